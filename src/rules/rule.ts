/**
 * A rule of differentiation as it is taught, written as text and read once (compiled.ts).
 *
 * Letters carry the side conditions: `x` is the variable; `a`, `c`, `n` are free of it; `f`, `g`, `h` contain it; `p`, `q`
 * are anything. So `c * f` and `f * g` never both match, and 5x is never "a product".
 */
export interface Rule {
  readonly id: string;
  /** As a teacher names it beside the line. */
  readonly name: string;
  /** What stands inside d/dx[…]. `p + ...` is a sum of any number of terms. */
  readonly left: string;
  /** What it becomes; `D(…)` is a derivative still to be found. */
  readonly right: string;
  /** A sentence or two about this function; {f} stands for what the letter f is here, {x} for the variable, {of} for the whole, {applied} for what the rule makes of it. */
  readonly because: string;
  /** The smallest rules may share a line at the normal level. */
  readonly small?: true;
  /** A product, a quotient, a power with the variable in base and exponent: more than a line shows at once. */
  readonly heavy?: true;
  /** A function to show the rule on, in x. */
  readonly example: string;
}
