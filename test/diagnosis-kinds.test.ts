import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { agree } from '../src/agreement/agree.ts';
import { tidied } from '../src/derivation/tidied.ts';
import { type Expr, symbol, ZERO } from '../src/expression/expression.ts';
import { treeSize, variables } from '../src/expression/measure.ts';
import { strictText } from '../src/expression/strict.ts';
import { substitute } from '../src/expression/substitution.ts';
import { marker } from '../src/marking/check.ts';
import type { CheckQuestion } from '../src/marking/check-question.ts';
import type { Verdict } from '../src/marking/verdict.ts';
import { functions } from './random-functions.ts';

/** What is said of an answer; throws where the question cannot be read. */
function verdictOn(question: CheckQuestion, answer: string): Verdict {
  const made = marker(question);
  if (!made.ok) throw new Error(`${question.of}: ${made.complaint.message}`);
  return made.value(answer);
}

/** The mistakes that a student is told of: the first two. */
function told(question: CheckQuestion, answer: string): readonly string[] {
  const verdict = verdictOn(question, answer);
  return verdict.verdict === 'wrong' ? verdict.mistakes.slice(0, 2).map(({ id }) => id) : [verdict.verdict];
}

const feedback = (question: CheckQuestion, answer: string): string | undefined => {
  const verdict = verdictOn(question, answer);
  return verdict.verdict === 'wrong' ? verdict.mistakes[0]?.feedback : undefined;
};

const hint = (question: CheckQuestion, answer: string): string | undefined => {
  const verdict = verdictOn(question, answer);
  return verdict.verdict === 'wrong' && verdict.mistakes.length === 0 ? verdict.hint : undefined;
};

const ORDINALS = ['', 'first', 'second', 'third', 'fourth', 'fifth'];

