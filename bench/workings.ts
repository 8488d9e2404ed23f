import { working } from '../src/working/work-question.ts';
import { type BrokenWorking, brokenWorkings, DERIVATIONS, type Worked, workingOf } from '../test/broken-workings.ts';

/*
 * Derivations of ours broken in one line by every mistake of the table that applies: how often the first wrong line is
 * found and its mistake named. Run as `node bench/workings.ts`; takes about a minute.
 */

interface Outcome {
  readonly found: boolean;
  readonly named: boolean;
  /** Named by its own name or that of another mistake that makes the same of the line. */
  readonly explained: boolean;
  readonly namedFirst: boolean;
}

function outcome({ f, wrt }: Worked, { lines, wrongAt: [wrongAt], id, ids }: BrokenWorking): Outcome {
  const judged = working({ f, wrt }, lines);
  const mistakes = judged.ok ? (judged.value.lines[wrongAt]?.mistakes ?? []) : [];
  return {
    found: judged.ok && judged.value.firstWrong === wrongAt,
    named: mistakes.some(mistake => mistake.id === id),
    explained: mistakes.some(mistake => ids.includes(mistake.id)),
    namedFirst: mistakes[0]?.id === id,
  };
}

const isAccused = ({ f, wrt, expr }: Worked): boolean => {
  const judged = working({ f, wrt }, workingOf(expr, wrt));
  return !judged.ok || judged.value.firstWrong !== null;
};

const outcomes = DERIVATIONS.flatMap(worked =>
  brokenWorkings(worked.expr, worked.wrt).map(broken => outcome(worked, broken)),
);
const share = (holds: (outcome: Outcome) => boolean): string =>
  `${outcomes.filter(holds).length} of ${outcomes.length}`;

console.log(
  `${DERIVATIONS.length} derivations as they are: a line called wrong in ${DERIVATIONS.filter(isAccused).length}.`,
);
console.log(
  `Broken in one line: the line found in ${share(({ found }) => found)}, its mistake named in ${share(({ named }) => named)} (named first in ${share(({ namedFirst }) => namedFirst)}), it or one that makes the same of the line in ${share(({ explained }) => explained)}.`,
);
