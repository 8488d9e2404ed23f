import type { Mistake } from '../mistake.ts';

/** Slips of the pen in the last line, tried after everything else. */
export const SLIPS: readonly Mistake[] = [
  {
    kind: 'slip',
    id: 'S01',
    name: 'sign-of-a-term',
    slip: 'sign of a term',
    feedback: 'All is right but for one sign: that of the term {of}.',
    clue: 'All is right but for one sign. Go through the terms again.',
    example: ['x^2/(x + 1)', '(x^2 - 2x)/(x + 1)^2'],
  },
  {
    kind: 'slip',
    id: 'S02',
    name: 'number-in-front-lost',
    slip: 'number in front',
    feedback: 'All is right but for one number: a factor is missing at the term {of}.',
    clue: 'All is right but for one number in front. Go through the terms again.',
    example: ['(x^2 + 3) * (x - 5)', 'x^2 - 10x + 3'],
  },
  {
    kind: 'slip',
    id: 'S03',
    name: 'bracket-lost',
    slip: 'bracket',
    feedback: 'All is right but for one bracket: what stands beside {of} multiplies every term of it.',
    clue: 'All is right but for one bracket. What does each factor multiply?',
    example: ['exp(x) * (x^2 + x)', 'exp(x) * x^2 + 3x + 1'],
  },
];
