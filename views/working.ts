import type { Openness } from '../src/telling/verdict-said.ts';
import { remarks, SIGNS, summary } from '../src/telling/working-text.ts';
import type { JudgedLine } from '../src/working/judged-line.ts';
import type { JudgedWorking } from '../src/working/working.ts';
import { functionField, pointField, variableField } from './derive-form.ts';
import { type Content, html, type Markup, NOTHING } from './html.ts';
import { page } from './layout.ts';
import { elsewhereView, hintsSwitch, type OwnWork } from './own-work.ts';

/** What stands below the box of the function, and what is said of the lines. */
export interface WorkingShown {
  readonly reading: Content;
  readonly hasComplaint: boolean;
  readonly judged: Content;
}

/** The page that marks a derivation line by line. No other derivation is shown. */
export const workingPage = (state: OwnWork, { reading, hasComplaint, judged }: WorkingShown): Markup =>
  page({
    title: state.f ? `Check a working: ${state.f.slice(0, 60)}` : 'Check a working',
    section: '/check',
    scripts: ['working'],
    body: html`<h1>Check a working</h1>
<p>Your own lines from the function to its derivative, or from an equation such as x^2 + y^2 = 25 to dy/dx, one a line,
as you would write them on paper: with d/dx[…] still standing, with u = …, with equals signs or without. Where the problem
has a point, numbers are values there, rounded as you write them.</p>
<form class="ask" id="ask" action="/working#judged" method="post">
${functionField(state, reading, hasComplaint, NOTHING)}
<div class="choices">${variableField(state)}${pointField(state)}</div>
<div class="field">
<label for="own">Your lines</label>
<div class="typing">
<textarea id="own" name="lines" rows="6" autocapitalize="none" spellcheck="false"
 placeholder="= d/dx(x^2) sin x + x^2 d/dx(sin x)" ${state.f !== '' && html`autofocus`}>
${state.lines}</textarea>
</div>
</div>
<div class="choices">${hintsSwitch(state.openness)}
<button class="primary" type="submit">Check the lines</button></div>
</form>
<p id="state" role="status"></p>
<div id="answer">${judged}
${state.f !== '' && elsewhereView(state, '/working')}</div>`,
  });

/** What is said of each line: its sign and its words in the margin, what is wrong below it. */
export const judgedView = (working: JudgedWorking, openness: Openness): Markup => html`
<section id="judged" tabindex="-1" data-focus aria-label="Your lines, marked">
<p><strong>${summary(working)}</strong>
${working.firstWrong !== null && html`<a href="#line-${working.firstWrong + 1}">Go to it</a>`}</p>
<ol class="judged">${working.lines.map((line, i) => lineView(line, i + 1, openness))}</ol>
</section>`;

const lineView = (line: JudgedLine, number: number, openness: Openness): Markup => html`
<li id="line-${number}" tabindex="-1" class="${line.verdict.replaceAll(' ', '-')}">
<div class="judged-line"><span class="margin"><span class="sign" aria-hidden="true">${SIGNS[line.verdict]}</span>
${line.verdict}</span> <code>${line.text.trim()}</code> <span class="remark">${line.did.join(', ')}</span></div>
${remarks(line, openness).map(remark => html`<p>${remark}</p>`)}
</li>`;
