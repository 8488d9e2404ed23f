import { inverted, Modulo, NOTHING, type Residue } from './residue.ts';

/** Random numbers for letters and functions modulo a prime: the same for the same name and the same arguments. */
export interface RandomField {
  readonly modulo: Modulo;
  /** Angles and exponents are so many times what a letter stands for, so that halves and thirds of them are powers of it too. */
  readonly fineness: number;
  /** A letter of its own, of degree 1, for a name, or for a function of arguments with these residues. */
  readonly letter: (name: string, args?: readonly number[]) => Residue;
}

/** What has been found for numbers of the field; most expressions have nothing to keep, and a map is dear to make. */
class FoundByNumber<Found> {
  private found: Map<number, Found> | undefined;

  get(number: number): Found | undefined {
    return this.found?.get(number);
  }

  set(number: number, found: Found): void {
    this.found ??= new Map();
    this.found.set(number, found);
  }

  /** Everything that was found. */
  all(): readonly Found[] {
    return this.found ? [...this.found.values()] : [];
  }
}

/** The same with what one expression has met there. */
export interface WalkedField extends RandomField {
  /** The logarithms of numbers, where they are known: that of e^u is u. */
  readonly logarithms: FoundByNumber<Residue>;
  /** The powers of e with these numbers as exponents, where they are known: e^(log u) is u. */
  readonly exponentials: FoundByNumber<Residue>;
  /** The orders of the odd roots by their values. */
  readonly roots: FoundByNumber<number>;
}

/** A field in which nothing has been met. */
export const walked = (field: RandomField): WalkedField => ({
  modulo: field.modulo,
  fineness: field.fineness,
  letter: field.letter,
  logarithms: new FoundByNumber(),
  exponentials: new FoundByNumber(),
  roots: new FoundByNumber(),
});

const NONE: readonly number[] = [];

/** A field in which every name stands for one random number; another seed, other numbers. */
export function randomField(prime: number, seed: number, fineness: number): RandomField {
  // Names typed by students must not fill the memory of a server.
  const hashOf = keptUpTo(MOST_NAMES, (name: string) => textHash(name, seed));
  const letterFor = (hash: number): Residue => ({ top: 2 + (finished(hash) % (prime - 2)), bottom: 1, degree: 1 });
  const letterNamed = keptUpTo(MOST_NAMES, (name: string) => letterFor(hashOf(name)));
  return {
    modulo: new Modulo(prime),
    fineness,
    letter: (name, args) => {
      if (!args) return letterNamed(name);
      let hash = hashOf(name);
      for (const arg of args) hash = mixed(hash, arg);
      return letterFor(hash);
    },
  };
}

const MOST_NAMES = 1000;

/** What is found for a name, kept for the first names that are asked for. */
function keptUpTo<Found>(most: number, find: (name: string) => Found): (name: string) => Found {
  const kept = new Map<string, Found>();
  return name => {
    const known = kept.get(name);
    if (known !== undefined) return known;
    const found = find(name);
    if (kept.size < most) kept.set(name, found);
    return found;
  };
}

const textHash = (text: string, seed: number): number =>
  [...text].reduce((hash, sign) => mixed(hash, sign.codePointAt(0) ?? 0), mixed(0x811c9dc5, seed));

/** One step of MurmurHash3 (A. Appleby, public domain), and its last one. */
function mixed(hash: number, part: number): number {
  const scrambled = Math.imul(part ^ (part >>> 15), 0xcc9e2d51);
  const turned = hash ^ Math.imul((scrambled << 15) | (scrambled >>> 17), 0x1b873593);
  return (Math.imul((turned << 13) | (turned >>> 19), 5) + 0xe6546b64) | 0;
}

function finished(hash: number): number {
  const once = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  const twice = Math.imul(once ^ (once >>> 13), 0xc2b2ae35);
  // 31 bits: the remainder of a whole number that needs 32 takes the engine ten times as long.
  return (twice ^ (twice >>> 16)) >>> 1;
}

/** A function of arguments as a residue; undefined where an argument has none. */
export type ModularFunction = (args: readonly Residue[], field: WalkedField) => Residue | undefined;

/**
 * A letter for the function at these arguments, and at these numbers before them; its degree counts those of the arguments,
 * so that the bound covers taking them as equal.
 */
export const letterOf =
  (name: string, before: readonly number[] = NONE): ModularFunction =>
  (args, { modulo, letter }) => {
    const numbers = [...before];
    let degree = 1;
    for (const arg of args) {
      const number = modulo.dividedOut(arg);
      if (number === undefined) return undefined;
      numbers.push(number);
      degree += arg.degree;
    }
    const { top, bottom } = letter(name, numbers);
    return { top, bottom, degree };
  };

/** The function of one over the argument: arccot u = arctan(1/u). */
const ofReciprocal = (name: string): ModularFunction => {
  const letter = letterOf(name);
  return (args, field) => letter(args.map(inverted), field);
};

const logarithmLetter = letterOf('log');

/** The logarithm of e^u is u, that of a short number the sum over its primes; that of anything else a letter. */
export const naturalLogarithm: ModularFunction = ([u], field) => {
  const number = u && field.modulo.dividedOut(u);
  if (!u || number === undefined) return undefined;
  const known = number === 1 ? NOTHING : field.logarithms.get(number);
  if (known) return { ...known, degree: known.degree + u.degree };
  const found = number > 0 && number <= LARGEST_FACTORED ? sumOverPrimes(number, field) : logarithmLetter([u], field);
  return found && { ...found, degree: found.degree + u.degree };
};

/** The logarithm of a whole number up to this is that of its primes. */
const LARGEST_FACTORED = 1000;

function sumOverPrimes(number: number, field: WalkedField): Residue | undefined {
  let [sum, rest]: [Residue | undefined, number] = [NOTHING, number];
  for (let prime = 2; rest > 1; prime++) {
    for (; rest % prime === 0; rest /= prime) {
      const letter = logarithmLetter([field.modulo.integer(prime)], field);
      sum = sum && letter && field.modulo.plus(sum, letter);
    }
  }
  return sum;
}

/** Functions that are made of others; every other one is a letter of its own for each argument. */
export const MODULAR_FUNCTIONS: Readonly<Record<string, ModularFunction>> = {
  acot: ofReciprocal('atan'),
  asec: ofReciprocal('acos'),
  acsc: ofReciprocal('asin'),
  asech: ofReciprocal('acosh'),
  acsch: ofReciprocal('asinh'),
  acoth: ofReciprocal('atanh'),
};