describe('slopes of curves by an equation', () => {
  test.each([
    ['x^2 + y^2 = 25', '-2x'],
    ['x^3 + y^3 = 6x*y', '6y - 3x^2'],
    ['x^2 - y^2 = 9', '-2x'],
    ['x^2 * y = 4', '-2x*y'],
    ['x^4 + 2y^2 = 3', '-4x^3'],
    ['e^y + x^2 = 5', '-2x'],
  ])('%s: dy/dx = %s still has what multiplies it', (of, wrong) => {
    expect(told({ of, kind: 'implicit' }, wrong)).toContain('H12');
  });

  const second = (of: string): CheckQuestion => ({ of, kind: 'implicit', order: 2 });

  test.each([
    ['x^2 + y^2 = 25', '-1/y', 'H09'],
    ['x*y = 6', 'y/x^2', 'H09'],
    ['x^2 - y^2 = 9', '1/y', 'H09'],
    ['ln(y) = x^2', '2y', 'H09'],
    ['y^3 = x^2', '2/(3y^2)', 'H09'],
    ['x*y^2 = 8', 'y/(2x^2)', 'H09'],
    ['x^2 + y^2 = 25', '-(y^2 - x^2)/y^3', 'H10'],
    ['x^2 - y^2 = 9', '(y^2 + x^2)/y^3', 'H10'],
    ['ln(y) = x^2', '2y - 4x^2 * y', 'H10'],
    ['y^3 = x^2', '(6y^2 + 8x^2/y)/(9y^4)', 'H10'],
    ['x*y^2 = 8', 'y/(4x^2)', 'H10'],
    ['x^2 + x*y + y^2 = 7', '-((2 + (2x+y)/(x+2y))(x+2y) - (2x+y)(1 + 2(2x+y)/(x+2y)))/(x+2y)^2', 'H10'],
    ['x^2 + y^2 = 25', '-(y - x)/y^2', 'H04'],
    ['x^2 - y^2 = 9', '(y - x)/y^2', 'H04'],
    ['y^2 = 4x', '-2/y^2', 'H04'],
    ['ln(y) = x^2', '2y + 2x', 'H04'],
    ['x*y = 6', '-(x - y)/x^2', 'H04'],
    ['y^3 = x^2', '(6y^2 - 12x*y)/(9y^4)', 'H04'],
    ['x^2 + y^2 = 25', '-25/y^2', 'D24'],
    ['x^2 - y^2 = 9', '-9/y^2', 'D24'],
    ['x*y = 6', '2y/x', 'D24'],
    ['y^3 = x^2', '(6y^2 - 8x^2/y)/(3y^2)', 'D24'],
    ['x*y^2 = 8', '3y/(2x)', 'D24'],
    ['y^2 = 4x', '-4/y^2', 'D24'],
    ['ln(y) = x^2', '4x^2 * y', 'D19'],
    ['ln(y) = x^2', '4x*y', 'D16'],
    ['x^2 + y^2 = 25', 'x^2/y^2', 'H02'],
    ['x*y = 6', 'y^2/x^2', 'H02'],
    ['x^2 - y^2 = 9', 'x^2/y^2', 'H02'],
    ['ln(y) = x^2', '4x^2 * y^2', 'H02'],
    ['y^2 = 4x', '4/y^2', 'H02'],
    ['x*y^2 = 8', 'y^2/(4x^2)', 'H02'],
  ])('%s: d²y/dx² = %s, %s', (of, wrong, id) => {
    expect(told(second(of), wrong)).toContain(id);
  });

  test.each([
    ['x^2 + y^2 = 25', 2, '-x/y', 'This is the first derivative of y, and the second is asked for: go on from there.'],
    ['x^2 - y^2 = 9', 3, '-9/y^3', 'This is the second derivative of y, and the third is asked for: go on from there.'],
    ['ln(y) = x^2', 3, '2x*y', 'This is the first derivative of y, and the third is asked for: go on from there.'],
    ['y^2 = 4x', 4, '-4/y^3', 'This is the second derivative of y, and the fourth is asked for: go on from there.'],
  ])('%s, order %i: %s is a lower one', (of, order, wrong, said) => {
    expect(feedback({ of, kind: 'implicit', order }, wrong)).toBe(said);
  });

  test.each([
    ['x^2 + y^2 = 25', 2, '-(x^2 + y^2)/y^3'],
    ['x^2 + y^2 = 25', 2, '-25/y^3'],
    ['x*y = 6', 2, '12/x^3'],
  ])('%s, order %i: what is right on the curve alone is accused of nothing', (of, order, right) => {
    expect(told({ of, kind: 'implicit', order }, right)).toEqual(['correct']);
  });

  test('a slope that is left standing cannot be decided', () => {
    expect(verdictOn(second('x^3 + y^3 = 6x*y'), "y'(y^2 - 2x) + x")).toMatchObject({ verdict: 'undecided' });
  });

  test('dx/dy is told, however it is written on the curve', () => {
    expect(hint({ of: 'x^2 + y^2 = 25', kind: 'implicit' }, '-y*x/(25 - y^2)')).toBe(
      'This is dx/dy; asked for is the derivative of y by x.',
    );
  });
});

