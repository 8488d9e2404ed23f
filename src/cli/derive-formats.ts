import type { KindWorked } from '../kinds/kind.ts';
import type { Answer } from '../kinds/kinds.ts';
import { tellWorked } from '../kinds/worked-lines.ts';
import type { Notation } from '../notation/layout.ts';
import { asText } from '../telling/as-text.ts';
import { derivationJson } from '../telling/json.ts';
import { kindJson } from '../telling/kind-json.ts';
import { tellKind } from '../telling/kind-lines.ts';
import type { Level, Told } from '../telling/told.ts';

/** How a derivation is to look. */
export interface Look {
  readonly level: Level;
  readonly notation: Notation;
}

const isKind = (worked: Answer): worked is KindWorked => 'parts' in worked;

const toldIn = (worked: Answer, look: Look): Told[] =>
  isKind(worked) ? tellKind(worked, look) : tellWorked(worked, look);

/** The object for other programs; `ms` is how long it took to work out. */
export const jsonOf = (worked: Answer, ms: number, steps?: boolean): object =>
  isKind(worked) ? kindJson(worked, ms, steps) : derivationJson(worked, ms, steps);

async function htmlOf(worked: Answer, look: Look): Promise<string> {
  const { standaloneKind, standalonePage } = await import('../../views/standalone.ts');
  return isKind(worked) ? standaloneKind(worked, look) : standalonePage(worked, look);
}

/** How a derivation is printed, by the name of its format; imported when asked for. */
export const FORMATS: Readonly<Record<string, (worked: Answer, look: Look, ms: number) => Promise<string>>> = {
  text: async (worked, look) => asText(toldIn(worked, look), worked.certificate).trimEnd(),
  latex: async (worked, look) =>
    (await import('../telling/as-latex.ts')).asLatexDocument(toldIn(worked, look), worked.certificate),
  markdown: async (worked, look) =>
    (await import('../telling/as-markdown.ts')).asMarkdown(toldIn(worked, look), worked.certificate),
  html: htmlOf,
  json: async (worked, _, ms) => JSON.stringify(jsonOf(worked, ms), null, 2),
};
