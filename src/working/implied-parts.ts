import { type Expr, isCall } from '../expression/expression.ts';
import { strictText } from '../expression/strict.ts';
import type { Placed } from './definitions.ts';
import { inPlainSigns } from './derivative-signs.ts';
import { readSide } from './line-meaning.ts';
import { slopeOf } from './meanings.ts';
import { isSame, type SoFar } from './so-far.ts';
import type { Statement } from './statements.ts';

/*
 * u' = 3x^2 and v' = cos x about x^3 sin x, where no line says what u and v are: the two factors, or what is divided.
 */

/** A letter whose derivative a statement gives, with that derivative as it is typed. */
const SLOPE = /^(?:(?<primed>\p{L})'|d\s?(?<of>\p{L})\s?\/\s?d\s?\p{L})$/u;

interface SlopeGiven {
  readonly name: string;
  readonly text: string;
}

/**
 * What two letters stand for that only their derivatives explain: at least one of these is that of a part, and the other
 * letter has the other part. None where the function has not two parts, or neither derivative tells.
 */
export function impliedParts(
  statements: readonly Statement[],
  explained: readonly Placed[],
  soFar: SoFar,
): readonly Omit<Placed, 'line'>[] {
  const given = statements.flatMap(each => slopeGiven(each, soFar));
  const [one, other, third] = new Set(given.map(({ name }) => name));
  const isExplained = explained.some(({ name }) => name === one || name === other);
  if (one === undefined || other === undefined || third !== undefined || isExplained) return [];
  const [left, right, another] = isCall(soFar.f, 'multiply') || isCall(soFar.f, 'divide') ? soFar.f.args : [];
  if (!left || !right || another) return [];
  const telling = given.flatMap(each => toldOf(each, [left, right], soFar))[0];
  if (!telling) return [];
  const isInOrder = telling.part === (telling.name === one ? left : right);
  const [first, second] = isInOrder ? [one, other] : [other, one];
  return [
    { name: first, text: strictText(left), isLet: true },
    { name: second, text: strictText(right), isLet: true },
  ];
}

/** The letter with the first of the parts that its derivative is that of; none where it is that of neither. */
function toldOf({ name, text }: SlopeGiven, parts: readonly Expr[], soFar: SoFar) {
  const side = readSide(text, soFar);
  if (!side.ok || side.value.strange.length > 0) return [];
  const part = parts.find(each => isSame(slopeOf(each, soFar.wrt, new Map()), side.value.value));
  return part ? [{ name, part }] : [];
}

function slopeGiven({ sides: [first = '', text] }: Statement, { meanings }: SoFar): readonly SlopeGiven[] {
  const { primed, of } = SLOPE.exec(inPlainSigns(first.trim()))?.groups ?? {};
  const name = primed ?? of;
  return name !== undefined && text !== undefined && !meanings.has(name) ? [{ name, text }] : [];
}
