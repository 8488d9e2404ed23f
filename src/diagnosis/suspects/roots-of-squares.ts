import { call, type Expr, isCall, isNumber, multiply } from '../../expression/expression.ts';
import { rebuild } from '../../expression/walk.ts';
import type { Suspect } from './suspect.ts';

/** A suspect as it stands, and with √(x²) as x: who spreads a root over a sum leaves no roots of squares. */
export function* withRootsTaken(suspects: Iterable<Suspect>): Generator<Suspect> {
  for (const suspect of suspects) {
    yield suspect;
    const answer = rebuild(suspect.answer, rootTaken);
    if (answer !== suspect.answer) yield { ...suspect, answer };
  }
}

function rootTaken(e: Expr): Expr {
  const [radicand] = isCall(e, 'sqrt') ? e.args : [];
  if (!radicand) return e;
  if (!isCall(radicand, 'multiply')) return rootOfSquare(radicand) ?? e;
  const isSquare = radicand.args.some(factor => rootOfSquare(factor));
  return isSquare ? multiply(...radicand.args.map(factor => rootOfSquare(factor) ?? call('sqrt', factor))) : e;
}

function rootOfSquare(e: Expr): Expr | undefined {
  const [base, exponent] = isCall(e, 'power') ? e.args : [];
  return exponent && isNumber(exponent, '2') ? base : undefined;
}
