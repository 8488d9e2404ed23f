import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { workingJson } from '../src/telling/working-json.ts';
import { remarks, summary } from '../src/telling/working-text.ts';
import { readValues } from '../src/values.ts';
import { working } from '../src/working/work-question.ts';
import type { JudgedWorking } from '../src/working/working.ts';
import { brokenWorkings, DERIVATIONS, workingOf } from './broken-workings.ts';
import { commandLine } from './command-line.ts';

const SIGNS = { right: '+', wrong: 'x', 'carried forward': '>', 'not a step': '.' } as const;

interface Case {
  readonly name: string;
  readonly f: string;
  readonly wrt: string | undefined;
  readonly at: string | undefined;
  /** "x y' = 2x // name". */
  readonly lines: readonly string[];
}

const CASES: readonly Case[] = readFileSync(new URL('./cases/workings.txt', import.meta.url), 'utf8')
  .split('\n\n')
  .slice(1)
  .map(block => {
    const [name = '', of = '', ...lines] = block.trim().split('\n');
    const [f = '', by] = of.split(' by ');
    const [wrt, at] = by?.split(' at ') ?? [];
    return { name: name.replace('# ', ''), f, wrt, at, lines: lines.map(line => line.replace(/\s+\/\/\s*/, ' // ')) };
  });

const typed = (line: string): string => line.slice(2).split(' // ')[0] ?? '';

function judged(f: string, lines: readonly string[], wrt?: string, point = ''): JudgedWorking {
  const at = readValues(point);
  if (!at.ok) throw new Error(`${point}: ${at.complaint.message}`);
  const found = working({ f, syntax: f.includes('\\') ? 'latex' : 'text', wrt, at: at.value }, lines);
  if (!found.ok) throw new Error(`${f}: ${found.complaint.message}`);
  return found.value;
}

describe('lines as students write them', () => {
  test.each(CASES)('$name', ({ f, wrt, at, lines }) => {
    const { lines: found } = judged(f, lines.map(typed), wrt, at);
    const told = found.map(({ text, verdict, mistakes: [mistake] }) =>
      [`${SIGNS[verdict]} ${text}`, ...(mistake ? [mistake.name] : [])].join(' // '),
    );
    expect(told).toEqual(lines);
  });
});

describe('whether the lines arrive, and what is said of that', () => {
  test.each<[string, readonly string[], boolean, string]>([
    ['x^2', ['2x'], true, 'No line is wrong.'],
    ['h = x^2; y = 3h', ["y' = 3 dh/dx"], false, 'No line is wrong, but the last one is not yet the derivative.'],
    ['h = sin x; y = h^2', ["y' = 2h cos x"], true, 'No line is wrong.'],
    ['x^2', ["y' ="], false, 'No line is wrong, but the last one is not yet the derivative.'],
    ['x^2 + x', ['d/dx(x^2) + d/dx(x)'], false, 'No line is wrong, but the last one is not yet the derivative.'],
    [
      'sin(x^2)',
      ['let u = x^2', "y' = 2x cos(u)"],
      false,
      'No line is wrong, but the last one is not yet the derivative.',
    ],
    ['sin(x^2)', ['let u = x^2', "y' = 2x cos(u)", '= 2x cos(x^2)'], true, 'No line is wrong.'],
    ['sin(x^2)', ["y' = 2x cos(x^2)", 'd/dx(x^2) = 2x'], true, 'No line is wrong.'],
    ['x^2', ['2x', 'by the power rule'], true, 'No line is wrong.'],
    ['x^2', ['2 * x^(2 -', '2x'], true, 'No line is wrong, but 1 line could not be judged.'],
    ['x^2', ['2x', '((', '2x +'], true, 'No line is wrong, but 2 lines could not be judged.'],
    [
      'x^2',
      ['d/dx(x^2)', '2 * x^('],
      false,
      'No line is wrong, but the last one is not yet the derivative, and 1 line could not be judged.',
    ],
    ['x^2', ['y = x^2'], false, 'None of these lines is a step of this derivation.'],
    ['x^3', ['3x', '3x^2'], true, 'The first wrong line is line 1.'],
    ['x^3', ['3x^2', '3x'], false, 'The first wrong line is line 2.'],
    ['x^3', ['3x', '= 3 x'], false, 'The first wrong line is line 1.'],
  ])('%s: %j', (f, lines, done, said) => {
    const found = judged(f, lines);
    expect([found.done, summary(found)]).toEqual([done, said]);
  });

  test('log is what the question says', () => {
    const found = working({ f: 'log(x)', log: 'ten' }, ["y' = d/dx(log(x))"]);
    expect(found.ok && found.value.lines[0]?.verdict).toBe('right');
  });

  test('JSON has it', () => {
    expect(workingJson(judged('x^2', ['2x']))).toMatchObject({ firstWrong: null, done: true });
  });
});

