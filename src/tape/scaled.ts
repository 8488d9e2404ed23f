/**
 * Numbers beyond the range of doubles, each with a bound on its error: (m ± e)·2^k with 1 ≤ |m| < 2, or m = 0; m is NaN
 * where the number is not known. After Smith, Olver and Lozier, Extended-Range Arithmetic and Normalized Legendre
 * Polynomials, ACM Transactions on Mathematical Software 7 (1981): powers of two multiply exactly, so that an operation on
 * such numbers rounds as the same operation on doubles does.
 */
export interface Scaled {
  readonly m: number;
  readonly e: number;
  readonly k: number;
}

/** What one correctly rounded operation is off by, relatively, and, generously, a function of V8. */
const [UNIT, FUNCTION] = [2 ** -53, 2 ** -49];

const UNKNOWN: Scaled = { m: Number.NaN, e: Number.POSITIVE_INFINITY, k: 0 };

/** The number (m ± e)·2^k; not known where m is not finite. */
export function scaled(m: number, e: number, k = 0): Scaled {
  if (!Number.isFinite(m)) return UNKNOWN;
  if (m === 0) return { m, e, k };
  const own = Math.floor(Math.log2(Math.abs(m)));
  const down = 2 ** -own;
  return { m: m * down, e: e * down, k: k + own };
}

/** As a double; 0 or infinite beyond their range. */
export const asDouble = ({ m, k }: Pick<Scaled, 'm' | 'k'>): number => m * 2 ** k;

/** The same, NaN beyond their range. */
export function heldByDouble(a: Pick<Scaled, 'm' | 'k'>): number {
  const value = asDouble(a);
  return Number.isFinite(value) && (value !== 0 || a.m === 0) ? value : Number.NaN;
}

const isExactlyZero = ({ m, e }: Scaled): boolean => m === 0 && e === 0;

/** a + b. */
export function sum(a: Scaled, b: Scaled): Scaled {
  if (isExactlyZero(a)) return b;
  if (isExactlyZero(b)) return a;
  const k = Math.max(a.k, b.k);
  const [ofA, ofB] = [shift(a.k, k), shift(b.k, k)];
  const m = a.m * ofA + b.m * ofB;
  return scaled(m, a.e * ofA + b.e * ofB + UNIT * Math.abs(m), k);
}

/** What takes a number with one power of two to a greater one. Less than 2^−1000 of a sum is far below its rounding. */
export const shift = (from: number, to: number): number => 2 ** Math.max(-1000, from - to);

/** −a. */
export const negated = ({ m, e, k }: Scaled): Scaled => ({ m: -m, e, k });

/** a·b. */
export function product(a: Scaled, b: Scaled): Scaled {
  const m = a.m * b.m;
  return scaled(m, Math.abs(a.m) * b.e + Math.abs(b.m) * a.e + a.e * b.e + UNIT * Math.abs(m), a.k + b.k);
}

/** Not known where the divisor may be 0. */
export function quotient(a: Scaled, b: Scaled): Scaled {
  const nearest = Math.abs(b.m) - b.e;
  if (!(nearest > 0)) return UNKNOWN;
  const m = a.m / b.m;
  return scaled(m, (a.e + Math.abs(m) * b.e) / nearest + UNIT * Math.abs(m), a.k - b.k);
}

/** log 2 in two parts, of which whole multiples up to 2^20 of the first are exact (fdlibm, e_exp.c). */
const [LOG_2_HIGH, LOG_2_LOW] = [0.6931471803691238, 1.9082149292705877e-10];
const MOST_HALVINGS = 2 ** 20;

/** e^a = e^r·2^n with r = a − n·log 2; not known where n is beyond a million. */
export function exponential(a: Scaled): Scaled {
  const argument = asDouble(a);
  const n = Math.round(argument / Math.LN2);
  if (!(Math.abs(n) < MOST_HALVINGS)) return UNKNOWN;
  const m = Math.exp(argument - n * LOG_2_HIGH - n * LOG_2_LOW);
  return scaled(m, m * (Math.expm1(asDouble({ m: a.e, k: a.k })) + FUNCTION), n);
}

/** log(m·2^k) = log m + k·log 2; not known where the number may be 0 or less. */
export function logarithm({ m, e, k }: Scaled): Scaled {
  if (!(m > e)) return UNKNOWN;
  const [own, ofPower] = [Math.log(m), k * Math.LN2];
  return scaled(own + ofPower, e / (m - e) + FUNCTION * (own + Math.abs(ofPower)));
}

/** Greater exponents take a mantissa out of the range of doubles. */
const LARGEST_EXPONENT = 500;

/** a^c = m^c·2^(kc); not known where a may be 0, or is negative and c no whole number. */
export function powerOf({ m, e, k }: Scaled, c: number): Scaled {
  const off = e / (Math.abs(m) - e);
  const isWhole = Number.isSafeInteger(c);
  if (!(off >= 0) || Math.abs(c) > LARGEST_EXPONENT || (m < 0 && !isWhole)) return UNKNOWN;
  const whole = Math.floor(k * c);
  const value = m ** c * 2 ** (k * c - whole);
  // An exponent that is no whole number is itself rounded, and so is kc.
  const rounded = FUNCTION + (isWhole ? 0 : UNIT * Math.abs(c) * (1 + 2 * Math.abs(k)));
  return scaled(value, Math.abs(value) * (Math.expm1(Math.abs(c) * off) + rounded), whole);
}
