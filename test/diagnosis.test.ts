import { describe, expect, test } from 'vitest';
import { derive } from '../src/derivation/derive.ts';
import { diagnosis, type Findings } from '../src/diagnosis/diagnose.ts';
import { clueOn, feedbackOn, textsOf } from '../src/diagnosis/feedback.ts';
import type { Asked } from '../src/diagnosis/questions/asked.ts';
import { wrongForms } from '../src/diagnosis/suspects/compiled.ts';
import { valueDiagnosis } from '../src/diagnosis/values.ts';
import type { Expr } from '../src/expression/expression.ts';
import { check } from '../src/marking/check.ts';
import { mathText } from '../src/notation/math-text.ts';
import { readEquation } from '../src/reading/equation-reader.ts';
import { readProgram } from '../src/reading/program-reader.ts';
import type { Example, Mistake } from '../src/rules/mistake.ts';
import { MISTAKES, OFTEN_CHAINED, SAY_THE_SAME } from '../src/rules/mistakes.ts';
import { accusedNoise, isFirst, missedShapes, namedAnswers, read } from './marked-sets.ts';

function equation(text: string): readonly [Expr, Expr] {
  const reading = readEquation(text, { names: ['x', 'y'] });
  if (!reading.ok) throw new Error(reading.complaint.message);
  return [reading.value.left, reading.value.right];
}

function coordinates(text: string): readonly [Expr, Expr] {
  const reading = readProgram(text, {});
  if (!reading.ok) throw new Error(reading.complaint.message);
  const [x, y] = reading.value.program.definitions;
  if (!x || !y) throw new Error(`${text} has two coordinates`);
  return [x.value, y.value];
}

function askedOf([of, , question = {}]: Example): Asked {
  const { wrt = 'x', order = 1, kind } = question;
  if (kind === 'implicit') {
    const [left, right] = equation(of);
    return { kind, left, right, wrt: 'x', dependent: 'y', order };
  }
  if (kind === 'parametric') {
    const [x, y] = coordinates(of);
    return { kind, x, y, wrt: 't', order };
  }
  return { kind: 'derivative', f: read(of), wrt, order };
}

function diagnosed(example: Example): Findings {
  const [, wrong, { at } = {}] = example;
  const asked = askedOf(example);
  return (at ? valueDiagnosis(asked, at) : diagnosis(asked))(read(wrong));
}

/** The first mistake that is named, with its sentences. */
function told(
  f: string,
  wrong: string,
  wrt = 'x',
): { readonly id: string; readonly feedback: string; readonly clue: string } {
  const [first] = diagnosed([f, wrong, { wrt }]).mistakes;
  if (!first) throw new Error(`nothing is named in ${wrong}`);
  return { id: first.mistake.id, feedback: feedbackOn(first), clue: clueOn(first) };
}

/** The mistakes that are named, with their sentences; answers with several entries are marked as a whole, and programs. */
function named(example: Example): readonly { readonly id: string; readonly feedback: string; readonly clue: string }[] {
  const [of, wrong, { kind, along, wrt, at } = {}] = example;
  if (kind === 'implicit' || kind === 'parametric' || (!kind && !of.includes(';')))
    return diagnosed(example).mistakes.map(made => ({
      id: made.mistake.id,
      feedback: feedbackOn(made),
      clue: clueOn(made),
    }));
  const marked = check({ of, wrt, at, ...(kind && { kind }), ...(along && { along }) }, wrong);
  return marked.ok && marked.value.verdict === 'wrong' ? marked.value.mistakes : [];
}

/** A function and its derivative, as they are told; nothing of curves and lists. */
function givenAway([of, , { kind, wrt = 'x' } = {}]: Example): readonly [string, string] {
  if (kind || of.includes(';')) return ['', ''];
  const f = read(of);
  return [mathText(f), mathText(derive(f, wrt).result)];
}

const idsOf = ({ mistakes }: Findings): readonly string[] => mistakes.map(({ mistake }) => mistake.id);

