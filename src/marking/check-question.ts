import type { KindQuestion } from '../kinds/kind.ts';

/** The shape an answer is asked for in. */
export const FORMS = ['any', 'simplified', 'factored', 'expanded', 'single-fraction'] as const;
/** A form that an answer is to have beside being right. */
export type Form = (typeof FORMS)[number];

/** What answers are marked against: the derivative `of` a function (of any kind), or what is `expected`. */
export interface CheckQuestion extends Partial<Omit<KindQuestion, 'f'>> {
  /** The function that was to be differentiated. */
  readonly of?: string | undefined;
  /** The right result itself, where it is given instead. */
  readonly expected?: string | undefined;
  readonly form?: Form | undefined;
  /** How many decimals a number may be rounded to; exact without it. */
  readonly rounding?: number | undefined;
  /** `strict`: an answer that is real elsewhere than the expected one is wrong. */
  readonly domain?: 'strict' | undefined;
  /** Conditions on the letters: "a > 0". */
  readonly assume?: readonly string[] | undefined;
}
