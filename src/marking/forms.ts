import { exactValue } from '../algebra/exact.ts';
import { collected } from '../algebra/like-terms.ts';
import { rationalOf } from '../algebra/rational.ts';
import { isOneFraction } from '../algebra/shape.ts';
import { readSum } from '../algebra/sum.ts';
import type { Step } from '../derivation/step.ts';
import { tidy, tidyingOf } from '../derivation/tidy.ts';
import { type Call, type Expr, isCall, isNumber } from '../expression/expression.ts';
import { treeSize, variables } from '../expression/measure.ts';
import { postorder } from '../expression/walk.ts';
import type { Form } from './check-question.ts';
import { factorOf } from './sum-factor.ts';

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

/**
 * What a teacher would still do: put like terms together, cancel, work numbers out, or write what is nearly twice as long
 * in the short way. Of several shapes that are about as short, 2x eˣ + x² eˣ and x eˣ(x + 2), each is simplified.
 */
function notSimplified(answer: Expr): Said | undefined {
  const known = knownValue(answer);
  if (known) return ['not simplified: ', known.of, ' is ', known.value];
  const steps = tidy(answer, tidyingOf(answer));
  const tidied = steps.at(-1)?.result ?? answer;
  const [size, shorter] = [treeSize(answer), treeSize(tidied)];
  const isLong = shorter < LONG * size || (shorter < size && isCancelled(answer, tidied));
  if (!isLong && !hasLikeTerms(answer) && !steps.some(isOwed)) return undefined;
  return ['not simplified: ', answer, ' can be written ', tidied];
}

/** The innermost function whose value is known, and shorter: ln(e), sin(π/2), e^(ln u). */
function knownValue(answer: Expr): { readonly of: Expr; readonly value: Expr } | undefined {
  for (const of of postorder(answer)) {
    const isFunction = of.kind === 'call' && !ARITHMETIC.has(of.op) && !ROOTS.has(of.op);
    const value = isFunction ? (undone(of) ?? exactValue(of)) : of;
    if (treeSize(value) < treeSize(of)) return { of, value };
  }
  return undefined;
}

const ARITHMETIC: ReadonlySet<string> = new Set(['add', 'multiply', 'divide', 'negate', 'power']);

/** Roots are tidied as powers are. */
const ROOTS: ReadonlySet<string> = new Set(['sqrt', 'cbrt']);

/** u of e^(ln u) and ln(e^u): the one undoes the other. */
function undone({ op, args: [inner] }: Call): Expr | undefined {
  const undoing = { exp: 'log', log: 'exp' }[op];
  return inner && undoing !== undefined && isCall(inner, undoing) ? inner.args[0] : undefined;
}

/** An answer is too long where the tidied line is shorter than this part of it: 1 of sin²(x) + cos²(x). */
const LONG = 0.55;

/** The tidyings that give no other shape, but finish what has been begun. */
const OWED: ReadonlySet<string> = new Set(
  ['numbers-first', 'like-terms', 'powers', 'cancel', 'root', 'fraction', 'zeros', 'signs', 'minor'].map(
    id => `tidy:${id}`,
  ),
);

/** A step that shortens, or that works numbers out: (6/4)x and √8 are not finished, and x·2 is 2x in another order. */
function isOwed({ rule, of, result }: Step): boolean {
  if (!OWED.has(rule)) return false;
  if (radicand(result) < radicand(of)) return true;
  const gain = treeSize(of) - treeSize(result);
  return rule === 'tidy:like-terms' || gain > 0 || (gain === 0 && numbersIn(of) !== numbersIn(result));
}

/** The sum of the numbers that stand alone under roots. */
const radicand = (e: Expr): number =>
  postorder(e).reduce((sum, node) => {
    const [under] = isCall(node, 'sqrt') || isCall(node, 'cbrt') ? node.args : [];
    return under?.kind === 'number' ? sum + Number(under.digits) : sum;
  }, 0);

/** The numbers that stand in an expression, in ascending order. */
const numbersIn = (e: Expr): string =>
  postorder(e)
    .flatMap(node => (node.kind === 'number' ? [node.digits] : []))
    .toSorted()
    .join(' ');

/** Whether nothing is divided by any more: (6x + 4)/2 is 3x + 2. */
const isCancelled = (answer: Expr, tidied: Expr): boolean => hasQuotient(answer) && !hasQuotient(tidied);

const hasQuotient = (e: Expr): boolean => postorder(e).some(node => isCall(node, 'divide'));

/** Whether terms of a sum differ in their number alone. */
const hasLikeTerms = (answer: Expr): boolean =>
  postorder(answer).some(node => isCall(node, 'add') && collected(readSum(node)) !== undefined);

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

/** A bracket that is still multiplied, subtracted or raised to a whole power. */
function notExpanded(answer: Expr): Said | undefined {
  const bracket = inArithmetic(answer)
    .filter(node => node.kind === 'call')
    .map(bracketIn)
    .find(found => found !== undefined);
  if (bracket) return ['not expanded: the bracket ', bracket, ' is still multiplied'];
  if (!hasLikeTerms(answer)) return undefined;
  const together = tidy(answer, tidyingOf(answer)).find(({ rule }) => rule === 'tidy:like-terms')?.result;
  return ['not expanded: like terms are to be put together', ...(together ? [', ', together] : [])];
}

function bracketIn(node: Call): Expr | undefined {
  if (node.op === 'multiply' || node.op === 'negate') return node.args.find(arg => isCall(arg, 'add'));
  const [base, exponent] = isCall(node, 'power') ? node.args : [];
  const isWhole = exponent?.kind === 'number' && /^\d+$/.test(exponent.digits) && !isNumber(exponent, '1');
  return base && isCall(base, 'add') && isWhole ? base : undefined;
}

/** Fractions, or powers below 0, that stand in a sum; fractions in one another. */
function notOneFraction(answer: Expr): Said | undefined {
  const fractions = inArithmetic(answer).filter(isFraction);
  if (fractions.length === 0 || (fractions.length === 1 && isOneFraction(answer))) return undefined;
  if (isCall(answer, 'add'))
    return ['not one fraction: the terms ', ...listed(answer.args), ' can be put over one denominator'];
  return ['not one fraction: ', answer, ' has more than one bar, or a power below 0'];
}

/** What is added, multiplied, divided and raised to a power: not what stands in a function or an exponent. */
function inArithmetic(answer: Expr): readonly Expr[] {
  const found: Expr[] = [];
  const open = [answer];
  for (let e = open.pop(); e; e = open.pop()) {
    found.push(e);
    if (e.kind === 'call' && ARITHMETIC.has(e.op)) open.push(...(e.op === 'power' ? e.args.slice(0, 1) : e.args));
  }
  return found;
}

function isFraction(node: Expr): boolean {
  const [, exponent] = isCall(node, 'power') ? node.args : [];
  const isBelow = exponent !== undefined && (rationalOf(exponent)?.s ?? 1n) < 0n;
  return (isCall(node, 'divide') || isBelow) && variables(node).length > 0;
}

const listed = (terms: readonly Expr[]): Said => terms.flatMap((term, i) => (i > 0 ? [' and ', term] : [term]));
