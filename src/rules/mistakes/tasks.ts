import type { Mistake } from '../mistake.ts';

/** Something else done than was asked: other orders, other kinds, other directions. */
export const TASK_MISTAKES: readonly Mistake[] = [
  {
    kind: 'task',
    id: 'H01',
    name: 'stopped-after-first-derivative',
    task: 'first derivative only',
    feedback: 'That is the first derivative of {of}; differentiate again, as often as was asked.',
    clue: 'How often have you differentiated {of}, and how often was it asked?',
    example: ['x^4', '4x^3', { order: 2 }],
  },
  {
    kind: 'task',
    id: 'H02',
    name: 'second-derivative-as-square',
    task: 'square of the first derivative',
    feedback: 'The second derivative of {of} is the derivative of its first derivative, not that one squared.',
    clue: 'What does the second derivative do with the first?',
    example: ['x^3', '9x^4', { order: 2 }],
  },
  {
    kind: 'task',
    id: 'H07',
    name: 'second-derivative-of-product',
    task: 'factors differentiated twice each',
    feedback:
      'Differentiating the product rule for {of} once more gives a middle term too: twice the product of the two first derivatives.',
    clue: 'Apply the product rule to each term of the first derivative of {of}. How many terms come out?',
    example: ['x^2 * sin(x)', '2sin(x) - x^2 * sin(x)', { order: 2 }],
  },
  {
    kind: 'task',
    id: 'H04',
    name: 'dydx-missing',
    task: 'slope of the dependent variable left out',
    feedback: '{y} depends on {x}: in the derivative of {of} the chain rule adds a factor d{y}/d{x}.',
    clue: 'Is {y} a constant, or does it depend on {x}? Look at {of}.',
    example: ['x^2 + y^2 = 25*y', '(2x + 2y)/25', { kind: 'implicit' }],
  },
  {
    kind: 'task',
    id: 'H05',
    name: 'parametric-ratio-inverted',
    task: 'rates divided the other way round',
    feedback: 'The slope of a curve has the rate of y on top: divide {D(q)} by {D(p)}, not the other way round.',
    clue: 'Which of the two rates stands on top in the slope of a curve?',
    example: ['x = t^2; y = t^3', '2t/(3t^2)', { kind: 'parametric' }],
  },
  {
    kind: 'task',
    id: 'H06',
    name: 'parametric-forgets-dxdt',
    task: 'rate of the parameter left in',
    feedback: 'You differentiated by {x} and stopped: divide by the rate of the other coordinate, {D(p)}.',
    clue: 'By which variable have you differentiated, and by which was it asked?',
    example: ['x = t^2; y = t^3', '3t^2', { kind: 'parametric' }],
  },
  {
    kind: 'task',
    id: 'H08',
    name: 'second-rates-divided',
    task: 'second rates divided',
    feedback:
      'The second derivative of a curve is not the quotient of the two second rates: differentiate the slope itself by {x}, then divide by {D(p)}.',
    clue: 'Of what is the second derivative of a curve the derivative?',
    example: ['x = t^2; y = t^3', '6t/2', { kind: 'parametric', order: 2 }],
  },
  {
    kind: 'task',
    id: 'D04',
    name: 'integrated-instead',
    task: 'integrated',
    feedback:
      'Differentiate your answer: you get {of}, the function you started from. You integrated; the derivative goes the other way.',
    clue: 'Differentiate your answer. What do you get?',
    example: ['x^3', 'x^4/4'],
  },
  {
    kind: 'task',
    id: 'N01',
    name: 'letter-case-changed',
    task: 'letters of the other case',
    feedback: 'Capital and small letters are different names: write the letters as they stand in {of}.',
    clue: 'Compare the letters of your answer with those of {of}.',
    example: ['x^3', '3X^2'],
  },
];
