/** A first value and so many after it, each made of the one before it. */
export function successive<T>(first: T, times: number, next: (last: T) => T): readonly T[] {
  const found = [first];
  while (found.length <= times) found.push(next(found.at(-1) ?? first));
  return found;
}
