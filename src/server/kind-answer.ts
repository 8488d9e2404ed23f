import type { Asked } from '../../views/asked.ts';
import { certificateView } from '../../views/certificate.ts';
import { partsView } from '../../views/derivation.ts';
import { otherWaysView, resultView } from '../../views/derive.ts';
import { type Content, html, type Markup } from '../../views/html.ts';
import { sourcesView } from '../../views/sources.ts';
import type { Kind, KindWorked } from '../kinds/kind.ts';
import type { Plotted } from '../pictures/plot-svg.ts';
import { isProgram } from '../question.ts';
import { tellKind } from '../telling/kind-lines.ts';
import type { Told } from '../telling/told.ts';
import type { Values } from '../values.ts';
import { passes } from './derive-passes.ts';
import { exportsOf } from './exports.ts';
import { functionPlot } from './function-plot.ts';
import { linesIn, waysThere } from './other-ways.ts';
import type { Log } from './page-route.ts';
import { readable } from './readable.ts';
import { kindResultOf } from './result.ts';
import { reportFailing } from './witnessed.ts';

/** What the derive page shows of the kinds beside the plain derivative, and of a program's derivative. */
export async function kindAnswer(state: Asked, worked: KindWorked, at: Values, log: Log): Promise<Markup> {
  const { certificate, kind } = worked;
  reportFailing(state.f, certificate, log);
  const { level, notation } = state;
  const tolds = tellKind(worked, { level, notation });
  return html`${resultView(kindResultOf(worked, tolds, state))}
${sourcesView(exportsOf(tolds, certificate))}
<h2>Derivation</h2>
${readable(tolds, () => tellKind(worked, { level: 'brief', notation }), partsView)}
${waysView(state, worked, tolds)}
${certificateView(certificate, certificate.witness)}
${plot(worked, at)}
${kind === 'derivative' && (await passes(state, certificate, at))}`;
}

/** Kinds whose result is the derivative of the one function that was read. */
const OF_ONE_FUNCTION: ReadonlySet<Kind> = new Set(['derivative', 'first-principles', 'logarithmic']);

/** The one function that a result is the derivative of, by one variable; nothing where there are several or it is another result. */
function functionOf({ kind, read, wrt, result }: KindWorked): Omit<Plotted, 'at'> | undefined {
  const [[f, ...others], [x]] = [read, wrt ?? []];
  const isDerivative = OF_ONE_FUNCTION.has(kind) && 'kind' in result;
  return isDerivative && f && others.length === 0 && x !== undefined ? { f, derivative: result, wrt: x } : undefined;
}

function plot(worked: KindWorked, at: Values): Content {
  const plotted = functionOf(worked);
  return plotted && html`<h2>Graphs</h2>\n${functionPlot({ ...plotted, at })}`;
}

/** Other ways to a first derivative; that of a program goes through its names. */
function waysView(state: Asked, worked: KindWorked, tolds: readonly Told[]): Content {
  const function_ = isProgram(state) || state.order !== '1' ? undefined : functionOf(worked);
  const reading = function_ && { expr: function_.f, spelling: worked.spelling };
  return reading && otherWaysView(waysThere(state, reading, function_.wrt), linesIn(tolds));
}
