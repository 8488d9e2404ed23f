import type { Expr } from '../../expression/expression.ts';
import { isConstant } from '../../expression/measure.ts';
import { readExpression } from '../../reading/expression-reader.ts';
import type { ReaderOptions } from '../../reading/reading.ts';
import { evaluateTyped } from '../../tape/gradient.ts';
import type { DerivativeName } from './derivative-names.ts';

/** What the left side of an equals sign says of the right one: d/dx(x^3), f'(3), dx/dy. */
export interface LeftSide {
  /** Which derivative; undefined where that is not seen. */
  readonly order?: number | undefined;
  /** The letter by which it is taken; undefined where none is written. */
  readonly by?: string | undefined;
  /** The letter whose derivative it is: y of y' and of dy/dx. */
  readonly dependent?: string | undefined;
  /** What is differentiated, where it is written out. */
  readonly of?: Expr | undefined;
  /** The point at which it is taken. */
  readonly at?: { readonly value: number; readonly typed: string } | undefined;
  /** The letter that stands alone on the left: the x of x = 2x, and the y of y = 2x. */
  readonly letter?: string | undefined;
}

/** What a name says. */
export function leftSideOf({ typed, order, of }: DerivativeName, options: ReaderOptions = {}): LeftSide {
  const plain = plainly(typed);
  return {
    order: order > 0 && !/^D|_/.test(plain) ? order : undefined,
    by: letterBelow(plain, options),
    dependent: of,
    of: differentiatedIn(plain, options),
    at: pointIn(plain, options),
    letter: /^\p{L}$/u.test(plain) ? plain : undefined,
  };
}

/** The letter below the bar of dy/dx, where it is the only one. */
const BY = /^[^/]*\/\s*[d∂]\s*\\?((\p{L})\p{L}*(?:_?\{?\d+\}?|[₀-₉]+)?)(?!.*[d∂]\p{L})/su;

/** Its name as the reader has it: theta of θ, w1 of w₁; of d/dxf the first letter alone. */
function letterBelow(text: string, options: ReaderOptions): string | undefined {
  const [, word = '', first] = BY.exec(text) ?? [];
  const read = word === '' ? undefined : readExpression(word, options);
  return read?.ok && read.value.expr.kind === 'symbol' ? read.value.expr.name : first;
}

const PLAIN: readonly (readonly [RegExp, string])[] = [
  [/\\(?:left|right|displaystyle|textstyle|[,;:!])(?![A-Za-z])/g, ''],
  [/\\(?:mathrm|text|operatorname)\s*\{\s*d\s*\}/g, 'd'],
  [/\\partial(?![A-Za-z])/g, '∂'],
  [
    /\\[dt]?frac\s*\{\s*([d∂](?:\s*\^\s*\{?\d\}?)?\s*\p{L}?)\s*\}\s*\{\s*([d∂]\s*\p{L}(?:\s*\^\s*\{?\d\}?)?)\s*\}/gu,
    '$1/$2',
  ],
  [/[′’‘´`]/g, "'"],
  [/″/g, "''"],
];

const plainly = (typed: string): string =>
  PLAIN.reduce((text, [spelling, instead]) => text.replace(spelling, instead), typed).trim();

const POWER = '(?:\\s*\\^\\s*\\{?\\d\\}?|[²³])?';
/** d/dx(x^3), d(x^3)/dx, D(x^3), (x^3)', x^3', "derivative of x^3". */
const DIFFERENTIATED: readonly RegExp[] = [
  new RegExp(`^[d∂]${POWER}\\s*/\\s*[d∂]\\s*\\p{L}${POWER}\\s*(.+)$`, 'su'),
  /^[d∂]\s*([([].+[)\]])\s*\/\s*[d∂]\s*\p{L}$/su,
  /^D(?:_?\p{L})?\s*[([](.+)[)\]]$/su,
  /^[([](.+)[)\]]\s*'+$/su,
  /^([^'=]+\^\d)'+$/su,
  /\bderivative\sof\s(.+)$/isu,
];

/** f(x) and y are names of the function, and say nothing of it. */
const IS_NAME = /^[([\s]*\p{L}\s*(?:\(\s*\p{L}\s*\))?[)\]\s]*$/u;

function differentiatedIn(text: string, options: ReaderOptions): Expr | undefined {
  const [, typed = ''] = DIFFERENTIATED.map(pattern => pattern.exec(text)).find(match => match !== null) ?? [];
  if (typed === '' || IS_NAME.test(typed)) return undefined;
  const read = readExpression(typed, options);
  return read.ok ? read.value.expr : undefined;
}

/** The 3 of f'(3) and of y^(4)(3). */
const POINT = /(?:'|\^\s*\{?\(\d\)\}?)\s*\(([^()=,]+)\)$/;

function pointIn(text: string, options: ReaderOptions): LeftSide['at'] {
  const [, typed = ''] = POINT.exec(text) ?? [];
  return typed === '' ? undefined : pointTyped(typed, options);
}

/** A point with what was typed for it: π/2; undefined where that is no number. */
export function pointTyped(typed: string, options: ReaderOptions = {}): LeftSide['at'] {
  const value = constantIn(typed, options);
  return value === undefined ? undefined : { value, typed: typed.trim() };
}

/** The value of an expression without letters, NaN where it has none; undefined for every other text. */
export function constantIn(typed: string, options: ReaderOptions = {}): number | undefined {
  const read = readExpression(typed, options);
  return read.ok && isConstant(read.value.expr) ? evaluateTyped(read.value.expr) : undefined;
}

/** "The derivative of x^3 is": remarks before an answer are passed over, and this one says what it is about. */
const LEAD =
  /\bderivative\sof\s(?:\p{L}(?:\(\p{L}\))?\s?=)?([^=:]{1,80}?)(?:\s(?:is|equals|becomes|gives)\b|\s*[=:])/iu;

/** What a remark before the answer says that it is the derivative of. */
export function leadSideOf(typed: string, options: ReaderOptions): LeftSide | undefined {
  const [, of = ''] = LEAD.exec(typed.slice(0, 200)) ?? [];
  return of === '' ? undefined : { of: differentiatedIn(`derivative of ${of}`, options) };
}
