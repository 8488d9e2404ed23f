import type { Operation, Slope } from '../operations/operation.ts';
import type { BoundedBlock, BoundLoops } from './bounded-block.ts';
import type { Instruction } from './instructions.ts';

/** Half the gap between 1 and the next double: one correctly rounded operation is wrong by at most this, relatively. */
export const UNIT = 2 ** -53;
/** How far, relatively, a result may be off that is not known to be better: the functions of V8 keep within a few units. */
export const FUNCTION_ROUNDING = 8 * UNIT;
/** How far, relatively, a slope and its product with the adjoint are off, generously. */
export const SLOPE_ROUNDING = 8 * UNIT;

/** How many units the result of an operation may be off, relatively; `FUNCTION_ROUNDING` for those not listed. */
const ROUNDING: Readonly<Record<string, number>> = {
  input: 0,
  negate: 0,
  abs: 0,
  max: 0,
  min: 0,
  relu: 0,
  sign: 0,
  step: 0,
  add: UNIT,
  subtract: UNIT,
  multiply: UNIT,
  square: UNIT,
  divide: UNIT,
  sqrt: UNIT,
};

/** How an instruction behaves near 0 and what it rounds. */
interface Character extends Instruction {
  readonly isKink: boolean;
  readonly hasEdge: boolean;
  readonly isPower: boolean;
  readonly rounding: number;
}

const character = (row: Instruction): Character => ({
  ...row,
  isKink: row.traits.includes('kink'),
  hasEdge: row.traits.some(trait => trait === 'edge at 0' || trait === 'jump at 0'),
  isPower: row.name.endsWith('Power'),
  rounding: ROUNDING[row.name] ?? FUNCTION_ROUNDING,
});

/** Reading a block inside its bounds; what is absent is exact. */
const at = (block: Float64Array, i: number): number => block[i | 0] ?? 0;

/** The loops that call the row of an instruction. A second argument there is none of is exact and is the constant. */
export const boundsByRow = (row: Instruction): BoundLoops => ({
  values: valuesByRow(character(row)),
  adjoints: (block, o, l, r, c) => {
    const [first, second] = row.slopes;
    if (first) handOn(block, row.evaluate, first, l, { o, l, r, c });
    if (second) handOn(block, row.evaluate, second, r, { o, l, r, c });
  },
});

function valuesByRow(row: Character): BoundLoops['values'] {
  const isBinary = row.slopes.length > 1;
  return ({ v, e, n }, o, l, r, c) => {
    for (let p = 0; p < n; p++) {
      const y = at(v, o + p);
      const a = at(v, l + p);
      const b = isBinary ? at(v, r + p) : c;
      const ofA = row.slopes.length > 0 ? at(e, l + p) : 0;
      const ofB = isBinary ? at(e, r + p) : 0;
      const mayTurn = row.isKink && Math.abs(a - (isBinary ? b : 0)) <= ofA + ofB;
      const carried = brought(mayTurn, row.slopes[0], y, a, b, ofA) + brought(mayTurn, row.slopes[1], y, a, b, ofB);
      const unsure = isBinary ? atEdge(row, c, b, ofB) : atEdge(row, c, a, ofA);
      e[o + p] = unsure ? Number.POSITIVE_INFINITY : known(carried + ownRounding(row, c, y, a));
    }
  };
}

/** An error that is no number is not known at all. */
export const known = (error: number): number => (Number.isNaN(error) ? Number.POSITIVE_INFINITY : error);

/** The error an argument brings; an exact one brings none, however steep the slope. One that may lie beyond a kink brings all of it. */
function brought(mayTurn: boolean, slope: Slope | undefined, y: number, a: number, b: number, error: number): number {
  if (error === 0 || !slope) return 0;
  return mayTurn ? error : Math.abs(slope(y, a, b)) * error;
}

/** Whether the argument may be 0 for all that is known, where that is the edge: a power below 1 has one there. */
const atEdge = ({ hasEdge, isPower }: Character, exponent: number, value: number, error: number): boolean =>
  error > 0 && Math.abs(value) <= error && (hasEdge || (isPower && exponent < 1));

/** What the operation itself rounds; a value that is not finite has no bound. */
function ownRounding({ rounding, isPower }: Character, exponent: number, value: number, base: number): number {
  if (!Number.isFinite(value)) return Number.POSITIVE_INFINITY;
  return (rounding + (isPower ? exponentRounding(exponent, base) : 0)) * Math.abs(value);
}

/**
 * A constant exponent such as 1/3 is rounded itself, which moves a^c by |c·log|a|| of its size. Whether one beyond 2⁵³ is
 * even doubles do not know, nor the sign of a negative number to its power.
 */
function exponentRounding(exponent: number, base: number): number {
  if (Number.isSafeInteger(exponent) || base === 0) return 0;
  if (base < 0 && Math.abs(exponent) > Number.MAX_SAFE_INTEGER) return Number.POSITIVE_INFINITY;
  return FUNCTION_ROUNDING * Math.abs(exponent * Math.log(Math.abs(base)));
}

/** Where a node, its first and its second argument begin, and its constant. */
interface Place {
  readonly o: number;
  readonly l: number;
  readonly r: number;
  readonly c: number;
}

/** Hands size and error on to the argument that begins at `to`, at every point. Nothing is allocated in the loop. */
function handOn(
  { n, v, e, s, g }: BoundedBlock,
  evaluate: Operation['evaluate'],
  slopeTo: Slope,
  to: number,
  { o, l, r, c }: Place,
): void {
  for (let p = 0; p < n; p++) {
    const a = at(v, l + p);
    const b = r < 0 ? c : at(v, r + p);
    const ofA = at(e, l + p);
    const ofB = r < 0 ? 0 : at(e, r + p);
    const size = at(s, o + p);
    const error = at(g, o + p);
    const slope = slopeTo(at(v, o + p), a, b);
    // 0 times an infinite slope: the sweep takes it for 0, and nobody knows what it is.
    if (size === 0 && !Number.isFinite(slope)) g[to + p] = Number.POSITIVE_INFINITY;
    if (size === 0 && error === 0) continue;
    const off = ofA === 0 && ofB === 0 ? 0 : moved(evaluate, slopeTo, slope, a, b, ofA, ofB);
    const steep = Math.abs(slope);
    s[to + p] = at(s, to + p) + size * steep;
    g[to + p] = at(g, to + p) + error * steep + size * (off + SLOPE_ROUNDING * steep);
  }
}

/** How much a slope moves when its arguments move by their errors; one that stops existing is not known at all. */
function moved(
  evaluate: Operation['evaluate'],
  slopeTo: Slope,
  slope: number,
  a: number,
  b: number,
  ofA: number,
  ofB: number,
): number {
  const up = Math.abs(slopeTo(evaluate(a + ofA, b + ofB), a + ofA, b + ofB) - slope);
  const down = Math.abs(slopeTo(evaluate(a - ofA, b - ofB), a - ofA, b - ofB) - slope);
  return Number.isNaN(up + down) ? Number.POSITIVE_INFINITY : Math.max(up, down);
}
