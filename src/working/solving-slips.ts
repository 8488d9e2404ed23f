import type { Made } from '../diagnosis/suspects/suspect.ts';
import { sidesOf } from '../expression/equation.ts';
import { add, derivative, type Expr, multiply, negate, ONE, parts, symbol, ZERO } from '../expression/expression.ts';
import { contains } from '../expression/measure.ts';
import { substitute } from '../expression/substitution.ts';
import { namedMistake } from '../marking/findings.ts';
import type { NamedMistake } from '../marking/verdict.ts';
import { mathText } from '../notation/math-text.ts';
import { MISTAKES } from '../rules/mistakes.ts';
import { type CurveAsked, inSlope, slopeBy, slopeLetter } from './curve-side.ts';
import { isSame } from './so-far.ts';

/*
 * Slips in solving for the slope: 2y y' = 2x after 2x + 2y y' = 0.
 */

/** What went wrong between an equation and a line with another slope; empty where none of these slips tells. */
interface SlipInSolving {
  readonly mistakes: readonly NamedMistake[];
  readonly hint?: string;
  readonly clue?: string;
}

/** The slip by which an equation came to a wrong slope: the sign of one term, a term left out, or the fraction upside down. */
export function slipInSolving(before: Expr, wrong: Expr, asked: CurveAsked): SlipInSolving {
  const terms = termsOf(before, asked);
  const leadsTo = (others: readonly Expr[]): boolean => {
    const slope = slopeBy(add(...others), ZERO, asked);
    return slope !== undefined && isSame(slope, wrong);
  };
  const turned = terms.find((term, i) => leadsTo(terms.with(i, negate(term))));
  if (turned) return { mistakes: signSlips(turned, asked) };
  const lost = terms.find((_, i) => terms.length > 2 && leadsTo(terms.toSpliced(i, 1)));
  if (lost)
    return {
      mistakes: [],
      hint: `The term ${mathText(shown(lost, asked))} of the line before is missing.`,
      clue: LOST,
    };
  const right = slopeBy(add(...terms), ZERO, asked);
  if (right && isSame(negate(right), wrong)) return { mistakes: [], hint: BROUGHT_OVER };
  return { mistakes: [], ...(right && isSame(multiply(right, wrong), ONE) && { hint: UPSIDE_DOWN }) };
}

const LOST = 'A term of the line before is missing.';
const BROUGHT_OVER = 'The slope has the wrong sign: terms that are brought to the other side change theirs.';

const UPSIDE_DOWN = 'The fraction is upside down: divide by what multiplies the slope.';

/** The terms of an equation on one side, those without the slope first: it is them that are brought to the other side. */
function termsOf(before: Expr, asked: CurveAsked): readonly Expr[] {
  const [left, right] = sidesOf(before) ?? [ZERO, ZERO];
  const all = [
    ...parts(inSlope(left, asked), 'add'),
    ...parts(inSlope(right, asked), 'add').map(term => negate(term)),
  ].filter(term => !isSame(term, ZERO));
  const hasSlope = (term: Expr): boolean => contains(term, slopeLetter(asked));
  return [...all.filter(term => !hasSlope(term)), ...all.filter(hasSlope)];
}

/** A term with y′ as a derivative again, without its sign. */
const shown = (term: Expr, asked: CurveAsked): Expr =>
  substitute(unsigned(term), new Map([[slopeLetter(asked), derivative(symbol(asked.dependent), asked.wrt)]]));

const unsigned = (term: Expr): Expr =>
  term.kind === 'call' && term.op === 'negate' && term.args[0] ? unsigned(term.args[0]) : term;

const signSlips = (term: Expr, asked: CurveAsked): readonly NamedMistake[] =>
  MISTAKES.flatMap(mistake => {
    const isSign = mistake.kind === 'slip' && mistake.slip === 'sign of a term';
    const made: Made = { mistake, at: shown(term, asked), bindings: {}, wrt: asked.wrt, steps: [], depth: 0 };
    return isSign ? [namedMistake(made)] : [];
  });
