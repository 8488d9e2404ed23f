import { add, call, type Expr, isCall, power } from '../expression/expression.ts';
import { knownOf } from '../expression/known.ts';
import {
  collapses,
  exactRoot,
  type Factor,
  HALF,
  isEven,
  isUnit,
  isWhole,
  largestPower,
  MINUS_UNIT,
  negated,
  numberRaised,
  THIRD,
  times,
  UNIT,
} from './exponents.ts';
import { multipleOf } from './multiple.ts';
import { isDecimal, type Rational, rationalExpr, rationalOf } from './rational.ts';

/** A product taken apart: coefficient · Π base^exponent, the factors in the order in which they stand, not yet merged. */
export interface Product {
  readonly coefficient: Rational;
  /** Whether a decimal was typed among the numbers: then the coefficient is written as one. */
  readonly decimal: boolean;
  /** Whether a number above met one below with a common divisor. */
  readonly reduces: boolean;
  readonly factors: readonly Factor[];
  /** The expression that it was read from. */
  readonly as?: Expr;
}

/** Of a product of more parts than this the further ones are kept as they stand. */
const MOST_PARTS = 1000;

/** What is being read: the parts still open (a stack, the leftmost on top) and what was found so far. */
interface Reader {
  readonly open: { readonly node: Expr; readonly exponent: Rational }[];
  readonly factors: Factor[];
  coefficient: Rational;
  decimal: boolean;
  reduces: boolean;
  parts: number;
}

declare module '../expression/known.ts' {
  interface Known {
    /** The product that the call stands for. */
    product?: Product;
  }
}

/** The product that an expression stands for: nested products, quotients, signs, roots and whole powers taken apart. */
export function readProduct(e: Expr): Product {
  if (e.kind === 'number') return readParts(e);
  if (e.kind === 'symbol') return readAlone(e);
  const known = knownOf(e);
  known.product ??= PARTS.has(e.op) ? readParts(e) : readAlone(e);
  return known.product;
}

/** What is taken apart no further: a letter, a function. */
const readAlone = (e: Expr): Product => ({
  coefficient: UNIT,
  decimal: false,
  reduces: false,
  factors: [{ base: e, exponent: UNIT }],
  as: e,
});

function readParts(e: Expr): Product {
  const open = [{ node: e, exponent: UNIT }];
  const reader: Reader = { open, factors: [], coefficient: UNIT, decimal: false, reduces: false, parts: 0 };
  for (let next = open.pop(); next; next = open.pop()) readPart(reader, next.node, next.exponent);
  const { coefficient, decimal, reduces, factors } = reader;
  return { coefficient, decimal, reduces, factors, as: e };
}

/** The expression that a product was read from; undefined for one that was made. */
export const spellingOf = (p: Product): Expr | undefined => p.as;

/** Remembers the expression that a product stands for, to be written as it stands. */
export const spelled = (p: Product, as: Expr): Product => ({ ...p, as });

/** A product made of a coefficient and factors. */
export const productOf = (coefficient: Rational, factors: readonly Factor[], decimal = false): Product => ({
  coefficient,
  decimal,
  reduces: false,
  factors,
});

/** Two products as one. */
export const joined = (a: Product, b: Product): Product =>
  productOf(a.coefficient.mul(b.coefficient), [...a.factors, ...b.factors], a.decimal || b.decimal);

function readPart(reader: Reader, node: Expr, exponent: Rational): void {
  const read = node.kind === 'call' && reader.parts++ < MOST_PARTS ? PARTS.get(node.op) : undefined;
  if (node.kind === 'number') readNumber(reader, node, exponent);
  else if (node.kind === 'call' && read) read(reader, node, exponent);
  else keep(reader, node, exponent);
}

const keep = (reader: Reader, base: Expr, exponent: Rational): number => reader.factors.push({ base, exponent });

function readNumber(reader: Reader, node: Expr, exponent: Rational): void {
  const value = rationalOf(node);
  const power = value && numberRaised(value, exponent);
  if (power === undefined) keep(reader, node, exponent);
  else multiplyBy(reader, power, isDecimal(node));
}

function multiplyBy(reader: Reader, value: Rational, decimal: boolean): void {
  const before = reader.coefficient;
  reader.coefficient = times(before, value);
  reader.reduces ||= !isUnit(before) && value.n !== 0n && reader.coefficient.n !== before.n * value.n;
  reader.decimal ||= decimal;
}

type ReadPart = (reader: Reader, node: { readonly args: readonly Expr[] }, exponent: Rational) => void;

