import { describe, expect, test } from 'vitest';
import { commandLine as run } from './command-line.ts';

const lines = async (command: string, objects: readonly unknown[]): Promise<readonly Record<string, unknown>[]> => {
  const text = objects.map(object => (typeof object === 'string' ? object : JSON.stringify(object))).join('\n');
  return (await run([command, '--stdin'], text)).out.split('\n').map(line => JSON.parse(line));
};

describe('what cannot be used: exit status 2 and one line', () => {
  test.each([
    [['derive'], "derive takes one function, in quotes: gradwork derive 'x^2 sin x'."],
    [['derive', 'x', 'y'], "derive takes one function, in quotes: gradwork derive 'x^2 sin x'."],
    [['derive', 'x y'], 'There are several variables: x, y. Say by which one to differentiate.'],
    [['derive', 'x', '--order', '9'], 'The order is 9; orders from 1 to 6 are worked out.'],
    [['derive', 'x', '--level', 'deep'], '--level deep is not known; it is one of brief, normal, full.'],
    [['derive', 'x', '--at', 'x:1'], 'In --at: “x:1” is not a value; write x=1, several with commas: x=1,y=2.'],
    [['derive', 'x', '--at', 'x=y'], 'In --at: “y” is no number for x; write one, such as x=1.5 or x=pi/2.'],
    [
      ['derive', 'x', '--colour'],
      '--colour is not an option here; there are --wrt, --order, --at, --kind, --along, --dependent, --output, --ways, --level, --notation, --format, --syntax, --stdin.',
    ],
    [['backprop', 'x y', '--at', 'x=1'], 'No value is given for y; give every input one, for example y=1.'],
    [['check', 'x^2', '2x'], "check found two texts; give the function with --of: gradwork check --of 'x^2' '2x'."],
    [
      ['check', '--of', 'sin x', 'cos', 'x'],
      'check takes one answer and found 2: cos, x; put the answer in one pair of quotes.',
    ],
    [['problem', 'no-such'], 'there is no problem no-such; gradwork problem lists them.'],
    [['problem', 'neuron-by-hand', '--seed', 'x'], '“x” is not a seed; give an integer, such as --seed 7.'],
    [['serve', '--port', 'x'], '“x” is not a port; give a number from 0 to 65535, such as --port 3000.'],
    [
      ['dervie'],
      'dervie is not a command; there are derive, backprop, check, working, grade, read, problem, rules, serve and help.',
    ],
  ])('%j', async (args, message) => {
    expect(await run(args)).toEqual({ status: 2, out: '', err: `gradwork: ${message}` });
  });
});

describe('an expression may begin with a minus', () => {
  test.each([
    [['read', '-x^2'], '-x^2'],
    [['read', '--', '-x'], '-x'],
    [['read', '-sin x'], '-sin(x)'],
  ])('%j', async (args, out) => {
    expect(await run(args)).toEqual({ status: 0, out, err: '' });
  });
});

