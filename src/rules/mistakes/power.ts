import type { Mistake } from '../mistake.ts';

/** Powers and roots. */
export const POWER_MISTAKES: readonly Mistake[] = [
  {
    kind: 'rule',
    id: 'D14',
    name: 'root-half-lost',
    wrong: { 'sqrt(f)': 'D(f) / sqrt(f)' },
    feedback: 'The root {of} is {f} to the power 1/2: that 1/2 comes down as a factor, and you lost it.',
    clue: 'Write the root {of} as a power. What comes down in front?',
    example: ['sqrt(x)', '1/sqrt(x)'],
  },
  {
    kind: 'rule',
    id: 'D13',
    name: 'root-of-derivative',
    wrong: {
      'sqrt(f)': 'sqrt(D(f))',
      'cbrt(f)': 'cbrt(D(f))',
      'f^(1 / 2)': 'sqrt(D(f))',
    },
    feedback:
      'The root is the outer function of {of}: differentiate it first and keep {f} under it, then multiply by the derivative of the inside, {D(f)}.',
    clue: 'Which function is the outer one in {of}, and what has to stay under the root?',
    example: ['sqrt(x^2 + 1)', 'sqrt(2x)'],
  },
  {
    kind: 'rule',
    id: 'D15',
    name: 'fractional-exponent-subtraction',
    wrong: {
      'f^(a / c)': 'a / c * f^((a - 1) / c) * D(f)',
      'f^(-(a / c))': '-(a / c) * f^(-((a + 1) / c)) * D(f)',
    },
    feedback:
      'Subtract a whole one from the exponent of {of}: write 1 as {c}/{c} first. You took away only one {c}th part.',
    clue: 'Look at the exponent of {of}: how much is a whole one in parts of {c}?',
    example: ['x^(2/3)', '(2/3)*x^(1/3)'],
  },
  {
    kind: 'rule',
    id: 'D03',
    name: 'power-exponent-increased',
    also: ['D05'],
    wrong: { 'f^n': 'n * f^(n + 1) * D(f)' },
    feedback:
      'Differentiating lowers the exponent by one: {n} becomes {n - 1}, not {n + 1}. Raising it is what integration does.',
    clue: 'Look at the exponent in the derivative of {of}: which way does the power rule move it?',
    example: ['x^4', '4x^5'],
  },
  {
    kind: 'rule',
    id: 'D02',
    name: 'power-coefficient-not-brought-down',
    wrong: { 'f^n': 'f^(n - 1) * D(f)' },
    feedback: 'The exponent of {of} is lowered correctly; the old exponent {n} must also come down as a factor.',
    clue: 'The power rule does two things with the exponent of {of}. Which one is missing?',
    example: ['x^5', 'x^4'],
  },
  {
    kind: 'rule',
    id: 'D01',
    name: 'power-exponent-not-reduced',
    wrong: { 'f^n': 'n * f^n * D(f)' },
    feedback: 'You brought the {n} down correctly; lower the exponent by one too, so {of} becomes {f^(n - 1)}.',
    clue: 'The power rule does two things with the exponent of {of}. Which one is missing?',
    example: ['x^3', '3x^3'],
  },
  {
    kind: 'rule',
    id: 'D07',
    name: 'coefficient-added-to-exponent',
    wrong: {
      'c * f^n': '(c + n) * f^(n - 1) * D(f)',
      'f^n * c': '(c + n) * f^(n - 1) * D(f)',
    },
    where: ['c is a number'],
    feedback: 'The exponent multiplies the number in front: in {of} it is {n} times {c}, not {n} plus {c}.',
    clue: 'In {of} the exponent comes down and meets the number in front. What do the two do together?',
    example: ['4x^3', '7x^2'],
  },
];
