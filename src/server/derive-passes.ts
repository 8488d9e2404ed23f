import type { Asked } from '../../views/asked.ts';
import { pointForm } from '../../views/derive.ts';
import { html, type Markup } from '../../views/html.ts';
import { graphView, tableView } from '../../views/pictures.ts';
import { backprop } from '../backprop.ts';
import type { Certificate } from '../checking/certificate.ts';
import { graphSvg } from '../pictures/graph-svg.ts';
import { namesIn } from '../question.ts';
import { type Values, valuesText } from '../values.ts';

/** The computation graph and the table, at the point asked for, or at the one the check shows. */
export async function passes(state: Asked, { shown }: Certificate, at: Values): Promise<Markup> {
  const { f, syntax, log, wrt } = state;
  const point = { ...shown?.at, ...at };
  const read = backprop({ f, syntax, log, at: point, names: namesIn(wrt) });
  const form = pointForm(state, valuesText(point));
  if (!read.ok) return html`<h2>Backpropagation</h2>${form}<p class="remark">${read.complaint.message}</p>`;
  return html`<h2>Backpropagation at ${valuesText(point)}</h2>
${form}
${graphView(await graphSvg(read.value))}
${tableView(read.value, read.value.spelling)}`;
}
