import { halved, least } from '../checking/bracketing.ts';
import { add, type Expr, negate } from '../expression/expression.ts';
import { forward } from '../tape/forward.ts';
import { record } from '../tape/record.ts';
import type { Points } from '../tape/tape.ts';

/** What is 0 where an operation bends or jumps. */
const BENDING: Readonly<Record<string, (args: readonly Expr[]) => readonly Expr[]>> = {
  abs: args => args,
  sign: args => args,
  step: args => args,
  relu: args => args,
  max: args => differencesOf(args),
  min: args => differencesOf(args),
};

const differencesOf = (args: readonly Expr[]): readonly Expr[] =>
  args.flatMap((a, i) => args.slice(i + 1).map(b => add(a, negate(b))));

/** More bends than these are not looked for, of no more variables, at no more places each. */
const [MOST_BENDS, MOST_VARIABLES, MOST_PLACES] = [24, 4, 16];

/** What is 0 where an expression, given by its parts, bends or jumps; nothing for a smooth one. */
export const bendsIn = (parts: readonly Expr[]): readonly Expr[] =>
  parts.flatMap(node => (node.kind === 'call' ? (BENDING[node.op]?.(node.args) ?? []) : [])).slice(0, MOST_BENDS);

/** Values of one variable between which bends are looked for: near 0 closely, far away sparsely. */
const SWEPT: readonly number[] = [
  ...Array.from({ length: 400 }, (_, i) => (i - 199.5) / 10),
  ...Array.from({ length: 60 }, (_, i) => 20 * 1.25 ** i).flatMap(far => [-far, far]),
].toSorted((a, b) => a - b);

/** The other variables stay at such numbers meanwhile. */
const RESTING: readonly number[] = [0.83, 1.31, 0.57, 1.13];

/**
 * Points at the bends, between neighbouring ones and beyond the outermost: a bump as narrow as relu(10^-6 - |x - 1/3|) has
 * its top at one of them. Every variable moves in turn. undefined where nothing bends.
 */
export function bendPoints(bends: readonly Expr[], names: readonly string[]): Points | undefined {
  if (bends.length === 0) return undefined;
  const blocks = names.slice(0, MOST_VARIABLES).map(moving => {
    const places = besides(bends.flatMap(bend => placesOf(bend, moving, names)));
    return names.map((name, k) => places.map(place => (name === moving ? place : resting(k))));
  });
  return Object.fromEntries(names.map((name, k) => [name, Float64Array.from(blocks.flatMap(block => block[k] ?? []))]));
}

const resting = (k: number): number => RESTING[k % RESTING.length] ?? 1;

/** Where an expression of one moving variable changes its sign, or turns back before it does. */
function placesOf(bend: Expr, moving: string, names: readonly string[]): readonly number[] {
  const tape = record([bend]);
  if (!tape.inputs.has(moving)) return [];
  const valuesAt = (xs: readonly number[]): Float64Array => {
    const points = names.map((name, k) => [name, Float64Array.from(xs, x => (name === moving ? x : resting(k)))]);
    return forward(tape, Object.fromEntries(points)).subarray((tape.outputs[0] ?? 0) * xs.length);
  };
  const valueAt = (x: number): number => valuesAt([x])[0] ?? Number.NaN;
  const values = valuesAt(SWEPT);
  const places = SWEPT.flatMap((x, i) => {
    const [before = 0, here = 0, after = 0, next = x] = [values[i - 1], values[i], values[i + 1], SWEPT[i + 1]];
    if (here * after < 0) return [crossing(x, next, valueAt)];
    const turns = Math.abs(here) < Math.abs(before) && Math.abs(here) <= Math.abs(after) && here * before > 0;
    return turns ? [least(SWEPT[i - 1] ?? x, next, place => valueAt(place) * Math.sign(here))] : [];
  });
  return places.slice(0, MOST_PLACES);
}

/** Where a function changes its sign between two values; halving on towards 0 itself would take a thousand steps. */
function crossing(from: number, to: number, valueAt: (x: number) => number): number {
  const middle = (from + to) / 2;
  const before = valueAt(from);
  return valueAt(middle) === 0 ? middle : halved(from, to, place => valueAt(place) * before > 0);
}

/** The places, the middles between neighbours, and one beyond each end. */
function besides(places: readonly number[]): readonly number[] {
  const sorted = [...new Set(places)].sort((a, b) => a - b);
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (first === undefined || last === undefined) return [];
  return [first - 1, ...sorted.flatMap((place, i) => [place, (place + (sorted[i + 1] ?? place)) / 2]), last + 1];
}