describe('second derivatives of curves by a parameter', () => {
  test.each([
    ['x = t^2; y = t^3', '3/2', 'H06'],
    ['x = cos(t); y = sin(t)', '1/sin(t)^2', 'H06'],
    ['x = e^t; y = t^2', '(2 - 2t)/e^t', 'H06'],
    ['x = ln(t); y = t^2', '4t', 'H06'],
    ['x = 2t; y = sin(t)', '-sin(t)/2', 'H06'],
    ['x = t^3; y = t^2', '-2/(3t^2)', 'H06'],
    ['x = t^2; y = t^3', '3t', 'H08'],
    ['x = cos(t); y = sin(t)', 'tan(t)', 'H08'],
    ['x = e^t; y = t^2', '2/e^t', 'H08'],
    ['x = ln(t); y = t^2', '-2t^2', 'H08'],
    ['x = t^3; y = t^2', '1/(3t)', 'H08'],
    ['x = t^2 + t; y = t^3', '3t', 'H08'],
    ['x = t^2; y = t^3', '6t/(2t)^2', 'H11'],
    ['x = cos(t); y = sin(t)', '-1/sin(t)', 'H11'],
    ['x = e^t; y = t^2', '2/e^(2t)', 'H11'],
    ['x = ln(t); y = t^2', '2t^2', 'H11'],
    ['x = t^3; y = t^2', '2/(9t^4)', 'H11'],
    ['x = t^2; y = t^3', '9t^2/4', 'H02'],
    ['x = ln(t); y = t^2', '4t^4', 'H02'],
    ['x = e^t; y = t^2', '4t^2/e^(2t)', 'H02'],
    ['x = 2t; y = sin(t)', 'cos(t)^2/4', 'H02'],
    ['x = t^3; y = t^2', '4/(9t^2)', 'H02'],
    ['x = e^t; y = t^2', '(2 + 2t)/e^(2t)', 'D25'],
  ])('%s: %s, %s', (of, wrong, id) => {
    expect(told({ of, kind: 'parametric', wrt: 't', order: 2 }, wrong)).toContain(id);
  });

  test.each([
    ['x = t^2; y = t^3', 2, '3t/2', 1],
    ['x = cos(t); y = sin(t)', 2, '-cot(t)', 1],
    ['x = e^t; y = t^2', 3, '(2 - 2t)/e^(2t)', 2],
    ['x = ln(t); y = t^2', 4, '8t^2', 3],
    ['x = 2t; y = sin(t)', 3, 'cos(t)/2', 1],
  ])('%s, order %i: %s is the derivative of order %i', (of, order, wrong, made) => {
    expect(feedback({ of, kind: 'parametric', wrt: 't', order }, wrong)).toBe(
      `This is the ${ORDINALS[made]} derivative of y, and the ${ORDINALS[order]} is asked for: go on from there.`,
    );
  });
});

describe('derivatives of higher order', () => {
  test.each([
    ['x^5', 3, '20x^3', 2],
    ['x^5', 3, '5x^4', 1],
    ['x^2 e^x', 3, '(x^2 + 4x + 2) e^x', 2],
    ['ln(x)', 4, '2/x^3', 3],
    ['sin(2x)', 5, '16sin(2x)', 4],
    ['x cos(x)', 3, 'cos(x) - x sin(x)', 1],
  ])('%s, order %i: %s is the derivative of order %i', (of, order, wrong, made) => {
    expect(feedback({ of, order }, wrong)).toMatch(
      new RegExp(
        `^This is the ${ORDINALS[made]} derivative of .*, and the ${ORDINALS[order]} is asked for: go on from there\\.$`,
      ),
    );
  });

  /** One differentiation goes wrong: the first, the second, the third. */
  test.each([
    ['x^5', '100x^3', 'D01'],
    ['x^5', '12x^2', 'D02'],
    ['x^5', '80x^3', 'D01'],
    ['x^5', '15x^2', 'D02'],
    ['x^5', '60x^3', 'D01'],
    ['x^5', '20x^2', 'D02'],
    ['x cos(x)', '3cos(x) - x sin(x)', 'D12'],
    ['x^2 ln(x)', '-2/x', 'D18'],
    ['e^(x^2)', '4x e^(x^2)', 'D19'],
    ['e^(x^2)', '8x e^(x^2)', 'D19'],
  ])('%s, order 3: %s', (of, wrong, id) => {
    expect(told({ of, order: 3 }, wrong)[0]).toBe(id);
  });

  test.each([
    ['x^4', 2, '16x^4', 'D01'],
    ['(x^2 + 1)^4', 2, '12(x^2 + 1)^2', 'D29'],
    ['(x^3 + 1)^5', 2, '20(x^3 + 1)^3', 'D29'],
    ['sin(x^2)', 2, '-sin(x^2)', 'D29'],
    ['x^3 e^x', 2, '6x e^x', 'D16'],
    ['x^3 e^x', 3, '6e^x', 'D16'],
  ])('%s, order %i: %s, the same mistake each time', (of, order, wrong, id) => {
    expect(told({ of, order }, wrong)).toContain(id);
  });
});

