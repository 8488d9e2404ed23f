import { UNIT } from '../algebra/exponents.ts';
import { collected } from '../algebra/like-terms.ts';
import { joined, type Product, productOf } from '../algebra/product.ts';
import { opposite, readSum, type Sum } from '../algebra/sum.ts';
import { type Style, writeSum } from '../algebra/writing.ts';
import { silently } from '../derivation/silent.ts';
import { tidy, tidyingOf } from '../derivation/tidy.ts';
import { same } from '../expression/equality.ts';
import { add, divide, type Expr, isCall, multiply, ONE } from '../expression/expression.ts';
import { postorder } from '../expression/walk.ts';
import type { Part, Statement, Words } from './kind.ts';

/** A linear equation solved: the lines that lead there, and the solution. */
interface Solved {
  readonly parts: readonly Part[];
  readonly solution: Expr;
}

/** What is to be solved, and how it is written. */
interface Linear {
  readonly left: Expr;
  readonly right: Expr;
  readonly unknown: Expr;
  readonly style: Style;
}

/**
 * Solves left = right for an unknown that stands in sums, products and numerators alone, as a derivative does after
 * differentiating. Gives undefined where the unknown drops out.
 */
export function solved(left: Expr, right: Expr, unknown: Expr, heading: Words): Solved | undefined {
  const linear = { left, right, unknown, style: tidyingOf(add(left, right)) };
  const { coefficients, rest } = oneSided(linear);
  if (coefficients.length === 0) return undefined;
  const [coefficient, value] = [writeSum(coefficients, linear.style), writeSum(rest, linear.style)];
  const quotient = same(coefficient, ONE) ? value : divide(value, coefficient);
  const steps = tidy(quotient, linear.style);
  const lines = [
    { left, right, reason: '' },
    inOpenTerms(linear),
    { left: withUnknown(coefficients, linear), right: value, reason: ['terms with ', unknown, ' on one side'] },
    ...(coefficients.length > 1
      ? [{ left: multiply(coefficient, unknown), right: value, reason: 'common factor' }]
      : []),
    { left: unknown, right: quotient, ...divided(coefficient) },
  ];
  return {
    parts: [
      { kind: 'statements', heading, inset: 2, algebra: true, lines: news(lines) },
      ...(steps.length > 0 ? [{ kind: 'tidying', steps, left: unknown } as const] : []),
    ],
    solution: steps.at(-1)?.result ?? quotient,
  };
}

/** The terms of a side, brackets that hold the unknown opened, so that it is a factor of its terms. */
function termsOf(side: Expr, unknown: Expr): Sum {
  const terms: Product[] = [];
  const open = [...readSum(side)].reverse();
  for (let term = open.pop(); term; term = open.pop()) {
    const place = term.factors.findIndex(({ base }) => !same(base, unknown) && holds(base, unknown));
    const bracket = term.factors[place];
    const others = productOf(term.coefficient, term.factors.toSpliced(place, 1), term.decimal);
    if (bracket)
      open.push(
        ...readSum(bracket.base)
          .map(inner => joined(others, inner))
          .reverse(),
      );
    else terms.push(productOf(term.coefficient, term.factors, term.decimal));
  }
  return nonZero(terms);
}

const holds = (e: Expr, part: Expr): boolean => postorder(e).some(node => node === part || same(node, part));

const nonZero = (terms: Sum): Sum => (collected(terms) ?? terms).filter(({ coefficient }) => coefficient.n !== 0n);

/** The coefficients of the unknown, and the terms without it. */
interface Parted {
  readonly coefficients: Sum;
  readonly rest: Sum;
}

function parted(side: Expr, unknown: Expr): Parted {
  const isUnknown = ({ base }: Product['factors'][number]): boolean => same(base, unknown);
  const [having, rest] = [true, false].map(has =>
    termsOf(side, unknown).filter(t => t.factors.some(isUnknown) === has),
  );
  const coefficients = (having ?? []).map(term =>
    productOf(
      term.coefficient,
      term.factors.filter(factor => !isUnknown(factor)),
      term.decimal,
    ),
  );
  return { coefficients, rest: rest ?? [] };
}

/** Everything with the unknown on the side that has it, the left one where both have. */
function oneSided({ left, right, unknown }: Linear): Parted {
  const [a, b] = [parted(left, unknown), parted(right, unknown)];
  const [here, there] = a.coefficients.length > 0 ? [a, b] : [b, a];
  return {
    coefficients: nonZero([...here.coefficients, ...there.coefficients.map(opposite)]),
    rest: nonZero([...there.rest, ...here.rest.map(opposite)]),
  };
}

const withUnknown = (coefficients: Sum, { unknown, style }: Linear): Expr =>
  writeSum(
    coefficients.map(term => productOf(term.coefficient, [...term.factors, { base: unknown, exponent: UNIT }])),
    style,
  );

/** Both sides as sums of terms, numbers first. */
function inOpenTerms({ left, right, unknown, style }: Linear): Statement {
  const hasBracket = [left, right].some(side =>
    readSum(side).some(({ factors }) => factors.some(({ base }) => !same(base, unknown) && holds(base, unknown))),
  );
  const [l, r] = [left, right].map(side => writeSum(termsOf(side, unknown), style));
  return { left: l ?? left, right: r ?? right, reason: hasBracket ? 'multiply out' : 'numbers first' };
}

const divided = (by: Expr): Pick<Statement, 'reason' | 'remark'> => ({
  reason: ['divided by ', by],
  ...(isPlainNumber(by) ? {} : { remark: [by, ' ≠ 0'] }),
});

const isPlainNumber = (e: Expr): boolean => (isCall(e, 'negate') ? e.args[0] : e)?.kind === 'number';

/** The lines after the first that do not repeat the one above them, brackets aside. */
const news = (lines: readonly Statement[]): Statement[] =>
  lines.filter((line, i) => {
    const above = lines[i - 1];
    return above !== undefined && !(sameSide(line.left, above.left) && sameSide(line.right, above.right));
  });

const sameSide = (a: Statement['right'], b: Statement['right']): boolean =>
  a !== undefined && b !== undefined && 'kind' in a && 'kind' in b && same(silently(a), silently(b));