/** Rows whose example shows another one as well: what they have in common is said in the table. */
describe('every row of the table', () => {
  test.each(MISTAKES.map(row => [row.id, row.name, row] as const))(
    '%s %s is named first on its example',
    (id, _, row) => {
      expect(named(row.example)[0]?.id).toBe(id);
    },
  );

  test('has an id and a name of its own', () => {
    expect(new Set(MISTAKES.map(({ id }) => id)).size).toBe(MISTAKES.length);
    expect(new Set(MISTAKES.map(({ name }) => name)).size).toBe(MISTAKES.length);
  });

  test.each(MISTAKES.map(row => [row.id, row] as const))('%s does not give the answer away in its clue', (_, row) => {
    const [made] = named(row.example);
    if (!made) throw new Error('it is named');
    const [given, right] = givenAway(row.example);
    if (right.length > 2 && !given.includes(right)) expect(made.clue).not.toContain(right);
    expect(made.clue).not.toBe(made.feedback);
    expect(made.clue).toMatch(/[?.]$/);
  });

  test('is refused where a letter of its texts is not bound', () => {
    const row: Mistake = {
      kind: 'rule',
      id: 'X1',
      name: 'made-up',
      wrong: { 'f * g': 'D(f) * h' },
      feedback: 'See {g}.',
      clue: 'Look at {c}.',
      example: ['x', 'x'],
    };
    expect(() => wrongForms(row)).toThrow('mistake X1: the letter h is not bound by f * g');
    expect(() => textsOf(row)).toThrow('mistake X1: the letter c is not bound by {c}');
  });
});

