import { agree } from '../agreement/agree.ts';
import { standInsIn } from '../checking/stand-ins.ts';
import { tidied } from '../derivation/tidied.ts';
import { add, divide, type Expr, negate, number } from '../expression/expression.ts';
import { contains, isConstant } from '../expression/measure.ts';
import { strictText } from '../expression/strict.ts';
import { substitute } from '../expression/substitution.ts';
import type { Kind } from '../kinds/kind.ts';
import { readEquation } from '../reading/equation-reader.ts';
import { readExpression } from '../reading/expression-reader.ts';
import type { ReaderOptions } from '../reading/reading.ts';
import { evaluate } from '../tape/gradient.ts';
import { eitherSign } from './either-sign.ts';

/** How answers to a kind of question are written that are not the formula itself; undefined for what is not so written. */
const AS_FORMULA: Partial<Record<Kind, (text: string, wrt: string, options: ReaderOptions) => string | undefined>> = {
  critical: placesInOrder,
  tangent: solvedForY,
};

/** An answer as a formula or a list of such, as the kind of question has it; what is not written otherwise stays as it is. */
export const asFormula = (text: string, kind: Kind | undefined, wrt: string, options: ReaderOptions): string =>
  (kind && AS_FORMULA[kind]?.(text, wrt, options)) ?? text;

/** Between two places: x = −1 or x = 1, {−1; 1}, −1 and 1. */
const BETWEEN = /[,;]|\b(?:or|and)\b|\\(?:text\{\s*(?:or|and)\s*\}|lor|vee)/;

/** Places in any order, with or without "x =" before them, as a list from left to right. */
function placesInOrder(text: string, wrt: string, options: ReaderOptions): string | undefined {
  const bare = text.replace(/^\s*(?:\\?\{|\[|\()|(?:\\?\}|\]|\))\s*$/g, '');
  const named = new RegExp(`^\\s*${wrt}\\s*(?:_?\\d+)?\\s*=`);
  const typed = bare.split(BETWEEN).flatMap(place => eitherSign(place.replace(named, '')));
  const read = typed.map(place => readExpression(place, options));
  const places = read.flatMap(each => (each.ok ? [each.value.expr] : []));
  if (places.length < typed.length || !places.every(isNumeric)) return undefined;
  const sorted = places.toSorted((a, b) => evaluate(a, {}) - evaluate(b, {}));
  return `[${sorted.map(place => strictText(place)).join(', ')}]`;
}

/** A number: a letter, or a function that is not known, has no place in an order. */
const isNumeric = (e: Expr): boolean => isConstant(e) && standInsIn([e]) === undefined;

const Y = 'y';

/** A line given by an equation such as y − 4 = 4(x − 2), solved for y; undefined where y alone is on the left, or it is no line. */
function solvedForY(text: string, wrt: string, options: ReaderOptions): string | undefined {
  if (!text.includes('=') || /^\s*(?:y|f\s*\(\s*\w\s*\))\s*=/i.test(text)) return undefined;
  const read = readEquation(text, { ...options, names: [...(options.names ?? []), wrt, Y] });
  if (!read.ok) return undefined;
  const { left, right } = read.value;
  const at = (y: Expr): Expr => substitute(add(left, negate(right)), new Map([[Y, y]]));
  const [none, one, two] = [at(number('0')), at(number('1')), at(number('2'))];
  const rise = add(one, negate(none));
  const isLine = contains(left, Y) || contains(right, Y);
  if (!isLine || agree(rise, add(two, negate(one))).kind !== 'same' || contains(tidied(rise), wrt)) return undefined;
  return strictText(tidied(negate(divide(none, rise))));
}
