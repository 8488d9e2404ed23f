import { agree } from '../agreement/agree.ts';
import { add, divide, type Expr, multiply, negate, ONE, symbol } from '../expression/expression.ts';
import { contains } from '../expression/measure.ts';
import { substitute } from '../expression/substitution.ts';
import { whole } from '../reading/complaints.ts';
import type { CurveAsked, CurveSide } from './curve-side.ts';
import type { Said } from './judged-line.ts';
import type { Place } from './places.ts';
import type { Statement } from './statements.ts';
import { NO_POINT } from './tangent-line.ts';

const NOT_TANGENT = 'This line does not go through the point with the slope that the curve has there.';

/**
 * Judges an equation as that of the tangent at a point of the curve, or of the normal; undefined of one that is neither
 * and not called so, and of a line about the slope.
 */
export function judgeCurveTangent(
  sides: readonly CurveSide[],
  at: Place | undefined,
  line: Statement['line'],
  asked: CurveAsked,
): Said | undefined {
  const [left, right, third] = sides;
  if (!left || !right || third || left.hasSlope || right.hasSlope) return undefined;
  if (![left, right].some(({ value }) => contains(value, asked.dependent))) return undefined;
  const told = { did: [line === 'normal' ? 'normal' : 'tangent'], mistakes: [] };
  if (at && holdsOn(lineAt(at, line === 'normal', asked), left, right, asked)) return { verdict: 'right', ...told };
  if (line !== 'tangent' && line !== 'normal') return undefined;
  return at
    ? { verdict: 'wrong', ...told, hint: NOT_TANGENT, clue: NOT_TANGENT }
    : { verdict: 'not a step', did: [], mistakes: [], complaint: whole('', NO_POINT) };
}

/** The y of b + m (x − a), m being the slope at the point, or −1/m; undefined of a point without both coordinates. */
function lineAt(at: Place, isNormal: boolean, { wrt, dependent, slope }: CurveAsked): Expr | undefined {
  const [x, y] = [at.get(wrt), at.get(dependent)];
  const m = substitute(slope, at);
  return x && y && add(y, multiply(isNormal ? negate(divide(ONE, m)) : m, add(symbol(wrt), negate(x))));
}

function holdsOn(line: Expr | undefined, left: CurveSide, right: CurveSide, { dependent }: CurveAsked): boolean {
  const onLine = ({ value }: CurveSide): Expr | undefined => line && substitute(value, new Map([[dependent, line]]));
  const [a, b] = [onLine(left), onLine(right)];
  return a !== undefined && b !== undefined && agree(a, b).kind === 'same';
}
