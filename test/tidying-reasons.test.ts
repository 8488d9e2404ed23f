import { expect, test } from 'vitest';
import { PRODUCT_IDENTITIES } from '../src/algebra/identities.ts';
import { NAMED_BESIDE, SILENT, TIDYINGS } from '../src/derivation/tidyings.ts';
import { type Expr, isCall } from '../src/expression/expression.ts';
import { treeSize } from '../src/expression/measure.ts';
import { strictText } from '../src/expression/strict.ts';
import { mathText } from '../src/notation/math-text.ts';
import { readStrict } from '../src/reading/strict-reader.ts';
import { tell } from '../src/telling/lines.ts';
import type { Line } from '../src/telling/told.ts';
import { workOut } from '../src/worked.ts';
import { CORPUS } from './corpus.ts';

/** Every node of the tree, a shared one as often as it stands; the lines of the corpus are short. */
const nodesOf = (e: Expr): Expr[] => (e.kind === 'call' ? [e, ...e.args.flatMap(nodesOf)] : [e]);

const count = (e: Expr, is: (node: Expr) => boolean): number => nodesOf(e).filter(is).length;
const total = (e: Expr, measure: (node: Expr) => number): number =>
  nodesOf(e).reduce((sum, node) => sum + measure(node), 0);

/** The arguments of a call of one of these operations; none of anything else. */
const argsOf = (e: Expr, ...ops: readonly string[]): readonly Expr[] =>
  e.kind === 'call' && ops.includes(e.op) ? e.args : [];

const SIGNS_AND_NUMBERS = ['add', 'multiply', 'negate', 'divide', 'power'];

/** Names and functions, sorted: what neither arithmetic nor order changes. */
const namesIn = (e: Expr): string[] =>
  nodesOf(e)
    .flatMap(node => (node.kind === 'symbol' ? node.name : node.kind === 'call' ? node.op : []))
    .filter(name => !SIGNS_AND_NUMBERS.includes(name))
    .sort();

/** The same with the numbers, but for 0 and 1, which go without a word. */
const partsIn = (e: Expr): string[] =>
  [
    ...namesIn(e),
    ...nodesOf(e).flatMap(node => (node.kind === 'number' && !['0', '1'].includes(node.digits) ? node.digits : [])),
  ].sort();

const bottoms = (node: Expr): readonly Expr[] => (isCall(node, 'divide') ? node.args.slice(1) : []);
const isNegativePower = (node: Expr): boolean =>
  isCall(node, 'power') && node.args[1] !== undefined && isCall(node.args[1], 'negate');

/** How much stands below fraction bars, a number by its length and its size. */
const below = (e: Expr): number =>
  total(e, node => bottoms(node).reduce((sum, bottom) => sum + treeSize(bottom) + total(bottom, size), 0)) +
  count(e, isNegativePower);
const size = (node: Expr): number => (node.kind === 'number' ? Math.log(1 + Number(node.digits)) : 0);

/** How much stands below the bars of terms. */
const belowInTerms = (e: Expr): number =>
  nodesOf(e)
    .flatMap(node => argsOf(node, 'add'))
    .reduce((sum, term) => sum + below(term), 0);
const isBracketProduct = (node: Expr): boolean => isCall(node, 'multiply') && node.args.some(isBracket);
const isBracket = (e: Expr): boolean => isSum(e) || argsOf(e, 'power').some(isSum);
const isSum = (e: Expr): boolean => isCall(e, 'add');
const bracketProducts = (e: Expr): string[] =>
  nodesOf(e).flatMap(node => (isBracketProduct(node) ? strictText(node) : []));
const terms = (e: Expr): number => total(e, node => (isCall(node, 'add') ? node.args.length - 1 : 0));
const isFractionAmongFactors = (node: Expr): boolean =>
  isNegativePower(node) || ((isCall(node, 'multiply') || isCall(node, 'divide')) && node.args.some(isSignedFraction));
const isSignedFraction = (e: Expr): boolean => isCall(e, 'divide') || argsOf(e, 'negate').some(isSignedFraction);
const isPowerOf =
  (...ops: readonly string[]) =>
  (node: Expr): boolean =>
    isCall(node, 'power') && ops.some(op => node.args.slice(0, 1).some(base => isCall(base, op)));
const isOneOf =
  (...ops: readonly string[]) =>
  (node: Expr): boolean =>
    ops.some(op => isCall(node, op));
const radicands = (e: Expr): string[] => nodesOf(e).flatMap(node => (isCall(node, 'sqrt') ? strictText(node) : []));

const ANGLED = /^(?:sin|cos|tan|sec|csc|cot)h?$/;

/** What the trigonometric and hyperbolic functions are taken of, each once. */
const angles = (e: Expr): string[] => [
  ...new Set(
    nodesOf(e).flatMap(node => (node.kind === 'call' && ANGLED.test(node.op) ? node.args.map(strictText) : [])),
  ),
];

type Check = (before: Expr, after: Expr) => boolean;
const fewer =
  (is: (node: Expr) => boolean): Check =>
  (before, after) =>
    count(after, is) < count(before, is);
const smaller =
  (measure: (e: Expr) => number): Check =>
  (before, after) =>
    measure(after) < measure(before);
const alike =
  (parts: (e: Expr) => readonly string[]): Check =>
  (before, after) =>
    parts(before).join() === parts(after).join();

