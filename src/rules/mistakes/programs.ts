import type { Mistake } from '../mistake.ts';

/** Derivatives of programs: the chain rule along named quantities. */
export const PROGRAM_MISTAKES: readonly Mistake[] = [
  {
    kind: 'task',
    id: 'C01',
    name: 'path-forgotten',
    foremost: true,
    task: 'path left out',
    wrongRules: 1,
    feedback:
      '{x} acts on {l} along several paths, and the one on which {q} uses {p} is missing: what comes along each path is added.',
    clue: 'Along how many paths does {x} act on {l}? Follow each of them.',
    example: ['t = x^2; u = sin(t); L = u + 3t*u', '(1 + 3t) * cos(t) * 2x', { wrt: 'x' }],
  },
  {
    kind: 'task',
    id: 'C02',
    name: 'paths-multiplied',
    foremost: true,
    task: 'paths multiplied',
    feedback: '{p} acts on {l} along several paths: multiply along each of them, and add the results.',
    clue: 'Along how many paths does {p} act on {l}, and how do they combine?',
    example: ['u = x^2; v = sin(x); L = u + v', '2x * cos(x)', { wrt: 'x' }],
  },
  {
    kind: 'task',
    id: 'C03',
    name: 'derivative-by-a-quantity',
    foremost: true,
    task: 'derivative by a quantity',
    feedback:
      'That is the derivative of {l} by {p}. Since {p} depends on {x}, the derivative of {p} by {x} is a factor too.',
    clue: 'By which quantity have you differentiated {l}, and which one was asked for?',
    example: ['v = w*x; L = v^3', '3v^2', { wrt: 'w' }],
  },
  {
    kind: 'task',
    id: 'C04',
    name: 'derivative-of-a-quantity',
    foremost: true,
    task: 'derivative of a quantity',
    feedback: 'That is the derivative of {p} by {x}. Asked for is that of {l}: the chain goes on from {p} to {l}.',
    clue: 'Which quantity have you differentiated, and which one was asked for?',
    example: ['v = w^2; u = sin(v); L = u^3', '2w * cos(v)', { wrt: 'w' }],
  },
  {
    kind: 'task',
    id: 'C05',
    name: 'link-left-out',
    task: 'link left out',
    wrongRules: 1,
    feedback: 'On the way from {l} to {x} the derivative of {q} by {p} is missing as a factor: it is {m}.',
    clue: 'Write the chain from {l} down to {x}, one factor a link. Which link has no factor in your answer?',
    example: ['v = w^2; u = sin(v); L = u^3', '3u^2 * 2w', { wrt: 'w' }],
  },
];
