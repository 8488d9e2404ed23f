import type { Expr } from '../expression/expression.ts';
import { finder } from '../marking/findings.ts';
import type { Found } from '../marking/verdict.ts';
import { chooseVariable, differentiated, type Question, readQuestion } from '../question.ts';
import type { Read } from '../reading/reading.ts';
import type { Namer } from './so-far.ts';
import { type JudgedWorking, judgeWorking } from './working.ts';

/** Judges the lines of a student's derivation of the function asked about; a complaint where the function cannot be read. */
export function working(question: Omit<Question, 'at' | 'order'>, lines: readonly string[]): Read<JudgedWorking> {
  const read = readQuestion(question);
  if (!read.ok) return read;
  const asked = differentiated(read.value, question);
  const wrt = chooseVariable(asked, question);
  if (typeof wrt !== 'string') return { ok: false, complaint: wrt };
  return { ok: true, value: judgeWorking({ f: asked.expr, wrt, log: question.log }, lines, namer()) };
}

/** Of each function the mistakes are derived once, however many lines are wrong. */
function namer(): Namer {
  const namers = new Map<Expr, (wrong: Expr) => Found>();
  return (f, wrt, wrong) => {
    const known = namers.get(f) ?? finder({ kind: 'derivative', f, wrt, order: 1 });
    namers.set(f, known);
    const { mistakes, together, hint, clue } = known(wrong);
    return {
      mistakes,
      ...(together && { together }),
      ...(hint !== undefined && { hint }),
      ...(clue !== undefined && { clue }),
    };
  };
}
