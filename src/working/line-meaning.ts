import { derive } from '../derivation/derive.ts';
import { same } from '../expression/equality.ts';
import { divide, type Expr, isCall, symbol } from '../expression/expression.ts';
import { contains } from '../expression/measure.ts';
import { substitute } from '../expression/substitution.ts';
import { rebuild } from '../expression/walk.ts';
import { readExpression } from '../reading/expression-reader.ts';
import type { Complaint, Read } from '../reading/reading.ts';
import { withReadableDerivatives } from './derivative-signs.ts';

/** What letters stand for in the lines so far. */
export type Meanings = ReadonlyMap<string, Expr>;

/** One side of a line. */
export interface Side {
  /** As it was read, letters and derivatives standing. */
  readonly typed: Expr;
  /** As it was read, derivatives standing, each letter replaced by what it stands for. */
  readonly written: Expr;
  /** With every derivative found and every letter replaced. */
  readonly value: Expr;
}

/** Reads a side; a complaint where it is no mathematics. */
export function readSide(text: string, wrt: string, meanings: Meanings): Read<Side> {
  const names = [...meanings.keys()];
  const syntax = text.includes('\\') ? 'latex' : 'text';
  const read = readExpression(withReadableDerivatives(text, wrt, names), { syntax, wrt, names: [...names, wrt] });
  if (!read.ok) return read;
  const written = read.value.expr;
  const value = valueOfSide(written, wrt, meanings);
  return value
    ? { ok: true, value: { typed: written, written: meant(written, meanings), value } }
    : { ok: false, complaint: notDerived(text) };
}

const notDerived = (text: string): Complaint => ({
  message: 'A derivative in this line cannot be found: it is of nothing that the lines so far have said.',
  start: 0,
  end: text.length,
});

/**
 * Derivatives are found from within: that by another letter (d/du[sin u]) as it stands, that by the variable after what
 * the letters stand for is put in, so that d/dx[u] is the derivative of what u is. Where no u is seen (dy/du), the chain
 * rule gives it: dy/dx over du/dx.
 */
function valueOfSide(written: Expr, wrt: string, meanings: Meanings): Expr | undefined {
  try {
    const found = rebuild(written, node => {
      const [of, by] = isCall(node, 'derivative') ? node.args : [];
      if (!of || by?.kind !== 'symbol') return node;
      if (by.name === wrt) return slopeOf(of, wrt, meanings);
      return contains(of, by.name)
        ? derive(of, by.name).result
        : divide(slopeOf(of, wrt, meanings), slopeOf(by, wrt, meanings));
    });
    return meant(found, meanings);
  } catch {
    return undefined;
  }
}

/** The derivative by the variable of what an expression stands for. */
export const slopeOf = (e: Expr, wrt: string, meanings: Meanings): Expr => derive(meant(e, meanings), wrt).result;

/** Letters may stand for letters: as often as there are any. */
function meant(e: Expr, meanings: Meanings): Expr {
  let done = e;
  for (let i = 0; i < meanings.size; i++) done = substitute(done, meanings);
  return done;
}

/** An expression written in a letter, which is put wherever what it stands for is met: y = sin(x^2) in u = x^2 is sin(u). */
export function writtenIn(letter: string, e: Expr, meanings: Meanings): Expr {
  const meaning = meanings.get(letter);
  if (!meaning || contains(e, letter)) return e;
  return rebuild(meant(e, meanings), node => (same(node, meaning) ? symbol(letter) : node));
}
