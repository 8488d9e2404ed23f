import { minor } from '../algebra/minor.ts';
import { opposite } from '../algebra/signs.ts';
import { derive } from '../derivation/derive.ts';
import { dotted } from '../expression/display.ts';
import { same } from '../expression/equality.ts';
import { equation } from '../expression/equation.ts';
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
  parts,
  power,
  symbol,
  TWO,
} from '../expression/expression.ts';
import { contains, variables } from '../expression/measure.ts';
import { freshName } from '../expression/substitution.ts';
import { rebuild } from '../expression/walk.ts';
import type { Statement, Words } from './kind.ts';

/** A derivative on its way to one in terms of the output. */
export interface InTerms {
  /** From the tidied derivative on, each equal to the one above it; the last has the output's letter. */
  readonly lines: readonly Statement[];
  /** The form of the derivative that the lines begin from; the tidied one where it is not given. */
  readonly start?: Expr;
  /** The last line. */
  readonly result: Expr;
}

/** What is to be rewritten: y = f(x) and its tidied derivative. */
interface Output {
  readonly f: Expr;
  readonly x: string;
  readonly slope: Expr;
}

interface Line {
  readonly right: Expr;
  readonly reason: Words;
}

/** Lines up to where the letter can be put in, and the form they begin from. */
interface Begun {
  readonly start?: Expr;
  readonly lines: readonly Line[];
  /** Another output that stands in the last line and gets a letter too. */
  readonly beside?: Expr;
}

/** A way that fits some outputs; undefined where it does not fit. */
type Way = (output: Output) => Begun | undefined;

/**
 * The derivative of an output written in terms of the output itself, s(1 − s) for a sigmoid: the algebra a line each.
 * Fits 1/(1 + eᵘ), components of softmax, and functions whose derivative holds them again (exp, tanh, tan, sigmoid,
 * roots). undefined where the derivative cannot be written so.
 */
export function inTermsOfOutput(f: Expr, x: string, slope: Expr, letter: string): InTerms | undefined {
  for (const way of WAYS) {
    const begun = way({ f, x, slope });
    const last = begun && (begun.lines.at(-1)?.right ?? slope);
    const letters = lettersFor(f, x, begun?.beside, letter);
    const put = last && minorly(rebuild(last, node => letters.find(({ value }) => same(node, value))?.symbol ?? node));
    if (!begun || !put || same(put, last) || contains(put, x)) continue;
    const { start, lines } = begun;
    return { ...(start && { start }), lines: [...lines, lastLine(put, letters)], result: put };
  }
  return undefined;
}

/** An output and its letter. */
interface Lettered {
  readonly symbol: Expr;
  readonly value: Expr;
}

function lettersFor(f: Expr, x: string, beside: Expr | undefined, letter: string): readonly Lettered[] {
  const first = { symbol: symbol(letter), value: f };
  if (!beside) return [first];
  const next = freshName(new Set([...variables(f), x, letter]), ['t', 'r', 'q']);
  return [first, { symbol: symbol(next), value: beside }];
}

const lastLine = (right: Expr, letters: readonly Lettered[]): Statement => ({
  right,
  remark: letters.flatMap(({ symbol: name, value }, i) => [...(i > 0 ? [', '] : []), equation(name, value)]),
  reason: [...letters.flatMap(({ symbol: name }, i) => (i > 0 ? [' and ', name] : [name])), ' put in'],
});

/** Products within products without their brackets. */
const minorly = (e: Expr): Expr =>
  rebuild(e, node =>
    isCall(node, 'multiply') || isCall(node, 'mark:dotted')
      ? minor(
          'multiply',
          node.args.flatMap(arg => (isCall(arg, 'multiply') ? arg.args : [arg])),
        )
      : node,
  );

/** k·e as one product, a factor 1 aside. */
const scaled = (k: Expr, e: Expr): Expr => minor('multiply', [...parts(k, 'multiply'), ...parts(e, 'multiply')]);

/** u′ for eᵘ. */
const rateOf = (u: Expr, x: string): Expr => derive(u, x).result;

/** s = 1/(1 + E) with E = eʷ: s′ = −w′·E/(1 + E)². */
const reciprocal: Way = ({ f, x }) => {
  const [top, below] = isCall(f, 'divide') ? f.args : [];
  const exponent =
    below && isCall(below, 'add') && top && isNumber(top, '1') ? exponentBesideOne(below.args) : undefined;
  if (!below || !exponent || !contains(exponent, x)) return undefined;
  const k = opposite(rateOf(exponent, x));
  const squared = power(below, TWO);
  const lines: readonly (readonly [Expr, string])[] = [
    [divide(add(...(isCall(below, 'add') ? below.args : []), negate(ONE)), squared), '1 added and subtracted'],
    [add(divide(below, squared), negate(divide(ONE, squared))), 'fraction split'],
    [add(f, negate(divide(ONE, squared))), 'cancel'],
    [add(f, negate(multiply(f, f))), 'square as a product'],
    [multiply(f, add(ONE, negate(f))), 'common factor'],
  ];
  return {
    start: scaled(k, divide(call('exp', exponent), squared)),
    lines: lines.map(([right, reason]) => ({ right: withDots(scaled(k, right)), reason })),
  };
};

