import { HALF, THIRD } from '../algebra/exponents.ts';
import type { Rational } from '../algebra/rational.ts';
import { letterOf, type WalkedField } from './modular-functions.ts';
import { inverted, ONE, type Residue } from './residue.ts';

/** Functions that are a power of their argument. */
export const ROOTS: Readonly<Record<string, Rational>> = { sqrt: HALF, cbrt: THIRD };

/** A number that is raised to a power. */
interface Base {
  readonly residue: Residue;
  /** What it is exactly, where it is rational. */
  readonly exact: () => Rational | undefined;
}

/** A power, and whether it is a fraction of polynomials where the base is one. */
interface Power {
  readonly residue: Residue | undefined;
  readonly isRational: boolean;
}

/** A base to an exact exponent. */
export function powerOf(base: Base, exponent: Rational, field: WalkedField): Power {
  const n = exponent.s * exponent.n;
  if (exponent.d === 1n) return wholePower(base.residue, n, field);
  const root = rootOf(base, exponent.d, field);
  return { residue: root && powerOfRoot(base.residue, root, n, exponent.d, field), isRational: false };
}

/** u^(n/d) as u^q times the root to the power r for n = q d + r, of which neither has another sign than n: (√u)³ is u√u. */
function powerOfRoot(u: Residue, root: Residue, n: bigint, d: bigint, field: WalkedField): Residue | undefined {
  const rest = n % d;
  const whole = n === rest ? ONE : wholePower(u, (n - rest) / d, field).residue;
  const part = wholePower(root, rest, field).residue;
  return whole && part && (whole === ONE ? part : field.modulo.times(whole, part));
}

/** Exponents up to this are taken as they are, and degrees with them. */
const LARGEST_EXPONENT = 2n ** 16n;

function wholePower(base: Residue, n: bigint, field: WalkedField): Power {
  const { modulo } = field;
  if (n <= LARGEST_EXPONENT && n >= -LARGEST_EXPONENT) {
    return { residue: modulo.power(base, Number(n)), isRational: true };
  }
  if (base.degree === 0) return { residue: modulo.powerOfNumber(base, n), isRational: true };
  const size = longPower(base, n < 0n ? -n : n, field);
  return { residue: size && n < 0n ? inverted(size) : size, isRational: false };
}

/** Long exponents are taken in digits to this base, so that degrees stay small. */
const DIGIT = 1024n;

/** x^n = x^(n₀) · (x^1024)^(n₁) · (x^(1024²))^(n₂) · …, of which x^1024, x^(1024²), … are letters, the same for x and −x. */
function longPower(base: Residue, n: bigint, field: WalkedField): Residue | undefined {
  const { modulo } = field;
  const number = modulo.dividedOut(base);
  if (number === undefined) return undefined;
  const size = number > modulo.prime / 2 ? modulo.negated(base) : base;
  let product: Residue | undefined = modulo.power(base, Number(n % DIGIT));
  for (let [rest, place] = [n / DIGIT, 1]; rest > 0n; [rest, place] = [rest / DIGIT, place + 1]) {
    const letter = letterOf(`power 1024^${place}`)([size], field);
    product = product && letter && modulo.times(product, modulo.power(letter, Number(rest % DIGIT)));
  }
  return product;
}

/** Roots of a higher order are letters. */
const HIGHEST_ORDER = 99n;

/** Odd roots are numbers of the field, and all roots of positive rationals that are squares there; others are letters. */
function rootOf({ residue, exact }: Base, order: bigint, field: WalkedField): Residue | undefined {
  const letter = letterOf(`root ${order}`);
  if (residue.top === 0) return residue;
  if (order > HIGHEST_ORDER) return letter([residue], field);
  if (order % 2n === 1n) return oddRoot(residue, Number(order), field);
  const number = exact();
  const root = number && number.s > 0n ? field.modulo.squareRoot(residue, Number(order)) : undefined;
  return root ?? letter([residue], field);
}

function oddRoot(a: Residue, order: number, { modulo, roots }: WalkedField): Residue | undefined {
  const root = modulo.oddRoot(a, order);
  const number = modulo.dividedOut(root);
  if (number !== undefined && a.degree > 0) roots.set(number, order);
  return root;
}
