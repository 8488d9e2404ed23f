import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { KINDS } from '../src/kinds/kind.ts';
import { address } from '../views/asked.ts';
import { KIND_FORMS } from '../views/kind-forms.ts';
import { browsing } from './browsing.ts';

const { open, done } = browsing();

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

const derivation = (f: string, more = ''): string => `/derive?f=${encodeURIComponent(f)}${more}`;
const WRONG = '/check?f=x^2+sin+x&answer=2x+cos+x';
const GRAPH = `/backprop?${new URLSearchParams({ f: 't = x^2; J = cos(sin t + 3t)', at: 'x = 1' })}`;
const LINES = `/working?${new URLSearchParams({ f: 'x^2 sin x', lines: '2x sin x - x^2 cos x\nx(2 sin x - x cos x)\n2 +' })}`;

test.each([
  ['/', 'light'],
  [derivation('x^2'), 'light'],
  [derivation('x^2'), 'dark'],
  [derivation('x + * 2'), 'light'],
  ...KINDS.map(kind => [address('/derive', { kind, ...KIND_FORMS[kind].example }), 'light'] as const),
  [derivation('z = w x + b; y = sigmoid(z); L = (y - t)^2', '&wrt=w'), 'dark'],
  [derivation('|x| + max(x, 2)'), 'dark'],
  ['/backprop', 'dark'],
  [GRAPH, 'light'],
  [GRAPH, 'dark'],
  ['/check', 'light'],
  [WRONG, 'light'],
  [WRONG, 'dark'],
  ['/check?f=x^2&answer=2x+%2B', 'light'],
  [LINES, 'light'],
  [LINES, 'dark'],
  ['/problems', 'light'],
  ['/problems/cosine-of-a-sum', 'light'],
  ['/problems/neuron-by-hand?answer.w1=-0.013&answer.w2=1&tell=on', 'dark'],
  ['/rules', 'light'],
  ['/rules', 'dark'],
  ['/mark', 'dark'],
] as const)(
  'axe finds nothing on %s, %s',
  async (path, colorScheme) => {
    const page = await open(path, { colorScheme });
    await page.evaluate(await readFile(AXE, 'utf8'));
    const found = await page.evaluate(
      'axe.run().then(({ violations }) => violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)]))',
    );
    expect(found).toEqual([]);
    await done(page);
  },
  60_000,
);
