import { FUNCTION_SPELLINGS } from '../operations/operations.ts';

/** Words for functions written out, and what is meant. */
export const WRITTEN_OUT: ReadonlyMap<string, string> = new Map(
  Object.entries({
    sine: 'sin',
    cosine: 'cos',
    tangent: 'tan',
    secant: 'sec',
    cosecant: 'csc',
    cotangent: 'cot',
    arcsine: 'arcsin',
    arccosine: 'arccos',
    arctangent: 'arctan',
    logarithm: 'log',
    exponential: 'exp',
    absolute: 'abs',
    squareroot: 'sqrt',
    pow: '^',
    power: '^',
    plus: '+',
    minus: '-',
    times: '*',
    over: '/',
    div: '/',
    squared: '^2',
    cubed: '^3',
  }),
);

/** Words between others that are never meant as products of letters. */
export const EMPTY_WORDS: ReadonlySet<string> = new Set(['of', 'or', 'and', 'the', 'for', 'if']);

const LONGEST = 20;

/** The spelling nearest to a word by edit distance, first in the table among equals; undefined where none is near. */
export function nearest(word: string, spellings: readonly string[] = FUNCTION_SPELLINGS): string | undefined {
  if (word.length > LONGEST) return undefined;
  const lower = word.toLowerCase();
  const far = word.length > 4 ? 2 : 1;
  const ranked = spellings
    // Each letter more or less costs one: most spellings need not be compared.
    .filter(spelling => spelling.length > 2 && Math.abs(spelling.length - word.length) <= far)
    .map(spelling => ({ spelling, distance: editDistance(lower, spelling.toLowerCase()) }))
    .filter(({ distance }) => distance <= far)
    .sort((a, b) => a.distance - b.distance);
  return ranked[0]?.spelling;
}

/** Levenshtein's distance, where exchanging two neighbours also counts one (the optimal string alignment distance). */
export function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) next.push(cell(a, b, i, j, before, row, next));
    before = row;
    row = next;
  }
  return row[b.length] ?? 0;
}

function cell(a: string, b: string, i: number, j: number, before: number[], row: number[], next: number[]): number {
  const at = (values: number[], k: number): number => values[k] ?? Number.POSITIVE_INFINITY;
  const changed = at(row, j - 1) + Number(a[i - 1] !== b[j - 1]);
  const exchanged = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
  return Math.min(changed, at(row, j) + 1, at(next, j - 1) + 1, exchanged ? at(before, j - 2) + 1 : changed);
}