test.each([
  ['sin(x^2)', ['let u = x^2', 'dy/du = cos u'], ['sine']],
  ['(3x + 1)^4', ['let u = 3x + 1', 'dy/du = 4u^3'], ['power rule']],
  ['sin(x^2)', ['d/dx(x^2) = 2x'], ['power rule']],
  ['x^x', ['ln y = x ln x', "y'/y = ln x + 1"], ['product rule', 'variable', 'logarithm']],
])('a line beside the derivation names its own rules alone: %s, %j', (f, lines, rules) => {
  expect(judged(f, lines).lines.at(-1)?.did).toEqual(rules);
});

test.each([
  ['x^2', ["y' = lim_{h->0} ((x+h)^2 - x^2)/h"], ['definition of the derivative'], false],
  ['x^2', ["y' = lim_{h->0} ((x+h)^2 - x^2)/h", '= lim_{h->0} (2x + h)'], ['algebra'], false],
  ['x^2', ["y' = lim_{h->0} ((x+h)^2 - x^2)/h", '= 2x'], ['limit'], true],
])('first principles: %s, %j', (f, lines, rules, done) => {
  const found = judged(f, lines);
  expect([found.lines.at(-1)?.did, found.done]).toEqual([rules, done]);
});

test.each([
  ['x^x', ["y'/y = ln x + 1", "y' = y(ln x + 1)"], ['algebra']],
  ['(3x + 1)^4', ['u = 3x + 1', 'dy/du = 4u^3', 'du/dx = 3', 'dy/dx = 12u^3'], ['chain rule, power']],
  ['x^2 sin x', ["(x^2)' = 2x", "y' = 2x sin x + x^2 cos x"], ['product rule', 'sine']],
  ['x^2 + y^2 = 9', ["2x + 2y y' = 0"], ['both sides differentiated']],
  ['x^2 + y^2 = 9', ['d/dx(x^2) + d/dx(y^2) = 0', "2x + 2y y' = 0"], ['power rule', 'chain rule, power']],
  ['x^2 + y^2 = 9', ["2x + 2y y' = 0", "y y' = -x"], ['algebra']],
  ['x^2 + y^2 = 9', ["2x + 2y y' = 0", "y' = -x/y"], ['solved for dy/dx']],
  ['x^2 sin x', ['u = x^2, v = sin x', "u'v + uv' = 2x sin x + x^2 cos x"], ['product rule', 'power rule', 'sine']],
  ['x^3 + x', ['d/dx x^3 + x'], []],
])('rules stand on the line in which the derivative is found: %s, %j', (f, lines, rules) => {
  expect(judged(f, lines).lines.at(-1)?.did).toEqual(rules);
});

/** One sign a line, as in the cases: + right, x wrong, > carried forward, . not a step. */
const signsOf = (f: string, lines: readonly string[]): string =>
  judged(f, lines)
    .lines.map(({ verdict }) => SIGNS[verdict])
    .join('');

