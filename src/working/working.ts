import { variables } from '../expression/measure.ts';
import { whole } from '../reading/complaints.ts';
import { definitionIn, type Placed } from './definitions.ts';
import { withNamedSlopes } from './derivative-signs.ts';
import { impliedNames } from './implied-names.ts';
import { impliedParts } from './implied-parts.ts';
import { type JudgedLine, type Said, saidTogether } from './judged-line.ts';
import { judgeStatement } from './judged-statement.ts';
import { linesWhole, rowsOf } from './line-layout.ts';
import { whyNoStep } from './no-step.ts';
import { outerLetter } from './outer-letter.ts';
import { type AskedOfLines, beforeLines, type Namer, type SoFar } from './so-far.ts';
import { withExponentsMeant, withPartsSpoken } from './spoken-parts.ts';
import { spokenAmong } from './spoken-words.ts';
import { type LineText, statementsIn } from './statements.ts';

/** A student's whole derivation, judged. */
export interface JudgedWorking {
  readonly lines: readonly JudgedLine[];
  /** Index of the first wrong line; null where none is. */
  readonly firstWrong: number | null;
  /** Whether the last line about the derivative is right and says it in full: no derivative and no letter left standing. */
  readonly done: boolean;
}

/**
 * Judges each line of a derivation of f: right, wrong, not a step, or carried forward from the wrong line before it.
 * Lines are as students write them: derivatives still standing, equals signs at either end, "let u = …" before or after
 * u is used, several statements in a line, words between them, text or LaTeX. Rows that LaTeX ends are lines.
 */
export function judgeWorking(asked: AskedOfLines, lines: readonly string[], name: Namer): JudgedWorking {
  const { f, wrt } = asked;
  let soFar = beforeLines(asked, name);
  const { problem } = soFar;
  const names = [...variables(f), ...soFar.meanings.keys(), wrt, 'y'];
  const spoken = (texts: readonly string[]): readonly string[] =>
    withExponentsMeant(texts, f).map(text => withPartsSpoken(withNamedSlopes(text, names), problem));
  const { texts, read } = linesRead(lines, wrt, names, spoken);
  const explained = definitionsIn(read, soFar);
  const all = read.flatMap(({ statements }) => statements);
  const implied = [...impliedParts(all, explained, soFar), ...impliedNames(all, explained, soFar)];
  soFar = { ...soFar, outer: outerLetter(all, wrt) };
  const definitions = [...explained, ...implied.map(each => ({ ...each, line: read.length }))];
  const judged: JudgedLine[] = [];
  for (const [i, line] of read.entries()) {
    const later = definitions.filter(definition => definition.line >= i);
    const { said, after } = judgeLine(line, soFar, later);
    judged.push({ text: texts[i] ?? '', ...said });
    soFar = after;
  }
  const first = judged.findIndex(({ verdict }) => verdict === 'wrong');
  return { lines: judged, firstWrong: first < 0 ? null : first, done: soFar.isDone };
}

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

interface LinesRead {
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
  return { statements, ...(place !== undefined && { place }) };
}

const definitionsIn = (lines: readonly ReadLine[], soFar: SoFar): readonly Placed[] =>
  lines.flatMap(({ statements }, line) =>
    statements.flatMap(statement => {
      const definition = definitionIn(statement, soFar);
      return definition ? [{ ...definition, line }] : [];
    }),
  );

const LOOSE =
  'There are words between the formulas here: write each formula on a line of its own, with an equals sign.';

/** Statement after statement. */
function judgeLine(
  { statements, noStep, place }: ReadLine,
  before: SoFar,
  later: readonly Placed[],
): { readonly said: Said; readonly after: SoFar } {
  let after = before;
  const said: Said[] = [];
  for (const statement of statements) {
    const step = judgeStatement(statement, after, later);
    said.push(step.said);
    after = step.after;
  }
  const together = saidTogether(said);
  after = { ...after, announced: place };
  return { said: noStep === undefined ? together : { ...together, complaint: whole('', noStep) }, after };
}