describe('the sentence speaks of this function', () => {
  test.each([
    ['x^4', '4x^4', 'D01', 'You brought the 4 down correctly; lower the exponent by one too, so x⁴ becomes x³.'],
    [
      '(3x - 2)^4',
      '(3x - 2)^3 * 3',
      'D02',
      'The exponent of (3x − 2)⁴ is lowered correctly; the old exponent 4 must also come down as a factor.',
    ],
    [
      'x^6',
      '6x^7',
      'D03',
      'Differentiating lowers the exponent by one: 6 becomes 5, not 7. Raising it is what integration does.',
    ],
    [
      'x^(-3)',
      '-3x^(-2)',
      'D03',
      'Differentiating lowers the exponent by one: −3 becomes −4, not −2. Raising it is what integration does.',
    ],
    [
      '7cos(x)',
      '-sin(x)',
      'D08',
      'The constant 7 in 7 cos(x) stays where it is when you differentiate; only what stands beside it changes.',
    ],
    [
      'x^3 + 12',
      '3x^2 + 12',
      'D09',
      'The 12 does not change when x changes, so its derivative is 0: it does not stay.',
    ],
    [
      'x^2 + pi^3',
      '2x + 3pi^2',
      'D11',
      'π³ is a fixed number, however it is written: it is a constant, and its derivative is 0.',
    ],
    [
      'exp(x) - x^4',
      'exp(x) + 4x^3',
      'D12',
      'The minus before x⁴ stays: differentiate each term of eˣ − x⁴ and keep its sign.',
    ],
    [
      'x^3 ln x',
      '3x^2 ln x',
      'D19',
      'You differentiated only one factor of x³ ln(x). Both x³ and ln(x) depend on x: each takes its turn, and the products are added.',
    ],
    [
      'x^3 ln x',
      '3x^2 * 1/x',
      'D16',
      'You multiplied the derivatives. In x³ ln(x) each factor takes its turn: differentiate x³ and keep ln(x), then the other way round, and add.',
    ],
    [
      'sin(x)/(x + 2)',
      '(cos(x)(x + 2) - sin(x))/(x + 2)',
      'D24',
      'The quotient rule divides by the square of the denominator: that of sin(x)/(x + 2) must be squared.',
    ],
    [
      'x^2/(x + 2)',
      '(2x(x + 2) + x^2)/(x + 2)^2',
      'D25',
      'The numerator of the quotient rule is a difference: 2x times (x + 2) minus x² times 1. You added the two.',
    ],
    [
      'cos(5x)',
      '-sin(5x)',
      'D29',
      'The chain rule has one factor more here: the derivative of the inside 5x, which is 5.',
    ],
    [
      'ln(sin(x^3))',
      'cos(x^3)/sin(x^3)',
      'D32',
      'There is one more layer: the innermost x³ still owes its factor 3x².',
    ],
    [
      'sin(x^3 + x)',
      '(3x^2 + 1) cos(x)',
      'D31',
      'The factor 3x² + 1 is right, but the derivative of the outer function must still contain the inside x³ + x, not x alone.',
    ],
    [
      'exp(2 - x^2)',
      '2x exp(2 - x^2)',
      'D34',
      'The derivative of the inside 2 − x² is −2x: carry its minus sign along.',
    ],
    [
      '5^x',
      'x 5^(x - 1)',
      'E01',
      'In 5ˣ the variable is in the exponent, so this is an exponential: it stays as it is and brings the factor ln(5).',
    ],
    [
      '5^x',
      '5^x',
      'E03',
      'Only the exponential with base e is its own derivative; the base 5 brings a further factor ln(5).',
    ],
    [
      'ln(x^2 + x)',
      '2/x + 1/x',
      'E11',
      'A logarithm splits over products, not over sums: use the chain rule on the whole argument x² + x of ln(x² + x).',
    ],
    [
      'cos(2x)',
      '2sin(2x)',
      'T01',
      'Cosine falls where sine is positive: the derivative of cos(2x) begins with minus sin(2x).',
    ],
    [
      'atan(2x)',
      '2/(1 - 4x^2)',
      'T13',
      'For arctan(2x) the denominator is 1 plus the square of 2x; the minus belongs to the arcsine.',
    ],
    [
      'x^2 - (x^3 - 5x)',
      '2x - 3x^2 - 5',
      'A03',
      'The minus in −(x³ − 5x) changes the sign of every term in the bracket, not of the first alone.',
    ],
  ])('%s, %s', (f, wrong, id, feedback) => {
    expect(told(f, wrong)).toMatchObject({ id, feedback });
  });

  test.each([
    ['1/x', '1', 'D28', 'Write 1/x as x⁻¹, then'],
    ['4/x^3', '4/(3x^2)', 'D28', 'Write 4/x³ as 4x⁻³, then'],
    ['1/(x^2 + 3x)', '1/(2x + 3)', 'D28', 'Write 1/(x² + 3x) as (x² + 3x)⁻¹, then'],
    ['3/(x^2 + 1)', '6x/(x^2 + 1)', 'D63', 'as a power it is 3(x² + 1)⁻¹'],
    ['x^(2/3)', '(2/3) x^(1/3)', 'D15', 'you took away only 1/3.'],
    ['(x^2 + 1)/(x - 3)', '(2x(x - 3) + x^2 + 1)/(x - 3)^2', 'D25', '2x times (x − 3) minus (x² + 1) times 1.'],
    ['(x^2 + 1)/(x - 3)', '(2x(x - 3) - x^2 + 1)/(x - 3)', 'D59', '2x times (x − 3), minus (x² + 1) times 1,'],
    ['sqrt(17x + 2)', '17/sqrt(17x + 2)', 'D14', '√(17x + 2) is (17x + 2) to the power 1/2'],
    ['relu(2x - 1)', '2', 'B06', 'Where 2x − 1 is less than 0, relu(2x − 1) is constant'],
    ['max(3, x^2)', '2x', 'B40', 'Where x² is less than 3, max(3, x²) is constant'],
    ['abs(2x - 6)', '2', 'D65', 'Where 2x − 6 is negative, the slope of |2x − 6| is the opposite of that.'],
    [
      '(x + 1)/(x^2 + 1)',
      '(2x(x + 1) - x^2 - 1)/(x^2 + 1)^2',
      'D23',
      '1 times (x² + 1) minus (x + 1) times 2x, in this order.',
    ],
    [
      'ln(x)/x + x^5',
      '(ln(x) - 1)/x^2 + 5x^4',
      'D23',
      'The two products in the numerator for ln(x)/x have changed places',
    ],
    ['sin(x)/5', 'cos(x)', 'D08', 'The constant 5 in sin(x)/5 stays where it is'],
    ['log2(x^2 + 3)', '2x', 'E13', 'with x² + 3 in its denominator, and 2x is the factor beside it.'],
    ['ln(x^2 + 5)/x', '(2x/(x^2 + 5) - ln(x^2 + 5))/x', 'A02', 'In the quotient rule for ln(x² + 5)/x you cancelled x'],
    ['arcsin(2x)', '-2cos(2x)/sin(2x)^2', 'T05', 'arcsin(2x) is the inverse function, not one over'],
    ['tanh(x^2)', '2x(1 - tanh(x^2))', 'B10', 'is 1 minus the square of tanh(x²)'],
    ['x - (y ln(x) + (1 - y) x)', '1 - y/x + 1 - y', 'A03', 'The minus in −(y ln(x) + (1 − y) x) changes'],
    ['(2x - 1)(x^2 + 5)', '6x^2 - x + 10', 'S06', 'look at the term −x.'],
    ['(x^2 + 6)(x - 3)', '3x^2 - 6x - 7', 'S06', 'look at the term −7.'],
    ['x^2/(x + 1)', '(x^2 - 2x)/(x + 1)^2', 'S01', 'that of the term −2x.'],
  ])('%s answered %s, %s', (f, wrong, id, part) => {
    const { id: named, feedback } = told(f, wrong);
    expect(named).toBe(id);
    expect(feedback).toContain(part);
  });

  test.each([
    ['sqrt(x)', '1/sqrt(x)', 1, 'The root √x is x to the power 1/2: that 1/2 comes down as a factor, and you lost it.'],
    ['x^3', '6', 4, 'This is the third derivative of x³, and the fourth is asked for: go on from there.'],
    ['x^2 y', 'x y', 1, 'The exponent of x² is lowered correctly; the old exponent 2 must also come down as a factor.'],
  ])('%s answered %s, order %i', (f, wrong, order, feedback) => {
    const [first] = diagnosed([f, wrong, { order }]).mistakes;
    expect(first && feedbackOn(first)).toBe(feedback);
  });

  test('of a loss, before the sign of an inside', () => {
    const sigmoid = '(1/(1 + exp(-w*x)))';
    const loss = `-(y*ln(${sigmoid}) + (1 - y)*ln(1 - ${sigmoid}))`;
    expect(told(loss, `(y - ${sigmoid})*x`, 'w').id).toBe('B14');
  });

  test('and of the other variables', () => {
    expect(told('x^2 * y^5 + y', '2x', 'x')).toMatchObject({
      id: 'P02',
      feedback: 'y⁵ has no x in it, so in x² y⁵ it is a constant factor: it stays.',
    });
    // The number was kept.
    expect(told('pi r^2 h', '2pi r', 'r').feedback).toBe(
      'h has no r in it, so in π r² h it is a constant factor: it stays.',
    );
  });

  test('or only says where to look', () => {
    expect(told('x^3 ln x', '3x^2 * 1/x').clue).toBe(
      'x³ ln(x) is a product: which rule belongs to it, and how many terms does that rule give?',
    );
  });
});

