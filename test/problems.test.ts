import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import katex from 'katex';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { randomNumbers } from '../src/checking/random.ts';
import type { Expr } from '../src/expression/expression.ts';
import { variables } from '../src/expression/measure.ts';
import { inlined, output } from '../src/expression/program.ts';
import { loadProblems, problemById, problemIn } from '../src/problems/load.ts';
import { numeralRange } from '../src/problems/numeral.ts';
import { type Problem, programOf } from '../src/problems/problem.ts';
import { FIELDS } from '../src/problems/schema.ts';
import { numberedVariant, type Variant, variant, variantCount } from '../src/problems/variant.ts';
import { evaluate, gradientAt, type Point } from '../src/tape/gradient.ts';
import { recordProgram } from '../src/tape/record.ts';

const { problems, complaints } = await loadProblems('problems');

const named = (id: string): Problem => {
  const problem = problemById(problems, id);
  if (!problem) throw new Error(`There is no problem ${id}.`);
  return problem;
};

/** A formula in the variant's names, written in the inputs alone. */
const inInputs = ({ body }: Variant, value: Expr): Expr => {
  const [first, ...others] = programOf(body).definitions;
  return inlined({ definitions: [first, ...others, { name: 'a formula', value }] });
};
const whole = ({ body }: Variant): Expr => inlined(programOf(body));

const SEEDS = Array.from({ length: 20 }, (_, i) => i);

describe('the problems of the lectures', () => {
  test('every file loads', () => {
    expect(complaints.map(({ message }) => message)).toEqual([]);
  });

  test.each([
    ['telkom', 'logistic-neuron squared-errors mean-squared-error neuron-by-hand neuron-any-datum neuron-gates'],
    ['cmu-10301', 'differentiation-quiz cosine-of-a-sum reverse-mode logistic-regression sigmoid-derivative'],
    ['cmu-10301', 'hidden-layer-log-likelihood hidden-layer-square'],
    ['nus-cs3244', 'car-bicycle-walker sine-of-a-square'],
    ['anndl', 'four-step-chain three-input-neuron three-hidden-neurons'],
    ['kaist-coe202', 'two-two-one-network two-two-one-cross-entropy relu-hidden-layer relu-beside-sigmoid'],
  ])('%s has %s', (course, ids) => {
    for (const id of ids.split(' ')) expect(named(id).course).toBe(course);
  });

  test.each([
    ['three-hidden-neurons', 13],
    ['two-two-one-cross-entropy', 9],
    ['relu-hidden-layer', 9],
    ['hidden-layer-log-likelihood', 11],
    ['hidden-layer-square', 11],
  ])('%s asks for %i derivatives and states a number and a formula for each', (id, count) => {
    const { wrt, body, expect: expected } = named(id);
    expect(wrt).toHaveLength(count);
    for (const name of wrt) {
      const claims = expected.find(each => each.name === `d${output(programOf(body)).name}/d${name}`)?.claims ?? [];
      expect(claims.map(({ kind }) => kind)).toEqual(['number', 'formula']);
    }
  });

  test('a nudge from 1 to 1.1 moves the four-step chain to 0.750260, a little less than its derivative predicts', () => {
    const chain = whole(variant(named('four-step-chain'), 1));
    const { value, gradient } = gradientAt(chain, { x: 1 });
    const moved = evaluate(chain, { x: 1.1 });
    expect(moved).toBeCloseTo(0.75026, 6);
    expect(moved - value).toBeCloseTo(0.019202, 6);
    expect(0.1 * (gradient.x ?? 0)).toBeCloseTo(0.019661, 6);
  });

  test.each([
    ['w1', 0.513036],
    ['w2', 0.673929],
    ['b', -0.130357],
  ])('one step of descent with rate 1 takes %s of the neuron to %f', (weight, after) => {
    const it = variant(named('neuron-by-hand'), 1);
    const { gradient } = gradientAt(whole(it), it.at ?? {});
    expect((it.at?.[weight] ?? 0) - (gradient[weight] ?? 0)).toBeCloseTo(after, 6);
  });

  test('x² typed twice on one line is recorded once, as if it had been named', () => {
    const [line, steps] = ['reverse-mode', 'cosine-of-a-sum'].map(
      id => recordProgram(programOf(named(id).body)).length,
    );
    expect(line).toBe(steps);
  });
});

