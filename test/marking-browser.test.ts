import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { gradeReport } from '../views/grade-report.ts';
import { browsing } from './browsing.ts';

const { open, done } = browsing();

const TABLE = [
  'student,function,answer',
  'Ada,x^2 sin x,2x sin x + x^2 cos x',
  'Ben,x^2 sin x,2x cos x',
  'Cy,x^2 sin x,2x sin x +',
].join('\n');

const shownStudents = async (page: Page): Promise<string[]> => {
  const cells = await page.locator('.marked tbody tr:visible td:first-child').allTextContents();
  return cells.map(cell => cell.replace(/row \d+/, '').trim());
};

test('both boxes are read while typing; Enter marks in place, and the address says what was asked', async () => {
  const page = await open('/check');
  await page.fill('#f', 'x^2 sin x');
  await page.waitForSelector('#reading .katex');
  await page.fill('#own', '2x cos');
  await page.waitForSelector('#own-reading .complaint');
  await page.fill('#own', '2x cos x');
  await page.waitForSelector('#own-reading .katex');
  await page.press('#own', 'Enter');
  expect(await page.locator('.verdict').textContent()).toContain('Not right.');
  expect(Object.fromEntries(new URL(page.url()).searchParams)).toMatchObject({ f: 'x^2 sin x', answer: '2x cos x' });
  await page.waitForSelector('#own:focus');
  await done(page);
});

test('the derive page leads to a check that shows no derivation, and that to the derivation', async () => {
  const page = await open('/');
  await page.fill('#f', 'x^3');
  await page.click('#reading a:text("check my answer")');
  await page.waitForSelector('#own:focus');
  await page.keyboard.type('3x^2');
  await page.keyboard.press('Enter');
  expect(await page.locator('.verdict strong').textContent()).toBe('Right.');
  expect(await page.locator('.working').count()).toBe(0);
  await page.click('a:text("Show the derivation")');
  expect(await page.locator('.working').count()).toBe(1);
  await done(page);
});

test.each([true, false])('a working is marked line by line; with scripts: %s', async javaScriptEnabled => {
  const page = await open('/working?f=x^2+sin+x', { javaScriptEnabled });
  await page.fill('#own', '= d/dx(x^2) sin x + x^2 d/dx(sin x)\n= 2x sin x - x^2 cos x\n= x(2 sin x - x cos x)');
  await page.click('button:text("Check the lines")');
  await page.waitForSelector('#judged');
  expect(await page.locator('#judged .margin').allTextContents()).toEqual([
    expect.stringContaining('right'),
    expect.stringContaining('wrong'),
    expect.stringContaining('carried forward'),
  ]);
  await page.click('a:text("Go to it")');
  expect(new URL(page.url()).hash).toBe('#line-2');
  await done(page);
});

test.each<[string, string, string]>([
  ['an answer', '/check?f=x^2&answer=2x', '#own'],
  ['its question', '/check?f=x^2&answer=2x', '#f'],
  ['a working', '/working?f=x^2&lines=2x', '#own'],
  ['a problem’s answer', '/problems/neuron-by-hand?answer.w1=-0.013', '[name="answer.w1"]'],
])(
  'the verdict on what was changed is marked as outdated, and no more once it is changed back: %s',
  async (_, path, box) => {
    const page = await open(path);
    const shown = page.locator('.outdated');
    const typed = await page.inputValue(box);
    await page.fill(box, `${typed}3`);
    expect(await shown.locator('[role="status"]').textContent()).toContain('check again');
    await page.fill(box, typed);
    expect(await shown.count()).toBe(0);
    await page.fill(box, `${typed}4`);
    await page.press('#ask [type="submit"]', 'Enter');
    await shown.waitFor({ state: 'detached' });
    expect(await page.locator('.verdict, #judged').count()).toBe(1);
    await done(page);
  },
);

test('the verdict on another box of a problem still holds', async () => {
  const page = await open('/problems/neuron-by-hand?answer.w1=-0.013&answer.w2=0.026');
  await page.fill('[name="answer.w1"]', '1');
  expect(
    await page.locator('.verdict').evaluateAll(all => all.map(each => each.classList.contains('outdated'))),
  ).toEqual([true, false]);
  await done(page);
});

test('in a student’s own table the marks of a cell that was changed are outdated, and all where its rounding was', async () => {
  const page = await open('/backprop?f=t+%3D+x%5E2%0AJ+%3D+cos(t)&at=x+%3D+1');
  await page.click('#own-table > summary');
  const value = page.getByLabel('value of t');
  await value.fill('5');
  await page.getByLabel('adjoint of x').fill('1');
  await page.click('#own-table button:text("Mark")');
  await page.waitForSelector('.score');
  const outdated = page.locator('.own-table .outdated');
  await value.fill('1');
  expect(await outdated.evaluateAll(all => all.map(({ className }) => className))).toEqual([
    'score outdated',
    'mark outdated',
  ]);
  expect(await page.locator('td:has([aria-label="value of t"]) .outdated').count()).toBe(1);
  await value.fill('5');
  expect(await outdated.count()).toBe(0);
  await page.getByLabel('Decimals').fill('2');
  expect(await outdated.count()).toBe(3);
  await done(page);
});

