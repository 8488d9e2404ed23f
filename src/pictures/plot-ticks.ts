import { type Interval, span } from './plot-sampling.ts';

/** Round positions (steps of 1, 2 or 5 times a power of ten) inside an interval, at most about `most` of them. */
export function ticks(interval: Interval, most: number): number[] {
  const step = roundStep(span(interval) / most);
  const [first, last] = [Math.ceil(interval.low / step), Math.floor(interval.high / step)];
  return Array.from({ length: last - first + 1 }, (_, i) => (first + i) * step);
}

function roundStep(atLeast: number): number {
  const power = 10 ** Math.floor(Math.log10(atLeast));
  return ([1, 2, 5].find(digit => digit * power >= atLeast) ?? 10) * power;
}

/** A tick's label: 0.3, not 0.30000000000000004; powers of ten from a hundred thousand on; a true minus sign. */
export function tickLabel(value: number): string {
  const rounded = Number(value.toPrecision(10));
  const size = Math.abs(rounded);
  const plain = size === 0 || (size < 1e5 && size >= 1e-4);
  return (plain ? String(rounded) : scientific(rounded)).replace('-', '−');
}

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

function scientific(value: number): string {
  const [digits = '', exponent = ''] = value.toExponential().split('e');
  const raised = [...exponent.replace('+', '')].map(sign => SUPERSCRIPTS[Number(sign)] ?? '⁻');
  return `${digits}·10${raised.join('')}`;
}
