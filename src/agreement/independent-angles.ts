import { add, divide, type Expr, multiply, negate, number, symbol, ZERO } from '../expression/expression.ts';
import { variableSet } from '../expression/measure.ts';
import { strictText } from '../expression/strict.ts';
import { freshName, substitute } from '../expression/substitution.ts';
import { rebuild } from '../expression/walk.ts';
import { type Angle, anglesIn, isWave } from './angles.ts';
import { bendsOfPair } from './bends.ts';
import { keepsSign } from './bounds-everywhere.ts';
import type { Pair } from './pair.ts';

/** Two expressions with letters of their own for some of their angles. */
interface Independent {
  readonly expected: Expr;
  readonly answer: Expr;
}

/**
 * Two expressions that bend by waves of several lengths alone, |sin(x) + sin(√2 x) + 1.99|, with letters for x and √2 x. What
 * is the same for all values of these is the same for all x. What differs for some differs for some x, too, where no
 * multiples of the lengths are equal (L. Kronecker, *Näherungsweise ganzzahlige Auflösung linearer Gleichungen*, 1884), but
 * these may be further out than can be looked for. undefined where no bend is of this kind.
 */
export function withIndependentAngles(pair: Pair): Independent | undefined {
  const bends = bendsOfPair(pair).filter(bend => !keepsSign(bend));
  const both = [pair.expected.expr, pair.answer.expr];
  for (const variable of pair.meeting.names) {
    if (!bends.some(bend => isOfWaves(bend, variable))) continue;
    const angles = anglesIn(add(...both), variable, Object.fromEntries(pair.meeting.names.map(name => [name, 1])));
    const letters = lettersOf(angles, variable, new Set(pair.meeting.names));
    const [expected, answer] = both.map(e => inLetters(e, variable, letters));
    if (expected && answer && bends.some(bend => isApart(bend, variable, letters))) return { expected, answer };
  }
  return undefined;
}

/** By its text, what an angle is in a letter. */
type Letters = ReadonlyMap<string, Expr>;

const inLetters = (e: Expr, variable: string, letters: Letters): Expr =>
  rebuild(e, node =>
    node.kind === 'call' && isWave(node, variable)
      ? { ...node, args: node.args.map(arg => letters.get(strictText(arg)) ?? arg) }
      : node,
  );

/** Whether a bend has a variable below waves alone. */
const isOfWaves = (bend: Expr, variable: string): boolean =>
  variableSet(bend).has(variable) &&
  !variableSet(rebuild(bend, node => (isWave(node, variable) ? ZERO : node))).has(variable);

/** Whether a bend has several of the letters. */
function isApart(bend: Expr, variable: string, letters: Letters): boolean {
  const known = variableSet(bend);
  return isOfWaves(bend, variable) && variableSet(inLetters(bend, variable, letters)).difference(known).size > 1;
}

/** A letter for every length that is no multiple of another one: all angles with it are fractions of it and a shift. */
function lettersOf(angles: readonly Angle[], variable: string, taken: ReadonlySet<string>): Letters {
  const firsts: { readonly angle: Angle; readonly letter: Expr }[] = [];
  const letters = new Map<string, Expr>();
  const names = new Set(taken);
  for (const angle of angles) {
    const first = firsts.find(({ angle: other }) => ratioOf(angle, other) !== undefined);
    const letter = first?.letter ?? symbol(freshName(names, ['p', 'q', 'r']));
    if (letter.kind === 'symbol') names.add(letter.name);
    if (!first) firsts.push({ angle, letter });
    letters.set(strictText(angle.of), inLetter(angle, first?.angle ?? angle, letter, variable));
  }
  return letters;
}

function inLetter(angle: Angle, first: Angle, letter: Expr, variable: string): Expr {
  const [top, bottom] = ratioOf(angle, first) ?? [];
  if (top === undefined || bottom === undefined) return letter;
  const shift = substitute(angle.of, new Map([[variable, ZERO]]));
  const size = divide(multiply(number(Math.abs(top)), letter), number(bottom));
  return add(top < 0 ? negate(size) : size, shift);
}

/** Multiples of lengths beyond this are not looked for, and such as differ by more than this are not equal. */
const [LARGEST, ROUNDING] = [1000, 1e-11];

/** How many times as fast as another one an angle grows, as a fraction; undefined where that is none, or where one is no multiple of the variable. */
function ratioOf(angle: Angle, other: Angle): readonly [number, number] | undefined {
  if (!angle.isLinear || !other.isLinear) return undefined;
  const ratio = angle.speed / other.speed;
  for (let bottom = 1; bottom <= LARGEST; bottom++) {
    const top = Math.round(ratio * bottom);
    if (Math.abs(ratio * bottom - top) <= ROUNDING * bottom) return [top, bottom];
  }
  return undefined;
}
