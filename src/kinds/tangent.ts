import { minor } from '../algebra/minor.ts';
import { opposite } from '../algebra/signs.ts';
import { dotted } from '../expression/display.ts';
import { same } from '../expression/equality.ts';
import { add, call, type Expr, isCall, isNumber, parts, symbol } from '../expression/expression.ts';
import { variables } from '../expression/measure.ts';
import { freshName } from '../expression/substitution.ts';
import type { Read } from '../reading/reading.ts';
import { type AtPoint, readAtPoint } from './at-point.ts';
import type { KindQuestion, KindWorked, Part, Statement } from './kind.ts';
import { inNumbers } from './numerals.ts';
import { oneWorked } from './one-function.ts';

/**
 * The tangent line at a point that `at` gives: y = f(a) + f′(a)·(x − a), tidied to y = mx + c; exact where f(a) and f′(a)
 * are. The result is the line's right side. A complaint where no point is given or the function has no slope there.
 */
export function workOutTangent(question: KindQuestion): Read<KindWorked> {
  const read = readAtPoint(question);
  if (!read.ok) return read;
  const point = read.value;
  const line = lineOf(point);
  return {
    ok: true,
    value: oneWorked('tangent', point, {
      parts: [...point.parts, ...partsOf(point, line)],
      result: line,
      certificate: point.certificate,
    }),
  };
}

const plus = (a: Expr, b: Expr): Expr => {
  if (isNumber(b, '0')) return a;
  return isNumber(a, '0') ? b : add(...parts(a, 'add'), ...parts(b, 'add'));
};

/** mx + c. */
function lineOf({ x, a, value, slope }: AtPoint): Expr {
  const intercept = inNumbers(plus(value, opposite(minor('multiply', [slope, a]))));
  return plus(inNumbers(minor('multiply', [slope, symbol(x)])), intercept);
}

function partsOf({ f, x, name, a, value, slope }: AtPoint, line: Expr): Part[] {
  const y = symbol(freshName(new Set([...variables(f), x]), ['y', 'z']));
  const difference = isNumber(a, '0') ? symbol(x) : add(symbol(x), opposite(a));
  const rule = add(call(name, a), dotted(call(`${name}'`, a), add(symbol(x), opposite(a))));
  const numbers = plus(value, minor('multiply', [slope, difference]));
  const lines: Statement[] = [
    { left: y, right: rule, reason: 'tangent line' },
    { left: y, right: numbers, reason: 'put together' },
  ];
  const tidied: Statement = {
    left: y,
    right: line,
    reason: isCall(difference, 'add') ? 'multiply out' : 'numbers first',
  };
  const told: Part = { kind: 'statements', lines };
  return same(numbers, line) ? [told] : [told, { kind: 'statements', heading: 'Tidied', lines: [tidied] }];
}
