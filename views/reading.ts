import type { Complaint, Note } from '../src/reading/reading.ts';
import { type Asked, address } from './asked.ts';
import { html, type Markup } from './html.ts';
import { maths } from './maths.ts';

/** What the line below the box shows of a text that could be read. */
export interface Understood {
  readonly latex: string;
  /** The reading as strict text. */
  readonly strict: string;
  readonly notes: readonly Note[];
  readonly variables: readonly string[];
}

/** The reading in typeset maths, with its notes; `data-` attributes carry it to the visual editor. */
export const understood = ({ latex, strict, notes, variables }: Understood, state: Asked): Markup => html`
<div class="understood" data-latex="${latex}" data-strict="${strict}">
<p><span class="remark">read as</span> ${maths(latex, 'display')}</p>
${notes.length > 0 && html`<ul class="notes">${notes.map(note => noteItem(note, state))}</ul>`}
${variables.length > 1 && !state.wrt && variableChoice(variables, state)}
</div>`;

const noteItem = ({ message, instead }: Note, state: Asked): Markup => html`<li>${message}
${
  instead !== undefined &&
  html`<a class="retype" href="${address('/derive', { ...state, f: instead })}" data-f="${instead}">Read it as
<code>${instead}</code></a>`
}</li>`;

const variableChoice = (variables: readonly string[], state: Asked): Markup => html`
<p class="remark">Differentiate by ${variables.map(
  wrt => html`<a class="choose" href="${address('/derive', { ...state, wrt })}" data-wrt="${wrt}">${wrt}</a> `,
)}– the others are constants.</p>`;

/** The complaint: what was typed with the culprit underlined, then the sentence. */
export const complained = (text: string, complaint: Complaint): Markup => html`
<div class="complaint" role="group" aria-label="This cannot be read">
${underlined(text, complaint)}
<p>${complaint.message}</p>
</div>`;

/** How much of the text is shown on either side of the culprit. */
const AROUND = 60;

function underlined(text: string, { start, end }: Complaint): Markup {
  const before = text.slice(Math.max(0, start - AROUND), start);
  const culprit = text.slice(start, Math.min(end, start + 2 * AROUND));
  const after = text.slice(end, end + AROUND);
  return html`<p class="mirror"><code>${start > AROUND && '…'}${before}<mark>${culprit || ' '}</mark>${after}${
    end + AROUND < text.length && '…'
  }</code></p>`;
}
