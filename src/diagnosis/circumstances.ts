import { rationalOf } from '../algebra/rational.ts';
import type { Bindings } from '../derivation/step.ts';
import { type Expr, isCall, isConstantName } from '../expression/expression.ts';
import { isConstant } from '../expression/measure.ts';
import { postorder } from '../expression/walk.ts';
import type { Circumstance } from '../rules/mistake.ts';
import type { Derived, Place } from './derived.ts';

/** Where a mistake may have been made. */
interface Setting {
  readonly problem: Derived;
  readonly place: Place;
  readonly bindings: Bindings;
}

const isChain = ({ parents }: Place): boolean => parents.some(({ rule }) => rule.startsWith('chain:'));

/** π/180 or its like as the factor of a product. */
const inDegrees = (f: Expr): boolean =>
  postorder(f).some(node => node.kind === 'number' && node.digits === '180') &&
  postorder(f).some(node => node.kind === 'symbol' && node.name === 'pi');

const CIRCUMSTANCES: Readonly<Record<Circumstance, (setting: Setting) => boolean>> = {
  'a chain around it': ({ place }) => isChain(place),
  'no chain around it': ({ place }) => !isChain(place),
  'a term of a sum': ({ place }) => place.parents.some(({ rule }) => rule === 'sum'),
  'c is a number': ({ bindings }) => isPart(bindings.c, isConstant),
  'c holds another variable': ({ bindings }) => isPart(bindings.c, c => !isConstant(c)),
  'c is a power of a named constant': ({ bindings }) => isPart(bindings.c, isPowerOfNamed),
  'n is a fraction': ({ bindings }) =>
    isPart(bindings.n, n => rationalOf(n)?.d !== undefined && rationalOf(n)?.d !== 1n),
  'f is in degrees': ({ bindings }) => isPart(bindings.f, inDegrees),
  'the slope of f is negative as written': ({ bindings, problem }) =>
    isPart(bindings.f, f => isCall(problem.slope(f), 'negate')),
};

const isPart = (part: Bindings[string] | undefined, test: (e: Expr) => boolean): boolean =>
  part !== undefined && 'kind' in part && test(part);

const isPowerOfNamed = (c: Expr): boolean => {
  const [base] = isCall(c, 'power') ? c.args : [];
  return base?.kind === 'symbol' && isConstantName(base.name);
};

/** Whether the circumstance holds at the place; a row without one applies everywhere. */
export const holds = (circumstance: Circumstance | undefined, setting: Setting): boolean =>
  circumstance === undefined || CIRCUMSTANCES[circumstance](setting);
