import { agreementOfMany } from '../agreement/agree.ts';
import { polynomialIn } from '../algebra/polynomial.ts';
import { writeSum } from '../algebra/writing.ts';
import { silently } from '../derivation/silent.ts';
import { tidied } from '../derivation/tidied.ts';
import { tidyingOf } from '../derivation/tidy.ts';
import { inOrder } from '../diagnosis/evidence/believed.ts';
import { slipSuspects } from '../diagnosis/suspects/slips.ts';
import type { Made, Suspect } from '../diagnosis/suspects/suspect.ts';
import { rewritesOfLine } from '../diagnosis/suspects/wrong-rewrites.ts';
import { same } from '../expression/equality.ts';
import {
  add,
  derivative,
  divide,
  type Expr,
  isCall,
  isNumber,
  multiply,
  negate,
  ONE,
  parts,
  ZERO,
} from '../expression/expression.ts';
import { isConstant } from '../expression/measure.ts';
import { strictText } from '../expression/strict.ts';
import { postorder, rebuild } from '../expression/walk.ts';
import { namedMistake } from '../marking/findings.ts';
import { carriedOut, standingIn } from '../marking/standing.ts';
import type { Found, NamedMistake } from '../marking/verdict.ts';
import { mathText } from '../notation/math-text.ts';
import { MISTAKES } from '../rules/mistakes.ts';
import { type DueLine, dueMistakes } from './due-mistakes.ts';
import type { Side } from './line-meaning.ts';
import { differentiatedBetween } from './rules-between.ts';
import { isSame, type SoFar } from './so-far.ts';
import { wronglySimplified } from './wrong-simplifying.ts';

type FoundInLine = Pick<Found, 'mistakes' | 'together' | 'hint' | 'clue'>;

/**
 * The mistakes in a line that is wrong: in rewriting the line before it where nothing is differentiated between the two,
 * else in what is differentiated. Where the line before was right, its rules are not to blame.
 */
export function foundInLine(wrong: Side, soFar: SoFar): FoundInLine {
  const parts = differentiatedBetween(soFar.before, wrong.written);
  return parts.length === 0 ? inRewriting(wrong.value, soFar) : inDifferentiating(wrong, parts, soFar);
}

const SLIP = 'Nothing is differentiated between the line before and this one: the slip is in rewriting it.';

function inRewriting(wrong: Expr, soFar: SoFar): FoundInLine {
  const { before, wrt, problem, name } = soFar;
  const from = carriedOut(before);
  if (soFar.wrong || standingIn(from).length > 0) return { mistakes: [] };
  const slips = slipsFrom(from, wrong, wrt);
  const found = slips.length > 0 ? slips : name(problem.f, wrt, wrong).mistakes.filter(isOfRewriting);
  if (found.length > 0) return { mistakes: found };
  const hint = wronglySimplified(from, wrong, wrt) ?? lostTerm(wrong, from) ?? SLIP;
  return { mistakes: [], hint, clue: SLIP };
}

/** The slips by which one expression was rewritten as another, in whichever form of it there are any. */
export function slipsFrom(from: Expr, wrong: Expr, wrt: string): readonly NamedMistake[] {
  const multiplied = polynomialIn(from, [wrt]);
  const expanded = multiplied ? [writeSum(multiplied, tidyingOf(from))] : [];
  const forms = [withoutOnes(from), silently(from), tidied(from), withMinusBefore(from, wrt), ...expanded];
  const leading = leadingTo(wrong, agreementOfMany(wrong));
  return (
    firstFound(forms, each => leading(rewritesOfLine(each, wrt))) ??
    firstFound(forms, each => leading(slipSuspects(each, wrt))) ??
    []
  );
}

/** (2x + 1)·1 is a sum in brackets. */
const withoutOnes = (e: Expr): Expr =>
  rebuild(e, node =>
    isCall(node, 'multiply') ? multiply(...node.args.filter(factor => !isNumber(factor, '1'))) : node,
  );

/** −2x(3x + 2) as −(6x² + 4x): multiplied out, with the minus still before all of it. */
const withMinusBefore = (e: Expr, wrt: string): Expr =>
  rebuild(e, node => {
    const [inside] = isCall(node, 'negate') ? node.args : [];
    const multiplied = inside && !isCall(inside, 'add') && polynomialIn(inside, [wrt]);
    const sum = multiplied && writeSum(multiplied, tidyingOf(inside));
    return sum && isCall(sum, 'add') ? negate(sum) : node;
  });

/** What is found in the first form of a line in which anything is. */
const firstFound = (
  forms: readonly Expr[],
  find: (form: Expr) => readonly NamedMistake[],
): readonly NamedMistake[] | undefined =>
  forms
    .values()
    .map(find)
    .find(found => found.length > 0);

