import { linesWhole, rowsOf } from './line-layout.ts';
import { whyNoStep } from './no-step.ts';
import { spokenAmong } from './spoken-words.ts';
import { type LineText, statementsIn } from './statements.ts';

/**
 * The lines, those that are one formula put together, each with its statements; by the letters that are known before.
 * `spoken` gives them as they are meant, with formulas in the place of words.
 */
export function linesRead(
  lines: readonly string[],
  wrt: string,
  before: readonly string[],
  spoken = (texts: readonly string[]): readonly string[] => texts,
): LinesRead {
  const texts = linesWhole(lines.flatMap(rowsOf).filter(line => line.trim() !== ''));
  const letters = [...before, ...texts.flatMap(lettersDefined)];
  const isSpoken = spokenAmong(letters);
  const known = new Set(letters);
  return {
    texts,
    read: spoken(texts).map(text => lineOf(statementsIn(text, wrt, isSpoken), whyNoStep(text, known))),
  };
}

/** The lines as they are shown, and what they say. */
export interface LinesRead {
  readonly texts: readonly string[];
  readonly read: readonly ReadLine[];
}

/** The letters before an equals sign, whatever stands behind it. */
const lettersDefined = (text: string): readonly string[] =>
  [...text.matchAll(/(?<!\p{L})(\p{L}(?:_?\d)?)\s*(?:\(\s*\p{L}\s*\))?\s*:?=/gu)].flatMap(([, letter]) => letter ?? []);

/** The statements of a line, or why it has none. */
export interface ReadLine extends Pick<LineText, 'statements' | 'place'> {
  readonly noStep?: string;
}

function lineOf({ statements, isLoose, place }: LineText, noStep: string | undefined): ReadLine {
  if (noStep !== undefined) return { statements: [], noStep };
  if (isLoose && statements.length === 0) return { statements, noStep: LOOSE };
  const count = statements.reduce((sum, { sides }) => sum + sides.length, 0);
  if (count > MOST_FORMULAS) return { statements: [], noStep: tooMany(count) };
  return { statements, ...(place !== undefined && { place }) };
}

/** Formulas of one line that are judged: each is compared with what is known before it. */
const MOST_FORMULAS = 100;

const tooMany = (count: number): string =>
  `This line has ${count} formulas, of which at most ${MOST_FORMULAS} are read: write each step on a line of its own.`;

const LOOSE =
  'There are words between the formulas here: write each formula on a line of its own, with an equals sign.';
