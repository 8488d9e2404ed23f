/** What every row of the table of mistakes says. */
interface MistakeRow {
  /** Of the catalogue: D16, E01, … */
  readonly id: string;
  /** What a teacher calls it, in words joined by hyphens. */
  readonly name: string;
  /** It is believed before any other that fits, wherever in the derivation those lie. */
  readonly foremost?: true;
  /** It is believed after every other that fits: little is known of how it came about. */
  readonly last?: true;
  /** Further ids of the catalogue that give the same answer on every function. */
  readonly also?: readonly string[];
  /**
   * One or two sentences to the student about *this* function. In braces stand letters of the row ({f}, {of} for the
   * whole part it happened at, {of_power} for that with a negative exponent instead of a denominator, {rule} for what the
   * right rule gives there, its derivatives standing) and formulas of them ({n * x^(n - 1)}, {D(g)}, {D(of)}).
   */
  readonly feedback: string;
  /** The same without the answer: where to look and what to ask oneself. In braces stand letters alone. */
  readonly clue: string;
  /** A function and a wrong answer that shows it: tried by the tests. */
  readonly example: Example;
}

/** A function (an equation, a program for a curve), a wrong answer, and what was asked beside the derivative by x. */
export type Example = readonly [of: string, wrong: string, asked?: ExampleQuestion];

interface ExampleQuestion {
  readonly wrt?: string;
  readonly order?: number;
  readonly kind?: 'implicit' | 'parametric' | 'directional' | 'gradient' | 'jacobian' | 'hessian' | 'tangent';
  /** The direction of a directional derivative. */
  readonly along?: string;
  /** The point at which a value is asked for. */
  readonly at?: Readonly<Record<string, number>>;
}

/** A wrong rule in the place of a sound one, at one step of the derivation. */
export interface WrongRule extends MistakeRow {
  readonly kind: 'rule';
  /**
   * By what stands inside d/dx[…], as in rules (letters carry their side conditions), what the student wrote instead;
   * letters of `EXTRA_LETTERS` beside those on the left. `chain` stands for the chain rule of any outer function with the
   * inner one f; `... + c` and `... - f` for one term of a sum, and what is written instead of its derivative.
   */
  readonly wrong: Readonly<Record<string, string | readonly string[]>>;
  readonly where?: readonly Circumstance[];
  /** It is made at x as well, taken as x¹, where that is a term. */
  readonly firstPowers?: true;
}

/** A wrong algebra step: before differentiating, in the function; after it, in the result. */
export interface WrongRewrite extends MistakeRow {
  readonly kind: 'rewrite';
  readonly of: 'function' | 'result';
  /** What is rewritten, and into what. */
  readonly into: Readonly<Record<string, string>>;
}

/** Something else was done than was asked: what was done is computed from the problem as a whole. */
interface WrongTask extends MistakeRow {
  readonly kind: 'task';
  readonly task: Task;
  /**
   * Which of the rules it gets wrong: all of them without it; none where only what follows on the derivatives is wrong;
   * those of the derivatives that it does without.
   */
  readonly wrongRules?: 0 | 1 | 'those not done';
}

/** A slip of the pen in the last line, whatever rule it came from. */
interface Slip extends MistakeRow {
  readonly kind: 'slip';
  readonly slip: SlipOfThePen;
}

/** What was meant is right, and what was typed is read as something else. */
interface Miswritten extends MistakeRow {
  readonly kind: 'writing';
}

/** One mistake that students make and a teacher names. */
export type Mistake = WrongRule | WrongRewrite | WrongTask | Slip | Miswritten;

/** Under which circumstances a row applies, beyond what its letters say. */
export type Circumstance =
  | 'a chain around it'
  | 'no chain around it'
  | 'c is a number'
  | 'c holds another variable'
  | 'several variables'
  | 'a squared residual'
  | 'a is one half'
  | 'n is not −1'
  | 'f is the variable'
  | 'f is in degrees'
  | 'a derivative of the derivative'
  | 'f has a minus and its slope is negative as written'
  | 'the slope of f is not negative as written'
  | 'the slope of f is not 1'
  | 'the slope of f is 1'
  | 'the slope of f is constant'
  | 'f is no exponential'
  | 'what is kept does not cancel the rest'
  | 'c is a factor, or one rule around it at most'
  | 'no inside of the first degree around it';

/** What may have been done instead of what was asked. */
export type Task =
  | 'integrated'
  | 'angles in degrees'
  | 'letters of the other case'
  | 'first derivative only'
  | 'square of the first derivative'
  | 'factors differentiated twice each'
  | 'slope of the dependent variable left out'
  | 'dependent variable held constant'
  | 'wrong slope put in'
  | 'not divided by what multiplies the slope'
  | 'rates divided the other way round'
  | 'rate of the parameter left in'
  | 'rate of the first coordinate alone'
  | 'rates multiplied'
  | 'second rates divided'
  | 'direction not made one long'
  | 'direction divided by the square of its length'
  | 'direction of length one changed'
  | 'partial derivatives swapped'
  | 'partial derivatives added'
  | 'length of the gradient'
  | 'gradient instead of its dot product'
  | 'products of a dot product not added'
  | 'path left out'
  | 'paths multiplied'
  | 'derivative by a quantity'
  | 'derivative of a quantity'
  | 'link left out'
  | 'entries in another order'
  | 'partial derivatives added up'
  | 'rows and columns exchanged'
  | 'unmixed second derivatives alone'
  | 'gradient instead of its derivatives'
  | 'second rate over the square of the first'
  | 'value taken for the slope'
  | 'line through the origin'
  | 'value taken for the intercept'
  | 'normal'
  | 'height left out'
  | 'slope not put in'
  | 'slope instead of the line'
  | 'point with the other sign'
  | 'coordinates exchanged'
  | 'line beside the point';

/** What may happen to one term, factor or exponent of the result. */
export type SlipOfThePen = 'sign of a term' | 'number in front' | 'factor' | 'exponent' | 'another number in front';

/**
 * Letters that a wrong right side may use beside those that its left side binds.
 *
 * `s_f`: the slope of the outer function at f, as it should be; `s_D`: at D(f) instead; `s_x`: at x instead;
 * `s_n`: at f without the numbers in front. `o_f`
 * and `o_D`: the outer function itself at f and at D(f).
 *
 * Sums written without their brackets: `v_g` is D(f)·g without those of g, `w_D` D(f)·g without those of D(f); `v_D` is
 * f·D(g) without those of D(g), `w_f` without those of f. `m_D` and `m_f` are the same two with a minus before them, and
 * `m_p` is −f·D(g) multiplied out with the minus on its first term alone.
 *
 * `p_f` and `p_g`: D(f) and D(g), where these are not negative as written; `u_f`: p_f, where f has no function to the
 * derivative of which students give a minus.
 *
 * `d_c`: the slope of c by its own variables; `k_c`: by its named constants; `r_c`: by the variable whose square is in c,
 * with x in its place; `n_c`: the numbers among its factors; `z_c`: what stands inside the function c. `d_t`: the slope of the largest part that f and g share.
 */
export const EXTRA_LETTERS: readonly string[] = [
  's_f',
  'p_f',
  'p_g',
  'u_f',
  's_D',
  's_x',
  's_n',
  'o_f',
  'o_D',
  'v_g',
  'w_D',
  'v_D',
  'w_f',
  'm_D',
  'm_f',
  'm_p',
  'd_c',
  'k_c',
  'r_c',
  'n_c',
  'z_c',
  'd_t',
];
