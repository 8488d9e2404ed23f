import { latexName, textName } from '../src/notation/names.ts';
import { type Problem, programText } from '../src/problems/problem.ts';
import { type Variant, variantCount } from '../src/problems/variant.ts';
import type { Openness } from '../src/telling/verdict-said.ts';
import { valuesText } from '../src/values.ts';
import { address } from './asked.ts';
import { type Content, html, type Markup, NOTHING } from './html.ts';
import { page } from './layout.ts';
import { maths } from './maths.ts';
import { tellSwitch } from './own-work.ts';
import { hintView, statementView } from './statement.ts';

/** The list of problems, by course. */
export const problemsPage = (problems: readonly Problem[]): Markup =>
  page({
    title: 'Problems',
    section: '/problems',
    body: html`<h1>Problems</h1>
<p>From five courses on backpropagation. Each opens with its function ready to be derived or run backward.</p>
${[...Map.groupBy(problems, ({ course }) => course)].map(courseView)}`,
  });

const courseView = ([course, problems]: readonly [string, readonly Problem[]]): Markup => html`
<h2>${COURSES[course] ?? course}</h2>
<ul class="problems">${problems.map(
  ({ id, title, kind }) =>
    html`<li><a href="/problems/${id}">${title}</a> <span class="remark">${KINDS[kind]}</span></li>`,
)}</ul>`;

/** Courses by their folder. */
const COURSES: Readonly<Record<string, string>> = {
  anndl: 'Artificial Neural Networks and Deep Learning',
  'cmu-10301': 'CMU 10-301: Backpropagation',
  'kaist-coe202': 'KAIST CoE202: Backpropagation in Neural Networks',
  'nus-cs3244': 'NUS CS3244: Backprop',
  telkom: 'Telkom: Machine Learning',
};

const KINDS: Readonly<Record<Problem['kind'], string>> = {
  derivative: 'a derivative',
  gradient: 'a gradient',
  backprop: 'forward and backward',
  matrix: 'matrices',
  training: 'training',
  working: 'find the wrong line',
};

/** One box for an answer: what is asked, what was typed, how it was read, and what is said of it. */
export interface AnswerBox {
  /** The field's name in the address. */
  readonly name: string;
  /** What is asked, as LaTeX: dL/dw. */
  readonly asked: string;
  /** The same as plain text, for a screen reader. */
  readonly spoken: string;
  readonly typed: string;
  readonly verdict: Content;
  /** The address of the page that marks the working of it; absent of what is no derivative. */
  readonly working?: string;
}

/** How a problem is answered on its page: the boxes, or the sentence that says why there are none. */
export interface AnswerForm {
  readonly boxes: readonly AnswerBox[];
  readonly remark: string;
  readonly openness: Openness;
}

/** One problem: its statement, its function, the boxes for the answer, its hints, and the way to the derivation. */
export const problemPage = (variant: Variant, seed: number, form: AnswerForm): Markup => {
  const { problem } = variant;
  return page({
    title: problem.title,
    section: '/problems',
    scripts: form.boxes.length > 0 ? ['problem'] : [],
    body: html`<p class="remark"><a href="/problems">Problems</a> · ${problem.source}</p>
<h1>${problem.title}</h1>
<div class="statement">${statementView(variant.statement)}</div>
<pre class="program" tabindex="0" aria-label="Function"><code>${variant.body.text.trim()}</code></pre>
${factsView(variant)}
<h2>Your answer</h2>
${form.boxes.length > 0 ? answerForm(variant, seed, form) : html`<p>${form.remark}</p>`}
${tableLink(variant)}
${problem.hints.length > 0 && html`<h2>Hints</h2>${hintsView(problem.hints)}`}
<h2>The derivation</h2>
<details><summary>Show me how it is done</summary>
<p>Derive by ${problem.wrt.map((wrt, i) => [i > 0 && ', ', deriveLink(variant, wrt)])}</p>
${variant.at && html`<p>${backpropLink(variant)}</p>`}</details>
${variantCount(problem) > 1 && html`<p><a href="/problems/${problem.id}?seed=${seed + 1}">Other numbers</a></p>`}`,
  });
};

const answerForm = (variant: Variant, seed: number, { boxes, remark, openness }: AnswerForm): Markup => html`
<form class="ask" id="ask" action="/problems/${variant.problem.id}" method="get">
<input type="hidden" name="seed" value="${seed}">
<p class="remark">${remark}</p>
<div id="answer" aria-live="polite">${boxes.map(boxView)}</div>
<div class="choices">${tellSwitch(openness)}
<button class="primary" type="submit">Check</button></div>
</form>
<p id="state" role="status"></p>`;

const boxView = ({ name, asked, spoken, typed, verdict, working }: AnswerBox): Markup => html`
<div class="field boxed">
<label for="${name}">${maths(asked)}</label>
<div><input id="${name}" name="${name}" value="${typed}" aria-label="${spoken}" autocomplete="off" autocapitalize="none" spellcheck="false">
${working && html`<a class="remark" href="${working}" aria-label="Check my working of ${spoken}">check my working</a>`}
${verdict}</div>
</div>`;

const factsView = ({ problem, at }: Variant): Markup => html`<dl class="facts">
${at && html`<dt>At</dt><dd>${valuesText(at)}</dd>`}
<dt>${problem.wrt.length > 1 ? 'Variables' : 'Variable'}</dt><dd>${problem.wrt.map((wrt, i) => [i > 0 && ', ', maths(latexName(wrt))])}</dd>
${problem.assume.length > 0 && html`<dt>Assume</dt><dd>${problem.assume.join(', ')}</dd>`}
<dt>Points</dt><dd>${problem.points}</dd>
</dl>`;

const stateOf = ({ problem, body, at }: Variant) => ({
  f: body.text.trim(),
  log: problem.log,
  at: at ? valuesText(at) : '',
});

const deriveLink = (variant: Variant, wrt: string): Markup =>
  html`<a href="${address('/derive', { ...stateOf(variant), wrt })}">${textName(wrt)}</a>`;

/** The form for a whole table; the right one stays folded there. */
function tableLink(variant: Variant): Content {
  const { kind, rounding, rate } = variant.problem;
  if (kind !== 'backprop') return NOTHING;
  const further = new URLSearchParams({
    ...(rounding !== undefined && { rounding: String(rounding) }),
    ...(rate !== undefined && { rate: String(rate) }),
    hints: 'on',
    csv: '',
  });
  return html`<p class="remark">Or hand in the whole table: <a href="${backpropAddress(variant)}&amp;${String(further)}#own-table">mark my table</a></p>`;
}

const backpropAddress = (variant: Variant): string =>
  address('/backprop', { ...stateOf(variant), f: programText(variant.body).trim() });

const backpropLink = (variant: Variant): Markup =>
  html`<a href="${backpropAddress(variant)}">Run forward and backward at the point</a>`;

/** One hint at a time: each opens to the next. */
const hintsView = (hints: readonly string[]): Content => {
  const last = hints.length;
  return hints.reduceRight<Content>(
    (further, hint, i) => html`<details class="hint"><summary>Hint ${i + 1} of ${last}</summary>
<p>${hintView(hint)}</p>${further}</details>`,
    NOTHING,
  );
};