describe('LaTeX of statements and hints', () => {
  const texts = problems.flatMap(problem =>
    [variant(problem, 1).statement, ...problem.hints].map(text => ({ id: problem.id, text })),
  );

  test.each(texts)('$id: $text', ({ text }) => {
    const formulas = [...text.matchAll(/\$\$([^$]+)\$\$|\$([^$]+)\$/g)].map(
      ([, display, inline]) => display ?? inline ?? '',
    );
    for (const formula of formulas) expect(() => katex.renderToString(formula, { strict: 'error' })).not.toThrow();
    expect(text.replaceAll(/\$\$[^$]+\$\$|\$[^$]+\$/g, '')).not.toMatch(/[$\\{}]/);
  });
});

/** Every claim about a derivative of the output that the problem asks for. */
const claimed = problems.flatMap(problem => {
  const it = variant(problem, 1);
  const of = output(programOf(it.body)).name;
  return it.expect.flatMap(({ name, quantity, claims }) =>
    quantity.kind === 'derivative' && quantity.of === of && problem.wrt.includes(quantity.wrt)
      ? claims.map(claim => ({ id: problem.id, name, it, wrt: quantity.wrt, claim }))
      : [],
  );
});

/** Five seeded points at which the output has a value. */
function seededPoints(it: Variant): Point[] {
  const next = randomNumbers(7);
  const inputs = variables(whole(it));
  const drawn = Array.from({ length: 50 }, () => Object.fromEntries(inputs.map(name => [name, 3 * next() - 1.2])));
  return drawn.filter(point => Number.isFinite(evaluate(whole(it), point))).slice(0, 5);
}

describe('what the lectures state is what backpropagation through the whole expression finds', () => {
  const numbers = claimed.flatMap(({ claim, ...rest }) =>
    claim.kind === 'number' ? [{ ...rest, digits: claim.digits }] : [],
  );
  const formulas = claimed.flatMap(({ claim, ...rest }) => (claim.kind === 'formula' ? [{ ...rest, ...claim }] : []));

  test('numbers and formulas are many', () => {
    expect(numbers.length).toBeGreaterThan(60);
    expect(formulas.length).toBeGreaterThan(70);
  });

  test.each(numbers)('$id: $name = $digits', ({ it, wrt, digits }) => {
    const right = gradientAt(whole(it), it.at ?? {}).gradient[wrt];
    expect(right?.toFixed(digits.split('.')[1]?.length ?? 0).replace(/^-(0\.?0*)$/, '$1')).toBe(digits);
  });

  test.each(formulas)('$id: $name = $text', ({ it, wrt, expr }) => {
    const points = seededPoints(it);
    expect(points).toHaveLength(5);
    for (const point of it.at ? [it.at, ...points] : points) {
      const right = gradientAt(whole(it), point).gradient[wrt] ?? Number.NaN;
      const formula = evaluate(inInputs(it, expr), point);
      expect(Math.abs(formula - right)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(right)));
    }
  });
});

