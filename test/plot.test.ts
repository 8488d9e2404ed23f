import { describe, expect, test } from 'vitest';
import { add, call, divide, type Expr, multiply, negate, number, power, symbol } from '../src/expression/expression.ts';
import { plotView, plotWindow } from '../src/pictures/plot-range.ts';
import { branches, type Curve, type Interval } from '../src/pictures/plot-sampling.ts';
import { plotSvg } from '../src/pictures/plot-svg.ts';
import { tickLabel, ticks } from '../src/pictures/plot-ticks.ts';

const curve =
  (f: (x: number) => number): Curve =>
  xs =>
    xs.map(f);

const WIDE: Interval = { low: -5, high: 5 };

/** The x-ranges of the strokes of a curve in a view of ±4. */
const strokes = (f: (x: number) => number): [number, number][] =>
  branches(curve(f), WIDE, { low: -4, high: 4 }).map(piece => [piece[0]?.x ?? 0, piece.at(-1)?.x ?? 0]);

const near = (expected: number) => expect.closeTo(expected, 4);

describe('strokes stop where the curve does', () => {
  test.each<[string, (x: number) => number, number[][]]>([
    ['a parabola leaves the view and comes back', x => x * x, [[-2, 2]]],
    [
      '1/x has two branches, each ends where it leaves the view',
      x => 1 / x,
      [
        [-5, -0.25],
        [0.25, 5],
      ],
    ],
    [
      '1/x² likewise, though both sides go up',
      x => 1 / x ** 2,
      [
        [-5, -0.5],
        [0.5, 5],
      ],
    ],
    [
      'a jump is a gap',
      Math.sign,
      [
        [-5, 0],
        [0, 5],
      ],
    ],
    ['a root is drawn to the very edge of its domain', x => Math.sqrt(1 - x * x), [[-1, 1]]],
    [
      'an undefined stretch is a gap',
      x => Math.sqrt(x * x - 4),
      [
        [-Math.sqrt(20), -2],
        [2, Math.sqrt(20)],
      ],
    ],
    ['a steep climb is not a jump', x => Math.tanh(1000 * x), [[-5, 5]]],
    [
      'a missing point leaves two strokes that meet',
      x => Math.sin(x) / x,
      [
        [-5, 0],
        [0, 5],
      ],
    ],
    ['nothing is drawn of what is above the view', () => 7, []],
  ])('%s', (_, f, expected) => {
    expect(strokes(f)).toEqual(expected.map(ends => ends.map(near)));
  });

  test('tan x on [−5, 5] has five branches, and none crosses a pole', () => {
    const poles = [-1.5, -0.5, 0.5, 1.5].map(k => k * Math.PI);
    const found = strokes(Math.tan);
    expect(found).toHaveLength(5);
    for (const [from, to] of found) expect(poles.filter(pole => from < pole && pole < to)).toEqual([]);
  });

  test('a wave without end near 0 stays within the budget of points', () => {
    const points = branches(
      curve(x => Math.sin(1 / x)),
      WIDE,
      { low: -1.1, high: 1.1 },
    ).flat();
    expect(points.length).toBeGreaterThan(1000);
    expect(points.length).toBeLessThan(13_000);
  });
});

describe('the range of x', () => {
  test.each<[string, (x: number) => number, (x: number) => number, number, number]>([
    ['a wave: five to both sides', Math.sin, Math.cos, -5, 5],
    ['a logarithm: from just left of 0', Math.log, x => 1 / x, -0.3, 5],
    ['half a circle: just beyond its ends', x => Math.sqrt(1 - x * x), x => -x / Math.sqrt(1 - x * x), -1.12, 1.12],
    ['the zeros and the vertex of a parabola fill it', x => (x - 3) * (x - 8), x => 2 * x - 11, 1, 10],
    ['a far zero is brought in', x => x - 8, () => 1, -5, 9],
    ['an extremum keeps some room beside it', x => x * Math.exp(-x), x => (1 - x) * Math.exp(-x), -2, 2],
    ['a pole is one point of note, not three', x => 1 / x, x => -1 / x ** 2, -5, 5],
    ['a kink on a flat stretch does not narrow it', x => Math.max(x, 0), x => Number(x > 0), -5, 5],
    ['a far domain is found', x => Math.sqrt(x - 100), x => 0.5 / Math.sqrt(x - 100), 76, 500],
    ['a tiny domain is found', x => Math.sqrt(0.0001 - x * x), x => -x / Math.sqrt(0.0001 - x * x), -0.0112, 0.0112],
    ['wild growth is drawn near the middle', x => Math.exp(x * x), x => 2 * x * Math.exp(x * x), -1, 1],
    [
      'both pieces of a domain are in it',
      x => Math.sqrt((x - 3) * (x - 5)),
      x => (x - 4) / Math.sqrt((x - 3) * (x - 5)),
      -5,
      6,
    ],
  ])('%s', (_, f, derivative, low, high) => {
    const window = plotWindow(curve(f), curve(derivative));
    expect(Math.abs((window?.low ?? Number.NaN) - low)).toBeLessThan(0.01 * (high - low));
    expect(Math.abs((window?.high ?? Number.NaN) - high)).toBeLessThan(0.01 * (high - low));
  });

  test('a function without real values has none', () => {
    expect(
      plotWindow(
        curve(() => Number.NaN),
        curve(() => Number.NaN),
      ),
    ).toBeUndefined();
  });
});

