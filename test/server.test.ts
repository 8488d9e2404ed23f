import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CheckAnswer, MarkAnswer, WorkingAnswer } from '../src/server/marking-shapes.ts';
import { type Running, serve } from '../src/server/serve.ts';
import { BackpropAnswer, DeriveAnswer, ProblemList, ReadAnswer } from '../src/server/shapes.ts';

let running: Running;
const logged: string[] = [];

beforeAll(async () => {
  running = await serve({ port: 0, requestsPerMinute: 10_000, log: line => logged.push(line) });
});
afterAll(() => running.stop());

const get = (path: string, init?: RequestInit): Promise<Response> => fetch(running.address + path, init);

const post = (path: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> =>
  get(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });

/** What an answer's JSON holds, as far as a test looks at it. */
const json = async (response: Promise<Response>): Promise<Record<string, unknown>> => {
  const value: unknown = await (await response).json();
  return typeof value === 'object' && value !== null ? { ...value } : {};
};

const pageOf = async (path: string): Promise<string> => (await get(path)).text();
const deriveAddress = (f: string, more = ''): string => `/derive?f=${encodeURIComponent(f)}${more}`;

describe('the API', () => {
  test('derives: strict text, steps, certificate, the value at a point', async () => {
    const answer = DeriveAnswer.parse(await json(post('/api/v1/derive', { id: 7, f: 'x^3 + 4x', at: { x: 2 } })));
    expect(answer).toMatchObject({ id: 7, read: 'x^3 + 4 * x', wrt: 'x', derivative: '3 * x^2 + 4', value: 16 });
    expect(answer.certificate).toMatchObject({ agrees: true, points: 16 });
    expect(answer.steps?.[0]).toMatchObject({ rule: 'sum', of: 'x^3 + 4 * x' });
  });

  test('leaves the steps out when asked to', async () => {
    expect(await json(post('/api/v1/derive', { f: 'x^2', steps: false }))).not.toHaveProperty('steps');
  });

  test('derives LaTeX, by the variable asked for, to the order asked for', async () => {
    const asked = { f: '\\frac{a x^4}{2}', syntax: 'latex', wrt: 'x', order: 2 };
    expect(await json(post('/api/v1/derive', asked))).toMatchObject({ derivative: '6 * a * x^2', wrt: 'x' });
  });

  test('backpropagates: nodes in topological order, the gradient, the certificate', async () => {
    const answer = BackpropAnswer.parse(
      await json(post('/api/v1/backprop', { f: 'z = w x; L = (z - 1)^2', at: { w: 2, x: 3 } })),
    );
    expect(answer.gradient).toEqual({ w: 30, x: 20 });
    expect(answer.nodes.map(({ name }) => name).slice(0, 2)).toEqual(['w', 'x']);
    expect(answer.certificate.agrees).toBe(true);
  });

  test('reads: strict text, LaTeX, notes', async () => {
    const answer = ReadAnswer.parse(await json(post('/api/v1/read', { text: 'sin^2 x' })));
    expect(answer).toMatchObject({ read: 'sin(x)^2', notes: [] });
  });

  test.each([
    ['the index in a vector', { of: 'x^2 y', kind: 'gradient', answer: '(2 x y, y)' }, [1]],
    ['row and column in a matrix', { of: '[x y, x + y]', kind: 'jacobian', answer: '[[y, y], [1, 1]]' }, [0, 1]],
    ['none of one expression', { of: 'x^2', answer: 'x' }, undefined],
    ['none where the shape is wrong', { of: 'x^2 y', kind: 'gradient', answer: '2 x y' }, undefined],
  ])('says which entry of an answer is wrong: %s', async (_, asked, entry) => {
    const answer = CheckAnswer.parse(await json(post('/api/v1/check', asked)));
    expect([answer.verdict, answer.entry]).toEqual(['wrong', entry]);
  });

  test('counts the rules that are right in spite of a mistake', async () => {
    const asked = { of: 'x^2 sin x', answer: '2x cos x' };
    expect(CheckAnswer.parse(await json(post('/api/v1/check', asked))).rules).toEqual({ right: 2, of: 3 });
  });

  test('reads names as one symbol each', async () => {
    expect(await json(post('/api/v1/read', { text: 'rate t', names: ['rate'] }))).toMatchObject({ read: 'rate * t' });
  });

  test('lists the problems', async () => {
    const { problems } = ProblemList.parse(await json(get('/api/v1/problems')));
    expect(problems).toContainEqual(expect.objectContaining({ id: 'cosine-of-a-sum', course: 'cmu-10301' }));
  });

  test('a number that is not finite is null', async () => {
    expect(await json(post('/api/v1/derive', { f: 'ln(x)', at: { x: -1 } }))).toMatchObject({ read: 'log(x)' });
    const { nodes } = BackpropAnswer.parse(await json(post('/api/v1/backprop', { f: 'ln(x)', at: { x: -1 } })));
    expect(nodes.at(-1)).toMatchObject({ value: null });
  });
});

