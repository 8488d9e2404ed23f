import { boundsByRow, FUNCTION_ROUNDING, known, SLOPE_ROUNDING, UNIT } from './bound-rows.ts';
import type { BoundLoops } from './bounded-block.ts';
import { INSTRUCTIONS } from './instructions.ts';

/** Reading inside the bounds; `| 0` as in kernels.ts. */
const at = (block: Float64Array, i: number): number => block[i | 0] ?? 0;

/** Hands size and error of place `o` on to place `to`, by a slope that may itself be off by so much. */
function hand(s: Float64Array, g: Float64Array, o: number, to: number, slope: number, off: number): void {
  const size = at(s, o);
  const error = at(g, o);
  const steep = Math.abs(slope);
  // Nothing is handed on, not even by a slope nobody knows.
  if (size === 0 && error === 0) return;
  s[to | 0] = at(s, to) + size * steep;
  g[to | 0] = at(g, to) + error * steep + size * (off + SLOPE_ROUNDING * steep);
}

/** How far 1/b may be off where b may be off by so much. */
function reciprocalMoved(b: number, error: number): number {
  const nearest = Math.abs(b) - error;
  return nearest > 0 ? error / (Math.abs(b) * nearest) : Number.POSITIVE_INFINITY;
}

/** How far a/b² may be off: its largest value within the errors, less its own. */
function quotientSlopeMoved(a: number, b: number, ofA: number, ofB: number): number {
  const nearest = Math.abs(b) - ofB;
  if (!(nearest > 0)) return Number.POSITIVE_INFINITY;
  const square = nearest * nearest;
  return ofA / square + (Math.abs(a) * ofB * (Math.abs(b) + nearest)) / (square * b * b);
}

/** Sums and differences. */
const linear: BoundLoops = {
  values: ({ v, e, n }, o, l, r) => {
    for (let p = 0; p < n; p++) e[o + p] = known(at(e, l + p) + at(e, r + p) + UNIT * Math.abs(at(v, o + p)));
  },
  adjoints: ({ s, g, n }, o, l, r) => {
    for (let p = 0; p < n; p++) {
      hand(s, g, o + p, l + p, 1, 0);
      hand(s, g, o + p, r + p, 1, 0);
    }
  },
};

/**
 * Loops written out for what nearly every function has, as in kernels.ts: calls through the rows would take most of a
 * certificate's time. A test compares each with the row's.
 */
