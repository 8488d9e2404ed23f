import { dependentOf } from './dependent.ts';
import type { Call, Expr } from './expression.ts';
import { bottomUp } from './walk.ts';

/** How tightly a printed text holds together: a sum can be torn by a product beside it, a name by nothing. */
const SUM = 1;
const NEGATION = 2;
const PRODUCT = 3;
const POWER = 4;
const ATOM = 5;

interface Printed {
  readonly text: string;
  readonly binding: number;
}

/** Operations whose name in strict text (mathjs's) is not their own. */
const STRICT_NAMES: Readonly<Record<string, string>> = { logbase: 'log', derivative: 'D' };

/**
 * Strict text: explicit `*` and `^`, function names in lower case, `log` natural; valid mathjs syntax (but for the
 * derivative of an unknown function, `f'(u)`). Reading it gives the same expression again.
 */
export const strictText = (e: Expr): string => bottomUp<Printed>(e, print).text;

function print(node: Expr, args: readonly Printed[]): Printed {
  if (node.kind === 'number') return { text: node.digits, binding: ATOM };
  if (node.kind === 'symbol') return { text: node.name, binding: ATOM };
  return (PRINTERS[node.op] ?? printFunction)(node, args);
}

const PRINTERS: Readonly<Record<string, (node: Call, args: readonly Printed[]) => Printed>> = {
  add: (_, args) => ({ text: args.reduce(joinTerm, ''), binding: SUM }),
  negate: (_, [a]) => ({ text: `-${within(a, PRODUCT)}`, binding: NEGATION }),
  multiply: (node, args) => ({
    text: args.map((a, i) => within(a, factorBinding(node, i))).join(' * '),
    binding: PRODUCT,
  }),
  divide: (_, [a, b]) => ({ text: `${within(a, PRODUCT)} / ${within(b, POWER)}`, binding: PRODUCT }),
  power: (_, [a, b]) => ({ text: `${within(a, ATOM)}^${within(b, ATOM)}`, binding: POWER }),
};

/** y stands for itself; its derivatives are those of an unknown function, y'(x). */
function printFunction(node: Call, args: readonly Printed[]): Printed {
  const quantity = dependentOf(node);
  if (quantity?.order === 0) return { text: quantity.name, binding: ATOM };
  const name = quantity ? `${quantity.name}${"'".repeat(quantity.order)}` : (STRICT_NAMES[node.op] ?? node.op);
  return { text: `${name}(${args.map(a => a.text).join(', ')})`, binding: ATOM };
}

/** The first factor may be a quotient as it stands (a / b * c); a product there was bracketed by hand: (a·b)·c is not a·b·c. */
function factorBinding(node: Call, i: number): number {
  if (i > 0) return POWER;
  return node.args[0]?.kind === 'call' && node.args[0].op === 'multiply' ? ATOM : PRODUCT;
}

const within = (a: Printed | undefined, binding: number): string =>
  a && a.binding >= binding ? a.text : `(${a?.text ?? ''})`;

function joinTerm(text: string, term: Printed): string {
  if (text === '') return within(term, NEGATION);
  if (term.binding === NEGATION) return `${text} - ${term.text.slice(1)}`;
  return `${text} + ${within(term, PRODUCT)}`;
}
