import katex from 'katex';
import { MARK_COLOURS } from '../src/notation/marks.ts';
import { html, type Markup, trusted } from './html.ts';

/** Beyond this KaTeX takes long (100,000 characters half a minute, these some 50 ms); the source is shown instead. */
const LONGEST = 4_000;
/** How many formulas are kept typeset; one is some kilobytes. */
const KEPT = 2_000;

const typeset = new Map<string, Markup>();

/**
 * A formula set within the line, big operators and fractions at full size where `display` says so. Set within the line it
 * can break at its signs, which a display cannot. What KaTeX cannot set is shown as its LaTeX source.
 */
export function maths(latex: string, size: 'text' | 'display' = 'text'): Markup {
  const source = `${size === 'display' ? '\\displaystyle ' : ''}${apart(closedUp(plainBrackets(latex)))}`;
  const known = typeset.get(source);
  if (known) return known;
  const markup = render(source) ?? asSource(latex);
  if (typeset.size >= KEPT) forgetOldest();
  typeset.set(source, markup);
  return markup;
}

/**
 * Brackets around what is no higher than a line are as high as plain ones; as plain ones they let a long formula break
 * between them, and in MathML they come from the text's font. From the innermost outwards, a few levels.
 */
function plainBrackets(latex: string): string {
  let text = latex;
  for (let level = 0; level < 8; level++) text = text.replaceAll(LOW, '$1$2$3');
  return text;
}

/** What makes brackets grow, or has brackets that do. */
const LOW =
  /\\left([([])((?:(?!\\(?:left|right|d?frac|sqrt|underbrace|begin|sum|prod|lim|operatorname\*)).)*?)\\right([)\]])/gs;

/** sin(x) without the gap that TeX leaves before brackets that grow; what the LaTeX package mleftright does. */
const closedUp = (latex: string): string => latex.replaceAll(/\\left(?![A-Za-z])/g, '\\mathopen{}\\left');

/** Rows of a matrix stand apart where they hold fractions or long entries. */
const apart = (latex: string): string => latex.replaceAll(MATRIX, '{\\def\\arraystretch{1.45}$&}');

const MATRIX = /\\begin\{pmatrix\}(?:(?!\\end\{pmatrix\}).)*\\frac.*?\\end\{pmatrix\}/gs;

function forgetOldest(): void {
  const oldest = typeset.keys().next();
  if (!oldest.done) typeset.delete(oldest.value);
}

const OPTIONS = {
  output: 'htmlAndMathml',
  throwOnError: true,
  trust: false,
  strict: 'ignore',
  maxSize: 20,
  maxExpand: 500,
} as const;

/** The colours of marks are the page's: each paper, light or dark, has its own shade of them. */
const recoloured = (markup: string): string =>
  Object.entries(MARK_COLOURS).reduce(
    (text, [name, colour]) => text.replaceAll(`color:${colour}`, `color:var(--${name})`),
    markup,
  );

/** undefined where KaTeX fails: deep nesting throws in spite of `throwOnError: false`. */
function render(source: string): Markup | undefined {
  if (source.length > LONGEST) return undefined;
  try {
    return trusted(recoloured(katex.renderToString(source, OPTIONS)));
  } catch {
    return undefined;
  }
}

const SHOWN_OF_SOURCE = 300;

const asSource = (latex: string): Markup =>
  latex.length > SHOWN_OF_SOURCE
    ? html`<code class="source">${latex.slice(0, SHOWN_OF_SOURCE)}…</code>
        <span class="remark">(too long to typeset: ${latex.length} characters of LaTeX)</span>`
    : html`<code class="source">${latex}</code>`;