describe('errors of the API are problem details', () => {
  const big = JSON.stringify({ f: 'x'.repeat(70_000) });
  test.each([
    ['a path that is not there', 404, () => get('/api/v1/nothing')],
    ['a method that is not for it', 405, () => get('/api/v1/derive')],
    ['a body that is no JSON', 400, () => post('/api/v1/derive', '{"f": ')],
    ['a body without the function', 400, () => post('/api/v1/derive', {})],
    ['a body that is a list', 400, () => post('/api/v1/derive', [])],
    ['an order that is not worked out', 400, () => post('/api/v1/derive', { f: 'x', order: 7 })],
    ['a kind that is not known', 400, () => post('/api/v1/derive', { f: 'x', kind: 'integral' })],
    ['a point that holds no number', 400, () => post('/api/v1/backprop', { f: 'x', at: { x: 'one' } })],
    ['a body over 64 kB', 413, () => post('/api/v1/derive', big)],
    ['a body of another type', 415, () => post('/api/v1/derive', 'f=x', { 'Content-Type': 'text/plain' })],
    ['a complaint', 422, () => post('/api/v1/derive', { f: 'x + * 2' })],
    ['an unknown charset', 415, () => post('/api/v1/derive', '{}', { 'Content-Type': 'application/json; charset=x' })],
  ])('%s: %i', async (_, status, ask) => {
    const response = await ask();
    expect(response.status).toBe(status);
    expect(response.headers.get('Content-Type')).toMatch(/^application\/problem\+json/);
    expect(await response.json()).toMatchObject({
      type: 'about:blank',
      status,
      title: expect.any(String),
      detail: expect.any(String),
    });
  });

  test('a complaint has its message and its span', async () => {
    expect(await json(post('/api/v1/derive', { f: 'sin(x) + * 2' }))).toMatchObject({
      message: 'There are two operators in a row: leave out one of them, or write what belongs between them.',
      start: 9,
      end: 10,
    });
  });

  test('whatever answers a request gives its id back', async () => {
    const asked = { id: 'q7', order: 9 };
    expect(await json(post('/api/v1/derive', { ...asked, f: 'x + * 2', order: 1 }))).toMatchObject({
      status: 422,
      id: 'q7',
    });
    expect(await json(post('/api/v1/derive', { ...asked, f: 'x' }))).toMatchObject({ status: 400, id: 'q7' });
  });

  test('fields that are not known have no effect, and are named', async () => {
    expect(await json(post('/api/v1/derive', { f: 'x^3', ordr: 2 }))).toMatchObject({
      derivative: '3 * x^2',
      ignored: ['ordr'],
    });
    expect(await json(post('/api/v1/derive', { f: 'x^3' }))).not.toHaveProperty('ignored');
  });

  test.each([
    [
      '/api/v1/working',
      { of: 'x^2', lines: Array(201).fill('2x') },
      'lines: are more than 200; at most 200 are marked at once',
    ],
    [
      '/api/v1/backprop',
      { f: 'x^2', at: { x: 1 }, table: Array(1001).fill({ node: 'y', value: 1 }) },
      'table: has more than 1000 rows; at most 1000 are marked at once',
    ],
  ])('%s says of a list that is too long how long it may be', async (path, body, detail) => {
    expect(await json(post(path, body))).toMatchObject({ status: 400, detail });
  });

  test.each(['null', '"x^2"', '{"f": '])('the body %s is no object', async body => {
    expect(await json(post('/api/v1/derive', body))).toMatchObject({
      status: 400,
      detail: 'The body is no JSON object that can be read: write one in braces.',
    });
  });

  test('values for names that do not occur are noted', async () => {
    const { notes } = await json(post('/api/v1/derive', { f: 'x^3', at: { x: 1, t: 2 } }));
    expect(notes).toEqual([
      {
        message: 'At the point “t” stands for nothing in this function, which has x; leave it out or correct its name.',
        start: 0,
        end: 3,
      },
    ]);
  });

  test('a refused body says which field is wrong', async () => {
    const { errors, detail } = await json(post('/api/v1/derive', { f: 3, order: 0 }));
    expect(errors).toEqual([expect.objectContaining({ field: 'f' }), expect.objectContaining({ field: 'order' })]);
    expect(detail).toContain('f: ');
  });

  test('several variables and none chosen: they are listed', async () => {
    expect(await json(post('/api/v1/derive', { f: 'a x^2' }))).toMatchObject({
      status: 422,
      message: 'There are several variables: a, x. Say by which one to differentiate.',
    });
  });

  test('a method that is not allowed is told which is', async () => {
    expect((await get('/api/v1/derive')).headers.get('Allow')).toBe('POST');
    expect((await post('/healthz', {})).headers.get('Allow')).toBe('GET, HEAD');
  });

  test('an expression of more than 10,000 characters gets the reader’s complaint', async () => {
    const answer = await json(post('/api/v1/derive', { f: `x${'+x'.repeat(6000)}` }));
    expect(answer).toMatchObject({ status: 422, message: expect.stringContaining('longer than 10000 characters') });
  });
});

