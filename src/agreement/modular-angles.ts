import type { Expr } from '../expression/expression.ts';
import { letterOf, type WalkedField } from './modular-functions.ts';
import { cut, type Unit, unitsOf } from './modular-units.ts';
import type { Walk, WalkedFunction } from './modular-walk.ts';
import { inverted, type Modulo, type Residue } from './residue.ts';

const tangentLetter = letterOf('half tangent');

/** The number a + bi, of which a and b are polynomials of this degree at a point. */
interface Complex {
  readonly real: number;
  readonly imaginary: number;
  readonly degree: number;
}

const UNTURNED: Complex = { real: 1, imaginary: 0, degree: 0 };

function product(a: Complex, b: Complex, modulo: Modulo): Complex {
  const times = (x: number, y: number): number => modulo.product(x, y);
  return {
    real: modulo.difference(times(a.real, b.real), times(a.imaginary, b.imaginary)),
    imaginary: modulo.sum(times(a.real, b.imaginary), times(a.imaginary, b.real)),
    degree: a.degree + b.degree,
  };
}

function raised(base: Complex, n: number, modulo: Modulo): Complex {
  let [power, square] = [UNTURNED, base];
  for (let left = n; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) power = left === n ? square : product(power, square, modulo);
    if (left > 1) square = product(square, square, modulo);
  }
  return power;
}

/** Angles of more parts are letters as they stand: powers of high degree prove nothing. */
const MOST_PARTS = 1000;

/**
 * 1 + i tan(u/2) for the angle u, or what a positive number makes of it: its square is cos u + i sin u but for such a
 * number, and the product for two angles is the one for their sum. Of n times an angle it is the nth power.
 */
function halfTurn(unit: Unit, field: WalkedField): Complex | undefined {
  const { modulo, fineness } = field;
  const [part, count] = cut(unit, fineness, modulo);
  const t = tangentLetter([part], field);
  if (!t || Math.abs(count) > MOST_PARTS) return undefined;
  const imaginary = count < 0 ? modulo.difference(0, t.top) : t.top;
  return raised({ real: 1, imaginary, degree: t.degree }, Math.abs(count), modulo);
}

/** An angle: its half turn but for its right angles, and how many of these there are. */
interface Turn {
  readonly half: Complex;
  readonly quarters: number;
}

function turnOf(angle: Expr, walk: Walk): Turn | undefined {
  const { field } = walk;
  const units = unitsOf(angle, walk);
  let [half, quarters]: [Complex | undefined, number] = [units && UNTURNED, 0];
  for (const unit of units ?? []) {
    const own = quartersOf(unit, field);
    const next = own === undefined ? halfTurn(unit, field) : { ...UNTURNED, degree: unit.value.degree };
    quarters += own ?? 0;
    half = half && next && (half === UNTURNED ? next : product(half, next, field.modulo));
  }
  return half && { half, quarters };
}

/** How many right angles a multiple of π is; undefined where it is not a whole number of them. */
function quartersOf({ value, times }: Unit, { modulo, letter }: WalkedField): number | undefined {
  if (times.bottom > 2) return undefined;
  const pi = letter(PI).top;
  if (value.top !== pi && value.top !== modulo.prime - pi) return undefined;
  return ((value.top === pi ? times.top : -times.top) * 2) / times.bottom;
}

/** The name of π among the letters. */
export const PI = 'constant pi';

interface CosineAndSine {
  readonly cosine: Residue;
  readonly sine: Residue;
}

/**
 * Of w = a + bi, the half turn, cosine and sine are those of w², (a² − b² + 2abi)/(a² + b²). a² + b² is not 0: −1 is no
 * square modulo primes that are twice an odd one and 1.
 */
function cosineAndSine({ half, quarters }: Turn, modulo: Modulo): CosineAndSine {
  const { real: a, imaginary: b } = half;
  const [square, other] = [modulo.product(a, a), modulo.product(b, b)];
  const bottom = modulo.sum(square, other);
  const degree = 2 * half.degree;
  const cosine = { top: modulo.difference(square, other), bottom, degree };
  const sine = { top: modulo.product(modulo.sum(a, a), b), bottom, degree };
  return turned({ cosine, sine }, ((quarters % 4) + 4) % 4, modulo);
}

/** The same a number of right angles further. */
function turned({ cosine, sine }: CosineAndSine, quarters: number, modulo: Modulo): CosineAndSine {
  if (quarters === 1) return { cosine: modulo.negated(sine), sine: cosine };
  if (quarters === 2) return { cosine: modulo.negated(cosine), sine: modulo.negated(sine) };
  return quarters === 3 ? { cosine: sine, sine: modulo.negated(cosine) } : { cosine, sine };
}

/** What is made of the cosine and the sine of an angle. */
type Circular = (of: CosineAndSine) => Residue;

const BY_TURN: Readonly<Record<string, Circular>> = {
  sin: ({ sine }) => sine,
  cos: ({ cosine }) => cosine,
  tan: ({ sine, cosine }) => ({ top: sine.top, bottom: cosine.top, degree: sine.degree }),
  sec: ({ cosine }) => inverted(cosine),
  csc: ({ sine }) => inverted(sine),
  cot: ({ sine, cosine }) => ({ top: cosine.top, bottom: sine.top, degree: sine.degree }),
};

/** The circular functions of an angle. */
export const CIRCULAR: Readonly<Record<string, WalkedFunction>> = Object.fromEntries(
  Object.entries(BY_TURN).map(([name, made]) => [
    name,
    ([angle], walk) => {
      const { modulo } = walk.field;
      const turn = angle && turnOf(angle, walk);
      return turn && made(cosineAndSine(turn, modulo));
    },
  ]),
);