/** A function of x and y with its partial derivatives, and a direction with its length. */
const DIRECTIONS: readonly (readonly [f: string, fx: string, fy: string, a: number, b: number, length: string])[] = [
  ['x^2 * y', '2x*y', 'x^2', 3, 4, '5'],
  ['x * e^y', 'e^y', 'x * e^y', 5, 12, '13'],
  ['sin(x) * y^3', 'cos(x) * y^3', '3y^2 * sin(x)', 1, 2, 'sqrt(5)'],
  ['x^2 + 3x*y^2', '2x + 3y^2', '6x*y', 8, 15, '17'],
  ['ln(x) * y', 'y/x', 'ln(x)', -3, 4, '5'],
  ['x/y', '1/y', '-x/y^2', 2, 1, 'sqrt(5)'],
];

describe('derivatives in a direction', () => {
  test.each(DIRECTIONS)('%s', (of, fx, fy, a, b, length) => {
    const question = { of, kind: 'directional', along: `(${a}, ${b})` } as const;
    const product = `((${fx})*(${a}) + (${fy})*(${b}))`;
    expect(told(question, `${product}/${length}`)).toEqual(['correct']);
    expect(told(question, product)[0]).toBe('G01');
    expect(told(question, `${product}/(${length})^2`)[0]).toBe('G02');
    expect(told(question, `((${fy})*(${a}) + (${fx})*(${b}))/${length}`)[0]).toBe('G03');
    expect(told(question, `(${fy})*(${a}) + (${fx})*(${b})`)[0]).toBe('G03');
    expect(told(question, `(${fx}) + (${fy})`)[0]).toBe('G04');
    expect(told(question, `sqrt((${fx})^2 + (${fy})^2)`)[0]).toBe('G05');
    expect(told(question, `(${fx}, ${fy})`)).toEqual(['G06']);
    expect(told(question, `((${fx})*(${a}), (${fy})*(${b}))`)).toEqual(['G12']);
    expect(hint(question, of)).toBe('This is the function itself: it has not been differentiated.');
    expect(hint(question, `-${product}/${length}`)).toMatch(/^This is right but for its sign/);
  });

  test.each([
    ['x^2 * y', '(3x*y + 4x^2)/5', 'D02'],
    ['x^3 + y^2', '(9x^3 + 8y)/5', 'D01'],
    ['sin(x) + cos(y)', '(3cos(x) + 4sin(y))/5', 'T01'],
    ['x * sin(y)', '(3sin(y) - 4x*cos(y))/5', 'T02'],
    ['e^(2x) * y', '(3e^(2x) * y + 4e^(2x))/5', 'D29'],
    ['5x^2 + y^3', '(6x + 12y^2)/5', 'D08'],
  ])('%s: %s has a mistake in one of its derivatives, %s', (of, wrong, id) => {
    expect(told({ of, kind: 'directional', along: '(3, 4)' }, wrong)).toContain(id);
  });

  // By x and by y alike: sum, constant multiple, power.
  test('the rules of the derivatives are right all the same', () => {
    const verdict = verdictOn({ of: 'x^2 * y + y^3', kind: 'directional', along: '(3, 4)' }, '6x*y + 4x^2 + 12y^2');
    expect(verdict).toMatchObject({ rules: { right: 6, of: 6 } });
  });

  test('the sentence speaks of the direction', () => {
    expect(feedback({ of: 'x * e^y', kind: 'directional', along: '(1, 2)' }, 'e^y + 2x * e^y')).toBe(
      'You took (1, 2) as it stands, and its length is √5. The slope in a direction is per unit of length: divide by √5.',
    );
  });
});