describe('variants', () => {
  const varied = problems.filter(problem => variantCount(problem) > 1);

  test('at least two problems have parameters', () => {
    expect(varied.length).toBeGreaterThanOrEqual(2);
  });

  test.each(varied.map(problem => ({ id: problem.id, problem })))(
    '$id is well defined for twenty seeds',
    ({ problem }) => {
      for (const it of SEEDS.map(seed => variant(problem, seed))) {
        const at = it.at ?? Object.fromEntries(problem.wrt.map(name => [name, 0.7]));
        const { value, gradient } = gradientAt(whole(it), at);
        for (const number of [value, ...problem.wrt.map(name => gradient[name])])
          expect(number).toSatisfy(Number.isFinite);
      }
    },
  );

  test('a seed always picks the same variant, and twenty seeds pick several', () => {
    const texts = () => SEEDS.map(seed => variant(named('sine-of-a-square'), seed).body.text);
    expect(texts()).toEqual(texts());
    expect(new Set(texts()).size).toBeGreaterThan(10);
  });

  test('every choice has its number', () => {
    const problem = named('sine-of-a-square');
    const texts = Array.from({ length: variantCount(problem) }, (_, i) => numberedVariant(problem, i).body.text);
    expect(new Set(texts).size).toBe(8 * 4);
  });

  test('numbers stand in text, statement, point and formulas', () => {
    const it = numberedVariant(read(), 1);
    expect(it.chosen).toEqual({ a: '-3', start: '0.1' });
    expect(it.body.text).toBe('t = (-3) * x^2\nJ = sin(t) + b');
    expect(it.statement).toBe('Find the slopes for $a = -3$.');
    expect(it.at).toEqual({ x: 0.1, b: 1 });
    expect(it.expect.flatMap(({ claims }) => claims)).toMatchObject([{ text: 'cos(t) * 2 * (-3) * x' }]);
  });

  test('a problem without parameters has one variant, in its own words', () => {
    const problem = named('cosine-of-a-sum');
    expect(variantCount(problem)).toBe(1);
    expect(variant(problem, 3).body).toBe(problem.body);
  });

  test.each([
    ['1', '3', '1', '1 2 3'],
    ['1', '4', '2', '1 3'],
    ['-0.2', '0.1', '0.1', '-0.2 -0.1 0 0.1'],
    ['0.1', '0.7', '0.1', '0.1 0.2 0.3 0.4 0.5 0.6 0.7'],
    ['2', '2.5', '0.25', '2 2.25 2.5'],
    ['3', '1', '1', ''],
    ['1', '2', '0', ''],
  ])('from %s to %s by %s: %s', (from, to, step, all) => {
    expect(numeralRange(from, to, step).join(' ')).toBe(all);
  });

  test.each([
    [0, [1144304738, 1416247, 958946056]],
    [1, [2693262067, 11749833, 2265367787]],
    [4294967295, [3850105811, 813802916]],
  ])('seed %i gives what mulberry32 gives in C', (seed, words) => {
    const next = randomNumbers(seed);
    expect(words.map(() => next() * 2 ** 32)).toEqual(words);
  });
});

const GOOD = `id: slope
title: A slope
source: a lecture
kind: gradient
statement: Find the slopes for $a = {{a}}$.
program: |
  t = a x^2
  J = sin(t) + b
wrt: [x, b]
at: {x: start, b: 1}
parameters:
  a: [2, -3]
  start: {from: 0.1, to: 0.5, step: 0.1}
points: 2
expect:
  dJ/dx: cos(t) * 2 * a * x
`;

const judged = (text: string) => problemIn(text, 'problems/course/slope.yaml', 'course', 'slope.yaml');

function read(): Problem {
  const [problem] = judged(GOOD).problems;
  if (!problem) throw new Error('The good file is refused.');
  return problem;
}

