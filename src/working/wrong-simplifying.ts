import { agreementOfMany } from '../agreement/agree.ts';
import { rationalOf } from '../algebra/rational.ts';
import { derive } from '../derivation/derive.ts';
import { add, call, divide, type Expr, isCall, multiply, ONE, parts } from '../expression/expression.ts';
import { contains } from '../expression/measure.ts';
import { postorder, rebuild } from '../expression/walk.ts';
import { mathText } from '../notation/math-text.ts';
import { isSame } from './so-far.ts';

/*
 * What goes wrong in tidying up a line and is no row of the table of mistakes, for no derivative has to do with it.
 */

/** A way of tidying up wrongly: what it makes of a part of a line, and what is said of that part. */
interface Simplifying {
  readonly into: (part: Expr) => readonly Expr[];
  readonly said: string;
}

const SIMPLIFYINGS: readonly Simplifying[] = [
  {
    into: part => [...cancelledBelow(part), ...cancelledAbove(part)],
    said: 'was cancelled in one term alone: only what is a factor of every term above and below can be cancelled',
  },
  { into: numbersAdded, said: 'is a product: its numbers were added instead of multiplied' },
  {
    into: bracketHalfOpened,
    said: 'has a bracket of which not every term was multiplied by all that stands before it',
  },
];

/** What went wrong in tidying up a line, in a sentence; undefined where none of the usual ways leads to the value. */
export function wronglySimplified(from: Expr, wrong: Expr, wrt: string): string | undefined {
  if (contains(from, wrt) && isSame(derive(from, wrt).result, wrong)) return DIFFERENTIATED_AGAIN;
  const agrees = agreementOfMany(wrong);
  const nodes = postorder(from);
  for (const { into, said } of SIMPLIFYINGS) {
    const part = nodes.find(node =>
      into(node)
        .slice(0, MOST_WAYS)
        .some(way => agrees(put(from, node, way)).kind === 'same'),
    );
    if (part) return `${mathText(part)} ${said}.`;
  }
  return undefined;
}

const DIFFERENTIATED_AGAIN =
  'This is the derivative of the line before: it has been differentiated once more than was asked.';

/** So many ways are tried at one part: in a long one some way may give almost anything. */
const MOST_WAYS = 20;

const put = (whole: Expr, part: Expr, instead: Expr): Expr => rebuild(whole, node => (node === part ? instead : node));

/** 2x/(x² + 1) as 2/(x + 1). */
const cancelledBelow = (part: Expr): readonly Expr[] =>
  cancelled(
    part,
    ([above, below]) => [above, below],
    (product, sum) => divide(product, sum),
  );

/** (x² + 1)/x as x + 1. */
const cancelledAbove = (part: Expr): readonly Expr[] =>
  cancelled(
    part,
    ([above, below]) => [below, above],
    (product, sum) => divide(sum, product),
  );

type Sides = readonly [Expr, Expr];

function cancelled(
  part: Expr,
  turned: (sides: Sides) => Sides,
  quotient: (product: Expr, sum: Expr) => Expr,
): readonly Expr[] {
  const [above, below] = isCall(part, 'divide') ? part.args : [];
  if (!above || !below) return [];
  const [product, sum] = turned([above, below]);
  const terms = isCall(sum, 'add') ? sum.args : [];
  return basesOf(product).flatMap(base =>
    terms.flatMap((term, i) =>
      basesOf(term).some(other => isSame(other, base))
        ? [quotient(divide(product, base), add(...terms.with(i, divide(term, base))))]
        : [],
    ),
  );
}

/** The factors of a product, of powers what is raised. */
const basesOf = (e: Expr): readonly Expr[] => {
  const [size = e] = isCall(e, 'negate') ? e.args : [];
  return factorsOf(size)
    .map(factor => (isCall(factor, 'power') ? (factor.args[0] ?? factor) : factor))
    .filter(factor => !rationalOf(factor));
};

/** Those of a factor in brackets too, 4(2x). */
const factorsOf = (e: Expr): readonly Expr[] => parts(e, 'multiply').flatMap(factor => parts(factor, 'multiply'));

/** 4(2x) as 6x. */
function numbersAdded(part: Expr): readonly Expr[] {
  if (!isCall(part, 'multiply')) return [];
  const factors = factorsOf(part);
  const numbers = factors.filter(rationalOf);
  const others = factors.filter(factor => !rationalOf(factor));
  return numbers.length > 1 ? [multiply(...others, call('add', ...numbers))] : [];
}

/** 2x(x − 1) as 2x² − 1 or 2x² − 2. */
function bracketHalfOpened(part: Expr): readonly Expr[] {
  if (!isCall(part, 'multiply')) return [];
  return part.args.flatMap((sum, at) => {
    const others = part.args.toSpliced(at, 1);
    const lesser = [ONE, ...(others.length > 1 ? others.map((_, i) => multiply(...others.toSpliced(i, 1))) : [])];
    const terms = isCall(sum, 'add') ? sum.args : [];
    return terms.flatMap((_, i) =>
      lesser.map(factor => add(...terms.map((term, j) => multiply(...(i === j ? [factor] : others), term)))),
    );
  });
}
