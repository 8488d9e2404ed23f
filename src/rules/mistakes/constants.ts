import type { Mistake } from '../mistake.ts';

/** Constant factors and terms, and the signs between terms. */
export const CONSTANT_MISTAKES: readonly Mistake[] = [
  {
    kind: 'rule',
    id: 'D08',
    name: 'constant-multiple-lost',
    wrong: { 'c * f': 'D(f)', 'f * c': 'D(f)', 'f / c': 'D(f)' },
    where: ['c is a number'],
    feedback: 'The constant {c} in {of} stays in the derivative: it multiplies or divides the derivative of {f}.',
    clue: 'What happens to the constant in {of} when you differentiate?',
    example: ['5 sin(x)', 'cos(x)'],
  },
  {
    kind: 'rule',
    id: 'D09',
    name: 'constant-term-kept',
    wrong: { '... + c': 'c', '... - c': '-c' },
    where: ['c is a number'],
    feedback: 'The {c} does not change when {x} changes, so its derivative is 0: it does not stay.',
    clue: 'How fast does each term of {of} change when {x} changes?',
    example: ['x^2 + 7', '2x + 7'],
  },
  {
    kind: 'rule',
    id: 'D11',
    name: 'named-constant-as-variable',
    wrong: {
      'c * f': 'k_c * f + c * D(f)',
      'f * c': 'D(f) * c + f * k_c',
      c: 'k_c',
    },
    where: ['c is a number'],
    feedback: '{c} is a fixed number, however it is written: it is a constant, and its derivative is 0.',
    clue: 'Which letters in {of} are variables, and which are fixed numbers?',
    example: ['x^3 + pi^2', '3x^2 + 2pi'],
  },
  {
    kind: 'rule',
    id: 'D10',
    name: 'constant-derivative-is-one',
    wrong: {
      'c * f': 'f + c * D(f)',
      'f * c': 'D(f) * c + f',
      c: '1',
    },
    where: ['c is a number'],
    feedback: 'The derivative of the constant {c} is 0, not 1, so nothing comes of it.',
    clue: 'What is the derivative of the constant {c} in {of}?',
    example: ['3x^2', 'x^2 + 6x'],
  },
  {
    kind: 'rule',
    id: 'D12',
    name: 'difference-sign-lost',
    wrong: { '... - f': 'D(f)' },
    feedback: 'The minus before {f} stays: differentiate each term of {of} and keep its sign.',
    clue: 'Compare the signs between the terms of {of} with those in your answer.',
    example: ['sin(x) - x^3', 'cos(x) + 3x^2'],
  },
];