describe('letters are explained before or after they are used, in a line of their own or beside others', () => {
  test.each<[string, readonly string[], string]>([
    ['sin(x^2+1)^3', ['Let u = sin(x^2+1). Then y = u^3', 'dy/dx = 3u^2 du/dx', 'du/dx = cos(x^2+1) * 2x'], '.++'],
    ['sin(x)^2', ['Let u = sin x, so y = u^2.', 'dy/du = 2u', 'dy/dx = 2u cos x'], '.++'],
    ['sigmoid(3x)', ['s = sigmoid(z), z = 3x', 'ds/dz = s(1-s)', 'dz/dx = 3', 'ds/dx = 3 s(1-s)'], '.+++'],
    ['x^2 sin x', ['let f = x^2', 'let g = sin x', "f' = 2x", "g' = cos x"], '..++'],
    ['x^2 sin x', ['f = x^2, g = sin x', "f' = 2x sin x + x^2 cos x"], '.+'],
    ['sin(x^2)', ['u = x^2; du/dx = 2x', "y' = cos u * 2x"], '++'],
    ['sin(x^2)', ["y' = cos(u) * 2x", 'u = x^2'], '+.'],
    ['sin(x^2)', ["y' = cos(u) * 2x"], '.'],
    ['sin(x^2)', ["y' = sin(u) * 2x"], '.'],
    ['e^(x^2)', ['dy/dx = dy/du * du/dx', 'dy/du = e^u', 'u = x^2'], '++.'],
    ['e^(x^2)', ['dy/dx = dy/du * du/dx'], '+'],
    ['e^(x^2)', ['dy/dx = dy/du + du/dx'], '.'],
    ['sin(x^2)', ['du/dx', '= 2x'], '..'],
    ['theta^2', ['dy/dtheta = 2 theta'], '+'],
    ['sin(x^2)', ['u = x^2, du = 2x dx', 'dy = 2x cos(x^2) dx'], '++'],
  ])('%s: %j', (f, lines, signs) => expect(signsOf(f, lines)).toBe(signs));

  test('the letter that nobody has explained is said', () => {
    const [line] = judged('sin(x^2)', ["y' = cos(u) * 2x"]).lines;
    expect(line?.complaint?.message).toBe(
      'What u stands for is said in no line: write it down, such as u = x^2, or write the formula in x alone.',
    );
  });
});

describe('words and signs around a line that is right', () => {
  test.each([
    "y' = 2x sin x + x^2 cos x  QED",
    'The answer is 2x sin x + x^2 cos x',
    'I think it is 2x sin x + x^2 cos x',
    "Hence y' = 2x sin x + x^2 cos x",
    'Answer: 2x sin x + x^2 cos x',
    "=> y' = 2x sin x + x^2 cos x",
    "⇒ y' = 2x sin x + x^2 cos x",
    "→ y' = 2x sin x + x^2 cos x",
    "∴ y' = 2x sin x + x^2 cos x",
    "1. y' = 2x sin x + x^2 cos x",
    "a) y' = 2x sin x + x^2 cos x",
    "y' = 2x sin x + x^2 cos x (double angle)",
    "y' = 2x sin x + x^2 cos x (by the chain rule)",
    "y' = 2x sin x + x^2 cos x;",
    "y' = 2x sin x + x^2 cos x ✓",
    "y' = 2x sin x + x^2 cos x \\\\",
    'd/dx = 2x sin x + x^2 cos x',
    'dy/dx: 2x sin x + x^2 cos x',
    'f_x = 2x sin x + x^2 cos x',
    'Total: 2x sin x + x^2 cos x',
    '2x sin x + x^2 cos x // done',
    'D[x^2] sin x + x^2 D[sin x]',
    "By the product rule, y' = 2x sin x + x^2 cos x",
    'We get 2x sin x + x^2 cos x by the product rule',
    '2x sin x + x^2 cos x is the answer',
    'd/dx(x^2) sin x + x^2 d/dx(sin x)',
    "y' &= 2x sin x + x^2 cos x \\\\",
    '\\frac{dy}{dx} &= 2x \\sin x + x^2 \\cos x',
    'f^{\\prime}\\left(x\\right) = 2x\\sin x + x^2\\cos x',
  ])('%s', line => expect(signsOf('x^2 sin x', [line])).toBe('+'));

  test.each([
    'The derivative of the constant is 0',
    'outer: sin(u), derivative cos(u)',
    'Differentiate x^2 first',
    'x is the variable',
    'for x = 2',
    'multiply 2x by cos x',
  ])('%s is no step', line => expect(signsOf('x^2 sin x', [line])).toBe('.'));

  test.each<readonly [string, string]>([
    ["y' = 2x sin x", '+ x^2 cos x'],
    ["y' = 2x sin x +", 'x^2 cos x'],
    ["y' &= 2x \\sin x \\\\ &\\quad + x^2 \\cos x", ''],
  ])('a formula over two lines is one: %s, %s', (...lines) => expect(signsOf('x^2 sin x', lines)).toBe('+'));

  test('an environment in one text is so many lines', () => {
    const { lines } = judged('x e^x', ["\\begin{aligned} y' &= e^x + x e^x \\\\ &= 2x e^x \\end{aligned}"]);
    expect(lines.map(({ verdict }) => verdict)).toEqual(['right', 'wrong']);
  });

  test('an environment over several lines has its lines read', () => {
    const lines = ['\\begin{align}', "y' &= e^x + x e^x \\\\", '&= (1+x)e^x', '\\end{align}'];
    expect(signsOf('x e^x', lines)).toBe('.++.');
  });
});

