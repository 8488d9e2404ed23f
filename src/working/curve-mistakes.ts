import { dependentOf, madeDependent, madePlain } from '../expression/dependent.ts';
import { same } from '../expression/equality.ts';
import { add, type Expr, isCall, negate } from '../expression/expression.ts';
import { finder } from '../marking/findings.ts';
import type { Found } from '../marking/verdict.ts';
import type { CurveAsked, CurveSide } from './curve-side.ts';
import type { JudgedLine } from './judged-line.ts';
import { isOfRewriting } from './line-mistakes.ts';
import { slipInSolving } from './solving-slips.ts';

/** The mistakes in a line, and whether they were made together. */
type Named = Pick<Found, 'mistakes' | 'together'>;

/** A wrong line about an equation, and the slope by it. */
interface WrongLine {
  readonly first: CurveSide;
  readonly side: CurveSide;
  readonly slope: Expr | undefined;
}

/** What is known before it. */
interface Before {
  readonly asked: CurveAsked;
  readonly name: (wrong: Expr) => Found;
  readonly hasBegun: boolean;
  /** The last equation that was right. */
  readonly before?: Expr;
  readonly wrong?: Expr;
}

/** The part of which a side is the derivative, d/dx(y^2); undefined of y itself and of a whole side of the equation. */
export function partIn({ typed }: CurveSide, { left, right, wrt, dependent }: CurveAsked): Expr | undefined {
  const [of] = isCall(typed, 'derivative') ? typed.args : [];
  if (!of || dependentOf(of)) return undefined;
  return [left, right].some(side => same(madeDependent(side, dependent, wrt), of)) ? undefined : of;
}

/** The mistakes in a wrong line; where both sides were differentiated rightly above, the rules are not to blame. */
export function mistakesInLine(
  { first, side, slope }: WrongLine,
  { asked, name, hasBegun, before, wrong }: Before,
): Named & Pick<JudgedLine, 'hint' | 'clue'> {
  const part = partIn(first, asked);
  if (part) return mistakesInPart(madePlain(part), side.value, asked);
  if (wrong !== undefined) return { mistakes: [] };
  const found: Named = slope ? namedIn(name(slope)) : { mistakes: [] };
  const inSolving = found.mistakes.filter(mistake => isOfRewriting(mistake) || OF_SOLVING.has(mistake.id));
  if (hasBegun && inSolving.length > 0) return { mistakes: inSolving };
  if (hasBegun) return { hint: SLIP, ...(before && slope ? slipInSolving(before, slope, asked) : { mistakes: [] }) };
  const ofSides = mistakesOfSides(first, side, asked);
  return ofSides.mistakes.length > 0 ? ofSides : found;
}

/** What is done wrongly once both sides are differentiated. */
const OF_SOLVING: ReadonlySet<string> = new Set(['H12']);
const SLIP = 'Both sides were differentiated above: the slip is in solving for the slope.';

/** The mistakes in differentiating both sides, each with the terms on its own side: those of the sides' difference. */
export const mistakesOfSides = (first: CurveSide, side: CurveSide, asked: CurveAsked): Named =>
  mistakesInPart(add(asked.left, negate(asked.right)), add(first.value, negate(side.value)), asked);

const mistakesInPart = (left: Expr, answer: Expr, { wrt, dependent }: CurveAsked): Named =>
  namedIn(finder({ kind: 'implicit', left, wrt, dependent })(answer));

const namedIn = ({ mistakes, together }: Found): Named => ({ mistakes, ...(together && { together }) });
