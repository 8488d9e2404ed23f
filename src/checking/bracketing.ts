/** The last double from the left at which something holds that holds at `from` and not at `to`. */
export function halved(from: number, to: number, holds: (x: number) => boolean): number {
  let [low, high] = [from, to];
  for (let middle = (low + high) / 2; middle > low && middle < high; middle = (low + high) / 2) {
    if (holds(middle)) low = middle;
    else high = middle;
  }
  return low;
}

const GOLDEN = (Math.sqrt(5) - 1) / 2;
/** After so many an interval has shrunk to 1e-19 of its length, less than a double tells. */
const SECTIONS = 90;

/** Where a function with one least value between two places has it, to half of the digits (golden section: Kiefer 1953). */
export function least(from: number, to: number, of: (x: number) => number): number {
  let [low, high] = [from, to];
  for (let i = 0; i < SECTIONS; i++) {
    const [a, b] = [high - GOLDEN * (high - low), low + GOLDEN * (high - low)];
    if (of(a) <= of(b)) high = b;
    else low = a;
  }
  return (low + high) / 2;
}
