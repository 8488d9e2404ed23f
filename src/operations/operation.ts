/**
 * One operation, `+` and `sin` alike: everything the engines know of it. Slopes (numbers, for the tape) and partials
 * (text, for the derivation) are written down twice on purpose and never derived from one another: two witnesses.
 */
export interface Operation {
  /** The name in expressions and in strict text. */
  readonly name: string;
  /** Other spellings a student may use before an argument, in lower case. */
  readonly aliases: readonly string[];
  readonly family: Family;
  /** How many arguments; `many` is two or more, folded from the left: max(a, b, c) = max(max(a, b), c). */
  readonly arity: 1 | 2 | 'many';
  /** The value; NaN outside the domain. A unary operation ignores `b`. */
  readonly evaluate: (a: number, b: number) => number;
  /** ∂y/∂a and ∂y/∂b at a point; `y` is the value already computed, used where that is stabler. */
  readonly slopes: readonly Slope[];
  /** ∂/∂u and ∂/∂v as text in the arguments `u` and `v`. */
  readonly partials: readonly string[];
  /** Where it is defined, as conditions a student reads: "u > 0". Empty where it is defined everywhere. */
  readonly domain: readonly string[];
  /** LaTeX, `#1` and `#2` for the arguments; a bare command such as `\sin` is written before its argument. */
  readonly latex: string;
  /** One sentence for the rules page and the steps. */
  readonly sentence: string;
  /** Points inside the domain, away from kinks, at which tests compare slopes, partials and difference quotients. */
  readonly samples: readonly (readonly number[])[];
}

/** A partial derivative in numbers, from the value y and the arguments a and b; of one argument b is not read. */
export type Slope = (y: number, a: number, b: number) => number;

/** The groups in which functions are listed. */
export type Family =
  | 'arithmetic'
  | 'powers and roots'
  | 'exponentials and logarithms'
  | 'trigonometric'
  | 'inverse trigonometric'
  | 'hyperbolic'
  | 'inverse hyperbolic'
  | 'kinks'
  | 'neurons';
