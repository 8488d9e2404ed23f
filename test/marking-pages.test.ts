import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadProblems } from '../src/problems/load.ts';
import { type Running, serve } from '../src/server/serve.ts';

let running: Running;

beforeAll(async () => {
  running = await serve({ port: 0, requestsPerMinute: 10_000, log: () => undefined });
});
afterAll(() => running.stop());

interface Page {
  readonly status: number;
  readonly text: string;
}

async function pageAt(path: string, init?: RequestInit): Promise<Page> {
  const response = await fetch(running.address + path, init);
  return { status: response.status, text: await response.text() };
}

const asking = (path: string, fields: Readonly<Record<string, string>>): Promise<Page> =>
  pageAt(`${path}?${new URLSearchParams(fields)}`);
const posting = (path: string, fields: Readonly<Record<string, string>>): Promise<Page> =>
  pageAt(path, { method: 'POST', body: new URLSearchParams(fields) });

/** What a reader sees of the element with this id, up to the page's end. */
const shownFrom = (id: string, { text }: Page): string =>
  text
    .slice(text.indexOf(`id="${id}"`))
    .replace(/^[^>]*>/, '')
    .replace(/<\/main>[\s\S]*/, '')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ');

describe('the page that marks an answer', () => {
  test.each<[string, Readonly<Record<string, string>>, string]>([
    ['a right one', { f: 'x^3', answer: '3x^2' }, '✓ Right.'],
    ['a wrong one', { f: 'x^2 sin x', answer: '2x cos x' }, '✗ Not right. You multiplied the derivatives.'],
    ['by the variable asked for', { f: 'a x^2', wrt: 'a', answer: 'x^2' }, '✓ Right.'],
    ['of a kind', { f: 'x^2 y', kind: 'gradient', answer: '(2 x y, x^2)' }, '✓ Right.'],
    ['at a point, rounded', { f: 'sin x', at: 'x = 1', rounding: '2', answer: '0.54' }, '✓ Right.'],
    ['in a form', { f: '(2x+2)^2', form: 'factored', answer: '8x+8' }, '✓ Right, but not fully factored:'],
    ['that cannot be read', { f: 'x', answer: '1 +' }, '! This cannot be read. 1 + Something is missing after +'],
    ['in LaTeX', { f: '\\frac{x^2}{2}', syntax: 'latex', answer: '\\frac{2x}{2}' }, '✓ Right.'],
    ['in LaTeX, as is seen', { f: '\\frac{x^2}{2}', syntax: 'text', answer: '$\\frac{2x}{2}$' }, '✓ Right.'],
    ['in LaTeX, of a function in text', { f: 'x^2 sin x', answer: '2x\\sin x + x^{2}\\cos x' }, '✓ Right.'],
    ['in text, of a function in LaTeX', { f: '\\frac{x^{11}}{11}', answer: 'x^10' }, '✓ Right.'],
  ])('%s', async (_, fields, said) => {
    const page = await asking('/check', fields);
    expect(page.status).toBe(200);
    expect(shownFrom('answer', page).trim()).toMatch(said);
  });

  test('hints do not say what it ought to be', async () => {
    const page = await asking('/check', { f: 'x^2 sin x', answer: '2x cos x', hints: 'on' });
    expect(shownFrom('answer', page)).not.toContain('ought to be');
    expect(page.text).toMatch(/name="hints" value="on"\s+checked/);
  });

  test.each<[string, Readonly<Record<string, string>>, readonly string[]]>([
    ['where a mistake is named', { f: 'x^2 sin(3x)', answer: '2x sin(3x) + x^2 cos(3x)' }, ['3 of 4 rules are right.']],
    ['not where another task was done', { f: 'x^3 + x^2', answer: 'x^4/4 + x^3/3' }, []],
    ['not among hints', { f: 'x^2 sin(3x)', answer: '2x sin(3x) + x^2 cos(3x)', hints: 'on' }, []],
    ['not of a single rule', { f: 'x^3', answer: '3x^3' }, []],
    ['not of a right answer', { f: 'x^2 sin x', answer: '2x sin x + x^2 cos x' }, []],
  ])('the rules that are right are counted: %s', async (_, fields, said) => {
    const { text } = await asking('/check', fields);
    expect([...text.matchAll(/\w+ of \d+ rules (?:is|are) right\./g)].map(([found]) => found)).toEqual(said);
  });

  test('the derivation is a link and is not shown', async () => {
    const page = await asking('/check', { f: 'x^2 sin x', answer: '2x' });
    expect(page.text).toContain('<a href="/derive?f=x%5E2+sin+x">Show the derivation</a>');
    expect(page.text).not.toContain('product rule');
    expect(page.text).not.toContain('class="result"');
  });

  test.each<[string, Readonly<Record<string, string>>, string]>([
    ['a function that cannot be read', { f: 'x + * 2', answer: '1' }, 'two operators in a row'],
    ['several variables', { f: 'x y', answer: 'x' }, 'There are several variables: x, y.'],
    ['a point that is none', { f: 'x', at: 'x:1', answer: '1' }, '“x:1” is not a value'],
    [
      'a variable that is none, beside such a point',
      { f: 'x', at: 'x:1', wrt: '1+', answer: '1' },
      '“1+” is not a variable',
    ],
    ['a long word, shortened', { f: 'x', at: 'x'.repeat(3000), answer: '1' }, `“${'x'.repeat(40)}…” is not a value`],
  ])('complains of %s', async (_, fields, said) => {
    const page = await asking('/check', fields);
    expect(page.status).toBe(422);
    expect(shownFrom('ask', page)).toContain(said);
  });

  test('without an answer there is the form alone', async () => {
    const page = await asking('/check', { f: 'x^2' });
    expect(page.status).toBe(200);
    expect(page.text).not.toContain('class="verdict');
  });

  test('an answer is read while it is typed', async () => {
    expect((await asking('/check/answer', { f: 'x', answer: '2 sin 3x or 0' })).text).toMatch(
      /read as.*katex.* or .*katex/s,
    );
    expect((await asking('/check/answer', { f: 'x', answer: '2 +' })).text).toContain('Something is missing');
    expect((await asking('/check/answer', { f: 'x', answer: ' ' })).text).toBe('');
  });

  test('what was typed is text on the page', async () => {
    const page = await asking('/check', { f: 'x', answer: '"><script>alert(1)</script>' });
    expect(page.text).not.toContain('<script>alert');
  });
});

