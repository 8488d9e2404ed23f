import { tidied } from '../derivation/tidied.ts';
import { isDivisionByZero } from '../derivation/tidy.ts';
import type { Expr } from '../expression/expression.ts';
import { variables } from '../expression/measure.ts';
import { standingIn } from '../marking/standing.ts';
import { mathText } from '../notation/math-text.ts';
import { comparedWith } from './comparison.ts';
import { saidAgain, wronglyRewritten } from './function-again.ts';
import { notAStep, notDecided, type Step } from './judged-line.ts';
import type { Side } from './line-meaning.ts';
import { foundInLine, slipsFrom } from './line-mistakes.ts';
import { rulesBetween } from './rules-between.ts';
import { isEither, isSame, type SoFar } from './so-far.ts';

/** Sides that each claim to be the derivative; before the derivation begins the function may be said again instead. */
export function judgeClaims(text: string, sides: readonly Side[], isNamed: boolean, soFar: SoFar): Step {
  const last = sides.at(-1);
  if (!last) return notAStep(soFar);
  const compared = comparedWith(soFar.expected, sides);
  if (compared.kind === 'undecided') return notDecided(text, compared.why, soFar);
  if (compared.kind === 'same') return right(last, soFar);
  if (!soFar.hasBegun && !isNamed && isSame(last.value, soFar.f)) return saidAgain(last, soFar);
  if (soFar.wrong !== undefined && sides.every(({ value }) => isEither(value, soFar))) return carried(last, soFar);
  const { side: wrong, point } = compared;
  const found = wrong.underLimit
    ? limitWrong(wrong.value, wrong.underLimit, soFar)
    : foundInLine(wrong, upTo(wrong, sides, soFar));
  const isOfFunction = !soFar.hasBegun && !isNamed && found.mistakes.length === 0;
  if (isOfFunction && slipsFrom(soFar.f, wrong.value, soFar.wrt).length > 0) return wronglyRewritten(compared, soFar);
  return {
    said: { verdict: 'wrong', did: rulesTo(last, soFar), ...found, ...point },
    after: { ...gone(last, soFar), wrong: wrong.value },
  };
}

/** What is known once the sides before a wrong one, which are right, have been read: the slip is behind the last of them. */
function upTo(wrong: Side, sides: readonly Side[], soFar: SoFar): SoFar {
  const before = sides[sides.indexOf(wrong) - 1];
  return before && !before.underLimit ? gone(before, soFar) : soFar;
}

/** No rule of differentiation was gone by; how what is under the sign was rewritten shows the slip, or what the limit comes to. */
const limitWrong = (value: Expr, under: Expr, soFar: SoFar): ReturnType<typeof foundInLine> => ({
  mistakes: soFar.underLimit ? slipsFrom(soFar.underLimit, under, soFar.wrt) : [],
  hint: `${isDivisionByZero(value) ? NOT_FINITE : `This limit comes to ${mathText(tidied(value))}, and that is not the derivative`}${IN_THIS_LINE}`,
  clue: `What this limit comes to is not the derivative${IN_THIS_LINE}`,
});
const NOT_FINITE = 'This limit is not finite';
const IN_THIS_LINE = ': the slip is in this line.';

const right = (last: Side, soFar: SoFar): Step => ({
  said: { verdict: 'right', did: rulesTo(last, soFar), mistakes: [] },
  after: { ...gone(last, soFar), isDone: isInFull(last, soFar) },
});

const carried = (last: Side, soFar: SoFar): Step => ({
  said: { verdict: 'carried forward', did: rulesTo(last, soFar), mistakes: [] },
  after: gone(last, soFar),
});

/** What is known once a line has said what the derivative is. */
const gone = ({ written, underLimit }: Side, soFar: SoFar): SoFar => ({
  ...soFar,
  before: written,
  met: [...soFar.met, written],
  aside: undefined,
  atPlaces: undefined,
  foundBeside: [],
  underLimit,
  hasBegun: true,
  isDone: false,
});

/** Whether nothing in a side is left to be found or put in; the quantities of a program may stay. */
const isInFull = ({ typed, underLimit }: Side, { meanings, program }: SoFar): boolean => {
  const given = program?.definitions.map(({ name }) => name) ?? [];
  const isGiven = (name: string): boolean => !meanings.has(name) || given.includes(name);
  return !underLimit && standingIn(typed).length === 0 && variables(typed).every(isGiven);
};

/** The rules that lead to a side; a limit that stands is written down, rewritten and then taken. */
function rulesTo({ written, underLimit }: Side, { before, wrt, foundBeside, ...soFar }: SoFar): readonly string[] {
  if (underLimit) return [soFar.underLimit ? 'algebra' : 'definition of the derivative'];
  return soFar.underLimit ? ['limit'] : rulesBetween(before, written, wrt, foundBeside);
}