const PARTS: ReadonlyMap<string, ReadPart> = new Map<string, ReadPart>([
  [
    'negate',
    (reader, { args }, exponent) => {
      if (!isEven(exponent.n)) multiplyBy(reader, MINUS_UNIT, false);
      open(reader, args[0], exponent);
    },
  ],
  [
    'multiply',
    (reader, { args }, exponent) => {
      for (let i = args.length - 1; i >= 0; i--) open(reader, args[i], exponent);
    },
  ],
  [
    'divide',
    (reader, { args: [top, bottom] }, exponent) => {
      open(reader, bottom, negated(exponent));
      open(reader, top, exponent);
    },
  ],
  [
    'power',
    (reader, { args: [base, exponent] }, outer) => base && exponent && readPower(reader, base, exponent, outer),
  ],
  ['sqrt', (reader, { args: [a] }, exponent) => a && raise(reader, a, times(HALF, exponent))],
  ['cbrt', (reader, { args: [a] }, exponent) => a && raise(reader, a, times(THIRD, exponent))],
  ['exp', (reader, { args: [u] }, exponent) => u && readExponential(reader, v => call('exp', v), u, exponent, true)],
]);

function open(reader: Reader, node: Expr | undefined, exponent: Rational): void {
  if (node) reader.open.push({ node, exponent });
}

/** base^exponent, to the whole power `outer`. */
function readPower(reader: Reader, base: Expr, exponent: Expr, outer: Rational): void {
  const value = rationalOf(exponent);
  if (value) raise(reader, base, times(value, outer));
  else if (base.kind === 'number') readExponential(reader, u => power(base, u), exponent, outer, true);
  else readSymbolicPower(reader, base, exponent, outer);
}

/** x^(n − 1) is read as x^n · x^(−1), so that it meets x^n and x. */
function readSymbolicPower(reader: Reader, base: Expr, exponent: Expr, outer: Rational): void {
  const terms = isCall(exponent, 'add') ? exponent.args : [];
  const rest = terms.filter(term => !rationalOf(term));
  const [shift, ...others] = terms.flatMap(term => rationalOf(term) ?? []);
  const [first] = rest;
  const splits = shift && first && others.length === 0;
  readExponential(reader, u => power(base, u), splits ? add(...rest) : exponent, outer, false);
  if (splits) raise(reader, base, times(shift, outer));
}

/** b^(c·u) is read as (b^u)^c, so that e^(2x) meets e^x; where b may be negative only for a whole c. */
function readExponential(reader: Reader, of: (u: Expr) => Expr, u: Expr, outer: Rational, positive: boolean): void {
  const { multiple, rest } = multipleOf(u);
  if (isUnit(multiple) || !(positive || isWhole(multiple))) keep(reader, of(u), outer);
  else keep(reader, of(rest), times(multiple, outer));
}

/** A kernel or a product to a rational power: whole powers go to every factor, others only where no root of a square is lost. */
function raise(reader: Reader, base: Expr, exponent: Rational): void {
  if (isWhole(exponent)) openPower(reader, base, exponent);
  else raiseToFraction(reader, base, exponent);
}

/** (2x)³ is opened as 2³ · x³; to a power beyond this a product stays together. */
const HIGHEST_OPENED = 64n;

function openPower(reader: Reader, base: Expr, exponent: Rational): void {
  const together = exponent.n > HIGHEST_OPENED && (isCall(base, 'multiply') || isCall(base, 'divide'));
  if (together) keep(reader, base, exponent);
  else if (exponent.n !== 0n) open(reader, base, exponent);
}

function raiseToFraction(reader: Reader, base: Expr, exponent: Rational): void {
  const value = rationalOf(base);
  const root = value && exactRoot(value, exponent);
  const inner = root ? undefined : singlePower(base);
  const total = inner && collapses(inner, exponent) ? inner.exponent.mul(exponent) : undefined;
  if (root) multiplyBy(reader, root, false);
  else if (value) rootOfNumber(reader, value, exponent, base);
  else if (!inner || !total) rootOfMultiple(reader, base, exponent);
  else if (isWhole(total)) openPower(reader, inner.base, total);
  else keep(reader, inner.base, total);
}

/** √8 is read as 2√2: the largest power whose root is whole comes out. */
function rootOfNumber(reader: Reader, value: Rational, exponent: Rational, base: Expr): void {
  const power = largestPower(value, exponent.d);
  const root = power && exactRoot(power, exponent);
  if (root) multiplyBy(reader, root, false);
  keep(reader, power && root ? rationalExpr(value.div(power)) : base, exponent);
}

/** √(4x) is read as 2√x: a number before the rest comes out where its root is exact. */
function rootOfMultiple(reader: Reader, base: Expr, exponent: Rational): void {
  const { multiple, rest } = multipleOf(base);
  const root = isUnit(multiple) ? undefined : exactRoot(multiple, exponent);
  if (root) multiplyBy(reader, root, false);
  keep(reader, root ? rest : base, exponent);
}

const POWERS: ReadonlySet<string> = new Set(['power', 'sqrt', 'cbrt', 'exp']);

/** The one factor that a power, a root or an exponential is, if it is a single one. */
function singlePower(e: Expr): Factor | undefined {
  if (e.kind !== 'call' || !POWERS.has(e.op)) return undefined;
  const { coefficient, factors } = readProduct(e);
  return isUnit(coefficient) && factors.length === 1 ? factors[0] : undefined;
}