/** How much stands in calls of a function. */
const under =
  (op: string) =>
  (e: Expr): number =>
    total(e, node => argsOf(node, op).reduce((sum, u) => sum + treeSize(u), 0));

/** An identity of angles leaves other angles than there were, not more of them, and a shorter line. */
const otherAngles: Check = (before, after) =>
  angles(before).join() !== angles(after).join() &&
  angles(after).length <= angles(before).length &&
  treeSize(after) < treeSize(before);

/** What must be true of a line and the one above it for its reason to be the right one, told from the lines alone. */
const TRUE_OF: Readonly<Record<string, Check>> = {
  'numbers first': alike(namesIn),
  'zeros dropped': alike(partsIn),
  signs: alike(partsIn),
  brackets: alike(partsIn),
  'like terms': smaller(terms),
  'powers of one base': smaller(e => namesIn(e).length),
  cancel: (before, after) => below(after) < below(before) || namesIn(after).length < namesIn(before).length,
  'as a root': (before, after) =>
    radicands(after).length > radicands(before).length || count(after, node => isCall(node, 'cbrt')) > 0,
  'as a fraction': fewer(isFractionAmongFactors),
  'common factor': (before, after) =>
    bracketProducts(after).some(product => !bracketProducts(before).includes(product)),
  'common denominator': smaller(belowInTerms),
  'multiply out': fewer(isBracketProduct),
  'power of a product': fewer(isPowerOf('multiply')),
  'power of a power': fewer(isPowerOf('power', 'exp')),
  'power of a root': fewer(isPowerOf('sqrt', 'cbrt')),
  'under the root': (before, after) => radicands(after).some(root => !radicands(before).includes(root)),
  'in sine and cosine': fewer(isOneOf('tan', 'sec', 'cot', 'csc')),
  'in sinh and cosh': fewer(isOneOf('tanh', 'sech', 'coth', 'csch')),
  'double angle': otherAngles,
  'double argument': otherAngles,
  'multiple angles': otherAngles,
  'absolute value': smaller(under('abs')),
  'sign of a multiple': smaller(under('sign')),
  'one fraction': smaller(treeSize),
  'squares worked out': smaller(treeSize),
};

/** An identity makes the line shorter. */
const IDENTITY = smaller(treeSize);
const check = (reason: string): Check | undefined => TRUE_OF[reason] ?? (/ is /.test(reason) ? IDENTITY : undefined);

interface Tidied {
  readonly before: Expr;
  readonly line: Line;
}

/** The tidied lines of a function with the line above each; the zero terms of the first are as the rules left them. */
function tidiedLines(f: string, level: 'normal' | 'full', wrt?: string): Tidied[] {
  const worked = workOut(wrt === undefined ? { f } : { f, wrt });
  if (!worked.ok) throw new Error(`${f}: ${worked.complaint.message}`);
  return worked.value.derivations.flatMap(derivation => {
    const lines = tell(derivation, { level }).lines.filter(({ kind }) => kind === 'tidied');
    return lines.map((line, i) => ({ before: lines[i - 1]?.right ?? derivation.differentiation.result, line }));
  });
}

function wrong({ before, line }: Tidied): string[] {
  const after = line.right ?? before;
  return line.reasons
    .filter(reason => !check(reason)?.(before, after))
    .map(reason => `${mathText(before)} = ${mathText(after)}: ${reason}`);
}

test.each(['normal', 'full'] as const)(
  'level %s: what stands beside a tidied line is what was done to the one above',
  level => {
    expect(CORPUS.flatMap(({ f, wrt }) => tidiedLines(f, level, wrt).flatMap(wrong))).toEqual([]);
  },
);

test('a line has one to three reasons', () => {
  const lines = CORPUS.flatMap(({ f, wrt }) => tidiedLines(f, 'normal', wrt));
  expect(lines.filter(({ line }) => line.reasons.length < 1 || line.reasons.length > 3)).toEqual([]);
});

test('every name of a tidying has a check of its own or is an identity', () => {
  const names = [...TIDYINGS, ...NAMED_BESIDE, ...Object.values(SILENT)].map(({ name }) => name);
  expect(names.filter(name => check(name) === undefined)).toEqual([]);
  expect(names.filter(name => / is /.test(name)).length).toBeGreaterThan(PRODUCT_IDENTITIES.length);
});

test.each([
  ['2 * x * (1 / x)', '2', 'numbers first'],
  ['x * exp(x) + exp(x)', 'exp(x) + x * exp(x)', 'common factor'],
  ['3 * x + 2', '2 + 3 * x', 'cancel'],
  ['x^2 * sin(x)', 'sin(x) * x^2', 'powers of one base'],
  ['(x + 1) / x', '1 + 1 / x', 'common denominator'],
  ['2 * (x + 1)', '(x + 1) * 2', 'multiply out'],
  ['tan(x) / sec(x)^2', 'sec(x) * tan(x)', 'in sine and cosine'],
  ['2 * sin(x) * cos(x)', 'sin(x) * cos(x) + sin(x) * cos(x)', 'double angle'],
])('that %s = %s is not "%s" would be noticed', (before, after, reason) => {
  expect(check(reason)?.(readStrict(before), readStrict(after))).toBe(false);
});
