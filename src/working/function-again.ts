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
  if (compared.kind === 'same') return notAStep(last ? { ...rewritten(soFar, last.value), aside: undefined } : soFar);
  return wronglyRewritten(compared, soFar);
}

/** The function written in another way and wrongly: what follows is marked as following from that. */
export function wronglyRewritten({ side: { value }, point }: Different, soFar: SoFar): Step {
  const mistakes = slipsFrom(soFar.f, value, soFar.wrt);
  const after = rewritten({ ...soFar, wrong: rewritten(soFar, value).problem.root.result }, value);
  return { said: { verdict: 'wrong', did: ['algebra'], mistakes, hint: NOT_THE_FUNCTION, ...point }, after };
}

const NOT_THE_FUNCTION = 'This is not the function that was given: the slip is in rewriting it.';
