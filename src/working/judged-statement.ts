import { same } from '../expression/equality.ts';
import { contains, isConstant } from '../expression/measure.ts';
import { postorder } from '../expression/walk.ts';
import { judgeAside } from './aside.ts';
import { claimedOfOrder, judgeAtPlaces } from './at-place.ts';
import { judgeClaims } from './claim.ts';
import { comparedWith } from './comparison.ts';
import { type Definition, definitionIn, explained, letterOf, type Placed, withMeaning } from './definitions.ts';
import { withoutDifferentials } from './derivative-signs.ts';
import { judgeFunction } from './function-again.ts';
import { judgeIncrements } from './increments.ts';
import { notAStep, type Step, saidTogether } from './judged-line.ts';
import { judgeGeneral, judgeSides, MOST_ORDERS } from './judged-sides.ts';
import { readSide, type Side } from './line-meaning.ts';
import { judgeMapped } from './mapped.ts';
import { ofOrder, orderSpokenOf, toldOfFirst } from './next-derivative.ts';
import { judgedWithOwn } from './own-numbers.ts';
import { type Place, placesIn } from './places.ts';
import { judgePutIn } from './put-in.ts';
import { type AtPlaces, type Claimed, isEither, isSame, type SoFar } from './so-far.ts';
import { judgeZeros } from './solving.ts';
import { orderSought } from './sought.ts';
import type { Statement } from './statements.ts';
import { judgeTangent } from './tangent-line.ts';

/** Judges one statement; `later` are the definitions of its line and of those behind it. */
export const judgeStatement = (typed: Statement, soFar: SoFar, later: readonly Placed[]): Step =>
  judgeIncrements(typed, withPlaces(soFar, later)) ?? judgeOther(typed, { ...soFar, increments: undefined }, later);

/** The a of f(a + h) stands for the variable. */
const withPlaces = (soFar: SoFar, later: readonly Placed[]): SoFar =>
  later.filter(({ text }) => text === soFar.wrt).reduce(withMeaning, soFar);

function judgeOther(typed: Statement, soFar: SoFar, later: readonly Placed[]): Step {
  if (typed.isMapped) return judgeMapped(typed.sides, explained(soFar, typed.sides, later));
  const statement = { ...typed, sides: withoutDifferentials(typed.sides, soFar.wrt) };
  const zeros = judgeZerosOfAny(statement, soFar);
  const tangent = zeros ?? judgeTangent(statement, soFar);
  if (tangent) return tangent;
  const definition = isSaidOfSlope(statement, soFar) ? undefined : definitionIn(statement, soFar);
  const texts = definition ? [definition.text, ...statement.sides.slice(2)] : statement.sides;
  const known = explained(soFar, texts, later);
  const text = statement.sides.join(' = ');
  const read = texts.map(each => readSide(each, known));
  const unread = read.find(side => !side.ok);
  if (unread && !unread.ok) return notAStep(soFar, unread.complaint);
  const sides = read.flatMap(side => (side.ok ? [side.value] : []));
  if (definition) return judgeDefinition(text, definition, sides, known);
  const places = placesSpokenOf(statement, sides, known);
  const step = places
    ? judgeWithPlaces(text, statement, sides, places, known)
    : judgeEverywhere(text, statement, sides, known);
  if (step.said.verdict !== 'wrong') return step;
  return judgePutIn(statement, sides, known) ?? judgedWithOwn(statement, sides, step, known);
}

const judgeEverywhere = (text: string, statement: Statement, sides: readonly Side[], soFar: SoFar): Step =>
  sides.some(({ strange }) => strange.length > 0)
    ? judgeGeneral(text, statement, sides, soFar)
    : judgeSides(text, statement, sides, soFar);

/** Whether a letter before the equals sign names a derivative already, v = 6t, or a value at a point, m = 12. */
const isSaidOfSlope = ({ place, sides: [first = ''] }: Statement, { slopeNames }: SoFar): boolean =>
  place !== undefined || slopeNames.has(letterOf(first) ?? '');

