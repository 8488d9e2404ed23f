import { tidied } from '../derivation/tidied.ts';
import { derived } from '../diagnosis/suspects/derived.ts';
import { derivative, type Expr } from '../expression/expression.ts';
import { treeSize } from '../expression/measure.ts';
import { standingIn } from '../marking/standing.ts';
import type { Step } from './judged-line.ts';
import { slopeOf } from './meanings.ts';
import { isEither, isSame, type Namer, type SoFar } from './so-far.ts';

/*
 * Lines about y″ are the derivation of another function: of y′ as the last line about it has it.
 */

/** What is known of the derivative of some order, the first being the one that is asked for. */
export function ofOrder(order: number, soFar: SoFar): SoFar {
  return order <= 1 ? soFar : ofOrder(order - 1, soFar.next ?? nextOf(soFar));
}

/** A step about the derivative of some order, told of the first: what is known after it, lines going on with that order. */
export function toldOfFirst(order: number, soFar: SoFar, { said, after }: Step): Step {
  if (order <= 1) return { said, after };
  const next = toldOfFirst(order - 1, soFar.next ?? nextOf(soFar), { said, after });
  return { said, after: { ...soFar, aside: undefined, next: next.after, isAtNext: true } };
}

/** The order of the derivative that a line which names none goes on with. */
export const orderSpokenOf = ({ isAtNext, next }: SoFar): number => (isAtNext && next ? 1 + orderSpokenOf(next) : 1);

/** Before the first line about the next derivative: y′ is differentiated, by a wrong line what that has for it. */
function nextOf(soFar: SoFar): SoFar {
  const { wrt, expected, meanings, slopeNames, met, name } = soFar;
  const f = lastFound(soFar);
  const problem = derived(f, wrt);
  const [slope, right] = [problem.slope(problem.f), slopeOf(expected, wrt, new Map())];
  return {
    f,
    wrt,
    log: soFar.log,
    problem,
    expected: right,
    meanings,
    before: derivative(problem.f, wrt),
    met: [...met, f],
    foundBeside: [],
    slopeNames,
    hasBegun: false,
    isDone: false,
    ...(!isSame(f, expected) && { wrong: slope }),
    name: withHigherOrder(soFar.f, name),
  };
}

/** The derivative as the last line that says it in full has it. */
function lastFound(soFar: SoFar): Expr {
  const { before, hasBegun, underLimit, expected } = soFar;
  const isFound = hasBegun && !underLimit && standingIn(before).length === 0 && isEither(before, soFar);
  return isFound ? before : tidied(expected);
}

/** In a derivative with more nodes mistakes are not looked for: every part of it would be differentiated wrongly. */
const MOST_NODES = 120;

/** What no mistake in differentiating y′ explains may be one in the second derivative of y: its square, y′ once more. */
const withHigherOrder =
  (f: Expr, name: Namer): Namer =>
  (of, wrt, wrong, order = 1) => {
    if (treeSize(of) > MOST_NODES) return { mistakes: [] };
    const found = name(of, wrt, wrong, order);
    const isTold = found.mistakes.length > 0 || order > 1;
    return isTold ? found : { ...found, mistakes: name(f, wrt, wrong, order + 1).mistakes };
  };
