import { certify } from '../checking/certify.ts';
import { derivative } from '../expression/expression.ts';
import { whole } from '../reading/complaints.ts';
import type { Read } from '../reading/reading.ts';
import { type Difference, differenceOf } from './difference.ts';
import { algebraicLimitOf, type Limit } from './difference-limits.ts';
import type { KindQuestion, KindWorked, Part } from './kind.ts';
import { ofKnownLimit } from './known-limits.ts';
import { oneWorked, readOnce } from './one-function.ts';
import { withValue } from './several.ts';

/**
 * The derivative as the limit of the difference quotient, the algebra line by line: of polynomials (multiplied out), of
 * their quotients (over one denominator) and of their square roots (times the conjugate), and of sin x, cos x, e^x and
 * ln x, whose limits at 0 are taken as known. A complaint for any other
 * function, which says what is possible.
 */
export function workOutFirstPrinciples(question: KindQuestion): Read<KindWorked> {
  const read = readOnce(question, ONCE);
  if (!read.ok) return read;
  const { f, x } = read.value;
  const difference = differenceOf(f, x);
  const found = algebraicLimitOf(difference) ?? ofKnownLimit(difference);
  if (!found) return { ok: false, complaint: whole(question.f, POSSIBLE) };
  const { result } = found;
  const certificate = certify(f, x, result);
  return {
    ok: true,
    value: oneWorked('first-principles', read.value, {
      ...withValue(partsOf(difference, found), derivative(f, x), result, question.at),
      result,
      certificate,
    }),
  };
}

const POSSIBLE =
  'From first principles polynomials, quotients of polynomials and square roots of polynomials are worked out, such as x^3 - 2x, 1/x or sqrt(2x + 1), and sin x, cos x, e^x and ln x. For this function use the rules: leave out the kind.';
const ONCE = 'From first principles a function is differentiated once: leave out the order.';

function partsOf({ f, x }: Difference, { lines, steps }: Limit): Part[] {
  const told: Part = { kind: 'statements', lines: [{ left: derivative(f, x), reason: '' }, ...lines] };
  return steps.length > 0 ? [told, { kind: 'tidying', steps }] : [told];
}
