import type { Mistake } from '../mistake.ts';

/** Wrong algebra before or after differentiating. */
export const ALGEBRA_MISTAKES: readonly Mistake[] = [
  {
    kind: 'rewrite',
    id: 'A03',
    name: 'minus-not-distributed',
    of: 'function',
    into: { '-(p + q)': '-p + q' },
    feedback: 'The minus in {of} changes the sign of every term in the bracket, not of the first alone.',
    clue: 'What does the minus do with each of the terms in {of}?',
    example: ['x^2 - (x^3 - 4x)', '2x - 3x^2 - 4'],
  },
  {
    kind: 'rewrite',
    id: 'A04',
    name: 'trig-products-merged',
    of: 'result',
    into: Object.fromEntries(['sin', 'cos', 'tan'].map(name => [`${name}(p) * ${name}(q)`, `${name}(p * q)^2`])),
    feedback: '{of} is not one function of {p * q}: a product of two function values stays as it is.',
    clue: 'Can {of} be written as one function? Try a number.',
    example: ['sin(x) * cos(x^2 + 4)', 'cos(x^3 + 4x)^2 - 2x * sin(x^3 + 4x)^2'],
  },
  {
    kind: 'rewrite',
    id: 'A06',
    name: 'power-of-sum-spread-in-result',
    of: 'result',
    into: { '(p + q)^n': 'p^n + q^n' },
    feedback: 'A power of a sum cannot be taken term by term: {of} is not {p^n + q^n}.',
    clue: 'Is a power of a sum the sum of the powers? Put a number into {of}.',
    example: ['x/(x^2 + 1)', '(1 - x^2)/(x^4 + 1)'],
  },
  {
    kind: 'rewrite',
    id: 'A05',
    name: 'reciprocal-of-sum-split',
    of: 'function',
    into: { 'c / (p + q)': 'c / p + c / q', 'f / (p + q)': 'f / p + f / q' },
    feedback: '{of} cannot be split at the sum in its denominator: 1/(1 + 1) is 1/2, but 1/1 + 1/1 is 2.',
    clue: 'Can a fraction be split at a sum in its denominator? Put a number into {of}.',
    example: ['1/(x + x^2)', '-1/x^2 - 2/x^3'],
  },
];
