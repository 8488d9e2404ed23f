import { isCall, isNumber } from '../expression/expression.ts';
import { contains, isConstant, variables } from '../expression/measure.ts';
import { standingIn } from '../marking/standing.ts';
import { whole } from '../reading/complaints.ts';
import { judgeAside, judgePrimeByLetter, standsBy } from './aside.ts';
import { judgeBothSides, withOtherSide } from './both-sides.ts';
import { judgeClaims } from './claim.ts';
import { comparedWith } from './comparison.ts';
import { letterOf } from './definitions.ts';
import { judgeFunction } from './function-again.ts';
import { notAStep, type Step, saidTogether } from './judged-line.ts';
import type { Side } from './line-meaning.ts';
import { ofOrder, orderSpokenOf, toldOfFirst } from './next-derivative.ts';
import { isEither, isSame, type SoFar } from './so-far.ts';
import { judgeSolvedAtOnce, judgeSolving } from './solving.ts';
import { orderSought } from './sought.ts';
import type { Statement } from './statements.ts';

/** What holds whatever the letters stand for that nobody has explained, dy/dx = dy/du · du/dx, is right; else they are asked for. */
export function judgeGeneral(text: string, { isOpen, isLed }: Statement, sides: readonly Side[], soFar: SoFar): Step {
  const [first, ...others] = sides;
  const strange = [...new Set(sides.flatMap(side => side.strange))];
  const isTrue =
    !isOpen && first !== undefined && strange.length <= 3 && comparedWith(first.value, others).kind === 'same';
  if (isTrue) return { said: { verdict: 'right', did: [], mistakes: [] }, after: soFar };
  const [name = ''] = strange;
  const after: SoFar = first && isOpen && !isLed ? { ...soFar, aside: { side: first, isDefinition: false } } : soFar;
  return notAStep(after, whole(text, unexplained(name, soFar.wrt)));
}

const unexplained = (name: string, wrt: string): string =>
  `What ${name} stands for is said in no line: write it down, such as ${name} = ${wrt}^2, or write the formula in ${wrt} alone.`;

/** Judges what the sides of a statement claim, by what the first of them is. */
export function judgeSides(text: string, statement: Statement, sides: readonly Side[], soFar: SoFar): Step {
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
  if (higher > MOST_ORDERS) return notAStep(soFar, whole(text, TOO_HIGH));
  if (higher > 1)
    return toldOfFirst(higher, soFar, judgeHigher(text, statement, sides, isNamed, ofOrder(higher, soFar)));
  const solving = statement.isOpen ? undefined : judgeSolving(text, sides, isNamed, soFar);
  if (solving) return solving;
  const known: SoFar = isNamed ? { ...soFar, isAtNext: false } : soFar;
  if (statement.isOpen) return judgeOpen(text, statement, sides, isNamed, known);
  const step = isNamed ? judgeClaims(text, others, true, known) : judgeEquation(text, statement, sides, known);
  if (step.said.verdict !== 'wrong') return step;
  return judgePrimeByLetter(text, first, others, known) ?? judgeSolvedAtOnce(sides, known) ?? step;
}

/** The highest derivative that is judged: every further one is several times as long. */
export const MOST_ORDERS = 4;
const TOO_HIGH = 'Derivatives to the fourth are judged here.';

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
    if (strange !== undefined) return notAStep(soFar, whole(text, unexplained(strange, soFar.wrt)));
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
  // 2 = 9·3 + c looks for c.
  const letters = sides.flatMap(({ value }) => variables(value));
  if (isConstant(first.value) && letters.length > 0 && !letters.includes(soFar.wrt)) return notAStep(soFar);
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
  if (first && saysSought(others, soFar)) return notAStep(soFar, whole(text, NO_DERIVATIVE_SIGN));
  return judgeFunction(text, sides, soFar);
}

const NO_DERIVATIVE_SIGN = 'The function is not equal to its derivative: write d/dx before it, or y′.';
