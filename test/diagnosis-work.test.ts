import { describe, expect, test } from 'vitest';
import { digitCost, inDigits } from '../src/agreement/digits.ts';
import { derive } from '../src/derivation/derive.ts';
import { subjectOf } from '../src/diagnosis/questions/subjects.ts';
import { tidiedSlope } from '../src/diagnosis/questions/tidied-slope.ts';
import { afforded } from '../src/diagnosis/suspects/budget.ts';
import type { Suspect } from '../src/diagnosis/suspects/suspect.ts';
import { add, multiply, symbol } from '../src/expression/expression.ts';
import { postorder } from '../src/expression/walk.ts';
import { marker } from '../src/marking/check.ts';
import type { CheckQuestion } from '../src/marking/check-question.ts';
import { working } from '../src/working/work-question.ts';
import { read } from './marked-sets.ts';

const x = symbol('x');

/** A sum of so many parts, itself among them. */
const ofParts = (count: number) => add(...Array.from({ length: count - 1 }, (_, i) => symbol(`x${i}`)));

describe('what looking for mistakes costs', () => {
  test('a function that is derived is not derived again, nor are its derivatives', () => {
    const f = read('x^3 sin(x^2) e^(2x)');
    const first = derive(f, 'x');
    const second = derive(first.result, 'x');
    const { lines } = subjectOf({ kind: 'derivative', f, wrt: 'x', order: 2 });
    expect(derive(f, 'x')).toBe(first);
    expect(lines.map(({ problem }) => problem.root)).toEqual([first.differentiation, second.differentiation]);
    expect(lines[1]?.problem.root).toBe(second.differentiation);
  });

  test('the derivatives on the way to an answer count, the answer however short', () => {
    function* endless(): Generator<Suspect> {
      for (;;) yield { made: [], answer: x, onTheWay: [ofParts(999)] };
    }
    const { suspects, complete } = afforded(endless());
    expect(suspects.length).toBeLessThan(100);
    expect(complete).toBe(false);
  });

  test('a slope that nobody would write is not tidied', () => {
    const [short, long] = [100, 300].map(count => add(...Array.from({ length: count }, () => x)));
    expect(short && tidiedSlope(short)).toEqual(read('100x'));
    expect(long && tidiedSlope(long)).toEqual(long);
  });

  test('every factor counts where 64 digits are asked for', () => {
    const [two, many] = [2, 5000].map(count => digitCost(postorder(multiply(...Array(count).fill(x)))));
    expect(many).toBeCloseTo(2500 * (two ?? Number.NaN), 6);
  });
});

describe('functions far out', () => {
  const TEN_THOUSAND = 'log(2) + 10000 log(10)';

  test.each([
    ['asinh(10^10000)', TEN_THOUSAND],
    ['-asinh(-10^10000)', TEN_THOUSAND],
    ['acosh(10^10000)', TEN_THOUSAND],
    ['asech(10^(-10000))', TEN_THOUSAND],
    ['10^10000 asinh(10^(-10000))', '1'],
  ])('%s is %s to 60 digits', (typed, value) => {
    const [found, expected] = [typed, value].map(text => inDigits(read(text), {})?.mid.toPrecision(60));
    expect(found).toBe(expected);
  });
});

/** Three times as long as it takes: other work on the machine slows this thread down. */
const LONGEST = 500;

function milliseconds(work: () => void): number {
  const before = process.threadCpuUsage();
  work();
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1000;
}

describe('first answers, in which all mistakes are made', () => {
  const first = (question: CheckQuestion, answer: string): (() => void) => {
    const made = marker(question);
    if (!made.ok) throw new Error(made.complaint.message);
    return () => made.value(answer);
  };

  test.each<[CheckQuestion, string]>([
    [{ of: 'sqrt(x^3 + 4x) ln(cos x)/(1 + e^(-x))', wrt: 'x', order: 6 }, 'x'],
    [{ of: 'sqrt(x^3 + 4x) ln(cos x)/(1 + e^(-x))', wrt: 'x', order: 6, at: { x: 1 } }, '3'],
    [{ of: 'y ln(x) + x tan(y) = sqrt(x y)', wrt: 'x', kind: 'implicit', order: 3 }, 'x'],
  ])('%j', (question, answer) => {
    expect(milliseconds(first(question, answer))).toBeLessThan(LONGEST);
  });

  test('a number with thousands of places in a line of working', () => {
    const lines = () => working({ f: 'x^2 sin(3x) + 7/x', wrt: 'x' }, ['asinh((5^2)^(x^3))']);
    expect(milliseconds(lines)).toBeLessThan(LONGEST);
  });
});
