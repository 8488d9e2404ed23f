import type { Nested } from '../../kinds/kind.ts';
import { namesOf } from '../../kinds/several.ts';
import { namesFunction } from './prose.ts';

/** Runs of letters that are no commands of LaTeX. */
const RUN = /(?<![\\\p{L}])[A-Za-z]{4,}(?!\p{L})/gu;

/** What is counted behind a number is judged with it: 3 apples. */
const COUNTED = /^\s*[-−]?[\d.,/]+\s*\p{L}+\s*$/u;

/** So many letters that the question does not have make a word of a run; more where the name of a function stands in it, as in "constant". */
const [STRANGE, STRANGE_BESIDE_FUNCTION] = [2, 3];

/**
 * A word of an answer that was read as a product of letters, most of which the question does not have: "twelve" is no
 * t·w·e·l·v·e. Undefined where there is none, and where the letters of the question are not known.
 */
export function strangeWord(typed: string, value: Nested, known: ReadonlySet<string> | undefined): string | undefined {
  const runs = known && !COUNTED.test(typed) ? (typed.match(RUN) ?? []) : [];
  if (!known || runs.length === 0) return undefined;
  const strange = new Set(namesOf(value).filter(name => name.length === 1 && !known.has(name)));
  return runs.find(run => {
    const letters = new Set([...run].filter(letter => strange.has(letter)));
    return letters.size >= (namesFunction(run.toLowerCase()) ? STRANGE_BESIDE_FUNCTION : STRANGE);
  });
}
