/** More doubles than these (8 MB) are not kept. */
const MOST_KEPT = 2 ** 20;

/**
 * Doubles kept from one use to the next: a new array of a few kilobytes takes longer than filling it with values, and the
 * garbage collector's time besides. They hold whatever was left in them, and belong to the one who took them last.
 */
export class Workspace {
  private kept = new Float64Array(0);

  /** An array of at least so many doubles. */
  take(count: number): Float64Array {
    if (count > MOST_KEPT) return new Float64Array(count);
    if (this.kept.length < count) this.kept = new Float64Array(Math.min(MOST_KEPT, 2 * count));
    return this.kept;
  }

  /** The same, the first so many of them 0. */
  zeros(count: number): Float64Array {
    return this.take(count).fill(0, 0, count);
  }
}
