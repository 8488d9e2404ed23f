import { isCall } from '../expression/expression.ts';
import { postorder } from '../expression/walk.ts';
import type { Marking } from './marking.ts';
import { NO_LETTERS } from './reading/asked-for.ts';

/** The step function as other books write it: H(x), u(x), θ(x). */
const STEPS = /(?<![\p{L}\\])(?:(H|u|U|θ|Θ)|\\([tT]heta))(?=\s*(?:\\left\s*)?\()/gu;

/** An answer with step for these letters, where a step function is expected and the question has no such letter. */
export function withSteps(typed: string, { expected: { value }, asked: { known = NO_LETTERS } }: Marking): string {
  if (!('kind' in value) || !postorder(value).some(node => isCall(node, 'step'))) return typed;
  return typed.replace(STEPS, (sign: string, letter: string, command: string) =>
    known.has(NAMES[letter] ?? letter) || known.has(command) ? sign : 'step',
  );
}

/** The names of Greek letters, by which questions have them. */
const NAMES: Readonly<Record<string, string>> = { θ: 'theta', Θ: 'Theta' };
