import { escaped } from '../src/notation/markup.ts';

/** Markup that may be sent as it stands: everything that came from outside has been escaped on the way in. */
export class Markup {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

/** What may stand in a hole of the template. Nothing at all is written for `false`, `null` and `undefined`. */
export type Content = Markup | string | number | false | null | undefined | readonly Content[];

/** Markup from a template literal: strings and numbers are escaped, markup stands as it is, lists are joined. */
export const html = (literals: TemplateStringsArray, ...contents: readonly Content[]): Markup =>
  new Markup(literals.map((literal, i) => literal + written(contents[i])).join(''));

/** A string made by ourselves or by a typesetter that escapes (KaTeX, Viz, markdown-it), declared to be markup. */
export const trusted = (markup: string): Markup => new Markup(markup);

/** A hole left empty. */
export const NOTHING = trusted('');

function written(content: Content): string {
  if (content instanceof Markup) return content.text;
  if (typeof content === 'string') return escaped(content);
  if (typeof content === 'number') return String(content);
  return content ? content.map(written).join('') : '';
}
