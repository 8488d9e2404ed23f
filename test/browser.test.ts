import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { main } from '../src/cli/main.ts';
import { browsing } from './browsing.ts';

const { open, done } = browsing();
const derivation = (f: string, more = ''): string => `/derive?f=${encodeURIComponent(f)}${more}`;
const widthOf = (page: Page): Promise<unknown> => page.evaluate('document.documentElement.scrollWidth');

test('typing shows the reading; Enter derives in place, and the address says what was asked', async () => {
  const page = await open('/');
  await page.fill('#f', 'x^2 sin 3x');
  await page.waitForSelector('#reading .understood .katex');
  expect(await page.locator('#reading math').first().textContent()).toContain('sin');
  await page.press('#f', 'Enter');
  await page.waitForSelector('.result');
  expect(new URL(page.url()).searchParams.get('f')).toBe('x^2 sin 3x');
  expect(await page.locator('.certificate h2').textContent()).toContain('16 of 16 points');
  expect(await page.locator('.reason').allTextContents()).toContain('product rule');
  await done(page);
});

test('what cannot be read is underlined while typing, with a sentence; putting it right takes both away', async () => {
  const page = await open('/');
  await page.fill('#f', 'sin(x) + * 2');
  expect(await page.locator('#reading mark').textContent()).toBe('*');
  expect(await page.locator('#reading .complaint').textContent()).toContain('two operators in a row');
  await page.fill('#f', 'sin(x) + 2');
  await page.waitForSelector('#reading .understood');
  expect(await page.locator('#reading mark').count()).toBe(0);
  await done(page);
});

test('a note’s other reading is taken at a click', async () => {
  const page = await open('/');
  await page.fill('#f', 'e^2x');
  await page.click('#reading .retype');
  expect(await page.inputValue('#f')).toBe('e^(2x)');
  await page.waitForSelector('#reading .notes', { state: 'detached' });
  await done(page);
});

test('of several variables one is chosen at a click', async () => {
  const page = await open('/');
  await page.fill('#f', 'a x^2');
  await page.click('#reading .choose[data-wrt="x"]');
  await page.click('button:text-is("Derive")');
  await page.waitForSelector('.result');
  expect(new URL(page.url()).searchParams.get('wrt')).toBe('x');
  await done(page);
});

test('a sub-derivation folds to what it comes to', async () => {
  const page = await open(derivation('x^2 sin(3x)/(1+e^x)'));
  const block = page.locator('details.block').first();
  const lines = block.locator('.line');
  expect(await lines.first().isVisible()).toBe(true);
  expect(await block.locator('.outcome').isVisible()).toBe(false);
  await block.locator('summary').first().click();
  expect(await lines.first().isVisible()).toBe(false);
  expect(await block.locator('.outcome').isVisible()).toBe(true);
  await done(page);
});

test('the point of the table changes in place and keeps the keyboard where it was', async () => {
  const page = await open(derivation('x^3'));
  await page.fill('#at', 'x = 2');
  await page.press('#at', 'Enter');
  await page.waitForSelector('h2:text("Backpropagation at x = 2")');
  expect(await page.locator('.passes').textContent()).toContain('12');
  await page.waitForSelector('#at:focus');
  await done(page);
});

test('going back in the browser’s history brings the question before', async () => {
  const page = await open(derivation('x^2'));
  await page.fill('#f', 'x^3');
  await page.press('#f', 'Enter');
  await page.waitForSelector('.result annotation:has-text("x^{3}")', { state: 'attached' });
  await page.goBack();
  await page.waitForSelector('.result annotation:has-text("2x")', { state: 'attached' });
  expect(await page.inputValue('#f')).toBe('x^2');
  await done(page);
});

test('the keyboard alone goes from the address to the answer and unfolds a reason', async () => {
  const page = await open('/');
  await page.keyboard.press('Tab');
  await page.waitForSelector('a:text("Skip to the content"):focus');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await page.waitForSelector('#f:focus');
  await page.keyboard.type('(2x+1)^5');
  await page.keyboard.press('Enter');
  await page.waitForSelector('.result');
  const why = page.locator('.why').first();
  await why.locator('summary').focus();
  await page.keyboard.press('Space');
  expect(await why.locator('p').first().isVisible()).toBe(true);
  await done(page);
});

