/** All of a list, where nothing is missing in it. */
export function complete<T>(found: readonly (T | undefined)[]): readonly T[] | undefined {
  const all = found.filter(each => each !== undefined);
  return all.length === found.length ? all : undefined;
}
