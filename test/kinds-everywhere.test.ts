import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { KINDS } from '../src/kinds/kind.ts';
import { type Running, serve } from '../src/server/serve.ts';
import { DeriveAnswer } from '../src/server/shapes.ts';
import { readValues } from '../src/values.ts';
import { commandLine } from './command-line.ts';

/*
 * Each kind as a student meets it, in the terminal, over HTTP and on the page. The results were worked out by hand.
 */

let running: Running;

beforeAll(async () => {
  running = await serve({ port: 0, requestsPerMinute: 10_000, log: () => undefined });
});
afterAll(() => running.stop());

/** What one command line prints, complains and exits with. */
async function derive(f: string, fields: Fields) {
  const options = Object.entries(fields).flatMap(([name, value]) =>
    value === '' ? [`--${name}`] : [`--${name}`, value],
  );
  const told = await commandLine(['derive', f, ...options]);
  return { ...told, out: told.out.replaceAll(/ {2,}/g, '  ') };
}

type Fields = Readonly<Record<string, string>>;

/** The fields as the API takes them: a number is one, values are an object, a switch is true. */
function asked(f: string, { at, order, ways, ...fields }: Fields): object {
  const values = readValues(at ?? '');
  return {
    f,
    ...fields,
    ...(at !== undefined && values.ok && { at: values.value }),
    ...(order !== undefined && { order: Number(order) }),
    ...(ways !== undefined && { ways: true }),
  };
}

const post = async (f: string, fields: Fields): Promise<unknown> => {
  const response = await fetch(`${running.address}/api/v1/derive`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(asked(f, fields)),
  });
  return response.json();
};

const page = async (f: string, fields: Fields): Promise<string> =>
  (await fetch(`${running.address}/derive?${new URLSearchParams({ f, ...fields })}`)).text();

/** What is typed, what is asked, a line of the terminal, the derivative as strict text, and as LaTeX in the page's result. */
type Case = readonly [string, Fields, string, unknown, string];

const CASES: readonly Case[] = [
  ['x^2', { kind: 'derivative' }, '= 2x  power rule', '2 * x', '= 2x'],
  ['x^4', { kind: 'derivative', order: '3' }, '= 24x  numbers first', '24 * x', '= 24x'],
  [
    '1/(1+e^(-b))',
    { kind: 'derivative', output: 's' },
    '= s(1 − s)  (s = 1/(1 + e^(−b)))  s put in',
    'exp(-b) / (1 + exp(-b))^2',
    '= s(1 - s)',
  ],
  ['u = x^2; y = sin u', { kind: 'derivative' }, 'dy/dx = dy/du·du/dx  chain rule', '2 * x * cos(u)', '2x\\cos('],
  ['x y^2', { kind: 'gradient' }, '∇f = (y², 2xy)  put together', ['y^2', '2 * x * y'], '\\nabla f'],
  [
    '[x y, x - y]',
    { kind: 'jacobian' },
    'J = [[y, x],',
    [
      ['y', 'x'],
      ['1', '-1'],
    ],
    'J = ',
  ],
  [
    'x y',
    { kind: 'hessian' },
    'H = [[0, 1],',
    [
      ['0', '1'],
      ['1', '0'],
    ],
    'H = ',
  ],
  ['x + y', { kind: 'directional', along: '(3, 4)' }, 'Dᵤf = ∇f·u  directional derivative', '7 / 5', '= \\frac{7}{5}'],
  ['x y = 1', { kind: 'implicit' }, 'dy/dx = −y/x  (x ≠ 0)  divided by x', '-y / x', '= -\\frac{y}{x}'],
  [
    'p q = 1',
    { kind: 'implicit', wrt: 'p', dependent: 'q' },
    'dq/dp = −q/p  (p ≠ 0)  divided by p',
    '-q / p',
    '= -\\frac{q}{p}',
  ],
  ['x = t; y = t^2', { kind: 'parametric' }, 'dy/dx = (dy/dt)/(dx/dt)  parametric derivative', '2 * t', '= 2t'],
  ['x^3', { kind: 'inverse', at: 'x=2' }, '= 1/12  put together', '1 / 12', '= \\frac{1}{12}'],
  ['x^2', { kind: 'first-principles' }, '= lim h→0 (2x + h)  (h ≠ 0)  cancel', '2 * x', '= 2x'],
  ['x^x', { kind: 'logarithmic' }, '= x ln|x|  logarithm of a power', 'x^x * (log(abs(x)) + 1)', 'x^{x}'],
  ['x^2', { kind: 'tangent', at: 'x=1' }, 'y = 2x − 1  multiply out', '2 * x - 1', '= 2x - 1'],
  ['x^2 - 2x', { kind: 'critical' }, 'x = 1  (f(1) = −1)  local minimum', ['1'], 'x = 1'],
  [
    'x^2/(x+1)',
    { ways: '' },
    'Another way: as a product with a negative power',
    'x * (x + 2) / (x + 1)^2',
    '\\frac{x(x + 2)}',
  ],
];

