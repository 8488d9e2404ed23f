import { FORMS, type Form } from '../src/marking/check-question.ts';
import { address } from './asked.ts';
import { choice, functionField, questionFields } from './derive-form.ts';
import { type Content, html, type Markup, NOTHING } from './html.ts';
import { KIND_FORMS } from './kind-forms.ts';
import { page } from './layout.ts';
import { elsewhereView, hintsSwitch, MARKED_KINDS, type OwnWork } from './own-work.ts';

/** What stands below the two boxes, and the verdict. */
interface CheckShown {
  readonly reading: Content;
  readonly hasComplaint: boolean;
  readonly answerReading: Content;
  readonly verdict: Content;
}

/** The page that marks one answer: the question, the answer, and what is said of it. No derivation is shown. */
export const checkPage = (state: OwnWork, { reading, hasComplaint, answerReading, verdict }: CheckShown): Markup =>
  page({
    title: state.f ? `Check an answer: ${KIND_FORMS[state.kind].title} ${state.f.slice(0, 60)}` : 'Check an answer',
    section: '/check',
    scripts: ['check'],
    body: html`<h1>Check an answer</h1>
${state.f === '' && INTRODUCTION}
<form class="ask" id="ask" action="/check" method="get">
${functionField(state, reading, hasComplaint, NOTHING)}
<div class="choices">${questionFields(state, { kinds: MARKED_KINDS, always: ['at'], never: ['output'] })}</div>
${answerField(state, answerReading)}
<div class="choices">
${choice('form', 'Form asked for', FORMS, state.form, FORM_NAMES)}
<div class="field"><label for="rounding">Decimals</label>
<input id="rounding" name="rounding" type="number" min="0" max="15" value="${state.rounding}" placeholder="exact"></div>
${hintsSwitch(state.openness)}
</div>
</form>
<p id="state" role="status"></p>
<div id="answer" aria-live="polite">${verdict}
${state.f !== '' && elsewhereView(state, '/check')}</div>`,
  });

const INTRODUCTION = html`
<p>Type the function and the derivative that you found. You are told whether it is right, and if it is not, which mistake
it looks like. The derivation stays hidden until you ask for it.</p>
<p class="remark">For example: <a href="${address('/check', { f: 'x^2 sin x' })}&amp;answer=2x+cos+x"><code>x^2 sin x</code>
answered <code>2x cos x</code></a></p>`;

const answerField = ({ answer, f }: OwnWork, reading: Content): Markup => html`
<div class="field">
<label for="own">Your answer</label>
<div class="typing">
<input id="own" name="answer" value="${answer}" autocomplete="off" autocapitalize="none" spellcheck="false"
 aria-describedby="own-reading" placeholder="2x sin x + x^2 cos x" ${f !== '' && html`autofocus`}>
<button class="primary" type="submit">Check</button>
</div>
<div class="preview" id="own-reading" aria-live="polite">${reading}</div>
</div>`;

const FORM_NAMES: Readonly<Record<Form, string>> = {
  any: 'any',
  simplified: 'simplified',
  factored: 'factored',
  expanded: 'expanded',
  'single-fraction': 'a single fraction',
};
