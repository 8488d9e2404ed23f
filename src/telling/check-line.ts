import type { Certificate, Comparison, EntryComparison, Numbers } from '../checking/certificate.ts';
import { textName } from '../notation/names.ts';

/** The last line of a derivation: what the numeric check found, loudly where it failed. Names are spelled by `nameOf`. */
export function checkLine(certificate: Certificate, nameOf = textName): string {
  const { agrees, points, worst, why, standIns, shown, entries } = certificate;
  const compared = agrees === false ? shown : (entries ?? shown);
  const functions = standIns === undefined ? '' : `with ${standIns} `;
  const seen = compared ? `${functions}${comparison(compared, nameOf)}; ` : functions;
  if (agrees === null) return `Check: ${seen}undecided: ${why ?? 'too few usable points'}`;
  if (!agrees) return `Check FAILED: ${seen}${why ?? 'formula and tape differ'}; do not trust this derivation`;
  return `Check: ${seen}${points} of ${points} points agree to ${bound(worst)}`;
}

const comparison = ({ at, formula, tape }: Comparison | EntryComparison, nameOf: typeof textName): string =>
  `${place(at, nameOf)}formula ${values(formula)}, tape ${values(tape)}`;

/** A number; a vector in round brackets, rows in square ones. */
function values(numbers: Numbers): string {
  if (typeof numbers === 'number') return value(numbers);
  const rows = numbers.map(row => (typeof row === 'number' ? value(row) : `[${row.map(values).join(', ')}]`));
  return numbers.every(row => typeof row === 'number') ? `(${rows.join(', ')})` : `[${rows.join(', ')}]`;
}

function place(at: Readonly<Record<string, number>>, nameOf: typeof textName): string {
  const where = pointSaid(at, nameOf);
  return where === '' ? '' : `at ${where} `;
}

/** “x = 1, y = 1.634365”; empty for no values. */
export const pointSaid = (at: Readonly<Record<string, number>>, nameOf: typeof textName): string =>
  Object.entries(at)
    .map(([name, number]) => `${nameOf(name)} = ${minus(coordinate(number))}`)
    .join(', ');

/** A coordinate as it is, of one with more than six decimals the first six. */
const coordinate = (x: number): string => String(Math.abs(x) < 1e9 ? Number(x.toFixed(6)) : x);

/** Six decimals; six digits and a power of ten where those would show nothing or too much. */
export function value(x: number): string {
  const plain = x === 0 || (Math.abs(x) >= 1e-4 && Math.abs(x) < 1e9) || !Number.isFinite(x);
  return minus(plain ? x.toFixed(6) : x.toExponential(6));
}

/** The power of ten that a relative difference stays under; what is below the resolution of doubles counts as 1e−16. */
const bound = (worst: number): string => minus(`1e${Math.max(-16, Math.ceil(Math.log10(worst)))}`);

const minus = (text: string): string => text.replaceAll('-', '−');
