import { asked, type Query } from '../../views/asked.ts';
import { backpropPage, gradientView, programExamples } from '../../views/backprop.ts';
import { certificateView } from '../../views/certificate.ts';
import { html, type Markup } from '../../views/html.ts';
import { ownTable } from '../../views/own-table.ts';
import { graphView, tableView } from '../../views/pictures.ts';
import { complained } from '../../views/reading.ts';
import { sourcesView } from '../../views/sources.ts';
import { type Backpropagation, backprop } from '../backprop.ts';
import { settle } from '../checking/witness.ts';
import { fixedDecimals, unicodeNumber } from '../notation/decimals.ts';
import { graphSvg } from '../pictures/graph-svg.ts';
import { backpropDocument } from '../telling/backprop-latex.ts';
import { backpropMarkdown } from '../telling/backprop-markdown.ts';
import { readValues } from '../values.ts';
import { ownTableFold } from './own-table.ts';
import { complaining, type Log, type Shown, shown } from './page-route.ts';
import { programReadingView } from './readings.ts';
import { reportFailing } from './witnessed.ts';

/** The page of programs: the form alone, a complaint, or both passes. */
export async function showBackprop(query: Query, log: Log): Promise<Shown> {
  const state = asked(query);
  if (state.f.trim() === '') return shown(backpropPage(state, '', programExamples()));
  const reading = programReadingView(state);
  if (!reading.ok) return complaining(backpropPage(state, reading.markup, ''));
  const at = readValues(state.at);
  if (!at.ok) return complaining(backpropPage(state, reading.markup, complained(state.at, at.complaint)));
  const read = backprop({ f: state.f, syntax: state.syntax, log: state.log, at: at.value });
  if (!read.ok) return complaining(backpropPage(state, reading.markup, complained(state.f, read.complaint)));
  const done = await settle(read.value);
  reportFailing(state.f, done.certificate, log);
  const own = ownTable(query);
  const fold = ownTableFold(state, own, done);
  const answer = own.isOpen ? html`${fold}${solution(await passes(done))}` : html`${await passes(done)}${fold}`;
  return shown(backpropPage(state, reading.markup, answer));
}

/** Out of sight while a student's own table is marked. */
const solution = (passes: Markup): Markup => html`
<details class="solution"><summary>Show the graph and the right table</summary>${passes}</details>`;

const passes = async (done: Backpropagation): Promise<Markup> => html`
<h2>Computation graph</h2>
${graphView(await graphSvg(done))}
<h2>Forward and backward</h2>
${tableView(done, done.spelling)}
${sourcesView(sourcesOf(done))}
${gradientView(Object.entries(done.gradient).map(([name, slope]) => ({ name, slope: numeral(slope) })))}
${certificateView(done.certificate, undefined)}`;

const numeral = (slope: number): string => unicodeNumber(fixedDecimals(slope, SHOWN_DECIMALS));
const SHOWN_DECIMALS = 6;

const sourcesOf = (done: Backpropagation) => [
  { id: 'as-latex', name: 'LaTeX', text: backpropDocument(done, done.certificate, { spelling: done.spelling }) },
  { id: 'as-markdown', name: 'Markdown', text: backpropMarkdown(done, { spelling: done.spelling }) },
];
