import { PLAIN } from '../algebra/kernel-writing.ts';
import { collected } from '../algebra/like-terms.ts';
import { fractionForms } from '../algebra/simplest.ts';
import { readSum } from '../algebra/sum.ts';
import { writeProduct, writeSum } from '../algebra/writing.ts';
import { same } from '../expression/equality.ts';
import { add, type Expr, isCall, negate, ZERO } from '../expression/expression.ts';
import { substitute } from '../expression/substitution.ts';
import { rebuild } from '../expression/walk.ts';
import { readStrict } from '../reading/strict-reader.ts';
import type { Witness } from './agreement.ts';
import { Decimal } from './ball.ts';
import { inDigits, MEETING, shown } from './digits.ts';
import { hidesPart } from './unseen.ts';

/** Functions that come near to another one far to the right or to the left, written so that what is left over shows. */
const FAR_OUT: Readonly<Record<'right' | 'left', Readonly<Record<string, string>>>> = {
  right: {
    tanh: '1 - 2 / (1 + exp(2 * u))',
    coth: '1 + 2 / (exp(2 * u) - 1)',
    sigmoid: '1 - 1 / (1 + exp(u))',
    cosh: '(exp(u) + exp(-u)) / 2',
    sinh: '(exp(u) - exp(-u)) / 2',
  },
  left: {
    tanh: '2 / (1 + exp(-2 * u)) - 1',
    coth: '-1 - 2 / (exp(-2 * u) - 1)',
    sigmoid: '1 / (1 + exp(-u))',
    cosh: '(exp(u) + exp(-u)) / 2',
    sinh: '(exp(u) - exp(-u)) / 2',
  },
};

type Forms = ReadonlyMap<string, Expr>;

const FORMS: readonly Forms[] = Object.values(FAR_OUT).map(
  forms => new Map(Object.entries(forms).map(([op, form]) => [op, readStrict(form)])),
);

const withForms = (e: Expr, forms: Forms): Expr =>
  rebuild(e, node => {
    const [u] = node.kind === 'call' ? node.args : [];
    const form = node.kind === 'call' ? forms.get(node.op) : undefined;
    return form && u ? substitute(form, new Map([['u', u]])) : node;
  });

/** How many products of two terms the difference may cost. */
const BUDGET = 1_000;

/**
 * What is expected less an answer, once equal terms have cancelled: of 10^100 + sin(x) and 10^100 + cos(x) there is left
 * sin(x) − cos(x), which digits do show. Several forms, each made when it is asked for.
 */
export function* remainders(expected: Expr, answer: Expr): Generator<Expr> {
  const difference = add(expected, negate(answer));
  for (const way of new Set([difference, ...FORMS.map(forms => withForms(difference, forms))])) {
    const terms = readSum(way);
    yield writeSum(collected(terms) ?? terms, PLAIN);
    const forms = fractionForms(way, PLAIN, { budget: BUDGET, isOfUse: () => true });
    for (const form of forms) yield writeProduct(form, PLAIN);
  }
}

/** What a remainder says at one point: that something is left, with its size, that nothing is, or nothing for certain. */
type Left = { readonly difference: number | string } | 'nothing' | undefined;

/** What 64 digits say of a remainder at a point at which both sides are real. */
export function leftAt(remainder: Expr, at: Witness['at']): Left {
  if (same(remainder, ZERO)) return 'nothing';
  const ball = inDigits(remainder, at);
  if (!ball) return undefined;
  if (ball.mid.abs().gt(ball.radius)) return { difference: shown(ball.mid) };
  return ball.radius.lte(MEETING.times(sizeOfTerms(remainder, at))) && !hidesPart(remainder, at)
    ? 'nothing'
    : undefined;
}

/** The size of the largest of its terms: what cancels leaves digits in proportion to it. */
const sizeOfTerms = (e: Expr, at: Witness['at']): Decimal =>
  Decimal.max(0, ...(isCall(e, 'add') ? e.args : [e]).map(term => inDigits(term, at)?.mid.abs() ?? 0));