describe('answers with several entries', () => {
  test.each(DIRECTIONS)('the gradient of %s', (of, fx, fy) => {
    const question = { of, kind: 'gradient' } as const;
    expect(told(question, `(${fy}, ${fx})`)).toEqual(['G07']);
    expect(told(question, `${fx} + ${fy}`)).toEqual(['G08']);
  });

  test.each(DIRECTIONS.map((first, i) => [first, DIRECTIONS[(i + 1) % DIRECTIONS.length] ?? first] as const))(
    'a Jacobian, %#',
    ([f, fx, fy], [g, gx, gy]) => {
      const question = { of: `[${f}, ${g}]`, kind: 'jacobian' } as const;
      expect(told(question, `[[${fx}, ${gx}], [${fy}, ${gy}]]`)).toEqual(['G09']);
      expect(told(question, `[[${gx}, ${gy}], [${fx}, ${fy}]]`)).toEqual(['G07']);
      expect(told(question, `[[${fy}, ${fx}], [${gy}, ${gx}]]`)).toEqual(['G07']);
      expect(verdictOn(question, `[[${fx}, ${fy}], [${gx}, x^7*y + ${gy}]]`)).toMatchObject({ entry: [1, 1] });
    },
  );

  test.each([
    ['x^2 * y^3', '2x * y^3', '3x^2 * y^2', '2y^3', '6x * y^2', '6x^2 * y'],
    ['x * e^y', 'e^y', 'x * e^y', '0', 'e^y', 'x * e^y'],
    ['sin(x) * y^2', 'cos(x) * y^2', '2y * sin(x)', '-sin(x) * y^2', '2y * cos(x)', '2sin(x)'],
    ['x^3 + x*y^2', '3x^2 + y^2', '2x*y', '6x', '2y', '2x'],
    ['ln(x) * y^2', 'y^2/x', '2y * ln(x)', '-y^2/x^2', '2y/x', '2ln(x)'],
    ['x^2/y', '2x/y', '-x^2/y^2', '2/y', '-2x/y^2', '2x^2/y^3'],
  ])('the Hessian of %s', (of, fx, fy, fxx, fxy, fyy) => {
    const question = { of, kind: 'hessian' } as const;
    expect(told(question, `[[${fxx}, ${fxy}], [${fxy}, ${fyy}]]`)).toEqual(['correct']);
    expect(told(question, `(${fxx}, ${fyy})`)).toEqual(['G10']);
    expect(told(question, `[[${fxx}, 0], [0, ${fyy}]]`)).toEqual(['G10']);
    expect(told(question, `(${fx}, ${fy})`)).toEqual(['G11']);
    expect(told(question, `[[${fx}, ${fxy}], [${fxy}, ${fyy}]]`)[0]).toBe('H01');
  });

  test.each([
    ['gradient', 'x^2 * y', '(x*y, x^2)', 'D02', [0]],
    ['gradient', 'x^2 * y + cos(y)', '(2x*y, x^2 + sin(y))', 'T01', [1]],
    ['jacobian', '[x*y, x^3 + y]', '[[y, x], [3x^3, 1]]', 'D01', [1, 0]],
    ['jacobian', '[x*y, x^3 + y]', '[[y, x], [3x^2 + y, 1]]', 'P03', [1, 0]],
    ['hessian', 'x^2 * y^3', '[[2y^3, 6x*y^2], [6x*y^2, 6x^2 * y^2]]', 'D01', [1, 1]],
    ['hessian', 'x^2 * y^3', '[[2y^3, 2x*y^2], [6x*y^2, 6x^2 * y]]', 'D02', [0, 1]],
  ] as const)('a %s of %s: %s has %s in one entry', (kind, of, wrong, id, entry) => {
    expect(told({ of, kind }, wrong)).toContain(id);
    expect(verdictOn({ of, kind }, wrong)).toMatchObject({ entry });
  });

  test('a derivative by one variable twice is told from the mixed one', () => {
    expect(hint({ of: 'x^2 * y^3', kind: 'hessian' }, '[[2y^3, 6x^2 * y], [6x*y^2, 6x^2 * y]]')).toBe(
      'This has been differentiated by y alone; asked for is the derivative by x and then by y.',
    );
  });
});

