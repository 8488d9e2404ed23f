import { breakable, widthOf } from '../src/notation/breaking-latex.ts';
import { type Content, html } from './html.ts';
import { maths } from './maths.ts';

/** What a line of a printed page holds beside its reason, in em. */
const PAPER = 30;

/** A formula at full size: on the screen it scrolls within its own box; on paper one too wide for it breaks. */
export const formulaView = (latex: string): Content => [
  html`<div class="scroll">${maths(latex, 'display')}</div>`,
  widthOf(latex) > PAPER && html`<div class="on-paper">${maths(breakable(latex), 'display')}</div>`,
];
