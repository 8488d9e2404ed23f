import { same } from '../expression/equality.ts';
import { isCall, isNumber } from '../expression/expression.ts';
import { contains } from '../expression/measure.ts';
import { postorder } from '../expression/walk.ts';
import { standingIn } from '../marking/standing.ts';
import { judgeAside, judgePrimeByLetter, standsBy } from './aside.ts';
import { type Claimed, claimedOfOrder, judgeAtPlaces, type Place, placesIn } from './at-place.ts';
import { judgeBothSides, withOtherSide } from './both-sides.ts';
import { judgeClaims } from './claim.ts';
import { comparedWith } from './comparison.ts';
import { type Definition, definitionIn, explained, letterOf, type Placed, withMeaning } from './definitions.ts';
import { withoutDifferentials } from './derivative-signs.ts';
import { judgeFunction } from './function-again.ts';
import { about, notAStep, type Step, saidTogether } from './judged-line.ts';
import { readSide, type Side } from './line-meaning.ts';
import { judgeMapped } from './mapped.ts';
import { ofOrder, orderSpokenOf, toldOfFirst } from './next-derivative.ts';
import { isEither, isSame, type SoFar } from './so-far.ts';
import { judgeSolving, judgeZeros } from './solving.ts';
import { orderSought } from './sought.ts';
import type { Statement } from './statements.ts';

/** Judges one statement; `later` are the definitions of its line and of those behind it. */
export function judgeStatement(typed: Statement, soFar: SoFar, later: readonly Placed[]): Step {
  if (typed.isMapped) return judgeMapped(typed.sides, explained(soFar, typed.sides, later));
  const statement = { ...typed, sides: withoutDifferentials(typed.sides, soFar.wrt) };
  const zeros = judgeZerosOfAny(statement, soFar);
  if (zeros) return zeros;
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
  if (places) return judgeWithPlaces(text, statement, sides, places, known);
  return sides.some(({ strange }) => strange.length > 0)
    ? judgeGeneral(text, statement, sides, known)
    : judgeSides(text, statement, sides, known);
}

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
  const isFree = (isOpen ? sides : others).every(({ value }) => !contains(value, soFar.wrt));
  if (!isFree || !first) return undefined;
  if (isOpen && !isEither(first.value, soFar)) return soFar.atPlaces?.places;
  const isAnnounced = soFar.announced !== undefined && contains(first.value, soFar.wrt);
  return isAnnounced ? placesIn(soFar.announced, soFar) : undefined;
}

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
  const goesOn = statement.isOpen && statement.place === undefined && soFar.atPlaces;
  if (goesOn) return judgeAtPlaces(goesOn, text, sides, soFar);
  const isBare = statement.isOpen && orderSought(first, soFar) === undefined;
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

/** What a side stands for when its values are claimed; undefined where it has a letter that stands for nothing but a slope. */
function claimedBy(first: Side, soFar: SoFar): Claimed | undefined {
  const order = isSame(first.value, soFar.f) ? 0 : orderSought(first, soFar);
  if (order !== undefined) return claimedOfOrder(order, soFar);
  if (first.strange.length === 0) return { value: first.value };
  return first.typed.kind === 'symbol' && /^[mkM]$/.test(first.typed.name) ? claimedOfOrder(1, soFar) : undefined;
}

/** u = x^2; y = sin u says again what the function is, or is wrong. */
function judgeDefinition(text: string, definition: Definition, sides: readonly Side[], soFar: SoFar): Step {
  const [first, ...others] = sides;
  if (!first || first.strange.length > 0) return notAStep(withMeaning(soFar, definition));
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
  return order !== undefined && isEither(value, ofOrder(order, soFar)) ? order : undefined;
}

const RATES: ReadonlyMap<string, number> = new Map([
  ['v', 1],
  ['a', 2],
]);

