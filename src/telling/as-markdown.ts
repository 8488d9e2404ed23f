import type { Certificate } from '../checking/certificate.ts';
import type { Expr } from '../expression/expression.ts';
import { dollars } from '../notation/markdown-math.ts';
import { latex } from '../notation/math-latex.ts';
import { lineLatex, remarkLatex } from './as-latex.ts';
import { checkLine } from './check-line.ts';
import { namedResult } from './named-result.ts';
import { headingOf, type Line, type Told } from './told.ts';

/** Derivations (one an order) as Markdown with $LaTeX$: a list, sub-derivations as lists within it, then the check. */
export const asMarkdown = (tolds: readonly Told[], certificate: Certificate): string =>
  `${[...tolds.map(listOf), ...withNames(tolds), plain(checkLine(certificate))].join('\n\n')}\n`;

/** A result too long to be printed, with names. */
function withNames(tolds: readonly Told[]): string[] {
  const [result, ...where] = namedResult(tolds);
  return result === undefined
    ? []
    : [`${dollars(result)}, where`, where.map(formula => `- ${dollars(formula)}`).join('\n')];
}

const listOf = (told: Told): string =>
  told.lines.flatMap((line, i) => itemsOf(line, told, told.lines[i - 1])).join('\n');

function itemsOf(line: Line, told: Told, above: Line | undefined): string[] {
  if (line.kind === 'start' && line.depth === 0 && !line.inset) return [dollars(lineLatex(line, told)), ''];
  const item = `${margin(line)}- ${[dollars(lineLatex(line, told)), ...beside(line, told)].filter(part => part !== '').join(' ')}`;
  const heading = headingOf(line, above);
  return heading === undefined
    ? [item]
    : ['', `${line.heading === undefined ? margin(line) : ''}**${plain(heading)}**`, '', item];
}

/** A sub-derivation's opening belongs to the list of the lines around it, its lines to a list under that. */
const margin = ({ depth, left, inset = 0 }: Line): string =>
  '  '.repeat(Math.max(0, 2 * depth - (left ? 1 : 0)) + Math.floor(inset / 4));

const beside = (line: Line, told: Told): string[] => [
  ...line.remarks.map(remark => `(${dollars(remarkLatex(remark, told))})`),
  ...asideMarkdown(line, told),
  plain(line.reasons.join(', ')),
];

const asideMarkdown = ({ aside = [] }: Line, told: Told): string[] =>
  aside.length > 0 ? [`(${aside.map(part => partMarkdown(part, told)).join('')})`] : [];

const partMarkdown = (part: string | Expr, told: Told): string =>
  typeof part === 'string' ? plain(part) : dollars(latex(part, { ...told, marks: 'none' }));

/** Text in which Markdown finds nothing of its own. */
const plain = (text: string): string => text.replaceAll(/[\\`*_[\]<>$|]/g, sign => `\\${sign}`);
