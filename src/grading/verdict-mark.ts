import type { Verdict } from '../marking/verdict.ts';
import type { PartialCredit } from '../problems/problem.ts';
import { claimedSaid } from '../telling/claimed-said.ts';
import { type NestedText, nestedText, words } from '../telling/json.ts';
import { verdictSaid } from '../telling/verdict-said.ts';
import { type Mark, withoutScore } from './mark.ts';
import { earned } from './score.ts';

/** The mark that a verdict comes to. */
export function markOf(verdict: Verdict, partial: PartialCredit): Mark {
  const feedback = verdictSaid(verdict)
    .map(sentence => words(sentence))
    .join(' ');
  if (verdict.verdict === 'unreadable') return withoutScore('unreadable', feedback);
  const share = earned(verdict, partial);
  return {
    verdict: verdict.verdict,
    ...(share !== undefined && { share }),
    mistakes: verdict.verdict === 'wrong' ? verdict.mistakes.map(({ id, name }) => ({ id, name })) : [],
    feedback,
    readAs: readAs(verdict),
  };
}

/** Every value that is claimed, with the words between. */
const readAs = ({
  answer,
  claimed = [{ value: answer }],
}: Exclude<Verdict, { readonly verdict: 'unreadable' }>): string =>
  claimedSaid(claimed)
    .map(part => (typeof part === 'string' ? part : written(nestedText(part))))
    .join('');

/** [a, b], and [[a, b], [c, d]] for rows. */
const written = (nested: NestedText): string =>
  typeof nested === 'string' ? nested : `[${nested.map(written).join(', ')}]`;
