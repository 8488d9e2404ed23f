import type { Kind } from '../src/kinds/kind.ts';
import type { Complaint, Note } from '../src/reading/reading.ts';
import { type Asked, address } from './asked.ts';
import { type Content, html, type Markup } from './html.ts';
import { KIND_FORMS } from './kind-forms.ts';
import { maths } from './maths.ts';
import { ownWorkLinks } from './own-work.ts';

/** What the line below the box shows of a text that could be read. */
export interface Understood {
  /** The expression, or the definitions of a program, a formula each. */
  readonly formulas: readonly string[];
  /** The reading as strict text; none for a program. */
  readonly strict: string;
  readonly notes: readonly Note[];
  readonly variables: readonly string[];
}

/** The reading in typeset maths, with its notes; the `data-` attributes carry it to the visual editor. */
export const understood = (
  { formulas, strict, notes, variables }: Understood,
  path: string,
  state: Asked,
): Markup => html`
<div class="understood" data-latex="${formulas.join('; ')}" data-strict="${strict}">
<p class="scroll"><span class="remark">read as</span> ${formulas.map(latex => html`<span class="${formulas.length > 1 && 'definition'}">${maths(latex, 'display')}</span>`)}</p>
${notesView(notes, path, state)}
${path !== '/backprop' && isChoice(variables, state) && variableChoice(variables, path, state)}
${
  path === '/derive' &&
  html`<p class="remark own-work">Try it yourself first: ${ownWorkLinks(state).map((link, i) => [i > 0 && ' · ', link])}</p>`
}
</div>`;

/** What was read of an answer, in words and formulas, and its notes. */
interface AnswerRead extends Pick<Understood, 'notes'> {
  readonly claimed: readonly (string | { readonly latex: string })[];
}

/** The reading of an answer: each value that is claimed, and the notes without a way to take them. */
export const answerRead = ({ claimed, notes }: AnswerRead): Markup => html`
<p class="scroll"><span class="remark">read as</span> ${claimed.map(part => (typeof part === 'string' ? part : maths(part.latex, 'display')))}</p>
${notes.length > 0 && html`<ul class="notes">${notes.map(({ message }) => html`<li>${message}</li>`)}</ul>`}`;

/** Of several variables one has to be chosen where the kind differentiates by one alone. */
const isChoice = (variables: readonly string[], { wrt, kind }: Asked): boolean =>
  variables.length > 1 && wrt === '' && KIND_FORMS[kind].ofOneVariable === true;

/** The notes of a reading; one that knows another reading offers it at a click. */
const notesView = (notes: readonly Note[], path: string, state: Asked): Content =>
  notes.length > 0 && html`<ul class="notes">${notes.map(note => noteItem(note, path, state))}</ul>`;

const noteItem = ({ message, instead }: Note, path: string, state: Asked): Markup => html`<li>${message}
${
  instead !== undefined &&
  html`<a class="retype" href="${address(path, { ...state, f: instead })}" data-f="${instead}">Read it as
<code>${instead}</code></a>`
}</li>`;

const variableChoice = (variables: readonly string[], path: string, state: Asked): Markup => html`
<p class="remark">Differentiate by ${variables.map(
  wrt => html`<a class="choose" href="${address(path, { ...state, wrt })}" data-wrt="${wrt}">${wrt}</a> `,
)}– the others are constants.</p>`;

/** Another kind of differentiation, which fits what was typed. */
export interface Offer {
  readonly kind: Kind;
  readonly says: string;
}

/** A complaint about the box, with the kinds that would fit what it holds. */
export const complainedOf = (
  state: Asked,
  complaint: Complaint,
  offers: readonly Offer[],
  path = '/derive',
): Markup => html`
${complained(state.f, complaint)}
${offers.map(({ kind, says }) => html`<p><a class="offer" href="${address(path, { ...state, kind })}">${says}</a></p>`)}`;

/** The complaint: what was typed with the culprit underlined, then the sentence. A complaint about all of it underlines nothing. */
export const complained = (text: string, complaint: Complaint): Markup => html`
<div class="complaint" role="group" aria-label="What is wrong">
${(complaint.start > 0 || complaint.end < text.length) && underlined(text, complaint)}
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
