import type { Mistake } from '../mistake.ts';

/** Several derivatives at once: directions, gradients, matrices of derivatives. */
export const SEVERAL_MISTAKES: readonly Mistake[] = [
  {
    kind: 'task',
    id: 'G01',
    name: 'direction-not-normalised',
    foremost: true,
    task: 'direction not made one long',
    wrongRules: 0,
    feedback:
      'You took {v} as it stands, and its length is {l}. The slope in a direction is per unit of length: divide by {l}.',
    clue: 'How long is the vector {v}, and how long should a direction be?',
    example: ['x^2 * y', '6x*y + 4x^2', { kind: 'directional', along: '(3, 4)' }],
  },
  {
    kind: 'task',
    id: 'G02',
    name: 'direction-divided-twice',
    foremost: true,
    task: 'direction divided by the square of its length',
    wrongRules: 0,
    feedback: 'The direction {v} is divided by its length {l} once; you divided by the square of it.',
    clue: 'What do you divide {v} by to get a unit vector?',
    example: ['x^2 * y', '(6x*y + 4x^2)/25', { kind: 'directional', along: '(3, 4)' }],
  },
  {
    kind: 'task',
    id: 'G03',
    name: 'partial-derivatives-swapped',
    foremost: true,
    task: 'partial derivatives swapped',
    wrongRules: 0,
    feedback:
      'The derivatives by {p} and by {q} have changed places: each is multiplied by the entry of {v} that belongs to its own variable.',
    clue: 'Which entry of {v} belongs to {p}, and which derivative is multiplied by it?',
    example: ['x^2 * y', '(3x^2 + 8x*y)/5', { kind: 'directional', along: '(3, 4)' }],
  },
  {
    kind: 'task',
    id: 'G04',
    name: 'partial-derivatives-added',
    foremost: true,
    task: 'partial derivatives added',
    wrongRules: 0,
    feedback:
      'You added the partial derivatives of {of}; each is first multiplied by its own entry of the direction {v}.',
    clue: 'Where does the direction {v} come into your sum?',
    example: ['x^2 * y', '2x*y + x^2', { kind: 'directional', along: '(3, 4)' }],
  },
  {
    kind: 'task',
    id: 'G05',
    name: 'length-of-gradient',
    foremost: true,
    task: 'length of the gradient',
    wrongRules: 0,
    feedback:
      'That is the length of the gradient, the steepest slope there is. The slope along {v} is the dot product of the gradient with that direction.',
    clue: 'In which direction does {of} have the slope that you found, and which direction was asked for?',
    example: ['x^2 * y', 'sqrt(4x^2 * y^2 + x^4)', { kind: 'directional', along: '(3, 4)' }],
  },
  {
    kind: 'task',
    id: 'G06',
    name: 'gradient-without-dot-product',
    task: 'gradient instead of its dot product',
    feedback:
      'That is the gradient of {of}, a vector. The slope in a direction is one number: the dot product of the gradient with the unit vector in that direction.',
    clue: 'Is a slope in one direction a number or a vector?',
    example: ['x^2 * y', '(2x*y, x^2)', { kind: 'directional', along: '(3, 4)' }],
  },
  {
    kind: 'task',
    id: 'G12',
    name: 'dot-product-not-added',
    task: 'products of a dot product not added',
    feedback:
      'You multiplied entry by entry, as a dot product begins; add the products: a slope in a direction is one number.',
    clue: 'What does a dot product do with the products of the entries?',
    example: ['x^2 * y', '(6x*y, 4x^2)', { kind: 'directional', along: '(3, 4)' }],
  },
  {
    kind: 'task',
    id: 'G07',
    name: 'entries-in-another-order',
    task: 'entries in another order',
    feedback:
      'The entries are right and stand in another order: they follow the order of the functions and of the variables.',
    clue: 'In which order are the variables given, and in which do your entries stand?',
    example: ['x^2 * y', '(x^2, 2x*y)', { kind: 'gradient' }],
  },
  {
    kind: 'task',
    id: 'G08',
    name: 'gradient-added-up',
    task: 'partial derivatives added up',
    feedback: 'A gradient is a vector: list the derivatives of {of} by {p} and by {q} side by side, do not add them.',
    clue: 'How many entries does the gradient of {of} have?',
    example: ['x^2 * y', '2x*y + x^2', { kind: 'gradient' }],
  },
  {
    kind: 'task',
    id: 'G09',
    name: 'jacobian-transposed',
    task: 'rows and columns exchanged',
    feedback:
      'Rows and columns are exchanged: the first row holds the derivatives of the first function, {of}, one column for each variable.',
    clue: 'What stands in one row of a Jacobian: one function, or one variable?',
    example: ['[x^2 * y, x + y]', '[[2x*y, 1], [x^2, 1]]', { kind: 'jacobian' }],
  },
  {
    kind: 'task',
    id: 'G10',
    name: 'mixed-derivatives-missing',
    task: 'unmixed second derivatives alone',
    feedback:
      'You differentiated {of} twice by the same variable each time. A Hessian has the mixed derivatives too, by {p} and then by {q}.',
    clue: 'By how many pairs of variables can {of} be differentiated twice?',
    example: ['x^2 * y^3', '(2y^3, 6x^2 * y)', { kind: 'hessian' }],
  },
  {
    kind: 'task',
    id: 'G11',
    name: 'gradient-instead-of-hessian',
    task: 'gradient instead of its derivatives',
    feedback: 'That is the gradient of {of}: each of its entries is still to be differentiated by every variable.',
    clue: 'How often is {of} differentiated in each entry of a Hessian?',
    example: ['x^2 * y^3', '(2x * y^3, 3x^2 * y^2)', { kind: 'hessian' }],
  },
];
