import { html, type Markup } from './html.ts';

/** A text to take away: LaTeX or Markdown. */
export interface Source {
  readonly id: string;
  readonly name: string;
  readonly text: string;
}

/** Buttons that copy, share and print; without scripts the sources are there to be opened and copied by hand. */
export const sourcesView = (sources: readonly Source[]): Markup => html`
<div class="actions scripted">
${sources.map(({ id, name }) => html`<button class="quiet" type="button" data-copy="${id}">Copy as ${name}</button>`)}
<button class="quiet" type="button" data-copy="">Copy the link</button>
<button class="quiet" type="button" data-print>Print</button>
</div>
${sources.map(
  ({ id, name, text }) => html`<details class="take-away"><summary>${name} of this page</summary>
<pre tabindex="0" aria-label="${name}"><code id="${id}">${text}</code></pre></details>`,
)}`;
