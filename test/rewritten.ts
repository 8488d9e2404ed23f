import {
  add,
  type Call,
  call,
  divide,
  type Expr,
  isCall,
  multiply,
  negate,
  number,
  ONE,
  power,
  ZERO,
} from '../src/expression/expression.ts';
import { share } from '../src/expression/sharing.ts';
import { substitute } from '../src/expression/substitution.ts';
import { postorder, rebuild } from '../src/expression/walk.ts';
import { FUNCTIONS } from '../src/operations/functions.ts';
import { readStrict } from '../src/reading/strict-reader.ts';

/** Numbers in [0, 1). */
export type Random = () => number;

/** One of several, by chance; throws of none. */
export function chosen<T>(random: Random, from: readonly T[]): T {
  const found = from[Math.floor(random() * from.length)];
  if (found === undefined) throw new Error('There is nothing to choose from.');
  return found;
}

/** What a call is equal to wherever both are real, by its operation; u and v are its arguments. */
const IDENTITIES: Readonly<Record<string, readonly string[]>> = {
  add: ['v + u', '(2 u + 2 v) / 2', 'u - (-v)', '-(-u - v)'],
  multiply: ['v u', 'u / (1 / v)', '((u + v)^2 - (u - v)^2) / 4', '(-u) (-v)', '3 u v / 3'],
  divide: ['u v^(-1)', 'u (1 / v)', '(-u) / (-v)', '7 u / (7 v)', '1 / (v / u)'],
  negate: ['(-1) u', 'u - 2 u', '0 - u'],
  exp: ['1 / exp(-u)', 'exp(u / 2)^2', 'exp(u - 1) e', 'e^u', 'cosh(u) + sinh(u)'],
  log: ['-log(1 / u)', 'log(2 u) - log(2)', '2 log(sqrt(u))', 'log(u^3) / 3', 'log10(u) log(10)', 'log2(u) log(2)'],
  sqrt: ['u^(1/2)', 'sqrt(4 u) / 2', 'u / sqrt(u)', 'sqrt(sqrt(u))^2'],
  cbrt: ['u^(1/3)', 'cbrt(8 u) / 2', '-cbrt(-u)', 'nthRoot(u, 3)'],
  sin: [
    'cos(u - pi/2)',
    '2 sin(u/2) cos(u/2)',
    '-sin(-u)',
    'sin(pi - u)',
    'sin(u + 2 pi)',
    '3 sin(u/3) - 4 sin(u/3)^3',
  ],
  cos: ['sin(u + pi/2)', '1 - 2 sin(u/2)^2', 'cos(-u)', '2 cos(u/2)^2 - 1', '-cos(u + pi)'],
  tan: ['sin(u) / cos(u)', '1 / cot(u)', 'sin(2 u) / (1 + cos(2 u))', 'tan(u + pi)', 'sec(u) sin(u)'],
  sec: ['1 / cos(u)', 'tan(u) / sin(u)'],
  csc: ['1 / sin(u)', 'cot(u) / cos(u)'],
  cot: ['cos(u) / sin(u)', '1 / tan(u)'],
  asin: ['pi/2 - acos(u)', '-asin(-u)'],
  acos: ['pi/2 - asin(u)', 'pi - acos(-u)'],
  atan: ['asin(u / sqrt(1 + u^2))', '-atan(-u)', '2 atan(u / (1 + sqrt(1 + u^2)))'],
  sinh: ['(exp(u) - exp(-u)) / 2', '2 sinh(u/2) cosh(u/2)'],
  cosh: ['(exp(u) + exp(-u)) / 2', '1 + 2 sinh(u/2)^2'],
  tanh: ['(exp(2 u) - 1) / (exp(2 u) + 1)', 'sinh(u) / cosh(u)', '2 sigmoid(2 u) - 1'],
  sech: ['1 / cosh(u)', '2 / (exp(u) + exp(-u))'],
  asinh: ['log(u + sqrt(u^2 + 1))', '-asinh(-u)'],
  atanh: ['log((1 + u) / (1 - u)) / 2'],
  acosh: ['log(u + sqrt(u^2 - 1))'],
  abs: ['sqrt(u^2)', 'max(u, -u)', 'abs(-u)', '(u^4)^(1/4)'],
  sigmoid: ['1 / (1 + exp(-u))', 'tanh(u / 2) / 2 + 1 / 2', 'exp(u) / (1 + exp(u))', '1 - sigmoid(-u)'],
  softplus: ['log(1 + exp(u))', 'u - log(sigmoid(u))'],
  relu: ['max(u, 0)', '(u + abs(u)) / 2'],
};

const READ: ReadonlyMap<string, readonly Expr[]> = new Map(
  Object.entries(IDENTITIES).map(([op, texts]) => [op, texts.map(text => readStrict(text))]),
);