/** The good file changed, and the sentence that refuses it: [what stands, what stands instead, line, the end of the sentence]. */
const REFUSALS: readonly (readonly [string, string, number, string])[] = [
  ['title: A slope', 'titel: A slope', 1, 'title is missing; write a title.'],
  ['title: A slope', 'titel: A slope', 2, 'titel is no field of a problem; did you mean title?'],
  ['title: A slope', 'title: ""', 2, 'title is empty; write a title.'],
  ['points: 2', 'points: 2\nauthor: me', 15, `author is no field of a problem; the fields are ${FIELDS.join(', ')}.`],
  ['id: slope', 'id: A slope', 1, 'id is “A slope”; write lower-case words joined by hyphens, the name of the file.'],
  [
    'id: slope',
    'id: incline',
    1,
    'id is incline, but the file is slope.yaml; name both alike, the file ending in .yaml.',
  ],
  [
    'kind: gradient',
    'kind: slopes',
    4,
    'kind is “slopes”; write one of derivative, gradient, backprop, matrix, training, working.',
  ],
  ['title: A slope', 'title: [A, slope]', 2, 'title is a list; write a title.'],
  ['points: 2', 'points: two', 14, 'points is “two”; write a whole number from 1 to 999.'],
  ['points: 2', 'points: 2\nrounding: 16', 15, 'rounding is “16”; write a number of decimals from 0 to 15.'],
  ['points: 2', 'points: 2\nhints: think', 15, 'hints is “think”; write a list of hints.'],
  ['points: 2', 'points: 2\nhints:\n  - think\n  - ""', 17, 'hints[1] is empty; write a hint.'],
  ['points: 2', 'points: 2\nlog: two', 15, 'log is “two”; write one of natural, ten.'],
  ['points: 2', 'points: 2\nfunction: x^2', 15, 'function stands beside program; keep one of the two.'],
  ['program: |', 'hints: [|', 6, 'this is not YAML: Plain value cannot start with block scalar indicator |.'],
  ['points: 2', 'points: 2\ntitle: Again', 15, 'this is not YAML: Map keys must be unique.'],
  ['sin(t) + b', 'sin(t + b', 8, 'program cannot be read. This parenthesis is never closed: write ) where it ends.'],
  ['wrt: [x, b]', 'wrt: [x, c]', 9, 'wrt[1] is c, which is no variable here; the variables are x, b.'],
  ['wrt: [x, b]', 'wrt: t', 9, 'wrt[0] is t, which is no variable here; the variables are x, b.'],
  ['wrt: [x, b]', 'wrt: []', 9, 'wrt is empty; write a variable or a list of variables.'],
  ['kind: gradient', 'kind: derivative', 9, 'wrt has several variables; keep one, or write kind: gradient.'],
  ['{x: start, b: 1}', '{x: start}', 10, 'at has no value for b; give every variable one.'],
  ['{x: start, b: 1}', '{x: start, b: 1, t: 2}', 10, 'at.t is no variable here; the variables are x, b.'],
  ['{x: start, b: 1}', '{x: start, b: one}', 10, 'at.b is “one”; write a number, or the name of a parameter.'],
  ['{x: start, b: 1}', '1', 10, 'at is “1”; write a map such as {x: 1}.'],
  [
    'a: [2, -3]',
    'a: 2',
    12,
    'parameters.a is “2”; write a list of numbers such as [2, 3, 5] or a range such as {from: 1, to: 9, step: 2}.',
  ],
  [
    'a: [2, -3]',
    'a: {from: 3, to: 1}',
    12,
    'parameters.a is an empty range; write from: below to:, and a step: above 0.',
  ],
  ['a: [2, -3]', 'a: {from: 0, to: 5000}', 12, 'parameters.a has more than 1000 choices; take larger steps.'],
  [
    'a: [2, -3]',
    'a: [2, -3]\n  c: [1, 2]',
    13,
    'parameters.c is used neither in the program nor in at; use it or leave it out.',
  ],
  [
    'a: [2, -3]',
    'a: [2, -3]\n  t: [1, 2]',
    13,
    'parameters.t is defined by the program too; give one of the two another name.',
  ],
  ['{{a}}', '{{c}}', 5, 'statement has {{c}}, which is no parameter; for braces of LaTeX write { {c} }.'],
  ['dJ/dx:', 'dJ/x:', 16, 'expect.dJ/x is no quantity; write a name such as yhat or a derivative such as dL/dw1.'],
  ['dJ/dx:', 'dL/dx:', 16, 'expect.dL/dx speaks of L, which is not defined; defined are t, J.'],
  ['dJ/dx:', 'dJ/dc:', 16, 'expect.dJ/dc speaks of c, which does not occur; there are t, J, x, b.'],
  ['2 * a * x', '2 * a * c', 16, 'expect.dJ/dx[0] speaks of c, which does not occur; there are t, J, x, b, a, start.'],
  ['cos(t) * 2 * a * x', '0.5', 16, 'expect.dJ/dx[0] is a number, but every variant has its own; write a formula.'],
];

describe('a bad file is refused with file, line and field', () => {
  test('the good file is not', () => {
    expect(judged(GOOD).complaints).toEqual([]);
  });

  test.each(REFUSALS)('%s → %s', (from, to, line, sentence) => {
    expect(GOOD).toContain(from);
    const messages = judged(GOOD.replace(from, to)).complaints.map(({ message }) => message);
    expect(messages).toContain(`problems/course/slope.yaml, line ${line}: ${sentence}`);
  });
});

const ONE_FUNCTION = `id: slope
title: A slope
source: a lecture
kind: derivative
statement: Find the slope.
function: x^2 sin x
wrt: x
at: {x: 1}
points: 2
expect:
  dy/dx:
    - 2.2232
    - 2 x sin x + x^2 cos x
`;

