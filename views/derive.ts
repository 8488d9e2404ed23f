import { KINDS, type Kind } from '../src/kinds/kind.ts';
import { type Asked, address } from './asked.ts';
import { deriveForm } from './derive-form.ts';
import { formulaView } from './formula.ts';
import { type Content, html, type Markup } from './html.ts';
import { KIND_FORMS } from './kind-forms.ts';
import { page } from './layout.ts';
import { maths } from './maths.ts';

/** The home page: the form, and below it whatever the answer is; `hasComplaint` where the box cannot be read. */
export const derivePage = (state: Asked, reading: Content, answer: Content, hasComplaint = false): Markup =>
  page({
    title: state.f ? `${KIND_FORMS[state.kind].title} ${shortened(state.f)}` : 'Worked derivatives',
    section: '/',
    scripts: ['derive'],
    body: html`<h1>Derive</h1>
${state.f === '' && INTRODUCTION}
${deriveForm(state, reading, hasComplaint)}
<p id="state" role="status"></p>
<div id="answer">${answer}</div>`,
  });

const INTRODUCTION = html`
<p>Type a function as you would write it. You get its derivative the way a teacher would work it on the board, every step
with the rule it uses, and a check of the result by backpropagation.</p>`;

const shortened = (f: string): string => (f.length > 60 ? `${f.slice(0, 60)}…` : f);

/** What is shown before anything is asked. */
export const examples = (): Markup => html`
<h2>For example</h2>
<ul class="examples">${EXAMPLES.map(
  ({ f, latex }) =>
    html`<li>${maths(latex, 'display')} <a href="${address('/derive', { f })}"><code>${f}</code></a></li>`,
)}</ul>
<h2>Other kinds</h2>
<ul class="kinds">${KINDS.filter(kind => kind !== 'derivative').map(kindExample)}
<li>through the named quantities of a program:
<a href="${address('/derive', PROGRAM)}"><code>${PROGRAM.f}</code></a></li></ul>`;

const PROGRAM = { f: 'z = w x + b; y = sigmoid(z); L = (y - t)^2', wrt: 'w' };

function kindExample(kind: Kind): Markup {
  const { name, example } = KIND_FORMS[kind];
  return html`<li>${name}: <a href="${address('/derive', { kind, ...example })}"><code>${example.f}</code></a></li>`;
}

const EXAMPLES = [
  { f: 'x^2 sin(3x) / (1 + e^x)', latex: '\\frac{x^2 \\sin(3x)}{1 + e^x}' },
  { f: 'ln(x + sqrt(x^2 + 1))', latex: '\\ln\\left(x + \\sqrt{x^2 + 1}\\right)' },
  { f: 'x^x', latex: 'x^x' },
] as const;

/** The result of a derivation: what was asked, what it is, and its value at the point asked for. */
export interface Result {
  /** d/dx[…] and the derivative, as LaTeX; one too long to print uses the names of `where`. */
  readonly left: string;
  readonly right: string;
  readonly where: readonly { readonly name: string; readonly value: string }[];
  /** The point and the value there, where both were asked for. */
  readonly value?: { readonly at: string; readonly is: string };
  /** The same of a list or a matrix, as LaTeX that says where. */
  readonly there?: string;
}

/** The result, with what its names stand for and its value at the point. */
export const resultView = ({ left, right, where, value, there }: Result): Markup => html`
<section class="result" aria-label="Result">
${formulaView(left === '' ? right : `${left} = ${right}`)}
${where.length > 0 && whereView(where)}
${there && formulaView(there)}
${value && html`<p>${value.is === 'NaN' ? 'It has no value' : html`Its value is ${value.is}`} at ${value.at}.</p>`}
</section>`;

/** More names than this are folded; more than the second number are not set. */
const MOST_UNFOLDED = 20;
const MOST_NAMES = 200;

function whereView(where: Result['where']): Markup {
  const left = where.length - MOST_NAMES;
  const names = html`${where.slice(0, MOST_NAMES).map(nameView)}
${left > 0 && html`<p class="remark">… and ${left} more names.</p>`}`;
  return where.length <= MOST_UNFOLDED
    ? html`<p class="remark">where</p>${names}`
    : html`<details class="names"><summary class="remark">where ${where.length} names stand for parts</summary>${names}</details>`;
}

const nameView = ({ name, value }: { name: string; value: string }): Markup =>
  html`<div class="name">${formulaView(`${name} = ${value}`)}</div>`;

/** Another way to the same derivative: what it asks for, and how many lines it takes. */
export interface WayThere {
  readonly says: string;
  readonly state: Asked;
  readonly lines: number;
}

/** Links to the other ways, as they come; `lines` is how many the way shown takes. */
export const otherWaysView = (ways: readonly WayThere[], lines: number): Content =>
  ways.length > 0 &&
  html`
<section class="ways" aria-label="Other ways">
<h2>Another way</h2>
<p class="remark">What is shown takes ${counted(lines)}.</p>
<ul>${ways.map(
    way => html`<li><a href="${address('/derive', way.state)}">${way.says}</a>: ${counted(way.lines)}</li>`,
  )}</ul>
</section>`;

const counted = (lines: number): string => (lines === 1 ? 'one line' : `${lines} lines`);

/** The point of the backprop table: a field of the page's one form, standing where its effect is seen. */
export const pointForm = (state: Asked, shown: string): Markup => html`
<div class="choices">
<div class="field grows"><label for="at">Point</label>
<input id="at" name="at" form="ask" value="${state.at}" maxlength="4000" placeholder="${shown}" autocomplete="off"
 autocapitalize="none" spellcheck="false"></div>
<button type="submit" form="ask">Compute there</button>
</div>`;