describe('programs', () => {
  const NEURON = 'v = w*x + b; y = sigmoid(v); L = (y - t)^2/2';
  const FORK = 't = x^2; u = sin(t); L = u + 3t*u';
  const TWO = 'u = x^2; v = sin(x); L = u + v';
  const CHAIN = 'p = a^2; q = sin(p); L = q^3';
  const POWERS = 'r = s^3; z = r^2 + r; L = e^z';
  const PRODUCT = 'u = k^2; v = k^3 + 1; L = u*v';

  test.each([
    [NEURON, 'w', '(y - t) * y * (1 - y)', 'C03'],
    [FORK, 'x', '(1 + 3t) cos(t) + 3u', 'C03'],
    [CHAIN, 'a', '3q^2', 'C03'],
    [POWERS, 's', '(2r + 1) e^z', 'C03'],
    [NEURON, 'b', 'y - t', 'C03'],
    [NEURON, 'w', 'y (1 - y) x', 'C04'],
    [FORK, 'x', '2x cos(t)', 'C04'],
    [CHAIN, 'a', '2a cos(p)', 'C04'],
    [POWERS, 's', '(2r + 1) * 3s^2', 'C04'],
    [PRODUCT, 'k', '2k', 'C04'],
    [FORK, 'x', '(1 + 3t) cos(t) * 2x', 'C01'],
    [FORK, 'x', '3u * 2x', 'C01'],
    [TWO, 'x', 'cos(x)', 'C01'],
    [PRODUCT, 'k', '2k*v', 'C01'],
    [PRODUCT, 'k', 'u*3k^2', 'C01'],
    ['a = 3x; b = x^3; L = ln(a) + b^2', 'x', '3/a', 'C01'],
    [TWO, 'x', '2x * cos(x)', 'C02'],
    [FORK, 'x', '(1 + 3t) cos(t) * 3u * 2x', 'C02'],
    ['a = 3x; b = x^3; L = ln(a) + b^2', 'x', '(3/a) * 2b * 3x^2', 'C02'],
    ['u = e^x; v = x^5; L = u - v', 'x', '-e^x * 5x^4', 'C02'],
    ['u = tan(x); v = x^4; L = 2u + v', 'x', '2 * sec(x)^2 * 4x^3', 'C02'],
    [NEURON, 'w', '(y - t) x', 'C05'],
    [CHAIN, 'a', '3q^2 * 2a', 'C05'],
    [POWERS, 's', '3s^2 * e^z', 'C05'],
    ['m = c^4; n = cos(m); L = e^n', 'c', 'e^n * 4c^3', 'C05'],
    ['z = w*x; h = tanh(z); L = (v*h - y)^2/2', 'w', '(v*h - y) * v * x', 'C05'],
    ['m = c^4; n = ln(m); L = n^5', 'c', '5n^4 * 4c^3', 'C05'],
  ])('%s by %s: %s, %s', (of, wrt, wrong, id) => {
    expect(told({ of, wrt }, wrong)).toContain(id);
  });

  test.each([
    [
      NEURON,
      'w',
      '(y - t) * y * (1 - y)',
      'That is the derivative of L by v. Since v depends on w, the derivative of v by w is a factor too.',
    ],
    [
      FORK,
      'x',
      '(1 + 3t) cos(t) * 2x',
      'x acts on L along several paths, and the one on which L uses t is missing: what comes along each path is added.',
    ],
  ])('%s: the sentence names the quantities', (of, wrt, wrong, said) => {
    expect(feedback({ of, wrt }, wrong)).toBe(said);
  });
});