describe('the page that marks a working', () => {
  const lines = '= d/dx(x^2) sin x + x^2 d/dx(sin x)\n= 2x sin x - x^2 cos x\n= x(2 sin x - x cos x)';

  test('the first wrong line, its mistake, and what follows from it', async () => {
    const page = await posting('/working', { f: 'x^2 sin x', lines });
    expect(page.status).toBe(200);
    expect(shownFrom('judged', page)).toContain('The first wrong line is line 2. Go to it');
    expect(page.text).toContain('<a href="#line-2">');
    expect(
      [...page.text.matchAll(/<li id="line-(\d)"[^>]*class="([\w-]*)"/g)].map(([, n, verdict]) => [n, verdict]),
    ).toEqual([
      ['1', 'right'],
      ['2', 'wrong'],
      ['3', 'carried-forward'],
    ]);
  });

  test('a short one may stand in the address', async () => {
    expect(shownFrom('judged', await asking('/working', { f: 'x^2', lines: '2x' }))).toContain('No line is wrong.');
  });

  test('an equation may be differentiated implicitly', async () => {
    const page = await posting('/working', { f: 'x^2 + y^2 = 25', lines: "2x + 2y y' = 0\ny' = x/y" });
    expect(shownFrom('judged', page)).toContain('The first wrong line is line 2.');
  });

  test('lines of which none is a step are not praised', async () => {
    const page = await posting('/working', { f: 'x^2', lines: 'f(x) = x^2' });
    expect(shownFrom('judged', page)).toContain('None of these lines is a step of this derivation.');
  });

  test.each<[string, Readonly<Record<string, string>>, string]>([
    ['a function that cannot be read', { f: 'x + * 2', lines: '1' }, 'two operators in a row'],
    ['several variables', { f: 'x y', lines: 'x' }, 'There are several variables: x, y.'],
    ['more lines than a derivation has', { f: 'x^2', lines: '2x\n'.repeat(201) }, 'These are 201 lines; at most 200'],
  ])('complains of %s', async (_, fields, said) => {
    const page = await posting('/working', fields);
    expect(page.status).toBe(422);
    expect(shownFrom('ask', page)).toContain(said);
  });

  test('a form over 64 kB is refused', async () => {
    expect((await posting('/working', { f: 'x', lines: 'x'.repeat(70_000) })).status).toBe(413);
  });

  test('pages that take no forms refuse them', async () => {
    expect((await posting('/rules', {})).status).toBe(405);
  });
});

