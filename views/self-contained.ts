import { readFile } from 'node:fs/promises';
import { htmlDocument } from './document.ts';
import { type Content, html, type Markup, trusted } from './html.ts';

/** What stands in a document of its own. */
interface Contents {
  /** Stands in the window's title before the name of the site. */
  readonly title: string;
  /** The style sheets' text. */
  readonly style: Content;
  /** What the sheets call the body. */
  readonly bodyClass?: string;
  readonly main: Content;
}

/** A document that needs nothing beside it, as text. */
export function selfContained({ title, style, bodyClass, main }: Contents): string {
  const head = html`<style>${style}</style>`;
  return `${htmlDocument({ title, head, bodyClass, body: html`<main>\n${main}\n</main>` }).text}\n`;
}

/** Style sheets of assets/, by name, for such a document. */
export async function inlineStyle(names: readonly string[]): Promise<Markup> {
  const sheets = names.map(name => readFile(new URL(`assets/${name}.css`, import.meta.url), 'utf8'));
  return trusted((await Promise.all(sheets)).join('\n'));
}
