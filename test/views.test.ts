import { expect, test } from 'vitest';
import { address, asked, UNASKED } from '../views/asked.ts';
import { html, trusted } from '../views/html.ts';
import { maths } from '../views/maths.ts';
import { complained } from '../views/reading.ts';

test('what comes from outside is escaped, between tags and in attributes', () => {
  const typed = `<script>alert("1")</script>&'`;
  expect(html`<p title="${typed}">${typed}</p>`.text).toBe(
    '<p title="&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&amp;&#39;">' +
      '&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&amp;&#39;</p>',
  );
});

test('markup nests without being escaped again, lists are joined, nothing is nothing', () => {
  const items = ['a<b', 'c'].map(item => html`<li>${item}</li>`);
  expect(html`<ul>${items}${false}${null}${undefined}${0}</ul>`.text).toBe('<ul><li>a&lt;b</li><li>c</li>0</ul>');
  expect(html`${trusted('<b>ours</b>')}`.text).toBe('<b>ours</b>');
});

test.each([
  ['a formula is typeset for the eye and for a screen reader', 'x^{2}', /class="katex-mathml".*<msup>/s],
  ['a formula that KaTeX cannot set is shown as its source', '\\frac{1}', /<code class="source">\\frac\{1\}<\/code>/],
  ['deep nesting is shown as its source', `${'{'.repeat(2900)}x${'}'.repeat(2900)}`, /<code class="source">/],
  ['a long formula is cut, and its length said', 'x+'.repeat(5000), /10000 characters of LaTeX/],
])('%s', (_, latex, expected) => {
  expect(maths(latex).text).toMatch(expected);
});

test.each([
  '\\href{javascript:alert(1)}{x}',
  '\\url{https://example.org}',
  '\\includegraphics{https://example.org/a.png}',
  '\\htmlStyle{background: url(//example.org)}{x}',
  '\\text{<img src=x onerror=alert(1)>}',
])('a formula brings no link, picture or markup: %s', latex => {
  expect(maths(latex).text).not.toMatch(/<(a|img)\b|<[^>]*(href|src|background)/);
});

test.each([
  ['\\frac{x}{2}', 'latex'],
  ['$x^2$', 'latex'],
  ['x^2 sin x', 'text'],
])('%s is read as %s', (f, syntax) => {
  expect(asked({ f }).syntax).toBe(syntax);
});

test('an address carries what was chosen, and nothing else', () => {
  const state = { ...UNASKED, f: 'x^2 + 1', at: 'x = 1', level: 'full' } as const;
  const link = address('/derive', state);
  expect(link).toBe('/derive?f=x%5E2+%2B+1&level=full&at=x+%3D+1');
  expect(asked(Object.fromEntries(new URL(link, 'http://localhost').searchParams))).toEqual(state);
  expect(address('/derive', {})).toBe('/derive');
});

test('parameters that are none of the choices count as not given', () => {
  expect(asked({ f: ['x', 'y'], level: 'loud', order: '7', notation: { a: '1' } })).toEqual(UNASKED);
});

test('the culprit of a complaint is marked, within as much of the text as fits a line', () => {
  const markup = complained(`${'a+'.repeat(100)}<b`, { start: 200, end: 201, message: 'An operand is missing.' }).text;
  expect(markup).toContain('<mark>&lt;</mark>b</code>');
  expect(markup).toMatch(/<code>…(a\+){30}<mark>/);
  expect(markup).toContain('An operand is missing.');
});

test('a complaint at the end of the text marks the place where something is missing', () => {
  expect(complained('2 *', { start: 3, end: 3, message: '' }).text).toContain('2 *<mark> </mark>');
});