describe('the derive page', () => {
  test.each([
    ['x^2', '', ['/check', '/working']],
    ['x^2 y', '&kind=gradient', ['/check']],
    ['x^3', '&order=2', ['/check']],
  ])('of %s%s leads to the pages that mark', async (f, more, paths) => {
    const { text } = await pageAt(`/derive?f=${encodeURIComponent(f)}${more}`);
    const [, links = ''] = /Try it yourself first:(.*?)<\/p>/s.exec(text) ?? [];
    expect([...links.matchAll(/href="([^?"]*)/g)].map(([, path]) => path)).toEqual(paths);
  });
});

/** Of each problem the numbers that its file knows of what its page asks for, by their boxes. */
const KNOWN = (await loadProblems('problems')).problems.flatMap(({ id, wrt, expect: told }) => {
  const numbers = wrt.flatMap(name => {
    // The last one is of the output.
    const [claim] = told.findLast(({ name: quantity }) => quantity.endsWith(`/d${name}`))?.claims ?? [];
    return claim?.kind === 'number' ? [[`answer.${name}`, claim.digits] as const] : [];
  });
  return numbers.length > 0 ? [[id, Object.fromEntries(numbers)] as const] : [];
});

describe('a problem’s page', () => {
  const problem = (id: string, fields: Readonly<Record<string, string>>) => asking(`/problems/${id}`, fields);

  test('has a box for each weight after the step, and tells one from a derivative', async () => {
    const page = await problem('neuron-by-hand', { 'stepped.w1': '0.513', 'stepped.w2': '0.6', 'answer.w1': '0.513' });
    expect([...page.text.matchAll(/class="verdict (\w+)"/g)].map(([, verdict]) => verdict)).toEqual([
      'wrong',
      'correct',
      'wrong',
    ]);
    expect(page.text).toContain('That is w₁ after the step; asked for here is the derivative.');
  });

  test('has a box for each derivative asked for, each marked where it stands', async () => {
    const page = await problem('neuron-by-hand', { 'answer.w1': '-0.013', 'answer.w2': '1' });
    expect([...page.text.matchAll(/<input id="(answer\.\w+)"/g)].map(([, name]) => name)).toEqual([
      'answer.w1',
      'answer.w2',
      'answer.b',
    ]);
    expect([...page.text.matchAll(/class="verdict (\w+)"/g)].map(([, verdict]) => verdict)).toEqual([
      'correct',
      'wrong',
    ]);
  });

  test.each(KNOWN)('%s: every number that its file knows is right', async (id, numbers) => {
    const { text } = await problem(id, numbers);
    const verdicts = [...text.matchAll(/class="verdict (\w+)"/g)].map(([, verdict]) => verdict);
    expect(verdicts).toEqual(Object.keys(numbers).map(() => 'correct'));
  });

  test.each([
    ['logistic-neuron', { 'answer.b': '(yhat - y) yhat (1 - yhat)' }],
    ['squared-errors', { 'answer.w': '2(yhat1-y1)yhat1(1-yhat1)x1 + 2(yhat2-y2)yhat2(1-yhat2)x2' }],
    ['differentiation-quiz', { 'answer.z': 'x \\exp(xz) + \\frac{x}{\\ln x} - \\frac{\\sin(\\ln x)}{x z^2}' }],
    ['relu-beside-sigmoid', { 'answer.z': '1 - S(1 - S) for z > 0, -S(1 - S) for z < 0' }],
    ['cosine-of-a-sum', { 'answer.x': '4.6' }],
  ])('%s: takes the names of its program, LaTeX, pieces, and numbers as they are rounded', async (id, answers) => {
    expect((await problem(id, answers)).text).toContain('class="verdict correct"');
  });

  test('says what it ought to be only when asked', async () => {
    const wrong = { 'answer.x': '8' };
    expect((await problem('cosine-of-a-sum', wrong)).text).not.toContain('ought to be');
    expect((await problem('cosine-of-a-sum', { ...wrong, tell: 'on' })).text).toContain('ought to be 4.560792');
  });

  test.each([
    ['the formula', 'sigmoid(b) (1 - sigmoid(b))', 'correct'],
    ['another one', 'sigmoid(b)', 'wrong'],
  ])('takes a formula where one is asked for: %s', async (_, answer, verdict) => {
    expect((await problem('sigmoid-derivative', { 'answer.b': answer })).text).toContain(`class="verdict ${verdict}"`);
  });

  test.each([
    ['reverse-mode', ['x']],
    ['differentiation-quiz', ['x', 'z']],
    ['sine-of-a-square', ['x']],
    ['sigmoid-derivative', ['b']],
    ['neuron-by-hand', ['w1', 'w2', 'b']],
  ])('of %s leads beside each box of a derivative to the page that marks its working', async (id, by) => {
    const { text } = await problem(id, {});
    const links = [...text.matchAll(/href="(\/working\?[^"]*)"/g)].map(([, link = '']) =>
      link.replaceAll('&amp;', '&'),
    );
    expect(links.map(link => new URL(link, 'http://here').searchParams.get('wrt'))).toEqual(by);
    for (const link of links) expect((await pageAt(link)).status).toBe(200);
  });

  test('its working may have numbers at its point, and letters of its program', async () => {
    const { text } = await problem('neuron-by-hand', {});
    const [, link = ''] = /href="(\/working\?[^"]*)"/.exec(text) ?? [];
    const lines = encodeURIComponent('dL/dv = (yhat - y) yhat (1 - yhat) = 0.130\ndL/dw1 = dL/dv * x1 = -0.013');
    expect((await pageAt(`${link.replaceAll('&amp;', '&')}&lines=${lines}`)).text).toContain('No line is wrong.');
  });

  test('opens its hints one at a time and keeps the derivation folded', async () => {
    const { text } = await problem('neuron-by-hand', {});
    expect(text).toMatch(
      /Hint 1 of 3<\/summary>(?:(?!<\/details>).)*Hint 2 of 3<\/summary>(?:(?!<\/details>).)*Hint 3 of 3/s,
    );
    expect(text).not.toMatch(/<details[^>]* open/);
  });
});