describe('what a sentence says is true beside another mistake too', () => {
  test.each([
    ['cos(x)/x', '(x sin(x) - cos(x))/x'],
    ['cos(x^4)', 'sin(x^4)'],
  ])('%s, %s: nothing is called right', (f, wrong) => {
    const found = diagnosed([f, wrong]);
    expect(found.together).toBe(true);
    expect(found.mistakes.map(made => feedbackOn(made)).join(' ')).not.toMatch(/is right/);
  });
});

describe('two mistakes together are both named', () => {
  test.each([
    ['cos(x^2)', 'sin(x^2)', ['T01', 'D29']],
    ['cos(3x)', '3 sin(x)', ['T01', 'D31']],
    ['x^2 sin(3x)', '2x sin(3x) - x^2 cos(3x)', ['D18', 'D29']],
    ['x^2 sin(3x)', 'x^2 cos(3x)', ['D19', 'D29']],
    ['(x^2 + 1)^3', '(x^2 + 1)^2', ['D02', 'D29']],
    ['x^3 sin(x)', '3x^3 sin(x)', ['D19', 'D01']],
    ['sin(x^2)/(x^3 + 1)', '(cos(x^2)(x^3 + 1) - sin(x^2) * 3x^2)/(x^3 + 1)', ['D24', 'D29']],
    ['5x^3 + 7', '3x^2 + 7', ['D09', 'D08']],
    ['5cos(x)', 'sin(x)', ['D08', 'T01']],
    ['sqrt(x^2 + 1)', '1/sqrt(x^2 + 1)', ['D14', 'D29']],
    ['tan(x^2)', 'sec(x^2)', ['T03', 'D29']],
    ['3^(x^2)', '3^(x^2)', ['E03', 'D29']],
    ['x^2 + 7 - sin(x)', '2x + 7 + cos(x)', ['D09', 'D12']],
  ])('%s, %s', (f, wrong, ids) => {
    const found = diagnosed([f, wrong]);
    expect(idsOf(found)).toEqual(ids);
    expect(found.together).toBe(true);
  });

  test.each([
    ['(x^2 - 4)^2', '4x(x - 2)'],
    ['x^2/(x^3 - x)', '-(x^2 - 1)/(x^2 - 1)^2'],
  ])('but none are made up of a slip: %s, %s', (f, wrong) => {
    expect(diagnosed([f, wrong]).together).toBeUndefined();
  });

  test('and are rows of the table', () => {
    expect(
      [...OFTEN_CHAINED, ...SAY_THE_SAME.flatMap(ids => [...ids])].filter(id => !MISTAKES.some(row => row.id === id)),
    ).toEqual([]);
  });
});

