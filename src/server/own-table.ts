import type { Asked } from '../../views/asked.ts';
import type { Markup } from '../../views/html.ts';
import { type FormRow, type Handed, type OwnTable, ownTableView } from '../../views/own-table.ts';
import type { Backpropagation } from '../backprop.ts';
import { latex } from '../notation/math-latex.ts';
import { latexName } from '../notation/names.ts';
import { tableMarker } from '../tables/mark-table.ts';
import { readTable } from '../tables/read-table.ts';

/** The fold of the backprop page that marks a student's own table. */
export const ownTableFold = (state: Asked, own: OwnTable, done: Backpropagation): Markup =>
  ownTableView(state, own, formRows(done, own), own.isHandedIn ? handedIn(own, done) : {});

/** With more rows a form is no help: such a table is pasted. */
const MOST_ROWS = 40;

/** A row for every quantity that the program names, of a single expression for every operation; inputs have their values. */
function formRows({ program, nodes, spelling }: Backpropagation, { rate }: OwnTable): readonly FormRow[] {
  const written = new Map(program.definitions.map(({ name, value }) => [name, value]));
  const shown = nodes.filter(({ name, role }) => role === 'input' || written.size === 1 || written.has(name));
  if (shown.length > MOST_ROWS) return [];
  return shown.map(({ name, right, role, value }) => {
    if (role === 'operation') {
      const formula = latex(written.size > 1 ? (written.get(name) ?? right) : right, { spelling, marks: 'none' });
      return { node: name, formula: `${latexName(name)} = ${formula}`, columns: ['value', 'derivative'] };
    }
    const columns = rate === '' || role !== 'input' ? (['derivative'] as const) : (['derivative', 'updated'] as const);
    return { node: name, formula: `${latexName(name)} = ${value}`, columns };
  });
}

/** The form's cells and those pasted, which count where both are there. */
function handedIn({ entries, csv, rounding, rate }: OwnTable, done: Backpropagation): Handed {
  const pasted = csv.trim() === '' ? ({ ok: true, value: [] } as const) : readTable(csv);
  if (!pasted.ok) return { complaint: pasted.complaint.message };
  const marker = tableMarker(done, {
    rounding: rounding === '' ? undefined : Number(rounding),
    rate: rate === '' ? undefined : Number(rate),
  });
  const marked = marker.ok ? marker.value([...entries, ...pasted.value]) : marker;
  return marked.ok ? { table: marked.value } : { complaint: marked.complaint.message };
}
