import { agreementWith } from '../src/agreement/agree.ts';
import { randomNumbers } from '../src/checking/random.ts';
import type { Expr } from '../src/expression/expression.ts';
import { strictText } from '../src/expression/strict.ts';
import { readStrict } from '../src/reading/strict-reader.ts';
import { type Random, rewritten, withMistake } from '../test/rewritten.ts';
import { CHECKERS, type Checker, type Judge } from './checkers.ts';
import { shown, table } from './report.ts';
import { column, median, ratios, spread, timed } from './rounds.ts';

/** What homework asks for: derivatives of the first weeks. */
const REFERENCES: readonly string[] = [
  '2 * x * sin(x) + x^2 * cos(x)',
  '6 * x^2 - 4 * x + 5',
  '3 * (x^2 + 1)^2 * 2 * x',
  '(1 - log(x)) / x^2',
  'x / sqrt(x^2 + 1)',
  'e^x * (x^2 + 2 * x)',
  '-2 * x / (1 + x^2)^2',
  'cos(x) * e^sin(x)',
  '2 * sin(x) * cos(x)',
  '1 / (x * log(x))',
  'sec(x)^2 * tan(x)',
  '-3 * a * e^(-3 * x) + b',
  '(x^2 - 2 * x - 1) / (x - 1)^2',
  'x^x * (log(x) + 1)',
  '1 / (2 * sqrt(x)) + 1 / x^2',
  'a * cos(a * x + b)',
  '2 * x / (x^2 + 4) - 1 / x',
  '5 * (x^3 - x)^4 * (3 * x^2 - 1)',
  'e^(-x) / (1 + e^(-x))^2',
  '2 * x * log(x) + x + sin(x) / 2',
];

const ANSWERS = 500;
const SCHEDULE = { rounds: 3, warmUp: 1, turns: 1, runs: 1 };

/** Answers to one reference, half of them right, every one another text. */
interface Homework {
  readonly reference: string;
  readonly right: readonly string[];
  readonly wrong: readonly string[];
}

function homework(reference: string, seed: number): Homework {
  const random = randomNumbers(seed);
  const expected = readStrict(reference);
  const agreement = agreementWith(expected);
  const isWrong = (e: Expr): boolean => agreement(e).kind === 'different';
  return {
    reference,
    right: distinct(() => shapeOf(expected, random)),
    // A mistake may leave the function as it is; a witness tells that this one did not.
    wrong: distinct(() => {
      const mistaken = withMistake(expected, random);
      return isWrong(mistaken) ? shapeOf(mistaken, random) : undefined;
    }),
  };
}

const shapeOf = (e: Expr, random: Random): string => strictText(rewritten(e, random, 1 + Math.floor(3 * random())));

/** Texts until there are enough different ones. */
function distinct(next: () => string | undefined): readonly string[] {
  const found = new Set<string>();
  while (found.size < ANSWERS / 2) {
    const text = next();
    if (text !== undefined) found.add(text);
  }
  return [...found];
}

/** A Markdown table of how many answers a second every checker judges, and how many of its judgements are right. */
export function marathonTable(): string {
  const given = REFERENCES.map(homework);
  const count = ANSWERS * REFERENCES.length;
  const rounds = timed(
    CHECKERS.map(checker => () => rightOf(checker, given)),
    SCHEDULE,
  );
  const rows = CHECKERS.map((checker, i) => {
    const perSecond = spread(column(rounds, i).map(ms => (1000 * count) / ms));
    const range = `${shown(perSecond.least)}–${shown(perSecond.most)}`;
    const lead = i === 0 ? '' : `${shown(median(ratios(rounds, i, 0)))} ×`;
    return [checker.name, String(rightOf(checker, given)), shown(perSecond.median), range, lead];
  });
  const head = [`${REFERENCES.length} references × ${ANSWERS} answers`, 'right', 'answers/s', 'min–max', 'time ÷ ours'];
  return table(head, rows);
}

/** How many answers a checker judges as it should; reading them is part of the work. */
const rightOf = (checker: Checker, given: readonly Homework[]): number =>
  given.reduce((sum, { reference, right, wrong }) => {
    const judge = orUndefined(checker.against(reference));
    return sum + right.filter(text => judge(text) === true).length + wrong.filter(text => judge(text) === false).length;
  }, 0);

const orUndefined =
  (judge: Judge): Judge =>
  answer => {
    try {
      return judge(answer);
    } catch {
      return undefined;
    }
  };