describe('derive', () => {
  test('the last line is the check', async () => {
    const { status, out } = await run(['derive', 'x^2 sin x']);
    expect(status).toBe(0);
    expect(out.split('\n').at(-1)).toMatch(
      /^Check: at x = 1 formula 2.223244, tape 2.223244; 16 of 16 points agree to 1e−\d+$/,
    );
  });

  test('a value at a point; the value may be written as in mathematics', async () => {
    expect((await run(['derive', 'sin x', '--at', 'x=pi'])).out.split('\n').at(-1)).toBe('Value: -1');
  });

  test('of a kind: the value stands among the lines', async () => {
    const { status, out } = await run([
      'derive',
      'x^2 y',
      '--kind',
      'directional',
      '--along',
      '3,4',
      '--at',
      'x=1,y=2',
    ]);
    expect(status).toBe(0);
    expect(out.split('\n').slice(-2)).toEqual([
      expect.stringMatching(/^At x = 1, y = 2: Dᵤf = 16\/5 +value$/),
      expect.stringMatching(/^Check: at x = 1, y = 2 formula 3.200000, tape 3.200000; 16 of 16 points agree/),
    ]);
  });

  test('a program is told through its names, as JSON too', async () => {
    const program = ['derive', 'u = 3x + 1; y = u^2', '--at', 'x=1'];
    const { out } = await run(program);
    expect(out).toContain('dy/dx = dy/du·du/dx');
    expect(out.split('\n').at(-1)).toBe('Value: 24');
    expect(JSON.parse((await run([...program, '--format', 'json'])).out)).toMatchObject({
      derivative: '6 * u',
      where: [{ name: 'u', text: '3 * x + 1', shape: 'scalar' }],
      value: 24,
    });
  });

  test('--stdin takes the fields of a kind', async () => {
    const answers = await lines('derive', [
      { id: 1, f: 'x y', kind: 'hessian', steps: false },
      { id: 2, f: 'x y', kind: 'directional', along: [3, 4], steps: false },
      { id: 3, f: 'x y', kind: 'directional', along: '3, 4, 5' },
      { id: 4, f: 'x y', kind: 'slope' },
    ]);
    expect(answers[0]).toMatchObject({
      id: 1,
      kind: 'hessian',
      derivative: [
        ['0', '1'],
        ['1', '0'],
      ],
    });
    expect(answers[1]).toMatchObject({ id: 2, derivative: '(3 * y + 4 * x) / 5', certificate: { agrees: true } });
    expect(answers.slice(2)).toMatchObject([{ complaint: { start: 0, end: 3 } }, { complaint: {} }]);
  });

  test('exit status 1 where nothing could be checked', async () => {
    expect(await run(['derive', 'sqrt(-1 - x^2)'])).toMatchObject({ status: 1 });
  });

  test('--stdin answers every line in order, bad ones too', async () => {
    const answers = await lines('derive', [
      { id: 1, f: 'x^2' },
      'not json',
      { id: 'b', f: 'x+' },
      { id: 3 },
      { id: 4, f: 'a x', wrt: 'x', steps: false, at: { a: 5 } },
    ]);
    expect(answers).toHaveLength(5);
    expect(answers[0]).toMatchObject({
      id: 1,
      read: 'x^2',
      wrt: 'x',
      derivative: '2 * x',
      size: 3,
      certificate: { agrees: true, points: 16 },
    });
    expect(answers[1]).toEqual({ complaint: { message: 'This line is not a JSON object.', start: 0, end: 8 } });
    expect(answers[2]).toMatchObject({ id: 'b', complaint: { start: 2, end: 2 } });
    expect(answers[3]).toMatchObject({ id: 3, complaint: { start: 0, end: 0 } });
    expect(answers[4]).toMatchObject({ id: 4, derivative: 'a', value: 5 });
    expect(answers[4]).not.toHaveProperty('steps');
  });

  test('--stdin takes points as they are written in mathematics', async () => {
    const asked = { of: 'sin x', answer: 'sqrt(2)/2' };
    const points = ['pi/4', '-pi/4', 'x', '1/0', [1]];
    const answers = await lines(
      'check',
      points.map(x => ({ ...asked, at: { x } })),
    );
    const message = 'The field “at.x” is no number; write one, or a text such as "pi/4".';
    expect(answers).toMatchObject([
      { verdict: 'correct' },
      { verdict: 'correct' },
      { complaint: { message } },
      { complaint: { message } },
      { complaint: { message } },
    ]);
  });

  test('--stdin says in sentences what is wrong with a field', async () => {
    const asked = { of: 'x^2', answer: '2x' };
    const answers = await lines('check', [
      { ...asked, rounding: -1 },
      { ...asked, form: 'nice' },
      { ...asked, syntax: 3 },
      { ...asked, assume: 'x > 0' },
      { of: 'x^2' },
    ]);
    expect(answers.map(({ complaint }) => complaint)).toMatchObject([
      { message: 'The field “rounding” is no whole number from 0 to 15.' },
      {
        message:
          'The field “form” is none of these: any, simplified, factored, expanded, single-fraction; write one of them.',
      },
      { message: 'The field “syntax” is none of these: text, latex; write one of them.' },
      { message: 'The field “assume” is missing or no list; write one in square brackets.' },
      { message: 'The field “answer” is missing or no text; write the answer, such as "2x cos x".' },
    ]);
  });

  test('steps as a tree, with a sentence that names the parts', async () => {
    const [answer] = await lines('derive', [{ f: 'x^2 sin x' }]);
    const [step] = Array.isArray(answer?.steps) ? answer.steps : [];
    expect(step).toMatchObject({
      rule: 'product',
      of: 'x^2 * sin(x)',
      substeps: [{ rule: 'power' }, { rule: 'function:sin' }],
    });
    expect(step.because).toBe(
      'Product rule: both x² and sin(x) contain x. Differentiate x² and keep sin(x), then keep x² and differentiate sin(x), and add.',
    );
  });

  test('a result beyond printing is written with names', async () => {
    const [answer] = await lines('derive', [{ f: `${'sin('.repeat(60)}x${')'.repeat(60)}` }]);
    expect(String(answer?.derivative).length).toBeLessThan(2000);
    expect(answer?.where).toContainEqual({ name: 'u1', text: 'sin(sin(x))', shape: 'scalar' });
  });
});

describe('read', () => {
  test('--stdin', async () => {
    expect(
      await lines('read', [
        { id: 7, text: 'sin^2 x' },
        { id: 8, text: 'x+' },
      ]),
    ).toMatchObject([
      { id: 7, read: 'sin(x)^2', notes: [] },
      { id: 8, complaint: { start: 2, end: 2 } },
    ]);
  });
});

describe('help tells every command', () => {
  test.each(['derive', 'backprop', 'read', 'problem', 'rules', 'serve'])('%s', async name => {
    expect((await run(['help'])).out).toContain(`gradwork ${name}`);
    expect((await run(['help', name])).out).toContain(`gradwork ${name}`);
  });
});

test('rules lists the taught rules and the functions', async () => {
  const { out } = await run(['rules']);
  expect(out).toContain('d/dx[f * g] = D(f) * g + f * D(g)');
  expect(out).toContain('softplus');
});

test('a problem with its answer from the engine', async () => {
  const { out } = await run(['problem', 'car-bicycle-walker', '--answer']);
  expect(out).toContain('= 8');
});

test('a problem at a point tells every quantity on the way', async () => {
  const { out } = await run(['problem', 'neuron-by-hand', '--answer']);
  expect(out).toMatch(/^v = 0\.090000$/m);
  expect(out).toMatch(/^ŷ = 0\.522485$/m);
});
