import { CHECKERS, type Checker } from './checkers.ts';
import { shown, table } from './report.ts';
import { column, spread, timed } from './rounds.ts';

/** Two expressions, and whether they are the same function. */
interface Pair {
  readonly expected: string;
  readonly answer: string;
  readonly isSame: boolean;
}

const SCHEDULE = { rounds: 3, warmUp: 1, turns: 1, runs: 1 };

/** What a checker said of all pairs. */
interface Tally {
  readonly right: number;
  readonly accepted: number;
  readonly rejected: number;
  readonly undecided: number;
}

/** A Markdown table of what every checker says of the labelled pairs of a TSV, and how long it takes. */
export function judgementTable(tsv: string): string {
  const pairs = pairsOf(tsv);
  const rounds = timed(
    CHECKERS.map(checker => () => tallyOf(checker, pairs)),
    SCHEDULE,
  );
  const rows = CHECKERS.map((checker, i) => {
    const { right, accepted, rejected, undecided } = tallyOf(checker, pairs);
    const { median, least, most } = spread(column(rounds, i).map(ms => (1000 * pairs.length) / ms));
    const counts = [right, accepted, rejected, undecided].map(String);
    return [checker.name, ...counts, shown(median), `${shown(least)}–${shown(most)}`];
  });
  return table(
    [`${pairs.length} pairs`, 'right', 'false accept', 'false reject', 'undecided', 'pairs/s', 'min–max'],
    rows,
  );
}

const pairsOf = (tsv: string): Pair[] =>
  tsv
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map(line => line.split('\t'))
    .map(([expected = '', answer = '', equivalent]) => ({ expected, answer, isSame: equivalent === '1' }));

/** How often a checker is right and wrong; what throws or does not say is undecided. */
function tallyOf(checker: Checker, pairs: readonly Pair[]): Tally {
  const said = pairs.map(pair => ({ ...pair, verdict: verdictOn(checker, pair) }));
  const count = (isCounted: (each: Pair & { verdict: boolean | undefined }) => boolean): number =>
    said.filter(isCounted).length;
  return {
    right: count(({ verdict, isSame }) => verdict === isSame),
    accepted: count(({ verdict, isSame }) => verdict === true && !isSame),
    rejected: count(({ verdict, isSame }) => verdict === false && isSame),
    undecided: count(({ verdict }) => verdict === undefined),
  };
}

function verdictOn({ against }: Checker, { expected, answer }: Pair): boolean | undefined {
  try {
    return against(expected)(answer);
  } catch {
    return undefined;
  }
}
