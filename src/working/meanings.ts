import { derive } from '../derivation/derive.ts';
import { differentiate } from '../derivation/differentiate.ts';
import { silently } from '../derivation/silent.ts';
import { same } from '../expression/equality.ts';
import { divide, type Expr, isCall, type Name, symbol } from '../expression/expression.ts';
import { contains } from '../expression/measure.ts';
import { type Program, quantitiesOf } from '../expression/program.ts';
import { share } from '../expression/sharing.ts';
import { substitute } from '../expression/substitution.ts';
import { rebuild } from '../expression/walk.ts';

/** What letters stand for. */
export type Meanings = ReadonlyMap<string, Expr>;

/** The variable, and what the other letters stand for. */
export interface Lettered {
  readonly wrt: string;
  readonly meanings: Meanings;
  /** The definitions of a program whose output is differentiated. */
  readonly program?: Program;
}

/**
 * Derivatives are found from within: that by another letter (d/du[sin u]) as it stands, that by the variable after what
 * the letters stand for is put in, so that d/dx[u] is the derivative of what u is. Undefined where one cannot be found.
 */
export function withSlopesFound(written: Expr, known: Lettered): Expr | undefined {
  const { wrt, meanings } = known;
  try {
    const found = rebuild(written, node => {
      const [of, by] = isCall(node, 'derivative') ? node.args : [];
      if (!of || by?.kind !== 'symbol') return node;
      return by.name === wrt ? slopeOf(of, wrt, meanings) : slopeByLetter(of, by, known);
    });
    return meant(found, meanings);
  } catch {
    return undefined;
  }
}

/**
 * The derivative by a letter that is not the variable, along all paths between the two, and no other. Where no u is seen
 * (dy/du), the chain rule gives it: dy/dx over du/dx.
 */
function slopeByLetter(of: Expr, by: Name, { wrt, meanings, program }: Lettered): Expr {
  const quantities = program ? quantitiesOf(program, by.name) : [];
  const others = [...meanings, ...quantities].filter(([name]) => name !== by.name);
  const whole = meant(of, new Map(others));
  return contains(whole, by.name) || !meanings.has(by.name)
    ? derive(whole, by.name).result
    : divide(slopeOf(of, wrt, meanings), slopeOf(by, wrt, meanings));
}

/** The derivative by the variable of what an expression stands for: for its value, so that nothing of it is tidied. */
export function slopeOf(e: Expr, wrt: string, meanings: Meanings): Expr {
  const of = meant(e, meanings);
  const known = slopes.get(of);
  if (known?.wrt === wrt) return known.slope;
  const slope = silently(differentiate(share(of), wrt).result);
  slopes.set(of, { wrt, slope });
  return slope;
}

/** A working names y' on every line: the slope of one object is found once. */
const slopes = new WeakMap<Expr, { readonly wrt: string; readonly slope: Expr }>();

/** Letters may stand for letters: as often as there are any. */
export function meant(e: Expr, meanings: Meanings): Expr {
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
