import { fileURLToPath } from 'node:url';
import { backprop } from '../../backprop.ts';
import { strictText } from '../../expression/strict.ts';
import { textName } from '../../notation/names.ts';
import { loadProblems, problemById } from '../../problems/load.ts';
import { type Problem, programText } from '../../problems/problem.ts';
import { DEFAULT_SEED, type Variant, variant } from '../../problems/variant.ts';
import { problemTableMarker } from '../../tables/problem-table.ts';
import { value as shownValue } from '../../telling/check-line.ts';
import { workOut } from '../../worked.ts';
import { Unusable } from '../arguments.ts';
import type { Command, Terminal } from '../command.ts';
import { markTableFile, TABLE_OPTION } from '../table-file.ts';

/** The project's own problems, wherever the command is run. */
const PROBLEMS = fileURLToPath(new URL('../../../problems', import.meta.url));

const listed = (problems: readonly Problem[]): string =>
  problems.map(({ id, course, title }) => `${id.padEnd(30)}  ${course.padEnd(16)}  ${title}`).join('\n');

/** Without a seed the first variant, the same for everybody. */
function seedOf(text: string | undefined): number {
  const seed = Number(text ?? DEFAULT_SEED);
  if (Number.isSafeInteger(seed)) return seed;
  throw new Unusable(`“${text}” is not a seed; give an integer, such as --seed 7.`);
}

function told({ problem, statement, body, at }: Variant): string {
  const point = at
    ? [
        `at ${Object.entries(at)
          .map(([name, value]) => `${name} = ${value}`)
          .join(', ')}`,
      ]
    : [];
  return [
    problem.title,
    '',
    statement.trim(),
    '',
    body.text.trim(),
    ...point,
    `with respect to ${problem.wrt.join(', ')}; ${problem.points} ${problem.points === 1 ? 'point' : 'points'}`,
  ].join('\n');
}

/** The derivative by each variable asked for: from the engine, never from the file. */
const answers = ({ problem, body, at }: Variant): string[] =>
  problem.wrt.map(wrt => {
    const read = workOut({ f: body.text, wrt, log: problem.log, ...(at && { at }) });
    if (!read.ok) return `by ${wrt}: ${read.complaint.message}`;
    const { result, value } = read.value;
    return `by ${wrt}: ${strictText(result)}${value === undefined ? '' : ` = ${shownValue(value)}`}`;
  });

/** What the program computes on the way, at the problem's point: what one by hand is to be compared with. */
function quantities({ problem, body, at }: Variant): string[] {
  const read = at && backprop({ f: programText(body), at, log: problem.log });
  if (!read?.ok) return [];
  return read.value.nodes
    .filter(({ parents }) => parents.length > 0)
    .map(({ name, value }) => `${textName(name)} = ${shownValue(value)}`);
}

function complainOf(complaints: readonly { readonly message: string }[], terminal: Terminal): void {
  for (const { message } of complaints) terminal.complain(`gradwork: ${message}`);
}

/** `gradwork problem`: lists the problems, or tells one. */
export const command: Command = {
  summary: 'lists the problems, or tells one: its statement, its numbers, on request the answer; marks a table',
  usage: '[ID]',
  options: {
    seed: { value: 'NUMBER', says: 'which variant of a problem with parameters' },
    answer: { says: 'each quantity at the point, and the derivative by each variable asked for' },
    ...TABLE_OPTION,
  },
  examples: ['', 'neuron-by-hand', 'neuron-any-datum --seed 7 --answer', 'neuron-by-hand --table table.csv'],
  async run({ words, given }, terminal) {
    const { problems, complaints } = await loadProblems(PROBLEMS);
    complainOf(complaints, terminal);
    const [id] = words;
    if (id === undefined) {
      terminal.print(listed(problems));
      return 0;
    }
    const problem = problemById(problems, id);
    if (!problem) throw new Unusable(`there is no problem ${id}; gradwork problem lists them.`);
    const chosen = variant(problem, seedOf(given.get('seed')));
    const table = given.get('table');
    if (table !== undefined) return markTableFile(table, problemTableMarker(chosen), 'text', terminal);
    terminal.print(told(chosen));
    if (given.has('answer')) terminal.print(['', ...quantities(chosen), ...answers(chosen)].join('\n'));
    return 0;
  },
};