/** The same call by one of the identities of its operation; of many arguments in another order. */
function byIdentity(node: Call, random: Random): Expr {
  const [u, v, ...others] = node.args;
  const identities = READ.get(node.op);
  if (!u || !identities) return node;
  if (others.length > 0) return reordered(node, random);
  const values = new Map([['u', u], ...(v ? [['v', v] as const] : [])]);
  return substitute(chosen(random, identities), values);
}

function reordered({ op, args }: Call, random: Random): Expr {
  const keyed = args.map(arg => ({ arg, key: random() })).toSorted((a, b) => a.key - b.key);
  return call(op, ...keyed.map(({ arg }) => arg));
}

/** u² as u·u, u³ as u·u²; a negative power under a bar. */
function byFactors(node: Call): Expr {
  const [base, exponent] = node.args;
  if (!base || !exponent) return node;
  if (isCall(exponent, 'negate')) return divide(ONE, call('power', base, ...exponent.args));
  const n = exponent.kind === 'number' ? Number(exponent.digits) : 0;
  if (!Number.isInteger(n) || n < 2 || n > 9) return node;
  return multiply(base, n === 2 ? base : power(base, number(n - 1)));
}

/** (a + b)·c as a·c + b·c. */
function multipliedOut(node: Call): Expr {
  const place = node.args.findIndex(arg => isCall(arg, 'add'));
  const sum = node.args[place];
  if (sum?.kind !== 'call') return node;
  const others = node.args.toSpliced(place, 1);
  return add(...sum.args.map(term => multiply(term, ...others)));
}

const THREE = number(3);

/** A node written differently; the value is the same wherever both are real. */
function otherwise(node: Expr, random: Random): Expr {
  if (node.kind !== 'call') return divide(multiply(THREE, node), THREE);
  if (node.op === 'power') return byFactors(node);
  return node.op === 'multiply' && random() < 0.3 ? multipliedOut(node) : byIdentity(node, random);
}

type Change = (node: Expr, random: Random) => Expr;

/** The expression with one of its parts, chosen by chance, changed wherever it occurs. */
function changedAtOne(e: Expr, random: Random, change: Change): Expr {
  const place = chosen(random, postorder(e));
  return place === e ? change(e, random) : rebuild(e, node => (node === place ? change(node, random) : node));
}

/** The same function written differently: so many changes, one after another, each equal wherever both sides are real. */
export function rewritten(e: Expr, random: Random, changes: number): Expr {
  let found = e;
  for (let i = 0; i < changes; i++) found = changedAtOne(found, random, otherwise);
  return share(found);
}

const UNARY = FUNCTIONS.filter(({ arity }) => arity === 1).map(({ name }) => name);
/** What is too small for a plain comparison to see. */
const SMALL = ['0.001', '0.000001', '0.000000001', '0.000000000001'].map(number);

/** A node with a mistake in it: usually another function, not always. */
function mistaken(node: Expr, random: Random): Expr {
  if (node.kind === 'number') return number(BigInt(Math.floor(Number(node.digits))) + 1n);
  if (node.kind === 'symbol') return random() < 0.5 ? negate(node) : add(node, chosen(random, SMALL));
  if (random() < 0.2) return negate(node);
  if (node.args.length > 1 && random() < 0.6) return call(node.op, ...lessOne(node, random));
  return node.args.length === 1 ? call(chosen(random, UNARY), ...node.args) : add(node, chosen(random, SMALL));
}

/** Sums and products lose a part, of a fraction or a power the parts change places. */
function lessOne({ op, args }: Call, random: Random): readonly Expr[] {
  if (op !== 'add' && op !== 'multiply') return args.toReversed();
  const rest = args.toSpliced(Math.floor(random() * args.length), 1);
  return rest.length > 1 ? rest : [...rest, op === 'add' ? ZERO : ONE];
}

/** The expression with a mistake at one place. It may be the same function all the same: sin(0) is tan(0). */
export const withMistake = (e: Expr, random: Random): Expr => share(changedAtOne(e, random, mistaken));

/** A function of x, a and b of the size students meet. */
export function randomFunction(random: Random, depth = 3): Expr {
  if (depth === 0 || random() < 0.15) return chosen(random, LEAVES);
  const part = (): Expr => randomFunction(random, depth - 1);
  return chosen(random, COMPOSED)(part, random);
}

const LEAVES: readonly Expr[] = ['x', 'x', 'x', 'a', 'b', '2', '3', '5', 'x^2', '2 x + 1', 'a x', '1 / x'].map(
  readStrict,
);
type Composed = (part: () => Expr, random: Random) => Expr;
const ofFunction: Composed = (part, random) => call(chosen(random, UNARY), part());
const COMPOSED: readonly Composed[] = [
  ofFunction,
  ofFunction,
  ofFunction,
  part => add(part(), part()),
  part => add(part(), part(), negate(part())),
  part => multiply(part(), part()),
  part => multiply(number(2), part(), part()),
  part => divide(part(), part()),
  (part, random) => power(part(), number(2 + Math.floor(random() * 4))),
  part => power(part(), part()),
];
