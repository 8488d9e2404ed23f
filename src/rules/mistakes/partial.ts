import type { Mistake } from '../mistake.ts';

/** Partial derivatives: what the other variables do. */
export const PARTIAL_MISTAKES: readonly Mistake[] = [
  {
    kind: 'rule',
    id: 'P03',
    name: 'other-variable-term-kept',
    wrong: { '... + c': 'c', '... - c': '-c' },
    where: ['c holds another variable'],
    feedback: 'There is no {x} in {c}: in a derivative by {x} it is a constant term, and its derivative is 0.',
    clue: 'Which terms of {of} contain {x}? What becomes of the others?',
    example: ['x^2 + y^2', '2x + y^2', { wrt: 'x' }],
  },
  {
    kind: 'rule',
    id: 'P02',
    name: 'other-variable-factor-lost',
    wrong: { 'c * f': ['D(f)', 'n_c * D(f)'], 'f * c': ['D(f)', 'n_c * D(f)'], 'f / c': 'D(f)' },
    where: ['c holds another variable'],
    feedback: '{c} has no {x} in it, so in {of} it is a constant factor: it stays.',
    clue: 'What happens to a constant factor? Look at {c} in {of}.',
    example: ['x^2 * y^3', '2x', { wrt: 'x' }],
  },
  {
    kind: 'rule',
    id: 'P01',
    name: 'other-variable-differentiated-too',
    wrong: {
      '... + c': 'd_c',
      '... - c': '-d_c',
      'c * f': 'd_c * f + c * D(f)',
      'f * c': 'D(f) * c + f * d_c',
      'f / c': '(D(f) * c - f * d_c) / c^2',
      'c / f': '(d_c * f - c * D(f)) / f^2',
    },
    where: ['c holds another variable'],
    feedback:
      'In a derivative by {x} the other letters are held fixed like numbers: {c} is a constant, its derivative is 0.',
    clue: 'Which letters change when you differentiate {of} by {x}, and which are held fixed?',
    example: ['x^2 * y + y^3', '2x * y + x^2 + 3y^2', { wrt: 'x' }],
  },
];