describe('a second explanation', () => {
  /** Function, answer, order, what is named; a second where it is as likely and is not the first in other words. */
  test.each([
    ['3sin(3x)', '3cos(3x)', 1, ['D08', 'D29']],
    ['e^(-2x) cos(x)', '2e^(-2x) cos(x) - e^(-2x) sin(x)', 1, ['D34']],
    ['x^5 cos(4x)', '5x^4 cos(4x) + 4x^5 sin(4x)', 1, ['T01']],
    ['4cos(x)^2 + 4sin(x)^2', '4', 1, []],
    ['(x^2 + 3x)/(x - 1)', '(2x + 3)/(x - 1)', 1, ['D40']],
    ['5x - (x^2 - 3x + 1)', '2 - 2x', 1, ['A03']],
    ['x^x', 'x * x^(x - 1)', 1, ['E07']],
    ['x^(3x)', '3x * x^(3x - 1)', 1, ['E07']],
    ['(x - 3)/(x + 3)', '(x + 3 - x - 3)/(x + 3)^2', 1, ['D27']],
    ['x^2/(x + 3)', '(2x(x + 3) - x^3)/(x + 3)^2', 1, ['D53']],
    ['6(2x - 5)^5', '30(2x - 5)^4', 1, ['D29']],
    ['(a x + 1)^3', '3(a x + 1)^2', 1, ['D29']],
    ['sqrt(x)', '1/sqrt(x)', 1, ['D14']],
    ['ln(x)', '1', 1, ['E13']],
    ['relu(2x - 1)', '2', 1, ['B06']],
    ['sin(3x)', '-3sin(3x)', 2, ['H03']],
    ['sin(2x)', '-sin(2x)', 2, ['D29']],
    ['e^(4x)', 'e^(4x)', 2, ['D29']],
    ['x^5 sin(x)', '20x^3 sin(x) - x^5 sin(x)', 2, ['H07']],
    ['x^2 ln(x)^2', '2x(x + 1) ln(x)^2', 1, ['D33']],
    ['x^3 tan(x)', '3x^2 tan(x) - x^3 sec(x)^2', 1, ['D18', 'T04']],
    ['e^(tan(x))', '-e^(tan(x)) sec(x)^2', 1, ['E06', 'T04']],
    ['x ln(x) - x', 'ln(x) + 1', 1, ['D54']],
  ])('%s answered %s, order %i', (f, wrong, order, ids) => {
    expect(idsOf(diagnosed([f, wrong, { order }]))).toEqual(ids);
  });
});

describe('one mistake wherever it can be made', () => {
  test.each([
    ['x^7 - 3x^4 + 2x - 9', '7x^7 - 12x^4 + 2x', 'D01'],
    ['3x^5 - 2x^3 + 7x', '15x^5 - 6x^3 + 7x', 'D01'],
    ['x^2 + 5x', '2x + 5x', 'D53'],
    ['x^2 + 3x y', '2x + 3', 'P02'],
    ['x^2 + 3x y', '2x + 1', 'P02'],
    ['1/sqrt(x)', '-x^(-3/2)', 'D14'],
    ['(e^x - e^(-x))/(e^x + e^(-x))', '0', 'D34'],
    ['x^3/(x + 2)', '(x^3 + 6x^2)/(x + 2)^2', 'S06'],
  ])('%s answered %s: %s', (f, wrong, id) => {
    expect(told(f, wrong).id).toBe(id);
  });
});

