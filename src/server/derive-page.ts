import { type Asked, asked, type Query } from '../../views/asked.ts';
import { certificateView } from '../../views/certificate.ts';
import { derivationsView } from '../../views/derivation.ts';
import { derivePage, examples, pointForm, resultView } from '../../views/derive.ts';
import { type Content, html, type Markup } from '../../views/html.ts';
import { graphView, plotView, tableView } from '../../views/pictures.ts';
import { complained } from '../../views/reading.ts';
import { sourcesView } from '../../views/sources.ts';
import { backprop } from '../backprop.ts';
import { UnknownOperation } from '../tape/record.ts';
import { asLatexDocument } from '../telling/as-latex.ts';
import { asMarkdown } from '../telling/as-markdown.ts';
import { graphSvg } from '../telling/graph-svg.ts';
import { tellOrders } from '../telling/lines.ts';
import { plotSvg } from '../telling/plot-svg.ts';
import type { Told } from '../telling/told.ts';
import { readValues, type Values, valuesText } from '../values.ts';
import { settle, type Worked, workOut } from '../worked.ts';
import { complaining, type Log, type Shown, shown } from './page-route.ts';
import { asFarAsFits, fits } from './readable.ts';
import { readingView } from './readings.ts';
import { resultOf } from './result.ts';
import { reportFailing, witnessOf } from './witnessed.ts';

/** The derive page: the form alone, a complaint, or the whole derivation. */
export async function showDerive(query: Query, log: Log): Promise<Shown> {
  const state = asked(query);
  if (state.f.trim() === '') return shown(derivePage(state, '', examples()));
  const reading = readingView(state);
  if (!reading.ok) return complaining(derivePage(state, reading.markup, ''));
  const at = readValues(state.at);
  if (!at.ok) return complaining(derivePage(state, reading.markup, complained(state.at, at.complaint)));
  const read = workOut({ ...state, wrt: state.wrt || undefined, order: Number(state.order), at: at.value });
  if (!read.ok) return complaining(derivePage(state, reading.markup, complained(state.f, read.complaint)));
  const worked = await settle(read.value);
  reportFailing(state.f, worked.certificate, log);
  return shown(derivePage(state, reading.markup, await answer(state, worked, at.value)));
}

/** Everything below the form. */
async function answer(state: Asked, worked: Worked, at: Values): Promise<Markup> {
  const tolds = toldAs(state, worked);
  return html`${resultView(resultOf(worked, state))}
${sourcesView(sourcesOf(tolds, worked))}
<h2>Derivation</h2>
${readableDerivations(state, worked, tolds)}
${certificateView(worked.certificate, await witnessOf(worked))}
<h2>Graphs</h2>
${plot(worked, at)}
${await passes(state, worked, at)}`;
}

/** A derivation too long for a page is shown in its key lines, or as far as they go. */
function readableDerivations(state: Asked, worked: Worked, tolds: readonly Told[]): Content {
  if (fits(tolds)) return derivationsView(tolds);
  const { shown: key, left } = asFarAsFits(toldAs({ ...state, level: 'brief' }, worked));
  return html`<p class="remark">This derivation is too long for a page, so its key lines are shown; LaTeX and Markdown
have the others.</p>
${derivationsView(key)}
${left > 0 && html`<p class="remark">… and ${left} more lines.</p>`}`;
}

const toldAs = ({ level, notation }: Asked, { derivations, reading }: Worked): Told[] =>
  tellOrders(derivations, { level, notation, spelling: reading.spelling });

const sourcesOf = (tolds: readonly Told[], { certificate }: Worked) => [
  { id: 'as-latex', name: 'LaTeX', text: asLatexDocument(tolds, certificate) },
  { id: 'as-markdown', name: 'Markdown', text: asMarkdown(tolds, certificate) },
];

/** f and its last derivative; an unknown function has no graph. */
function plot({ reading, result, wrt }: Worked, at: Values): Content {
  try {
    return plotView(plotSvg({ f: reading.expr, derivative: result, wrt, at }));
  } catch (error) {
    if (error instanceof UnknownOperation) return html`<p class="remark">${error.message}</p>`;
    throw error;
  }
}

/** The computation graph and the table, at the point asked for, or at the one the check shows. */
async function passes(state: Asked, worked: Worked, at: Values): Promise<Markup> {
  const point = { ...worked.certificate.shown?.at, ...at };
  const read = backprop({
    f: state.f,
    syntax: state.syntax,
    log: state.log,
    at: point,
    names: state.wrt ? [state.wrt] : [],
  });
  const form = pointForm(state, valuesText(point));
  if (!read.ok) return html`<h2>Backpropagation</h2>${form}<p class="remark">${read.complaint.message}</p>`;
  return html`<h2>Backpropagation at ${valuesText(point)}</h2>
${form}
${graphView(await graphSvg(read.value))}
${tableView(read.value, read.value.spelling)}`;
}
