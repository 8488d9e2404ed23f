import { derive } from '../derivation/derive.ts';
import { tidied } from '../derivation/tidied.ts';
import { derived } from '../diagnosis/suspects/derived.ts';
import { same } from '../expression/equality.ts';
import {
  add,
  call,
  derivative,
  divide,
  type Expr,
  isCall,
  multiply,
  negate,
  ONE,
  parts,
  symbol,
  ZERO,
} from '../expression/expression.ts';
import { contains, variables } from '../expression/measure.ts';
import { rebuild } from '../expression/walk.ts';
import { standingIn } from '../marking/standing.ts';
import { judgeClaims } from './claim.ts';
import type { Step } from './judged-line.ts';
import type { Side } from './line-meaning.ts';
import { meant } from './meanings.ts';
import { isSame, type OtherSide, type SoFar } from './so-far.ts';

/*
 * Both sides of an equation are differentiated: from ln y = x ln x follows y'/y = ln x + 1, and from that y'.
 */

/**
 * Judges what is said of y' with a factor before it, y'/y or d/dx(ln y), as the derivative of the equation's other side;
 * undefined where a side is anything else. What it makes of y' is carried on.
 */
export function judgeBothSides(text: string, first: Side, others: readonly Side[], soFar: SoFar): Step | undefined {
  const factor = factorOfSought(first.typed, soFar);
  const other = factor && otherSide(first, soFar);
  if (!factor || !other) return undefined;
  const { said, after } = judgeClaims(text, others, true, ofOther(other, first.value, factor, soFar));
  return { said, after: { ...carriedBack(after, other, factor, soFar), aside: { side: first, isDefinition: false } } };
}

/** What is known when the derivative of the other side is looked at as if it were asked for. */
const ofOther = (other: OtherSide, expected: Expr, factor: Expr, soFar: SoFar): SoFar => ({
  ...soFar,
  ...other,
  f: other.of,
  problem: derived(other.of, soFar.wrt),
  expected,
  ...(soFar.wrong && { wrong: multiply(soFar.wrong, factor) }),
});

/** What that tells of y': all but the factor. */
function carriedBack(after: SoFar, { of }: OtherSide, factor: Expr, soFar: SoFar): SoFar {
  const isNew = soFar.wrong === undefined && after.wrong !== undefined;
  return {
    ...soFar,
    before: without(factor, after.before),
    met: after.met,
    hasBegun: after.hasBegun,
    isDone: false,
    otherSide: { of, before: after.before },
    ...(isNew && after.wrong && { wrong: without(factor, after.wrong) }),
  };
}

/** The other side of the last equation where its derivative is meant; of y'/y the logarithm of the function without one. */
function otherSide({ value }: Side, { otherSide: known, problem, wrt }: SoFar): OtherSide | undefined {
  if (known && isSame(derive(known.of, wrt).result, value)) return known;
  const of = logarithmOf(problem.f);
  return isSame(derive(of, wrt).result, value) ? { of, before: derivative(of, wrt) } : undefined;
}

/** What is known after an equation without derivatives, ln y = x ln x: the side that will be differentiated. */
export function withOtherSide(soFar: SoFar, { typed, value }: Side, others: readonly Side[]): SoFar {
  const last = others.at(-1);
  const name = nameIn(typed, soFar);
  if (!last || name === undefined || standingIn(typed).length > 0) return soFar;
  const of = last.written;
  const after: SoFar = { ...soFar, otherSide: { of, before: derivative(of, soFar.wrt) } };
  if (soFar.wrong !== undefined || isSame(value, last.value)) return after;
  const factor = meant(derive(typed, name).result, soFar.meanings);
  return { ...after, wrong: without(factor, derive(last.value, soFar.wrt).result) };
}

/** The name of the function where an expression has that letter and not the variable: ln y. */
function nameIn(e: Expr, { f, wrt, meanings }: SoFar): string | undefined {
  const name = variables(e).find(each => /^[yfF]$/.test(each) && isSame(meanings.get(each) ?? symbol(each), f));
  return name === undefined || contains(e, wrt) ? undefined : name;
}

/** What stands before y' in y'/y: 1/y. By the chain rule d/dx(ln y) has the same. */
function factorOfSought(typed: Expr, soFar: SoFar): Expr | undefined {
  const [standing, another] = standingIn(typed);
  const [of, by] = standing && isCall(standing, 'derivative') ? standing.args : [];
  const name = of && nameIn(of, soFar);
  if (!standing || !of || another || name === undefined || !by || !same(by, symbol(soFar.wrt))) return undefined;
  const withSlope = (slope: Expr): Expr =>
    meant(
      rebuild(typed, node => (same(node, standing) ? slope : node)),
      soFar.meanings,
    );
  return isSame(withSlope(ZERO), ZERO) ? withSlope(derive(of, name).result) : undefined;
}

/** Divided by a factor; by 1/y it is multiplied by y. */
function without(factor: Expr, e: Expr): Expr {
  const plain = tidied(factor);
  const [above, below] = isCall(plain, 'divide') ? plain.args : [];
  if (!above || !below) return divide(e, plain);
  return same(above, ONE) ? multiply(below, e) : divide(multiply(below, e), above);
}

/** The logarithm of a function, of its factors and powers each for itself. */
function logarithmOf(f: Expr): Expr {
  const [above, below] = isCall(f, 'divide') ? f.args : [];
  return above && below ? add(logarithmOfProduct(above), negate(logarithmOfProduct(below))) : logarithmOfProduct(f);
}

const logarithmOfProduct = (f: Expr): Expr => add(...parts(f, 'multiply').map(logarithmOfPower));

function logarithmOfPower(f: Expr): Expr {
  const [base, exponent] = isCall(f, 'power') ? f.args : [];
  return base && exponent ? multiply(exponent, call('log', base)) : call('log', f);
}
