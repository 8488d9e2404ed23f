import { isConstant } from '../expression/measure.ts';
import { readExpression } from '../reading/expression-reader.ts';
import { evaluateTyped } from '../tape/gradient.ts';

/** A number as a student typed it. */
export interface TypedNumber {
  readonly value: number;
  /**
   * Half a unit of the last decimal typed: 0.005 of 0.13. One decimal alone counts as two below 1, lest 0.1 stand for
   * every number from 0.05 to 0.15. Whole numbers and fractions are exact: 0.
   */
  readonly halfUnit: number;
}

/**
 * Reads 0.13, 0,13, −.5, (−0.5), 0.64e-2, 1.25·10⁻⁵, 1/3, pi/2, tensor([0.13]). Of a cell that tells how a number
 * gathered ("0.348, then 2.2804") the last one counts. Undefined where there is no number.
 */
export function readTypedNumber(text: string): TypedNumber | undefined {
  const last = text.split(/,?\s*\bthen\b/).at(-1) ?? text;
  const bare = unwrapped(last.replace(/^\s*[=≈~]/, '').trim()).replaceAll(/[−–‒﹣－]/g, '-');
  const pointed = bare.replace(/^([+-]?\d*),(\d+)/, '$1.$2');
  return decimalNumber(pointed) ?? constantIn(pointed);
}

/** Without brackets around the whole, and without those in which PyTorch prints a number. */
const unwrapped = (text: string): string =>
  text
    .replace(/^tensor\((.*?)(?:,\s*[a-z_]+=.*)?\)$/, '$1')
    .replace(/^\[?\(?([^()[\]]+)\)?\]?$/, '$1')
    .trim();

const DECIMAL = /^[+-]?\s?(?:\d+(?:\.(?<decimals>\d*))?|\.(?<bare>\d+))(?:e(?<exponent>[+-]?\d{1,3}))?$/i;

function decimalNumber(typed: string): TypedNumber | undefined {
  const text = withExponent(typed);
  const groups = DECIMAL.exec(text)?.groups;
  if (!groups) return undefined;
  const value = Number(text.replaceAll(/\s/g, ''));
  const typedDecimals = (groups.decimals ?? groups.bare ?? '').length;
  if (typedDecimals === 0) return { value, halfUnit: 0 };
  const decimals = groups.exponent === undefined && Math.abs(value) < 1 ? Math.max(2, typedDecimals) : typedDecimals;
  return { value, halfUnit: 0.5 * 10 ** (Number(groups.exponent ?? 0) - decimals) };
}

/** A power of ten as it is written by hand: 1.25·10^-5 and 1.25·10⁻⁵ are 1.25e-5. */
const withExponent = (text: string): string =>
  text.replace(/\s*[·*×]\s*10\s*(?:\^\s*\(?([+-]?\d+)\)?|([⁺⁻]?[⁰¹²³⁴-⁹]+))$/, (_, plain, raised) =>
    plain === undefined ? `e${lowered(raised)}` : `e${plain}`,
  );

const lowered = (raised: string): string =>
  [...raised].map(sign => ({ '⁺': '+', '⁻': '-' })[sign] ?? '⁰¹²³⁴⁵⁶⁷⁸⁹'.indexOf(sign)).join('');

function constantIn(text: string): TypedNumber | undefined {
  const read = readExpression(text);
  const value = read.ok && isConstant(read.value.expr) ? evaluateTyped(read.value.expr) : Number.NaN;
  return Number.isFinite(value) ? { value, halfUnit: 0 } : undefined;
}