describe('values at a point', () => {
  const at = (x: number) => ({ x });

  test.each([
    ['x^2 sin(x)', 1, '1.0806', 'D16'],
    ['x^2 sin(x)', 1, '1.1426', 'D18'],
    ['x^2 sin(x)', 1, '1.6829', 'D19'],
    ['(3x + 1)^4', 2, '1372', 'D29'],
    ['(3x + 1)^4', 2, '1029', 'D02'],
    ['cos(3x)', 0.7, '2.5896', 'T01'],
    ['e^(3x)', 2, '403.43', 'D29'],
    ['x^2 ln(x)', 3, '6.5917', 'D19'],
    ['tan(2x)', 0.3, '1.4680', 'D29'],
    ['x/(x^2 + 1)', 1.7, '-0.4859', 'D24'],
    ['cos(3x)', 1, '-sin(3)', 'D29'],
    ['x^3 e^x', 1, '3e', 'D16'],
    ['x sin(x)', 2, 'cos(2)', 'D16'],
  ])('%s at x = %d: %s, %s', (of, x, wrong, id) => {
    expect(told({ of, at: at(x), rounding: 4 }, wrong)[0]).toBe(id);
  });

  test.each([
    ['sin(x)', 1, '0.9998'],
    ['cos(2x)', 1, '-0.0698'],
    ['tan(x)', 2, '1.0012'],
    ['x sin(x)', 3, '3.0482'],
    ['x^2 cos(x)', 2, '3.8580'],
    ['sin(x)/x', 2, '0.4910'],
  ])('%s at x = %d: %s is worked out in degrees', (of, x, wrong) => {
    expect(told({ of, at: at(x), rounding: 4 }, wrong)).toEqual(['V01']);
  });

  test.each([
    ['x^3', 2, '8', 'The point is put in, but this is the function itself: it has not been differentiated.'],
    ['e^x + x^2', 1, 'e + 1', 'The point is put in, but this is the function itself: it has not been differentiated.'],
    ['x^3 + x^2', 5, '65', 'This is the value at x = −5: the point has the other sign.'],
    ['x^4 - x^2', 3, '106', 'The point is put in, but this has been differentiated once more than was asked.'],
    ['sin(x)', 1, '0.8415', 'The point is put in, but this is the function itself: it has not been differentiated.'],
    ['x^3', 2, '-12', 'This is right but for its sign.'],
    ['cos(2x)', 1, '-0.416', 'The point is put in, but this is the function itself: it has not been differentiated.'],
    ['x^2 - 9x', 9, '0', 'Perhaps this is the value of the function itself, which has not been differentiated.'],
  ])('%s at x = %d: %s, %s', (of, x, wrong, said) => {
    expect(hint({ of, at: at(x), rounding: 4 }, wrong)).toBe(said);
  });

  test('what was answered with the letter in it is diagnosed as a formula', () => {
    expect(told({ of: 'x^2 sin(x)', at: at(1) }, '2x cos(x)')[0]).toBe('D16');
    expect(hint({ of: 'x^3', at: at(2) }, '3x^2')).toBe('The derivative is right; its value at x = 2 is asked for.');
  });

  test('a number that no mistake gives names none', () => {
    expect(told({ of: 'x^3', at: at(2) }, '7')).toEqual([]);
    expect(hint({ of: 'x^3', at: at(2) }, '7')).toBeUndefined();
  });

  test.each([
    ['x^3', 2, '24', 'D01', 'You brought the 3 down correctly'],
    ['(x^2 + 3)^3', 1, '48', 'D29', 'The chain rule has one factor more here'],
    ['x^2/(x + 5)', 2, '4', 'D22', 'You divided the derivatives'],
    ['sqrt(x)', 9, '1/3', 'D14', 'The root √x is x to the power 1/2'],
  ])('a short number names a mistake with reserve: %s at %d, %s', (of, x, wrong, id, said) => {
    expect(told({ of, at: at(x) }, wrong)[0]).toBe(id);
    expect(feedback({ of, at: at(x) }, wrong)).toContain(`It looks as if it came about like this. ${said}`);
  });

  test.each([
    ['x^2 sin(x)', 1, '1.0806', 'You multiplied the derivatives.'],
    ['ln(x)', 4, '1/ln(4)', 'The derivative of a logarithm'],
  ])('a long number or an exact form names it without: %s at %d, %s', (of, x, wrong, said) => {
    expect(feedback({ of, at: at(x), rounding: 4 }, wrong)).toMatch(new RegExp(`^${said}`));
  });

  test.each<[CheckQuestion, string, string]>([
    [{ of: 'x^2 + y^2 = 169', kind: 'implicit', order: 2, at: { x: 5, y: 12 } }, '25/144', 'H02'],
    [{ of: 'x^2 * y', kind: 'directional', along: '(3, 4)', at: { x: 1, y: 2 } }, '4.1231', 'G05'],
    [{ of: 'x^2 * y', kind: 'directional', along: '(3, 4)', at: { x: 1, y: 2 } }, '(4, 1)', 'G06'],
    [{ of: 'x^2 * y', kind: 'gradient', at: { x: 3, y: 5 } }, '(9, 30)', 'G07'],
    [{ of: '[x*y, x^2 + y]', kind: 'jacobian', at: { x: 3, y: 5 } }, '[[5, 6], [3, 1]]', 'G09'],
  ])('of other kinds too: %o, %s', (question, wrong, id) => {
    expect(told({ ...question, rounding: 4 }, wrong)).toEqual([id]);
  });
});

