import { variables } from '../expression/measure.ts';
import { whole } from '../reading/complaints.ts';
import { definitionIn, type Placed } from './definitions.ts';
import { withNamedSlopes } from './derivative-signs.ts';
import { impliedNames } from './implied-names.ts';
import { impliedParts } from './implied-parts.ts';
import { type JudgedLine, type Said, type Step, saidTogether } from './judged-line.ts';
import { judgeStatement } from './judged-statement.ts';
import { type LinesRead, linesRead, type ReadLine } from './lines-read.ts';
import { outerLetter } from './outer-letter.ts';
import { type AskedOfLines, beforeLines, type Namer, type SoFar } from './so-far.ts';
import { withExponentsMeant, withPartsSpoken } from './spoken-parts.ts';
import type { Statement } from './statements.ts';

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
  const start = beforeLines(asked, name);
  const names = [...variables(f), ...start.meanings.keys(), wrt, 'y'];
  const spoken = (texts: readonly string[]): readonly string[] =>
    withExponentsMeant(texts, f).map(text => withPartsSpoken(withNamedSlopes(text, names), start.problem));
  const { texts, read } = linesRead(lines, wrt, names, spoken);
  const explained = definitionsIn(read, start);
  const all = read.flatMap(({ statements }) => statements);
  const implied = [...impliedParts(all, explained, start), ...impliedNames(all, explained, start)];
  const definitions = [...explained, ...implied.map(each => ({ ...each, line: read.length }))];
  const before: SoFar = { ...start, outer: outerLetter(all, wrt) };
  const later = (i: number): readonly Placed[] => definitions.filter(({ line }) => line >= i);
  return judgedInTurn({ texts, read }, before, (statement, soFar, i) => judgeStatement(statement, soFar, later(i)));
}

const definitionsIn = (lines: readonly ReadLine[], soFar: SoFar): readonly Placed[] =>
  lines.flatMap(({ statements }, line) =>
    statements.flatMap(statement => {
      const definition = definitionIn(statement, soFar);
      return definition ? [{ ...definition, line }] : [];
    }),
  );

/** What lines know of each other, whatever they are about. */
interface KnownInTurn {
  readonly isDone: boolean;
  readonly announced?: string | undefined;
}

/** Judges line after line and statement after statement, each with what is known after the one before; `i` is the line. */
export function judgedInTurn<Known extends KnownInTurn>(
  { texts, read }: LinesRead,
  before: Known,
  judge: (statement: Statement, soFar: Known, i: number) => Step<Known>,
): JudgedWorking {
  const judged: JudgedLine[] = [];
  let soFar = before;
  for (const [i, line] of read.entries()) {
    const { said, after } = judgedLine(line, soFar, (statement, known) => judge(statement, known, i));
    judged.push({ text: texts[i] ?? '', ...said });
    soFar = after;
  }
  const first = judged.findIndex(({ verdict }) => verdict === 'wrong');
  return { lines: judged, firstWrong: first < 0 ? null : first, done: soFar.isDone };
}

function judgedLine<Known extends KnownInTurn>(
  { statements, noStep, place }: ReadLine,
  before: Known,
  judge: (statement: Statement, soFar: Known) => Step<Known>,
): Step<Known> {
  let after = before;
  const said: Said[] = [];
  for (const statement of statements) {
    const step = judge(statement, after);
    said.push(step.said);
    after = step.after;
  }
  const together = saidTogether(said);
  after = { ...after, announced: place };
  return { said: noStep === undefined ? together : { ...together, complaint: whole('', noStep) }, after };
}
