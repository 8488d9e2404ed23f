import { type Call, call, type Expr, number, symbol } from './expression.ts';

/*
 * Calls for display alone: how something is written, not how it is computed. They stand in lines that are told, never in
 * what is differentiated, tidied or recorded on a tape.
 */

/** A product whose factors stand side by side with dots, where a typed one has none. */
export const DOTTED = 'mark:dotted';

/** What stands with dots between its factors; one factor stands alone. */
export const dotted = (...factors: readonly Expr[]): Expr => {
  const [first] = factors;
  return first && factors.length === 1 ? first : call(DOTTED, ...factors);
};

/** dy/dx, as one sign: of the order given, d²y/dx². */
export const slopeSign = (of: string, wrt: string, order = 1): Call =>
  order > 1
    ? call('written:slopes', symbol(of), symbol(wrt), number(order))
    : call('written:slope', symbol(of), symbol(wrt));

/** (f⁻¹)′(b): the derivative of the inverse function at a value. */
export const inverseSlopeSign = (of: string, at: Expr): Call => call('written:inverse-slope', symbol(of), at);

/** a < b < c. */
export const ascending = (...es: readonly Expr[]): Call => call('written:less', ...es);

/** a > b. */
export const greater = (a: Expr, b: Expr): Call => call('written:greater', a, b);

/** x ≈ 1.324718. */
export const approximately = (left: Expr, right: Expr): Call => call('written:approximately', left, right);

/** x = −1 or x = 1. */
export const either = (cases: readonly Expr[]): Call => call('written:either', ...cases);

/** no real solution. */
export const NO_SOLUTION: Call = call('written:no-solution');

/** no derivative at x = 0. */
export const noDerivativeAt = (place: Expr): Call => call('written:no-derivative', place);

/** no derivative where sin(x) = 0. */
export const noDerivativeWhere = (condition: Expr): Call => call('written:no-derivative-where', condition);

/** In brackets on one line, where LaTeX has a fraction line: (dy/dt)/(dx/dt). */
export const bracketed = (e: Expr): Call => call('written:bracketed', e);

/** The operation of `letter`. */
export const LETTER = 'written:letter';
/** A letter that calls nothing: h(x + 1) with it is a product, which needs a dot where h may be a function. */
export const letter = (name: string): Call => call(LETTER, symbol(name));

/** The operation of `limit`. */
export const LIMIT = 'limit';
/** The limit of an expression as a letter goes to 0. */
export const limit = (of: Expr, letter: string): Call => call(LIMIT, of, symbol(letter));

/** ∂f/∂x, as one sign. */
export const partialSign = (of: string, wrt: string): Call => call('written:partial', symbol(of), symbol(wrt));

/** ∂²f/∂x² or ∂²f/∂x∂y: differentiated by `first`, then by `second`, which is written in front. */
export const secondPartialSign = (of: string, first: string, second: string): Call =>
  first === second
    ? call('written:second-partial', symbol(of), symbol(first))
    : call('written:mixed-partial', symbol(of), symbol(second), symbol(first));

/** f(x, y), also where f has an index. */
export const functionSign = (name: string, variables: readonly string[]): Call =>
  call('written:function', ...[name, ...variables].map(symbol));

/** "At x = 1, y = 2: " before what has its value there. */
export const atSign = (of: Expr, point: readonly (readonly [string, Expr])[]): Call =>
  call('written:at', of, ...point.flatMap(([name, value]) => [symbol(name), value]));

/** ∇f. */
export const gradientSign = (of: string): Call => call('written:gradient', symbol(of));

/** The derivative of f in the direction u: D with the index u. */
export const directionalSign = (of: string, along: string): Call =>
  call('written:directional', symbol(of), symbol(along));

/** ∇f·u. */
export const dotSign = (of: Expr, by: Expr): Call => call('written:dot', of, by);

/** A vector over a number. */
export const overSign = (of: Expr, by: Expr): Call => call('written:over', of, by);

/** |u|. */
export const lengthSign = (of: Expr): Call => call('written:length', of);

/** (a, b). */
export const vector = (entries: readonly Expr[]): Call => call('written:vector', ...entries);

/** A matrix by its rows. */
export const matrix = (rows: readonly (readonly Expr[])[]): Call =>
  call('written:matrix', ...rows.map(row => call('written:row', ...row)));
