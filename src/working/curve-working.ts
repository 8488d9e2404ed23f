import { contains, isConstant } from '../expression/measure.ts';
import { finder } from '../marking/findings.ts';
import { type CurveSoFar, judgeSides, slopeItself } from './curve-equation.ts';
import { judgeAtPoint, pointIn } from './curve-place.ts';
import { type CurveAsked, type CurveSide, readCurveSide } from './curve-side.ts';
import { judgeCurveTangent } from './curve-tangent.ts';
import { notAStep, type Step } from './judged-line.ts';
import { linesRead } from './lines-read.ts';
import type { Statement } from './statements.ts';
import { type JudgedWorking, judgedInTurn } from './working.ts';

/**
 * Judges each line of an implicit differentiation, 2x + 2y y' = 0 and then y' = −x/y: a line is right where its sides are
 * equal on the curve with the right slope, and follows from a wrong one where they are with the slope by that.
 */
export function judgeCurveWorking(asked: CurveAsked, lines: readonly string[]): JudgedWorking {
  const { wrt, dependent } = asked;
  const before: CurveSoFar = { asked, name: finder({ kind: 'implicit', ...asked }), hasBegun: false, isDone: false };
  return judgedInTurn(linesRead(lines, wrt, [wrt, dependent]), before, judgeStatement);
}

function judgeStatement(statement: Statement, soFar: CurveSoFar): Step<CurveSoFar> {
  const { asked } = soFar;
  const { place, line } = statement;
  const texts = textsOf(statement, asked);
  const read = texts.map(text => readCurveSide(text, asked));
  const unread = read.find(side => !side.ok);
  if (unread && !unread.ok) return notAStep({ ...soFar, first: undefined }, unread.complaint);
  const sides = read.flatMap(side => (side.ok ? [side.value] : []));
  const touch = place === undefined ? soFar.touch : pointIn(place, asked);
  const tangent = judgeCurveTangent(sides, touch, line, asked);
  if (tangent) return { said: tangent, after: { ...soFar, touch } };
  const point = place ?? (isConstantsBehind(sides) ? soFar.announced : undefined);
  if (point !== undefined && sides.length > 0) return judgeThere(point, sides, soFar);
  return judgeSides(sides, { texts, isLed: statement.isLed }, soFar);
}

/** The sides of a statement; at a point without the name of the slope. */
const textsOf = ({ sides, place }: Statement, asked: CurveAsked): readonly string[] =>
  place === undefined ? sides : sides.filter((text, i) => i > 0 || !isSlopeLetter(text, asked));

/** A value at a point: of the slope, where nothing else is named. */
function judgeThere(point: string, sides: readonly CurveSide[], soFar: CurveSoFar): Step<CurveSoFar> {
  const { asked, wrong } = soFar;
  const all = sides[0]?.hasSlope ? sides : [slopeItself(asked), ...sides];
  const said = judgeAtPoint(point, all, asked, wrong);
  return { said, after: { ...soFar, touch: pointIn(point, asked) } };
}

/** The m of "at (2, 1): m = 3". */
const isSlopeLetter = (text: string, { left, right }: CurveAsked): boolean =>
  /^[mkM]$/.test(text) && ![left, right].some(side => contains(side, text));

const isConstantsBehind = (sides: readonly CurveSide[]): boolean =>
  sides.every(({ value, hasSlope }) => hasSlope || isConstant(value));
