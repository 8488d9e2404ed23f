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

/** A constant factor lost, the sign of a term lost: met beside any rule that was gone by wrongly. */
const OF_FACTORS: readonly string[] = ['D08', 'D12'];
/** With a constant term kept: within the inside of a function it would explain too much. */
const OF_TERMS: readonly string[] = [...OF_FACTORS, 'D09'];
/** The derivative of an inside left out, or its sign. */
const OF_INSIDES: readonly string[] = ['D29', 'D32', 'D34'];
/** Half a power rule. */
const OF_POWERS: readonly string[] = ['D01', 'D02', 'D14'];
/** The derivative of a function known by half. */
const OF_FUNCTIONS: readonly string[] = ['T01', 'T03', 'T10', 'T11', 'T12', 'T13', 'T14', 'E03', 'E12'];
/** A rule of sums or single factors in the place of the product rule. */
const OF_PRODUCTS: readonly string[] = ['D16', 'D19', 'D20'];

/** Those that are met together with a few alone: beside others nearly any answer comes of them. */
export const TOGETHER_WITH: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['D10', new Set(OF_TERMS)],
  ['D13', new Set([...OF_FACTORS, ...OF_POWERS, ...OF_FUNCTIONS])],
  ['D15', new Set([...OF_TERMS, ...OF_INSIDES, ...OF_PRODUCTS])],
  ['D17', new Set([...OF_TERMS, ...OF_INSIDES, ...OF_POWERS, ...OF_FUNCTIONS])],
  ['D22', new Set([...OF_TERMS, ...OF_INSIDES, ...OF_POWERS, ...OF_FUNCTIONS])],
  ['D23', new Set([...OF_TERMS, ...OF_INSIDES])],
  ['D26', new Set([...OF_TERMS, ...OF_INSIDES, ...OF_FUNCTIONS])],
  ['D28', new Set(OF_TERMS)],
  ['D30', new Set([...OF_FACTORS, ...OF_PRODUCTS])],
  ['D31', new Set([...OF_FACTORS, ...OF_POWERS, ...OF_PRODUCTS, 'D24'])],
  ['D33', new Set([...OF_FACTORS, 'D16', 'D18', 'D19'])],
  ['D40', new Set([...OF_TERMS, ...OF_INSIDES, ...OF_POWERS, ...OF_FUNCTIONS])],
  ['D41', new Set([...OF_FACTORS, ...OF_POWERS, ...OF_PRODUCTS, 'D24'])],
  ['A01', new Set([...OF_INSIDES, ...OF_FUNCTIONS])],
  ['E02', new Set([...OF_TERMS, ...OF_POWERS, ...OF_PRODUCTS])],
  ['E06', new Set([...OF_TERMS, ...OF_POWERS, ...OF_PRODUCTS])],
  ['E08', new Set([...OF_TERMS, ...OF_POWERS, ...OF_PRODUCTS])],
  ['E13', new Set([...OF_TERMS, ...OF_POWERS, ...OF_PRODUCTS])],
  ['E15', new Set([...OF_TERMS, ...OF_POWERS, ...OF_PRODUCTS])],
  ['T02', new Set([...OF_POWERS, ...OF_PRODUCTS, 'D08', 'D24'])],
  ['T04', new Set([...OF_POWERS, ...OF_PRODUCTS, 'D08', 'D24'])],
]);

/** Those that are told beside another mistake that explains the answer as well. */
export const TOLD_SECOND: ReadonlySet<string> = new Set([
  ...OFTEN_TOGETHER,
  ...['D38', 'E06', 'E15', 'T04', 'T15', 'T16'],
]);

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
  ...['D15', 'D30', 'D31', 'D33', 'D41', 'E06', 'E08', 'E15', 'T02', 'T04', 'T15', 'T16'],
]);

/** Puts the derivative of the inside into the outer one as it was found: a mistake in that comes with it. */
export const AROUND_OTHERS: ReadonlySet<string> = new Set(['D30']);

/** Those that lose the derivative of an inside, or its sign: to lose a factor of that inside is the same. */
export const INSIDE_LOST: ReadonlySet<string> = new Set(['B15', 'D29', 'D32', 'D34', 'H03', 'T08']);

/** Those that lose a minus which a function or its inside brings. */
export const MINUS_LOST: ReadonlySet<string> = new Set(['D34', 'D39', 'T01', 'T10', 'T14', 'T27']);

/** Those that give a minus to a derivative that has none. */
export const MINUS_INVENTED: ReadonlySet<string> = new Set(['E06', 'T02', 'T04', 'T09', 'T15', 'T16', 'T28']);

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
