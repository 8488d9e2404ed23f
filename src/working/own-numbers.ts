import { same } from '../expression/equality.ts';
import { type Expr, isCall, negate, symbol } from '../expression/expression.ts';
import { isConstant } from '../expression/measure.ts';
import { type Definition, type Program, quantitiesOf } from '../expression/program.ts';
import { substitute } from '../expression/substitution.ts';
import { rebuild } from '../expression/walk.ts';
import type { Step } from './judged-line.ts';
import type { Side } from './line-meaning.ts';
import { type Lettered, withSlopesFound } from './meanings.ts';
import type { Place } from './places.ts';
import { isRounded } from './rounded-value.ts';
import type { OwnNumber, SoFar } from './so-far.ts';
import type { Statement } from './statements.ts';

/*
 * Lines of a problem that has a point, which go on from wrong numbers of the student's own.
 */

/**
 * A wrong step, as carried forward where each number in it follows from the student's own ones: by a formula of the line,
 * by what the program says of the quantity, or as a calculation with right numbers in the place of the wrong ones. What it
 * comes to is the student's own from here on.
 */
export function judgedWithOwn({ isOpen }: Statement, sides: readonly Side[], step: Step, soFar: SoFar): Step {
  const { given, ownNumbers = [] } = soFar;
  const [first, ...others] = sides;
  const last = others.at(-1);
  if (!given || isOpen || !first || !last || !isConstant(last.value)) return step;
  const right = substitute(first.value, given);
  const after = { ...step.after, ownNumbers: [...ownNumbers, { of: first.typed, own: last.value, right }] };
  return followsFromOwn(sides, given, soFar)
    ? { said: { verdict: 'carried forward', did: step.said.did, mistakes: [] }, after }
    : { said: step.said, after };
}

function followsFromOwn(sides: readonly Side[], given: Place, soFar: SoFar): boolean {
  const { ownNumbers = [] } = soFar;
  const [first, ...others] = sides;
  if (!first || ownNumbers.length === 0) return false;
  const sources = sides.flatMap(side => ownValue(side, given, soFar) ?? []);
  return others.every(
    ({ value }, i) =>
      !isConstant(value) ||
      [...sources, ...others.slice(0, i).map(side => side.value)].some(source => isRoundedFrom(value, source)) ||
      isRoundedFrom(ownNumbers.reduce(withRight, value), substitute(first.value, given)),
  );
}

const isRoundedFrom = (value: Expr, source: Expr): boolean => isConstant(source) && isRounded(value, source);

/** What a side that is no number comes to with the student's own numbers: those of derivatives, and those of quantities. */
function ownValue({ typed, value }: Side, given: Place, soFar: SoFar): Expr | undefined {
  if (isConstant(value)) return undefined;
  const ownOf = (e: Expr): Expr | undefined => soFar.ownNumbers?.findLast(({ of }) => same(of, e))?.own;
  const withOwn = rebuild(typed, node => (node.kind === 'call' ? ownOf(node) : undefined) ?? node);
  const found = withSlopesFound(withOwn, withOwnQuantities(soFar, ownOf));
  return found && substitute(found, given);
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
