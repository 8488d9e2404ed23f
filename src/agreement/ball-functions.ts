import { arcCosineAt, arcSineAt, arcTangentAt } from './arc-tangent.ts';
import {
  around,
  aroundBy,
  Ball,
  Decimal,
  type Enclosed,
  exactly,
  LAST_DIGIT,
  negated,
  over,
  plus,
  reach,
  signOf,
  times,
} from './ball.ts';
import { after, exponential, logarithm, type OfOne, ONE, power, reciprocal, root, squareRoot } from './ball-powers.ts';
import {
  areaCosineAt,
  areaSineAt,
  areaTangentAt,
  cosineAt,
  FAR_OUT,
  hyperbolicCosineAt,
  hyperbolicSineAt,
  sineAt,
} from './decimal-functions.ts';
import { largest, sizeOf, sum } from './magnitude.ts';

type OfTwo = (a: Ball, b: Ball) => Enclosed;

/** Arguments of more digits than these before the point are not reduced to a period: decimal.js knows π to a thousand digits. */
const LONGEST_ANGLE = 400;
/** From so many on they are reduced here: decimal.js would compute the series, too, with as many digits as they have. */
const LONG_ANGLE = 8;

const Angle = Decimal.clone({ precision: LONGEST_ANGLE + 80 });
const TURN = Angle.acos(-1).times(2);

/** What is left of an angle beside whole turns, to 64 digits. */
const withinTurn = (mid: Decimal): Decimal => new Decimal(new Angle(mid).mod(TURN)).toSignificantDigits();

const AT_MOST_ONE = new Ball(exactly(0).mid, sizeOf(ONE.mid));

/** A sine or cosine: no steeper than 1; of a ball as wide as a radian nothing is known but that it is at most 1. */
const turning =
  (value: (mid: Decimal) => Decimal): OfOne =>
  ({ mid, error }) => {
    if (mid.e > LONGEST_ANGLE) return undefined;
    if (error.m > 0 && error.e >= 0) return AT_MOST_ONE;
    return mid.e < LONG_ANGLE ? around(value(mid), error) : around(value(withinTurn(mid)), sum(error, LAST_DIGIT));
  };

/** A function whose slope is at most 1 in size. */
const gentle =
  (value: (mid: Decimal) => Decimal): OfOne =>
  ({ mid, error }) =>
    around(value(mid), error);

/** arcsine and arccosine: the slope is steepest at the outer end of the ball; at ±1 itself only an exact argument has a value. */
const arc =
  (value: (mid: Decimal) => Decimal): OfOne =>
  a => {
    const end = reach(a);
    if (a.error.m === 0 && end.eq(1)) return around(value(a.mid), a.error);
    return end.lt(1) ? aroundBy(value(a.mid), a.radius.div(Decimal.sqrt(end.times(end).neg().plus(1)))) : undefined;
  };

/** sinh and cosh: near 0 no steeper than cosh at the outer end, further out made of e^u. */
const hyperbolic =
  (value: (mid: Decimal) => Decimal, ofExponentials: OfTwo): OfOne =>
  a => {
    if (reach(a).lt(FAR_OUT)) return aroundBy(value(a.mid), a.radius.times(hyperbolicCosineAt(reach(a))));
    const [up, down] = [exponential(a), exponential(negated(a))];
    const twice = up && down && ofExponentials(up, down);
    return twice && times(twice, exactly('0.5'));
  };

function areaCosine({ mid, error, radius }: Ball): Enclosed {
  const least = mid.minus(radius);
  if (error.m === 0 && mid.eq(1)) return exactly(0);
  return least.gt(1) ? aroundBy(areaCosineAt(mid), radius.div(Decimal.sqrt(least.times(least).minus(1)))) : undefined;
}

function areaTangent(a: Ball): Enclosed {
  const end = reach(a);
  return end.lt(1) ? aroundBy(areaTangentAt(a.mid), a.radius.div(end.times(end).neg().plus(1))) : undefined;
}

const quotientOf =
  (top: OfOne, bottom: OfOne): OfOne =>
  a => {
    const [above, below] = [top(a), bottom(a)];
    return above && below && over(above, below);
  };

/** A function that only looks at the sign. */
const bySign =
  (value: (sign: number) => number): OfOne =>
  a => {
    const sign = signOf(a);
    return sign === undefined ? undefined : exactly(value(sign));
  };