describe('the OpenAPI document', () => {
  test.each([
    ['/api/v1/read', ReadAnswer, { text: 'sin^2 x', other: 1 }],
    ['/api/v1/derive', DeriveAnswer, { f: 'f(x)^2', other: 1 }],
    ['/api/v1/derive', DeriveAnswer, { f: 'x^2 y', kind: 'gradient', at: { x: 1, y: 2 } }],
    ['/api/v1/check', CheckAnswer, { of: 'x^2 sin x', answer: '2x cos x', other: 1 }],
    ['/api/v1/check', CheckAnswer, { of: 'x|x|', answer: '2x if x > 0, 3x if x < 0' }],
    ['/api/v1/working', WorkingAnswer, { of: 'sin(x^2)', lines: ['u = x^2', 'cos(u) 2x', '2x cos(', '2x'], other: 1 }],
    [
      '/api/v1/backprop',
      BackpropAnswer,
      {
        f: 'v = w x; L = v^2',
        at: { w: 2, x: 3 },
        rate: 0.1,
        table: [{ node: 'w', adjoint: 5 }, { node: 'q' }],
        other: 1,
      },
    ],
    ['/api/v1/mark', MarkAnswer, { of: 'x^2', answers: ['2x', 'x', '', '2x('], other: 1 }],
  ])('%s gives no field that it does not tell: %#', async (path, shape, asked) => {
    const answer = await json(post(path, asked));
    // Reading drops what a shape does not know.
    expect(shape.parse(answer)).toEqual(answer);
  });

  test('has every endpoint, and every reference in it leads somewhere', async () => {
    const document = await json(get('/api/v1/openapi.json'));
    expect(document.openapi).toBe('3.1.1');
    expect(Object.keys(document.paths ?? {})).toEqual(
      expect.arrayContaining(['/api/v1/derive', '/api/v1/backprop', '/api/v1/read', '/api/v1/problems']),
    );
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)];
    const schemas = JSON.stringify(document.components);
    expect(references.length).toBeGreaterThan(8);
    for (const [, name] of references) expect(schemas).toContain(`"${name}":{`);
  });
});

