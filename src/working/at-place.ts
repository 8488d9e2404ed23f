import type { Witness } from '../agreement/agreement.ts';
import { type Expr, negate, ONE, TWO, ZERO } from '../expression/expression.ts';
import { contains, isConstant, variables } from '../expression/measure.ts';
import { substitute } from '../expression/substitution.ts';
import { outside } from '../marking/reading/outside-brackets.ts';
import { typedPlaces } from '../marking/reading/places.ts';
import { evaluate } from '../tape/gradient.ts';
import { comparedWith, type Different } from './comparison.ts';
import { notAStep, notDecided, type Step } from './judged-line.ts';
import { type Known, readSide, type Side } from './line-meaning.ts';
import { ofOrder } from './next-derivative.ts';
import { isSame, type SoFar } from './so-far.ts';

/*
 * Lines that put a point into the function or its derivatives: f'(2) = 12, slope = 3 at x = 1, y' = 0 when x = ±1.
 */

/** The values of the variables at one point. */
export type Place = ReadonlyMap<string, Expr>;

/** What values are claimed to be: those of a formula, of which a wrong line has another. */
export interface Claimed {
  readonly value: Expr;
  readonly wrong?: Expr | undefined;
  /** The order of the derivative that it is, 0 of the function; none of anything else. */
  readonly order?: number | undefined;
}

/** Values that a line has claimed at some places, with which the next line may go on. */
export interface AtPlaces {
  readonly claimed: Claimed;
  readonly places: readonly Place[];
}

/** The places that a text gives, x = 1 or x = 3, (1, 2) in the order of the alphabet; undefined where one cannot be read. */
export function placesIn(text: string, known: Known): readonly Place[] | undefined {
  const { wrt, log } = known;
  const coordinates = coordinatesIn(text, known);
  if (coordinates) return [coordinates];
  const options = { wrt, ...(log && { log }), ...(text.includes('\\') && { syntax: 'latex' as const }) };
  const typed = typedPlaces(text, { count: 2, wrt, options });
  return (
    typed?.flatMap(({ at }) => membersOf(at, known).map(each => new Map([[wrt, each]]))) ?? placeInLetters(text, known)
  );
}

/** Some of a family of places, π/2 + kπ for a few whole k; a place alone as it is. */
function membersOf(at: Expr, { f }: Known): readonly Expr[] {
  const count = variables(at).find(name => !contains(f, name));
  if (count === undefined) return [at];
  return COUNTED.map(each => substitute(at, new Map([[count, each]])));
}

const COUNTED: readonly Expr[] = [ZERO, ONE, TWO, negate(ONE)];

/** x = −b/(2a), in letters that are constants here. */
function placeInLetters(text: string, known: Known): readonly Place[] | undefined {
  const at = readSide(text.slice(text.indexOf('=') + 1), known);
  const isOne = at.ok && at.value.strange.length === 0 && !contains(at.value.value, known.wrt);
  return isOne ? [new Map([[known.wrt, at.value.value]])] : undefined;
}

const IN_BRACKETS = /^\((?<inside>.*)\)$/s;

function coordinatesIn(text: string, known: Known): Place | undefined {
  const inside = IN_BRACKETS.exec(text)?.groups?.inside;
  if (inside === undefined) return undefined;
  const typed = outside(inside, /,/g, { start: 0, end: inside.length }).map(({ start, end }) =>
    readSide(inside.slice(start, end), known),
  );
  const values = typed.flatMap(side => (side.ok ? [side.value.value] : []));
  const others = variables(known.f).filter(name => name !== known.wrt);
  // Of a function of one variable the second coordinate is its value.
  const names = others.length > 0 ? [known.wrt, ...others].toSorted() : [known.wrt];
  if (values.length !== typed.length || values.length < names.length || values.length > 2) return undefined;
  return new Map(names.flatMap((name, i) => (values[i] ? [[name, values[i]]] : [])));
}

/** What stands for a derivative of some order, or for the function, when its values are claimed. */
export function claimedOfOrder(order: number, soFar: SoFar): Claimed {
  if (order === 0) return { value: soFar.f, order };
  const { expected, wrong } = ofOrder(order, soFar);
  return { value: expected, wrong, order };
}

const AT_POINT = 'value at a point';

/** Judges values at places: each is right that the formula has there, or follows from the wrong one. */
export function judgeAtPlaces({ claimed, places }: AtPlaces, text: string, sides: readonly Side[], soFar: SoFar): Step {
  const after = withTouch({ ...soFar, aside: undefined, atPlaces: { claimed, places } }, places, claimed);
  if (sides.length === 0) return notAStep(after);
  const compared = places.map(place => ({ place, ...comparedAt(place, claimed.value, sides) }));
  const open = compared.find(each => each.kind === 'undecided');
  if (open?.kind === 'undecided') return notDecided(text, open.why, after);
  const said = { did: [AT_POINT], mistakes: [] };
  const differs = compared.find(each => each.kind === 'different');
  if (differs?.kind !== 'different') return { said: { verdict: 'right', ...said }, after };
  if (places.every(place => claimed.wrong && comparedAt(place, claimed.wrong, sides).kind === 'same'))
    return { said: { verdict: 'carried forward', ...said }, after };
  const hint = hintAt(differs, claimed, sides, soFar);
  return {
    said: { verdict: 'wrong', ...said, ...(hint && { hint, clue: hint }), ...witnessAt(differs, claimed.value) },
    after: withTouch(
      { ...after, atPlaces: { claimed: { ...claimed, wrong: differs.side.value }, places } },
      places,
      claimed,
      differs.side.value,
    ),
  };
}

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

/** Both values there; with further letters in them one more point is needed. */
function witnessAt({ point, side, place }: DiffersAt, expected: Expr): Different['point'] {
  const numbers = [...place].flatMap(([name, at]) => (isConstant(at) ? [[name, evaluate(at, {})] as const] : []));
  if (!point.witness || numbers.length < place.size) return point;
  const at: Witness['at'] = { ...point.witness.at, ...Object.fromEntries(numbers) };
  const [value, answer] = [substitute(expected, place), side.value];
  return isConstant(value) && isConstant(answer)
    ? { witness: { at, expected: evaluate(value, {}), answer: evaluate(answer, {}) } }
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
