import { readFile } from 'node:fs/promises';
import type { Certificate } from '../src/checking/certificate.ts';
import type { KindWorked } from '../src/kinds/kind.ts';
import { tellPieces } from '../src/kinds/worked-lines.ts';
import type { Notation } from '../src/notation/layout.ts';
import { tellKind } from '../src/telling/kind-lines.ts';
import { tellOrders } from '../src/telling/lines.ts';
import type { Level } from '../src/telling/told.ts';
import type { Worked } from '../src/worked.ts';
import { certificateView } from './certificate.ts';
import { derivationsView, partsView } from './derivation.ts';
import { type Content, html, trusted } from './html.ts';
import { KIND_FORMS } from './kind-forms.ts';
import { inlineStyle, selfContained } from './self-contained.ts';

/** How much of a derivation is told, and in which notation. */
interface Look {
  readonly level: Level;
  readonly notation: Notation;
}

/** A derivation as a file that needs nothing beside it: styles and fonts stand in it. */
export const standalonePage = (worked: Worked, look: Look): Promise<string> =>
  standing(
    'Derivation',
    [
      derivationsView(tellOrders(worked.derivations, { ...look, spelling: worked.reading.spelling }), false),
      partsView(tellPieces(worked, look), false),
    ],
    worked.certificate,
  );

/** The same for a differentiation of some kind. */
export const standaloneKind = (worked: KindWorked, look: Look): Promise<string> =>
  standing(`Derivation: ${KIND_FORMS[worked.kind].name}`, partsView(tellKind(worked, look), false), worked.certificate);

async function standing(heading: string, derivation: Content, certificate: Certificate): Promise<string> {
  const [katex, ours] = await Promise.all([katexStyle(), inlineStyle(['page', 'working', 'print'])]);
  return selfContained({
    title: heading,
    style: [trusted(katex), ours],
    main: html`<h1>${heading}</h1>
${derivation}
${certificateView(certificate, undefined)}`,
  });
}

const KATEX = new URL('.', import.meta.resolve('katex/dist/katex.min.css'));

/** The faces that derivations are set in; the others stay out of the file. */
const FACES = /KaTeX_(?:Main-Regular|Math-Italic|Size[1-4]-Regular)\.woff2/;

/** KaTeX's style sheet with its fonts in it. */
async function katexStyle(): Promise<string> {
  const sheet = await readFile(new URL('katex.min.css', KATEX), 'utf8');
  const faces = sheet.match(/@font-face\{[^}]*\}/g) ?? [];
  const embedded = await Promise.all(faces.filter(face => FACES.test(face)).map(withFont));
  return [...embedded, sheet.replaceAll(/@font-face\{[^}]*\}/g, '')].join('');
}

async function withFont(face: string): Promise<string> {
  const [name = ''] = FACES.exec(face) ?? [];
  const font = await readFile(new URL(`fonts/${name}`, KATEX), 'base64');
  return face.replace(/src:[^;}]*/, `src:url(data:font/woff2;base64,${font}) format("woff2")`);
}
