import { type Content, html } from '../../views/html.ts';
import { plotView } from '../../views/pictures.ts';
import { type Plotted, plotSvg } from '../pictures/plot-svg.ts';
import { UnknownOperation } from '../tape/record.ts';

/** A function and its derivative; an unknown function has no graph, and it is said why. */
export function functionPlot(plotted: Plotted): Content {
  try {
    return plotView(plotSvg(plotted));
  } catch (error) {
    if (error instanceof UnknownOperation) return html`<p class="remark">${error.message}</p>`;
    throw error;
  }
}
