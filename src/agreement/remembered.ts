/** What is found when it is first asked for, and kept. */
export function once<T>(find: () => T): () => T {
  let found: { readonly value: T } | undefined;
  return () => {
    found ??= { value: find() };
    return found.value;
  };
}

/** What was found lately is kept: students' misspelled variables and odd numbers must not fill the memory. */
export function remembering<Given, Found>(
  keyOf: (given: Given) => string,
  find: (given: Given) => Found,
): (given: Given) => Found {
  const known = new Map<string, { readonly found: Found }>();
  return given => {
    const key = keyOf(given);
    const kept = known.get(key) ?? { found: find(given) };
    if (known.size >= MOST_KEPT && !known.has(key)) known.clear();
    known.set(key, kept);
    return kept.found;
  };
}

const MOST_KEPT = 32;
