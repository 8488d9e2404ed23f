import type { Witness } from '../agreement/agreement.ts';
import type { Expr } from '../expression/expression.ts';
import { isConstant } from '../expression/measure.ts';
import { substitute } from '../expression/substitution.ts';
import { evaluateTyped } from '../tape/gradient.ts';
import { comparedWith, type Different } from './comparison.ts';
import { notAStep, notDecided, type Step } from './judged-line.ts';
import type { Side } from './line-meaning.ts';
import { ofOrder } from './next-derivative.ts';
import type { Place } from './places.ts';
import { isRounded } from './rounded-value.ts';
import { type AtPlaces, type Claimed, isSame, type SoFar } from './so-far.ts';

/*
 * Lines that put a point into the function or its derivatives: f'(2) = 12, slope = 3 at x = 1, y' = 0 when x = ±1.
 */

/** What stands for a derivative of some order, or for the function, when its values are claimed. */
export function claimedOfOrder(order: number, soFar: SoFar): Claimed {
  if (order === 0) return { value: soFar.f, order };
  const { expected, wrong } = ofOrder(order, soFar);
  return { value: expected, wrong, order };
}

const AT_POINT = 'value at a point';

/**
 * Judges values at places: each is right that the formula has there, or follows from the wrong one. At the point of a
 * problem numbers may be rounded as they are written, and go on from those before them.
 */
export function judgeAtPlaces(at: AtPlaces, text: string, sides: readonly Side[], soFar: SoFar): Step {
  const { claimed, places, workedOut = [], carried = [] } = at;
  const after = withTouch({ ...soFar, aside: undefined, atPlaces: at }, places, claimed);
  if (sides.length === 0) return notAStep(after);
  const left = notFrom(claimed.value, workedOut, sides, soFar);
  const compared = places.map(place => ({ place, ...comparedAt(place, claimed.value, left) }));
  const open = compared.find(each => each.kind === 'undecided');
  if (open?.kind === 'undecided') return notDecided(text, open.why, after);
  const said = { did: [AT_POINT], mistakes: [] };
  const differs = compared.find(each => each.kind === 'different');
  if (differs?.kind !== 'different') {
    const known: SoFar = { ...after, atPlaces: { ...at, workedOut: [...workedOut, ...numbersIn(sides)] } };
    return { said: { verdict: 'right', ...said }, after: arrived(claimed, known) };
  }
  if (!isCarried(at, sides, soFar)) return wrongAt(differs, at, sides, after);
  const known: SoFar = { ...after, atPlaces: { ...at, carried: [...carried, ...numbersIn(sides)] } };
  return { said: { verdict: 'carried forward', ...said }, after: known };
}

/** Whether the sides come to what the first wrong line has, at every place. */
function isCarried(
  { claimed: { wrong }, places, carried = [] }: AtPlaces,
  sides: readonly Side[],
  soFar: SoFar,
): boolean {
  if (!wrong) return false;
  const left = notFrom(wrong, carried, sides, soFar);
  return places.every(place => comparedAt(place, wrong, left).kind === 'same');
}

const numbersIn = (sides: readonly Side[]): readonly Expr[] => sides.map(({ value }) => value).filter(isConstant);

/** The sides that are still to be compared: at the point of a problem a rounded number is not. */
const notFrom = (value: Expr, numbers: readonly Expr[], sides: readonly Side[], { given }: SoFar): readonly Side[] =>
  given ? notRoundedFrom([substitute(value, given), ...numbers], sides) : sides;

/** A value that is wrong at one of the places; the lines behind it may go on from it. */
function wrongAt(differs: DiffersAt, { claimed, places }: AtPlaces, sides: readonly Side[], after: SoFar): Step {
  const wrong = differs.side.value;
  const hint = hintAt(differs, claimed, sides, after);
  const told = { mistakes: [], ...(hint && { hint, clue: hint }), ...witnessAt(differs, claimed.value) };
  return {
    said: { verdict: 'wrong', did: [AT_POINT], ...told },
    after: withTouch({ ...after, atPlaces: { claimed: { ...claimed, wrong }, places } }, places, claimed, wrong),
  };
}

/** At the point of a problem the value of the derivative is all that is asked for. */
const arrived = ({ order }: Claimed, after: SoFar): SoFar =>
  after.given && order === 1 ? { ...after, isDone: true } : after;

/** The slope at one point is what a tangent has. */
function withTouch(after: SoFar, [place, another]: readonly Place[], { order }: Claimed, wrong?: Expr): SoFar {
  return place && !another && order === 1 ? { ...after, touch: { place, wrong } } : after;
}

type DiffersAt = Different & { readonly place: Place };

const comparedAt = (place: Place, value: Expr, sides: readonly Side[]): ReturnType<typeof comparedWith> =>
  comparedWith(
    substitute(value, place),
    sides.map(side => ({ ...side, value: substitute(side.value, place) })),
  );

/** The sides that are not rounded from one of some values, or from a side before them. */
const notRoundedFrom = (values: readonly Expr[], sides: readonly Side[]): readonly Side[] =>
  sides.filter(({ value }, i) => {
    const sources = [...values, ...sides.slice(0, i).map(side => side.value)].filter(isConstant);
    return !isConstant(value) || !sources.some(source => isRounded(value, source));
  });

/** Both values there; with further letters in them one more point is needed. */
function witnessAt({ point, side, place }: DiffersAt, expected: Expr): Different['point'] {
  const numbers = [...place].flatMap(([name, at]) => (isConstant(at) ? [[name, evaluateTyped(at)] as const] : []));
  if (!point.witness || numbers.length < place.size) return point;
  const at: Witness['at'] = { ...point.witness.at, ...Object.fromEntries(numbers) };
  const [value, answer] = [substitute(expected, place), side.value];
  return isConstant(value) && isConstant(answer)
    ? { witness: { at, expected: evaluateTyped(value), answer: evaluateTyped(answer) } }
    : { witness: { ...point.witness, at } };
}

/** Where a value comes from that is not the right one. */
function hintAt(
  { side, place }: DiffersAt,
  { value, order }: Claimed,
  sides: readonly Side[],
  soFar: SoFar,
): string | undefined {
  const [first] = sides;
  if (first && first.value !== side.value && isSame(substitute(value, place), substitute(first.value, place)))
    return IN_WORKING_OUT;
  const other =
    order === undefined ? undefined : ORDERS.find((_, i) => i !== order && isValueOf(i, side, place, soFar));
  return other && `This is the value of ${other} there, and not of ${ORDERS[order ?? 0] ?? 'that derivative'}.`;
}

const IN_WORKING_OUT = 'The point is put in rightly; the slip is in working out what that comes to.';
const ORDERS = ['the function', 'the derivative', 'the second derivative'];

const isValueOf = (order: number, { value }: Side, place: Place, soFar: SoFar): boolean =>
  isSame(substitute(claimedOfOrder(order, soFar).value, place), value);
