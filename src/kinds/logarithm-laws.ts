import { minor } from '../algebra/minor.ts';
import { add, call, divide, type Expr, isCall, isNumber, negate, number, ONE, TWO } from '../expression/expression.ts';

/** A term of a logarithm taken apart: ± factor · ln|of|, or ± factor · of where a logarithm has met its exponential. */
interface LogTerm {
  readonly negative: boolean;
  readonly factor: Expr;
  readonly of: Expr;
  readonly isLogarithm: boolean;
}

/** One line: the logarithm after a law. */
export interface TakenApart {
  readonly sum: Expr;
  readonly reason: string;
}

/**
 * ln|f| taken apart by the laws of logarithms, a law a line, quotients first, then products, then powers, as long as one
 * applies. ln|eᵘ| is u. No lines: f is neither quotient, product nor power.
 */
export function takenApart(f: Expr): readonly TakenApart[] {
  const lines: TakenApart[] = [];
  let terms: readonly LogTerm[] = [withOf({ negative: false, factor: ONE, of: f, isLogarithm: true }, f)];
  for (let applied = true; applied; ) {
    applied = false;
    for (const { reason, apply } of LAWS) {
      const next = terms.flatMap(term => (term.isLogarithm ? apply(term) : [term]));
      if (next.every((term, i) => term === terms[i])) continue;
      terms = next;
      applied = true;
      lines.push({ sum: written(terms), reason });
    }
  }
  return lines;
}

/** ln|u|. */
export const logarithmOf = (u: Expr): Expr => call('log', call('abs', u));

const written = (terms: readonly LogTerm[]): Expr => add(...terms.map(writtenTerm));

function writtenTerm({ negative, factor, of, isLogarithm }: LogTerm): Expr {
  const size = minor('multiply', [factor, isLogarithm ? logarithmOf(of) : of]);
  return negative ? negate(size) : size;
}

interface Law {
  readonly reason: string;
  readonly apply: (term: LogTerm) => readonly LogTerm[];
}

const LAWS: readonly Law[] = [
  {
    reason: 'logarithm of a quotient',
    apply: term => {
      const [top, bottom] = isCall(term.of, 'divide') ? term.of.args : [];
      if (!top || !bottom) return [term];
      // ln|1| is 0.
      const below = { ...withOf(term, bottom), negative: !term.negative };
      return isNumber(top, '1') ? [below] : [withOf(term, top), below];
    },
  },
  {
    reason: 'logarithm of a product',
    apply: term => (isCall(term.of, 'multiply') ? term.of.args.map(factor => withOf(term, factor)) : [term]),
  },
  { reason: 'logarithm of a power', apply: term => [ofPower(term)] },
];

/** Under the bars a minus says nothing. */
const withOf = (term: LogTerm, of: Expr): LogTerm => ({ ...term, of: isCall(of, 'negate') ? (of.args[0] ?? of) : of });

const ROOTS: Readonly<Record<string, Expr>> = { sqrt: divide(ONE, TWO), cbrt: divide(ONE, number(3)) };

function ofPower(term: LogTerm): LogTerm {
  const { of, factor } = term;
  if (of.kind !== 'call') return term;
  const [base, exponent = ROOTS[of.op]] = of.args;
  if (base && of.op === 'exp') return { ...term, of: base, isLogarithm: false };
  if (!base || !exponent || (of.op !== 'power' && !(of.op in ROOTS))) return term;
  return { ...withOf(term, base), factor: minor('multiply', [factor, exponent]) };
}