test('the problems of a report fit a telephone, each number with its name', async () => {
  const verdicts = { correct: 12_000, wrong: 3_400, undecided: 2, unreadable: 11, unmarked: 0, superseded: 0 };
  const nothing = { rows: [], count: 0 };
  const report = await gradeReport('answers.csv', {
    rows: 15_413,
    verdicts,
    undecided: nothing,
    unmarked: nothing,
    unreadable: nothing,
    putRight: [],
    problems: [{ id: 'wave', title: 'A sine with a long name', points: 4, verdicts, partly: 900, mean: 3.1 }],
    mistakes: [],
    students: [{ student: 'Ada', points: 2 }],
  });
  const folder = await mkdtemp(join(tmpdir(), 'gradwork-report-'));
  await writeFile(join(folder, 'report.html'), report);
  const page = await open(`file://${folder}/report.html`, { viewport: { width: 390, height: 800 } });
  const table = page.getByRole('region', { name: 'Problems' });
  expect(await table.evaluate(each => each.scrollWidth - each.clientWidth)).toBe(0);
  expect(await table.locator('td[data-heading="Not readable"]').innerText()).toBe('11');
  expect(await table.locator('td[data-heading="In part"]').innerText()).toBe('900');
  expect(await table.locator('td[data-heading="Wrong"]').innerText()).toBe('2,500');
  await done(page);
  await rm(folder, { recursive: true });
});

test('a problem’s answers are marked where they stand, by keyboard', async () => {
  const page = await open('/problems/neuron-by-hand');
  await page.getByRole('textbox', { name: '∂L/∂w₁' }).focus();
  await page.keyboard.type('-0.013');
  await page.keyboard.press('Enter');
  expect(await page.locator('.verdict strong').textContent()).toBe('Right.');
  expect(await page.inputValue('[name="answer.w1"]')).toBe('-0.013');
  await page.focus('.hint > summary');
  await page.keyboard.press('Space');
  expect(await page.locator('.hint p:visible').count()).toBe(1);
  await done(page);
});

test.each([true, false])(
  'a table is marked, filtered by verdict and downloaded; with scripts: %s',
  async javaScriptEnabled => {
    const page = await open('/mark', { javaScriptEnabled });
    await page.fill('#table', TABLE);
    await page.click('button:text("Mark")');
    await page.waitForSelector('#marked');
    expect(await shownStudents(page)).toEqual(['Cy', 'Ben', 'Ada']);
    await page.getByLabel('wrong').check();
    expect(await shownStudents(page)).toEqual(['Ben']);
    const [download] = await Promise.all([page.waitForEvent('download'), page.click('a.download')]);
    expect(download.suggestedFilename()).toBe('graded.csv');
    expect(await readFile(await download.path(), 'utf8')).toContain('Ben,x^2 sin x,2x cos x,0,1,wrong');
    await done(page);
  },
);

/** Drops a file of this text on an element. */
const drop = (page: Page, text: string, on: string): Promise<unknown> =>
  page.evaluate(`{
    const dropped = new DataTransfer();
    dropped.items.add(new File([${JSON.stringify(text)}], 'answers.csv', { type: 'text/csv' }));
    const event = new DragEvent('drop', { dataTransfer: dropped, cancelable: true, bubbles: true });
    document.querySelector('${on}').dispatchEvent(event);
  }`);

test('a file may be dropped beside the form; what is pasted after it is marked instead of it', async () => {
  const page = await open('/mark');
  await drop(page, TABLE, 'h1');
  await page.click('button:text("Mark")');
  await page.waitForSelector('#marked:focus');
  expect(await shownStudents(page)).toEqual(['Cy', 'Ben', 'Ada']);
  await page.fill('#table', 'student,function,answer\nDi,x^2,2x');
  await page.click('button:text("Mark")');
  await page.waitForSelector('strong:text("1 row: 1 right")');
  expect(await shownStudents(page)).toEqual(['Di']);
  await done(page);
});

test('a complaint about a table is read out, a result has the focus', async () => {
  const page = await open('/mark');
  const live = (): Promise<string | null> => page.locator('#answer').getAttribute('aria-live');
  await page.click('button:text("Mark")');
  await page.waitForSelector('#answer .complaint');
  expect(await live()).toBe('polite');
  await page.fill('#table', TABLE);
  await page.click('button:text("Mark")');
  await page.waitForSelector('#marked:focus');
  expect(await live()).toBe('off');
  await done(page);
});

test('a file dropped on the form is marked, and the result is clean for axe', async () => {
  const page = await open('/mark');
  await drop(page, TABLE, '#ask');
  await page.click('button:text("Mark")');
  await page.waitForSelector('#marked:focus');
  expect(await shownStudents(page)).toEqual(['Cy', 'Ben', 'Ada']);
  await page.evaluate(await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'));
  expect(await page.evaluate('axe.run().then(({ violations }) => violations.map(({ id }) => id))')).toEqual([]);
  await done(page);
});

test.each([
  ['/mark', '#table'],
  ['/working?f=x%5E2', '#own'],
])('what was typed into a long box of %s is there again on the way back', async (path, box) => {
  const page = await open(path);
  await page.fill(box, '2x\n= x + x');
  await page.click('nav a:text("Rules")');
  await page.goBack();
  await expect.poll(() => page.inputValue(box)).toBe('2x\n= x + x');
  await done(page);
});

test.each([
  '/check?f=x^2+sin+x&answer=2x+cos+x',
  '/working?f=x^2&lines=2x',
  '/mark',
  '/problems/neuron-by-hand?answer.b=1',
])('a phone shows %s without scrolling sideways', async path => {
  const page = await open(path, { viewport: { width: 360, height: 740 } });
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);
  await done(page);
});
