import { KINDS, type Kind } from '../src/kinds/kind.ts';
import type { Notation } from '../src/notation/layout.ts';
import type { Level } from '../src/telling/told.ts';
import { type Asked, LEVELS, NOTATIONS, ORDERS } from './asked.ts';
import { hiddenFields } from './hidden-fields.ts';
import { type Content, html, type Markup } from './html.ts';
import { hasField, KIND_FORMS, type KindField } from './kind-forms.ts';

/** The form of the derive page; `reading` is what stands below its box: how the text was read, or the complaint. */
export const deriveForm = (state: Asked, reading: Content, hasComplaint: boolean): Markup => html`
<form class="ask" id="ask" action="/derive" method="get">
${functionField(state, reading, hasComplaint, html`<button class="primary" type="submit">Derive</button>`)}
<div class="choices">
${questionFields(state)}
${choice('level', 'Steps', LEVELS, state.level, LEVEL_NAMES)}
${choice('notation', 'Notation', NOTATIONS, state.notation, NOTATION_NAMES)}
<button class="scripted quiet" type="button" id="visual-toggle" aria-expanded="false" aria-controls="visual" hidden>
Visual editor</button>
</div>
</form>`;

/** The box of the function, what stands beside it, and its reading below. */
export const functionField = (state: Asked, reading: Content, hasComplaint: boolean, beside: Content): Markup => html`
<div class="field">
<label for="f">Function</label>
<div class="typing">
<input id="f" name="f" value="${state.f}" required autocomplete="off" autocapitalize="none" spellcheck="false"
 aria-describedby="reading" ${hasComplaint && html`aria-invalid="true"`} placeholder="x^2 sin(3x) / (1 + e^x)">
${beside}
</div>
<div class="visual" id="visual" hidden></div>
${hiddenFields(state)}
<div class="preview" id="reading" aria-live="polite">${reading}</div>
</div>`;

/** What is asked of the function: the kind, the variable and the fields of the kind. */
export const questionFields = (state: Asked, { kinds = KINDS, always = [], never = [] }: Fields = {}): Markup => html`
${kindChoice(state.kind, kinds)}
${variableField(state)}
${BOXES.filter(({ name }) => !never.includes(name)).map(box => kindBox(box, state, always.includes(box.name)))}
${choice('order', 'Order', ORDERS, state.order, ORDER_NAMES, !hasField(state.kind, 'order'))}`;

/** Which kinds there are to choose from, and which fields stand there always or never, whatever the kind. */
interface Fields {
  readonly kinds?: readonly Kind[];
  readonly always?: readonly KindField[];
  readonly never?: readonly KindField[];
}

/** The variable to differentiate by. */
export const variableField = ({ wrt }: Asked): Markup => html`<div class="field"><label for="wrt">Variable</label>
<input id="wrt" name="wrt" value="${wrt}" size="5" maxlength="40" placeholder="auto" autocomplete="off"
 autocapitalize="none" spellcheck="false"></div>`;

const ORDER_NAMES = { 1: 'first', 2: 'second', 3: 'third', 4: 'fourth', 5: 'fifth', 6: 'sixth' } as const;
const LEVEL_NAMES: Readonly<Record<Level, string>> = { brief: 'brief', normal: 'normal', full: 'every one' };
const NOTATION_NAMES: Readonly<Record<Notation, string>> = { leibniz: 'd/dx', lagrange: 'f′' };

/** A field that some kinds need: its name in the address, and how it is labelled. */
interface Box {
  readonly name: Exclude<KindField, 'order'>;
  readonly label: string;
  readonly placeholder: string;
  readonly size: number;
}

const POINT: Box = { name: 'at', label: 'Point', placeholder: 'x = 1', size: 14 };
const BOXES: readonly Box[] = [
  { name: 'dependent', label: 'Depending on it', placeholder: 'y', size: 8 },
  { name: 'along', label: 'Direction', placeholder: '(3, 4)', size: 10 },
  POINT,
  { name: 'output', label: 'In terms of', placeholder: 'its output s', size: 9 },
];

/** Where its kind does not ask for it a field is neither shown nor sent. */
const kindBox = ({ name, label, placeholder, size }: Box, { kind, ...state }: Asked, always: boolean): Markup => {
  const off = !always && !hasField(kind, name);
  return html`<div class="field" ${!always && html`data-field="${name}"`} ${off && html`hidden`}><label for="of-${name}">${label}</label>
<input id="of-${name}" name="${name}" value="${state[name]}" size="${size}" maxlength="4000" placeholder="${placeholder}"
 autocomplete="off" autocapitalize="none" spellcheck="false" ${off && html`disabled`}
 ${KIND_FORMS[kind].needed === name && html`required`}></div>`;
};

/** The point, whatever the kind. */
export const pointField = (state: Asked): Markup => kindBox(POINT, state, true);

/** Each kind tells the page's script which fields it has and which it needs. */
const kindChoice = (
  chosen: Kind,
  kinds: readonly Kind[],
): Markup => html`<div class="field"><label for="kind">Kind</label>
<select id="kind" name="kind">${kinds.map(kind => {
  const { name, fields, needed } = KIND_FORMS[kind];
  return html`<option value="${kind}" data-fields="${fields.join(' ')}" data-needed="${needed}"
 ${kind === chosen && html`selected`}>${name}</option>`;
})}</select></div>`;

/** A field that is one of several values. */
export const choice = <Value extends string>(
  name: string,
  label: string,
  values: readonly Value[],
  chosen: Value,
  names: Readonly<Record<Value, string>>,
  off?: boolean,
): Markup => html`<div class="field" ${off !== undefined && html`data-field="${name}"`} ${off && html`hidden`}>
<label for="${name}">${label}</label>
<select id="${name}" name="${name}" ${off && html`disabled`}>${values.map(
  value => html`<option value="${value}" ${value === chosen && html`selected`}>${names[value]}</option>`,
)}</select></div>`;
