import type { Mistake } from '../mistake.ts';

/** Slopes in computation graphs: what is added, multiplied and passed on. */
export const GRAPH_MISTAKES: readonly Mistake[] = [
  {
    kind: 'rule',
    id: 'B05',
    name: 'add-gate-scales',
    wrong: { '... + x': 'x' },
    where: ['several variables'],
    feedback: 'A sum passes changes on unchanged: {x} as a term of {of} has the derivative 1, not {x}.',
    clue: 'What is the derivative of {x} itself, as a term of {of}?',
    example: ['(x + y) * z', 'x * z', { wrt: 'x' }],
  },
  {
    kind: 'rule',
    id: 'B04',
    name: 'multiply-gate-not-swapped',
    wrong: { 'c * f': 'f * D(f)', 'f * c': 'f * D(f)' },
    where: ['c holds another variable'],
    feedback: 'In the product {of} each factor is multiplied by the other one: by {c}, not by {f} itself.',
    clue: 'Which factor stands beside the derivative of {f} in the product {of}?',
    example: ['(x + y) * z', 'x + y', { wrt: 'x' }],
  },
  {
    kind: 'rule',
    id: 'B01',
    name: 'fork-overwrites',
    wrong: { '... + f': '0' },
    where: ['a chain around it'],
    feedback:
      'The contribution of the term {f} is missing: {x} acts on {of} through each of its terms, and the contributions are added.',
    clue: 'Through how many terms does {x} act on {of}? Count them in your answer.',
    example: ['cos(sin(x^2) + 3x^2)', '-sin(sin(x^2) + 3x^2) * 3 * 2x'],
  },
  {
    kind: 'rule',
    id: 'B02',
    name: 'fork-multiplies',
    wrong: { 'f + g': ['D(f) * D(g)', 'D(f) * D(g) / d_t'], 'f - g': 'D(f) * D(g)' },
    where: ['a chain around it'],
    feedback: '{x} acts on {of} in two ways, through {f} and through {g}: multiply along each way, then add the two.',
    clue: '{x} acts on {of} through each of its terms: how do these contributions combine?',
    example: ['cos(sin(x^2) + 3x^2)', '-sin(sin(x^2) + 3x^2) * cos(x^2) * 3 * 2x'],
  },
  {
    kind: 'rule',
    id: 'B03',
    name: 'upstream-not-multiplied',
    wrong: { chain: 'D(f)' },
    feedback:
      'For {of} you took the derivative of the inside {f} alone: multiply it by the derivative of the outer function at {f}.',
    clue: 'The chain rule has two factors for {of}. Which one is missing?',
    example: ['(sigmoid(w*x + b) - y)^2', 'sigmoid(w*x + b) * (1 - sigmoid(w*x + b)) * x', { wrt: 'w' }],
  },
];
