import type { Expr } from '../expression/expression.ts';
import type { Notation } from '../notation/layout.ts';
import type { Spelling } from '../reading/reading.ts';

/** How much is shown: the key rule lines; the smallest rules together; every rule on a line of its own. */
export type Level = 'brief' | 'normal' | 'full';

/** A derivation as lines of plain data: terminal, LaTeX, Markdown and page print nothing that is not here. */
export interface Told {
  readonly lines: readonly Line[];
  readonly result: Expr;
  readonly notation: Notation;
  readonly spelling: Spelling;
  /** Derivatives are partial: ∂/∂x[…]. */
  readonly partial?: boolean;
}

/** One line of a derivation as it is told. */
export interface Line {
  /**
   * `start` opens a block with what is to be differentiated; `rule` applies rules; `together` puts results of
   * sub-derivations back; `omitted` says how many steps are not shown; `tidied` tidies the result; `stated` is a line of
   * no rule, which says how results combine.
   */
  readonly kind: 'start' | 'rule' | 'together' | 'omitted' | 'tidied' | 'stated';
  /** How many sub-derivations the line stands in; 0 for the derivation itself. */
  readonly depth: number;
  /** The block the line belongs to: a page folds the lines of one sub-derivation together. 0 is the derivation itself. */
  readonly block: number;
  /** What stands above the line on one of its own: "In inputs". Before the first tidied line it is "Tidied" without this. */
  readonly heading?: string;
  /** How many places further in the line stands than its depth says. */
  readonly inset?: number;
  /** Where a block opens: the derivative that it finds. */
  readonly left?: Expr;
  /** The right side, with marks (marks.ts) and with derivatives still standing; without marks it equals the line above. */
  readonly right?: Expr;
  /** Ids of the rules applied, in the order of their first use. */
  readonly rules: readonly string[];
  /** A whole equation, left and right: it stands where "= right" would. */
  readonly equation?: true;
  /** What is said beside the line: the names of its rules, each once; "put together". */
  readonly reasons: readonly string[];
  readonly remarks: readonly Remark[];
  /** What else is said in brackets beside the formula: what must not be 0. */
  readonly aside?: Sentence;
  /** A sentence for each rule applied, about the parts it was applied to. */
  readonly because: readonly Sentence[];
}

/** What stands above a line, on one of its own, by the line and the one above it. */
export function headingOf({ heading, kind }: Line, above: Line | undefined): string | undefined {
  return heading ?? (kind === 'tidied' && above?.kind !== 'tidied' ? 'Tidied' : undefined);
}

/** u = 3x: a chain's letter and its inner function; xˣ = e^(x ln(x)): what a rule starts from. */
export interface Remark {
  readonly left: Expr;
  readonly right: Expr;
}

/** A sentence with mathematics in it. */
export type Sentence = readonly (string | Expr)[];
