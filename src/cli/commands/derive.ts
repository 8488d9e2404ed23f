import { settle } from '../../checking/witness.ts';
import { KINDS, type KindQuestion } from '../../kinds/kind.ts';
import { type Answer, answered } from '../../kinds/kinds.ts';
import { Unusable } from '../arguments.ts';
import type { Command, ExitStatus, Terminal } from '../command.ts';
import { shapeComplaint, unreadable } from '../complaint.ts';
import { FORMATS, jsonOf, type Look } from '../derive-formats.ts';
import { answerLines } from '../json-lines.ts';
import { valuesAt } from '../values.ts';

const LEVELS = ['brief', 'normal', 'full'] as const;
const NOTATIONS = ['leibniz', 'lagrange'] as const;

/** One object of `derive --stdin`, as the API would answer it. */
async function answerer() {
  const [{ DeriveRequest }, { SAID }] = await Promise.all([
    import('../../server/shapes.ts'),
    import('../../server/fields.ts'),
  ]);
  return async (asked: Readonly<Record<string, unknown>>) => {
    const parsed = DeriveRequest.safeParse(asked, { error: SAID });
    if (!parsed.success) return { complaint: { message: shapeComplaint(parsed.error.issues), start: 0, end: 0 } };
    const { id: _, steps, level: __, ...rest } = parsed.data;
    const begun = performance.now();
    const read = answered(rest);
    const ms = performance.now() - begun;
    return read.ok ? jsonOf(await settle(read.value), ms, steps) : { complaint: read.complaint };
  };
}

const OPTIONS: Command['options'] = {
  wrt: { value: 'VARIABLE', says: 'the variable; without it the only one there is' },
  order: { value: 'NUMBER', says: 'how often to differentiate, 1 to 6' },
  at: { value: 'VALUES', says: "where the derivative's value is wanted, x=1,a=2, or @values.json" },
  kind: { value: 'KIND', choices: KINDS, says: 'the kind of differentiation' },
  along: { value: 'VECTOR', says: 'the direction of a directional derivative, (3, 4)' },
  dependent: { value: 'VARIABLE', says: 'the variable of an equation that depends on the other; y without it' },
  output: { value: 'LETTER', says: 'a letter for the function, in which its derivative is written: s for s(1 − s)' },
  ways: { says: 'every way a teacher would offer, the shortest first' },
  level: { value: 'LEVEL', choices: LEVELS, says: 'how much is shown' },
  notation: { value: 'NOTATION', choices: NOTATIONS, says: 'd/dx[…] or (…)′' },
  format: { value: 'FORMAT', choices: Object.keys(FORMATS), says: 'what is printed' },
  syntax: { value: 'SYNTAX', choices: ['text', 'latex'], says: 'how the function is written' },
  stdin: { says: 'reads {"id", "f", "wrt"?, …} a line, writes {"id", "derivative", …} or {"id", "complaint"} a line' },
};

function questionOf(f: string, given: ReadonlyMap<string, string>): KindQuestion {
  const [at, order] = [given.get('at'), given.get('order')];
  return {
    f,
    syntax: given.get('syntax') === 'latex' ? 'latex' : 'text',
    wrt: given.get('wrt'),
    kind: KINDS.find(kind => kind === given.get('kind')),
    along: given.get('along'),
    dependent: given.get('dependent'),
    output: given.get('output'),
    ways: given.has('ways'),
    at: at === undefined ? undefined : valuesAt(at),
    order: order === undefined ? undefined : orderIn(order),
  };
}

/** Throws Unusable on what is no number; which numbers are orders is said where the question is read. */
function orderIn(order: string): number {
  if (order.trim() === '' || Number.isNaN(Number(order)))
    throw new Unusable(`“${order}” is no order; give a whole number from 1 to 6, such as --order 2.`);
  return Number(order);
}

const lookOf = (given: ReadonlyMap<string, string>): Look => ({
  level: LEVELS.find(level => level === given.get('level')) ?? 'normal',
  notation: NOTATIONS.find(notation => notation === given.get('notation')) ?? 'leibniz',
});

const notesOf = (done: Answer) => ('parts' in done ? done.notes : done.reading.notes);

/** The value that stands below the lines; the other kinds have it among them. */
const plainValue = (done: Answer): number | undefined =>
  typeof done.value === 'number' && (!('parts' in done) || done.kind === 'derivative') ? done.value : undefined;

async function deriveOne(
  question: KindQuestion,
  given: ReadonlyMap<string, string>,
  terminal: Terminal,
): Promise<ExitStatus> {
  const format = given.get('format') ?? 'text';
  const begun = performance.now();
  const read = answered(question);
  const ms = performance.now() - begun;
  if (!read.ok) throw unreadable(question.f, read.complaint);
  const done = await settle(read.value);
  for (const { message } of notesOf(done)) terminal.complain(`note: ${message}`);
  terminal.print((await FORMATS[format]?.(done, lookOf(given), ms)) ?? '');
  const value = plainValue(done);
  if (value !== undefined && format === 'text')
    terminal.print(
      Number.isFinite(value) ? `Value: ${value}` : 'Value: none; the derivative has no value at this point',
    );
  return done.certificate.agrees === true ? 0 : 1;
}

/** `gradwork derive`: a derivative with its steps. */
export const command: Command = {
  summary: 'derives a function: every step, the result, and the check against backpropagation',
  usage: "'FUNCTION'",
  options: OPTIONS,
  examples: [
    "'x^2 sin x'",
    "'x^2 y' --kind directional --along '(3, 4)'",
    "'a x^2' --wrt x --order 2",
    "'1/(1 + e^(-b))' --output s",
    "'x^2/(x + 1)' --ways",
    "'e^(-x^2)' --at x=1 --format markdown",
  ],
  async run({ words, given }, terminal) {
    if (given.has('stdin')) {
      await answerLines(await answerer(), terminal.input, terminal.print);
      return 0;
    }
    const [f] = words;
    if (f === undefined || words.length > 1)
      throw new Unusable("derive takes one function, in quotes: gradwork derive 'x^2 sin x'.");
    return deriveOne(questionOf(f, given), given, terminal);
  },
};
