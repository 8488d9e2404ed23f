import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { backprop } from '../src/backprop.ts';
import type { KindQuestion } from '../src/kinds/kind.ts';
import { workOutKind } from '../src/kinds/kinds.ts';
import { breakable, widthOf } from '../src/notation/breaking-latex.ts';
import { plainLatex } from '../src/notation/plain-latex.ts';
import type { Question } from '../src/question.ts';
import { asLatexDocument } from '../src/telling/as-latex.ts';
import { backpropDocument } from '../src/telling/backprop-latex.ts';
import { tellKind } from '../src/telling/kind-lines.ts';
import { tellOrders } from '../src/telling/lines.ts';
import { workOut } from '../src/worked.ts';

function documentOf(question: Question): string {
  const read = workOut(question);
  if (!read.ok) throw new Error(read.complaint.message);
  return asLatexDocument(tellOrders(read.value.derivations), read.value.certificate);
}

function documentOfKind(question: KindQuestion): string {
  const read = workOutKind(question);
  if (!read.ok) throw new Error(read.complaint.message);
  return asLatexDocument(tellKind(read.value), read.value.certificate);
}

function documentOfTable(f: string, at: Readonly<Record<string, number>>): string {
  const read = backprop({ f, at });
  if (!read.ok) throw new Error(read.complaint.message);
  return backpropDocument(read.value, read.value.certificate, { spelling: read.value.spelling });
}

const nested = (times: number): string => `${'sin('.repeat(times)}x${')'.repeat(times)}`;

const DOCUMENTS: readonly (readonly [string, () => string])[] = [
  ['a short derivation', () => documentOf({ f: 'x^2 sin x' })],
  ['a third derivative', () => documentOf({ f: 'x^2 sin(3x)/(1+e^x)', order: 3 })],
  ['thirty factors', () => documentOf({ f: Array.from({ length: 30 }, (_, k) => `(x+${k + 1})`).join('') })],
  ['sixty sines', () => documentOf({ f: nested(60) })],
  ['nested roots', () => documentOf({ f: 'sqrt(x+sqrt(x+sqrt(x+sqrt(x+sqrt(x+1)))))' })],
  ['a name with an accent', () => documentOf({ f: 'ŷ^2 + ŷ θ_1', wrt: 'yhat' })],
  ['a Hessian', () => documentOfKind({ f: 'x^3 y + sin(x y)', kind: 'hessian' })],
  ['softmax in terms of its output', () => documentOfKind({ f: 'e^a/(e^a + e^b)', wrt: 'a', output: 's' })],
  ['a table', () => documentOfTable('t = x^2; J = cos(sin t + 3t)', { x: 1 })],
  ['a wide table', () => documentOfTable('sin(exp(x) cos(x^3 + tan(x^2 + sqrt(x + 100000000)))/(1+exp(x)))', { x: 1 })],
  ['a curve', () => documentOfKind({ f: 'x^3 + y^3 = 3 x y', kind: 'implicit', order: 2 })],
];

const occurrences = (text: string, pattern: RegExp): string[] =>
  Array.from(text.matchAll(pattern), ([, name = '']) => name);

describe.each(DOCUMENTS)('the LaTeX document of %s', (_, make) => {
  const tex = make();
  test('needs article, amsmath and xcolor alone', () => {
    expect(occurrences(tex, /^\\(?:documentclass|usepackage)(?:\[\w+\])?\{(\w+)\}/gm)).toEqual([
      'article',
      'amsmath',
      'xcolor',
    ]);
  });
  test('closes what it opens', () => {
    expect(occurrences(tex, /\\begin\{([^}]+)\}/g).sort()).toEqual(occurrences(tex, /\\end\{([^}]+)\}/g).sort());
    expect(occurrences(tex, /(\{)/g)).toHaveLength(occurrences(tex, /(\})/g).length);
    expect(occurrences(tex, /(\\left\b)/g)).toHaveLength(occurrences(tex, /(\\right\b)/g).length);
  });
  test('is ASCII and Latin letters, which pdflatex can set', () => {
    expect(tex).toMatch(/^[\n\x20-\x7e\u00c0-\u017e]*$/);
  });
});

