import { html, type Markup } from './html.ts';
import { page } from './layout.ts';

/** What is said on a page that has nothing else to show. */
interface Message {
  readonly title: string;
  readonly text: string;
}

/** A page of one sentence, with the way back. */
export const messagePage = ({ title, text }: Message): Markup =>
  page({
    title,
    section: '',
    body: html`<h1>${title}</h1>
<div id="refusal"><p class="complaint">${text}</p></div>
<p><a href="/">Derive a function</a> · <a href="/problems">Problems</a> · <a href="/rules">Rules</a></p>`,
  });
