import type { Mistake } from '../mistake.ts';

/** The product rule. */
export const PRODUCT_MISTAKES: readonly Mistake[] = [
  {
    kind: 'rule',
    id: 'D16',
    name: 'product-of-derivatives',
    wrong: { 'f * g': 'D(f) * D(g)', 'f * g * h': 'D(f) * D(g) * D(h)' },
    feedback:
      'You multiplied the derivatives. In {of} each factor takes its turn: differentiate {f} and keep {g}, then the other way round, and add.',
    clue: '{of} is a product: which rule belongs to it, and how many terms does that rule give?',
    example: ['x^2 * sin(x)', '2x * cos(x)'],
  },
  {
    kind: 'rule',
    id: 'D19',
    name: 'product-one-term',
    wrong: {
      'f * g': ['D(f) * g', 'f * D(g)'],
      'f * g * h': ['D(f) * g * h', 'f * D(g) * h', 'f * g * D(h)'],
    },
    feedback:
      'You differentiated only one factor of {of}. Both {f} and {g} depend on {x}: each takes its turn, and the products are added.',
    clue: 'How many factors of {of} depend on {x}, and how many of them did you differentiate?',
    example: ['x^2 * sin(x)', '2x * sin(x)'],
  },
  {
    kind: 'rule',
    id: 'D18',
    name: 'product-minus',
    wrong: { 'f * g': ['D(f) * g - f * p_g', 'f * D(g) - u_f * g'] },
    feedback: 'The product rule for {of} adds its two products; the minus belongs to the quotient rule.',
    clue: 'Which sign does the product rule have between its two terms, here for {of}?',
    example: ['x^2 * sin(x)', '2x * sin(x) - x^2 * cos(x)'],
  },
  {
    kind: 'rule',
    id: 'D17',
    name: 'product-mispaired',
    wrong: { 'f * g': 'f * D(f) + g * D(g)', 'c * f * g': '(c * f) * (c * D(f)) + g * D(g)' },
    feedback: 'Pair each derivative with the other factor: {D(f)} belongs with {g}, and {D(g)} with {f}.',
    clue: 'In the product rule for {of}, which factor stands beside the derivative of {f}?',
    example: ['x^2 * sin(x)', '2x^3 + sin(x) * cos(x)'],
  },
  {
    kind: 'rule',
    id: 'D20',
    name: 'product-as-sum',
    wrong: { 'f * g': 'D(f) + D(g)', 'f * g * h': 'D(f) + D(g) + D(h)', 'c * f * g': 'c * D(f) + D(g)' },
    feedback: '{f} and {g} are multiplied, not added, so the sum rule does not apply to {of}: use the product rule.',
    clue: 'Are the parts of {of} added or multiplied? Which rule belongs to that?',
    example: ['x^3 * exp(x)', '3x^2 + exp(x)'],
  },
  {
    kind: 'rule',
    id: 'D21',
    name: 'triple-product-term-dropped',
    wrong: {
      'f * g * h': ['D(f) * g * h + f * D(g) * h', 'D(f) * g * h + f * g * D(h)', 'f * D(g) * h + f * g * D(h)'],
    },
    feedback:
      'Three factors give three terms. Each of {f}, {g} and {h} is differentiated once, and one of these terms is missing.',
    clue: 'Count the factors of {of} that depend on {x}, and the terms of your answer.',
    example: ['x * sin(x) * exp(x)', 'sin(x) * exp(x) + x * cos(x) * exp(x)'],
  },
  {
    kind: 'rule',
    id: 'A01',
    name: 'product-parentheses-dropped',
    wrong: { 'f * g': ['v_g + f * D(g)', 'D(f) * g + v_D', 'w_D + f * D(g)', 'D(f) * g + w_f'] },
    feedback:
      'In the product rule for {of} keep the brackets round a factor that is a sum: what stands beside it multiplies every one of its terms.',
    clue: 'Where do brackets belong when you write the product rule for {of}?',
    example: ['x^2 * (3x + 1)', '2x * 3x + 1 + 3x^2'],
  },
  {
    kind: 'rule',
    id: 'P04',
    name: 'path-contributions-multiplied',
    wrong: { 'f * g': '(D(f) * g) * (f * D(g))' },
    feedback: '{x} changes {of} in two ways, through {f} and through {g}. Multiply along each way, but add the two.',
    clue: '{x} acts on {of} through {f} and through {g}: how do two such contributions combine?',
    example: ['t^2 * sin(t)', '(sin(t) * 2t) * (t^2 * cos(t))', { wrt: 't' }],
  },
  {
    kind: 'rule',
    id: 'D55',
    name: 'product-other-factor-forgotten',
    wrong: {
      'f * g': ['D(f) * g + D(g)', 'D(f) + f * D(g)'],
      'c * f * g': ['c * D(f) * g + D(g)', 'c * D(f) + c * f * D(g)'],
    },
    feedback:
      'In the product rule for {of} each derivative is multiplied by the other factor: {D(f)} times {g}, and {f} times {D(g)}.',
    clue: 'What stands beside each derivative in the product rule for {of}?',
    example: ['x^2 * sin(x)', '2x * sin(x) + cos(x)'],
  },
  {
    kind: 'rule',
    id: 'D56',
    name: 'product-factor-not-differentiated',
    last: true,
    wrong: { 'f * g': ['D(f) * g + f * g', 'f * g + f * D(g)'] },
    feedback: 'One of the two terms for {of} has no derivative in it: each of {f} and {g} is differentiated once.',
    clue: 'Each term of the product rule for {of} holds one derivative. Do both of yours?',
    example: ['x^2 * sin(x)', '2x * sin(x) + x^2 * sin(x)'],
  },
  {
    kind: 'rule',
    id: 'D72',
    name: 'product-of-derivatives-of-two-parts',
    last: true,
    wrong: { 'f * g * h': ['D(f) * D(g * h)', 'D(f * g) * D(h)'] },
    feedback:
      'You cut {of} into two parts and multiplied their derivatives. Each of {f}, {g} and {h} takes its turn, and the products are added.',
    clue: '{of} is a product: which rule belongs to it, and how many terms does that rule give?',
    example: ['x * sin(x) * cos(x)', 'cos(x)^2 - sin(x)^2'],
  },
];
