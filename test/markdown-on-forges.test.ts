import katex from 'katex';
import MarkdownIt from 'markdown-it';
import { describe, expect, test } from 'vitest';
import type { KindQuestion } from '../src/kinds/kind.ts';
import { workOutKind } from '../src/kinds/kinds.ts';
import { dollars } from '../src/notation/markdown-math.ts';
import { asMarkdown } from '../src/telling/as-markdown.ts';
import { tellKind } from '../src/telling/kind-lines.ts';
import { tellOrders } from '../src/telling/lines.ts';
import { workOut } from '../src/worked.ts';
import { CORPUS } from './corpus.ts';

/** What a forge does to Markdown before it looks for mathematics: CommonMark with tables and HTML. */
const forge = new MarkdownIt({ html: true });

/** The text that is left for the one who sets the mathematics. */
const seen = (markdown: string): string =>
  forge
    .render(markdown)
    .replaceAll(/<\/?(?:p|ul|li|strong|h\d)>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');

const formulasIn = (text: string): string[] => Array.from(text.matchAll(/\$([^$]+)\$/g), ([, formula = '']) => formula);

describe('a formula has nothing in it that Markdown or a forge would take for its own', () => {
  test.each([
    ['rows of a matrix', '\\begin{pmatrix} a \\\\ b \\end{pmatrix}', '$\\begin{pmatrix} a \\cr  b \\end{pmatrix}$'],
    ['a thin space', '\\partial x\\,\\partial y', '$\\partial x\\thinspace \\partial y$'],
    ['an index', 'x_{1} + x_{12}', '$x _1 + x _{12}$'],
    ['a brace with its letter', '\\underbrace{3x}_{u}', '$\\underbrace{3x} _u$'],
    ['a star', 'y^{*}', '$y^{\\ast }$'],
    ['less and greater', '1 < x > y', '$1 \\lt  x \\gt  y$'],
    ['an absolute value', '\\left|x\\right|', '$\\left\\vert x\\right\\vert$'],
    [
      'a function GitHub would refuse',
      '\\operatorname{sgn}\\left(x\\right)',
      '$\\mathop{\\mathrm{sgn}}\\nolimits \\left(x\\right)$',
    ],
    ['a power of one digit', 'x^{2} y^{10}', '$x^2 y^{10}$'],
    ['nothing', '', ''],
  ])('%s', (_, latex, markdown) => {
    expect(dollars(latex)).toBe(markdown);
    expect(formulasIn(seen(markdown))).toEqual(formulasIn(markdown));
  });
});

function markdownOf(question: KindQuestion): string {
  const read = workOutKind(question);
  if (!read.ok) throw new Error(read.complaint.message);
  return asMarkdown(tellKind(read.value), read.value.certificate);
}

function plainMarkdownOf(f: string, wrt?: string): string {
  const read = workOut({ f, wrt });
  if (!read.ok) throw new Error(read.complaint.message);
  return asMarkdown(tellOrders(read.value.derivations, { level: 'full' }), read.value.certificate);
}

const KINDS: readonly KindQuestion[] = [
  { f: 'x1^2 x2 + sin(x1 x2)', kind: 'gradient' },
  { f: '[x*y, x+y]', kind: 'jacobian' },
  { f: 'x^3 y + y^2', kind: 'hessian' },
  { f: 'x^2 y', kind: 'directional', along: '3, 4', at: { x: 1, y: 2 } },
  { f: 'x^3 + y^3 = 3 x y', kind: 'implicit', order: 2 },
  { f: 'x = t^2; y = t^3', kind: 'parametric', wrt: 't' },
  { f: 'x^3 + x', kind: 'inverse', at: { x: 1 } },
  { f: 'sqrt x', kind: 'first-principles' },
  { f: 'x^x', kind: 'logarithmic' },
  { f: 'x^2', kind: 'tangent', at: { x: 1 } },
  { f: 'x^3 - 3x', kind: 'critical' },
  { f: 'v = w x + b; yhat = sigmoid(v); L = (yhat - y)^2/2', wrt: 'w' },
  { f: '|x - 1| + ystar', wrt: 'x' },
];

const DOCUMENTS: readonly (readonly [string, () => string])[] = [
  ...KINDS.map((question): [string, () => string] => [
    `${question.kind ?? 'derivative'} ${question.f}`,
    () => markdownOf(question),
  ]),
  ...CORPUS.map(({ f, wrt }): [string, () => string] => [f, () => plainMarkdownOf(f, wrt)]),
];

describe.each(DOCUMENTS)('the Markdown of %s', (_, make) => {
  const markdown = make();
  test('keeps its formulas, lists and words through Markdown', () => {
    const formulas = formulasIn(markdown);
    expect(formulas.length).toBeGreaterThan(0);
    expect(formulasIn(seen(markdown))).toEqual(formulas);
    expect(forge.render(markdown)).not.toMatch(/<(?:em|code|pre|a|blockquote|table)\b/);
  });
  test('has each formula set off from the words, as forges ask for', () => {
    expect(markdown.replaceAll(/(?<=^|[ (])\$[^\s$](?:[^$\n]*[^\s$])?\$(?=$|[ ),])/gm, '')).not.toContain('$');
  });
  test('has formulas that KaTeX sets', () => {
    for (const formula of formulasIn(markdown)) katex.renderToString(formula, { strict: 'error', output: 'mathml' });
  });
});
