/** Functions computed with 64 digits for one pair, in all stages, and what searches cost in these: some tens of milliseconds. */
const AFFORDED = 3400;

/** Those of them that are kept for what comes after the search for differences, and after that of special places. */
export const [AFTER_DIFFERENCES, AFTER_PLACES] = [1800, 1200];

/**
 * The functions that may still be computed with 64 digits for one pair. They are counted, not timed, so that the same pair
 * is always judged the same, however much is known of it from before.
 */
export class DigitBudget {
  private readonly share: number;
  private left: number;
  private refused = false;

  /** A share of what is afforded for one pair, 1 for all of it. */
  constructor(share = 1) {
    this.share = share;
    this.left = share * AFFORDED;
  }

  /** Whether something was too dear. */
  get isShort(): boolean {
    return this.refused;
  }

  /** Whether so many functions can be afforded, some being kept for stages to come; they are then taken to be computed. */
  affords(cost: number, kept = 0): boolean {
    const isAfforded = cost <= this.left - this.share * kept;
    if (isAfforded) this.left -= cost;
    else this.refused = true;
    return isAfforded;
  }
}
