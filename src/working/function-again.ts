import { same } from '../expression/equality.ts';
import { variables } from '../expression/measure.ts';
import { comparedWith, type Different } from './comparison.ts';
import { notAStep, notDecided, type Step } from './judged-line.ts';
import type { Side } from './line-meaning.ts';
import { slipsFrom } from './line-mistakes.ts';
import { rewritten, type SoFar } from './so-far.ts';

/** Sides that each claim to be the function: y = sin u, f(x) = x^(1/2). */
export function judgeFunction(text: string, sides: readonly Side[], soFar: SoFar): Step {
  const compared = comparedWith(soFar.f, sides);
  const last = sides.at(-1);
  if (compared.kind === 'undecided') return notDecided(text, compared.why, soFar);
  if (compared.kind === 'same') return last ? saidAgain(last, { ...soFar, aside: undefined }) : notAStep(soFar);
  return wronglyRewritten(compared, soFar);
}

/** The function once more: a step where it is written in another way, none in the same way or with a letter for a part. */
export function saidAgain({ typed, value }: Side, soFar: SoFar): Step {
  const after = rewritten(soFar, value);
  const isInLetters = variables(typed).some(name => soFar.meanings.has(name));
  if (isInLetters || soFar.met.some(each => same(each, value))) return notAStep(after);
  return { said: { verdict: 'right', did: ['algebra'], mistakes: [] }, after };
}

/** The function written in another way and wrongly: what follows is marked as following from that. */
export function wronglyRewritten({ side: { value }, point }: Different, soFar: SoFar): Step {
  const mistakes = slipsFrom(soFar.f, value, soFar.wrt);
  const after = rewritten({ ...soFar, wrong: rewritten(soFar, value).problem.root.result }, value);
  return { said: { verdict: 'wrong', did: ['algebra'], mistakes, hint: NOT_THE_FUNCTION, ...point }, after };
}

const NOT_THE_FUNCTION = 'This is not the function that was given: the slip is in rewriting it.';
