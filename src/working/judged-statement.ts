import { same } from '../expression/equality.ts';
import { isCall } from '../expression/expression.ts';
import { contains } from '../expression/measure.ts';
import { postorder } from '../expression/walk.ts';
import { standingIn } from '../marking/standing.ts';
import { judgeAside, judgePrimeByLetter, standsBy } from './aside.ts';
import { judgeBothSides, withOtherSide } from './both-sides.ts';
import { judgeClaims } from './claim.ts';
import { comparedWith } from './comparison.ts';
import { type Definition, definitionIn, explained, letterOf, type Placed, withMeaning } from './definitions.ts';
import { withoutDifferentials } from './derivative-signs.ts';
import { judgeFunction } from './function-again.ts';
import { about, notAStep, type Step } from './judged-line.ts';
import { readSide, type Side } from './line-meaning.ts';
import { judgeMapped } from './mapped.ts';
import { ofOrder, orderSpokenOf, toldOfFirst } from './next-derivative.ts';
import { isEither, isSame, type SoFar } from './so-far.ts';
import { judgeSolving } from './solving.ts';
import { orderSought } from './sought.ts';
import type { Statement } from './statements.ts';

/** Judges one statement; `later` are the definitions of its line and of those behind it. */
export function judgeStatement(typed: Statement, soFar: SoFar, later: readonly Placed[]): Step {
  if (typed.isMapped) return judgeMapped(typed.sides, explained(soFar, typed.sides, later));
  const statement = { ...typed, sides: withoutDifferentials(typed.sides, soFar.wrt) };
  const definition = definitionIn(statement, soFar);
  const texts = definition ? [definition.text, ...statement.sides.slice(2)] : statement.sides;
  const known = explained(soFar, texts, later);
  const text = statement.sides.join(' = ');
  const read = texts.map(each => readSide(each, known));
  const unread = read.find(side => !side.ok);
  if (unread && !unread.ok) return notAStep(soFar, unread.complaint);
  const sides = read.flatMap(side => (side.ok ? [side.value] : []));
  if (definition) return judgeDefinition(text, definition, sides, known);
  return sides.some(({ strange }) => strange.length > 0)
    ? judgeGeneral(text, statement, sides, known)
    : judgeSides(text, statement, sides, known);
}

/** u = x^2; y = sin u says again what the function is, or is wrong. */
function judgeDefinition(text: string, definition: Definition, sides: readonly Side[], soFar: SoFar): Step {
  const [first, ...others] = sides;
  if (!first || first.strange.length > 0) return notAStep(withMeaning(soFar, definition));
  const compared = comparedWith(first.value, others);
  if (compared.kind === 'different') return judgeAside(text, first, others, soFar);
  const after = withMeaning(soFar, definition);
  if (isSame(first.value, soFar.f)) return judgeFunction(text, sides, after);
  if (isNameOfWhole(definition, first, soFar)) return judgeFunction(text, sides, soFar);
  return notAStep({ ...after, aside: { side: first, isDefinition: true } });
}

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
  const order = orderSought(first, soFar);
  const isNamed = order !== undefined;
  const higher = order ?? orderGoneOnWith(statement, sides, soFar);
  if (higher > 1)
    return toldOfFirst(higher, soFar, judgeHigher(text, statement, sides, isNamed, ofOrder(higher, soFar)));
  const solving = statement.isOpen ? undefined : judgeSolving(text, sides, soFar);
  if (solving) return solving;
  const known: SoFar = isNamed ? { ...soFar, isAtNext: false } : soFar;
  if (statement.isOpen) return judgeOpen(text, statement, sides, isNamed, known);
  const step = isNamed ? judgeClaims(text, others, true, known) : judgeEquation(text, statement, sides, known);
  return (step.said.verdict === 'wrong' && judgePrimeByLetter(text, first, others, known)) || step;
}

/** The order of the derivative that a statement goes on with, naming none: "= 6x", and "x = 1" where that is solved for. */
function orderGoneOnWith({ isOpen, isLed }: Statement, sides: readonly Side[], soFar: SoFar): number {
  const order = orderSpokenOf(soFar);
  if (order === 1 || (isLed && soFar.aside)) return 1;
  const spoken = ofOrder(order, soFar);
  return isOpen || judgeSolving('', sides, spoken) !== undefined ? order : 1;
}

/** A line about y″ or a further derivative; what is known is known of the one before it. */
function judgeHigher(
  text: string,
  { isOpen }: Statement,
  sides: readonly Side[],
  isNamed: boolean,
  soFar: SoFar,
): Step {
  const solving = isOpen ? undefined : judgeSolving(text, sides, soFar);
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