test('the visual editor opens at a click, its LaTeX is what is read, and closing it gives plain text', async () => {
  const page = await open('/');
  expect(await page.locator('math-field').count()).toBe(0);
  await page.fill('#f', 'x/2');
  await page.waitForSelector('#reading .understood');
  await page.click('#visual-toggle');
  await page.waitForSelector('math-field:focus');
  await page.waitForSelector('.understood[data-latex*="frac"]');
  await page.keyboard.press('End');
  await page.keyboard.type('+y');
  await page.waitForSelector('.understood[data-strict="x / 2 + y"]');
  expect(await page.inputValue('#f')).toMatch(/\\frac/);
  await page.click('#visual-toggle');
  expect(await page.inputValue('#f')).toBe('x / 2 + y');
  await done(page);
});

test('the visual editor leaves the text as it is until something is typed in it; Enter there derives', async () => {
  const page = await open('/');
  await page.fill('#f', 'e^x ln x');
  await page.waitForSelector('#reading .understood');
  await page.click('#visual-toggle');
  await page.waitForSelector('math-field:focus');
  await page.click('#visual-toggle');
  expect(await page.inputValue('#f')).toBe('e^x ln x');
  await page.click('#visual-toggle');
  await page.waitForSelector('math-field:focus');
  await page.keyboard.press('End');
  await page.keyboard.type('+x');
  await page.waitForSelector('.understood[data-strict="exp(x) * log(x) + x"]');
  await page.keyboard.press('Enter');
  await page.waitForSelector('.certificate');
  await done(page);
});

test('the derivation is copied as LaTeX and as Markdown, and the page as a link', async () => {
  const page = await open(derivation('x^2'), { permissions: ['clipboard-read', 'clipboard-write'] });
  const copied = async (name: string, expected: RegExp): Promise<void> => {
    await page.click(`button:text-is("${name}")`);
    await expect.poll(() => page.evaluate('navigator.clipboard.readText()')).toMatch(expected);
  };
  await copied('Copy as LaTeX', /^\\documentclass/);
  await copied('Copy as Markdown', /^\$.*power rule/s);
  await copied('Copy the link', /^http:\/\/localhost:\d+\/derive\?f=x%5E2$/);
  await done(page);
});

test('without scripts the form leads to a page with everything on it', async () => {
  const page = await open('/', { javaScriptEnabled: false });
  await page.fill('#f', 'x sin x');
  await page.click('button:text-is("Derive")');
  expect(await page.locator('.certificate h2').textContent()).toContain('16 of 16');
  expect(await page.locator('.scripted:visible').count()).toBe(0);
  await page.click('summary:text("LaTeX of this page")');
  expect(await page.locator('#as-latex').isVisible()).toBe(true);
  await done(page);
});

test('choosing a kind shows the fields it needs, and the address says what they hold', async () => {
  const page = await open('/');
  const direction = page.getByLabel('Direction');
  expect(await direction.isVisible()).toBe(false);
  await page.fill('#f', 'x^2 y');
  await page.selectOption('#kind', 'directional');
  expect(await page.getByLabel('Order').isVisible()).toBe(false);
  await direction.fill('3, 4');
  await direction.press('Enter');
  await page.waitForSelector('.result annotation:has-text("D_{u} f")', { state: 'attached' });
  expect(Object.fromEntries(new URL(page.url()).searchParams)).toMatchObject({ kind: 'directional', along: '3, 4' });
  await done(page);
});

test('a gradient is a vector, and so is what its check compares', async () => {
  const page = await open(derivation('x^2 y + sin(y)', '&kind=gradient&at=x=1,y=2'));
  const result = await page.locator('.result annotation').allTextContents();
  expect(result[0]).toMatch(/\\nabla f = .*pmatrix\} 2xy \\\\ x\^\{2\} \+ \\cos/);
  expect(await page.locator('.certificate h2').textContent()).toContain('16 of 16 points');
  expect(await page.locator('.certificate annotation').first().textContent()).toContain('4.000000');
  expect(await page.locator('.plot').count()).toBe(0);
  await done(page);
});