/** Whether a letter names the function here, and no part of it: what is said of it then is wrong. */
function isNameOfWhole({ name, isLet }: Definition, { value }: Side, { f }: SoFar): boolean {
  return name === 'y' && !isLet && !postorder(f).some(part => same(part, value) || (part !== f && isSame(part, value)));
}

/** What holds whatever the letters stand for that nobody has explained, dy/dx = dy/du · du/dx, is right; else they are asked for. */
function judgeGeneral(text: string, { isOpen, isLed }: Statement, sides: readonly Side[], soFar: SoFar): Step {
  const [first, ...others] = sides;
  const strange = [...new Set(sides.flatMap(side => side.strange))];
  const isTrue =
    !isOpen && first !== undefined && strange.length <= 3 && comparedWith(first.value, others).kind === 'same';
  if (isTrue) return { said: { verdict: 'right', did: [], mistakes: [] }, after: soFar };
  const [name = ''] = strange;
  const after: SoFar = first && isOpen && !isLed ? { ...soFar, aside: { side: first, isDefinition: false } } : soFar;
  return notAStep(after, about(text, unexplained(name, soFar.wrt)));
}

const unexplained = (name: string, wrt: string): string =>
  `What ${name} stands for is said in no line: write it down, such as ${name} = ${wrt}^2, or write the formula in ${wrt} alone.`;

function judgeSides(text: string, statement: Statement, sides: readonly Side[], soFar: SoFar): Step {
  const [first, ...others] = sides;
  if (!first) return notAStep(soFar);
  if (isSetToZeroBehind(statement, sides, soFar)) {
    const said = judgeSides(text, statement, sides.slice(0, -1), soFar);
    const set = judgeSides(text, SAID_OF_ZERO, sides.slice(-2), said.after);
    return { said: saidTogether([said.said, set.said]), after: set.after };
  }
  const order = orderSought(first, soFar);
  const isNamed = order !== undefined;
  const higher = order ?? orderGoneOnWith(statement, sides, soFar);
  if (higher > 1)
    return toldOfFirst(higher, soFar, judgeHigher(text, statement, sides, isNamed, ofOrder(higher, soFar)));
  const solving = statement.isOpen ? undefined : judgeSolving(text, sides, isNamed, soFar);
  if (solving) return solving;
  const known: SoFar = isNamed ? { ...soFar, isAtNext: false } : soFar;
  if (statement.isOpen) return judgeOpen(text, statement, sides, isNamed, known);
  const step = isNamed ? judgeClaims(text, others, true, known) : judgeEquation(text, statement, sides, known);
  return (step.said.verdict === 'wrong' && judgePrimeByLetter(text, first, others, known)) || step;
}

/** y' = 2x - 6 = 0, and "= 2x - 6 = 0": the derivative is said, and then set to 0. */
function isSetToZeroBehind({ isOpen }: Statement, sides: readonly Side[], soFar: SoFar): boolean {
  const [first] = sides;
  const [said, zero] = sides.slice(-2);
  if (!first || !said || !zero || !isNumber(zero.typed, '0') || standingIn(said.typed).length > 0) return false;
  const order = orderSought(first, soFar) ?? (isOpen ? orderSpokenOf(soFar) : undefined);
  return order !== undefined && sides.length > (isOpen ? 1 : 2) && isEither(said.value, ofOrder(order, soFar));
}

const SAID_OF_ZERO: Statement = { sides: [], isOpen: false, isLed: false, isLet: false };

/** The order of the derivative that a statement goes on with, naming none: "= 6x", and "x = 1" where that is solved for. */
function orderGoneOnWith({ isOpen, isLed }: Statement, sides: readonly Side[], soFar: SoFar): number {
  const order = orderSpokenOf(soFar);
  if (order === 1 || (isLed && soFar.aside)) return 1;
  const spoken = ofOrder(order, soFar);
  return isOpen || judgeSolving('', sides, false, spoken) !== undefined ? order : 1;
}

