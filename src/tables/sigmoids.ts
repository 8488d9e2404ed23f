import { call, type Expr, isCall, isNumber } from '../expression/expression.ts';
import type { Program } from '../expression/program.ts';
import { rebuild } from '../expression/walk.ts';

/**
 * The program with 1/(1 + e^(−f)) read as the sigmoid of f, which is what a student's table takes it for; the same object
 * where there is none.
 */
export function withSigmoids(program: Program): Program {
  const [first, ...others] = program.definitions.map(({ name, value }) => ({ name, value: rebuild(value, sigmoidOf) }));
  const isSame = program.definitions.every(({ value }, i) => value === [first, ...others][i]?.value);
  return isSame || !first ? program : { definitions: [first, ...others] };
}

function sigmoidOf(e: Expr): Expr {
  const [one, sum] = isCall(e, 'divide') ? e.args : [];
  if (!one || !sum || !isNumber(one, '1') || !isCall(sum, 'add') || sum.args.length !== 2) return e;
  const rest = sum.args.find(term => !isNumber(term, '1'));
  const exponent = rest && isCall(rest, 'exp') ? rest.args[0] : undefined;
  const inner = exponent && isCall(exponent, 'negate') ? exponent.args[0] : undefined;
  return inner && sum.args.some(term => isNumber(term, '1')) ? call('sigmoid', inner) : e;
}