/** The slips that lead to this value. What cancels to a number by a slip is none: cos² + sin² is 1, but nobody mistook a sign for it. */
function leadingTo(wrong: Expr, agrees: DueLine['agrees']): (slips: Iterable<Suspect>) => readonly NamedMistake[] {
  const isWritten = ({ answer }: Suspect): boolean => !isConstant(wrong) || isConstant(answer);
  return slips => {
    const tried = [...slips].slice(0, MOST_SLIPS).filter(isWritten);
    const fitting = tried.filter(({ answer }) => agrees(answer).kind === 'same');
    return inOrder(fitting.flatMap(({ made }) => made)).map(made => namedMistake(made));
  };
}

/** More slips than this are not tried: in a long line some slip may give almost anything. */
const MOST_SLIPS = 200;

/** A term of the line before that is in this one no longer. */
function lostTerm(wrong: Expr, from: Expr): string | undefined {
  const terms = parts(from, 'add');
  const lost = terms.find((_, i) => terms.length > 1 && isSame(add(...terms.toSpliced(i, 1)), wrong));
  return lost && `The term ${mathText(lost)} of the line before is missing.`;
}

/** Rows of rules that are about brackets and cancelling: they are as easily made when a line is rewritten. */
const OF_REWRITING: ReadonlySet<string> = new Set([
  ...MISTAKES.filter(({ kind }) => kind !== 'rule' && kind !== 'task').map(({ id }) => id),
  ...['A01', 'A02', 'D27'],
]);

/** Whether a mistake may be made in rewriting a line, with nothing differentiated. */
export const isOfRewriting = ({ id }: NamedMistake): boolean => OF_REWRITING.has(id);

function inDifferentiating(wrong: Side, parts: readonly Expr[], soFar: SoFar): FoundInLine {
  const { before, problem } = soFar;
  const line = { before, parts, problem, wrong, agrees: agreementOfMany(wrong.value) };
  return withDue(line, foundByValue(line, soFar));
}

/**
 * What is written tells more than what it is worth: a wrong rule that writes just this is believed before all others, and
 * one that comes to this before those at rules that were not due, but for those of which little is known.
 */
export function withDue(line: DueLine, found: FoundInLine): FoundInLine {
  const { likely, rare } = dueMistakes(line);
  if (likely.length + rare.length === 0) return found;
  const byValue = found.together ? [] : found.mistakes;
  return { mistakes: eachOnce([...named(likely), ...byValue, ...named(rare)]) };
}

const named = (made: readonly Made[]): readonly NamedMistake[] => made.map(each => namedMistake(each));

/** As many as are told, each id once. */
const eachOnce = (mistakes: readonly NamedMistake[]): readonly NamedMistake[] =>
  mistakes.filter((each, i) => mistakes.findIndex(({ id }) => id === each.id) === i).slice(0, MOST_TOLD);

const MOST_TOLD = 3;

function foundByValue({ wrong: { value: wrong }, parts, agrees }: DueLine, soFar: SoFar): FoundInLine {
  const { before, wrt, problem, f, name } = soFar;
  const opened = isCall(before, 'derivative') ? [] : leadingTo(wrong, agrees)(rewritesOfLine(carriedOut(before), wrt));
  const inParts = parts.flatMap(part => {
    const slope = slopeWritten(part, wrong, before, wrt);
    const inPart = slope && name(part, wrt, slope);
    return inPart && inPart.mistakes.length > 0 ? inPart : [];
  });
  const [inOne, another] = inParts;
  if (inOne && !another && opened.length === 0) return inOne;
  if (opened.length + inParts.length > 0)
    return { mistakes: [...opened, ...inParts.flatMap(({ mistakes }) => mistakes)] };
  const found = name(problem.f, wrt, wrong);
  const here = madeIn(parts, found.mistakes);
  if (here.length > 0 || problem.f === f || isCall(before, 'derivative')) return { ...found, mistakes: here };
  return { ...found, mistakes: madeIn(parts, name(f, wrt, wrong).mistakes) };
}

/**
 * What must have been written for the derivative of one part of a line, so that the next comes to a value: a line has
 * each derivative as a factor of a term, so that it is (value − rest)/factor. Undefined where another derivative stays.
 */
function slopeWritten(part: Expr, value: Expr, before: Expr, wrt: string): Expr | undefined {
  const standing = derivative(part, wrt);
  if (same(before, standing)) return value;
  const withSlope = (slope: Expr): Expr => carriedOut(rebuild(before, node => (same(node, standing) ? slope : node)));
  const [rest, one] = [withSlope(ZERO), withSlope(ONE)];
  if (standingIn(rest).length > 0) return undefined;
  return divide(add(value, negate(rest)), add(one, negate(rest)));
}

/**
 * Of several explanations those at a part that this line differentiated, or in writing it down; else those at what is
 * made of such a part: that the derivative of the inside lost its sign is a mistake at the chain.
 */
function madeIn(parts: readonly Expr[], mistakes: readonly NamedMistake[]): readonly NamedMistake[] {
  const within = new Set(parts.flatMap(postorder).map(strictText));
  const here = mistakes.filter(mistake => within.has(mistake.at) || isOfRewriting(mistake));
  if (here.length > 0) return here;
  const texts = parts.map(strictText);
  return mistakes.filter(({ at }) => texts.some(text => at.includes(text)));
}
