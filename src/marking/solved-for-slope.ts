import { agree } from '../agreement/agree.ts';
import { tidied } from '../derivation/tidied.ts';
import { add, divide, type Expr, negate, number } from '../expression/expression.ts';
import { contains } from '../expression/measure.ts';
import { strictText } from '../expression/strict.ts';
import { substitute } from '../expression/substitution.ts';
import type { Kind } from '../kinds/kind.ts';
import { readEquation } from '../reading/equation-reader.ts';
import type { Marking } from './marking.ts';

/** The kinds of which the slope may stand in an equation: 2x + 2y y' = 0, and y'/y = 1 + ln x. */
const OF_SLOPES: ReadonlySet<Kind> = new Set<Kind>(['derivative', 'logarithmic', 'implicit']);

/** The letter that the slope is in the equation. */
const SLOPE = 'slope';

/** An answer that is an equation for the slope. */
interface UnsolvedSlope {
  /** The slope as it follows from the equation, as an answer. */
  readonly solved: string;
  /** As the slope is typed: y'. */
  readonly slope: string;
}

/** What is left of a side that is the slope alone, or the slope at a point: y'(2). */
const IS_NAME = /^[\s$]*(?:\([\s\d.,π/−-]*\))?[\s$]*$/;
/** The slope at a point is a number: dy/dx|_{x=2}, dy/dx at (3, 4). */
const AT_POINT = /\||\\vert|\bat\s/;

/** Longer answers are looked at as they stand. */
const LONGEST = 300;

/** An equation in which the slope stands among other terms, solved for it; undefined where the slope stands alone, or not to the first power. */
export function solvedForSlope(typed: string, { question, asked, options }: Marking): UnsolvedSlope | undefined {
  const { kind = 'derivative', dependent = 'y', order = 1 } = question;
  const sides = typed.split('=');
  if (!OF_SLOPES.has(kind) || order !== 1 || sides.length !== 2 || typed.length > LONGEST || AT_POINT.test(typed))
    return undefined;
  const wrt = question.wrt ?? asked.wrt?.[0] ?? 'x';
  const signs = slopeSigns(dependent, wrt);
  const [slope] = signs.exec(typed) ?? [];
  if (slope === undefined || sides.some(side => IS_NAME.test(side.replace(slope, '')))) return undefined;
  const isLatex = /[\\$]/.test(typed);
  const equation = typed.replaceAll('$', ' ').replace(new RegExp(signs, 'gu'), ` (${SLOPE}) `);
  const names = [...(options.names ?? []), SLOPE, dependent, wrt];
  const read = readEquation(equation, { ...options, names, ...(isLatex && { syntax: 'latex' }) });
  const found = read.ok ? rootOf(add(read.value.left, negate(read.value.right))) : undefined;
  return found && { solved: strictText(tidied(found)), slope: isLatex ? `d${dependent}/d${wrt}` : slope.trim() };
}

/** y', y'(x), dy/dx and \frac{dy}{dx}. */
const slopeSigns = (y: string, x: string): RegExp =>
  new RegExp(
    `\\\\[dt]?frac\\s*\\{\\s*d\\s*${y}\\s*\\}\\s*\\{\\s*d\\s*${x}\\s*\\}|(?<![A-Za-z])d\\s?${y}\\s*/\\s*d\\s?${x}(?!\\w)|${y}\\s?['′’](?!['′’])(?:\\s*\\(\\s*${x}\\s*\\))?`,
    'u',
  );

/** Where an expression is 0 that is of the first degree in the slope. */
function rootOf(e: Expr): Expr | undefined {
  const at = (digits: string): Expr => substitute(e, new Map([[SLOPE, number(digits)]]));
  const [none, one, two] = [at('0'), at('1'), at('2')];
  const rise = add(one, negate(none));
  const isLinear = contains(e, SLOPE) && agree(add(two, negate(one)), rise).kind === 'same';
  return isLinear && agree(rise, number('0')).kind === 'different' ? divide(negate(none), rise) : undefined;
}