/** Random expressions in the letters of a question, of some size, and neither 1^(x + 3), which is small once it is tidied, nor 0. */
function noise(letters: readonly string[], seed: number, count: number): readonly string[] {
  const [first = 'x', second = first, third = second] = letters;
  const renamed = new Map([
    ['x', symbol(first)],
    ['a', symbol(second)],
    ['b', symbol(third)],
  ]);
  return fc
    .sample(functions, { numRuns: 10 * count, seed })
    .map(e => substitute(e, renamed))
    .filter(e => treeSize(e) <= 40 && isLarge(tidied(e)) && variables(e).length === new Set(letters).size)
    .filter(e => agree(e, ZERO).kind !== 'same')
    .slice(0, count)
    .map(strictText);
}

const isLarge = (e: Expr): boolean => treeSize(e) >= 6 && variables(e).length > 0;

/** The answers in which a mistake was seen. */
function accused(question: CheckQuestion, answers: readonly string[]): readonly string[] {
  const mark = marker(question);
  if (!mark.ok) throw new Error(mark.complaint.message);
  const verdicts = answers.map(answer => ({ answer, verdict: mark.value(answer) }));
  const wrong = verdicts.filter(({ verdict }) => verdict.verdict === 'wrong' && verdict.mistakes.length > 0);
  return wrong.map(({ answer }) => answer);
}

describe('random answers are accused of nothing', () => {
  const IMPLICIT = ['x^2 + y^2 = 25', 'x^3 + y^3 = 6x*y', 'x*y = 6', 'sin(y) = x', 'x^2 + x*y + y^2 = 7', 'y^2 = 4x'];
  const PARAMETRIC = [
    'x = t^2; y = t^3',
    'x = cos(t); y = sin(t)',
    'x = e^t; y = t^2',
    'x = t - sin(t); y = 1 - cos(t)',
  ];
  const PROGRAMS = ['t = x^2; u = sin(t); L = u + 3t*u', 'u = x^2; v = sin(x); L = u*v', 'p = x^3 + x; L = e^p'];
  const ORDERS = ['x^2 e^x', 'sin(2x)', 'x/(x + 1)', 'ln(x^2 + 1)', '(3x + 1)^5'];

  /** Of each kind at least 300 in all. */
  const sets: readonly (readonly [question: CheckQuestion, letters: readonly string[], count: number])[] = [
    ...IMPLICIT.map(of => [{ of, kind: 'implicit', order: 2 }, ['x', 'y'], 50] as const),
    ...PARAMETRIC.map(of => [{ of, kind: 'parametric', wrt: 't', order: 2 }, ['t'], 75] as const),
    ...DIRECTIONS.map(
      ([of, , , a, b]) => [{ of, kind: 'directional', along: `(${a}, ${b})` }, ['x', 'y'], 50] as const,
    ),
    ...PROGRAMS.map(of => [{ of, wrt: 'x' }, ['x'], 100] as const),
    ...ORDERS.map(of => [{ of, order: 3 }, ['x'], 60] as const),
  ];

  test.each(sets)('%o', (question, letters, count) => {
    const answers = noise(letters, 40, count);
    expect(answers).toHaveLength(count);
    expect(accused(question, answers)).toEqual([]);
  });

  test.each(DIRECTIONS)('gradient and Hessian of %s', of => {
    const made = noise(['x', 'y'], 70, 51);
    const pairs = made.slice(1).map((a, k) => [a, made[k] ?? a] as const);
    expect(pairs).toHaveLength(50);
    expect(
      accused(
        { of, kind: 'gradient' },
        pairs.map(([a, b]) => `(${a}, ${b})`),
      ),
    ).toEqual([]);
    expect(
      accused(
        { of, kind: 'hessian' },
        pairs.map(([a, b]) => `[[${a}, ${b}], [${b}, ${a}]]`),
      ),
    ).toEqual([]);
  });
});
