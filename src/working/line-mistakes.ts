import { agreementWith } from '../agreement/agree.ts';
import { tidied } from '../derivation/tidied.ts';
import { inOrder } from '../diagnosis/diagnose.ts';
import { slipSuspects } from '../diagnosis/slips.ts';
import { rewritesOfLine } from '../diagnosis/wrong-rewrites.ts';
import { same } from '../expression/equality.ts';
import { add, derivative, divide, type Expr, isCall, negate, ONE, ZERO } from '../expression/expression.ts';
import { strictText } from '../expression/strict.ts';
import { postorder, rebuild } from '../expression/walk.ts';
import { namedMistake } from '../marking/findings.ts';
import { carriedOut, standingIn } from '../marking/standing.ts';
import type { Found, NamedMistake } from '../marking/verdict.ts';
import { MISTAKES } from '../rules/mistakes.ts';
import type { Side } from './line-meaning.ts';
import { differentiatedBetween } from './rules-between.ts';
import type { SoFar } from './so-far.ts';

type FoundInLine = Pick<Found, 'mistakes' | 'hint'>;

/**
 * The mistakes in a line that is wrong: in rewriting the line before it where nothing is differentiated between the two,
 * else in what is differentiated. Where the line before was right, its rules are not to blame.
 */
export function foundInLine(wrong: Expr, last: Side, soFar: SoFar): FoundInLine {
  const parts = differentiatedBetween(soFar.before, last.written);
  return parts.length === 0 ? inRewriting(wrong, soFar) : inDifferentiating(wrong, parts, soFar);
}

const SLIP = 'Nothing is differentiated between the line before and this one: the slip is in rewriting it.';

function inRewriting(wrong: Expr, soFar: SoFar): FoundInLine {
  const { before, wrt, problem, name } = soFar;
  const from = carriedOut(before);
  if (soFar.wrong || standingIn(from).length > 0) return { mistakes: [] };
  const slips = [from, tidied(from)].map(each => slipsTo(wrong, each, wrt)).find(found => found.length > 0) ?? [];
  const mistakes = slips.length > 0 ? slips : name(problem.f, wrt, wrong).mistakes.filter(isOfRewriting);
  return mistakes.length > 0 ? { mistakes } : { mistakes, hint: SLIP };
}

/** The slips that lead from a line to this value. */
function slipsTo(wrong: Expr, from: Expr, wrt: string): readonly NamedMistake[] {
  const meets = agreementWith(wrong);
  const suspects = [...rewritesOfLine(from, wrt), ...slipSuspects(from, wrt)].slice(0, MOST_SLIPS);
  const fitting = suspects.filter(({ answer }) => meets(answer).kind === 'same');
  return inOrder(fitting.flatMap(({ made }) => made)).map(made => namedMistake(made));
}

/** More slips than this are not tried: in a long line some slip may give almost anything. */
const MOST_SLIPS = 200;

/** Rows of rules that are about brackets and cancelling: they are as easily made when a line is rewritten. */
const OF_REWRITING: ReadonlySet<string> = new Set([
  ...MISTAKES.filter(({ kind }) => kind !== 'rule' && kind !== 'task').map(({ id }) => id),
  ...['A01', 'A02', 'D27'],
]);

const isOfRewriting = ({ id }: NamedMistake): boolean => OF_REWRITING.has(id);

function inDifferentiating(wrong: Expr, parts: readonly Expr[], soFar: SoFar): FoundInLine {
  const { before, wrt, problem, f, name } = soFar;
  const inParts = parts.flatMap(part => {
    const slope = slopeWritten(part, wrong, before, wrt);
    return slope ? name(part, wrt, slope).mistakes : [];
  });
  if (inParts.length > 0) return { mistakes: inParts };
  const found = name(problem.f, wrt, wrong);
  const mistakes = madeIn(parts, found.mistakes);
  if (mistakes.length > 0 || problem.f === f || isCall(before, 'derivative')) return { ...found, mistakes };
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

/** Of several explanations those at a part that this line differentiated, or in writing it down. */
function madeIn(parts: readonly Expr[], mistakes: readonly NamedMistake[]): readonly NamedMistake[] {
  const within = new Set(parts.flatMap(postorder).map(strictText));
  return mistakes.filter(mistake => within.has(mistake.at) || isOfRewriting(mistake));
}