describe('mistakes with unknown functions', () => {
  test.each([
    ['f(x) g(x)', "f'(x) g'(x)", 'D16'],
    ['f(x)/h(x)', "(f(x) h'(x) - f'(x) h(x))/h(x)^2", 'D23'],
    ['x^4 g(x)', "4x^3 g(x) - x^4 g'(x)", 'D18'],
    ['f(x^3)', "f'(x^3)", 'D29'],
    ['e^(f(x))', 'e^(f(x))', 'D29'],
    ['f(5x)', "5f'(x)", 'D31'],
    ['h(sin(x))', "h'(cos(x))", 'D30'],
  ])('%s answered %s: %s', (f, wrong, id) => {
    expect(told(f, wrong).id).toBe(id);
  });

  test('but none in an answer that none explains', () => {
    expect(idsOf(diagnosed(['f(x) g(x)', "f'(x) g(x)^2"]))).toEqual([]);
  });
});

describe('an answer that no mistake explains gets a hint', () => {
  test.each([
    ['x^3 sin(x)', '-3x^2 sin(x) - x^3 cos(x)', 'This is right but for its sign: every term has the opposite one.'],
    ['x^3 sin(x)', '4(3x^2 sin(x) + x^3 cos(x))/3', 'This is the right answer times 4/3: a constant factor is wrong.'],
    ['x^3 sin(x)', '3x^2 sin(x) + x^3 cos(x) - 2', 'This is too small by the constant 2, everywhere.'],
    ['x^3 sin(x)', 'x^3 sin(x)', 'This is the function itself: it has not been differentiated.'],
    ['x^3 sin(x)', '6x sin(x) + 6x^2 cos(x) - x^3 sin(x)', 'This has been differentiated once more than was asked.'],
    ['x^3 sin(x) y^2', '2x^3 sin(x) y', 'This is the derivative by y; asked for is the one by x.'],
    ['x^3 sin(x)', '3t^2', 'There is no t in what was given: its only letter is x.'],
    ['x^3 sin(x) y', 'x s t', 'There is no s or t in what was given: its letters are x and y.'],
    ['x^3', '3x^2 + C', 'All is right but the C: a constant is added to an integral, and this is a derivative.'],
  ])('%s, %s', (f, wrong, hint) => {
    expect(diagnosed([f, wrong, { wrt: 'x' }])).toMatchObject({ mistakes: [], hint });
  });

  test('of the function itself, though two mistakes could lead back to it', () => {
    expect(diagnosed(['x e^x', 'x e^x', { order: 6 }])).toMatchObject({
      mistakes: [],
      hint: 'This is the function itself: it has not been differentiated.',
    });
  });

  test('and nothing is made up of what is all but constant', () => {
    expect(diagnosed(['x/(x + 1)', '1']).mistakes[0]?.mistake.id).toBe('D22');
    expect(idsOf(diagnosed(['x/(x + 1)', '(1 + 10^(-12))^x']))).toEqual([]);
  });

  test('and nothing is made up of 0', () => {
    expect(diagnosed(['x^2 sin(x) + y', '0']).hint).toBeUndefined();
    expect(diagnosed(['x^2 y', '0', { wrt: 'y' }]).hint).toBeUndefined();
  });

  test('and nothing is made up', () => {
    expect(diagnosed(['x^3 sin(x)', 'tan(x) + x^5'])).toEqual({ mistakes: [], complete: true });
  });
});

describe('other questions', () => {
  test('a wrong first derivative is differentiated on', () => {
    expect(idsOf(diagnosed(['x^3 + 7x^2', '6x + 7*2x', { order: 2 }]))).toEqual(['D53']);
    expect(idsOf(diagnosed(['x^4', '12x^3', { order: 2 }]))).toContain('D01');
    expect(idsOf(diagnosed(['x^4 + tan(x)', '12x^2 + sec(x) tan(x)', { order: 2 }]))).toContain('T03');
  });

  test('dy/dx as a letter of the answer', () => {
    const [left] = equation('y^2 + x = 0');
    const found = diagnosis({ kind: 'implicit', left, wrt: 'x', dependent: 'y' })(read('2*y + 1'));
    expect(idsOf(found)[0]).toBe('H04');
  });

  test('a mistake on one side of an equation', () => {
    const [left, right] = equation('x^3 + y^2 = 5');
    const found = diagnosis({ kind: 'implicit', left, right, wrt: 'x', dependent: 'y' })(read('-3x^3/(2y)'));
    expect(idsOf(found)).toEqual(['D01']);
  });

  test('a mistake in one coordinate of a curve', () => {
    expect(idsOf(diagnosed(['x = sin(t); y = cos(t)', 'sin(t)/cos(t)', { kind: 'parametric' }]))).toContain('T01');
  });
});

