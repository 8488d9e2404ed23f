import type { Mistake } from './mistake.ts';

/**
 * The mistakes that students make, simplest first: of several that fit an answer equally the first is named. After the
 * catalogue of derivative mistakes (Khan Academy's exercises, STACK's answer tests, published error studies).
 */
export const MISTAKES: readonly Mistake[] = [
  {
    kind: 'task',
    id: 'D04',
    name: 'integrated-instead',
    task: 'integrated',
    feedback:
      'Differentiate your answer: you get {of}, the function you started from. You integrated; the derivative goes the other way.',
    example: ['x^3', 'x^4/4'],
  },
  {
    kind: 'rule',
    id: 'D01',
    name: 'power-exponent-not-reduced',
    at: 'x^n',
    wrong: ['n * x^n'],
    feedback: 'You brought the {n} down correctly; now lower the exponent by one, so {of} becomes {x^(n - 1)}.',
    example: ['x^3', '3x^3'],
  },
  {
    kind: 'rule',
    id: 'D16',
    name: 'product-of-derivatives',
    at: 'f * g',
    wrong: ['D(f) * D(g)'],
    feedback:
      'Each factor takes its turn: differentiate {f}, keep {g}, then the other way round, and add the two products.',
    example: ['x^2 * sin(x)', '2x * cos(x)'],
  },
  {
    kind: 'rule',
    id: 'D32',
    name: 'chain-stops-after-one-layer',
    at: 'chain',
    wrong: ['s_f'],
    where: 'a chain around it',
    feedback: 'There is one more layer: the innermost {f} still owes its factor {D(f)}.',
    example: ['exp(sin(x^2))', 'exp(sin(x^2)) * cos(x^2)'],
  },
  {
    kind: 'rule',
    id: 'D29',
    name: 'chain-inner-derivative-missing',
    at: 'chain',
    wrong: ['s_f'],
    where: 'no chain around it',
    feedback: 'The outside is right; now multiply by the derivative of the inside {f}, which is {D(f)}.',
    example: ['sin(x^2)', 'cos(x^2)'],
  },
  {
    kind: 'rewrite',
    id: 'E11',
    name: 'log-of-sum-split',
    of: 'function',
    before: 'log(p + q)',
    after: 'log(p) + log(q)',
    feedback: 'ln splits over products, not over sums: use the chain rule on the whole argument {p + q}.',
    example: ['log(x + exp(x))', '1/x + 1'],
  },
];
