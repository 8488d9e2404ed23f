import type { Certificate } from '../checking/certificate.ts';
import { lineLatex, remarkLatex } from './as-latex.ts';
import { checkLine } from './check-line.ts';
import type { Line, Told } from './told.ts';

/** Derivations (one an order) as Markdown with $LaTeX$: a list, sub-derivations as lists within it, then the check. */
export const asMarkdown = (tolds: readonly Told[], certificate: Certificate): string =>
  `${[...tolds.map(listOf), plain(checkLine(certificate))].join('\n\n')}\n`;

const listOf = (told: Told): string =>
  told.lines.flatMap((line, i) => itemsOf(line, told, told.lines[i - 1])).join('\n');

function itemsOf(line: Line, told: Told, above: Line | undefined): string[] {
  if (line.kind === 'start' && line.depth === 0) return [`$${lineLatex(line, told)}$`, ''];
  const item = `${margin(line)}- ${[formula(line, told), ...beside(line, told)].filter(part => part !== '').join(' ')}`;
  return line.kind === 'tidied' && above?.kind !== 'tidied' ? ['', '**Tidied**', '', item] : [item];
}

/** A sub-derivation's opening belongs to the list of the lines around it, its lines to a list under that. */
const margin = ({ depth, left }: Line): string => '  '.repeat(Math.max(0, 2 * depth - (left ? 1 : 0)));

function formula(line: Line, told: Told): string {
  const text = lineLatex(line, told);
  return text === '' ? '' : `$${text}$`;
}

const beside = (line: Line, told: Told): string[] => [
  ...line.remarks.map(remark => `($${remarkLatex(remark, told)}$)`),
  plain(line.reasons.join(', ')),
];

/** Text in which Markdown finds nothing of its own. */
const plain = (text: string): string => text.replaceAll(/[\\`*_[\]<>$|]/g, sign => `\\${sign}`);
