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
    feedback: 'All is right but for one number: a factor is missing in the term {of}.',
    clue: 'All is right but for one number in front. Go through the terms again.',
    example: ['(x^2 + 3) * (x - 5)', 'x^2 - 10x + 3'],
  },
  {
    kind: 'slip',
    id: 'S04',
    name: 'factor-lost',
    slip: 'factor',
    feedback: 'All is right but for one factor: {of} is missing in one term.',
    clue: 'All is right but for one factor. Go through the terms again.',
    example: ['(x^2 + 1)^3 * (x - 1)^2', '2(x^2 + 1)^2 * (4x^2 - 3x + 1)'],
  },
  {
    kind: 'slip',
    id: 'S05',
    name: 'exponent-slipped',
    slip: 'exponent',
    feedback: 'All is right but for one exponent, in {of}.',
    clue: 'All is right but for one exponent. Go through the terms again.',
    example: ['x^4 * sin(x)', '4x^3 * sin(x) + x^5 * cos(x)'],
  },
  {
    kind: 'slip',
    id: 'S06',
    name: 'number-in-front-wrong',
    slip: 'another number in front',
    feedback: 'All is right but for one number: look at the term {of}.',
    clue: 'All is right but for one number. Go through the terms again.',
    example: ['5x^3 - 4x^2', '15x^2 - 10x'],
  },
  {
    kind: 'writing',
    id: 'W01',
    name: 'brackets-left-out',
    feedback: 'As typed this is {p}. Brackets round {of} would make it right.',
    clue: 'Is your answer read as you meant it? Brackets say what belongs to a numerator, a denominator or an exponent.',
    example: ['sin(x)/x', 'x * cos(x) - sin(x)/x^2'],
  },
];