/** A line about y″ or a further derivative; what is known is known of the one before it. */
function judgeHigher(
  text: string,
  { isOpen }: Statement,
  sides: readonly Side[],
  isNamed: boolean,
  soFar: SoFar,
): Step {
  const solving = isOpen ? undefined : judgeSolving(text, sides, isNamed, soFar);
  return solving ?? judgeClaims(text, isNamed && !isOpen ? sides.slice(1) : sides, isNamed, soFar);
}

/** A line that goes on from the one before it, or is gone on with. */
function judgeOpen(text: string, { isLed }: Statement, sides: readonly Side[], isNamed: boolean, soFar: SoFar): Step {
  const [first, another] = sides;
  const { aside } = soFar;
  if (first && !another && !isLed && !isNamed && isCall(first.typed, 'derivative') && !isEither(first.value, soFar))
    return notAStep({ ...soFar, aside: { side: first, isDefinition: false } });
  if (isLed && aside && !sides.every(({ value }) => isEither(value, soFar))) {
    const [strange] = aside.side.strange;
    if (strange !== undefined) return notAStep(soFar, about(text, unexplained(strange, soFar.wrt)));
    const goesOn = comparedWith(aside.side.value, sides).kind === 'same';
    if (goesOn || !aside.isDefinition) return judgeBeside(text, aside.side, sides, soFar);
  }
  return judgeClaims(text, sides, isNamed, soFar);
}

function judgeEquation(text: string, { sides: texts }: Statement, sides: readonly Side[], soFar: SoFar): Step {
  const [first, ...others] = sides;
  if (!first) return notAStep(soFar);
  // x = 2 and a = 3 are no statements about the derivative.
  const letter = letterOf(texts[0] ?? '');
  if (letter !== undefined && (letter === soFar.wrt || contains(soFar.f, letter))) return notAStep(soFar);
  if (standingIn(first.typed).length === 0) {
    if (isSame(first.value, soFar.f)) return judgeRewriting(text, sides, soFar);
    if (contains(first.value, soFar.wrt) && isEither(first.value, soFar)) return judgeClaims(text, sides, false, soFar);
  }
  if (isMadeOfParts(first) && isEither(first.value, soFar)) return judgeClaims(text, sides, true, soFar);
  const step = judgeBeside(text, first, others, soFar);
  const isMeantOfWhole = step.said.verdict === 'wrong' && isUsualName(first, soFar) && saysSought(others, soFar);
  return isMeantOfWhole ? judgeClaims(text, others, true, soFar) : step;
}

/** An equation that is not about the derivative itself: y'/y = …, ln y = …, u' = …. */
function judgeBeside(text: string, first: Side, others: readonly Side[], soFar: SoFar): Step {
  const ofBoth = judgeBothSides(text, first, others, soFar);
  if (ofBoth) return ofBoth;
  const { said, after } = judgeAside(text, first, others, soFar);
  return { said, after: withOtherSide(after, first, others) };
}

/** u'v + uv', and no derivative alone. */
const isMadeOfParts = ({ typed }: Side): boolean => !isCall(typed, 'derivative') && standingIn(typed).length > 0;

/** y' or f', where the letter stands for something else here. */
function isUsualName({ typed }: Side, { wrt }: SoFar): boolean {
  const [of] = isCall(typed, 'derivative') && standsBy(typed) === wrt ? typed.args : [];
  return of?.kind === 'symbol' && /^[yfF]$/.test(of.name);
}

const saysSought = (sides: readonly Side[], { expected }: SoFar): boolean =>
  sides.every(({ value }) => isSame(value, expected));

/** x√x = x^(3/2), the function in another way; x^2 = 2x has lost its d/dx. */
function judgeRewriting(text: string, sides: readonly Side[], soFar: SoFar): Step {
  const [first, ...others] = sides;
  if (first && saysSought(others, soFar)) return notAStep(soFar, about(text, NO_DERIVATIVE_SIGN));
  return judgeFunction(text, sides, soFar);
}

const NO_DERIVATIVE_SIGN = 'The function is not equal to its derivative: write d/dx before it, or y′.';
