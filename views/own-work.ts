import { KINDS, type Kind } from '../src/kinds/kind.ts';
import { FORMS, type Form } from '../src/marking/check-question.ts';
import type { Openness } from '../src/telling/verdict-said.ts';
import { type Asked, address, asked, field, type Query } from './asked.ts';
import { html, type Markup } from './html.ts';

/** What a page says that marks a student's own work: the question, and what was handed in. */
export interface OwnWork extends Asked {
  /** One answer, as typed. */
  readonly answer: string;
  /** A derivation, a line each. */
  readonly lines: string;
  readonly form: Form;
  /** Decimals that a number may be rounded to; empty: exact. */
  readonly rounding: string;
  readonly openness: Openness;
}

/** Reads the fields of a page that marks; what is not one of a choice counts as not given. */
export const ownWork = (query: Query): OwnWork => ({
  ...markable(asked(query)),
  answer: field(query, 'answer'),
  lines: field(query, 'lines'),
  form: FORMS.find(form => form === query.form) ?? 'any',
  rounding: /^(?:\d|1[0-5])$/.test(field(query, 'rounding')) ? field(query, 'rounding') : '',
  openness: query.hints === 'on' ? 'hints' : 'everything',
});

/** Critical points are places, not a derivative: the derivative they come from is marked instead. */
const markable = (state: Asked): Asked => (state.kind === 'critical' ? { ...state, kind: 'derivative' } : state);

/** The kinds that answers are marked for. */
export const MARKED_KINDS: readonly Kind[] = KINDS.filter(kind => kind !== 'critical');

/** The switch that leaves out what would be right; without it everything is told. */
export const hintsSwitch = (openness: Openness): Markup =>
  switchOf('hints', 'on', 'Only hints, not what is right', openness === 'hints');

/** Of a problem hints alone are told, unless this is on. */
export const tellSwitch = (openness: Openness): Markup =>
  switchOf('tell', 'on', 'Say what would be right', openness === 'everything');

/** How much the page of a problem tells. */
export const problemOpenness = (query: Query): Openness => (query.tell === 'on' ? 'everything' : 'hints');

const switchOf = (name: string, value: string, says: string, isOn: boolean): Markup => html`
<label class="switch"><input type="checkbox" name="${name}" value="${value}" ${isOn && html`checked`}>
${says}</label>`;

/** Links to the pages that mark a student's own work on a question; they show no derivation. Working is marked of first derivatives. */
export const ownWorkLinks = (state: Asked): readonly Markup[] => [
  pageLink('/check', 'check my answer', state),
  ...(isOfWorking(state) ? [pageLink('/working', 'check my working', state)] : []),
];

/** The same without the page that is shown, and with the way to the derivation. */
export const elsewhereView = (state: Asked, here: '/check' | '/working'): Markup => html`
<p class="elsewhere">${[
  ...(here === '/working' ? [pageLink('/check', 'Check my answer', state)] : []),
  ...(here === '/check' && isOfWorking(state) ? [pageLink('/working', 'Check my working', state)] : []),
  pageLink('/derive', 'Show the derivation', state),
].map((link, i) => [i > 0 && ' · ', link])}</p>`;

const isOfWorking = ({ kind, order }: Asked): boolean => WORKED_KINDS.has(kind) && order === '1';
const WORKED_KINDS: ReadonlySet<Kind> = new Set(['derivative', 'first-principles', 'logarithmic', 'implicit']);

/** The question alone goes with the link, not what was handed in. */
const pageLink = (path: string, says: string, state: Asked): Markup => {
  const { f, syntax, wrt, order, log, at, kind, along, dependent } = state;
  return html`<a href="${address(path, { f, syntax, wrt, order, log, at, kind, along, dependent })}">${says}</a>`;
};
