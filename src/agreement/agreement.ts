/** A point at which two expressions were computed, and their values there; doubles, or digits beyond their range. */
export interface Witness {
  readonly at: Readonly<Record<string, number>>;
  readonly expected: number | string;
  readonly answer: number | string;
}

/** Where one of two expressions is real and the other is not. */
export interface DomainDifference {
  readonly at: Readonly<Record<string, number>>;
  /** Which of the two has no real value there. */
  readonly undefinedSide: 'expected' | 'answer';
}

/**
 * Whether two expressions are the same function: `same` wherever both are real (`proved` where that needs no sampling),
 * `different` at a witness where both were computed, `undecided` with the reason.
 */
export type Agreement =
  | { readonly kind: 'same'; readonly proved: boolean; readonly domain?: DomainDifference }
  | { readonly kind: 'different'; readonly witness: Witness }
  | { readonly kind: 'undecided'; readonly why: string };
