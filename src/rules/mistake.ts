/** What every row of the table of mistakes says. */
interface MistakeRow {
  /** Of the catalogue: D16, E01, … */
  readonly id: string;
  /** What a teacher calls it, in words joined by hyphens. */
  readonly name: string;
  /**
   * One or two sentences to the student about *this* function. In braces stand letters of the row ({f}, {of} for the
   * whole part it happened at) and formulas of them ({n * x^(n - 1)}, {D(g)}).
   */
  readonly feedback: string;
  /** A function and a wrong answer that shows it, in x: tried by the tests. */
  readonly example: readonly [f: string, wrong: string];
}

/** A wrong rule in the place of a sound one, at one step of the derivation. */
export interface WrongRule extends MistakeRow {
  readonly kind: 'rule';
  /**
   * What stands inside d/dx[…], as in rules (letters carry their side conditions), or `chain`: the chain rule of any
   * outer function with the inner one f.
   */
  readonly at: string;
  /** What the student wrote instead, each a mistake of this name; letters of `ExtraLetter` beside those of `at`. */
  readonly wrong: readonly string[];
  readonly where?: Circumstance;
}

/** A wrong algebra step: before differentiating, in the function; after it, in the result. */
export interface WrongRewrite extends MistakeRow {
  readonly kind: 'rewrite';
  readonly before: string;
  readonly after: string;
  readonly of: 'function' | 'result';
  readonly where?: Circumstance;
}

/** Something else was done than was asked: what was done is computed from the problem as a whole. */
export interface WrongTask extends MistakeRow {
  readonly kind: 'task';
  readonly task: Task;
}

/** One mistake that students make and a teacher names. */
export type Mistake = WrongRule | WrongRewrite | WrongTask;

/** Under which circumstances a row applies, beyond what its letters say. */
export type Circumstance =
  | 'a chain around it'
  | 'no chain around it'
  | 'a term of a sum'
  | 'c is a number'
  | 'c holds another variable'
  | 'c is a power of a named constant'
  | 'n is a fraction'
  | 'f is in degrees'
  | 'the slope of f is negative as written';

/** What may have been done instead of what was asked. */
export type Task =
  | 'integrated'
  | 'all variables differentiated'
  | 'first derivative only'
  | 'square of the first derivative'
  | 'factors differentiated twice each'
  | 'inner factor once';

/**
 * Letters that a wrong right side may use beside those that its left side binds.
 *
 * `s_f`: the slope of the outer function at f, as it should be; `s_D`: at D(f) instead; `s_x`: at x instead.
 * `v_g`: D(f)·g with the brackets of the sum g forgotten, a sum; `v_D`: f·D(g) with those of D(g) forgotten; `w_D`:
 * D(f)·g with those of D(f) forgotten. `h_D` and `t_D`: f times the first term of D(g), and its other terms.
 */
export const EXTRA_LETTERS: readonly string[] = ['s_f', 's_D', 's_x', 'v_g', 'v_D', 'w_D', 'h_D', 't_D'];
