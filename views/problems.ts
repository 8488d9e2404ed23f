import type { Problem } from '../src/problems/problem.ts';
import { type Variant, variantCount } from '../src/problems/variant.ts';
import { latexName, textName } from '../src/telling/names.ts';
import { valuesText } from '../src/values.ts';
import { address } from './asked.ts';
import { type Content, html, type Markup } from './html.ts';
import { page } from './layout.ts';
import { maths } from './maths.ts';
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

/** One problem: its statement, its function, where to go from here, its hints. */
export const problemPage = (variant: Variant, seed: number): Markup => {
  const { problem } = variant;
  return page({
    title: problem.title,
    section: '/problems',
    body: html`<p class="remark"><a href="/problems">Problems</a> · ${problem.source}</p>
<h1>${problem.title}</h1>
<div class="statement">${statementView(variant.statement)}</div>
<pre class="program"><code>${variant.body.text.trim()}</code></pre>
${factsView(variant)}
<h2>Work on it</h2>
<p>Derive by ${problem.wrt.map((wrt, i) => [i > 0 && ', ', deriveLink(variant, wrt)])}</p>
${variant.at && html`<p>${backpropLink(variant)}</p>`}
${problem.hints.length > 0 && hintsView(problem.hints)}
${variantCount(problem) > 1 && html`<p><a href="/problems/${problem.id}?seed=${seed + 1}">Other numbers</a></p>`}`,
  });
};

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

const backpropLink = (variant: Variant): Markup =>
  html`<a href="${address('/backprop', stateOf(variant))}">Run forward and backward at the point</a>`;

const hintsView = (hints: readonly string[]): Content => html`<details><summary>Hints</summary>
<ol>${hints.map(hint => html`<li>${hintView(hint)}</li>`)}</ol></details>`;