/** What the tape does not find: [what stands, what stands instead, line, the end of the sentence]. */
const UNTRUE: readonly (readonly [string, string, number, RegExp])[] = [
  ['2.2232', '2.2231', 12, /^expect\.dy\/dx\[0\] is 2\.2231, but the tape finds 2\.223244 at x = 1\.$/],
  ['2.2232', '-2.2232', 12, /^expect\.dy\/dx\[0\] is -2\.2232, but the tape finds 2\.223244 at x = 1\.$/],
  ['2 x sin', '4 x sin', 13, /^expect\.dy\/dx\[1\] gives 3\.906186, but the tape finds 2\.223244 at x = 1\.$/],
  ['2 x sin', '2 sin', 13, /^expect\.dy\/dx\[1\] gives \S+, but the tape finds \S+ at x = \S+\.$/],
  [
    '+ x^2 cos x',
    '+ x^2 cos x + log(-x)',
    13,
    /^expect\.dy\/dx\[1\] gives NaN, but the tape finds 2\.223244 at x = 1\.$/,
  ],
  [
    'sin x\nwrt',
    'log(x - 1)\nwrt',
    8,
    /^at is x = 1, where the value or a derivative does not exist; take another point\.$/,
  ],
  ['at: {x: 1}\n', '', 11, /^expect\.dy\/dx\[0\] is a number, which needs a point; give at: or write a formula\.$/],
];

describe('a file is refused whose mathematics does not hold', () => {
  test('what holds to the digits given stands', () => {
    expect(judged(ONE_FUNCTION).complaints).toEqual([]);
  });

  test.each(UNTRUE)('%s → %s', (from, to, line, sentence) => {
    expect(ONE_FUNCTION).toContain(from);
    const [first] = judged(ONE_FUNCTION.replace(from, to)).complaints;
    expect(first?.line).toBe(line);
    expect(first?.message.replace(/^problems\/course\/slope\.yaml, line \d+: /, '')).toMatch(sentence);
  });
});

describe('a folder of problems', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'problems-'));
    for (const course of ['first', 'second']) await mkdir(join(folder, course));
    const files = ['first/slope.yaml', 'second/slope.yaml', 'second/bad.yaml', 'slope.yaml', 'second/notes.txt'];
    for (const file of files)
      await writeFile(join(folder, file), file.endsWith('bad.yaml') ? 'id: bad\n' : ONE_FUNCTION);
  });
  afterAll(() => rm(folder, { recursive: true }));

  test('gives the good problems and complains of each bad file', async () => {
    const { problems: good, complaints: bad } = await loadProblems(folder);
    expect(good.map(({ course, id }) => `${course}/${id}`)).toEqual(['first/slope']);
    const heads = new Set(bad.map(({ file, line, field }) => `${file.slice(folder.length + 1)}:${line} ${field}`));
    const missing = ['title', 'source', 'kind', 'statement', 'wrt', 'points'].map(
      field => `second/bad.yaml:1 ${field}`,
    );
    expect(heads).toEqual(new Set(['slope.yaml:1 ', ...missing, 'second/slope.yaml:1 id']));
  });

  test.each([
    ['slope.yaml', 'the file lies outside a course; move it into a folder of its course.'],
    ['second/slope.yaml', 'id is taken by {first/slope.yaml}; give one of the two another name.'],
  ])('%s: %s', async (file, sentence) => {
    const { complaints: bad } = await loadProblems(folder);
    const whole = `${join(folder, file)}, line 1: ${sentence.replace(/\{(.+)\}/, (_, path: string) => join(folder, path))}`;
    expect(bad.map(({ message }) => message)).toContain(whole);
  });

  test('that is not there is named', async () => {
    const missing = 'There is no folder of problems at nowhere; name one that holds a folder a course.';
    await expect(loadProblems('nowhere')).rejects.toThrow(missing);
  });
});

describe('problems/README.md', async () => {
  const text = await readFile('problems/README.md', 'utf8');

  test.each(FIELDS)('explains %s', field => {
    expect(text).toMatch(new RegExp(`^\\| \`${field}\``, 'm'));
  });

  test('has an example that loads', () => {
    const [, example = ''] = /```yaml\n([\s\S]+?)```/.exec(text) ?? [];
    expect(problemIn(example, 'README.md', 'course', 'slope-of-a-wave.yaml')).toMatchObject({
      problems: [{}],
      complaints: [],
    });
  });
});
