import { readFile } from 'node:fs/promises';
import { type Markup, trusted } from './html.ts';

/** Style sheets of assets/, by name, for a page that needs nothing beside it. */
export async function inlineStyle(names: readonly string[]): Promise<Markup> {
  const sheets = names.map(name => readFile(new URL(`assets/${name}.css`, import.meta.url), 'utf8'));
  return trusted((await Promise.all(sheets)).join('\n'));
}
