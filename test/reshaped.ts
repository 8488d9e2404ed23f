import { silently } from '../src/derivation/silent.ts';
import { tidy, tidyingOf } from '../src/derivation/tidy.ts';
import {
  add,
  call,
  divide,
  type Expr,
  isCall,
  isNumber,
  multiply,
  negate,
  ONE,
  power,
} from '../src/expression/expression.ts';
import { share } from '../src/expression/sharing.ts';
import { rebuild } from '../src/expression/walk.ts';

type Random = () => number;

/** The same function written in another way. */
type Reshape = (e: Expr, random: Random) => Expr;

/** Terms and factors in another order. */
const reordered: Reshape = (e, random) =>
  rebuild(e, node =>
    isCall(node, 'add') || isCall(node, 'multiply') ? call(node.op, ...shuffled(node.args, random)) : node,
  );

const shuffled = <T>(all: readonly T[], random: Random): T[] =>
  all
    .map(each => ({ each, at: random() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ each }) => each);

/** A product with a sum in it multiplied out, here and there. */
const expanded: Reshape = (e, random) =>
  rebuild(e, node => {
    const [sum, ...others] = isCall(node, 'multiply') ? node.args.toSorted((a, b) => termsOf(b) - termsOf(a)) : [];
    if (!sum || !isCall(sum, 'add') || sum.args.length > 4 || random() < 0.3) return node;
    return add(...sum.args.map(term => multiply(...others, term)));
  });

const termsOf = (e: Expr): number => (isCall(e, 'add') ? e.args.length : 1);

/** Fractions as products with a negative power, and the other way round. */
const asPowers: Reshape = (e, random) =>
  rebuild(e, node => {
    const [a, b] = node.kind === 'call' ? node.args : [];
    if (!a || !b || random() < 0.3) return node;
    if (isCall(node, 'divide')) return multiply(a, power(b, negate(ONE)));
    return isCall(node, 'power') && isNumber(b, '2') ? multiply(a, a) : node;
  });

/** A sum of two fractions over one denominator. */
const overOne: Reshape = e =>
  rebuild(e, node => {
    const [a, b, ...more] = isCall(node, 'add') ? node.args : [];
    if (!a || !b || more.length > 0 || !isCall(a, 'divide')) return node;
    const [top, bottom] = a.args;
    return top && bottom ? divide(add(top, multiply(b, bottom)), bottom) : node;
  });

const tidied: Reshape = e => tidy(share(e), tidyingOf(e)).at(-1)?.result ?? e;

const RESHAPES: readonly Reshape[] = [
  e => e,
  reordered,
  expanded,
  asPowers,
  overOne,
  tidied,
  silently,
  (e, random) => reordered(tidied(e, random), random),
  (e, random) => expanded(tidied(e, random), random),
  (e, random) => asPowers(reordered(e, random), random),
];

/** The expression written in a way chosen at random. */
export const reshaped: Reshape = (e, random) => RESHAPES[Math.floor(random() * RESHAPES.length)]?.(e, random) ?? e;
