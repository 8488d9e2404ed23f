import type { Expr } from '../expression/expression.ts';
import { postorder } from '../expression/walk.ts';
import { readStrict } from '../reading/strict-reader.ts';
import { FUNCTION_RULES } from './functions.ts';
import type { Rule } from './rule.ts';
import { TAUGHT } from './taught.ts';

/** A rule with its texts read. */
export interface CompiledRule {
  readonly rule: Rule;
  readonly left: Expr;
  readonly right: Expr;
  /** The operation whose arguments beyond the first `...` stands for. */
  readonly many?: 'add' | 'multiply';
}

/** A derivative of an unknown function: no table can hold it, for its function may be called whatever a student likes. */
const UNKNOWN: Rule = {
  id: 'unknown',
  name: 'chain rule, unknown function',
  left: 'f',
  right: 'D(f)',
  example: 'f(x^2)',
  because:
    'Chain rule: the outer function of {of} is unknown, so its derivative is written with a prime and taken at the inner function {f}, times the derivative of {f}.',
};

/** The same where its argument is the variable itself. */
const UNKNOWN_ALONE: Rule = {
  id: 'unknown-alone',
  name: 'unknown function',
  left: 'f',
  right: 'D(f)',
  small: true,
  example: 'f(x)',
  because: 'The function {of} is unknown, and so is its derivative: it is written with a prime.',
};

/** A quantity that depends on the variable, as y in an equation does. */
const DEPENDENT: Rule = {
  id: 'dependent',
  name: 'dependent variable',
  left: 'f',
  right: 'D(f)',
  small: true,
  example: 'y(x)',
  because: '{of} depends on {x}: its derivative is the slope that is sought, and it is written as such.',
};

/** An equation: what is equal changes equally. */
const BOTH_SIDES: Rule = {
  id: 'both-sides',
  name: 'both sides',
  left: 'p',
  right: 'D(p)',
  example: 'y = x^2',
  because: 'The two sides of {of} are equal wherever the equation holds, so their derivatives by {x} are equal too.',
};

/** A derivative within a formula, which stays as it is around it: d/dt[dy/dx] over dx/dt. */
const WITHIN: Rule = {
  id: 'within',
  name: 'put together',
  left: 'p',
  right: 'D(p)',
  example: 'x',
  because: 'The derivative of {p} is found where it stands.',
};

/** Two arguments at a time, for max and min of many. */
const FOLD: Rule = {
  id: 'as-fold',
  name: 'two at a time',
  left: 'p',
  right: 'D(p)',
  example: 'max(1, x, x^2)',
  because: 'Of many arguments the first two are taken first: {of} is the same, two at a time.',
};

/** Every rule of differentiation, as taught first, then those of the function rows; what equations bring beside them is found by its id alone. */
export const RULES: readonly Rule[] = [...TAUGHT, ...FUNCTION_RULES, UNKNOWN, FOLD];

const BY_ID: ReadonlyMap<string, Rule> = new Map(
  [...RULES, UNKNOWN_ALONE, DEPENDENT, BOTH_SIDES, WITHIN].map(rule => [rule.id, rule]),
);

/** The rule of an id; throws on an id that no table has. */
export function ruleNamed(id: string): Rule {
  const rule = BY_ID.get(id);
  if (!rule) throw new Error(`no rule is called ${id}`);
  return rule;
}

const ELLIPSIS = / (?<operator>[+*]) \.\.\./g;

/** Reads a rule's texts; throws where a letter on the right is not bound on the left. */
export function compile(rule: Rule): CompiledRule {
  const operator = [...rule.left.matchAll(ELLIPSIS)][0]?.groups?.operator;
  const left = readStrict(rule.left.replaceAll(ELLIPSIS, ''));
  const right = readStrict(rule.right.replaceAll(ELLIPSIS, ''));
  if (!operator) {
    const unbound = lettersIn(right).find(letter => !lettersIn(left).includes(letter));
    if (unbound) throw new Error(`rule ${rule.id}: the letter ${unbound} on the right is not bound by ${rule.left}`);
    return { rule, left, right };
  }
  return { rule, left, right, many: operator === '+' ? 'add' : 'multiply' };
}

/** The letters of a rule's side; x, the variable, is always bound. */
export const lettersIn = (e: Expr): string[] =>
  postorder(e).flatMap(node => (node.kind === 'symbol' && node.name !== 'x' ? [node.name] : []));

const COMPILED: readonly CompiledRule[] = [...TAUGHT, ...FUNCTION_RULES].map(compile);

const ANYTHING = COMPILED.filter(({ left, many }) => left.kind === 'symbol' && !many);

const BY_OPERATION: ReadonlyMap<string, readonly CompiledRule[]> = new Map(
  [
    ...Map.groupBy(
      COMPILED.filter(({ left, many }) => left.kind === 'call' || many),
      ({ left, many }) => many ?? (left.kind === 'call' ? left.op : ''),
    ),
  ].map(([op, rules]) => [op, [...ANYTHING, ...rules]]),
);

/** The rules that may apply to an expression, in order: those for anything (constant, variable), then those of its operation. */
export const rulesFor = (e: Expr): readonly CompiledRule[] =>
  e.kind === 'call' ? (BY_OPERATION.get(e.op) ?? ANYTHING) : ANYTHING;
