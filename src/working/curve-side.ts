import { agree } from '../agreement/agree.ts';
import type { Witness } from '../agreement/agreement.ts';
import { differenceOnCurve } from '../agreement/on-curve.ts';
import { derive } from '../derivation/derive.ts';
import { silently } from '../derivation/silent.ts';
import { dependentOf, madeDependent, madePlain, withDerivative } from '../expression/dependent.ts';
import { add, divide, type Expr, multiply, negate, ONE, symbol, TWO, ZERO } from '../expression/expression.ts';
import { contains, variables } from '../expression/measure.ts';
import { substitute } from '../expression/substitution.ts';
import { postorder } from '../expression/walk.ts';
import { refusedWhole } from '../marking/reading/value-reading.ts';
import { carriedOut, standingIn } from '../marking/standing.ts';
import { readExpression } from '../reading/expression-reader.ts';
import type { Read } from '../reading/reading.ts';
import { inPlainSigns, withReadableDerivatives } from './derivative-signs.ts';
import type { Place } from './places.ts';

/*
 * Lines about an equation in which y depends on x: their sides in x, y and the slope, which is a letter of its own.
 */

/** An equation in which y depends on x. */
export interface CurveAsked {
  readonly left: Expr;
  readonly right: Expr;
  readonly wrt: string;
  readonly dependent: string;
  /** The right slope, in x and y. */
  readonly slope: Expr;
}

/** One side of a line. */
export interface CurveSide {
  /** As it was read, y depending on x, derivatives standing. */
  readonly typed: Expr;
  /** In x, y and the letter of the slope. */
  readonly value: Expr;
  /** Whether a derivative stands in it, that of y or of anything. */
  readonly hasSlope: boolean;
}

/** The letter that stands for the slope: dydx. */
export const slopeLetter = ({ wrt, dependent }: Pick<CurveAsked, 'wrt' | 'dependent'>): string =>
  `d${dependent}d${wrt}`;

/** The letter that stands for the second derivative: d2ydx2. */
const secondLetter = ({ wrt, dependent }: CurveAsked): string => `d2${dependent}d${wrt}2`;

/** Reads a side; a complaint where it is no mathematics, has a letter that the equation has not, or a third derivative. */
export function readCurveSide(text: string, asked: CurveAsked): Read<CurveSide> {
  const { wrt, dependent, left, right } = asked;
  const typedText = withReadableDerivatives(withSlopes(text, asked), wrt, [dependent]);
  const syntax = typedText.includes('\\') ? 'latex' : 'text';
  const read = readExpression(typedText, { syntax, wrt, names: [wrt, dependent] });
  if (!read.ok) return read;
  const typed = madeDependent(read.value.expr, dependent, wrt);
  const value = inSlope(typed, asked);
  const letters = [wrt, dependent, slopeLetter(asked), secondLetter(asked)];
  const known = new Set([...letters, ...variables(left), ...variables(right)]);
  const strange = variables(value).find(name => !known.has(name));
  if (strange !== undefined)
    return refusedWhole(text, `${strange} is no letter of the equation: write the line in ${wrt} and ${dependent}.`);
  if (postorder(value).some(node => dependentOf(node) !== undefined)) return refusedWhole(text, ONLY_SECOND);
  return { ok: true, value: { typed, value, hasSlope: standingIn(typed).length > 0 } };
}

/** A formula with y depending on x, its derivatives found, in x, y and the letters of the slope and of the second derivative. */
export function inSlope(typed: Expr, asked: CurveAsked): Expr {
  const { dependent } = asked;
  const inFirst = withDerivative(carriedOut(typed), dependent, 1, symbol(slopeLetter(asked)));
  return silently(madePlain(withDerivative(inFirst, dependent, 2, symbol(secondLetter(asked)))));
}

/** Whether a side has a second derivative of y in it. */
export const hasSecond = ({ value }: CurveSide, asked: CurveAsked): boolean => contains(value, secondLetter(asked));

/** What is said of a side with a third derivative. */
const ONLY_SECOND = 'Only first and second derivatives are judged in lines about an equation.';

