import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Running, serve } from '../src/server/serve.ts';
import { BackpropAnswer } from '../src/server/shapes.ts';
import { commandLine as run } from './command-line.ts';

const PROGRAM = 'v = w x; L = (v - 1)^2';

describe('on the terminal', () => {
  const marking = (...more: readonly string[]) => ['backprop', PROGRAM, '--at', 'w=2,x=3', '--table', '-', ...more];

  test('a right table: status 0', async () => {
    const out = '  ✓ v       6    right\n  ✓ dL/dv   10   right\n\n2 of 2 cells are right.';
    expect(await run(marking(), 'node,value,adjoint\nv,6,10')).toEqual({ status: 0, out, err: '' });
  });

  test('a wrong cell: status 1', async () => {
    const { status, out } = await run(marking('--rate', '0.1'), 'dL/dv = 10\nnew w = 5');
    expect(status).toBe(1);
    expect(out.split('\n').slice(0, 3)).toEqual([
      '  ✓ dL/dv   10   right',
      '  ✗ new w   5    wrong: −1.0000 is right',
      '      The derivative 30 points uphill; to lower the loss subtract 0.1000 · 30 from 2.',
    ]);
  });

  test('as JSON, from a file', async () => {
    const file = join(await mkdtemp(join(tmpdir(), 'gradwork-')), 'table.csv');
    await writeFile(file, 'v;6,0\n');
    const { out } = await run(['backprop', PROGRAM, '--at', 'w=2,x=3', '--table', file, '--format', 'json']);
    expect(JSON.parse(out)).toMatchObject({
      cells: [{ quantity: 'v', column: 'value', typed: '6,0', verdict: 'right', expected: 6, mistakes: [] }],
      score: { right: 1, of: 1 },
    });
  });

  test('of a problem', async () => {
    const { status, out } = await run(['problem', 'four-step-chain', '--table', '-'], 'df/dx = 0.20');
    expect([status, out]).toEqual([0, '  ✓ df/dx   0.20   right\n\n1 of 1 cell is right.']);
  });

  test.each([
    [marking('--format', 'svg'), 'A marked table is printed as text or json, not as svg.'],
    [marking('--rounding', 'x'), '“x” is no number of decimals; give one from 0 to 15, such as --rounding 3.'],
    [marking('--rate', '-1'), '“-1” is no step size; give a number above 0, such as --rate 0.1.'],
    [
      ['backprop', PROGRAM, '--at', 'w=2,x=3', '--table', '/no/such.csv'],
      'The file /no/such.csv cannot be read; give a CSV file with columns such as node,value,adjoint, or -.',
    ],
    [
      ['problem', 'logistic-neuron', '--table', '-'],
      'The problem logistic-neuron has no point: there is no table to mark.',
    ],
  ])('%j cannot be used: status 2', async (args, message) => {
    expect(await run(args)).toEqual({ status: 2, out: '', err: `gradwork: ${message}` });
  });
});