describe('the page that marks a table', () => {
  const mark = async (table: string | File, fields: Readonly<Record<string, string>> = {}, init: RequestInit = {}) => {
    const form = new FormData();
    form.set(typeof table === 'string' ? 'table' : 'file', table);
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    return pageAt('/mark', { method: 'POST', body: form, ...init });
  };
  /** Of each row its student and its verdict, in the order of the page. */
  const verdicts = ({ text }: Page): string[][] =>
    [...text.matchAll(/<tr class="(\w+)"><td>([^<]*)</g)].map(([, verdict = '', student = '']) => [student, verdict]);
  const download = ({ text }: Page): string =>
    Buffer.from(/base64,([^"]*)"/.exec(text)?.[1] ?? '', 'base64').toString();

  const SHEET = 'student,problem,answer\nAda,cosine-of-a-sum,dJ/dx = 4.560792\nBen,nothing-like-it,4\n';

  test('answers to one function, one a line: what waits for a person first', async () => {
    const page = await mark('2x cos x\n2x sin x +\n2x sin x + x^2 cos x', { of: 'x^2 sin x' });
    expect(page.status).toBe(200);
    expect(page.text).toContain('<strong>3 rows: 1 not readable, 1 wrong, 1 right.</strong>');
    expect(verdicts(page)).toEqual([
      ['line 2', 'unreadable'],
      ['line 1', 'wrong'],
      ['line 3', 'correct'],
    ]);
  });

  test('a table with a function in each row, parted by tabs as a spreadsheet copies it', async () => {
    const page = await mark('student\tfunction\twrt\tanswer\nAda\ta x^2\tx\t2 a x\nBen\ta x^2\ta\t2 a x\nCy\tx y\t\ty');
    expect(verdicts(page)).toEqual([
      ['Cy', 'unreadable'],
      ['Ben', 'wrong'],
      ['Ada', 'correct'],
    ]);
    expect(page.text).toContain('The function cannot be used: There are several variables: x, y.');
  });

  test('an answer that a comma cut is put together where that is plain; columns that are not read are told', async () => {
    const page = await mark(
      'student,function,answer,group\nAda,|x|,piecewise(x>0, 1, -1),A\nBen,x^2,2x,3y,B\nCy,x^2,2x,C\n',
    );
    expect(verdicts(page)).toEqual([
      ['Ben', 'unreadable'],
      ['Ada', 'correct'],
      ['Cy', 'correct'],
    ]);
    expect(page.text).toContain('This row has 5 fields, the first row 4');
    expect(page.text).toContain('Columns that are not read: “group”.');
  });

  test('empty rows are none, and the others keep their numbers', async () => {
    const page = await mark('\nstudent,function,answer\nAda,x^2,2x\n,,\n\n,x^3,3x^2\nBen,x^2,x(\n,,\n');
    expect(verdicts(page)).toEqual([
      ['Ben', 'unreadable'],
      ['Ada', 'correct'],
      ['row 6', 'correct'],
    ]);
    expect(page.text).toContain('>row 7<');
    expect(verdicts(await mark('2x\n\nx\n', { of: 'x^2' }))).toEqual([
      ['line 3', 'wrong'],
      ['line 1', 'correct'],
    ]);
  });

  test('a file of answers to problems, with semicolons and a byte-order mark', async () => {
    const file = new File([`\uFEFF${SHEET.replaceAll(',', ';')}`], 'answers.csv');
    expect(verdicts(await mark(file))).toEqual([
      ['Ben', 'unreadable'],
      ['Ada', 'correct'],
    ]);
  });

  test('the result is there to be downloaded, safe for spreadsheets where asked', async () => {
    const answer = '=2x';
    expect(download(await mark(answer, { of: 'x^2' }))).toBe(
      'student,problem,answer,score,max_score,verdict,mistake,feedback,read_as\nline 1,x^2,=2x,1,1,correct,,Right.,2 * x\n',
    );
    expect(download(await mark(answer, { of: 'x^2', safe: 'on' }))).toContain("line 1,x^2,'=2x,1");
  });

  test('tells how far it is to whoever asks for lines of JSON', async () => {
    const { text } = await mark(
      Array.from({ length: 25 }, (_, i) => `${i} x`).join('\n'),
      { of: 'x^2' },
      { headers: { Accept: 'application/x-ndjson' } },
    );
    const lines: readonly Readonly<Record<string, unknown>>[] = text
      .trim()
      .split('\n')
      .map(line => JSON.parse(line));
    expect(lines.slice(0, -1)).toEqual([10, 20, 25].map(marked => ({ marked, rows: 25 })));
    expect(lines.at(-1)).toEqual({ page: expect.stringContaining('25 rows: 24 wrong, 1 right.') });
  });

  test.each<[string, string | File, Readonly<Record<string, string>>, string]>([
    ['nothing', '', {}, 'There are no answers: paste a table, or choose a file.'],
    ['a header without answers', 'a,b\n1,2', {}, 'The first row names no column “answer”.'],
    ['answers to nothing', 'student,answer\nAda,2x', {}, 'The first row names no column “problem” or “function”'],
    ['a header alone', 'student,problem,answer\n', {}, 'There is no row below the names of the columns.'],
    ['a function that cannot be read', '2x', { of: 'x + * 2' }, 'The function “x + * 2” cannot be used: There are two'],
    ['more rows than a page shows', '2x\n'.repeat(2001), { of: 'x^2' }, 'There are 2,001 rows; here at most 2,000'],
    ['a file that is no UTF-8', new File([new Uint8Array([0xff, 0xfe, 0x41])], 'a.csv'), {}, 'not in UTF-8'],
  ])('says what is wrong with %s', async (_, table, fields, said) => {
    const page = await mark(table, fields);
    expect(page.status).toBe(422);
    expect(page.text).toContain(said);
  });

  test('a row without a student is named after its place once, one without a problem has none', async () => {
    const lines = await mark('2x', { of: 'x^2' });
    expect(shownFrom('marked', lines)).not.toContain('row 2');
    expect(shownFrom('marked', await mark('student,problem,answer\nAda,,2x'))).not.toMatch(/ to /);
  });

  test.each<[string, string]>([
    ['functions', 'student,function,answer\nBen,x^2,2x\n"Ada,x,1'],
    ['problems', 'student,problem,answer\nBen,sigmoid-derivative,2x\n"Ada,x,1'],
  ])('a quotation mark that does not close keeps no row before it from being marked: %s', async (_, table) => {
    const page = await mark(table);
    expect(page.status).toBe(200);
    expect(page.text).toContain('2 rows: 1 not readable, 1 ');
    expect(page.text).toContain('A quotation mark opens a field here and none closes it.');
  });

  test('a table over a megabyte is refused, as is what is no form', async () => {
    expect((await mark('x'.repeat(1_100_000))).status).toBe(413);
    expect(
      (await pageAt('/mark', { method: 'POST', body: 'x', headers: { 'Content-Type': 'text/plain' } })).status,
    ).toBe(400);
  });

  test('what was pasted is text on the page', async () => {
    const page = await mark('student,function,answer\n<script>alert(1)</script>,x^2,"<b>"');
    expect(page.text).not.toMatch(/<script>alert|<b>/);
  });
});
