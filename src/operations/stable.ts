/** Formulas for functions whose textbook form loses digits or overflows; each says where the loss would be. */

/** σ(x) = 1/(1 + e^(−x)); for negative x as e^x/(1 + e^x), so that neither tail overflows or is lost. */
export function sigmoid(x: number): number {
  if (x >= 0) return 1 / (1 + Math.exp(-x));
  const e = Math.exp(x);
  return e / (1 + e);
}

/**
 * σ′(x) from y = σ(x): y(1 − y) while 1 − y has its digits (and saves an exponential), beyond that
 * e^(−|x|)/(1 + e^(−|x|))²; the textbook form is 0 from x = 37 on, where the slope is still 1e−16.
 */
export function sigmoidSlope(y: number, x: number): number {
  if (y <= 0.75) return y * (1 - y);
  const e = Math.exp(-Math.abs(x));
  return e / ((1 + e) * (1 + e));
}

/** log(1 + e^x) = max(x, 0) + log1p(e^(−|x|)): no overflow for large x, no lost tail for very negative x. */
export const softplus = (x: number): number => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));

/** √(x² − 1) as √((x − 1)(x + 1)): near 1 the square would cancel. NaN inside (−1, 1). At −1 the product is −0, and 1/−0 −∞: + 0 makes it 0. */
export const rootSquareMinusOne = (x: number): number => Math.sqrt((x - 1) * (x + 1)) + 0;

/** √(1 − x²) as √((1 − x)(1 + x)): near ±1 the square would cancel. NaN outside [−1, 1]. */
export const rootOneMinusSquare = (x: number): number => Math.sqrt((1 - x) * (1 + x));

/** arcsec x = arctan √(x² − 1), from π down for negative x: near ±1 arccos(1/x) would magnify the rounding of 1/x. */
export function arcsecant(x: number): number {
  const angle = Math.atan(rootSquareMinusOne(x));
  return x < 0 ? Math.PI - angle : angle;
}

/** arccsc x = ±arctan(1/√(x² − 1)): near ±1 arcsin(1/x) would magnify the rounding of 1/x. */
export const arccosecant = (x: number): number => Math.sign(x) * Math.atan(1 / rootSquareMinusOne(x));

/** arsech x = ln((1 + √(1 − x²))/x) as log1p of what is above 1: near 1, arcosh(1/x) would lose half the digits. */
export function areaSecant(x: number): number {
  if (x <= 0) return x < 0 ? Number.NaN : Number.POSITIVE_INFINITY;
  return Math.log1p((1 - x + rootOneMinusSquare(x)) / x);
}

/** arcoth x = ½ ln((x + 1)/(x − 1)), odd: near ±1 artanh(1/x) would magnify the rounding of 1/x. */
export const areaCotangent = (x: number): number => (Math.sign(x) * Math.log1p(2 / (Math.abs(x) - 1))) / 2;

/**
 * The real n-th root: an odd root of a negative number is real (−2 for the cube root of −8). One Newton step after the
 * power takes away the error that the rounding of 1/n makes, so that the cube root of 1000 is 10.
 */
export function nthRoot(a: number, n: number): number {
  if (a < 0) return Math.abs(n % 2) === 1 ? -nthRoot(-a, n) : Number.NaN;
  const root = a ** (1 / n);
  const corrected = root + (root * (a / root ** n - 1)) / n;
  return Number.isFinite(corrected) ? corrected : root;
}

/** ∂/∂a of the n-th root: y/(n·a), at 0 what the power 1/n has there (∞ for a true root). NaN where there is no root. */
export function nthRootSlope(y: number, a: number, n: number): number {
  return a === 0 ? 0 ** (1 / n - 1) / n : y / (a * n);
}

/** c/(a² + b²), dividing twice by the hypotenuse, whose square may overflow or vanish. */
export function overSquares(c: number, a: number, b: number): number {
  const hypotenuse = Math.hypot(a, b);
  return c / hypotenuse / hypotenuse;
}
