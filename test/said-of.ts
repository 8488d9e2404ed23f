import { check } from '../src/marking/check.ts';
import type { CheckQuestion } from '../src/marking/check-question.ts';
import { words } from '../src/telling/json.ts';
import { verdictSaid } from '../src/telling/verdict-said.ts';

/** What is said of an answer, in one line. Throws where the question cannot be read. */
export function saidOf(question: CheckQuestion, answer: string): string {
  const read = check(question, answer);
  if (!read.ok) throw new Error(read.complaint.message);
  return verdictSaid(read.value)
    .map(said => words(said))
    .join(' ');
}
