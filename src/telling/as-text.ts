import type { Certificate } from '../checking/certificate.ts';
import { mathText } from '../notation/math-text.ts';
import { checkLine } from './check-line.ts';
import { headingOf, type Line, type Remark, type Told } from './told.ts';

/** Gaps between the columns, and the width after which a formula no longer pushes the columns to the right. */
const GAP = 4;
const WIDEST = 100;
/** How far a sub-derivation stands in. */
const INDENT = 6;

/** A line in its columns. */
interface Row {
  readonly formula: string;
  readonly remark: string;
  readonly reason: string;
}

/** Derivations (one an order) as a terminal shows them: formula, remark and reason in columns, then the check. */
export function asText(tolds: readonly Told[], certificate: Certificate): string {
  const rows = tolds.flatMap(told => told.lines.flatMap((line, i) => rowsOf(line, told, told.lines[i - 1])));
  return `${aligned(rows).join('\n')}\n${checkLine(certificate)}\n`;
}

function rowsOf(line: Line, told: Told, above: Line | undefined): Row[] {
  const reason = line.reasons.join(', ');
  const formula = `${margin(line)}${lineText(line, told)}`;
  if (line.kind === 'omitted') return [{ formula: `${margin(line)}${reason}`, remark: '', reason: '' }];
  const remarks = [...line.remarks.map(remark => remarkText(remark, told)), ...asideText(line, told)];
  const rows = rowsOfMatrix({ formula, remark: remarks.join('  '), reason });
  const heading = headingOf(line, above);
  return heading === undefined ? rows : [plainRow(headingMargin(line) + heading), ...rows];
}

/** The rows of a matrix stand under one another; what is said beside it stands beside the last. */
function rowsOfMatrix(row: Row): Row[] {
  const [first = '', ...more] = row.formula.split('\n');
  const under = ' '.repeat(first.lastIndexOf('[[') + 1);
  const formulas = [first, ...more.map(text => under + text)];
  return formulas.map((formula, i) => (i === formulas.length - 1 ? { ...row, formula } : plainRow(formula)));
}

const plainRow = (formula: string): Row => ({ formula, remark: '', reason: '' });

/** "Tidied" stands in with its lines; what heads a whole part does not. */
const headingMargin = (line: Line): string => (line.heading === undefined ? inset(line) : '');

const inset = ({ inset: places = 0 }: Line): string => ' '.repeat(places);

const margin = (line: Line): string =>
  inset(line) + ' '.repeat(INDENT * line.depth + (line.left && !line.equation ? 0 : 2));

/** A line's formula: "left", "= right" or both. */
export function lineText({ left, right }: Line, told: Told): string {
  const sides = [left && mathText(left, told), right && `= ${mathText(right, told)}`];
  return sides.filter(side => side !== undefined).join(' ');
}

const asideText = ({ aside = [] }: Line, told: Told): string[] =>
  aside.length > 0 ? [`(${aside.map(part => (typeof part === 'string' ? part : mathText(part, told))).join('')})`] : [];

const remarkText = ({ left, right }: Remark, told: Told): string =>
  `(${mathText(left, told)} = ${mathText(right, told)})`;

function aligned(rows: readonly Row[]): string[] {
  const remarkAt = column(rows.filter(row => row.remark !== '').map(row => row.formula.length));
  const reasonAt = column(
    rows.filter(row => row.reason !== '').map(row => (row.remark ? remarkAt + row.remark.length : row.formula.length)),
  );
  return rows.map(({ formula, remark, reason }) => {
    const upToRemark = remark ? `${padded(formula, remarkAt)}${remark}` : formula;
    return reason ? `${padded(upToRemark, reasonAt)}${reason}` : upToRemark;
  });
}

const column = (widths: readonly number[]): number => GAP + Math.max(0, ...widths.filter(width => width <= WIDEST));

const padded = (text: string, width: number): string => text.padEnd(Math.max(width, text.length + GAP));
