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
  /** What those who bound errors, or tell signs, have to know of it. */
  readonly traits: readonly Trait[];
  /** LaTeX, `#1` and `#2` for the arguments; a bare command such as `\sin` is written before its argument. */
  readonly latex: string;
  /** One sentence for the rules page and the steps. */
  readonly sentence: string;
  /** Points inside the domain, away from kinks, at which tests compare slopes, partials and difference quotients. */
  readonly samples: readonly (readonly number[])[];
}

/** A partial derivative in numbers, from the value y and the arguments a and b; of one argument b is not read. */
export type Slope = (y: number, a: number, b: number) => number;

/** How an operation treats its arguments and their errors, and what its values are like. */
export type Trait =
  /** It jumps where its argument is 0, and is flat elsewhere. */
  | 'jump at 0'
  /** On the two sides of a kink its slopes are different ones, and never above 1. */
  | 'kink'
  /** It has a pole, the edge of its domain or, as acot, a jump between slopes where its last argument is 0. */
  | 'edge at 0'
  /** It does not mind how near to 0 its arguments are: no pole, edge or flat place is there. */
  | 'gentle'
  /** It may make a number beyond the range of doubles of two within it, or one that is 0 there. */
  | 'stretching'
  /** All its values are above 0. */
  | 'positive';

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