describe('a line says what its left side says', () => {
  test.each([
    ['x^3', "f'(2) = 12", '+'],
    ['x^3', "f'(3) = 12", 'x'],
    ['x^2 sin x', "y'' = 2x sin x + x^2 cos x", 'x'],
    ['x^3', "y'' = 6x", '+'],
    ['x^3', "y'' = 6", 'x'],
    ['x^2', 'dx/dy = 2x', 'x'],
    ['x^2', 'dx/dy = 1/(2x)', '.'],
    ['x^2 sin x', 'd/dx(x^3 sin x) = 2x sin x + x^2 cos x', 'x'],
    ['x^2 sin x', 'd/dx(x^3 sin x) = 3x^2 sin x + x^3 cos x', '.'],
    ['x^2 sin x', 'd/dx(x^2) = 2x', '+'],
    ['x^2 sin x', "(x^2)' = 2x", '+'],
    ['x^2', 'x^2 = 2x', '.'],
    ['x^2', '2x = 2', 'x'],
  ])('%s: %s', (f, line, sign) => expect(signsOf(f, [line])).toBe(sign));
});

test.each([
  ['x^2 ln(x)', ['2x ln x + x^2 / x', '2x ln x'], 'The term x²/x of the line before is missing.'],
  [
    'arctan(x^2)',
    ['2x/(1 + x^4)', '2x/(1 + x^2 + x)'],
    'Nothing is differentiated between the line before and this one: the slip is in rewriting it.',
  ],
  [
    'ln(x^2+1)',
    ['2x/(x^2+1)', '2/(x+1)'],
    '2x/(x² + 1) was cancelled in one term alone: only what is a factor of every term above and below can be cancelled.',
  ],
  [
    'x^2 + ln x',
    ['(2x^2+1)/x', '2x + 1'],
    '(2x² + 1)/x was cancelled in one term alone: only what is a factor of every term above and below can be cancelled.',
  ],
  ['4x^2', ['4(2x)', '6x'], '4·2x is a product: its numbers were added instead of multiplied.'],
  [
    'x^4/2 - 2x^3 + 9x',
    ['2x^2(x-3) + 9', '2x^3 - 3 + 9'],
    '2x²(x − 3) has a bracket of which not every term was multiplied by all that stands before it.',
  ],
  [
    'x^4',
    ['4x^3', '12x^2'],
    'This is the derivative of the line before: it has been differentiated once more than was asked.',
  ],
])('a slip in rewriting is said to be one: %s, %j', (f, lines, said) => {
  const line = judged(f, lines).lines.at(-1);
  expect([line?.mistakes, line && remarks(line)[0]]).toEqual([[], said]);
});

const CONSTANT = 'All is right but the C: a constant is added to an integral, and this is a derivative.';

test.each([
  ['x^2', ["y' = 2x + C"], CONSTANT],
  ['sin(x^2)', ['let u = x^2', 'dy/du = cos u + C'], CONSTANT],
  ['x^2', ["y' = 1/0"], 'At x = 1 what was expected has a real value and your answer has none.'],
  [
    'x^2',
    ["y' = lim_{h->0} (2 + h)"],
    'This limit comes to 2, and that is not the derivative: the slip is in this line.',
  ],
])('where no mistake fits, what can be said is said: %s, %j', (f, lines, said) => {
  const [line] = judged(f, lines).lines.slice(-1);
  expect(line && remarks(line)[0]).toBe(said);
});