/** x = ±1 where the derivative that was set to 0 last is the first, the second or a further one. */
function judgeZerosOfAny(statement: Statement, soFar: SoFar): Step | undefined {
  const orders = Array.from({ length: orderSpokenOf(soFar) }, (_, i) => i + 1);
  const order = orders.findLast(each => ofOrder(each, soFar).solving);
  const step = order === undefined ? undefined : judgeZeros(statement, ofOrder(order, soFar));
  return order !== undefined && step ? toldOfFirst(order, soFar, step) : undefined;
}

/** Where a statement holds: as the line says, at the point in its brackets, or where the lines before it are. */
function placesSpokenOf(
  { place, isOpen }: Statement,
  sides: readonly Side[],
  soFar: SoFar,
): readonly Place[] | undefined {
  const [first, ...others] = sides;
  if (place !== undefined) return placesIn(place, soFar);
  if (first?.at) return [new Map([[soFar.wrt, first.at.place]])];
  const given = valuesGiven(isOpen ? undefined : first, others, soFar);
  if (given) return [given];
  const isFree = (isOpen ? sides : others).every(({ value }) => !contains(value, soFar.wrt));
  if (!isFree || !first) return undefined;
  if (isOpen && !isEither(first.value, soFar))
    return soFar.atPlaces?.places ?? only(valuesGiven(undefined, sides, soFar));
  const isAnnounced = soFar.announced !== undefined && contains(first.value, soFar.wrt);
  return isAnnounced ? placesIn(soFar.announced, soFar) : undefined;
}

/** The point of the problem, where a number is said to be what is none: dJ/dw = 2(yhat - 3)x = 70. */
const valuesGiven = (of: Side | undefined, others: readonly Side[], { given }: SoFar): Place | undefined =>
  (of === undefined || !isConstant(of.value)) && others.some(({ value }) => isConstant(value)) ? given : undefined;

const only = (place: Place | undefined): readonly Place[] | undefined => place && [place];

/** y' = 3x^2 = 12 at x = 2 is said of every x, and then of one; "slope = 12" and m = 12 are said of the derivative. */
function judgeWithPlaces(
  text: string,
  statement: Statement,
  sides: readonly Side[],
  places: readonly Place[],
  soFar: SoFar,
): Step {
  const [typed] = sides;
  const first = typed?.at?.of ?? typed;
  if (!first) return notAStep(soFar);
  const goesOn = statement.isOpen && statement.place === undefined && (soFar.atPlaces ?? besideAt(places, soFar));
  if (goesOn) return judgeAtPlaces(goesOn, text, sides, soFar);
  const isBare = statement.isOpen ? orderSought(first, soFar) === undefined : isNumberAlone(first, statement);
  const claimed = isBare ? claimedOfOrder(1, soFar) : claimedBy(first, soFar);
  const others = isBare ? sides : sides.slice(1);
  if (!claimed || others.some(({ strange }) => strange.length > 0)) return judgeGeneral(text, statement, sides, soFar);
  const isEverywhere = ({ value }: Side): boolean =>
    places.some(place => [...place.keys()].some(name => contains(value, name)));
  const [general, values] = [others.filter(isEverywhere), others.filter(side => !isEverywhere(side))];
  if (general.length === 0 || typed?.at) return judgeAtPlaces({ claimed, places }, text, others, soFar);
  const step = judgeSides(text, statement, isBare ? general : [first, ...general], soFar);
  const valued = judgeAtPlaces({ claimed, places }, text, values, step.after);
  return values.length === 0 ? step : { said: saidTogether([step.said, valued.said]), after: valued.after };
}

/** What a line beside the derivation has begun, at the point of the problem. */
const besideAt = (places: readonly Place[], { aside, given }: SoFar): AtPlaces | undefined =>
  aside && given && { claimed: { value: aside.side.value }, places };

