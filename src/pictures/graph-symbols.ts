import { type Expr, isCall } from '../expression/expression.ts';
import { isConstant } from '../expression/measure.ts';
import type { ComputedNode } from '../graph/pass.ts';
import { mathText } from '../notation/math-text.ts';
import { superscript } from '../notation/names.ts';
import { operationNamed } from '../operations/operations.ts';

/** What stands in a gate: +, ×, σ, sin; with a constant of the operation beside it: ×3, +1, ^2. */
export function gateSymbol({ right }: ComputedNode): string {
  if (right.kind !== 'call') return '';
  const constants = right.args.filter(isConstant).map(constantText);
  return (SYMBOLS[right.op] ?? named)(right.args, constants, right.op);
}

const constantText = (e: Expr): string => {
  const text = mathText(e);
  return text.length <= 6 ? text : 'c';
};

type Symbol = (args: readonly Expr[], constants: readonly string[], op: string) => string;

const SYMBOLS: Readonly<Record<string, Symbol>> = {
  add: sum,
  multiply: (_, constants) => `×${constants.join('·')}`,
  divide: ([top], [constant = '']) => (top && isConstant(top) ? `${constant}/(·)` : `÷${constant}`),
  negate: () => '−',
  power: ([base], [constant = '']) =>
    base && isConstant(base) ? `${constant}^(·)` : `(·)${superscript(constant) ?? `^${constant}`}`,
  sigmoid: () => 'σ',
  sqrt: () => '√',
  cbrt: () => '∛',
  abs: () => '|·|',
  log: () => 'ln',
};

function sum(args: readonly Expr[], constants: readonly string[]): string {
  const [constant = ''] = constants;
  if (constants.length === 1 && args.length === 2) return constant.startsWith('−') ? constant : `+${constant}`;
  const minus = args.filter(arg => isCall(arg, 'negate')).length;
  if (minus === 0) return '+';
  return minus === 1 && args.length === 2 ? '−' : '±';
}

/** A function's own name, shortened where it would not fit in a gate. */
const named: Symbol = (_, __, op) => (operationNamed(op)?.name ?? op).slice(0, 8);
