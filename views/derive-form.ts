import type { Notation } from '../src/telling/layout.ts';
import type { Level } from '../src/telling/told.ts';
import { type Asked, LEVELS, NOTATIONS, ORDERS } from './asked.ts';
import { hiddenFields } from './hidden-fields.ts';
import { type Content, html, type Markup } from './html.ts';

/** The form of the derive page; `reading` is what stands below its box: how the text was read, or the complaint. */
export const deriveForm = (state: Asked, reading: Content): Markup => html`
<form class="ask" id="ask" action="/derive" method="get">
<div class="field">
<label for="f">Function</label>
<div class="typing">
<input id="f" name="f" value="${state.f}" required autocomplete="off" autocapitalize="none" spellcheck="false"
 aria-describedby="reading" placeholder="x^2 sin(3x) / (1 + e^x)">
<button class="primary" type="submit">Derive</button>
</div>
<div class="visual" id="visual" hidden></div>
${hiddenFields(state)}
<div class="preview" id="reading" aria-live="polite">${reading}</div>
</div>
<div class="choices">
<div class="field"><label for="wrt">Variable</label>
<input id="wrt" name="wrt" value="${state.wrt}" size="5" maxlength="40" placeholder="auto" autocomplete="off"
 autocapitalize="none" spellcheck="false"></div>
${choice('order', 'Order', ORDERS, state.order, ORDER_NAMES)}
${choice('level', 'Steps', LEVELS, state.level, LEVEL_NAMES)}
${choice('notation', 'Notation', NOTATIONS, state.notation, NOTATION_NAMES)}
<button class="scripted quiet" type="button" id="visual-toggle" aria-expanded="false" aria-controls="visual" hidden>
Visual editor</button>
</div>
</form>`;

const ORDER_NAMES = { 1: 'first', 2: 'second', 3: 'third', 4: 'fourth', 5: 'fifth', 6: 'sixth' } as const;
const LEVEL_NAMES: Readonly<Record<Level, string>> = { brief: 'brief', normal: 'normal', full: 'every one' };
const NOTATION_NAMES: Readonly<Record<Notation, string>> = { leibniz: 'd/dx', lagrange: 'f′' };

const choice = <Value extends string>(
  name: string,
  label: string,
  values: readonly Value[],
  chosen: Value,
  names: Readonly<Record<Value, string>>,
): Markup => html`<div class="field"><label for="${name}">${label}</label>
<select id="${name}" name="${name}">${values.map(
  value => html`<option value="${value}" ${value === chosen && html`selected`}>${names[value]}</option>`,
)}</select></div>`;