/** The ball of the larger number, where it is clear which that is. */
const larger: OfTwo = (a, b) => {
  const [high, low] = a.mid.gte(b.mid) ? [a, b] : [b, a];
  const isClear = high.mid.minus(low.mid).gt(high.radius.plus(low.radius));
  return isClear ? high : around(high.mid, largest(a.error, b.error));
};

const sine = turning(sineAt);
const cosine = turning(cosineAt);
const hyperbolicSine = hyperbolic(hyperbolicSineAt, (up, down) => plus(up, negated(down)));
const hyperbolicCosine = hyperbolic(hyperbolicCosineAt, plus);
const nearTangent = quotientOf(hyperbolicSine, hyperbolicCosine);

/** Far out (e^2u − 1)/(e^2u + 1), where sinh and cosh would take four exponentials. */
const hyperbolicTangent: OfOne = a => {
  if (reach(a).lt(FAR_OUT)) return nearTangent(a);
  const twice = plus(a, a);
  const power = twice && exponential(twice);
  const [top, bottom] = power ? [plus(power, negated(ONE)), plus(power, ONE)] : [];
  return top && bottom && over(top, bottom);
};
const arcTangent = gentle(arcTangentAt);
const arcSine = arc(arcSineAt);
const arcCosine = arc(x => (x.eq(-1) ? PI : arcCosineAt(x)));
const areaSine = gentle(areaSineAt);
const sigmoid = after(reciprocal, a => {
  const tail = exponential(negated(a));
  return tail && plus(ONE, tail);
});
/** log(1 + e^u), which is e^u less than e^2u/2 where 1 + e^u would hide it. */
function softplus(a: Ball): Enclosed {
  const e = exponential(a);
  if (!e || a.mid.gt(HIDDEN_BY_ONE)) return e && after(logarithm, power => plus(ONE, power))(e);
  return around(e.mid, sum(e.error, sizeOf(e.mid.times(e.mid))));
}
const HIDDEN_BY_ONE = -160;

const ofOne = (value: OfOne): OfTwo => value;

const toBase = (base: Ball): OfTwo => quotientOf(logarithm, () => logarithm(base));

/** The angle of the point (x, y), where the ball does not touch the cut. */
function angle(y: Ball, x: Ball): Enclosed {
  const [above, right] = [signOf(y), signOf(x)];
  const slope = right === undefined || right === 0 ? undefined : over(y, x);
  const part = slope && arcTangent(slope);
  if (right === 1 || part === undefined) return part;
  const half = above === undefined ? undefined : exactly(PI.times(above < 0 ? -1 : 1));
  return half && plus(part, half);
}

/** π with all digits, for the letter. */
export const PI = Decimal.acos(-1);

/** Every function and operation by its name in operations/; a test holds the two lists together. */
export const BALL_FUNCTIONS: Readonly<Record<string, OfTwo>> = {
  add: plus,
  multiply: times,
  divide: over,
  negate: ofOne(negated),
  power,
  exp: exponential,
  log: logarithm,
  log2: toBase(exactly(2)),
  log10: toBase(exactly(10)),
  logbase: (a, base) => toBase(base)(a, base),
  sqrt: squareRoot,
  cbrt: a => root(a, exactly(3)),
  nthRoot: root,
  sin: sine,
  cos: cosine,
  tan: quotientOf(sine, cosine),
  sec: after(reciprocal, cosine),
  csc: after(reciprocal, sine),
  cot: quotientOf(cosine, sine),
  asin: arcSine,
  acos: arcCosine,
  atan: arcTangent,
  asec: after(arcCosine, reciprocal),
  acsc: after(arcSine, reciprocal),
  acot: after(arcTangent, reciprocal),
  atan2: angle,
  sinh: hyperbolicSine,
  cosh: hyperbolicCosine,
  tanh: hyperbolicTangent,
  sech: after(reciprocal, hyperbolicCosine),
  csch: after(reciprocal, hyperbolicSine),
  coth: after(reciprocal, hyperbolicTangent),
  asinh: areaSine,
  acosh: areaCosine,
  atanh: areaTangent,
  asech: after(areaCosine, reciprocal),
  acsch: after(areaSine, reciprocal),
  acoth: after(areaTangent, reciprocal),
  abs: ({ mid, error }) => new Ball(mid.abs(), error),
  sign: bySign(sign => sign),
  step: bySign(sign => Number(sign > 0)),
  relu: a => larger(a, exactly(0)),
  max: larger,
  min: (a, b) => {
    const found = larger(negated(a), negated(b));
    return found && negated(found);
  },
  sigmoid,
  softplus,
};
