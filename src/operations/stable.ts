/** Formulas for functions whose textbook form loses digits or overflows; each says where the loss would be. */

/** σ(x) = 1/(1 + e^(−x)); for negative x as e^x/(1 + e^x), so that neither tail overflows or is lost. */
export function sigmoid(x: number): number {
  if (x >= 0) return 1 / (1 + Math.exp(-x));
  const e = Math.exp(x);
  return e / (1 + e);
}

/** σ′(x) = e^(−|x|)/(1 + e^(−|x|))²; the textbook s(1 − s) is 0 from x = 37 on, where the slope is still 1e−16. */
export function sigmoidSlope(x: number): number {
  const e = Math.exp(-Math.abs(x));
  return e / ((1 + e) * (1 + e));
}

/** log(1 + e^x) = max(x, 0) + log1p(e^(−|x|)): no overflow for large x, no lost tail for very negative x. */
export const softplus = (x: number): number => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));

/** √(x² − 1) as √((x − 1)(x + 1)): near 1 the square would cancel. NaN inside (−1, 1). */
export const rootSquareMinusOne = (x: number): number => Math.sqrt((x - 1) * (x + 1));

/** √(1 − x²) as √((1 − x)(1 + x)): near ±1 the square would cancel. NaN outside [−1, 1]. */
export const rootOneMinusSquare = (x: number): number => Math.sqrt((1 - x) * (1 + x));