describe.each(CASES)('%s %j', (f, fields, line, derivative, latex) => {
  test('in the terminal', async () => {
    const { status, out, err } = await derive(f, fields);
    expect(out, err).toContain(line);
    expect(status).toBe(0);
  });

  test('over HTTP', async () => {
    const answer = DeriveAnswer.parse(await post(f, fields));
    expect(answer.derivative).toEqual(derivative);
    expect(answer.certificate.agrees).toBe(true);
  });

  test('on the page', async () => {
    const [result = ''] = /<section class="result".*?<\/section>/s.exec(await page(f, fields)) ?? [];
    expect(result).toContain(latex);
  });
});

test('every kind is among them', () => {
  expect(new Set(CASES.map(([, { kind }]) => kind).filter(kind => kind !== undefined))).toEqual(new Set(KINDS));
});

test('what a derivative is in terms of its output is in the answer too', async () => {
  expect(await post('tanh(x)', { output: 'y' })).toMatchObject({ derivative: 'sech(x)^2', inTerms: '1 - y^2' });
});

describe('what does not fit its kind is complained of: what was found, what to write', () => {
  test.each<readonly [string, Fields, string]>([
    [
      'x y',
      { kind: 'directional', along: '1,2,3' },
      'The direction 1,2,3 has 3 entries, and there are 2 variables: x, y. Write an entry for each.',
    ],
    [
      'x y',
      { kind: 'directional', along: '(1, ' },
      'In the direction “(1,”: This parenthesis is never closed: write ) where it ends.',
    ],
    [
      'x y',
      { kind: 'directional', along: '(1,,2)' },
      'In the direction “(1,,2)”: An entry is missing beside this comma: write one, or leave the comma out.',
    ],
    ['x^2 = 3', { kind: 'implicit' }, 'The equation does not contain y. There is x; write an equation in x and y.'],
    [
      'x = 1; y = 2',
      { kind: 'parametric' },
      'dx/dt is 0 everywhere: the curve is vertical and has no dy/dx. Write an x that depends on t.',
    ],
    ['x^2', { order: '7' }, 'The order is 7; orders from 1 to 6 are worked out.'],
    ['x^2', { order: 'two' }, '“two” is no order; give a whole number from 1 to 6, such as --order 2.'],
    ['[]', { kind: 'jacobian' }, 'This list is empty: write its entries between the brackets, such as [x*y, x + y].'],
    [
      '[x y,]',
      { kind: 'jacobian' },
      'at “,” (character 5): An entry is missing beside this comma: write one, or leave the comma out.',
    ],
    [
      'u = x; y = u^2',
      { output: 's' },
      'A program is differentiated through its own names, so its output has a letter already: leave out the output.',
    ],
    [
      'e^x',
      { output: 's', order: '2' },
      'In terms of its output a function is differentiated once: leave out the order, or the output.',
    ],
    ['e^x', { output: '2' }, 'The output is called “2”, which is no letter; give it one name, such as s or y.'],
  ])('%s %j', async (f, fields, message) => {
    expect(await derive(f, fields)).toEqual({ status: 2, out: '', err: `gradwork: ${message}` });
  });
});