/** The 3·4 of "slope at x = 2: 3·4 = 12". */
const isNumberAlone = ({ typed, at }: Side, { line, place }: Statement): boolean =>
  line === 'slope' && place !== undefined && !at && isConstant(typed);

/** What a side stands for when its values are claimed; undefined where it has a letter that stands for nothing but a slope. */
function claimedBy(first: Side, soFar: SoFar): Claimed | undefined {
  const order = isSame(first.value, soFar.f) ? 0 : orderSought(first, soFar);
  if (order !== undefined && order <= MOST_ORDERS) return claimedOfOrder(order, soFar);
  if (first.strange.length === 0) return { value: first.value };
  return first.typed.kind === 'symbol' && /^[mkM]$/.test(first.typed.name) ? claimedOfOrder(1, soFar) : undefined;
}

/** u = x^2; y = sin u says again what the function is, or is wrong. */
function judgeDefinition(text: string, definition: Definition, sides: readonly Side[], soFar: SoFar): Step {
  const [first, ...others] = sides;
  if (!first || first.strange.length > 0)
    return notAStep(isNamedAlready(definition, soFar) ? soFar : withMeaning(soFar, definition));
  const order = orderSought(first, soFar);
  if (order !== undefined) return judgeSlopeNamed(text, definition, order, sides, soFar);
  const rate = rateSaid(definition, first, soFar);
  if (rate !== undefined) {
    const after = withSlopeNamed(definition, rate, soFar);
    return toldOfFirst(rate, after, judgeClaims(text, sides, true, ofOrder(rate, after)));
  }
  const compared = comparedWith(first.value, others);
  if (compared.kind === 'different') return judgeAside(text, first, others, soFar);
  const after = withMeaning(soFar, definition);
  if (isSame(first.value, soFar.f)) return judgeFunction(text, sides, after);
  if (isNameOfWhole(definition, first, soFar)) return judgeFunction(text, sides, soFar);
  return notAStep({ ...after, aside: { side: first, isDefinition: true } });
}

const withSlopeNamed = (definition: Definition, order: number, soFar: SoFar): SoFar => ({
  ...withMeaning(soFar, definition),
  slopeNames: new Map([...soFar.slopeNames, [definition.name, order]]),
});

/** y = mx + c once lines are about the derivative of y. */
const isNamedAlready = ({ name }: Definition, { meanings, f, hasBegun }: SoFar): boolean =>
  hasBegun && meanings.get(name) === f;

/** v = ds/dt = 3t^2: the letter names the derivative from here on. */
function judgeSlopeNamed(
  text: string,
  definition: Definition,
  order: number,
  sides: readonly Side[],
  soFar: SoFar,
): Step {
  const after = withSlopeNamed(definition, order, soFar);
  const claimed: Statement = { sides: [], isOpen: false, isLed: false, isLet: false };
  return sides.length > 1 ? judgeSides(text, claimed, sides, after) : notAStep(after);
}

/** The order of v(t) = 3t^2 and a(t) = 6t, where they are the velocity and the acceleration; undefined of any other letter. */
function rateSaid({ name, isLet }: Definition, { value }: Side, soFar: SoFar): number | undefined {
  const order = soFar.wrt === 't' && !isLet ? RATES.get(name) : undefined;
  const isRate = order !== undefined && (soFar.slopeNames.size > 0 || isEither(value, ofOrder(order, soFar)));
  return isRate ? order : undefined;
}

const RATES: ReadonlyMap<string, number> = new Map([
  ['v', 1],
  ['a', 2],
]);

/** Whether a letter names the function here, and no part of it: what is said of it then is wrong. */
function isNameOfWhole({ name, isLet }: Definition, { value }: Side, { f }: SoFar): boolean {
  return name === 'y' && !isLet && !postorder(f).some(part => same(part, value) || (part !== f && isSame(part, value)));
}