test.each([
  ["y'(2) = 8", 'This is the value of the function there, and not of the derivative.'],
  ["y'(3) = 3*9 = 28", 'The point is put in rightly; the slip is in working out what that comes to.'],
  ["y'(3) = 28", 'At x = 3 it comes to 28 and ought to be 27.'],
])('a wrong value at a point: %s', (line, said) => {
  const [, found] = judged('x^3', ["y' = 3x^2", line]).lines;
  expect(found && remarks(found)[0]).toBe(said);
});

test.each([
  ["(x + 2y) y' = -2x", 'The term y of the line before is missing.', 'A term of the line before is missing.'],
  [
    "y' = (2x + y)/(x + 2y)",
    'The slope has the wrong sign: terms that are brought to the other side change theirs.',
    'The slope has the wrong sign: terms that are brought to the other side change theirs.',
  ],
  [
    "y' = -(x + 2y)/(2x + y)",
    'The fraction is upside down: divide by what multiplies the slope.',
    'The fraction is upside down: divide by what multiplies the slope.',
  ],
  [
    "(2x + y) + (x - 2y) y' = 0",
    'All is right but for one sign: that of the term 2y·d/dx[y].',
    'All is right but for one sign. Go through the terms again.',
  ],
])('a slip in solving for the slope: %s', (line, full, hint) => {
  const [, found] = judged('x^2 + xy + y^2 = 7', ["2x + y + x y' + 2y y' = 0", line]).lines;
  expect(found && [remarks(found)[0], remarks(found, 'hints')[0]]).toEqual([full, hint]);
});

test.each([
  ['x = 2', ['The derivative is not 0 there: put it in, and see.', 'At x = 2 it comes to 9 and ought to be 0.']],
  [
    'x^2 = 4',
    [
      'What solves this equation is no zero of the derivative: the slip is in rewriting it.',
      'At x = −2 it comes to 9 and ought to be 0.',
    ],
  ],
])('a zero that is none: %s', (line, said) => {
  const [, found] = judged('x^3 - 3x', ["y' = 3x^2 - 3 = 0", line]).lines;
  expect(found && remarks(found)).toEqual(said);
});

test.each([
  ['idk', 'There is no step in this line: write the derivative of the part that you would begin with.'],
  ['?', 'There is no step in this line: write the derivative of the part that you would begin with.'],
  ['---', undefined],
  [
    'lim_{x->∞} 1/x',
    'This limit is not judged here: write it with a letter that goes to 0, lim_{h->0}, or what it comes to in a line of its own.',
  ],
  ["y' = lim_{h->0} sin(1/h)", 'What this limit comes to is not found here: write that in a line of its own.'],
])('why a line is no step: %s', (line, said) => {
  const [found] = judged('x^2', [line]).lines;
  expect([found?.verdict, found?.complaint?.message]).toEqual(['not a step', said]);
});

test('more formulas than are read in one line are counted', () => {
  const found = working({ f: 'x^2' }, [`y' = ${'2x = '.repeat(149)}2x`, "y' = 2x"]);
  const [long, short] = found.ok ? found.value.lines : [];
  expect(long?.complaint?.message).toBe(
    'This line has 151 formulas, of which at most 100 are read: write each step on a line of its own.',
  );
  expect([long?.verdict, short?.verdict]).toEqual(['not a step', 'right']);
});

test.each([
  ['x^2 ln(x)', ['x^5 - 1/7'], 'This line does not follow from what stands above it.'],
  ['x^2', ["y' = 2x + C"], 'There is no C in what was given: its only letter is x.'],
  [
    'x^2 ln(x)',
    ['2x ln x + x^2 / x', '2x ln x'],
    'Nothing is differentiated between the line before and this one: the slip is in rewriting it.',
  ],
  ['x^2', ["y' = 2x"], undefined],
  ['x^2', ["y' = x", "y' = x/1"], undefined],
])('hints give nothing away, and leave no wrong line without a word: %s, %j', (f, lines, said) => {
  const line = judged(f, lines).lines.at(-1);
  expect(line && remarks(line, 'hints')[0]).toBe(said);
});

