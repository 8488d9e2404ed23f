import { textName } from '../src/notation/names.ts';
import { type Asked, address } from './asked.ts';
import { hiddenFields } from './hidden-fields.ts';
import { type Content, html, type Markup } from './html.ts';
import { page } from './layout.ts';

/** The page of programs: definitions and a point in, graph and table out. */
export const backpropPage = (state: Asked, reading: Content, answer: Content): Markup =>
  page({
    title: 'Backpropagate a program',
    section: '/backprop',
    scripts: ['backprop'],
    body: html`<h1>Backpropagate</h1>
<p>A function, or a program: definitions separated by <code>;</code> or new lines, the last one the output.</p>
${form(state, reading)}
<p id="state" role="status"></p>
<div id="answer">${answer}</div>`,
  });

const form = (state: Asked, reading: Content): Markup => html`
<form class="ask" id="ask" action="/backprop" method="get">
<div class="field">
<label for="f">Function or program</label>
<div class="typing">
<textarea id="f" name="f" rows="4" required autocomplete="off" autocapitalize="none" spellcheck="false"
 aria-describedby="reading" placeholder="t = x^2; J = cos(sin t + 3t)">
${state.f}</textarea>
</div>
${hiddenFields(state)}
<div class="preview" id="reading" aria-live="polite">${reading}</div>
</div>
<div class="choices">
<div class="field grows"><label for="at">Point: a value for each input</label>
<input id="at" name="at" value="${state.at}" maxlength="4000" placeholder="x = 1" autocomplete="off"
 autocapitalize="none" spellcheck="false"></div>
<button class="primary" type="submit">Run forward and backward</button>
</div>
</form>`;

/** What is shown before anything is asked. */
export const programExamples = (): Markup => html`
<h2>For example</h2>
<ul class="examples">${EXAMPLES.map(
  ({ f, at, says }) => html`<li><a href="${address('/backprop', { f, at })}">${says}</a></li>`,
)}</ul>`;

const EXAMPLES = [
  { says: 'a value used twice', f: 't = x^2\nu = sin t + 3t\nJ = cos u', at: 'x = 1' },
  { says: 'a logistic neuron', f: 'z = w x + b\ny = sigmoid(z)\nL = (y - t)^2', at: 'w = 0.5, x = 2, b = -1, t = 1' },
  { says: 'two inputs', f: 'exp(x z) + sin(x) / z', at: 'x = 1, z = 2' },
] as const;

/** The slopes of the output in each input, which is what backpropagation is for. */
export const gradientView = (gradient: readonly { readonly name: string; readonly slope: string }[]): Markup => html`
<h2>The gradient</h2>
<div class="scroll"><table>
<thead><tr><th scope="col">input</th><th scope="col">derivative of the output</th></tr></thead>
<tbody>${gradient.map(
  ({ name, slope }) => html`<tr><th scope="row"><var>${textName(name)}</var></th><td class="number">${slope}</td></tr>`,
)}</tbody>
</table></div>`;
