import type { Variant } from '../problems/variant.ts';
import { remarks, summary } from '../telling/working-text.ts';
import type { JudgedLine } from '../working/judged-line.ts';
import { working } from '../working/work-question.ts';
import { type Mark, withoutScore } from './mark.ts';

/**
 * Marks a derivation that is handed in as an answer with line breaks: wrong where a line is, with the first wrong line's
 * mistake; right where none is and the last one is the derivative. Anything else is for a person.
 */
export function workingMarker({ problem, body }: Variant): (answer: string) => Mark {
  const question = { f: body.text, wrt: problem.wrt[0], log: problem.log };
  return answer => {
    const judged = working(question, answer.split(/\r\n|\r|\n/));
    if (!judged.ok) return withoutScore('unmarked', `This problem cannot be marked: ${judged.complaint.message}`);
    const { lines, firstWrong, done } = judged.value;
    const readAs = lines.map(({ text }) => text.trim()).join('\n');
    const wrong = firstWrong === null ? undefined : lines[firstWrong];
    if (wrong && firstWrong !== null) return wrongMark(wrong, firstWrong, readAs, problem.partial.mistake);
    if (!lines.some(({ verdict }) => verdict === 'right'))
      return withoutScore(
        'unreadable',
        lines.flatMap(line => remarks(line, 'everything'))[0] ?? 'No line of this is a step.',
      );
    if (!done) return { ...withoutScore('undecided', summary(judged.value)), readAs };
    return { verdict: 'correct', share: 1, mistakes: [], feedback: 'Right.', readAs };
  };
}

const wrongMark = (line: JudgedLine, index: number, readAs: string, share: number): Mark => ({
  verdict: 'wrong',
  share: line.mistakes.length > 0 ? share : 0,
  mistakes: line.mistakes.map(({ id, name }) => ({ id, name })),
  feedback: [`Not right. Line ${index + 1}:`, ...remarks(line, 'everything')].join(' '),
  readAs,
});
