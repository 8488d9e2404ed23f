import type { Expr } from '../expression/expression.ts';
import { variableSet } from '../expression/measure.ts';
import { strictText } from '../expression/strict.ts';
import { postorder } from '../expression/walk.ts';
import { evaluate, type Point } from '../tape/gradient.ts';

/** Functions that come back to the same values again and again. */
const WAVES: ReadonlySet<string> = new Set(['sin', 'cos', 'tan', 'sec', 'csc', 'cot']);

/** What stands below a wave, and how fast it grows with a variable near 1. */
export interface Angle {
  readonly of: Expr;
  readonly speed: number;
  /** Whether it grows as fast elsewhere. */
  readonly isLinear: boolean;
}

/** Whether it is a wave of a variable: sin(√2 x). */
export const isWave = (node: Expr, variable: string): boolean =>
  node.kind === 'call' && WAVES.has(node.op) && node.args.some(arg => variableSet(arg).has(variable));

/** The different angles below the waves of an expression along one variable, the others staying at a point. */
export function anglesIn(e: Expr, variable: string, resting: Point): readonly Angle[] {
  const waves = postorder(e).flatMap(node => (node.kind === 'call' && isWave(node, variable) ? node.args : []));
  const distinct = new Map(waves.map(angle => [strictText(angle), angle]));
  return [...distinct.values()].map(of => angleOf(of, variable, resting));
}

function angleOf(of: Expr, variable: string, resting: Point): Angle {
  const value = (x: number): number => evaluate(of, { ...resting, [variable]: x });
  const speed = value(2) - value(1);
  return { of, speed, isLinear: isNear(value(7) - value(1), 6 * speed) && isNear(value(-3) - value(1), -4 * speed) };
}

const ROUNDING = 1e-12;

const isNear = (a: number, b: number): boolean => Math.abs(a - b) <= ROUNDING * Math.abs(b);

/** Whether the waves of an expression along one variable have several lengths, so that their tops meet where none of them tells. */
export const haveSeveralLengths = (angles: readonly Angle[]): boolean =>
  angles.some(({ speed, isLinear }) => !isLinear || !isNear(Math.abs(speed), Math.abs(angles[0]?.speed ?? 0)));
