import Fraction from 'fraction.js';
import { exactValue } from '../algebra/exact.ts';
import { type Rational, rationalExpr, rationalOf } from '../algebra/rational.ts';
import type { RealRoot } from '../algebra/real-roots.ts';
import { approximately } from '../expression/display.ts';
import { equation } from '../expression/equation.ts';
import { call, type Expr, symbol } from '../expression/expression.ts';
import { substitute } from '../expression/substitution.ts';
import { postorder } from '../expression/walk.ts';
import { evaluate } from '../tape/gradient.ts';
import type { CriticalPlace, CriticalPlaces } from './critical-places.ts';
import type { Statement } from './kind.ts';
import { inNumbers } from './numerals.ts';
import { placeAt, rangeOf, shown } from './piecewise.ts';

/** A function and its derivative, and how they are called. */
export interface Sloped {
  readonly f: Expr;
  readonly slope: Expr;
  readonly x: string;
  readonly name: string;
}

/** A stretch between two places, with f′ at one number in it. */
interface Range {
  readonly from: RealRoot | undefined;
  readonly to: RealRoot | undefined;
  readonly sample: Rational;
  readonly value: number;
}

/** The places from left to right with what stands between them; stretches on which f′ has no value are left out. */
export function signTable(of: Sloped, { places, searched }: CriticalPlaces): Statement[] {
  const ranges = rangesOf(of, places, searched);
  return ranges.flatMap((range, i) => {
    const lines = Number.isFinite(range.value) ? [rangeLine(of, range)] : [];
    const [place, next] = [places[i], ranges[i + 1]];
    return place && next && place.kind !== 'end' ? [...lines, placeLine(of, place, range, next)] : lines;
  });
}

function rangesOf(
  { slope, x }: Sloped,
  places: readonly CriticalPlace[],
  searched: CriticalPlaces['searched'],
): readonly Range[] {
  const [first, last] = [searched?.from, searched?.to].map(end => (end === undefined ? undefined : endOf(end)));
  const ends = [first, ...places.map(({ root }) => root), last];
  return ends.slice(1).map((to, i) => {
    const sample = sampleBetween(ends[i], to);
    return { from: ends[i], to, sample, value: evaluate(slope, { [x]: sample.valueOf() }) };
  });
}

const endOf = (end: number): RealRoot => ({ value: end, exact: rationalExpr(new Fraction(end)) });

/** Where f′ is first told: what a certificate shows. */
export const firstSample = (of: Sloped, { places, searched }: CriticalPlaces): number | undefined =>
  rangesOf(of, places, searched)
    .find(({ value }) => Number.isFinite(value))
    ?.sample.valueOf();

/** A rational number between two places: the middle of rational ones, else a short one; beyond the outermost one further. */
function sampleBetween(from: RealRoot | undefined, to: RealRoot | undefined): Rational {
  const [low, high] = [from, to].map(root => root?.exact && rationalOf(root.exact));
  if (!from && !to) return new Fraction(0);
  if (!from) return high ? high.sub(1) : new Fraction(Math.floor(to?.value ?? 0));
  if (!to) return low ? low.add(1) : new Fraction(Math.ceil(from.value));
  if (low && high) return low.add(high).div(2);
  return shortBetween(from.value, to.value);
}

/** The number with the fewest decimals that lies well between two. */
function shortBetween(low: number, high: number): Rational {
  const middle = (low + high) / 2;
  for (let scale = 1; scale < 1e12; scale *= 10) {
    const rounded = Math.round(middle * scale) / scale;
    if (Math.abs(rounded - middle) < (high - low) / 4) return new Fraction(rounded);
  }
  return new Fraction(middle);
}

/** Smaller values than this are not written: six decimals do not tell them from 0. */
const WRITTEN = 5e-7;

function rangeLine({ slope, x, name }: Sloped, { from, to, sample, value }: Range): Statement {
  const rises = value > 0;
  const at = call(`${name}'`, rationalExpr(sample));
  const exact = inNumbers(substitute(slope, new Map([[x, rationalExpr(sample)]])));
  const decimals = Math.abs(value) < WRITTEN ? at : approximately(at, shown({ value }));
  return {
    left: from || to ? rangeOf(x, from, to) : symbol(x),
    remark: [rationalOf(exact) ? equation(at, exact) : decimals, rises ? ' > 0' : ' < 0'],
    reason: rises ? `${name} rises` : `${name} falls`,
  };
}

function placeLine({ f, x, name }: Sloped, { root, kind }: CriticalPlace, before: Range, after: Range): Statement {
  if (kind === 'gap') return { left: placeAt(x, root), reason: gapReason({ f, x, name }, root) };
  const value = root.exact ? exactValue(substitute(f, new Map([[x, root.exact]]))) : undefined;
  const place = call(name, shown(root));
  const known = value && rationalOf(value);
  const decimals = shown({ value: evaluate(f, { [x]: root.value }) });
  const corner = kind === 'corner' ? [`, no ${name}′`] : [];
  return {
    left: placeAt(x, root),
    remark: [known ? equation(place, value) : approximately(place, decimals), ...corner],
    reason: kindOf(before.value > 0, after.value > 0),
  };
}

/** A value larger than this is a pole's, met beside it. */
const POLE = 1e8;

/** Every part is looked at: e^(1/x) has a limit from the left where 1/x has none. */
function gapReason({ f, x, name }: Omit<Sloped, 'slope'>, { value }: RealRoot): string {
  const hasValue = postorder(f).every(part => Math.abs(evaluate(part, { [x]: value })) < POLE);
  return hasValue ? `${name} is not continuous` : `${name} is not defined`;
}

function kindOf(risesBefore: boolean, risesAfter: boolean): string {
  if (risesBefore === risesAfter) return 'neither maximum nor minimum';
  return risesBefore ? 'local maximum' : 'local minimum';
}
