import { hasOtherLimit, withPlainLimits } from '../marking/reading/limits.ts';
import { isUnanswered } from '../marking/reading/unanswered.ts';

/*
 * Lines that are not looked into, and what is said of them.
 */

const UNANSWERED = 'There is no step in this line: write the derivative of the part that you would begin with.';
const OF_LIMIT =
  'This limit is not judged here: write it with a letter that goes to 0, lim_{h->0}, or what it comes to in a line of its own.';

/**
 * Why a line is no step whatever else stands in it: it says that there is no answer (idk, ?), or takes a limit that is not read;
 * undefined of every other. Letters that are all in `known` are mathematics.
 */
export function whyNoStep(line: string, known: ReadonlySet<string>): string | undefined {
  // A rule drawn across the page says nothing.
  if (/[\p{L}?]/u.test(line) && isUnanswered(line, known)) return UNANSWERED;
  return hasOtherLimit(withPlainLimits(line)) ? OF_LIMIT : undefined;
}
