import { same } from '../expression/equality.ts';
import { postorder } from '../expression/walk.ts';
import { whole } from '../reading/complaints.ts';
import { judgeAside } from './aside.ts';
import { judgeClaims } from './claim.ts';
import { notAStep, type Step } from './judged-line.ts';
import { readSide, type Side } from './line-meaning.ts';
import { isEither, isSame, type SoFar } from './so-far.ts';
import { isSought } from './sought.ts';

/**
 * An arrow between two formulas: x^3 → 3x^2 leads from a part of the function to its derivative, 2x·2 → 4x from the
 * derivative to another form of it. Any other arrow is no step.
 */
export function judgeMapped([from = '', to = '']: readonly string[], soFar: SoFar): Step {
  const [left, slope, right] = [from, `d/d${soFar.wrt}(${from})`, to].map(text => readSide(text, soFar));
  if (!left?.ok || !slope?.ok || !right?.ok) return notAStep(soFar, whole(from, NOT_OF_PART));
  const text = `${from} → ${to}`;
  if (isPart(left.value, soFar)) return judgeSlope(text, [left.value, slope.value, right.value], soFar);
  return isEither(left.value.value, soFar)
    ? judgeClaims(text, [right.value], false, soFar)
    : notAStep(soFar, whole(text, NOT_OF_PART));
}

/** A part written in another way, x√x → x^(3/2), is no step. */
function judgeSlope(text: string, [part, slope, to]: readonly [Side, Side, Side], soFar: SoFar): Step {
  if (isSame(part.value, to.value) && !isSame(slope.value, to.value)) return notAStep(soFar);
  return isSought(slope, soFar) ? judgeClaims(text, [to], true, soFar) : judgeAside(text, slope, [to], soFar);
}

const isPart = ({ written }: Side, { f }: SoFar): boolean =>
  written.kind === 'call' && postorder(f).some(node => same(node, written));

const NOT_OF_PART =
  'What stands before this arrow is no part of the function: write the step as an equation, such as d/dx(x^2) = 2x.';
