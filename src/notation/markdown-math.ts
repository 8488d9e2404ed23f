/*
 * Mathematics in Markdown as forges show it. GitHub and others run Markdown over what stands between dollars before they
 * set it, so nothing in it may be Markdown's own: then GitHub, GitLab, Gitea and whatever takes $…$ for mathematics agree.
 */

interface Rewriting {
  readonly sign: RegExp;
  readonly instead: string;
  readonly why: string;
}

/** From first to last. */
const REWRITINGS: readonly Rewriting[] = [
  {
    sign: /\\operatorname\{([a-z0-9]+)\}/g,
    instead: '\\mathop{\\mathrm{$1}}\\nolimits ',
    why: 'GitHub refuses \\operatorname.',
  },
  { sign: /\\\\/g, instead: '\\cr ', why: 'Markdown takes a backslash before a punctuation sign for an escape.' },
  { sign: /\\,/g, instead: '\\thinspace ', why: 'The same: of \\, only the comma is left.' },
  {
    sign: /([_^])\{([0-9A-Za-z])\}/g,
    instead: '$1$2',
    why: 'GitHub gives up at a hundred braced scripts in a formula.',
  },
  {
    sign: /\s*_/g,
    instead: ' _',
    why: 'Two underscores make what is between them italic, unless a space stands before them.',
  },
  { sign: /\*/g, instead: '\\ast ', why: 'So do two asterisks.' },
  { sign: /</g, instead: '\\lt ', why: 'It may open an HTML element.' },
  { sign: />/g, instead: '\\gt ', why: 'It closes one, and at the beginning of a line it quotes.' },
  { sign: /\|/g, instead: '\\vert ', why: 'It parts the cells of a table.' },
];

/** LaTeX as a formula within a line of Markdown; nothing for nothing. */
export function dollars(latex: string): string {
  const neutral = REWRITINGS.reduce((text, { sign, instead }) => text.replaceAll(sign, instead), latex);
  return neutral === '' ? '' : `$${neutral.trim()}$`;
}