/** u of 1 + eᵘ or eᵘ + 1. */
function exponentBesideOne(terms: readonly Expr[]): Expr | undefined {
  const [exponential, ...others] = terms.filter(term => !isNumber(term, '1'));
  const fits = terms.length === 2 && exponential && isCall(exponential, 'exp') && others.length === 0;
  return fits ? exponential.args[0] : undefined;
}

/** s = N/D with N = eᵘ one of the terms of D, the variable in no other: s′ = u′·N·(D − N)/D². */
const component: Way = ({ f, x }) => {
  const [top, below] = isCall(f, 'divide') ? f.args : [];
  const exponent = top && isCall(top, 'exp') ? top.args[0] : undefined;
  if (!top || !below || !exponent || !isCall(below, 'add')) return undefined;
  const others = below.args.filter(term => !same(term, top));
  if (others.length !== below.args.length - 1 || others.some(term => contains(term, x))) return undefined;
  const k = rateOf(exponent, x);
  const lines: readonly (readonly [Expr, Line['reason']])[] = [
    [divide(add(...others), below), 'product split'],
    [divide(add(...below.args, negate(top)), below), [top, ' added and subtracted']],
    [add(ONE, negate(f)), 'fraction split'],
  ];
  return {
    start: divide(scaled(k, multiply(top, add(...others))), power(below, TWO)),
    lines: lines.map(([right, reason]) => ({ right: withDots(scaled(k, multiply(f, right))), reason })),
  };
};

/** s = N/D with N = eᵘ a term of D and the variable in another one alone, M = eʷ: s′ = −w′·N·M/D² = −w′·s·t with t = M/D. */
const otherComponent: Way = ({ f, x }) => {
  const [top, below] = isCall(f, 'divide') ? f.args : [];
  if (!top || !below || !isCall(top, 'exp') || !isCall(below, 'add') || contains(top, x)) return undefined;
  const [other, ...more] = below.args.filter(term => contains(term, x));
  const exponent = other && isCall(other, 'exp') ? other.args[0] : undefined;
  if (!other || !exponent || more.length > 0 || !below.args.some(term => same(term, top))) return undefined;
  const [k, beside] = [rateOf(exponent, x), divide(other, below)];
  return {
    start: negate(divide(scaled(k, multiply(top, other)), power(below, TWO))),
    lines: [{ right: negate(withDots(scaled(k, multiply(f, beside)))), reason: 'product split' }],
    beside,
  };
};

/** A function whose derivative's square is written by the function itself. */
interface SquareRow {
  readonly of: string;
  readonly square: string;
  readonly written: (y: Expr) => Expr;
  readonly reason: string;
}

const squared = (y: Expr): Expr => power(y, TWO);

const SQUARES: readonly SquareRow[] = [
  { of: 'tanh', square: 'sech', written: y => add(ONE, negate(squared(y))), reason: 'sech² is 1 − tanh²' },
  { of: 'coth', square: 'csch', written: y => add(squared(y), negate(ONE)), reason: 'csch² is coth² − 1' },
  { of: 'tan', square: 'sec', written: y => add(ONE, squared(y)), reason: 'sec² is 1 + tan²' },
  { of: 'cot', square: 'csc', written: y => add(ONE, squared(y)), reason: 'csc² is 1 + cot²' },
];

/** tanh and its like: the square in the derivative by the function; undefined for other functions. */
export const bySquare: Way = ({ f, slope }) => {
  const row = SQUARES.find(({ of }) => isCall(f, of));
  const [u] = f.kind === 'call' ? f.args : [];
  if (!row || !u) return undefined;
  const square = power(call(row.square, u), TWO);
  const right = rebuild(slope, node => (same(node, square) ? row.written(f) : node));
  return same(right, slope) ? undefined : { lines: [{ right, reason: row.reason }] };
};

/** The derivative holds the output as it stands. */
const asItStands: Way = () => ({ lines: [] });

const WAYS: readonly Way[] = [reciprocal, component, otherComponent, bySquare, asItStands];

/** Products of fractions and brackets with dots between them. */
const withDots = (e: Expr): Expr =>
  rebuild(e, node =>
    isCall(node, 'multiply') && node.args.some(arg => isCall(arg, 'divide')) ? dotted(...node.args) : node,
  );
