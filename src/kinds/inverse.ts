import type { Certificate } from '../checking/certificate.ts';
import { inverseSlopeSign } from '../expression/display.ts';
import { equation } from '../expression/equation.ts';
import { call, divide, type Expr, isNumber, ONE } from '../expression/expression.ts';
import { isConstant } from '../expression/measure.ts';
import { strictText } from '../expression/strict.ts';
import { whole } from '../reading/complaints.ts';
import type { Read } from '../reading/reading.ts';
import { evaluate } from '../tape/gradient.ts';
import { type AtPoint, readAtPoint } from './at-point.ts';
import type { KindQuestion, KindWorked, Part } from './kind.ts';
import { inNumbers } from './numerals.ts';
import { oneWorked } from './one-function.ts';

/**
 * The derivative of the inverse function at b = f(a), a given by `at`: (f⁻¹)′(b) = 1/f′(a). The function itself need not
 * be solved for its variable. A complaint where no point is given or f′(a) is 0.
 */
export function workOutInverse(question: KindQuestion): Read<KindWorked> {
  const read = readAtPoint(question);
  if (!read.ok) return read;
  const point = read.value;
  if (isNumber(point.slope, '0')) return { ok: false, complaint: whole(question.f, horizontal(point)) };
  const result = inNumbers(divide(ONE, point.slope));
  return {
    ok: true,
    value: oneWorked('inverse', point, {
      parts: [...point.parts, rule(point, result)],
      result,
      ...(isConstant(result) && { value: evaluate(result, {}) }),
      certificate: reciprocal(point.certificate),
    }),
  };
}

const horizontal = ({ name, a }: AtPoint): string =>
  `${name}'(${strictText(a)}) is 0: the tangent is horizontal there, and the inverse function has no derivative at ${name}(${strictText(a)}). Give another point.`;

function rule({ name, a, value }: AtPoint, result: Expr): Part {
  const slope = call(`${name}'`, a);
  const remark = [equation(call(name, a), value), ', ', slope, ' ≠ 0'];
  return {
    kind: 'statements',
    lines: [
      { left: inverseSlopeSign(name, value), right: divide(ONE, slope), remark, reason: 'inverse function rule' },
      { right: result, reason: 'put together' },
    ],
  };
}

/** What is shown are the slopes of the inverse. */
const reciprocal = (certificate: Certificate): Certificate => {
  const { shown } = certificate;
  return shown
    ? { ...certificate, shown: { at: shown.at, formula: 1 / shown.formula, tape: 1 / shown.tape } }
    : certificate;
};
