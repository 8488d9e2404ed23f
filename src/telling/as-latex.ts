import type { Certificate } from '../checking/certificate.ts';
import type { Expr } from '../expression/expression.ts';
import { checkLine } from './check-line.ts';
import { MARK_COLOURS } from './marks.ts';
import { type LatexMarks, latex } from './math-latex.ts';
import { namedResult } from './named-result.ts';
import { headingOf, type Line, type Remark, type Told } from './told.ts';

/** A line's formula for KaTeX or a document: its left side, "= right side", or both. */
export function lineLatex({ left, right }: Line, told: Told, marks: LatexMarks = 'katex'): string {
  const sides = [left && latex(left, { ...told, marks }), right && `= ${latex(right, { ...told, marks })}`];
  return sides.filter(side => side !== undefined).join(' ');
}

/** u = 3x. */
export const remarkLatex = ({ left, right }: Remark, told: Told): string =>
  `${latex(left, { ...told, marks: 'none' })} = ${latex(right, { ...told, marks: 'none' })}`;

/** The lines as one align*, sub-derivations set in: formula, remark and reason in columns, a gap between what is told one after another. */
export function alignedLatex(tolds: readonly Told[], marks: LatexMarks = 'katex'): string {
  const blocks = tolds.map(told => told.lines.flatMap((line, i) => rowsOf(line, told, told.lines[i - 1], marks)));
  return `\\begin{align*}\n${blocks.map(rows => rows.join(' \\\\\n')).join(' \\\\[1ex]\n')}\n\\end{align*}`;
}

/** How far a line stands in, in em: as on a terminal, a sub-derivation stands in from the lines above it. */
const margin = ({ depth, inset = 0, left, equation }: Line): string =>
  `\\hspace{${3 * depth + inset / 2 + (left && !equation ? 0 : 1)}em}`;

function rowsOf(line: Line, told: Told, above: Line | undefined, marks: LatexMarks): string[] {
  const reason = `\\text{${plainLatex(line.reasons.join(', '))}}`;
  if (line.kind === 'omitted') return [`&${margin(line)}${reason}`];
  const remarks = [...line.remarks.map(remark => `(${remarkLatex(remark, told)})`), ...asideLatex(line, told)].join(
    '\\quad ',
  );
  const beside = line.reasons.length > 0 || remarks !== '' ? ` &&${remarks} &&${reason}` : '';
  const row = `&${margin(line)}${lineLatex(line, told, marks)}${beside}`;
  const heading = headingOf(line, above);
  return heading === undefined
    ? [row]
    : [`&${line.heading === undefined ? inset(line) : ''}\\text{${plainLatex(heading)}}`, row];
}

const inset = ({ inset: places = 0 }: Line): string => (places > 0 ? `\\hspace{${places / 2}em}` : '');

/** What must not be 0, and the like; words as text. */
const asideLatex = ({ aside = [] }: Line, told: Told): string[] =>
  aside.length > 0 ? [`(${aside.map(part => partLatex(part, told)).join('')})`] : [];

const partLatex = (part: string | Expr, told: Told): string =>
  typeof part === 'string' ? `\\text{${plainLatex(part)}}` : latex(part, { ...told, marks: 'none' });

/** A whole document: derivations (one an order), then the check. */
export function asLatexDocument(tolds: readonly Told[], certificate: Certificate): string {
  const colours = Object.entries(MARK_COLOURS).map(
    ([name, colour]) => `\\definecolor{gw${name}}{HTML}{${colour.slice(1)}}`,
  );
  const check = plainLatex(checkLine(certificate, name => name));
  const body = [alignedLatex(tolds, 'document'), ...withNames(tolds), check];
  return `${[...PREAMBLE, ...colours, '\\begin{document}', ...body, '\\end{document}'].join('\n')}\n`;
}

/** A result too long to be printed, with names. */
function withNames(tolds: readonly Told[]): string[] {
  const [result, ...where] = namedResult(tolds);
  if (result === undefined) return [];
  const rows = where.map(formula => `&${formula}`);
  return [`\\begin{align*}\n&${result}\n\\intertext{where}\n${rows.join(' \\\\\n')}\n\\end{align*}`];
}

/** A wide page: three columns are wider than article's. */
const PREAMBLE = [
  '\\documentclass{article}',
  '\\usepackage{amsmath}',
  '\\usepackage{xcolor}',
  '\\setlength{\\oddsidemargin}{-10mm}',
  '\\setlength{\\textwidth}{180mm}',
  '\\setlength{\\parindent}{0pt}',
  '\\allowdisplaybreaks',
];

/** Signs of plain text that LaTeX would take for its own, or does not have. */
const SPELLED: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '^': '\\textasciicircum{}',
  '~': '\\textasciitilde{}',
  '−': '$-$',
  '…': '\\ldots{}',
  '≠': '$\\ne$',
  '≈': '$\\approx$',
  '′': "$'$",
  '²': '$^2$',
  '³': '$^3$',
};

/** Plain text as LaTeX text. */
const plainLatex = (text: string): string =>
  text.replaceAll(/[\\^~−…′²³≠≈#$%&_{}]/g, sign => SPELLED[sign] ?? `\\${sign}`);
