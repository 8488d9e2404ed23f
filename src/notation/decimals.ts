/** How many decimals a table shows unless it is asked for others. */
export const DECIMALS = 4;

/**
 * A number for a table, spelled as programs do: a fixed number of decimals; one too small for them, or of a million and
 * more, as 1.250e-5; `undefined` outside the domain.
 */
export function fixedDecimals(value: number, decimals: number): string {
  if (Number.isNaN(value)) return 'undefined';
  const size = Math.abs(value);
  const fits = size === 0 || (size >= 10 ** (1 - decimals) / 2 && size < 1e6);
  return fits ? value.toFixed(decimals) : exponential(value, decimals);
}

const exponential = (value: number, decimals: number): string =>
  Number.isFinite(value) ? value.toExponential(Math.max(0, decimals - 1)).replace('e+', 'e') : String(value);

/** The same, an integer without decimals: slopes and adjoints such as 3 and -1. */
export const integerOrDecimals = (value: number, decimals: number): string =>
  Number.isInteger(value) && Math.abs(value) < 1e6 ? String(value) : fixedDecimals(value, decimals);

/** Such a number in Unicode: −0.7649, 1.250·10⁻⁵, ∞. */
export const unicodeNumber = (text: string): string =>
  text
    .replace(/e(-?\d+)$/, (_, exponent: string) => `·10${[...exponent].map(raised).join('')}`)
    .replace('Infinity', '∞')
    .replace('-', '−');

const raised = (sign: string): string => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(sign)] ?? '⁻';

/** Such a number in LaTeX's mathematics: 1.250 \cdot 10^{-5}. */
export const latexNumber = (text: string): string =>
  text
    .replace(/e(-?\d+)$/, ' \\cdot 10^{$1}')
    .replace('Infinity', '\\infty')
    .replace('undefined', '\\text{undefined}');
