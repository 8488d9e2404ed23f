import { divide, ONE, symbol, ZERO } from '../expression/expression.ts';
import { mapped } from '../kinds/several.ts';
import type { SlopeThere } from '../kinds/slope-there.ts';
import type { Marking } from './marking.ts';
import { askedAt, noDerivativeSaid } from './no-derivative.ts';
import { infinityIn } from './reading/unanswered.ts';
import type { Verdict } from './verdict.ts';

/**
 * What is said of "undefined": right where the function has no derivative at the point that is asked about, wrong where
 * the derivative has a value. Infinity is right where the slope grows without bound, with its sign.
 */
export function withoutValue(text: string, marking: Marking): Verdict {
  const asRead = { answer: symbol(text.trim()), notes: [] };
  const asked = askedAt(marking);
  const none = asked && noDerivativeSaid(asked);
  if (none) {
    const infinity = infinityIn(text);
    if (!infinity || isTowards(infinity, asked.there)) return { ...asRead, verdict: 'correct', proved: false };
    return { ...asRead, verdict: 'wrong', mistakes: [], hint: none };
  }
  if (asked?.there.kind === 'end') return { ...asRead, verdict: 'undecided', why: END };
  const isValued = asked?.there.kind === 'smooth' || hasValue(marking);
  if (!isValued || asked?.there.kind === 'unknown') return { ...asRead, verdict: 'undecided', why: VALUELESS };
  return { ...asRead, verdict: 'wrong', mistakes: [], hint: HAS_VALUE };
}

const hasValue = ({ judge, expected }: Marking): boolean =>
  judge(mapped(expected.value, () => divide(ONE, ZERO))).kind === 'different';

/** Infinity without a sign may have either, and so may one where the sides differ. */
const isTowards = (infinity: { readonly sign: -1 | 0 | 1 }, there: SlopeThere): boolean =>
  'sign' in there && (infinity.sign === 0 || there.sign === 0 || infinity.sign === there.sign);

const END =
  'The function is real on one side of this point only: it has a slope on that side, and whether that is a derivative is a matter of definition.';
const VALUELESS = 'No value of the derivative could be found that would say otherwise.';
const HAS_VALUE = 'The derivative has a value: find it with the rules of differentiation.';
