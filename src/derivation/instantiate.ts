import { minor } from '../algebra/minor.ts';
import { add, call, derivative, type Expr, isCall, symbol } from '../expression/expression.ts';
import type { CompiledRule } from '../rules/rules.ts';
import type { Bindings } from './step.ts';

/** What stands in the place of a derivative of `e` when a rule's right side is built. */
export type OfDerivative = (e: Expr) => Expr;

/** The derivative left standing. */
export const standing =
  (wrt: string): OfDerivative =>
  e =>
    derivative(e, wrt);

/**
 * A rule's right side with its letters replaced and `D(…)` given by `ofDerivative`, called in order of appearance. Minor
 * steps are done on what the rule itself brings (n − 1 in an exponent, 1·f), never inside what was bound.
 */
export function instantiate(
  { right, many }: CompiledRule,
  bindings: Bindings,
  wrt: string,
  ofDerivative: OfDerivative,
): Expr {
  const terms = bindings['...'];
  if (many === 'add' && Array.isArray(terms)) return add(...terms.map(ofTerm(ofDerivative)));
  return build(right, bindings, wrt, ofDerivative);
}

/** A term under a minus keeps it in front: the derivative is that of what is subtracted. */
const ofTerm =
  (ofDerivative: OfDerivative) =>
  (term: Expr): Expr => {
    const inner = isCall(term, 'negate') ? term.args[0] : undefined;
    return inner ? call('negate', ofDerivative(inner)) : ofDerivative(term);
  };

/** Recursion is bounded by the rule, which is ours. */
function build(template: Expr, bindings: Bindings, wrt: string, ofDerivative: OfDerivative): Expr {
  if (template.kind === 'number') return template;
  if (template.kind === 'symbol') return bound(template.name, bindings, wrt);
  const args = template.args.map(arg => build(arg, bindings, wrt, ofDerivative));
  const [of] = args;
  return template.op === 'derivative' && of ? ofDerivative(of) : minor(template.op, args);
}

function bound(letter: string, bindings: Bindings, wrt: string): Expr {
  const value = bindings[letter];
  if (value && 'kind' in value) return value;
  return symbol(letter === 'x' ? wrt : letter);
}
