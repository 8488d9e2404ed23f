import { standInsIn } from '../checking/stand-ins.ts';
import { derive } from '../derivation/derive.ts';
import { ascending, greater, noDerivativeWhere } from '../expression/display.ts';
import { equation } from '../expression/equation.ts';
import type { Call, Expr } from '../expression/expression.ts';
import { variables } from '../expression/measure.ts';
import { evaluate } from '../tape/gradient.ts';
import type { Part, Statement } from './kind.ts';
import { folded, kinkOf, kinksIn, MOST_KINKS, resolved } from './kinks.ts';
import { tidied } from './several.ts';
import { changesOf, type Interval, placesIn, valuesOf } from './sign-changes.ts';

/** One form of a function: which sides of its kinks it stands on, and what it is there. */
interface Form {
  /** For each kink, whether its first side is the greater one. */
  readonly signs: readonly boolean[];
  readonly f: Expr;
  readonly slope: Expr;
  readonly conditions: readonly Expr[];
}

/** Where conditions are tried: forms that no place here takes are not told. */
const TRIED: Interval = { from: -10, to: 10 };
const PLACES = 400;
/** More forms than this are not told apart. */
const MOST_FORMS = 8;

/**
 * The derivative of a function whose kinks have no places that can be written, by the conditions of its forms: "for
 * sin(x) > 0"; then where there is none. Nothing for a function with one form, or with letters beside its variable.
 */
export function byConditions(typed: Expr, x: string, formula: Expr): readonly Part[] {
  const f = folded(typed);
  const kinks = kinksIn(f);
  const isFit = kinks.length > 0 && kinks.length <= MOST_KINKS && variables(f).every(name => name === x);
  if (!isFit || standInsIn([f]) !== undefined) return [];
  const forms = formsOf(f, kinks, x);
  if (forms.length < 2 || forms.length > MOST_FORMS) return [];
  const exceptions = kinks.flatMap(kink => exceptionLine(kink, { f, x, formula, forms }));
  return [
    { kind: 'statements', heading: 'Piece by piece', lines: forms.map(formLine) },
    { kind: 'statements', inset: 2, lines: exceptions },
  ];
}

const formLine = ({ slope, conditions }: Form): Statement => ({
  right: slope,
  remark: ['for ', ...conditions.flatMap((condition, i) => (i > 0 ? [', ', condition] : [condition]))],
  reason: '',
});

/** The forms that some place takes, those with the first sides greater first. */
function formsOf(f: Expr, kinks: readonly Call[], x: string): readonly Form[] {
  const found = new Map<string, readonly boolean[]>();
  const values = kinks.map(kink => valuesOf(argumentOf(kink), f, x)(placesIn(TRIED, PLACES)));
  for (let i = 0; i < PLACES; i++) {
    const here = values.map(each => each[i] ?? Number.NaN);
    if (here.every(value => value < 0 || value > 0))
      found.set(
        here.map(value => (value > 0 ? '0' : '1')).join(''),
        here.map(value => value > 0),
      );
  }
  return [...found].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, signs]) => formOf(f, kinks, x, signs));
}

const argumentOf = (kink: Call): Expr => kinkOf(kink)?.argument(kink.args) ?? kink;

function formOf(f: Expr, kinks: readonly Call[], x: string, signs: readonly boolean[]): Form {
  const isPositive = (kink: Call): boolean => signs[kinks.indexOf(kink)] === true;
  const form = tidied(resolved(f, isPositive));
  const conditions = kinks.map((kink, i) => {
    const [a, b] = sidesOf(kink).map(side => tidied(resolved(side, isPositive)));
    return (signs[i] ? greater : ascending)(a ?? kink, b ?? kink);
  });
  return { signs, f: form, slope: derive(form, x).result, conditions };
}

const sidesOf = (kink: Call): readonly Expr[] => kinkOf(kink)?.sides(kink.args) ?? [];

/** A function with its forms. */
interface Told {
  readonly f: Expr;
  readonly x: string;
  readonly formula: Expr;
  readonly forms: readonly Form[];
}

/** Beside a place, near enough for both sides to be met there. */
const BESIDE = 1e-7;

/** No derivative where both sides are equal, unless the slopes meet wherever that was tried. */
function exceptionLine(kink: Call, { f, x, formula, forms }: Told): Statement[] {
  const zeros = changesOf(argumentOf(kink), f, x, TRIED)?.filter(({ kind }) => kind === 'zero') ?? [];
  const leaps = (e: Expr): boolean =>
    zeros.some(({ at }) => {
      const [left, right] = [-1, 1].map(side => evaluate(e, { [x]: at + side * BESIDE }));
      return Math.abs((left ?? 0) - (right ?? 0)) > 1e-4;
    });
  const jumps = leaps(f);
  if (!jumps && !leaps(formula)) return [];
  const [a, b] = sidesOf(kink);
  const sides = forms.length === 2 ? forms.map(form => (jumps ? form.f : form.slope)) : [];
  const [above, below] = sides;
  return [
    {
      left: noDerivativeWhere(equation(tidied(a ?? kink), tidied(b ?? kink))),
      ...(above && below && { remark: [jumps ? 'values ' : 'slopes ', above, ' and ', below] }),
      reason: jumps ? 'jump' : 'kink',
    },
  ];
}
