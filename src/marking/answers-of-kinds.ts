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
const BETWEEN = /[,;\n∨&]|\b(?:or|and)\b|\sv\s|\\(?:text\{\s*(?:or|and)\s*\}|lor|vee)/;
/** What leads to places: "critical points at", "x ∈". */
const LEADS_TO_PLACES =
  /^\s*(?:the\s)?(?:(?:critical|stationary|turning)\s)?(?:(?:points?|numbers?|values?|places?)\s?)?(?:are|is|at)?\s*:?\s*(?:\p{L}\s*(?:∈|\\in(?![A-Za-z])))?\s*/iu;

/**
 * Places in any order, with or without "x =" before them, as a list from left to right. An equation that they solve,
 * 3x^2 − 3 = 0 before x = ±1, is passed over.
 */
function placesInOrder(text: string, wrt: string, options: ReaderOptions): string | undefined {
  const bare = text.replace(LEADS_TO_PLACES, '').replace(/^\s*(?:\\?\{|\[|\()|(?:\\?\}|\]|\))\s*\.?$/g, '');
  const named = new RegExp(`^\\s*(?:at\\s)?${wrt}\\s*(?:_?\\d+)?\\s*=`);
  const all = bare.split(BETWEEN);
  const isNamed = all.some(place => named.test(place));
  const typed = all
    .filter(place => !isNamed || named.test(place) || !place.includes('=') || !place.includes(wrt))
    .flatMap(place => eitherSign(place.replace(named, '')));
  const read = typed.map(place => readExpression(place, options));
  const places = read.flatMap(each => (each.ok ? [each.value.expr] : []));
  if (places.length < typed.length || typed.some(place => place.includes('=')) || !places.every(isNumeric))
    return undefined;
  const sorted = places.toSorted((a, b) => evaluate(a, {}) - evaluate(b, {}));
  return `[${sorted.map(place => strictText(place)).join(', ')}]`;
}

/** Points with two coordinates, and words for what is there. */
const MORE_THAN_PLACES =
  /\([^(),;]+[,;|][^(),]+\)\s*(?:$|[,;]|and|or)|\by\s*=|\b(?:max|min)(?:imum|ima|imal)?\b(?!\s*\()/i;

/** What is to be written instead of an answer that says more than is asked for; undefined for every other. */
export const instead = (text: string, kind: Kind | undefined): string | undefined =>
  kind === 'critical' && MORE_THAN_PLACES.test(text) ? PLACES_ALONE : undefined;

const PLACES_ALONE = 'Asked for are the places alone: write them without values or words, such as x = -1, x = 1.';

/** A number: a letter, or a function that is not known, has no place in an order. */
const isNumeric = (e: Expr): boolean => isConstant(e) && standInsIn([e]) === undefined;

const Y = 'y';
/** "The tangent line is", "T:", "tangent:". */
const LEADS_TO_LINE =
  /^\s*(?:so\s)?(?:(?:the\s)?(?:equation\s(?:of\s(?:the\s)?)?)?tangent(?:\sline)?\s?(?:has\sthe\sequation|is|:)|\p{L}\s*:(?!=))\s*/iu;
/** "at (3, 9)" behind a line. */
const AT_POINT = /\s(?:at|through)\s*\([^()]*\)\s*\.?$/;

/** A line given by an equation such as y − 4 = 4(x − 2), solved for y; undefined where y alone is on the left, or it is no line. */
function solvedForY(text: string, wrt: string, options: ReaderOptions): string | undefined {
  const bare = text.replace(LEADS_TO_LINE, '').replace(AT_POINT, '');
  if (!bare.includes('=') || /^\s*(?:y|f\s*\(\s*\w\s*\))\s*=/i.test(bare)) return bare === text ? undefined : bare;
  const read = readEquation(bare, { ...options, names: [...(options.names ?? []), wrt, Y] });
  if (!read.ok) return undefined;
  const { left, right } = read.value;
  const at = (y: Expr): Expr => substitute(add(left, negate(right)), new Map([[Y, y]]));
  const [none, one, two] = [at(number('0')), at(number('1')), at(number('2'))];
  const rise = add(one, negate(none));
  const isLine = contains(left, Y) || contains(right, Y);
  if (!isLine || agree(rise, add(two, negate(one))).kind !== 'same') return undefined;
  return strictText(tidied(negate(divide(none, rise))));
}
