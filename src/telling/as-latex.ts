import type { Certificate } from '../checking/certificate.ts';
import type { Expr } from '../expression/expression.ts';
import { pagesOf, type Row } from '../notation/latex-rows.ts';
import { type LatexMarks, latex } from '../notation/math-latex.ts';
import { plainLatex } from '../notation/plain-latex.ts';
import { latexDocument } from './latex-document.ts';
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

/** All rows; a part begins where another one has ended. */
const rowsOfAll = (tolds: readonly Told[]): Row[] =>
  tolds.flatMap((told, part) =>
    told.lines
      .flatMap((line, i) => rowsOf(line, told, told.lines[i - 1]))
      .map((row, i) => ({ ...row, begins: part > 0 && i === 0 })),
  );

/** How far a line stands in, in em: as on a terminal, a sub-derivation stands in from the lines above it. */
const margin = ({ depth, inset = 0, left, equation }: Line): number =>
  3 * depth + inset / 2 + (left && !equation ? 0 : 1);

function rowsOf(line: Line, told: Told, above: Line | undefined): Omit<Row, 'begins'>[] {
  const reason = line.reasons.length > 0 ? textLatex(line.reasons.join(', ')) : '';
  if (line.kind === 'omitted') return [{ margin: margin(line), formula: reason, remark: '', reason: '' }];
  const remarks = [...line.remarks.map(remark => `(${remarkLatex(remark, told)})`), ...asideLatex(line, told)];
  const row = {
    margin: margin(line),
    formula: lineLatex(line, told, 'document'),
    remark: remarks.join('\\quad '),
    reason,
  };
  const heading = headingOf(line, above);
  const places = line.heading === undefined ? (line.inset ?? 0) : 0;
  return heading === undefined
    ? [row]
    : [{ margin: places / 2, formula: textLatex(heading), remark: '', reason: '' }, row];
}

const textLatex = (text: string): string => `\\text{${plainLatex(text)}}`;

/** What must not be 0, and the like; words as text. */
const asideLatex = ({ aside = [] }: Line, told: Told): string[] =>
  aside.length > 0 ? [`(${aside.map(part => partLatex(part, told)).join('')})`] : [];

const partLatex = (part: string | Expr, told: Told): string =>
  typeof part === 'string' ? textLatex(part) : latex(part, { ...told, marks: 'none' });

/** A whole document: derivations (one an order), then the check. */
export const asLatexDocument = (tolds: readonly Told[], certificate: Certificate): string =>
  latexDocument([pagesOf(rowsOfAll(tolds)), ...withNames(tolds)], certificate);

/** A result too long to be printed, with names. */
function withNames(tolds: readonly Told[]): string[] {
  const [result, ...where] = namedResult(tolds);
  if (result === undefined) return [];
  const rows = [result, textLatex('where'), ...where].map(formula => ({ ...NAMED, formula }));
  return [pagesOf(rows)];
}

const NAMED: Row = { margin: 0, formula: '', remark: '', reason: '', begins: false };
