/** A part of a text: where it begins, and where it ends, exclusive. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** A sign or a word found in a text. */
export interface Found extends Stretch {
  readonly text: string;
}

/** Where a pattern is found outside all brackets of a stretch. */
export function foundOutside(text: string, pattern: RegExp, { start, end }: Stretch): readonly Found[] {
  const part = text.slice(start, end);
  const found = [...part.matchAll(pattern)];
  if (found.length === 0) return [];
  const depths = depthsIn(part);
  return found
    .filter(({ index }) => depths[index] === 0)
    .map(({ 0: text, index }) => ({ text, start: start + index, end: start + index + text.length }));
}

/** The stretches between separators that stand in no bracket. */
export function outside(text: string, separator: RegExp, stretch: Stretch): readonly Stretch[] {
  return between(foundOutside(text, separator, stretch), stretch);
}

/** The stretches before, between and behind the cuts. */
export function between(cuts: readonly Stretch[], { start, end }: Stretch): readonly Stretch[] {
  const starts = [start, ...cuts.map(cut => cut.end)];
  return starts.map((from, i) => ({ start: from, end: cuts[i]?.start ?? end }));
}

/** How many brackets are open before each sign. */
export function depthsIn(text: string): readonly number[] {
  let depth = 0;
  return text.split('').map(sign => {
    const before = depth;
    depth += Number('([{'.includes(sign)) - Number(')]}'.includes(sign));
    return before;
  });
}

/** Where the last parenthesis opens, if it is the only one that is not closed, and no other bracket is. */
export function lastOpen(text: string): number | undefined {
  const [last, closing] = [text.lastIndexOf('('), text.lastIndexOf(')')];
  const before = depthsIn(`${text.slice(0, Math.max(0, last))} `);
  const isAlone = last >= 0 && closing < last && before.at(-1) === 0 && before.every(depth => depth >= 0);
  return isAlone && !/[[\]{}]/.test(text.slice(last)) ? last : undefined;
}