test('an equation typed for a plain derivative is offered to be differentiated implicitly', async () => {
  const page = await open('/');
  await page.fill('#f', 'x^2 + y^2 = 25');
  await page.click('#reading .offer');
  expect(await page.locator('.result annotation').textContent()).toMatch(/\{dy\}\{dx\} = -\\frac\{x\}\{y\}/);
  expect(await page.locator('h3').allTextContents()).toContain('Solved for dy/dx');
  expect(await page.inputValue('#kind')).toBe('implicit');
  await done(page);
});

test('a program’s derivative goes through its named quantities, each factor folding', async () => {
  const page = await open(derivation('z = w x + b; y = sigmoid(z); L = (y - t)^2', '&wrt=w'));
  const factors = page.locator('details.block');
  expect(await factors.count()).toBe(3);
  await factors.first().locator('summary').first().click();
  expect(await factors.first().locator('.outcome').isVisible()).toBe(true);
  await done(page);
});

test('without scripts a kind is chosen and its field filled in on the page that comes', async () => {
  const page = await open('/', { javaScriptEnabled: false });
  await page.fill('#f', 'sqrt(x)');
  await page.selectOption('#kind', 'tangent');
  await page.click('button:text-is("Derive")');
  expect(await page.locator('.complaint').textContent()).toContain('give x a value');
  await page.getByLabel('Point').fill('x = 4');
  await page.click('button:text-is("Derive")');
  expect(await page.locator('.result annotation').textContent()).toMatch(/y = \\frac\{x\}\{4\} \+ 1/);
  await done(page);
});

test.each([
  '/',
  derivation('x^2 sin(3x)/(1+e^x)', '&level=full'),
  derivation('x + * 2'),
  derivation('x y exp(x y) sin(z)/(1+x^2)', '&kind=hessian'),
  '/rules',
  '/problems/hidden-layer-square',
  ...['/check?answer=2x&f=x^2&wrt=', '/check?answer=2x&f=x^2&at=', '/derive?f=x^2&wrt='].map(
    path => path + 'q'.repeat(300),
  ),
  '/backprop?f=t%3Dx%5E2%3Bt*sin(t)&at=x%3D1',
])('a phone shows %s without scrolling sideways', async path => {
  const page = await open(path, { viewport: { width: 360, height: 740 } });
  expect(await widthOf(page)).toBe(360);
  await done(page);
});

test('dark mode has light ink on dark paper', async () => {
  const page = await open('/', { colorScheme: 'dark' });
  const brightness = async (property: string): Promise<number> => {
    const colour = await page.evaluate(`getComputedStyle(document.documentElement).getPropertyValue('${property}')`);
    return Math.max(...(String(colour).match(/\d+/g) ?? []).map(Number));
  };
  expect(await brightness('background-color')).toBeLessThan(60);
  expect(await brightness('color')).toBeGreaterThan(200);
  await done(page);
});

test('on paper there is the working without the form', async () => {
  const page = await open(derivation('x^2 sin x'));
  await page.emulateMedia({ media: 'print' });
  expect(await page.locator('.ask').isVisible()).toBe(false);
  expect(await page.locator('.working').isVisible()).toBe(true);
  await done(page);
});

test('a derivation as a file of its own shows its formulas without any other file', async () => {
  const printed: string[] = [];
  const terminal = { print: (text: string) => printed.push(text), complain: () => undefined, input: process.stdin };
  expect(await main(['derive', 'x^2 sin x', '--format', 'html'], terminal)).toBe(0);
  const file = join(await mkdtemp(join(tmpdir(), 'gradwork-')), 'derivation.html');
  await writeFile(file, printed.join('\n'));
  const page = await open(pathToFileURL(file).href);
  expect(await page.locator('.katex-html:visible').count()).toBeGreaterThan(0);
  expect(await page.evaluate('document.fonts.ready.then(fonts => fonts.check("12px KaTeX_Main"))')).toBe(true);
  expect(await page.locator('a').count()).toBe(0);
  await done(page);
});
