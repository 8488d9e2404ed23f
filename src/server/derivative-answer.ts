import type { Asked } from '../../views/asked.ts';
import { certificateView } from '../../views/certificate.ts';
import { derivationsView, partsView } from '../../views/derivation.ts';
import { otherWaysView, resultView } from '../../views/derive.ts';
import { type Content, html, type Markup, NOTHING } from '../../views/html.ts';
import { sourcesView } from '../../views/sources.ts';
import { tellPieces } from '../kinds/worked-lines.ts';
import { tellOrders } from '../telling/lines.ts';
import type { Told } from '../telling/told.ts';
import type { Values } from '../values.ts';
import type { Worked } from '../worked.ts';
import { passes } from './derive-passes.ts';
import { exportsOf } from './exports.ts';
import { functionPlot } from './function-plot.ts';
import { linesIn, waysThere } from './other-ways.ts';
import type { Log } from './page-route.ts';
import { readable } from './readable.ts';
import { resultOf } from './result.ts';
import { reportFailing, witnessOf } from './witnessed.ts';

/** What the derive page shows of a plain derivative: result, steps, check, graphs, and the backpropagation table. */
export async function derivativeAnswer(state: Asked, worked: Worked, at: Values, log: Log): Promise<Markup> {
  reportFailing(state.f, worked.certificate, log);
  const tolds = toldAs(state, worked);
  const pieces = tellPieces(worked, { level: state.level, notation: state.notation });
  return html`${resultView(resultOf(worked, state))}
${sourcesView(exportsOf([...tolds, ...pieces], worked.certificate))}
<h2>Derivation</h2>
${readable(tolds, () => toldAs({ ...state, level: 'brief' }, worked), derivationsView)}
${partsView(pieces)}
${waysView(state, worked, tolds)}
${certificateView(worked.certificate, await witnessOf(worked))}
<h2>Graphs</h2>
${functionPlot({ f: worked.reading.expr, derivative: worked.result, wrt: worked.wrt, at })}
${await passes(state, worked.certificate, at)}`;
}

const toldAs = ({ level, notation }: Asked, { derivations, reading }: Worked): Told[] =>
  tellOrders(derivations, { level, notation, spelling: reading.spelling });

/** Other ways to a first derivative, the shortest first. */
function waysView(state: Asked, { derivations, reading, wrt }: Worked, tolds: readonly Told[]): Content {
  if (derivations.length > 1) return NOTHING;
  return otherWaysView(waysThere(state, reading, wrt), linesIn(tolds));
}