/** y′ is no function before brackets here: y'(x + 2y) is a product, and y'(x) is y′. */
const withSlopes = (text: string, { wrt, dependent }: CurveAsked): string =>
  withoutDifferentials(inPlainSigns(text), wrt, dependent)
    .replaceAll(new RegExp(`(?<!\\p{L})${dependent}('?)\\(\\s*${wrt}\\s*\\)`, 'gu'), `${dependent}$1 `)
    .replaceAll(new RegExp(`${dependent}'(?!')`, 'gu'), slopeIn(text, `d/d${wrt}(${dependent})`, wrt, dependent));

/** 2x dx + 2y dy = 0 is 2x + 2y y' = 0. */
const withoutDifferentials = (text: string, wrt: string, dependent: string): string =>
  /[/}]\s*\{?\s*d/.test(text)
    ? text
    : text
        .replaceAll(new RegExp(`(?<!\\p{L})d\\s?${wrt}(?!\\p{L})`, 'gu'), '1')
        .replaceAll(new RegExp(`(?<!\\p{L})d\\s?${dependent}(?!\\p{L})`, 'gu'), `${dependent}'`);

const slopeIn = (text: string, plain: string, wrt: string, dependent: string): string =>
  text.includes('\\') ? ` \\frac{d}{d${wrt}}(${dependent}) ` : ` (${plain}) `;

/** What comparing two sides on the curve comes to. */
export type OnCurve =
  | { readonly kind: 'same' | 'undecided' }
  | { readonly kind: 'different'; readonly witness: Witness };

/** Compares two sides on the curve, with this slope. */
export function comparedOnCurve(a: Expr, b: Expr, slope: Expr, asked: CurveAsked): OnCurve {
  const [expected, answer] = [withSlope(a, slope, asked), withSlope(b, slope, asked)];
  if (agree(expected, answer).kind === 'same') return { kind: 'same' };
  const on = { curve: add(asked.left, negate(asked.right)), dependent: asked.dependent };
  const witness = differenceOnCurve(expected, answer, on);
  if (witness) return { kind: 'different', witness };
  // Two functions that differ by 1 are seen to differ wherever the curve has points at all.
  return { kind: differenceOnCurve(expected, add(expected, ONE), on) ? 'same' : 'undecided' };
}

/** The slope put in, and for the second derivative what follows from it: dm/dx = ∂m/∂x + ∂m/∂y · m for a slope m. */
function withSlope(e: Expr, slope: Expr, asked: CurveAsked): Expr {
  const { wrt, dependent } = asked;
  const known = new Map([[slopeLetter(asked), slope]]);
  if (!contains(e, secondLetter(asked))) return substitute(e, known);
  const second = add(derive(slope, wrt).result, multiply(derive(slope, dependent).result, slope));
  return substitute(e, new Map([...known, [secondLetter(asked), second]]));
}

/** A side at a point of the curve, with this slope. */
export const valueOnCurve = ({ value }: CurveSide, at: Place, slope: Expr, asked: CurveAsked): Expr =>
  substitute(withSlope(value, slope, asked), at);

/** A side on a branch of the curve, y as a function of x. */
export function onBranch({ value }: CurveSide, branch: Expr, asked: CurveAsked): Expr {
  const slope = derive(branch, asked.wrt).result;
  return substitute(withSlope(value, slope, asked), new Map([[asked.dependent, branch]]));
}

/** The slope by an equation that is linear in it, −G(0)/(G(1) − G(0)) with G the difference of the sides; undefined of any other. */
export function slopeBy(a: Expr, b: Expr, asked: CurveAsked): Expr | undefined {
  const difference = add(a, negate(b));
  if (!contains(difference, slopeLetter(asked))) return undefined;
  const at = (slope: Expr): Expr => withSlope(difference, slope, asked);
  const [zero, one, two] = [at(ZERO), at(ONE), at(TWO)];
  const factor = add(one, negate(zero));
  if (agree(add(two, negate(one)), factor).kind !== 'same' || agree(factor, ZERO).kind === 'same') return undefined;
  return silently(divide(negate(zero), factor));
}
