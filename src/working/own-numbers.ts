import { same } from '../expression/equality.ts';
import { derivative, type Expr, isCall, negate, symbol } from '../expression/expression.ts';
import { isConstant } from '../expression/measure.ts';
import { type Definition, output, type Program, quantitiesOf } from '../expression/program.ts';
import { strictText } from '../expression/strict.ts';
import { substitute } from '../expression/substitution.ts';
import { rebuild } from '../expression/walk.ts';
import type { Step } from './judged-line.ts';
import type { Side } from './line-meaning.ts';
import { type Lettered, withSlopesFound } from './meanings.ts';
import type { Place } from './places.ts';
import { isRounded, roundedOf } from './rounded-value.ts';
import type { OwnNumber, SoFar } from './so-far.ts';
import type { Statement } from './statements.ts';
import { slopeAlong } from './wrong-beside.ts';

/*
 * Lines of a problem that has a point, which go on from wrong numbers of the student's own.
 */

/**
 * A wrong step, as carried forward where each number in it follows from the student's own ones: by a formula of the line,
 * by what the program says of the quantity, or as a calculation with right numbers in the place of the wrong ones. What it
 * comes to is the student's own from here on.
 */
export function judgedWithOwn({ isOpen }: Statement, typed: readonly Side[], step: Step, soFar: SoFar): Step {
  const { given, ownNumbers = [] } = soFar;
  const sides = isOpen ? [goesOnWith(soFar), ...typed] : typed;
  const [first, ...others] = sides;
  const last = others.at(-1);
  if (!given || !first || !last || !isConstant(last.value)) return step;
  const right = substitute(first.value, given);
  const after = { ...step.after, ownNumbers: [...ownNumbers, { of: first.typed, own: last.value, right }] };
  return followsFromOwn(sides, given, soFar)
    ? { said: { verdict: 'carried forward', did: step.said.did, mistakes: [] }, after }
    : { said: step.said, after };
}

/** What a line that begins with an equals sign says: the derivative of the equation before it, or the one that is sought. */
const goesOnWith = ({ aside, program, f, wrt, expected }: SoFar): Side => {
  const typed = derivative(program ? symbol(output(program).name) : f, wrt);
  return aside?.side ?? { typed, written: typed, value: expected, strange: [] };
};

function followsFromOwn(sides: readonly Side[], given: Place, soFar: SoFar): boolean {
  const { ownNumbers = [] } = soFar;
  const [first, ...others] = sides;
  if (!first || ownNumbers.length === 0) return false;
  const letters = new Map(ownNumbers.map(({ own }, i) => [ownLetter(i), roundedOf(own)]));
  const sources = sourcesOf(first, others, given, soFar);
  return others.every(
    ({ value }, i) =>
      !isConstant(value) ||
      sources.some(source => isRounded(value, source, letters)) ||
      others.slice(0, i).some(side => isRoundedFrom(value, side.value)) ||
      isRoundedFrom(ownNumbers.reduce(withRight, value), substitute(first.value, given)),
  );
}

const isRoundedFrom = (value: Expr, source: Expr): boolean => isConstant(source) && isRounded(value, source);

/**
 * What stands for one of the student's own numbers in what follows from it: who wrote 0.336 goes on with 0.3356, so that
 * 0.671 is twice as much.
 */
const ownLetter = (i: number): string => `own${i}`;

/** What a line comes to by the student's own numbers: by its own formulas, and backwards along the program. */
function sourcesOf(first: Side, others: readonly Side[], given: Place, soFar: SoFar): readonly Expr[] {
  const { ownNumbers = [] } = soFar;
  const lettered = ownNumbers.map(({ of }, i) => ({ of, own: symbol(ownLetter(i)) }));
  const ownOf = (e: Expr): Expr | undefined => lettered.findLast(({ of }) => same(of, e))?.own;
  const known = withOwnQuantities(soFar, ownOf);
  const byFormulas = [first, ...others].map(side => ownValue(side, known, ownOf));
  const wrongBeside = new Map(lettered.map(({ of, own }) => [strictText(of), own]));
  const [of, by] = isCall(first.typed, 'derivative') ? first.typed.args : [];
  const isOfLetters = of?.kind === 'symbol' && by?.kind === 'symbol';
  const along = isOfLetters
    ? slopeAlong(of.name, by.name, { ...soFar, meanings: known.meanings, wrongBeside })
    : undefined;
  return [...byFormulas, along].flatMap(source => (source ? [substitute(source, given)] : []));
}

/** What a side that is no number comes to with the student's own numbers: those of derivatives, and those of quantities. */
function ownValue({ typed, value }: Side, known: Lettered, ownOf: (e: Expr) => Expr | undefined): Expr | undefined {
  if (isConstant(value)) return undefined;
  return withSlopesFound(
    rebuild(typed, node => (node.kind === 'call' ? ownOf(node) : undefined) ?? node),
    known,
  );
}

/** What the lines know, each quantity of the program being what the student has for it. */
function withOwnQuantities(known: Lettered, ownOf: (e: Expr) => Expr | undefined): Lettered {
  if (!known.program) return known;
  const [first, ...others] = known.program.definitions;
  const own = ({ name, value }: Definition): Definition => ({ name, value: ownOf(symbol(name)) ?? value });
  const program: Program = { definitions: [own(first), ...others.map(own)] };
  return { ...known, program, meanings: new Map([...known.meanings, ...quantitiesOf(program)]) };
}

/** The right number wherever the student's own wrong one stands, with either sign. */
function withRight(value: Expr, { own, right }: OwnNumber): Expr {
  const [size, instead] = isCall(own, 'negate') ? [own.args[0], negate(right)] : [own, right];
  return size?.kind === 'number' ? rebuild(value, node => (same(node, size) ? instead : node)) : value;
}