const LATEX = spawnSync('pdflatex', ['--version']).status === 0;

describe.runIf(LATEX)('pdflatex', () => {
  test.each(DOCUMENTS)('sets %s without an error or a line beyond the page', (_, make) => {
    const folder = mkdtempSync(join(tmpdir(), 'gradwork-latex-'));
    writeFileSync(join(folder, 'it.tex'), make());
    const { status } = spawnSync('pdflatex', ['-halt-on-error', '-interaction=batchmode', 'it.tex'], { cwd: folder });
    const log = readFileSync(join(folder, 'it.log'), 'latin1');
    rmSync(folder, { recursive: true });
    expect(log.split('\n').filter(line => line.startsWith('!') || line.startsWith('Overfull'))).toEqual([]);
    expect(status).toBe(0);
  });
});

describe('plain text as LaTeX', () => {
  test.each([
    ['100 % of a_1 & b', '100 \\% of a\\_1 \\& b'],
    ['in terms of θ₁', 'in terms of $\\theta$$_1$'],
    ['divided by eᵃ', 'divided by e$^{a}$'],
    ['x ≤ −2', 'x $\\le$ $-$2'],
    ['ŷ', 'ŷ'],
    ['a\\b{c}', 'a\\textbackslash{}b\\{c\\}'],
    ['what no table names ☃', 'what no table names '],
  ])('%s', (text, latex) => {
    expect(plainLatex(text)).toBe(latex);
  });
});

describe('a formula that may break', () => {
  const long = Array.from({ length: 20 }, (_, k) => `x^{${k}}`).join(' + ');
  test.each([
    ['short brackets stay as they are', '\\left(x + 1\\right)', '\\left(x + 1\\right)'],
    ['long brackets are plain ones', `\\left(${long}\\right)`, `(\\allowbreak ${long})`],
    ['a short fraction stays', '\\frac{1}{x^{2}}', '\\frac{1}{x^{2}}'],
    ['a long fraction has a slash', `\\frac{${long}}{2}`, `(\\allowbreak ${long})/\\allowbreak 2`],
    [
      'and brackets of its own before a factor',
      `\\frac{${long}}{2}\\cdot x`,
      `((\\allowbreak ${long})/\\allowbreak 2)\\cdot x`,
    ],
    ['a long root is a power', `\\sqrt{${long}}`, `(\\allowbreak ${long})^{1/2}`],
    ['a long mark is left out', `\\textcolor{gwblue}{\\underbrace{${long}}_{u}}`, long],
    ['a short one stays', '\\textcolor{gwblue}{\\underbrace{3x}_{u}}', '\\textcolor{gwblue}{\\underbrace{3x}_{u}}'],
    ['between brackets', '\\left(x\\right)\\left(y\\right)', '\\left(x\\right)\\allowbreak \\left(y\\right)'],
    ['no break before an exponent', '\\left(x\\right)^{2}', '\\left(x\\right)^{2}'],
    ['roots of any order', '\\sqrt[3]{x}', '\\sqrt[3]{x}'],
    ['half-open brackets', `\\left.${long}\\right|_{0}`, `\\left.${long}\\right|_{0}`],
  ])('%s', (_, latex, broken) => {
    expect(breakable(latex)).toBe(broken);
  });
  test.each([
    ['a fraction is as wide as its wider part', '\\frac{a + b}{c}', 'a + b'],
    ['marks take no room', '\\textcolor{gwblue}{\\underbrace{a + b}_{u}}', 'a + b'],
    ['of rows the widest counts', '\\begin{pmatrix} a + b \\\\ a \\end{pmatrix}', 'a + b'],
  ])('%s', (_, latex, asWideAs) => {
    expect(Math.abs(widthOf(latex) - widthOf(asWideAs))).toBeLessThan(0.5);
  });
});
