import type { Question } from '../../question.ts';
import { asText } from '../../telling/as-text.ts';
import { derivationJson } from '../../telling/json.ts';
import { tellOrders } from '../../telling/lines.ts';
import type { Level } from '../../telling/told.ts';
import { settle, type Worked, workOut } from '../../worked.ts';
import { Unusable } from '../arguments.ts';
import type { Command, ExitStatus, Terminal } from '../command.ts';
import { unreadable } from '../complaint.ts';
import { answerLines } from '../json-lines.ts';
import { valuesAt } from '../values.ts';

const LEVELS = ['brief', 'normal', 'full'] as const;
const NOTATIONS = ['leibniz', 'lagrange'] as const;

type Notation = (typeof NOTATIONS)[number];

/** How a derivation is to look. */
interface Look {
  readonly level: Level;
  readonly notation: Notation;
}

const toldIn = (worked: Worked, look: Look) =>
  tellOrders(worked.derivations, { ...look, spelling: worked.reading.spelling });

/** How a derivation is printed, by the name of its format; imported when asked for. */
const FORMATS: Readonly<Record<string, (worked: Worked, look: Look, ms: number) => Promise<string>>> = {
  text: async (worked, look) => asText(toldIn(worked, look), worked.certificate).trimEnd(),
  latex: async (worked, look) =>
    (await import('../../telling/as-latex.ts')).asLatexDocument(toldIn(worked, look), worked.certificate),
  markdown: async (worked, look) =>
    (await import('../../telling/as-markdown.ts')).asMarkdown(toldIn(worked, look), worked.certificate),
  html: async (worked, look) => (await import('../../../views/standalone.ts')).standalonePage(worked, look),
  json: async (worked, _, ms) => JSON.stringify(derivationJson(worked, ms), null, 2),
};

/** One object of `derive --stdin`, as the API would answer it. */
async function answerer() {
  const { DeriveRequest } = await import('../../server/shapes.ts');
  return async (asked: Readonly<Record<string, unknown>>) => {
    const parsed = DeriveRequest.safeParse(asked);
    if (!parsed.success) return { complaint: { message: shapeComplaint(parsed.error.issues), start: 0, end: 0 } };
    const { id: _, steps, level: __, kind: ___, ...rest } = parsed.data;
    const begun = performance.now();
    const read = workOut(rest);
    const ms = performance.now() - begun;
    return read.ok ? derivationJson(await settle(read.value), ms, steps) : { complaint: read.complaint };
  };
}

const shapeComplaint = (
  issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[],
): string => issues.map(({ path, message }) => `“${path.join('.')}”: ${message}`).join('; ');

const OPTIONS: Command['options'] = {
  wrt: { value: 'VARIABLE', says: 'the variable; without it the only one there is' },
  order: { value: 'NUMBER', says: 'how often to differentiate, 1 to 6' },
  at: { value: 'VALUES', says: "where the derivative's value is wanted, x=1,a=2, or @values.json" },
  level: { value: 'LEVEL', choices: LEVELS, says: 'how much is shown' },
  notation: { value: 'NOTATION', choices: NOTATIONS, says: 'd/dx[…] or (…)′' },
  format: { value: 'FORMAT', choices: Object.keys(FORMATS), says: 'what is printed' },
  syntax: { value: 'SYNTAX', choices: ['text', 'latex'], says: 'how the function is written' },
  stdin: { says: 'reads {"id", "f", "wrt"?, …} a line, writes {"id", "derivative", …} or {"id", "complaint"} a line' },
};

function questionOf(f: string, given: ReadonlyMap<string, string>): Question {
  const [at, order] = [given.get('at'), given.get('order')];
  return {
    f,
    syntax: given.get('syntax') === 'latex' ? 'latex' : 'text',
    wrt: given.get('wrt'),
    at: at === undefined ? undefined : valuesAt(at),
    order: order === undefined ? undefined : Number(order),
  };
}

const lookOf = (given: ReadonlyMap<string, string>): Look => ({
  level: LEVELS.find(level => level === given.get('level')) ?? 'normal',
  notation: NOTATIONS.find(notation => notation === given.get('notation')) ?? 'leibniz',
});

async function deriveOne(
  question: Question,
  given: ReadonlyMap<string, string>,
  terminal: Terminal,
): Promise<ExitStatus> {
  const begun = performance.now();
  const read = workOut(question);
  const ms = performance.now() - begun;
  if (!read.ok) throw unreadable(question.f, read.complaint);
  const worked = await settle(read.value);
  const { reading, value, certificate } = worked;
  for (const { message } of reading.notes) terminal.complain(`note: ${message}`);
  const format = given.get('format') ?? 'text';
  terminal.print((await FORMATS[format]?.(worked, lookOf(given), ms)) ?? '');
  if (value !== undefined && format === 'text') terminal.print(`Value: ${value}`);
  return certificate.agrees === true ? 0 : 1;
}

export const command: Command = {
  summary: 'derives a function: every step, the result, and the check against backpropagation',
  usage: "'FUNCTION'",
  options: OPTIONS,
  examples: ["'x^2 sin x'", "'a x^2' --wrt x --order 2", "'e^(-x^2)' --at x=1 --format markdown"],
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
