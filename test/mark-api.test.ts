import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { MarkAnswer } from '../src/server/marking-shapes.ts';
import { type Running, serve } from '../src/server/serve.ts';

let running: Running;

beforeAll(async () => {
  running = await serve({ port: 0, requestsPerMinute: 10_000, log: () => undefined });
});
afterAll(() => running.stop());

const JSON_TYPE = 'application/json';
const post = (body: string, type: string): Promise<Response> =>
  fetch(`${running.address}/api/v1/mark`, { method: 'POST', headers: { 'Content-Type': type }, body });
const mark = (asked: object): Promise<Response> => post(JSON.stringify(asked), JSON_TYPE);
const marked = async (asked: object) => MarkAnswer.parse(await (await mark(asked)).json());

const SQUARE = { of: 'x^2' } as const;
const SHEET = 'student,problem,answer\nAda,cosine-of-a-sum,4.560792\nBen,nothing-like-it,4\nAda,cosine-of-a-sum,5\n';

describe('a table sent to the API', () => {
  test('answers to one function come back in order, an empty one too, and are counted', async () => {
    const { id, rows, summary } = await marked({ id: 3, ...SQUARE, answers: ['2x', '', 'x', '2x +'] });
    expect([id, rows.map(({ verdict }) => verdict)]).toEqual([3, ['correct', 'unreadable', 'wrong', 'unreadable']]);
    expect(summary).toMatchObject({ rows: 4, verdicts: { correct: 1, wrong: 1, unreadable: 2, undecided: 0 } });
  });

  test('a right answer earns its points and has no mistake', async () => {
    const { rows } = await marked({ of: 'a x^2', wrt: 'a', answers: ['x*x'] });
    const [{ feedback = '', ...row } = {}] = rows;
    expect(row).toEqual({ answer: 'x*x', score: 1, max_score: 1, verdict: 'correct', mistake: null, read_as: 'x * x' });
    expect(feedback).toBe('Right.');
  });

  test('a mistake is named as in the table of mistakes', async () => {
    const { rows } = await marked({ of: 'x^2 sin x', answers: ['2x cos x'] });
    expect(rows[0]).toMatchObject({ verdict: 'wrong', score: 0, mistake: 'D16 product-of-derivatives' });
  });

  test.each([
    ['of several lines', 'y = x^2\n= 2x'],
    ['with a quotation mark, a comma and a tab inside', '"2x,\tx'],
    ['that is called as the column', 'answer'],
  ])('an answer %s is one row', async (_, answer) => {
    const { rows } = await marked({ ...SQUARE, answers: [answer] });
    expect(rows.map(row => row.answer)).toEqual([answer]);
  });

  test('a table of problems has student and problem in each row; the later of two answers counts', async () => {
    const { rows } = await marked({ table: SHEET });
    expect(rows.map(({ student, problem, verdict, score }) => [student, problem, verdict, score])).toEqual([
      ['Ada', 'cosine-of-a-sum', 'superseded', null],
      ['Ben', 'nothing-like-it', 'unreadable', null],
      ['Ada', 'cosine-of-a-sum', 'wrong', 0],
    ]);
  });

  test('CSV comes back as CSV, its own columns first', async () => {
    const response = await post('student;function;answer\nAda;x^2;2x\n', 'text/csv; charset=utf-8');
    expect(response.headers.get('Content-Type')).toBe('text/csv; charset=utf-8');
    expect(await response.text()).toBe(
      'student,problem,answer,score,max_score,verdict,mistake,feedback,read_as\nAda,x^2,2x,1,1,correct,,Right.,2 * x\n',
    );
  });
});

describe('what cannot be marked is a problem', () => {
  test.each<[string, number, string, string, string]>([
    ['no table', 400, '{}', JSON_TYPE, 'is no table: send `table`'],
    ['answers to nothing', 400, '{"answers": ["2x"]}', JSON_TYPE, 'is no table: send `table`'],
    ['a table beside answers', 400, '{"of": "x", "answers": ["1"], "table": ""}', JSON_TYPE, 'is no table'],
    ['answers that are no texts', 400, '{"of": "x", "answers": [1]}', JSON_TYPE, 'answers.0: '],
    ['an empty table', 422, '{"table": " "}', JSON_TYPE, 'There are no answers'],
    ['an empty CSV', 422, ' ', 'text/csv', 'There are no answers'],
    ['a header alone', 422, 'student,problem,answer\n', 'text/csv', 'There is no row below'],
    ['a table without answers', 422, '{"table": "a,b\\n1,2"}', JSON_TYPE, 'names no column “answer”'],
    ['a function', 422, '{"of": "x + * 2", "answers": ["1"]}', JSON_TYPE, 'The function “x + * 2” cannot be used: '],
    ['2,001 answers', 422, JSON.stringify({ of: 'x', answers: Array(2001).fill('1') }), JSON_TYPE, 'are 2,001 rows'],
    ['over a megabyte', 413, `answer\n${'1\n'.repeat(600_000)}`, 'text/csv', '1 MB for a table'],
    ['another type', 415, 'answer\n1', 'text/plain', 'must be JSON or CSV'],
  ])('%s: %i', async (_, status, body, type, said) => {
    const response = await post(body, type);
    expect([response.status, response.headers.get('Content-Type')]).toEqual([
      status,
      'application/problem+json; charset=utf-8',
    ]);
    expect(await response.json()).toMatchObject({ status, detail: expect.stringContaining(said) });
  });

  test('bytes that are no UTF-8', async () => {
    const body = new Uint8Array([0xff, 0xfe, 0x41]);
    const headers = { 'Content-Type': 'text/csv' };
    const response = await fetch(`${running.address}/api/v1/mark`, { method: 'POST', headers, body });
    expect(await response.json()).toMatchObject({ status: 422, detail: expect.stringContaining('not in UTF-8') });
  });

  test('a row whose function cannot be used says why, and the others are marked', async () => {
    const { rows } = await marked({ table: 'function,answer\nx y,x\nx^2,2x' });
    expect(rows.map(({ verdict }) => verdict)).toEqual(['unreadable', 'correct']);
    expect(rows[0]?.feedback).toContain('There are several variables: x, y.');
  });

  test('another method is told which is for it', async () => {
    const response = await fetch(`${running.address}/api/v1/mark`);
    expect([response.status, response.headers.get('Allow')]).toEqual([405, 'POST']);
  });
});

test('the OpenAPI document tells both ways of sending a table, with the schemas that read them', async () => {
  const document: unknown = await (await fetch(`${running.address}/api/v1/openapi.json`)).json();
  const contents = (name: string) => ({
    [JSON_TYPE]: { schema: { $ref: `#/components/schemas/${name}` } },
    'text/csv': { schema: { type: 'string' } },
  });
  expect(document).toMatchObject({
    paths: {
      '/api/v1/mark': {
        post: {
          requestBody: { content: contents('MarkRequest') },
          responses: { 200: { content: contents('MarkAnswer') } },
        },
      },
    },
    components: { schemas: { MarkRequest: { type: 'object' }, MarkAnswer: { type: 'object' } } },
  });
});
