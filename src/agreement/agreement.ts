import type { Lost } from './lost.ts';

/** A point at which two expressions were computed, and their values there; doubles, or digits beyond their range. */
export interface Witness {
  readonly at: Readonly<Record<string, number | string>>;
  readonly expected: number | string;
  readonly answer: number | string;
  /** What was expected less the answer, where their digits do not show it: 10^(−70). */
  readonly difference?: number | string;
}

/** Where one of two expressions is real and the other is not. */
export interface DomainDifference {
  readonly at: Witness['at'];
  /** Which of the two has no real value there. */
  readonly undefinedSide: 'expected' | 'answer';
  /** The part of it that is not real, and what it needs. */
  readonly lost?: Lost;
}

/**
 * Whether two expressions are the same function: `same` wherever both are real (`proved` where that needs no sampling),
 * `different` at a witness where both were computed, or as one of them is real at many points and never where the other
 * is; `undecided` with the reason.
 */
export type Agreement =
  | { readonly kind: 'same'; readonly proved: boolean; readonly domain?: DomainDifference }
  | { readonly kind: 'different'; readonly witness: Witness; readonly domain?: undefined }
  | { readonly kind: 'different'; readonly witness?: undefined; readonly domain: DomainDifference }
  | { readonly kind: 'undecided'; readonly why: string };
