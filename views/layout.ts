import { htmlDocument } from './document.ts';
import { type Content, html, type Markup } from './html.ts';

interface Page {
  /** Stands in the window's title before the name of the site. */
  readonly title: string;
  /** The path of the section of the site this page belongs to: '/', '/backprop', '/check', '/problems', '/mark', '/rules'. */
  readonly section: string;
  readonly body: Content;
  /** Names of the modules in assets/ that the page wants. */
  readonly scripts?: readonly string[];
}

const SECTIONS = [
  ['/', 'Derive'],
  ['/backprop', 'Backpropagate'],
  ['/check', 'Check'],
  ['/problems', 'Problems'],
  ['/mark', 'Mark'],
  ['/rules', 'Rules'],
] as const;

/** A whole page of the site. */
export const page = ({ title, section, body, scripts = [] }: Page): Markup =>
  htmlDocument({ title, head: linked(scripts), body: framed(section, body) });

const linked = (
  scripts: readonly string[],
): Markup => html`<link rel="icon" href="/assets/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/assets/katex/katex.min.css">
${STYLES.map(name => html`<link rel="stylesheet" href="/assets/${name}.css">`)}
${scripts.map(name => html`<script type="module" src="/assets/${name}.js"></script>`)}`;

const framed = (section: string, body: Content): Markup => html`<a class="skip" href="#main">Skip to the content</a>
<header class="masthead">
<a class="name" href="/">Gradwork</a>
<nav aria-label="Sections"><ul>${SECTIONS.map(([path, name]) => sectionLink(path, name, section))}</ul></nav>
</header>
<main id="main" tabindex="-1">
${body}
</main>
<footer class="colophon"><p>Every derivative is checked against backpropagation before it is shown.</p></footer>`;

const STYLES = ['page', 'form', 'working', 'marking', 'table', 'print'] as const;

const sectionLink = (path: string, name: string, section: string): Markup =>
  html`<li><a href="${path}" ${path === section && html`aria-current="page"`}>${name}</a></li>`;
