import { unsigned } from '../algebra/signs.ts';
import type { Step } from '../derivation/step.ts';
import { dotted } from '../expression/display.ts';
import { type Expr, isCall, negate, symbol } from '../expression/expression.ts';
import { ruleNamed } from '../rules/rules.ts';
import type { Sentence } from './told.ts';

/** The sentence of a step's rule with this function's parts in it. */
export const because = (step: Step, wrt: string): Sentence =>
  ruleNamed(step.rule)
    .because.split(/(\{\w+\})/)
    .flatMap(segment => (segment.startsWith('{') ? meaning(segment.slice(1, -1), step, wrt) : [segment]))
    .filter(segment => segment !== '');

/** Between the factors that a rule puts side by side stands a dot, as on the line. */
function withDots(e: Expr): Expr {
  const size = unsigned(e);
  const shown = isCall(size, 'multiply') ? dotted(...size.args) : size;
  return size === e ? shown : negate(shown);
}

/** What a placeholder stands for: {x} the variable, {of} the whole, {applied} what the rule makes of it, a letter what the rule bound it to. */
function meaning(letter: string, { bindings, of, applied }: Step, wrt: string): readonly (string | Expr)[] {
  if (letter === 'x') return [symbol(wrt)];
  if (letter === 'of') return [of];
  if (letter === 'applied') return [withDots(applied)];
  const value = bindings[letter];
  if (!value) return [letter];
  return 'kind' in value ? [value] : value.flatMap((part, i) => (i > 0 ? [', ', part] : [part]));
}
