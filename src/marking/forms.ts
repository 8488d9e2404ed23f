import { commonPart } from '../algebra/common-factor.ts';
import { coefficientsIn, polynomialIn } from '../algebra/polynomial.ts';
import { rationalExpr, rationalOf } from '../algebra/rational.ts';
import { rationallyFactored } from '../algebra/real-roots.ts';
import { isOneFraction } from '../algebra/shape.ts';
import { readSum } from '../algebra/sum.ts';
import { writeProduct } from '../algebra/writing.ts';
import { tidy, tidyingOf } from '../derivation/tidy.ts';
import { add, type Call, type Expr, isCall, isNumber, negate, symbol } from '../expression/expression.ts';
import { treeSize, variables } from '../expression/measure.ts';
import { postorder } from '../expression/walk.ts';
import type { Form } from './check-question.ts';

/** Words about an answer, with expressions among them. */
export type Said = readonly (string | Expr)[];

/** What a right answer lacks to the form that is asked for, in words that follow "right, but"; undefined for nothing. */
export const missingTo = (form: Form, answer: Expr): Said | undefined => TESTS[form](answer);

const TESTS: Readonly<Record<Form, (answer: Expr) => Said | undefined>> = {
  any: () => undefined,
  simplified: notSimplified,
  factored: notFactored,
  expanded: notExpanded,
  'single-fraction': notOneFraction,
};

/** Shorter by a tidying, or in fewer terms: what a teacher would still put together. */
function notSimplified(answer: Expr): Said | undefined {
  const tidied = tidy(answer, tidyingOf(answer)).at(-1)?.result ?? answer;
  const gain = treeSize(answer) - treeSize(tidied);
  if (gain < 0 || (gain === 0 && readSum(tidied).length >= readSum(answer).length)) return undefined;
  return ['not simplified: ', answer, ' can be written ', tidied];
}

/** A sum, or a bracket among the factors, that still has a factor. */
function notFactored(answer: Expr): Said | undefined {
  for (const sum of factorsOf(answer).filter(factor => isCall(factor, 'add'))) {
    const factor = factorOf(sum);
    if (factor) return ['not fully factored: ', sum, ' has the factor ', factor];
  }
  return undefined;
}

/** The factors above and below all bars, powers by their bases. */
function factorsOf(answer: Expr): readonly Expr[] {
  const found: Expr[] = [];
  const open = [answer];
  for (let e = open.pop(); e; e = open.pop()) {
    const factors = e.kind === 'call' ? withinProduct(e) : [];
    if (factors.length > 0) open.push(...factors.toReversed());
    else found.push(e);
  }
  return found;
}

const withinProduct = ({ op, args }: Call): readonly Expr[] => {
  if (op === 'power') return args.slice(0, 1);
  return ['multiply', 'divide', 'negate'].includes(op) ? args : [];
};

/** A factor of every term, or the one of a rational root of a polynomial in one letter. */
function factorOf(sum: Expr): Expr | undefined {
  const common = commonPart(readSum(sum));
  if (!common.coefficient.equals(1) || common.factors.length > 0) return writeProduct(common, tidyingOf(sum));
  const [letter, another] = variables(sum);
  const terms = letter !== undefined && another === undefined ? polynomialIn(sum, [letter]) : undefined;
  const coefficients = terms && letter !== undefined ? coefficientsIn(terms, letter) : undefined;
  if (!coefficients || letter === undefined || coefficients.length < 3) return undefined;
  const [first] = rationallyFactored(coefficients).roots;
  if (!first) return undefined;
  const root = rationalExpr(first.root.abs());
  return add(symbol(letter), first.root.s < 0n ? root : negate(root));
}

/** A bracket that is still multiplied or raised to a whole power. */
function notExpanded(answer: Expr): Said | undefined {
  const bracket = postorder(answer)
    .filter(node => node.kind === 'call')
    .map(bracketIn)
    .find(found => found !== undefined);
  return bracket && ['not expanded: the bracket ', bracket, ' is still multiplied'];
}

function bracketIn(node: Call): Expr | undefined {
  if (node.op === 'multiply') return node.args.find(arg => isCall(arg, 'add'));
  const [base, exponent] = isCall(node, 'power') ? node.args : [];
  const isWhole = exponent?.kind === 'number' && /^\d+$/.test(exponent.digits) && !isNumber(exponent, '1');
  return base && isCall(base, 'add') && isWhole ? base : undefined;
}

/** Fractions, or powers below 0, that stand in a sum; fractions in one another. */
function notOneFraction(answer: Expr): Said | undefined {
  if (!postorder(answer).some(isFraction) || isOneFraction(answer)) return undefined;
  if (isCall(answer, 'add'))
    return ['not one fraction: the terms ', ...listed(answer.args), ' can be put over one denominator'];
  return ['not one fraction: ', answer, ' has more than one bar, or a power below 0'];
}

function isFraction(node: Expr): boolean {
  const [, exponent] = isCall(node, 'power') ? node.args : [];
  const isBelow = exponent !== undefined && (rationalOf(exponent)?.s ?? 1n) < 0n;
  return (isCall(node, 'divide') || isBelow) && variables(node).length > 0;
}

const listed = (terms: readonly Expr[]): Said => terms.flatMap((term, i) => (i > 0 ? [' and ', term] : [term]));
