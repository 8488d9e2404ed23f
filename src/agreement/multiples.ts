import { type Call, type Expr, isCall, negate } from '../expression/expression.ts';

/** A fraction of two whole numbers that are exact as doubles; the lower one is positive. */
export interface Fraction {
  readonly top: number;
  readonly bottom: number;
}

/** So many times a part, from which a number is taken out: of 3ab/2 the part is 3ab/2 itself, and 3/2 is taken out. */
export interface Multiple {
  /** undefined for a number alone. */
  readonly part: Expr | undefined;
  readonly taken: Fraction;
  readonly times: Fraction;
}

/** An expression as a number times a power of one thing, where it is that. */
export interface Factored {
  readonly number: Fraction;
  /** The one thing; undefined where there is none, or more than one. */
  readonly only: Expr | undefined;
  /** The exponent of the one thing. */
  readonly exponent: number;
  /** Whether there is nothing beside the number. */
  readonly isNumber: boolean;
}

/** 1/1. */
export const WHOLE: Fraction = { top: 1, bottom: 1 };

/** Numbers taken out are no larger, so that they stay below every prime. */
const LARGEST = 2 ** 24;
const LONGEST_DIGITS = 7;
/** Exponents are multiplied up to this. */
const LARGEST_EXPONENT = 99;

/** What is found of the factors of an expression on a walk through them. */
class Factors {
  top = 1;
  bottom = 1;
  only: Expr | undefined;
  exponent = 0;
  isOne = true;
  /** Whether a sum is among the factors. */
  hasSum = false;
  private readonly onSum: ((sum: Call, n: number, into: Factors) => void) | undefined;
  private readonly open: Expr[] = [];
  private readonly exponents: number[] = [];

  constructor(e: Expr, onSum?: (sum: Call, n: number, into: Factors) => void) {
    this.onSum = onSum;
    this.meet(e, 1);
    for (let part = this.open.pop(); part; part = this.open.pop()) this.enter(part, this.exponents.pop() ?? 1);
  }

  private meet(part: Expr | undefined, exponent: number): void {
    if (!part) return;
    this.open.push(part);
    this.exponents.push(exponent);
  }

  private enter(part: Expr, n: number): void {
    if (part.kind === 'number') this.multiply(part.digits, n);
    else if (part.kind === 'symbol') this.take(part, n);
    else if (part.op === 'multiply') for (const factor of part.args) this.meet(factor, n);
    else if (part.op === 'divide') this.divide(part.args, n);
    else if (part.op === 'negate') this.negate(part.args[0], n);
    else this.raise(part, part.op === 'power' ? n * wholeNumber(part.args[1]) : Number.NaN, n);
  }

  private divide([above, below]: readonly Expr[], n: number): void {
    this.meet(above, n);
    this.meet(below, -n);
  }

  private negate(inner: Expr | undefined, n: number): void {
    if (n % 2 !== 0) this.top = -this.top;
    this.meet(inner, n);
  }

  private raise(part: Expr, exponent: number, n: number): void {
    if (part.kind === 'call' && Math.abs(exponent) <= LARGEST_EXPONENT) this.meet(part.args[0], exponent);
    else this.take(part, n);
  }

  private take(part: Expr, n: number): void {
    this.isOne &&= this.only === undefined || this.only === part;
    this.only = part;
    this.exponent += n;
    if (!isCall(part, 'add')) return;
    this.hasSum = true;
    this.onSum?.(part, n, this);
  }

  private multiply(digits: string, n: number): void {
    const { top, bottom } = fractionOf(digits);
    this.raiseBy(top, bottom, n);
  }

  /** Multiplies the number by a fraction to a power. */
  raiseBy(top: number, bottom: number, n: number): void {
    for (let i = Math.abs(n); i > 0 && this.isSmall(); i--) {
      this.top *= n > 0 ? top : bottom;
      this.bottom *= n > 0 ? bottom : top;
    }
  }

  /** The one thing that the expression is a power of but for the number; undefined where there is none. */
  get base(): Expr | undefined {
    return this.isOne && this.exponent !== 0 ? this.only : undefined;
  }

  /** Whether the number is one that can be divided by. */
  isSmall(): boolean {
    const size = Math.abs(this.top);
    return size > 0 && size <= LARGEST && this.bottom > 0 && this.bottom <= LARGEST;
  }
}

/**
 * The number that a product, a quotient or a whole power can be divided by, with what the terms of sums among its factors
 * have in common, and what is left where that is a power of one thing and no sum.
 */
export function factored(e: Expr): Factored {
  const found = new Factors(e, enterSum);
  if (!found.isSmall()) return { number: WHOLE, only: undefined, exponent: 0, isNumber: false };
  const { only, exponent } = found;
  return { number: lowest(found), only: found.hasSum ? undefined : found.base, exponent, isNumber: only === undefined };
}

