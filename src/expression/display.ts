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

/** The limit of an expression as a letter goes to 0. */
export const LIMIT = 'limit';
export const limit = (of: Expr, letter: string): Call => call(LIMIT, of, symbol(letter));

/** ∂f/∂x, as one sign. */
export const partialSign = (of: string, wrt: string): Call => call('written:partial', symbol(of), symbol(wrt));

/** ∂²f/∂x² or ∂²f/∂x∂y: differentiated by `first`, then by `second`, which is written in front. */
export const secondPartialSign = (of: string, first: string, second: string): Call =>
  first === second
    ? call('written:second-partial', symbol(of), symbol(first))
    : call('written:mixed-partial', symbol(of), symbol(second), symbol(first));

/** ∇f. */
export const gradientSign = (of: string): Call => call('written:gradient', symbol(of));

/** The derivative of f in the direction u: D with the index u. */
export const directionalSign = (of: string, along: string): Call =>
  call('written:directional', symbol(of), symbol(along));

/** |u|. */
export const lengthSign = (of: Expr): Call => call('written:length', of);

/** (a, b). */
export const vector = (entries: readonly Expr[]): Call => call('written:vector', ...entries);

/** A matrix by its rows. */
export const matrix = (rows: readonly (readonly Expr[])[]): Call =>
  call('written:matrix', ...rows.map(row => call('written:row', ...row)));