export const BOUNDS_WRITTEN_OUT: Readonly<Record<string, BoundLoops>> = {
  constant: {
    values: ({ v, e, n }, o) => {
      const value = at(v, o);
      const rounded = Number.isFinite(value) ? UNIT * Math.abs(value) : Number.POSITIVE_INFINITY;
      e.fill(Number.isSafeInteger(value) ? 0 : rounded, o, o + n);
    },
    adjoints: () => {},
  },
  input: {
    values: ({ v, e, n }, o) => {
      for (let p = 0; p < n; p++) e[o + p] = Number.isFinite(at(v, o + p)) ? 0 : Number.POSITIVE_INFINITY;
    },
    adjoints: () => {},
  },
  add: linear,
  subtract: linear,
  multiply: {
    values: ({ v, e, n }, o, l, r) => {
      for (let p = 0; p < n; p++) {
        const carried = Math.abs(at(v, r + p)) * at(e, l + p) + Math.abs(at(v, l + p)) * at(e, r + p);
        e[o + p] = known(carried + UNIT * Math.abs(at(v, o + p)));
      }
    },
    adjoints: ({ v, e, s, g, n }, o, l, r) => {
      for (let p = 0; p < n; p++) {
        hand(s, g, o + p, l + p, at(v, r + p), at(e, r + p));
        hand(s, g, o + p, r + p, at(v, l + p), at(e, l + p));
      }
    },
  },
  divide: {
    values: ({ v, e, n }, o, l, r) => {
      for (let p = 0; p < n; p++) {
        const b = Math.abs(at(v, r + p));
        const ofB = at(e, r + p);
        const y = Math.abs(at(v, o + p));
        const unsure = ofB > 0 && b <= ofB;
        e[o + p] = unsure ? Number.POSITIVE_INFINITY : known((at(e, l + p) + y * ofB) / b + UNIT * y);
      }
    },
    adjoints: ({ v, e, s, g, n }, o, l, r) => {
      for (let p = 0; p < n; p++) {
        const a = at(v, l + p);
        const b = at(v, r + p);
        const ofB = at(e, r + p);
        hand(s, g, o + p, l + p, 1 / b, reciprocalMoved(b, ofB));
        hand(s, g, o + p, r + p, at(v, o + p) / b, quotientSlopeMoved(a, b, at(e, l + p), ofB));
      }
    },
  },
  negate: {
    values: ({ e, n }, o, l) => {
      for (let p = 0; p < n; p++) e[o + p] = at(e, l + p);
    },
    adjoints: ({ s, g, n }, o, l) => {
      for (let p = 0; p < n; p++) hand(s, g, o + p, l + p, 1, 0);
    },
  },
  square: {
    values: ({ v, e, n }, o, l) => {
      for (let p = 0; p < n; p++) {
        e[o + p] = known(2 * Math.abs(at(v, l + p)) * at(e, l + p) + UNIT * at(v, o + p));
      }
    },
    adjoints: ({ v, e, s, g, n }, o, l) => {
      for (let p = 0; p < n; p++) hand(s, g, o + p, l + p, 2 * at(v, l + p), 2 * at(e, l + p));
    },
  },
  exp: {
    values: ({ v, e, n }, o, l) => {
      for (let p = 0; p < n; p++) e[o + p] = known(at(v, o + p) * (at(e, l + p) + FUNCTION_ROUNDING));
    },
    adjoints: ({ v, e, s, g, n }, o, l) => {
      for (let p = 0; p < n; p++) hand(s, g, o + p, l + p, at(v, o + p), at(v, o + p) * Math.expm1(at(e, l + p)));
    },
  },
  log: {
    values: ({ v, e, n }, o, l) => {
      for (let p = 0; p < n; p++) {
        const a = at(v, l + p);
        const ofA = at(e, l + p);
        const unsure = ofA > 0 && Math.abs(a) <= ofA;
        const own = FUNCTION_ROUNDING * Math.abs(at(v, o + p));
        e[o + p] = unsure ? Number.POSITIVE_INFINITY : known(ofA / Math.abs(a) + own);
      }
    },
    adjoints: ({ v, e, s, g, n }, o, l) => {
      for (let p = 0; p < n; p++) {
        hand(s, g, o + p, l + p, 1 / at(v, l + p), reciprocalMoved(at(v, l + p), at(e, l + p)));
      }
    },
  },
  sin: {
    values: ({ v, e, n }, o, l) => {
      for (let p = 0; p < n; p++) e[o + p] = turned(at(v, o + p), Math.cos(at(v, l + p)), at(e, l + p));
    },
    adjoints: ({ v, e, s, g, n }, o, l) => {
      for (let p = 0; p < n; p++) {
        const slope = Math.cos(at(v, l + p));
        hand(s, g, o + p, l + p, slope, slopeTurned(at(v, o + p), slope, at(e, l + p)));
      }
    },
  },
  cos: {
    values: ({ v, e, n }, o, l) => {
      for (let p = 0; p < n; p++) e[o + p] = turned(at(v, o + p), Math.sin(at(v, l + p)), at(e, l + p));
    },
    adjoints: ({ v, e, s, g, n }, o, l) => {
      for (let p = 0; p < n; p++) {
        const slope = Math.sin(at(v, l + p));
        hand(s, g, o + p, l + p, slope, slopeTurned(at(v, o + p), slope, at(e, l + p)));
      }
    },
  },
};

/** The error of a sine or cosine with its slope. */
const turned = (y: number, slope: number, ofA: number): number =>
  known((ofA === 0 ? 0 : Math.abs(slope) * ofA) + FUNCTION_ROUNDING * Math.abs(y));

/** How far the slope of a sine or cosine may be off: it changes by y a unit of the argument, and by ½ of its square at most beside. */
const slopeTurned = (y: number, slope: number, ofA: number): number =>
  ofA === 0 ? 0 : ofA * (Math.abs(y) + 0.5 * ofA * Math.abs(slope));

const LOOPS: readonly BoundLoops[] = INSTRUCTIONS.map(row => BOUNDS_WRITTEN_OUT[row.name] ?? boundsByRow(row));

/** The bound-carrying loops of an opcode; throws on a number that is none. */
export function boundLoops(opcode: number): BoundLoops {
  const found = LOOPS[opcode];
  if (!found) throw new Error(`No instruction has the opcode ${opcode}.`);
  return found;
}
