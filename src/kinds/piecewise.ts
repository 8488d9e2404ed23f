import { coefficientsIn, polynomialIn } from '../algebra/polynomial.ts';
import { type RealRoot, realRoots } from '../algebra/real-roots.ts';
import { standInsIn } from '../checking/stand-ins.ts';
import { derive } from '../derivation/derive.ts';
import { approximately, ascending, greater, noDerivativeAt } from '../expression/display.ts';
import { same } from '../expression/equality.ts';
import { equation } from '../expression/equation.ts';
import { type Call, type Expr, negate, number, symbol, ZERO } from '../expression/expression.ts';
import { variables } from '../expression/measure.ts';
import { substitute } from '../expression/substitution.ts';
import { evaluate } from '../tape/gradient.ts';
import type { Part, Statement } from './kind.ts';
import { folded, kinkOf, kinksIn, MOST_KINKS, resolved } from './kinks.ts';
import { inNumbers } from './numerals.ts';
import { byConditions } from './piecewise-conditions.ts';
import { tidied } from './several.ts';

/** A stretch of the line on which the function has one form. */
interface Piece {
  /** Its ends; undefined where it has none. */
  readonly from: RealRoot | undefined;
  readonly to: RealRoot | undefined;
  /** The function here, and its derivative. */
  readonly f: Expr;
  readonly slope: Expr;
  /** The kinks' arguments and whether they are positive here. */
  readonly signs: readonly { readonly argument: Expr; readonly positive: boolean }[];
}

/** More places than this are not told apart. */
const MOST_PLACES = 12;

/**
 * A function with kinks (|u|, max, min, relu, sign, step) piece by piece, from left to right; undefined where it has none,
 * where it has unknown functions or letters beside its variable, or where a kink's argument is no polynomial once the kinks in it are resolved.
 */
export function piecesOf(typed: Expr, x: string): readonly Piece[] | undefined {
  const f = folded(typed);
  const kinks = kinksIn(f);
  if (kinks.length === 0 || kinks.length > MOST_KINKS) return undefined;
  if (standInsIn([f]) !== undefined || variables(f).some(name => name !== x)) return undefined;
  const places = placesOf(kinks, x);
  if (!places || places.length === 0 || places.length > MOST_PLACES) return undefined;
  const ends = [undefined, ...places, undefined];
  const pieces = ends.slice(1).map((to, i) => pieceBetween(f, kinks, x, ends[i], to));
  return merged(pieces);
}

/** The roots of all arguments, whichever forms the kinks inside them take; undefined where one is no polynomial. */
function placesOf(kinks: readonly Call[], x: string): readonly RealRoot[] | undefined {
  const found = new Map<number, RealRoot>();
  for (let choice = 0; choice < 2 ** kinks.length; choice++) {
    for (const kink of kinks) {
      const argument = kinkOf(kink)?.argument(kink.args) ?? ZERO;
      const form = resolved(argument, inner => ((choice >> kinks.indexOf(inner)) & 1) === 1);
      const terms = polynomialIn(form, [x]);
      const coefficients = terms && coefficientsIn(terms, x);
      if (!coefficients) return undefined;
      for (const root of realRoots(coefficients)) found.set(Number(root.value.toPrecision(12)), root);
    }
  }
  return [...found.values()].toSorted((a, b) => a.value - b.value);
}

function pieceBetween(
  f: Expr,
  kinks: readonly Call[],
  x: string,
  from: RealRoot | undefined,
  to: RealRoot | undefined,
): Piece {
  const inside = sample(from, to);
  const signs: { argument: Expr; positive: boolean }[] = [];
  const here = resolved(f, (kink, argument) => {
    const positive = evaluate(argument, { [x]: inside }) > 0;
    if (kinks.includes(kink)) signs.push({ argument, positive });
    return positive;
  });
  const form = tidied(here);
  return {
    from,
    to,
    f: form,
    slope: derive(form, x).result,
    signs: signs.map(s => ({ ...s, argument: tidied(s.argument) })),
  };
}

/** A number between two places; one beyond the only one. */
function sample(from: RealRoot | undefined, to: RealRoot | undefined): number {
  if (from && to) return (from.value + to.value) / 2;
  return from ? from.value + 1 : (to?.value ?? 1) - 1;
}

/** Neighbours of one form are one piece. */
function merged(pieces: readonly Piece[]): readonly Piece[] {
  const together: Piece[] = [];
  for (const piece of pieces) {
    const last = together.at(-1);
    if (last && same(last.f, piece.f)) together[together.length - 1] = { ...last, to: piece.to };
    else together.push(piece);
  }
  return together;
}

/**
 * The derivative stated piece by piece, then the places where there is none with the slopes on either side and the value
 * that the formula takes there. `formula` is the derivative as the rules give it. Nothing for a function
 * without kinks. Kinks whose places cannot be found are told by their conditions: for sin(x) > 0.
 */
export function pieceByPiece(f: Expr, x: string, formula: Expr): readonly Part[] {
  const pieces = piecesOf(f, x);
  if (!pieces) return byConditions(f, x, formula);
  if (pieces.length < 2) return [];
  const lines = pieces.map(piece => pieceLine(piece, x));
  const exceptions = pieces.slice(1).flatMap((right, i) => exceptionLine(pieces[i] ?? right, right, x, formula));
  return [
    { kind: 'statements', heading: 'Piece by piece', lines },
    { kind: 'statements', inset: 2, lines: exceptions },
  ];
}

const pieceLine = ({ from, to, slope, signs }: Piece, x: string): Statement => ({
  right: slope,
  remark: [rangeOf(x, from, to)],
  reason: signs.flatMap(({ argument, positive }, i) => [
    ...(i > 0 ? [', '] : []),
    argument,
    positive ? ' > 0' : ' < 0',
  ]),
});

/** x < −2, −2 < x < 2, x > 2. */
export function rangeOf(x: string, from: RealRoot | undefined, to: RealRoot | undefined): Expr {
  if (from && !to) return greater(symbol(x), shown(from));
  return ascending(...(from ? [shown(from)] : []), symbol(x), ...(to ? [shown(to)] : []));
}

/** A place as it is written, of one known by its decimals the first six. */
export const shown = ({ exact, value }: RealRoot): Expr => exact ?? decimals(value);

function decimals(value: number): Expr {
  const size = number(Math.abs(value).toFixed(6));
  return value < 0 ? negate(size) : size;
}

/** x = 2, or x ≈ 1.324718. */
export const placeAt = (x: string, root: RealRoot): Expr =>
  root.exact ? equation(symbol(x), root.exact) : approximately(symbol(x), shown(root));

function exceptionLine(left: Piece, right: Piece, x: string, formula: Expr): Statement[] {
  const place = right.from;
  if (!place) return [];
  const value = (e: Expr): number => evaluate(e, { [x]: place.value });
  const jumps = !isClose(value(left.f), value(right.f));
  if (!jumps && isClose(value(left.slope), value(right.slope))) return [];
  const kind = jumps ? 'jump' : 'kink';
  const said = (e: Expr): Expr =>
    place.exact ? inNumbers(substitute(e, new Map([[x, place.exact]]))) : decimals(value(e));
  return [
    {
      left: noDerivativeAt(placeAt(x, place)),
      remark: jumps
        ? ['from ', said(left.f), ' to ', said(right.f)]
        : ['left ', said(left.slope), ', right ', said(right.slope)],
      // At a place known by its decimals alone nobody can say what the formula takes exactly there.
      reason: place.exact ? [kind, ', ', said(formula), ' is taken'] : kind,
    },
  ];
}

const isClose = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));
