import { check } from '../../marking/check.ts';
import type { CheckQuestion } from '../../marking/check-question.ts';
import { FORMS } from '../../marking/check-question.ts';
import { verdictJson } from '../../telling/verdict-json.ts';
import { Unusable } from '../arguments.ts';
import type { Command } from '../command.ts';
import { shapeComplaint, unreadable } from '../complaint.ts';
import { answerLines } from '../json-lines.ts';

const OPTIONS: Command['options'] = {
  of: { value: 'FUNCTION', says: 'the function that was to be differentiated' },
  expected: { value: 'RESULT', says: 'the right result, instead of the function' },
  wrt: { value: 'VARIABLE', says: 'the variable; without it the only one there is' },
  form: { value: 'FORM', choices: FORMS, says: 'the form the answer is to have' },
  stdin: { says: 'reads {"id", "of", "wrt", "answer", …} a line, writes {"id", "verdict", …} a line' },
};

/** One object of `check --stdin`, as the API would answer it. */
async function answerer() {
  const { CheckRequest } = await import('../../server/shapes.ts');
  return (asked: Readonly<Record<string, unknown>>): object => {
    const parsed = CheckRequest.safeParse(asked);
    if (!parsed.success) return { complaint: { message: shapeComplaint(parsed.error.issues), start: 0, end: 0 } };
    const { id: _, answer, ...question } = parsed.data;
    const marked = check(question, answer);
    return marked.ok ? verdictJson(marked.value) : { complaint: marked.complaint };
  };
}

const questionOf = (given: ReadonlyMap<string, string>): CheckQuestion => ({
  of: given.get('of'),
  expected: given.get('expected'),
  wrt: given.get('wrt'),
  form: FORMS.find(form => form === given.get('form')),
});

export const command: Command = {
  summary: 'marks an answer: right or wrong, and which mistake was made',
  usage: "--of 'FUNCTION' 'ANSWER'",
  options: OPTIONS,
  examples: ["--of 'x^2 sin x' --wrt x '2x sin x + x^2 cos x'"],
  async run({ words, given }, terminal) {
    if (given.has('stdin')) {
      await answerLines(await answerer(), terminal.input, terminal.print);
      return 0;
    }
    const [text] = words;
    if (text === undefined || words.length > 1) throw new Unusable('check takes one answer, in quotes.');
    const marked = check(questionOf(given), text);
    if (!marked.ok) throw unreadable(given.get('of') ?? '', marked.complaint);
    terminal.print(JSON.stringify(verdictJson(marked.value), null, 2));
    return marked.value.verdict === 'correct' ? 0 : 1;
  },
};
