import type { Call, Expr } from '../expression/expression.ts';
import { bottomUp } from '../expression/walk.ts';
import { instruction, OPCODE, opcodeOf } from '../tape/instructions.ts';
import type { Points, Tape } from '../tape/tape.ts';
import type { Witness } from './agreement.ts';
import { Ball, Decimal, type Enclosed } from './ball.ts';
import { exactPoint } from './digits.ts';
import { ofCall, ofLeaf } from './enclosure.ts';
import { exactZeros, valuesAtPlace } from './sampled.ts';

/**
 * Two values that agree say nothing of a part that neither of them shows: 10^100 + sin(x) and 10^100 + cos(x) have the
 * same hundred digits, and e^(−1000(x − 9)²) is lost beside x² but for a strip about 9. A part is unseen where moving it
 * by a thousandth moves what it stands in by less than the digits hold.
 */
const STEP = 1 + 2 ** -10;

/**
 * What is moved by less than this, relatively, is not moved as far as doubles and 64 digits show: of a part r times as large
 * as the whole they show r² as well, so that √(1 + r) is told from 1 + r/2.
 */
const [DOUBLES, DIGITS] = [2 ** -35, new Decimal('1e-30')];

/** A sign, a step and the smaller of two do not move as a rule: where they bend is looked for elsewhere. */
const KINKED: readonly string[] = ['sign', 'step', 'relu', 'max', 'min'];
const KINKED_CODES: ReadonlySet<number> = new Set(KINKED.map(opcodeOf));

/** Arguments beyond which such a function cannot be told from another one: cosh from sinh, asinh from acosh; in doubles, with 64 digits. */
const ALIKE_BEYOND: Readonly<Record<string, readonly [number, number]>> = {
  sinh: [16, 46],
  cosh: [16, 46],
  asinh: [1e6, 1e20],
  acosh: [1e6, 1e20],
};
const ALIKE_CODES: ReadonlyMap<number, number> = new Map(
  Object.entries(ALIKE_BEYOND).map(([name, [limit]]) => [opcodeOf(name), limit]),
);

/** Arguments so near to 0 that such a function cannot be told from its tangent there, sin(u) from u; in doubles, with 64 digits. */
const STRAIGHT_WITHIN: Readonly<Record<string, readonly [number, number]>> = {
  ...Object.fromEntries(
    ['sin', 'tan', 'sinh', 'tanh', 'asin', 'atan', 'asinh', 'atanh'].map(name => [name, [2 ** -24, 1e-27]]),
  ),
  expm1: [2 ** -45, 0],
  log1p: [2 ** -45, 0],
};
const STRAIGHT_CODES: ReadonlyMap<number, number> = new Map(
  Object.entries(STRAIGHT_WITHIN).map(([name, [limit]]) => [opcodeOf(name), limit]),
);

const CONSTANT_POWER = opcodeOf('constantPower');

/** Whether there is a part that doubles show at none of the places. */
export function hasUnseen(tape: Tape, points: Points, places: readonly number[]): boolean {
  let unseen: readonly Edge[] | undefined;
  for (const place of places) {
    const v = valuesAtPlace(tape, points, place);
    const at = { v, zeros: exactZeros(tape, v) };
    unseen = unseen ? unseen.filter(edge => isUnseen(tape, at, edge)) : unseenEdges(tape, at);
    if (unseen.length === 0) return false;
  }
  return unseen !== undefined;
}

/** An argument of a node. */
interface Edge {
  readonly node: number;
  readonly side: 'left' | 'right';
}

const SIDES = ['left', 'right'] as const;

/** The values of all nodes at a place, and the nodes that are 0 exactly. */
interface Values {
  readonly v: Float64Array;
  readonly zeros: readonly number[];
}

function unseenEdges(tape: Tape, at: Values): readonly Edge[] {
  const found: Edge[] = [];
  for (let node = 0; node < tape.length; node++) {
    for (const side of SIDES) if (isUnseen(tape, at, { node, side })) found.push({ node, side });
  }
  return found;
}

function isUnseen({ operations, left, right, constants }: Tape, { v, zeros }: Values, { node, side }: Edge): boolean {
  const [operation = OPCODE.constant, l = -1, r = -1] = [operations[node], left[node], right[node]];
  const moving = side === 'left' ? l : r;
  const [y = 0, u = 0] = [v[node], v[moving]];
  if (moving < 0 || y === 0 || KINKED_CODES.has(operation)) return false;
  // Any other 0 may be what underflow left.
  if (u === 0) return !zeros.includes(moving);
  if (Math.abs(u) > (ALIKE_CODES.get(operation) ?? Number.POSITIVE_INFINITY)) return true;
  const [a = 0, b = constants[node] ?? 0] = [v[l], v[r]];
  if (operation === CONSTANT_POWER && b === 0) return false;
  if (Math.abs(u) < (STRAIGHT_CODES.get(operation) ?? 0)) return true;
  const { evaluate } = instruction(operation);
  const moved = side === 'left' ? evaluate(a * STEP, b) : evaluate(a, b * STEP);
  return Math.abs(moved - y) <= DOUBLES * Math.abs(y);
}

/** The ball of a value, and whether 64 digits hide a part of it. */
interface Seen {
  readonly ball: Enclosed;
  readonly hides: boolean;
}

/** Whether 64 digits of an expression hide one of its parts at a point. */
export function hidesPart(e: Expr, at: Witness['at']): boolean {
  const point = exactPoint(at);
  return bottomUp<Seen>(e, (node, args) => {
    if (node.kind !== 'call') return { ball: ofLeaf(node, point), hides: false };
    const balls = args.map(({ ball }) => ball);
    const ball = ofCall(node, balls);
    return { ball, hides: args.some(({ hides }) => hides) || hidesArgument(node, ball, balls) };
  }).hides;
}

function hidesArgument(node: Call, value: Enclosed, args: readonly Enclosed[]): boolean {
  if (!value || isAboutZero(value) || KINKED.includes(node.op)) return false;
  // What is 0 here, as relu(x − 5) is before 5, may be some units elsewhere, and not show beside 10^100 there either.
  const hidesUnits = DIGITS.times(value.mid.abs()).gte(1);
  return args.some((arg, i) => {
    if (!arg || isAboutZero(arg)) return hidesUnits && node.args[i]?.kind === 'call';
    return isHidden(node, value, arg, args, i);
  });
}

const isAboutZero = ({ mid, radius }: Ball): boolean => mid.abs().lte(radius);

function isHidden(node: Call, value: Ball, arg: Ball, args: readonly Enclosed[], i: number): boolean {
  const limit = DIGITS.times(value.mid.abs());
  if (node.op === 'add') return arg.mid.abs().lt(limit);
  // Every factor moves its product, and with the base of a power that nothing moves its exponent does not either.
  if (node.op === 'multiply' || (node.op === 'power' && i === 1)) return false;
  if (node.op === 'power' && args[1]?.mid.isZero()) return false;
  const [, alike = Number.POSITIVE_INFINITY] = ALIKE_BEYOND[node.op] ?? [];
  const [, straight = 0] = STRAIGHT_WITHIN[node.op] ?? [];
  if (arg.mid.abs().gt(alike) || arg.mid.abs().lt(straight)) return true;
  const moved = ofCall(node, args.with(i, new Ball(arg.mid.times(STEP), arg.error)));
  return moved?.mid.minus(value.mid).abs().lt(limit) ?? false;
}
