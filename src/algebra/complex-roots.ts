/** A complex number. */
interface Complex {
  readonly re: number;
  readonly im: number;
}

/** A real polynomial from the constant upwards that has one real root, or a complex one and its conjugate. */
type RealFactor = readonly [number, 1] | readonly [number, number, 1];

/**
 * The factors of degree 1 and 2 over the real numbers, one for each root and each pair of conjugate roots, those with the
 * least real part first. The roots are found together, by the iteration of Durand and Kerner; repeated ones lose digits.
 */
export function realFactors(coefficients: readonly number[]): readonly RealFactor[] {
  return rootsOf(coefficients)
    .filter(root => isReal(root) || root.im > 0)
    .toSorted((a, b) => Math.round((a.re - b.re) / NEARLY) || b.im - a.im)
    .map(root => (isReal(root) ? [-root.re, 1] : [size(root) ** 2, -2 * root.re, 1]));
}

/** Roots that differ by less are held for equal, and one that is so far off the real axis for real. */
const NEARLY = 1e-7;

const isReal = ({ re, im }: Complex): boolean => Math.abs(im) < NEARLY * (1 + Math.abs(re));

const ROUNDS = 300;
const PRECISION = 1e-15;

function rootsOf(coefficients: readonly number[]): readonly Complex[] {
  const lead = coefficients.at(-1) ?? 1;
  const monic = coefficients.map(c => c / lead);
  const bound = 1 + Math.max(...monic.slice(0, -1).map(Math.abs));
  // Starting points on no axis, no two of them conjugate, within the bound of Cauchy.
  const roots = monic.slice(1).map((_, i) => turned(Math.min(bound, 2), 0.4 + (2 * Math.PI * i) / (monic.length - 1)));
  for (let round = 0; round < ROUNDS; round++) if (improved(roots, monic) < PRECISION) break;
  return roots;
}

const turned = (radius: number, angle: number): Complex => ({
  re: radius * Math.cos(angle),
  im: radius * Math.sin(angle),
});

/** Moves every root by its value over its distances to the others; gives the longest way. */
function improved(roots: Complex[], monic: readonly number[]): number {
  let longest = 0;
  for (const [i, root] of roots.entries()) {
    const away = roots.reduce((all, other, j) => (i === j ? all : times(all, minus(root, other))), ONE);
    const step = over(valueAt(monic, root), away);
    roots[i] = minus(root, step);
    longest = Math.max(longest, size(step));
  }
  return longest;
}

const ONE: Complex = { re: 1, im: 0 };

const valueAt = (coefficients: readonly number[], x: Complex): Complex =>
  coefficients.reduceRight<Complex>(
    (sum, c) => {
      const next = times(sum, x);
      return { re: next.re + c, im: next.im };
    },
    { re: 0, im: 0 },
  );

const minus = (a: Complex, b: Complex): Complex => ({ re: a.re - b.re, im: a.im - b.im });

const times = (a: Complex, b: Complex): Complex => ({ re: a.re * b.re - a.im * b.im, im: a.re * b.im + a.im * b.re });

const size = ({ re, im }: Complex): number => Math.hypot(re, im);

function over(a: Complex, b: Complex): Complex {
  const square = b.re * b.re + b.im * b.im;
  return { re: (a.re * b.re + a.im * b.im) / square, im: (a.im * b.re - a.re * b.im) / square };
}