describe('which mistake is told of a line that several explain', () => {
  test.each<[string, string, readonly string[], readonly string[]]>([
    [
      'the rule that was due',
      'sqrt(5x)',
      ['1/(2sqrt(5x)) * d/dx(5x)', '1/(2sqrt(5x)) * 5x'],
      ['chain-multiplies-by-inner-itself'],
    ],
    ['what is written', 'ln x + x', ['-1/x + 1'], ['log-sign-invented']],
    [
      'the chain around a part that is found by itself',
      'cos(2x)^3',
      ['3cos(2x)^2 * d/dx(cos(2x))', '-3cos(2x)^2 sin(2x)'],
      ['chain-stops-after-one-layer', 'chain-inner-derivative-missing'],
    ],
    [
      'of the same line both',
      'x^2 + x',
      ["y' = x + 1"],
      ['power-coefficient-not-brought-down', 'exponent-lowered-before-it-comes-down'],
    ],
    ['in a line of its own the letter above', 'sin(x)^3', ['u = sin x', 'd/du(u^3) = 3u'], ['power-lost']],
  ])('%s', (_, f, lines, names) => {
    const found = judged(f, lines)
      .lines.at(-1)
      ?.mistakes.map(({ name }) => name);
    expect(found?.slice(0, names.length)).toEqual(names);
  });

  test('two that were made together are said as such', () => {
    const [line] = judged('x^2 sin(3x)', ["y' = 2x sin(3x) - x^2 cos(3x)"]).lines;
    expect([line?.together, line && remarks(line)[0]]).toEqual([true, 'Two mistakes meet here.']);
  });

  test('two of them are said', () => {
    const [line] = judged('x^2 + x', ["y' = x + 1"]).lines;
    expect(line && remarks(line).map(remark => remark.startsWith('Or else: '))).toEqual([false, true]);
  });
});

test('the terminal takes the function in LaTeX', async () => {
  const of = ['--of', '\\frac{\\sin x}{x}', '--syntax', 'latex'];
  const { status, out } = await commandLine(['working', ...of, '-'], "y' = \\frac{x\\cos x - \\sin x}{x^2}\n");
  expect([status, out.split('\n').at(-1)]).toEqual([0, 'No line is wrong.']);
});

describe('our own derivations', () => {
  test('have no wrong line', () => {
    const wrong = DERIVATIONS.filter(({ f, wrt, expr }) => judged(f, workingOf(expr, wrt), wrt).firstWrong !== null);
    expect(wrong.map(({ f }) => f)).toEqual([]);
  });

  // Every fifth function: all of them take a minute (bench/workings.ts).
  const broken = DERIVATIONS.filter((_, i) => i % 5 === 0).flatMap(({ f, wrt, expr }) =>
    brokenWorkings(expr, wrt).map(each => ({ f, each, judged: judged(f, each.lines, wrt) })),
  );

  test('broken in one line have that line found', () => {
    const missed = broken.filter(({ each, judged: { firstWrong } }) => firstWrong !== each.wrongAt[0]);
    expect(missed.map(({ f, each }) => [f, each.id, ...each.lines])).toEqual([]);
  });

  const named = broken.map(({ each, judged: { lines } }) => ({
    each,
    ids: lines[each.wrongAt[0]]?.mistakes.map(({ id }) => id) ?? [],
  }));
  const share = (holds: (of: (typeof named)[number]) => boolean): number => named.filter(holds).length / named.length;

  test('broken in one line have the mistake named, or one that makes the same of the line', () => {
    const missed = named.filter(({ each, ids }) => !ids.some(id => each.ids.includes(id)));
    expect(missed.map(({ each }) => [each.id, ...each.lines])).toEqual([]);
    expect(broken.length).toBeGreaterThan(1000);
  });

  test('broken in one line have the mistake itself named first in nine of ten', () => {
    expect(share(({ each, ids }) => ids[0] === each.id)).toBeGreaterThan(0.9);
    expect(share(({ each, ids }) => ids.includes(each.id))).toBeGreaterThan(0.98);
  });

  test('go on from the broken line, and what follows from it is not wrong again', () => {
    const later = broken.flatMap(({ f, each, judged: { lines } }) =>
      lines.flatMap(({ text, verdict }, i) =>
        verdict === 'wrong' && !each.wrongAt.includes(i) ? [[f, each.id, text]] : [],
      ),
    );
    expect(later).toEqual([]);
  });
});
