import { derive } from '../derivation/derive.ts';
import { tidied } from '../derivation/tidied.ts';
import { add, divide, type Expr, multiply, negate, ONE, symbol, ZERO } from '../expression/expression.ts';
import { contains } from '../expression/measure.ts';
import { substitute } from '../expression/substitution.ts';
import { standingIn } from '../marking/standing.ts';
import { whole } from '../reading/complaints.ts';
import { comparedWith } from './comparison.ts';
import { notAStep, notDecided, type Step } from './judged-line.ts';
import { readSide, type Side } from './line-meaning.ts';
import { type Place, placesIn } from './places.ts';
import { isSame, type SoFar } from './so-far.ts';
import type { Statement } from './statements.ts';

/*
 * What is asked for after the slope at a point: the tangent there, y = 9(x − 3) + 2 or y − 2 = 9(x − 3), and the normal.
 */

/** What is said of a tangent where no line says at which point it touches. */
export const NO_POINT =
  "A tangent is judged where the line says at which point it touches: at x = 2, or f(2) and f'(2) above it.";
const SLOPE = 'The slope of this line is not what it ought to be at that point.';
const POINT = 'This line does not go through the point of the curve.';

/** The y of the line in a variable: its sides behind the first, less what is added to y before the equals sign. */
interface LineSaid {
  readonly sides: readonly Side[];
  readonly place: Place | undefined;
  readonly isNormal: boolean;
}

/** Judges the equation of a tangent or a normal; undefined where a statement is none, or may be of the function. */
export function judgeTangent(statement: Statement, soFar: SoFar): Step | undefined {
  const said = lineSaid(statement, soFar);
  if (!said) return undefined;
  const text = statement.sides.join(' = ');
  const { sides, place, isNormal } = said;
  if (!place) return notAStep(soFar, whole(text, NO_POINT));
  const [right, wrong] = [soFar.expected, soFar.touch?.wrong ?? soFar.wrong].map(
    slope => slope && lineAt(place, slope, isNormal, soFar),
  );
  if (!right) return undefined;
  const compared = comparedWith(right, sides);
  if (compared.kind === 'undecided') return notDecided(text, compared.why, soFar);
  const told = { did: [isNormal ? 'normal' : 'tangent'], mistakes: [] };
  if (compared.kind === 'same') return { said: { verdict: 'right', ...told }, after: soFar };
  if (wrong && comparedWith(wrong, sides).kind === 'same')
    return { said: { verdict: 'carried forward', ...told }, after: soFar };
  const hint = isSame(slopeIn(right, soFar), slopeIn(compared.side.value, soFar)) ? POINT : SLOPE;
  return { said: { verdict: 'wrong', ...told, hint, clue: hint, ...compared.point }, after: soFar };
}

function lineSaid(
  { sides: [first = '', ...others], line, isOpen, place }: Statement,
  soFar: SoFar,
): LineSaid | undefined {
  if (isOpen || others.length === 0 || soFar.meanings.get('y') !== soFar.f) return undefined;
  const known: SoFar = { ...soFar, meanings: new Map([...soFar.meanings, ['y', symbol('y')]]) };
  const [left, ...right] = [first, ...others].map(text => readSide(text, known));
  const sides = right.flatMap(side => (side.ok ? [side.value] : []));
  const added = left?.ok ? addedToY(left.value) : undefined;
  if (!added || sides.length < right.length || sides.some(side => !isLine(side, soFar))) return undefined;
  const touched = place === undefined ? soFar.touch?.place : placesIn(place, soFar)?.[0];
  const isNamed = line === 'tangent' || line === 'normal';
  if (!isNamed && (!touched || isSame(slopeIn(soFar.expected, soFar), ZERO))) return undefined;
  const values = sides.map(side => ({ ...side, value: add(side.value, negate(added)) }));
  return { sides: values, place: touched, isNormal: line === 'normal' };
}

/** The −2 of y − 2; undefined where a side is not y with a number added. */
function addedToY({ typed }: Side): Expr | undefined {
  if (!contains(typed, 'y') || standingIn(typed).length > 0) return undefined;
  const added = substitute(typed, new Map([['y', ZERO]]));
  return isSame(add(symbol('y'), added), typed) ? added : undefined;
}

/** Whether a side is a straight line in the variable alone. */
const isLine = ({ value, strange, typed }: Side, soFar: SoFar): boolean =>
  strange.length === 0 &&
  standingIn(typed).length === 0 &&
  !contains(value, 'y') &&
  contains(value, soFar.wrt) &&
  isSame(slopeIn(slopeIn(value, soFar), soFar), ZERO);

const slopeIn = (e: Expr, { wrt }: SoFar): Expr => derive(e, wrt).result;

/** f(p) + m (x − p), with m the slope at p, or −1/m. */
function lineAt(place: Place, slope: Expr, isNormal: boolean, { f, wrt }: SoFar): Expr | undefined {
  const at = place.get(wrt);
  if (!at) return undefined;
  const m = substitute(slope, place);
  const steepness = isNormal ? negate(divide(ONE, m)) : m;
  return tidied(add(substitute(f, place), multiply(steepness, add(symbol(wrt), negate(at)))));
}
