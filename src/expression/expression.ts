/**
 * What an expression is. Plain immutable data: it survives JSON and structuredClone, and fits on a slide.
 *
 * Numbers keep their digits exactly as typed; 1/2 and −2 are calls (`divide`, `negate`). Sums and products are n-ary as
 * typed: a − b + c is `add(a, negate(b), c)`; brackets that mattered stay, so (a·b)·c keeps its inner product.
 */
export type Expr = NumberLiteral | Name | Call;

/** An unsigned integer or decimal, digits as typed: "3", "0.10". */
interface NumberLiteral {
  readonly kind: 'number';
  readonly digits: string;
}

/** A variable, a constant letter, or one of the constants `pi` and `e`. */
export interface Name {
  readonly kind: 'symbol';
  readonly name: string;
}

/**
 * An operation on arguments. `op` names a row of `operations/`, or one of: `derivative` (args: an expression and the
 * variable's symbol), an unknown function with its primes (`f`, `g'`).
 */
export interface Call {
  readonly kind: 'call';
  readonly op: string;
  readonly args: readonly Expr[];
}

/** The number with these digits (unsigned); an integer may be given as a number ≥ 0 or a bigint ≥ 0. */
export const number = (digits: string | number | bigint): NumberLiteral => {
  const typed = String(digits);
  return ofOneDigit(typed) ?? { kind: 'number', digits: typed };
};
/** A variable, constant or unknown by its name. */
export const symbol = (name: string): Name => ofOneLetter(name) ?? { kind: 'symbol', name };

/** The one object that all numbers of this one digit, or all names of this one letter, are when they are shared; undefined for longer ones. */
export const singleLeaf = (leaf: NumberLiteral | Name): NumberLiteral | Name | undefined =>
  leaf.kind === 'number' ? ofOneDigit(leaf.digits) : ofOneLetter(leaf.name);

/** By the codes of their signs, which a table tells sooner than a map: nearly every leaf that is read is one of these. */
const byCode = <Leaf>(signs: string, leafOf: (sign: string) => Leaf): readonly (Leaf | undefined)[] =>
  Array.from({ length: 128 }, (_, code) => {
    const sign = String.fromCharCode(code);
    return signs.includes(sign) ? leafOf(sign) : undefined;
  });

const DIGITS = byCode<NumberLiteral>('0123456789', digits => ({ kind: 'number', digits }));
const LETTERS = byCode<Name>('abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ', name => ({
  kind: 'symbol',
  name,
}));

const ofOneDigit = (digits: string): NumberLiteral | undefined =>
  digits.length === 1 ? DIGITS[digits.charCodeAt(0)] : undefined;
const ofOneLetter = (name: string): Name | undefined => (name.length === 1 ? LETTERS[name.charCodeAt(0)] : undefined);

/** An operation, by the name of its row, on its arguments. */
export const call = (op: string, ...args: readonly Expr[]): Call => ({ kind: 'call', op, args });

/** 0. */
export const ZERO = number('0');
/** 1. */
export const ONE = number('1');
/** 2. */
export const TWO = number('2');

/** −a. */
export const negate = (a: Expr): Expr => call('negate', a);
/** a/b. */
export const divide = (a: Expr, b: Expr): Expr => call('divide', a, b);
/** a^b. */
export const power = (a: Expr, b: Expr): Expr => call('power', a, b);
/** The sum of the terms as they stand; of none it is 0, of one that term itself. */
export const add = (...terms: readonly Expr[]): Expr =>
  terms.length > 1 ? { kind: 'call', op: 'add', args: terms } : (terms[0] ?? ZERO);
/** The product of the factors as they stand; of none it is 1, of one that factor itself. */
export const multiply = (...factors: readonly Expr[]): Expr =>
  factors.length > 1 ? { kind: 'call', op: 'multiply', args: factors } : (factors[0] ?? ONE);
/** d/dx of an expression, still to be found. */
export const derivative = (of: Expr, wrt: string): Expr => call('derivative', of, symbol(wrt));

/** Whether an expression is this operation. */
export const isCall = (e: Expr, op: string): e is Call => e.kind === 'call' && e.op === op;
/** The arguments of `e` where it is a call of `op`, else `e` alone: the terms of a sum, the factors of a product. */
export const parts = (e: Expr, op: string): readonly Expr[] => (isCall(e, op) ? e.args : [e]);
/** Whether an expression is the literal of these digits. */
export const isNumber = (e: Expr, digits: string): boolean => e.kind === 'number' && e.digits === digits;

/** The constants that a name can stand for; every other name is a variable. */
export const CONSTANTS: Readonly<Record<string, number>> = { pi: Math.PI, e: Math.E };
/** Whether a name has a value of its own: pi, e. */
export const isConstantName = (name: string): boolean => CONSTANT_NAMES.has(name);

const CONSTANT_NAMES: ReadonlySet<string> = new Set(Object.keys(CONSTANTS));
