import type { Asked } from '../../views/asked.ts';
import { certificateView } from '../../views/certificate.ts';
import { partsView } from '../../views/derivation.ts';
import { resultView } from '../../views/derive.ts';
import { type Content, html, type Markup } from '../../views/html.ts';
import { sourcesView } from '../../views/sources.ts';
import type { Kind, KindWorked } from '../kinds/kind.ts';
import { tellKind } from '../telling/kind-lines.ts';
import type { Values } from '../values.ts';
import { passes } from './derive-passes.ts';
import { exportsOf } from './exports.ts';
import { functionPlot } from './function-plot.ts';
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
${certificateView(certificate, certificate.witness)}
${plot(worked, at)}
${kind === 'derivative' && (await passes(state, certificate, at))}`;
}

/** Kinds whose result is the derivative of the one function that was read. */
const OF_ONE_FUNCTION: ReadonlySet<Kind> = new Set(['derivative', 'first-principles', 'logarithmic']);

/** The function and its derivative, where there is one of each. */
function plot({ kind, read, wrt, result }: KindWorked, at: Values): Content {
  const [[f, ...others], [x]] = [read, wrt ?? []];
  if (!OF_ONE_FUNCTION.has(kind) || !f || others.length > 0 || x === undefined || !('kind' in result)) return false;
  return html`<h2>Graphs</h2>
${functionPlot({ f, derivative: result, wrt: x, at })}`;
}