describe('another task that was done leaves right what the right one takes too', () => {
  test.each<[what: string, example: Example, right: number, of: number]>([
    ['the chain rule and the sine of f′', ['sin(3x)', '3cos(3x)', { order: 2 }], 2, 5],
    ['those of f″ where f‴ is asked for', ['x^5', '20x^3', { order: 3 }], 3, 5],
    ['those of f′ where it was squared', ['x^3', '9x^4', { order: 2 }], 1, 3],
    [
      'all of x′ and y′ in a quotient upside down',
      ['x = t^2; y = sin(3t)', '2t/(3cos(3t))', { kind: 'parametric' }],
      3,
      3,
    ],
    ['those of y′ alone', ['x = t^2; y = sin(3t)', '3cos(3t)', { kind: 'parametric' }], 2, 3],
    ['those of x′ alone', ['x = t^2; y = sin(3t)', '2t', { kind: 'parametric' }], 1, 3],
    ['none where it was integrated', ['x^2', 'x^3/3'], 0, 1],
  ])('%s', (_, example, right, of) => {
    expect(diagnosed(example).rules).toEqual({ right, of });
  });
});

describe('long functions', () => {
  test.each([
    ['500 nested sines', `${'sin('.repeat(500)}x${')'.repeat(500)}`],
    ['200 factors', Array.from({ length: 200 }, (_, k) => `(x + ${k + 1})`).join('*')],
  ])('%s: fewer mistakes are tried, and that is said', (_, f) => {
    expect(diagnosed([f, 'x + 1']).complete).toBe(false);
  });
});

describe('sets of seeded answers', () => {
  test('the mistake that was made is named first', () => {
    const named = namedAnswers(20, 5);
    const missed = named.filter(each => !isFirst(each));
    expect(missed.length / named.length, JSON.stringify(missed)).toBeLessThanOrEqual(0.01);
  });

  test('random expressions are accused of nothing', () => {
    expect(accusedNoise(3, 1).accused).toEqual([]);
  });

  test('right answers in other shapes are right', () => {
    expect(missedShapes(4, 2).missed).toEqual([]);
  });
});

describe('slopes of curves', () => {
  /** What stands on one side of an equation, differentiated by x without the slope of y. */
  test.each([
    ['y^3', '3y^2'],
    ['x y', 'y + x'],
    ['sin(y)', 'cos(y)'],
    ['e^y', 'e^y'],
    ['x^2 y^2', '2x y^2 + 2x^2 y'],
    ['ln(y)', '1/y'],
  ])('the slope of y is missing in d/dx[%s] = %s', (left, wrong) => {
    const found = diagnosis({ kind: 'implicit', left: read(left), wrt: 'x', dependent: 'y' })(read(wrong));
    expect(idsOf(found)).toContain('H04');
  });

  /** A curve, then its two rates: the slope upside down, and the rate of y alone. */
  test.each([
    ['x = t^3; y = t^2', '3t^2', '2t'],
    ['x = cos(t); y = 2sin(t)', '-sin(t)', '2cos(t)'],
    ['x = e^t; y = t^2', 'e^t', '2t'],
    ['x = t - sin(t); y = 1 - cos(t)', '1 - cos(t)', 'sin(t)'],
    ['x = 1/t; y = t^3', '-1/t^2', '3t^2'],
    ['x = ln(t); y = sqrt(t)', '1/t', '1/(2sqrt(t))'],
  ])('%s', (curve, dx, dy) => {
    // (1 − cos t)/sin t is the cycloid's slope upside down, and what a lost sign gives: both are named.
    expect(idsOf(diagnosed([curve, `(${dx})/(${dy})`, { kind: 'parametric' }]))).toContain('H05');
    expect(idsOf(diagnosed([curve, dy, { kind: 'parametric' }]))).toContain('H06');
  });

  test.each([
    ['x^3 sin(x)', '6x sin(x) - x^3 sin(x)'],
    ['x^2 e^x', '2e^x + x^2 e^x'],
    ['x cos(x)', '-x cos(x)'],
    ['x^3 ln(x)', '6x ln(x) - x'],
    ['x^2 cos(x)', '2cos(x) - x^2 cos(x)'],
  ])('the middle term of the second derivative of %s is missing in %s', (f, wrong) => {
    expect(idsOf(diagnosed([f, wrong, { order: 2 }]))).toContain('H07');
  });
});
