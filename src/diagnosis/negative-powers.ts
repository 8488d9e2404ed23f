import { divide, type Expr, isCall, isNumber, multiply, negate, ONE, parts, power } from '../expression/expression.ts';

/** One over e as a power: x^(−3) for x³, e^(−1) for what is none. */
export function reciprocalPower(e: Expr): Expr {
  const [base, exponent] = isCall(e, 'power') ? e.args : [];
  return base && exponent ? power(base, negate(exponent)) : power(e, negate(ONE));
}

/** 4x^(−3) for 4/x³, x^(−2)/3 for 1/(3x²): without what is no number below the line. What is no fraction stays. */
export function withoutDenominator(e: Expr): Expr {
  const [above, below] = isCall(e, 'divide') ? e.args : [];
  if (!above || !below) return e;
  const [first, ...others] = parts(below, 'multiply');
  const split = first?.kind === 'number' && others.length > 0;
  const raised = reciprocalPower(split ? multiply(...others) : below);
  const whole = isNumber(above, '1') ? raised : multiply(above, raised);
  return split ? divide(whole, first) : whole;
}
