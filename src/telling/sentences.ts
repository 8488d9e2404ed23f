import type { Step } from '../derivation/step.ts';
import { type Expr, symbol } from '../expression/expression.ts';
import { ruleNamed } from '../rules/rules.ts';
import type { Sentence } from './told.ts';

/** The sentence of a step's rule with this function's parts in it. */
export const because = (step: Step, wrt: string): Sentence =>
  ruleNamed(step.rule)
    .because.split(/(\{\w+\})/)
    .flatMap(segment => (segment.startsWith('{') ? meaning(segment.slice(1, -1), step, wrt) : [segment]))
    .filter(segment => segment !== '');

/** What a placeholder stands for: {x} the variable, {of} the whole, a letter what the rule bound it to. */
function meaning(letter: string, { bindings, of }: Step, wrt: string): readonly (string | Expr)[] {
  if (letter === 'x') return [symbol(wrt)];
  if (letter === 'of') return [of];
  const value = bindings[letter];
  if (!value) return [letter];
  return 'kind' in value ? [value] : value.flatMap((part, i) => (i > 0 ? [', ', part] : [part]));
}
