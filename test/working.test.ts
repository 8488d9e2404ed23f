import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { workingJson } from '../src/telling/working-json.ts';
import { remarks, summary } from '../src/telling/working-text.ts';
import { working } from '../src/working/work-question.ts';
import type { JudgedWorking } from '../src/working/working.ts';
import { brokenWorkings, DERIVATIONS, workingOf } from './broken-workings.ts';

const SIGNS = { right: '+', wrong: 'x', 'carried forward': '>', 'not a step': '.' } as const;

interface Case {
  readonly name: string;
  readonly f: string;
  /** "x y' = 2x // name". */
  readonly lines: readonly string[];
}

const CASES: readonly Case[] = readFileSync(new URL('./cases/workings.txt', import.meta.url), 'utf8')
  .split('\n\n')
  .slice(1)
  .map(block => {
    const [name = '', f = '', ...lines] = block.trim().split('\n');
    return { name: name.replace('# ', ''), f, lines: lines.map(line => line.replace(/\s+\/\/\s*/, ' // ')) };
  });

const typed = (line: string): string => line.slice(2).split(' // ')[0] ?? '';

function judged(f: string, lines: readonly string[], wrt?: string): JudgedWorking {
  const found = working({ f, syntax: f.includes('\\') ? 'latex' : 'text', wrt }, lines);
  if (!found.ok) throw new Error(`${f}: ${found.complaint.message}`);
  return found.value;
}

describe('lines as students write them', () => {
  test.each(CASES)('$name', ({ f, lines }) => {
    const { lines: found } = judged(f, lines.map(typed));
    const told = found.map(({ text, verdict, mistakes: [mistake] }) =>
      [`${SIGNS[verdict]} ${text}`, ...(mistake ? [mistake.name] : [])].join(' // '),
    );
    expect(told).toEqual(lines);
  });
});

describe('whether the lines arrive, and what is said of that', () => {
  test.each<[string, readonly string[], boolean, string]>([
    ['x^2', ['2x'], true, 'No line is wrong.'],
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
    ['x^2', ['2 * x^(2 -', '2x'], true, 'No line is wrong, but 1 line could not be read.'],
    ['x^2', ['2x', '((', '2x +'], true, 'No line is wrong, but 2 lines could not be read.'],
    [
      'x^2',
      ['d/dx(x^2)', '2 * x^('],
      false,
      'No line is wrong, but the last one is not yet the derivative, and 1 line could not be read.',
    ],
    ['x^2', ['y = x^2'], false, 'None of these lines is a step of this derivation.'],
    ['x^3', ['3x', '3x^2'], true, 'The first wrong line is line 1.'],
    ['x^3', ['3x^2', '3x'], false, 'The first wrong line is line 2.'],
    ['x^3', ['3x', '= 3 x'], false, 'The first wrong line is line 1.'],
  ])('%s: %j', (f, lines, done, said) => {
    const found = judged(f, lines);
    expect([found.done, summary(found)]).toEqual([done, said]);
  });

  test('JSON has it', () => {
    expect(workingJson(judged('x^2', ['2x']))).toMatchObject({ firstWrong: null, done: true });
  });
});

test.each([
  ['sin(x^2)', ['let u = x^2', 'dy/du = cos u'], ['sine']],
  ['(3x + 1)^4', ['let u = 3x + 1', 'dy/du = 4u^3'], ['power rule']],
  ['sin(x^2)', ['d/dx(x^2) = 2x'], ['power rule']],
])('a line beside the derivation names its own rules alone: %s, %j', (f, lines, rules) => {
  expect(judged(f, lines).lines.at(-1)?.did).toEqual(rules);
});

const CONSTANT = 'All is right but the C: a constant is added to an integral, and this is a derivative.';

test.each([
  ['x^2', ["y' = 2x + C"], CONSTANT],
  ['sin(x^2)', ['let u = x^2', 'dy/du = cos u + C'], CONSTANT],
  ['x^2', ["y' = 1/0"], 'At x = 1 what was expected has a real value and your answer has none.'],
])('where no mistake fits, what can be said is said: %s, %j', (f, lines, said) => {
  const [line] = judged(f, lines).lines.slice(-1);
  expect(line && remarks(line)[0]).toBe(said);
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

  test('broken in one line have the mistake named in nine of ten', () => {
    const named = broken.filter(({ each, judged: { lines } }) =>
      lines[each.wrongAt[0]]?.mistakes.some(({ id }) => id === each.id),
    );
    expect(named.length / broken.length).toBeGreaterThan(0.9);
    expect(broken.length).toBeGreaterThan(200);
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