describe('pages', () => {
  test.each([
    '/',
    '/derive',
    '/backprop',
    '/rules',
    '/problems',
    '/problems/cosine-of-a-sum',
    deriveAddress('x sin x'),
  ])('%s is a whole page of its own', async path => {
    const response = await get(path);
    expect(response.status).toBe(200);
    expect(response.headers.get('Content-Type')).toBe('text/html; charset=utf-8');
    expect(await response.text()).toMatch(/^<!doctype html>.*<h1>.*<\/html>$/s);
  });

  test.each(['/nothing', '/problems/none', '/assets/none.css', '/assets/../package.json'])(
    '%s: 404, as a page',
    async path => {
      const response = await get(path);
      expect([response.status, response.headers.get('Content-Type')]).toEqual([404, 'text/html; charset=utf-8']);
    },
  );

  test('a derivation: each rule by its name, linked to the page of rules, which has its anchor', async () => {
    const page = await pageOf(deriveAddress('x^2 sin(3x)/(1+e^x)'));
    const links = new Set([...page.matchAll(/href="\/rules#([^"]+)"/g)].map(([, id]) => id));
    expect([...links]).toEqual(expect.arrayContaining(['quotient', 'product', 'power', 'chain:sin']));
    const rules = await pageOf('/rules');
    for (const id of links) expect(rules).toContain(`id="${id}"`);
  });

  test('a derivation carries its check, both pictures and the table', async () => {
    const page = await pageOf(deriveAddress('x^2 sin(3x)/(1+e^x)'));
    expect(page).toContain('agree at 16 of 16 points');
    expect(page).toMatch(/With 64 digits<\/dt><dd>−0\.75058981404503387\d+ \(agrees\)/);
    expect(page.match(/<svg [^>]*role="img"/g)).toHaveLength(2);
    expect(page).toContain('adjoint so far');
  });

  test('the link is the state: variable, order, level, notation and point', async () => {
    const page = await pageOf(
      deriveAddress('a x^3', '&wrt=x&order=2&notation=lagrange&level=full&at=x%3D2%2Ca%3D1%2F2'),
    );
    expect(page).toContain('<option value="lagrange" selected>');
    expect(page).toContain('<option value="2" selected>');
    expect(page).toContain('Its value is 6.000000 at x=2,a=1/2.');
    expect(page).not.toContain('\\frac{d}{dx}');
  });

  test('a complaint marks the culprit where it stands', async () => {
    const response = await get(deriveAddress('sin(x) + * 2'));
    expect(response.status).toBe(422);
    expect(await response.text()).toContain('sin(x) + <mark>*</mark> 2');
  });

  test('a note offers the other reading as a link', async () => {
    const page = await pageOf('/reading?f=e%5E2x');
    expect(page).toContain('This is read as e^2 times x; write e^(2x) if all of it is the exponent.');
    expect(page).toContain('<a class="retype" href="/derive?f=e%5E%282x%29" data-f="e^(2x)">');
  });

  test('a point that cannot be read is complained of, and the reading stays', async () => {
    const response = await get(deriveAddress('x^2', '&at=x%3Dtwo'));
    expect(response.status).toBe(422);
    expect(await response.text()).toMatch(/read as.*“two” is no number for x/s);
  });

  test('a program is derived with its names put in', async () => {
    expect(await pageOf(deriveAddress('t = x^2; J = sin t'))).toContain('agree at 16 of 16 points');
  });

  test('a function without a real point is told as not checked', async () => {
    expect(await pageOf(deriveAddress('ln(-1 - x^2)'))).toContain('Not checked');
  });

  test.each([
    ['x^2 y', '&kind=directional&along=3', 'The direction 3 has 1 entry, and there are 2 variables: x, y.'],
    ['x^2 y', '&kind=directional', 'A directional derivative needs its direction'],
    ['x^2 + y^2', '&kind=implicit', 'An equation is needed here'],
    ['x^2', '&kind=parametric', 'A curve needs two coordinates'],
    ['x^2', '&kind=inverse', 'The point is missing'],
  ])('%s with %s is complained of, and its reading stays', async (f, more, message) => {
    const response = await get(deriveAddress(f, more));
    expect([response.status, await response.text()]).toEqual([422, expect.stringContaining(message)]);
  });

  test.each([
    ['[x y, x + y]', '', 'kind=jacobian'],
    ['[x y, x + y]', '&kind=gradient', 'kind=jacobian'],
    ['x y = 1', '', 'kind=implicit'],
  ])('%s%s is offered the kind that fits it: %s', async (f, more, kind) => {
    const [, link = ''] = /class="offer" href="([^"]+)"/.exec(await pageOf(deriveAddress(f, more))) ?? [];
    expect(link).toContain(kind);
    expect((await get(link.replaceAll('&amp;', '&'))).status).toBe(200);
  });

  test('a result beyond a glance is written with names, more than twenty of them folded', async () => {
    const chain = Array.from({ length: 13 }, (_, i) => `f${i + 2} = f${i + 1} sin(f${i + 1})`);
    const page = await pageOf(deriveAddress(`f1 = x sin(x); ${chain.join('; ')}`, '&wrt=x'));
    expect(page).toMatch(/<details class="names"><summary[^>]*>where \d\d names stand for parts/);
    expect(page).toMatch(/<code id="as-markdown">.*\*\*where\*\*\n\n- \$u _1 = x\\sin/s);
  });

  test('other ways are offered, the shortest first, and lead to the same derivative', async () => {
    const page = await pageOf(deriveAddress('(x+1)(x-2)'));
    const [ways = ''] = /<section class="ways".*?<\/section>/s.exec(page) ?? [];
    expect([...ways.matchAll(/">([a-z ]+)<\/a>/g)].map(([, says]) => says)).toEqual(['multiplied out first']);
    for (const [, link = ''] of ways.matchAll(/href="([^"]+)"/g))
      expect(await pageOf(link.replaceAll('&amp;', '&'))).toMatch(/class="result".*= 2x - 1<\/annotation>/s);
  });

  test('a sigmoid is written in terms of its output where that is asked for', async () => {
    const page = await pageOf(deriveAddress('1/(1+e^(-b))', '&output=s'));
    expect(page).toMatch(/class="result".*?\{ds\}\{db\} = s\(1 - s\)<\/annotation>/s);
  });

  test('an input without a value on the page of programs is asked for', async () => {
    expect(await pageOf('/backprop?f=a%20x&at=x%3D1')).toContain('No value is given for a; give every input one');
  });

  test('problems open on the pages that work them out, and on the form of a table', async () => {
    const page = await pageOf('/problems/cosine-of-a-sum');
    const links = [...page.matchAll(/href="(\/(?:derive|backprop)\?[^"]+)"/g)].map(([, link]) =>
      link?.replaceAll('&amp;', '&'),
    );
    expect(links.length).toBe(3);
    for (const link of links) expect((await get(link ?? '')).status).toBe(200);
  });

  test('the rules page has every rule and every function', async () => {
    const { RULES } = await import('../src/rules/rules.ts');
    const { FUNCTIONS } = await import('../src/operations/functions.ts');
    const page = await pageOf('/rules');
    for (const { id } of RULES) expect(page).toContain(`id="${id}"`);
    for (const { name } of FUNCTIONS) expect(page).toContain(`id="operation:${name}"`);
    expect(page).not.toContain('class="source"');
  });
});

describe('hostile input', () => {
  test.each([
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    '\\href{javascript:alert(1)}{x}',
    '\u0000\u202e{{7*7}}',
    '𝕏'.repeat(200),
    '('.repeat(5000),
    `${'sin('.repeat(2000)}x`,
    '9^9^9^9',
    'x'.repeat(20_000),
    '__proto__',
    'constructor(x)',
  ])('%s', async f => {
    const response = await get(deriveAddress(f));
    expect([200, 422]).toContain(response.status);
    expect(await response.text()).not.toMatch(/<script>|<img|href="javascript/);
  });

  test.each([
    ['sines 500 deep', `${'sin('.repeat(500)}x${')'.repeat(500)}`],
    ['a product of 200 factors', Array.from({ length: 200 }, (_, i) => `(x+${i + 1})`).join('*')],
    [
      'a function that doubles 14 times',
      `f0 = x; ${Array.from({ length: 14 }, (_, i) => `f${i + 1} = f${i} sin(f${i})`).join('; ')}`,
    ],
    ['a product of 600 variables', `x * ${Array.from({ length: 600 }, (_, i) => `x${i}`).join('*')}`],
    ['a sum of 2,000 terms', Array.from({ length: 2000 }, () => 'x^2').join('+')],
  ])('a page of %s comes within seconds and does not swell', async (_, f) => {
    const begun = performance.now();
    const response = await get(deriveAddress(f, '&level=full&wrt=x'));
    expect([200, 422]).toContain(response.status);
    expect((await response.text()).length).toBeLessThan(4_000_000);
    expect(performance.now() - begun).toBeLessThan(8000);
  });

  test('a header beyond all limits is refused by the server itself', async () => {
    expect((await get(`/derive?f=${'x'.repeat(80_000)}`)).status).toBe(431);
  });

  test('a parameter given twice, or as an object, counts as not given', async () => {
    expect((await get('/derive?f=x&f=y')).status).toBe(200);
    expect((await get('/derive?f[a]=x&level[b]=c')).status).toBe(200);
  });

  test('nothing of it was our own error', () => expect(logged).toEqual([]));
});

describe('headers', () => {
  test.each(['/', '/assets/page.css', '/api/v1/problems', '/nothing', '/healthz'])(
    'of %s keep everything at home',
    async path => {
      const { headers } = await get(path);
      const policy = headers.get('Content-Security-Policy') ?? '';
      expect(policy).toContain("default-src 'none'");
      expect(policy).toMatch(/script-src 'self';/);
      expect(policy).toMatch(/style-src 'self';/);
      expect(policy).not.toMatch(/https?:|unsafe-eval|\*/);
      expect(headers.get('X-Content-Type-Options')).toBe('nosniff');
      expect(headers.get('Referrer-Policy')).toBe('no-referrer');
      expect(headers.has('X-Powered-By')).toBe(false);
    },
  );

  test('style sheets, fonts and modules come with their types', async () => {
    const type = async (path: string) => (await get(path)).headers.get('Content-Type');
    expect(await type('/assets/katex/katex.min.css')).toMatch('text/css');
    expect(await type('/assets/katex/fonts/KaTeX_Main-Regular.woff2')).toBe('font/woff2');
    expect(await type('/assets/mathlive/mathlive.min.mjs')).toMatch('javascript');
    expect(await type('/assets/derive.js')).toMatch('javascript');
  });

  test('healthz says ok', async () => expect(await json(get('/healthz'))).toEqual({ status: 'ok' }));
});

describe('limits and the end', () => {
  test('requests over the limit are refused with 429, as problem details and as a page', async () => {
    const narrow = await serve({ port: 0, requestsPerMinute: 2 });
    const ask = (path: string) => fetch(narrow.address + path);
    expect([(await ask('/api/v1/problems')).status, (await ask('/')).status]).toEqual([200, 200]);
    const refused = await ask('/api/v1/problems');
    expect([refused.status, refused.headers.get('Content-Type')]).toEqual([
      429,
      'application/problem+json; charset=utf-8',
    ]);
    expect(refused.headers.get('Retry-After')).toMatch(/^\d+$/);
    expect((await ask('/')).status).toBe(429);
    expect((await ask('/healthz')).status).toBe(200);
    await narrow.stop();
  });

  test('a server that is stopped finishes what it is doing and takes nothing new', async () => {
    const ending = await serve({ port: 0 });
    const port = Number(new URL(ending.address).port);
    const socket = connect(port, 'localhost');
    const answered = new Promise<string>(resolve => {
      let text = '';
      socket.on('data', chunk => {
        text += chunk.toString();
      });
      socket.on('close', () => resolve(text));
    });
    const body = JSON.stringify({ f: 'x^2' });
    const head = `POST /api/v1/derive HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n`;
    await new Promise<void>(sent => socket.write(head + body.slice(0, 3), () => sent()));
    await new Promise(begun => setTimeout(begun, 50));
    const stopped = ending.stop();
    await expect(fetch(`${ending.address}/healthz`)).rejects.toThrow();
    socket.write(body.slice(3));
    expect(await answered).toMatch(/^HTTP\/1\.1 200.*"derivative":"2 \* x"/s);
    await stopped;
  });
});
