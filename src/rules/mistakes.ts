import type { Mistake } from './mistake.ts';
import { ALGEBRA_MISTAKES } from './mistakes/algebra.ts';
import { CHAIN_MISTAKES } from './mistakes/chain.ts';
import { CONSTANT_MISTAKES } from './mistakes/constants.ts';
import { EXP_LOG_MISTAKES } from './mistakes/exp-log.ts';
import { GRAPH_MISTAKES } from './mistakes/graph.ts';
import { LOSS_MISTAKES } from './mistakes/loss.ts';
import { PARTIAL_MISTAKES } from './mistakes/partial.ts';
import { POWER_MISTAKES } from './mistakes/power.ts';
import { PRODUCT_MISTAKES } from './mistakes/product.ts';
import { PROGRAM_MISTAKES } from './mistakes/programs.ts';
import { QUOTIENT_MISTAKES } from './mistakes/quotient.ts';
import { SEVERAL_MISTAKES } from './mistakes/several.ts';
import { SLIPS } from './mistakes/slips.ts';
import { TANGENT_MISTAKES } from './mistakes/tangents.ts';
import { TASK_MISTAKES } from './mistakes/tasks.ts';
import { TRIG_MISTAKES } from './mistakes/trig.ts';

/**
 * The mistakes that students make, in the order in which they are believed: of several that fit an answer equally the
 * first is named first. Special ones stand before general ones. After the catalogue of derivative mistakes (Khan
 * Academy's exercises, STACK's answer tests, published error studies).
 */
export const MISTAKES: readonly Mistake[] = [
  ...LOSS_MISTAKES,
  ...TRIG_MISTAKES,
  ...EXP_LOG_MISTAKES,
  ...POWER_MISTAKES,
  ...CONSTANT_MISTAKES,
  ...PRODUCT_MISTAKES,
  ...QUOTIENT_MISTAKES,
  ...CHAIN_MISTAKES,
  ...PARTIAL_MISTAKES,
  ...ALGEBRA_MISTAKES,
  ...PROGRAM_MISTAKES,
  ...SEVERAL_MISTAKES,
  ...TASK_MISTAKES,
  ...TANGENT_MISTAKES,
  ...GRAPH_MISTAKES,
  ...SLIPS,
];

/**
 * The mistakes that often come in pairs: the rule half remembered, a sign or a factor lost on the way. Any two of them
 * at different steps are tried together, and a wrong outer derivative together with a wrong chain rule at one step.
 */
export const OFTEN_TOGETHER: ReadonlySet<string> = new Set([
  ...['T01', 'T02', 'T03', 'T09', 'T10', 'T11', 'T12', 'T13', 'T14', 'E01', 'E03', 'E10', 'E12', 'D14'],
  ...['D01', 'D02', 'D03', 'D08', 'D09', 'D11', 'D12'],
  ...['D16', 'D18', 'D19', 'D20', 'D39', 'D24', 'D25', 'P02'],
  ...['D29', 'D32', 'D34'],
]);

/** Those that are met together with a few alone: beside others nearly any answer comes of them. */
export const TOGETHER_WITH: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['D22', new Set(['D29', 'D32', 'T01'])],
  ['D23', new Set(['D29', 'D32'])],
  ['D33', new Set(['D16', 'D18', 'D19'])],
]);

/** Those that are told beside another mistake that explains the answer as well. */
export const TOLD_SECOND: ReadonlySet<string> = new Set([...OFTEN_TOGETHER, 'E06', 'T04', 'T15', 'T16']);

/** Those that are guessed at where all there is to go by is a number. */
export const COMMON_ALONE: ReadonlySet<string> = new Set([
  ...OFTEN_TOGETHER,
  ...['D10', 'D13', 'D22', 'D23', 'D28', 'D30', 'D31', 'D35', 'D40'],
  ...['E02', 'E08', 'E13'],
  ...['G01', 'G02', 'G03', 'G04', 'G05', 'H01', 'H02', 'H03', 'H04', 'H05', 'H06', 'H09', 'H12'],
]);

/** Joined with a wrong outer derivative at the same step alone: at different steps nearly any answer comes of it. */
export const OFTEN_CHAINED: ReadonlySet<string> = new Set([
  ...OFTEN_TOGETHER,
  ...['D31', 'E06', 'E15', 'T04', 'T15', 'T16'],
]);

/** Puts the derivative of the inside into the outer one as it was found: a mistake in that comes with it. */
export const AROUND_OTHERS: ReadonlySet<string> = new Set(['D30']);

/** Those that lose the derivative of an inside, or its sign: to lose a factor of that inside is the same. */
export const INSIDE_LOST: ReadonlySet<string> = new Set(['B15', 'D29', 'D32', 'D34', 'H03', 'T08']);

/** Those that lose a minus which a function or its inside brings. */
export const MINUS_LOST: ReadonlySet<string> = new Set(['D34', 'D39', 'T01', 'T10', 'T14']);

/** Those that lose a minus which the equation of a curve has. */
export const CURVE_SIGN_LOST: ReadonlySet<string> = new Set(['D12', 'T01', 'T02']);

/** Those that take an exponential for its own derivative: made each time they lead back to it. */
export const OWN_DERIVATIVE: ReadonlySet<string> = new Set(['D29', 'E03']);

/** Mistakes of which one is told: the others would say it in other words. */
export const SAY_THE_SAME: readonly ReadonlySet<string>[] = [
  INSIDE_LOST,
  new Set(['D08', 'H03']),
  new Set(['D02', 'D14']),
  new Set(['A03', 'D12']),
  new Set(['H04', 'D29']),
];