describe('the range of y', () => {
  test('poles do not flatten the picture', () => {
    const { low, high } = plotView(
      curve(Math.tan),
      curve(x => 1 + Math.tan(x) ** 2),
      WIDE,
    );
    expect(low).toBeGreaterThan(-15);
    expect(high).toBeLessThan(25);
  });
  test('nor does one that a round grid would meet', () => {
    const { low, high } = plotView(
      curve(x => (x - 1) / x),
      curve(x => 1 / x ** 2),
      { low: -1, high: 2 },
    );
    expect(high - low).toBeLessThan(60);
  });
  test('a narrow peak is no pole: its top is in the picture', () => {
    const view = plotView(
      curve(x => Math.exp(-100 * x * x)),
      curve(x => -200 * x * Math.exp(-100 * x * x)),
      WIDE,
    );
    expect(view.high).toBeGreaterThan(1);
  });
  test('all of a wave and of its slopes is seen', () => {
    const view = plotView(
      curve(x => 2 * Math.sin(x)),
      curve(x => 2 * Math.cos(x)),
      WIDE,
    );
    expect([view.low, view.high]).toEqual([expect.closeTo(-2.16, 2), expect.closeTo(2.16, 2)]);
  });
  test.each([0, 3, -1e6])('a constant %d has a picture with some height, and is in it', value => {
    const view = plotView(
      curve(() => value),
      curve(() => 0),
      WIDE,
    );
    expect(view.low).toBeLessThan(value);
    expect(view.high).toBeGreaterThan(value);
  });
});

describe('ticks', () => {
  test.each<[Interval, number[]]>([
    [{ low: -5, high: 5 }, [-5, -4, -3, -2, -1, 0, 1, 2, 3, 4, 5]],
    [{ low: 0, high: 26 }, [0, 5, 10, 15, 20, 25]],
    [{ low: -0.031, high: 0.02 }, [-0.03, -0.025, -0.02, -0.015, -0.01, -0.005, 0, 0.005, 0.01, 0.015, 0.02]],
  ])('%j', (interval, expected) => {
    expect(ticks(interval, 11)).toEqual(expected.map(tick => expect.closeTo(tick, 10)));
  });

  test.each([
    [0.1 + 0.2, '0.3'],
    [-2, '−2'],
    [0, '0'],
    [250000, '2.5·10⁵'],
    [-0.00002, '−2·10⁻⁵'],
  ])('%d is written %s', (value, label) => expect(tickLabel(value)).toBe(label));
});

describe('the picture', () => {
  const x = symbol('x');
  const one = number(1);
  const functions: [string, Expr, Expr][] = [
    ['tan(x)', call('tan', x), power(call('sec', x), number(2))],
    ['1/x', divide(one, x), divide(negate(one), power(x, number(2)))],
    ['log(x)', call('log', x), divide(one, x)],
    ['x^x', power(x, x), multiply(power(x, x), add(call('log', x), one))],
    ['a constant', number(3), number(0)],
    ['abs(x)', call('abs', x), call('sign', x)],
    ['e^(e^(e^x)), which overflows', call('exp', call('exp', call('exp', x))), call('exp', x)],
    ['log(-1), never real', call('log', negate(one)), number(0)],
  ];
  test.each(functions)('%s: no coordinate is NaN or infinite', (_, f, derivative) => {
    expect(plotSvg({ f, derivative, wrt: 'x' })).not.toMatch(/NaN|Infinity|undefined|e[+-]?\d\d/);
  });

  test('it tells what is drawn, and at which values of the other letters', () => {
    const svg = plotSvg({ f: multiply(symbol('a'), x, symbol('b')), derivative: symbol('a'), wrt: 'x', at: { a: 2 } });
    expect(svg).toContain('<title>Graphs of f(x) = axb and of its derivative</title>');
    expect(svg).toContain('Drawn with a = 2, b = 1.');
  });

  test('the curves differ in their dashes, not by colour alone', () => {
    const svg = plotSvg({ f: x, derivative: one, wrt: 'x' });
    expect(svg).toMatch(/class="plot-f"[^>]*stroke-dasharray="none"/);
    expect(svg).toMatch(/class="plot-derivative"[^>]*stroke-dasharray="7 4"/);
  });

  test('a derivative is not drawn where the function is undefined: 1/x left of ln x', () => {
    const svg = plotSvg({ f: call('log', x), derivative: divide(one, x), wrt: 'x' });
    const dashed = /class="plot-derivative"[^>]* d="([^"]*)"/.exec(svg)?.[1] ?? '';
    expect(dashed.match(/M/g)).toHaveLength(1);
  });

  test('a function that is nowhere real is said to be', () => {
    expect(plotSvg({ f: call('log', negate(one)), derivative: number(0), wrt: 'x' })).toContain(
      'f(x) = ln(−1) has no real value for x between −5000 and 5000.',
    );
  });

  test('names cannot smuggle markup or scripts in', () => {
    const hostile = symbol('<script>alert(1)</script>');
    const svg = plotSvg({ f: multiply(x, hostile), derivative: hostile, wrt: 'x', at: { '"><b onload="x': 2 } });
    expect(svg).not.toMatch(/<script|<b |<style/);
  });
});
