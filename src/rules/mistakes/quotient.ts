import type { Mistake } from '../mistake.ts';

/** The quotient rule and reciprocals. */
export const QUOTIENT_MISTAKES: readonly Mistake[] = [
  {
    kind: 'rule',
    id: 'D39',
    name: 'reciprocal-sign-lost',
    wrong: {
      'c / f': 'c * D(f) / f^2',
      'f^(-n)': 'n * f^(-n - 1) * D(f)',
    },
    feedback:
      'The derivative of {of} by {x} carries a minus: written as a power, the negative exponent comes down as a factor, sign and all.',
    clue: 'Write {of} with a negative exponent. What sign does the factor have that comes down?',
    example: ['1/x', '1/x^2'],
  },
  {
    kind: 'rule',
    id: 'D28',
    name: 'reciprocal-of-derivative',
    also: ['D06'],
    wrong: { 'c / f': 'c / D(f)' },
    feedback:
      'The denominator {f} cannot be differentiated where it stands. Write {of} as {of_power}, then use the power rule and the chain rule.',
    clue: 'Write {of} with a negative exponent before you differentiate.',
    example: ['1/(x^2 + 1)', '1/(2x)'],
  },
  {
    kind: 'rule',
    id: 'D22',
    name: 'quotient-of-derivatives',
    wrong: { 'f / g': 'D(f) / D(g)' },
    feedback:
      'You divided the derivatives. A quotient such as {of} has its own rule: {D(f)} times {g} minus {f} times {D(g)}, over the square of the denominator.',
    clue: '{of} is a quotient: which rule belongs to it?',
    example: ['x/(1 + x^2)', '1/(2x)'],
  },
  {
    kind: 'rule',
    id: 'D40',
    name: 'only-numerator-differentiated',
    wrong: { 'f / g': 'D(f) / g' },
    feedback: 'The denominator {g} depends on {x} too, so {of} needs the quotient rule.',
    clue: 'Which parts of {of} depend on {x}?',
    example: ['sin(x)/(x^2 + 1)', 'cos(x)/(x^2 + 1)'],
  },
  {
    kind: 'rule',
    id: 'D23',
    name: 'quotient-order-swapped',
    wrong: { 'f / g': '(f * D(g) - D(f) * g) / g^2' },
    feedback:
      'The two products in the numerator for {of} have changed places: it is {D(f)} times {g} minus {f} times {D(g)}, in this order.',
    clue: 'Which of the two products comes first in the numerator of the quotient rule for {of}?',
    example: ['x/(1 + x^2)', '(x^2 - 1)/(1 + x^2)^2'],
  },
  {
    kind: 'rule',
    id: 'D24',
    name: 'quotient-denominator-not-squared',
    wrong: { 'f / g': '(D(f) * g - f * D(g)) / g', 'c / f': '-(c * D(f)) / f' },
    feedback: 'The quotient rule divides by the square of the denominator: that of {of} must be squared.',
    clue: 'What is the denominator in the quotient rule, here for {of}?',
    example: ['x/(1 + x^2)', '(1 - x^2)/(1 + x^2)'],
  },
  {
    kind: 'rule',
    id: 'D25',
    name: 'quotient-plus',
    wrong: { 'f / g': '(D(f) * g + f * D(g)) / g^2' },
    feedback:
      'The numerator of the quotient rule is a difference: {D(f)} times {g} minus {f} times {D(g)}. You added the two.',
    clue: 'Which sign stands in the numerator of the quotient rule for {of}?',
    example: ['x/(1 + x^2)', '(1 + 3x^2)/(1 + x^2)^2'],
  },
  {
    kind: 'rule',
    id: 'D26',
    name: 'quotient-divided-by-numerator-squared',
    wrong: { 'f / g': '(D(f) * g - f * D(g)) / f^2' },
    feedback: 'Square the denominator {g} of {of}, not its numerator {f}.',
    clue: 'Which part of {of} is squared in the quotient rule?',
    example: ['x/(1 + x^2)', '(1 - x^2)/x^2'],
  },
  {
    kind: 'rule',
    id: 'D27',
    name: 'quotient-parentheses-dropped',
    wrong: {
      'f / g': [
        '(D(f) * g + m_D) / g^2',
        '(D(f) * g + m_f) / g^2',
        '(D(f) * g + m_p) / g^2',
        '(v_g - f * D(g)) / g^2',
        '(w_D - f * D(g)) / g^2',
      ],
    },
    feedback:
      'In the numerator for {of} put brackets round every sum: the factor beside it, and the minus, act on all of its terms.',
    clue: 'Where do brackets belong in the numerator of the quotient rule for {of}?',
    example: ['x^2/(x^3 - x)', '(2x(x^3 - x) - x^2 * 3x^2 - 1)/(x^3 - x)^2'],
  },
  {
    kind: 'rule',
    id: 'A02',
    name: 'cancels-across-a-sum',
    wrong: { 'f / g': ['(D(f) - f * D(g)) / g', '(D(f) * g - f * D(g)/g) / g', '(D(f) - f * D(g)) / g^2'] },
    feedback:
      'In the quotient rule for {of} you cancelled {g} in one part of the numerator. Only a factor of the whole numerator cancels.',
    clue: 'You cancelled in the quotient rule for {of}. Is what you cancelled a factor of every term above?',
    example: ['x^2/(x + 1)', '(2x - x^2)/(x + 1)'],
  },
  {
    kind: 'rule',
    id: 'D57',
    name: 'quotient-denominator-forgotten',
    wrong: { 'f / g': ['D(f) * g - f * D(g)', 'f * D(g) - D(f) * g'] },
    feedback: 'That is the numerator of the quotient rule for {of}; divide it by the denominator squared, {g^2}.',
    clue: 'The quotient rule for {of} gives a fraction: what is its denominator?',
    example: ['x^2/(x + 1)', '2x(x + 1) - x^2'],
  },
  {
    kind: 'rule',
    id: 'D58',
    name: 'product-rule-on-quotient',
    wrong: { 'f / g': 'D(f) * g + f * D(g)' },
    feedback:
      'That is the product rule, and {of} is a quotient: the numerator has a minus between the two products, and the denominator is {g^2}.',
    clue: 'Is {of} a product or a quotient? Which rule belongs to it?',
    example: ['x^2/(x + 1)', '2x(x + 1) + x^2'],
  },
  {
    kind: 'rule',
    id: 'D59',
    name: 'quotient-sign-and-square-wrong',
    wrong: {
      'f / g': [
        '(f * D(g) - D(f) * g) / g',
        '(D(f) * g + f * D(g)) / g',
        '(D(f) * g + m_D) / g',
        '(D(f) * g + m_f) / g',
        '(D(f) * g + m_p) / g',
      ],
    },
    feedback:
      'Two things went wrong in the quotient rule for {of}: the numerator is {D(f)} times {g}, minus {f} times {D(g)}, and the denominator is squared.',
    clue: 'Write down the quotient rule for {of} and compare: which sign does the numerator have, and what is the denominator?',
    example: ['x^2/(x + 1)', '(2x(x + 1) + x^2)/(x + 1)'],
  },
  {
    kind: 'rule',
    id: 'D60',
    name: 'quotient-other-factor-forgotten',
    wrong: { 'f / g': ['(D(f) * g - D(g)) / g^2', '(D(f) - D(g)) / g^2'] },
    feedback:
      'In the numerator for {of} each derivative is multiplied by the other part: {D(f)} times {g}, and {f} times {D(g)}.',
    clue: 'What stands beside each derivative in the numerator of the quotient rule for {of}?',
    example: ['x^2/(x^3 + 1)', '(2x(x^3 + 1) - 3x^2)/(x^3 + 1)^2'],
  },
  {
    kind: 'rule',
    id: 'D61',
    name: 'quotient-wrong-denominator',
    wrong: {
      'f / g': [
        '(D(f) * g - f * D(g)) / D(g)^2',
        '(D(f) * g - f * D(g)) / D(g)',
        '(D(f) * g - f * D(g)) / (2 * g)',
        '(D(f) * g - f * D(g)) / (f * g)',
      ],
    },
    feedback: 'The numerator is right. The denominator is the square of the old one, {g^2}.',
    clue: 'What is the denominator in the quotient rule, here for {of}?',
    example: ['x^2/(x^3 + 1)', '(2x(x^3 + 1) - 3x^4)/(3x^2)^2'],
  },
  {
    kind: 'rule',
    id: 'D62',
    name: 'quotient-one-product-only',
    wrong: { 'f / g': ['D(f) * D(g) / g^2', 'D(f) / g^2', 'D(f) / D(g)^2', '-f * D(g) / g^2', 'f * D(g) / g^2'] },
    feedback:
      'The numerator of the quotient rule for {of} is a difference of two products: {D(f)} times {g}, and {f} times {D(g)}.',
    clue: 'How many products stand in the numerator of the quotient rule for {of}?',
    example: ['sin(x)/(x^3 + 1)', 'cos(x)/(x^3 + 1)^2'],
  },
  {
    kind: 'rule',
    id: 'D63',
    name: 'reciprocal-like-a-logarithm',
    wrong: { 'c / f': 'c * D(f) / f' },
    feedback: '{of} is not a logarithm: as a power it is {of_power}, and the power rule gives {D(of)}.',
    clue: 'Write {of} with a negative exponent. Which rule belongs to it?',
    example: ['3/(x^2 + 1)', '6x/(x^2 + 1)'],
  },
  {
    kind: 'rule',
    id: 'D64',
    name: 'reciprocal-denominator-mixed-up',
    wrong: {
      'c / f': ['-(c * D(f))', 'c * D(f)', '-c / D(f)^2', 'c / D(f)^2', '-c / D(f)', '-(c * D(f)) / D(f)^2', 'c / f^2'],
    },
    feedback: 'Written with a negative exponent {of} is {of_power}: the power rule and the chain rule give {D(of)}.',
    clue: 'Write {of} with a negative exponent before you differentiate. What ends up in the denominator?',
    example: ['1/(x^2 + 1)', '-2x'],
  },
  {
    kind: 'rule',
    id: 'D71',
    name: 'power-below-squared-wrongly',
    wrong: { 'f / g^n': ['(D(f) * g^n - f * D(g^n)) / g^(n^2)', '(D(f) * g^n - f * D(g^n)) / g^(n + 2)'] },
    feedback: 'Squaring the denominator {g^n} doubles its exponent: {g^(2 * n)} stands below.',
    clue: 'What happens to the exponent when the denominator of {of} is squared?',
    example: ['log(x)/x^3', '(x^2 - 3x^2 * log(x))/x^9'],
  },
];
