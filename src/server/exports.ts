import type { Source } from '../../views/sources.ts';
import type { Certificate } from '../checking/certificate.ts';
import { asLatexDocument } from '../telling/as-latex.ts';
import { asMarkdown } from '../telling/as-markdown.ts';
import type { Told } from '../telling/told.ts';

/** The texts of a derivation that a page gives away. */
export const exportsOf = (tolds: readonly Told[], certificate: Certificate): readonly Source[] => [
  { id: 'as-latex', name: 'LaTeX', text: asLatexDocument(tolds, certificate) },
  { id: 'as-markdown', name: 'Markdown', text: asMarkdown(tolds, certificate) },
];
