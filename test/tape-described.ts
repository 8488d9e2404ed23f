import { add, call, type Expr, negate, number, ONE, power, symbol, ZERO } from '../src/expression/expression.ts';
import { instruction, OPCODE } from '../src/tape/instructions.ts';
import type { Tape } from '../src/tape/tape.ts';

/** What a node does, by name: `constant`, `input`, `subtract`, `log1p`, `expm1`, or the name of a row of operations/. */
export const operationName = (tape: Tape, node: number): string =>
  isConstantPower(tape, node) ? 'power' : instruction(tape.operations[node] ?? 0).name;

const isConstantPower = (tape: Tape, node: number): boolean =>
  CONSTANT_POWERS.has(instruction(tape.operations[node] ?? 0).name);

const CONSTANT_POWERS: ReadonlySet<string> = new Set(['square', 'constantPower', 'evenRootPower', 'oddRootPower']);

/** The arguments of a node: none, one or two nodes before it. A constant exponent is no argument. */
export const argumentsOf = (tape: Tape, node: number): number[] =>
  [tape.left[node] ?? -1, tape.right[node] ?? -1].filter(arg => arg >= 0);

/** How operations that only a tape has are written in expressions. */
const WRITTEN: Readonly<Record<string, (a: Expr, b: Expr) => Expr>> = {
  subtract: (a, b) => add(a, negate(b)),
  log1p: a => call('log', add(ONE, a)),
  expm1: a => add(call('exp', a), negate(ONE)),
};

/**
 * A node as an expression in its arguments, each written as `argument` says: a table's "u1 + u2". Constants and
 * constant exponents (a square's is 2) are decimals.
 */
export function nodeExpression(tape: Tape, node: number, argument: (node: number) => Expr): Expr {
  const opcode = tape.operations[node];
  if (opcode === OPCODE.input) return symbol(inputName(tape, node));
  const literal = number(tape.constants[node] ?? 0);
  if (opcode === OPCODE.constant) return literal;
  const [a = ZERO, b] = argumentsOf(tape, node).map(argument);
  const name = operationName(tape, node);
  if (isConstantPower(tape, node)) return power(a, literal);
  return WRITTEN[name]?.(a, b ?? ZERO) ?? call(name, a, ...(b ? [b] : []));
}

const inputName = (tape: Tape, node: number): string => [...tape.inputs].find(([, input]) => input === node)?.[0] ?? '';