/** What has the sign of an expression where that is a multiple of an odd power: u for 2u³ and 1/u, −u for −3u; undefined for others. */
export function oddlyRaised(e: Expr): Expr | undefined {
  const found = new Factors(e);
  const { base, exponent, top } = found;
  if (!base || !found.isSmall() || exponent % 2 === 0) return undefined;
  return top < 0 ? negate(base) : base;
}

/** Takes the number out of a sum that all its terms can be divided by; where these have sums in them it is not known. */
function enterSum(sum: Call, n: number, into: Factors): void {
  let [top, bottom] = [0, 1];
  for (const term of sum.args) {
    const found = new Factors(term);
    if (found.hasSum || !found.isSmall()) into.top = 0;
    const number = lowest(found);
    top = commonDivisor(Math.abs(number.top), top);
    bottom *= number.bottom / commonDivisor(number.bottom, bottom);
  }
  into.raiseBy(top, bottom, n);
}

/** Whether a fraction is 1/1. */
export const isOne = ({ top, bottom }: Fraction): boolean => top === 1 && bottom === 1;

/**
 * The terms of a sum, inside brackets that are multiplied by a number as well: (2x + 6ab)/2 is once x and three times ab.
 * A sum of other things than products stays whole: what ((a + x)² − (a − x)²)/4 comes to is not seen in its terms.
 */
export function multiplesIn(e: Expr): readonly Multiple[] {
  const found: Multiple[] = [];
  const open: [Expr, Fraction][] = [[e, WHOLE]];
  for (let next = open.pop(); next; next = open.pop()) {
    const [part, times] = next;
    if (isPlainSum(part)) for (const term of part.args) open.push([term, times]);
    else enterTerm(part, times, open, found);
  }
  return found;
}

const isPlainSum = (part: Expr): part is Call => isCall(part, 'add') && part.args.every(isSimple);

/** Whether a term has no sums but one that is multiplied by a number. */
function isSimple(term: Expr): boolean {
  if (term.kind !== 'call') return true;
  const { hasSum, base, exponent } = new Factors(term);
  return !hasSum || (base !== undefined && exponent === 1);
}

function enterTerm(part: Expr, times: Fraction, open: [Expr, Fraction][], found: Multiple[]): void {
  const factors = new Factors(part);
  const { only, base, exponent } = factors;
  const number = factors.isSmall() ? lowest(factors) : undefined;
  const all = number && productOf(times, number);
  if (!number || !all || (base && isCall(base, 'add') && !isPlainSum(base))) found.push({ part, taken: WHOLE, times });
  else if (only === undefined) found.push({ part: undefined, taken: WHOLE, times: all });
  else if (base === undefined || exponent !== 1) found.push({ part, taken: number, times: all });
  else if (isCall(base, 'add')) open.push([base, all]);
  else found.push({ part: base, taken: WHOLE, times: all });
}

/** The product in lowest terms; undefined where it is too long. */
export function productOf(a: Fraction, b: Fraction): Fraction | undefined {
  const [top, bottom] = [a.top * b.top, a.bottom * b.bottom];
  return Math.abs(top) <= LARGEST && bottom <= LARGEST ? lowest({ top, bottom }) : undefined;
}

/** The sum in lowest terms; undefined where it is too long. */
export function sumOf(a: Fraction, b: Fraction): Fraction | undefined {
  const [top, bottom] = [a.top * b.bottom + b.top * a.bottom, a.bottom * b.bottom];
  return Math.abs(top) <= LARGEST && bottom <= LARGEST ? lowest({ top, bottom }) : undefined;
}

function lowest({ top, bottom }: Fraction): Fraction {
  if (bottom === 1) return { top, bottom };
  const divisor = commonDivisor(Math.abs(top), bottom);
  return { top: top / divisor, bottom: bottom / divisor };
}

function commonDivisor(a: number, b: number): number {
  let [larger, smaller] = [a, b];
  while (smaller !== 0) [larger, smaller] = [smaller, larger % smaller];
  return larger;
}

/** A number as typed; 0/1 where it is too long. */
function fractionOf(digits: string): Fraction {
  if (digits.length > LONGEST_DIGITS) return { top: 0, bottom: 1 };
  const point = digits.indexOf('.');
  if (point < 0) return { top: Number(digits), bottom: 1 };
  return { top: Number(digits.replace('.', '')), bottom: 10 ** (digits.length - 1 - point) };
}

/** A whole number that is written, with or without a minus sign; NaN for anything else. */
function wholeNumber(e: Expr | undefined): number {
  if (e?.kind === 'number') return e.digits.includes('.') ? Number.NaN : Number(e.digits);
  const [inner] = e?.kind === 'call' && e.op === 'negate' ? e.args : [];
  return inner?.kind === 'number' ? -wholeNumber(inner) : Number.NaN;
}
