import type { Certificate } from '../checking/certificate.ts';
import { checkLine } from './check-line.ts';
import { mathText } from './math-text.ts';
import type { Line, Remark, Told } from './told.ts';

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
  const formula = `${margin(line)}${formulaOf(line, told)}`;
  if (line.kind === 'omitted') return [{ formula: `${margin(line)}${reason}`, remark: '', reason: '' }];
  const row = { formula, remark: line.remarks.map(remark => remarkText(remark, told)).join('  '), reason };
  return line.kind === 'tidied' && above?.kind !== 'tidied' ? [HEADING, row] : [row];
}

const HEADING: Row = { formula: 'Tidied', remark: '', reason: '' };

const margin = ({ depth, left, equation }: Line): string => ' '.repeat(INDENT * depth + (left && !equation ? 0 : 2));

/** "left", "= right" or both. */
function formulaOf({ left, right }: Line, told: Told): string {
  const sides = [left && mathText(left, told), right && `= ${mathText(right, told)}`];
  return sides.filter(side => side !== undefined).join(' ');
}

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
