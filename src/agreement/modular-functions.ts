import { randomNumbers } from '../checking/random.ts';
import { dividedOut, inverted, negated, PRIME, plus, type Residue, residue, times } from './residue.ts';

/** Random numbers for letters and for functions: the same for the same name. */
export interface RandomField {
  /** Degree 1: a letter of its own. */
  readonly letter: (name: string) => Residue;
}

/** A field in which every name stands for one random number; another seed, other numbers. */
export function randomField(seed: number): RandomField {
  const random = randomNumbers(seed);
  const digits = (): bigint => BigInt(Math.floor(random() * 2 ** 31));
  const known = new Map<string, Residue>();
  return {
    letter: name => {
      const value = known.get(name) ?? residue(digits() * 2n ** 31n + digits() + 2n, 1n, 1);
      known.set(name, value);
      return value;
    },
  };
}

/** A function of arguments as a residue; undefined where an argument has none. */
export type ModularFunction = (args: readonly Residue[], field: RandomField) => Residue | undefined;

/** A letter for the function at these arguments; its degree counts theirs, so that the bound covers taking them as equal. */
export const letterOf =
  (name: string): ModularFunction =>
  (args, field) => {
    const numbers = args.map(dividedOut);
    if (numbers.some(number => number === undefined)) return undefined;
    const degree = args.reduce((sum, arg) => sum + arg.degree, 1);
    return { ...field.letter(`${name} ${numbers.join(' ')}`), degree };
  };

/** sin u = 2t/(1 + t²) and cos u = (1 − t²)/(1 + t²) with a letter t for each size of u. */
const halfTangent: ModularFunction = ([u], field) => {
  const number = u && dividedOut(u);
  if (!u || number === undefined) return undefined;
  const isNegative = number > PRIME / 2n;
  const t = letterOf('half tangent')([isNegative ? negated(u) : u], field);
  return t && isNegative ? negated(t) : t;
};

const ONE = residue(1n);
const TWO = residue(2n);

const ofHalfTangent =
  (value: (sine: Residue, cosine: Residue) => Residue): ModularFunction =>
  (args, field) => {
    const t = halfTangent(args, field);
    if (!t) return undefined;
    const below = inverted(plus(ONE, times(t, t)));
    return value(times(times(TWO, t), below), times(plus(ONE, negated(times(t, t))), below));
  };

const ratio = (a: Residue, b: Residue): Residue => times(a, inverted(b));

/** The function of one over the argument: arccot u = arctan(1/u). */
const ofReciprocal =
  (name: string): ModularFunction =>
  (args, field) =>
    letterOf(name)(args.map(inverted), field);

/** A logarithm as a quotient of natural ones; without a base among the arguments that of the name. */
const logarithm =
  (base?: bigint): ModularFunction =>
  ([u, v], field) => {
    const [top, bottom] = [u, base === undefined ? v : residue(base)].map(a => a && letterOf('log')([a], field));
    return top && bottom && ratio(top, bottom);
  };

/** Functions that are made of others; every other one is a letter of its own for each argument. */
export const MODULAR_FUNCTIONS: Readonly<Record<string, ModularFunction>> = {
  sqrt: letterOf('root 2'),
  cbrt: letterOf('root 3'),
  sin: ofHalfTangent(sine => sine),
  cos: ofHalfTangent((_, cosine) => cosine),
  tan: ofHalfTangent(ratio),
  sec: ofHalfTangent((_, cosine) => inverted(cosine)),
  csc: ofHalfTangent(sine => inverted(sine)),
  cot: ofHalfTangent((sine, cosine) => ratio(cosine, sine)),
  acot: ofReciprocal('atan'),
  asec: ofReciprocal('acos'),
  acsc: ofReciprocal('asin'),
  asech: ofReciprocal('acosh'),
  acsch: ofReciprocal('asinh'),
  acoth: ofReciprocal('atanh'),
  log2: logarithm(2n),
  log10: logarithm(10n),
  logbase: logarithm(),
};
