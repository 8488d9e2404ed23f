import { readFile } from 'node:fs/promises';
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
export const selfContained = ({ title, style, bodyClass, main }: Contents): string =>
  html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} · Gradwork</title>
<style>${style}</style>
</head>
<body${bodyClass !== undefined && html` class="${bodyClass}"`}>
<main>
${main}
</main>
</body>
</html>
`.text;

/** Style sheets of assets/, by name, for such a document. */
export async function inlineStyle(names: readonly string[]): Promise<Markup> {
  const sheets = names.map(name => readFile(new URL(`assets/${name}.css`, import.meta.url), 'utf8'));
  return trusted((await Promise.all(sheets)).join('\n'));
}