describe('over HTTP', () => {
  let running: Running;
  beforeAll(async () => {
    running = await serve({ port: 0, requestsPerMinute: 10_000 });
  });
  afterAll(() => running.stop());

  const post = (body: object): Promise<Response> =>
    fetch(new URL('/api/v1/backprop', running.address), {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ f: PROGRAM, at: { w: 2, x: 3 }, ...body }),
    });

  test('a table is marked beside the numbers', async () => {
    const table = [
      { node: 'v', value: '6.00', adjoint: 5 },
      { node: 'dL/dw', value: 15 },
      { node: 'u', value: 1 },
    ];
    const { marked } = BackpropAnswer.parse(await (await post({ table, rounding: 2 })).json());
    expect(marked?.cells.map(({ quantity, verdict }) => [quantity, verdict])).toEqual([
      ['v', 'right'],
      ['dL/dv', 'wrong'],
      ['dL/dw', 'carried forward'],
    ]);
    expect(marked?.cells[1]?.mistakes).toMatchObject([{ id: 'B16', at: '(v - 1)^2' }]);
    expect(marked?.unknown.map(({ name }) => name)).toEqual(['u']);
    expect(marked?.score).toEqual({ right: 2, of: 3 });
  });

  test('without a table nothing is marked', async () => {
    expect(await (await post({})).json()).not.toHaveProperty('marked');
  });

  test.each([
    [{ table: 'v,6' }, 'is no list; write rows such as {"node": "v", "value": "0.09", "adjoint": "0.130"}'],
    [{ table: [{ value: 6 }] }, 'is missing or no text; write the name of a quantity, such as "v" or "dL/dv"'],
    [{ table: [{ node: 'v', value: {} }] }, 'is no number; write one, or a text such as "0.130"'],
  ])('%j is refused', async (body, says) => {
    const response = await post(body);
    expect([response.status, await response.text()]).toEqual([
      400,
      expect.stringContaining(JSON.stringify(says).slice(1, -1)),
    ]);
  });

  const page = async (fields: Readonly<Record<string, string>>): Promise<string> => {
    const body = new URLSearchParams({ f: PROGRAM, at: 'w = 2, x = 3', ...fields });
    return (await fetch(new URL('/backprop', running.address), { method: 'POST', body })).text();
  };

  test('the page marks its form by sign and words, beside each cell, and folds the right table away', async () => {
    const shown = await page({ 'cell value v': '6', 'cell derivative v': '5' });
    expect(shown).toContain('1 of 2 cells is right.');
    expect(shown).toMatch(
      /id="cell-value-v-mark">\s*<p class="right"><span class="sign" aria-hidden="true">✓<\/span>\s*right/,
    );
    expect(shown).toMatch(
      /id="cell-derivative-v-mark">\s*<p class="wrong"><span class="sign" aria-hidden="true">✗<\/span>\s*wrong: 10/,
    );
    expect(shown).toContain('<details class="solution">');
  });

  test('its form stays open, and the right table folded, where the step size alone was typed', async () => {
    const shown = await page({ csv: '', rate: '0.1' });
    expect(shown).toMatch(/id="own-table" open>/);
    expect(shown).toContain('<details class="solution">');
    expect(shown).toContain('aria-label="w after the step"');
  });

  test('a problem leads to the form of its table, with its decimals and its step, the right table folded away', async () => {
    const problem = await (await fetch(new URL('/problems/neuron-by-hand', running.address))).text();
    const link = /<a href="([^"]*)#own-table">mark my table/.exec(problem)?.[1]?.replaceAll('&amp;', '&') ?? '';
    const shown = await (await fetch(new URL(link, running.address))).text();
    expect(shown).toMatch(/id="own-table" open>/);
    expect(shown).toContain('<details class="solution">');
    expect(shown).toMatch(/name="rounding"[^>]* value="3"[\s\S]*name="rate" value="1"/);
    const other = await (await fetch(new URL('/problems/sigmoid-derivative', running.address))).text();
    expect(other).not.toContain('mark my table');
  });

  test('hints tell neither the number nor the mistake', async () => {
    const shown = await page({ 'cell derivative v': '5', hints: 'on' });
    expect(shown).not.toContain('10 is right');
    expect(shown).toContain('What comes down when L, the square of v − 1, is differentiated?');
  });

  test('what is pasted fills the form; what has no box stands below it', async () => {
    const shown = await page({ csv: 'v = 6\nq = 1' });
    expect(shown).toMatch(/name="cell value v" value="6"/);
    expect(shown).toContain('“q” is no quantity here.');
  });

  test('what is no table is complained of at the box, and nothing is lost', async () => {
    const shown = await page({ 'cell value v': '6', csv: 'one two' });
    expect(shown).toContain('id="csv-complaint">Its columns are not known');
    expect(shown).toMatch(/name="cell value v" value="6"/);
    expect(shown).toContain('one two</textarea>');
  });
});
