import type { Asked } from './asked.ts';
import { html, type Markup } from './html.ts';

/** What a form carries on without a box of its own. */
export const hiddenFields = ({ syntax, log }: Asked): Markup => html`
<input type="hidden" name="syntax" value="${syntax}">
${log === 'ten' && html`<input type="hidden" name="log" value="ten">`}`;
