import { KINDS } from '../../kinds/kind.ts';
import { type CheckQuestion, FORMS } from '../../marking/check-question.ts';
import type { Verdict } from '../../marking/verdict.ts';
import { checkInGraph } from '../../tables/graph-check.ts';
import { verdictJson } from '../../telling/verdict-json.ts';
import { VERDICT_FORMATS, verdictText } from '../../telling/verdict-text.ts';
import { Unusable } from '../arguments.ts';
import type { Command } from '../command.ts';
import { shapeComplaint, unreadable } from '../complaint.ts';
import { answerLines } from '../json-lines.ts';
import { valuesAt } from '../values.ts';

const OPTIONS: Command['options'] = {
  of: { value: 'FUNCTION', says: 'the function that was to be differentiated' },
  expected: { value: 'RESULT', says: 'the right result, instead of the function' },
  wrt: { value: 'VARIABLE', says: 'the variable; without it the only one there is' },
  order: { value: 'NUMBER', says: 'which derivative is asked for, 1 to 6' },
  at: { value: 'VALUES', says: 'the point at which it is asked for, x=1,a=2, or @values.json' },
  kind: { value: 'KIND', choices: KINDS, says: 'the kind of differentiation' },
  along: { value: 'VECTOR', says: 'the direction of a directional derivative, (3, 4)' },
  dependent: { value: 'VARIABLE', says: 'the variable of an equation that depends on the other; y without it' },
  form: { value: 'FORM', choices: FORMS, says: 'the form the answer is to have' },
  rounding: { value: 'DECIMALS', says: 'how many decimals a number may be rounded to, 0 to 15' },
  domain: {
    value: 'DOMAIN',
    choices: ['strict'],
    says: 'strict: an answer that is real in other places is wrong; single points do not count',
  },
  assume: { value: 'CONDITIONS', says: 'what holds for the letters, a > 0; several with semicolons' },
  syntax: { value: 'SYNTAX', choices: ['text', 'latex'], says: 'how function and answer are written' },
  hints: { says: 'says where to look, without giving the answer away' },
  format: { value: 'FORMAT', choices: [...VERDICT_FORMATS, 'json'], says: 'what is printed' },
  stdin: { says: 'reads {"id", "of", "wrt", "answer", …} a line, writes {"id", "verdict", …} a line' },
};

/** One object of `check --stdin`, as the API would answer it. */
async function answerer() {
  const [{ CheckRequest }, { SAID }] = await Promise.all([
    import('../../server/marking-shapes.ts'),
    import('../../server/fields.ts'),
  ]);
  return (asked: Readonly<Record<string, unknown>>): object => {
    const parsed = CheckRequest.safeParse(asked, { error: SAID });
    if (!parsed.success) return { complaint: { message: shapeComplaint(parsed.error.issues), start: 0, end: 0 } };
    const { id: _, answer, ...question } = parsed.data;
    const marked = checkInGraph(question, answer);
    return marked.ok ? verdictJson(marked.value) : { complaint: marked.complaint };
  };
}

type Given = ReadonlyMap<string, string>;

const questionOf = (given: Given): CheckQuestion => ({
  of: given.get('of'),
  expected: given.get('expected'),
  wrt: given.get('wrt'),
  order: wholeNumber('order', given, 1, 6),
  at: given.has('at') ? valuesAt(given.get('at') ?? '') : undefined,
  kind: KINDS.find(kind => kind === given.get('kind')),
  along: given.get('along'),
  dependent: given.get('dependent'),
  form: FORMS.find(form => form === given.get('form')),
  rounding: wholeNumber('rounding', given, 0, 15),
  domain: given.has('domain') ? 'strict' : undefined,
  assume: given.get('assume')?.split(';'),
  syntax: given.get('syntax') === 'latex' ? 'latex' : undefined,
});

/** The value of an option from `least` to `most`; throws Unusable on anything else. */
function wholeNumber(name: string, given: Given, least: number, most: number): number | undefined {
  const text = given.get(name);
  if (text === undefined) return undefined;
  const value = text.trim() === '' ? Number.NaN : Number(text);
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  throw new Unusable(`--${name} ${text} cannot be used; give a whole number from ${least} to ${most}.`);
}

/** The answer; where there are several words it is said how they were meant to be given. */
function oneAnswer(words: readonly string[], given: Given): string {
  const [text, second] = words;
  if (text === undefined)
    throw new Unusable(
      "check found no answer; write it in quotes: gradwork check --of 'x^2 sin x' '2x sin x + x^2 cos x'.",
    );
  if (second === undefined) return text;
  const isPair = words.length === 2 && !given.has('of') && !given.has('expected');
  throw new Unusable(
    isPair
      ? `check found two texts; give the function with --of: gradwork check --of '${text}' '${second}'.`
      : `check takes one answer and found ${words.length}: ${words.join(', ')}; put the answer in one pair of quotes.`,
  );
}

function printed(verdict: Verdict, answer: string, given: Given): string {
  const format = VERDICT_FORMATS.find(each => each === given.get('format')) ?? 'text';
  if (given.get('format') === 'json') return JSON.stringify(verdictJson(verdict), null, 2);
  return verdictText(verdict, { answer, openness: given.has('hints') ? 'hints' : 'everything' }, format);
}

/** `gradwork check`: marks one answer. */
export const command: Command = {
  summary: 'marks an answer: right or wrong, and which mistake was made',
  usage: "--of 'FUNCTION' 'ANSWER'",
  options: OPTIONS,
  examples: [
    "--of 'x^2 sin x' '2x sin x + x^2 cos x'",
    "--of '(3x + 1)^4' '4(3x + 1)^3' --hints",
    "--of 'x^2 y' --kind gradient '(2x y, x^2)'",
    "--of 'sin x' --at x=1 --rounding 2 0.54",
  ],
  async run({ words, given }, terminal) {
    if (given.has('stdin')) {
      await answerLines(await answerer(), terminal.input, terminal.print);
      return 0;
    }
    const text = oneAnswer(words, given);
    const marked = checkInGraph(questionOf(given), text);
    if (!marked.ok) throw unreadable(given.get('of') ?? given.get('expected') ?? '', marked.complaint);
    if (marked.value.verdict !== 'unreadable')
      for (const { message } of marked.value.notes) terminal.complain(`note: ${message}`);
    terminal.print(printed(marked.value, text, given));
    return marked.value.verdict === 'correct' ? 0 : 1;
  },
};
