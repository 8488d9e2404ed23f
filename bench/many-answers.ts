import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { agreementWith } from '../src/agreement/agree.ts';
import { randomNumbers } from '../src/checking/random.ts';
import type { Expr } from '../src/expression/expression.ts';
import { strictText } from '../src/expression/strict.ts';
import { readStrict } from '../src/reading/strict-reader.ts';
import { type Random, rewritten, withMistake } from '../test/rewritten.ts';
import type { CheckerData, Homework, Marked } from './checker-thread.ts';
import { CHECKERS } from './checkers.ts';
import { shown, table } from './report.ts';
import { column, median, ratios, spread } from './rounds.ts';

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
const [WARM_UP, ROUNDS] = [3, 5];

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

/**
 * A Markdown table of how many answers a second every checker judges, and how many of its judgements are right. Each has a
 * thread with a heap of its own, as it would in use, and they take turns round by round.
 */
export async function marathonTable(): Promise<string> {
  const given = REFERENCES.map(homework);
  const threads = CHECKERS.map(({ name }) => threadOf({ checker: name, given }));
  const rounds: (readonly Marked[])[] = [];
  for (let round = 0; round < WARM_UP + ROUNDS; round++) rounds.push(await inTurn(threads));
  await Promise.all(threads.map(thread => thread.terminate()));
  return tableOf(rounds.slice(WARM_UP));
}

const threadOf = (workerData: CheckerData): Worker =>
  new Worker(new URL('./checker-thread.ts', import.meta.url), { workerData });

async function inTurn(threads: readonly Worker[]): Promise<readonly Marked[]> {
  const marked: Marked[] = [];
  for (const thread of threads) {
    thread.postMessage('round');
    const [all] = await once(thread, 'message');
    marked.push(all);
  }
  return marked;
}

function tableOf(rounds: readonly (readonly Marked[])[]): string {
  const times = rounds.map(round => round.map(({ milliseconds }) => milliseconds));
  const rows = CHECKERS.map(({ name }, i) => {
    const perSecond = spread(column(times, i).map(ms => (1000 * ANSWERS * REFERENCES.length) / ms));
    const range = `${shown(perSecond.least)}–${shown(perSecond.most)}`;
    const lead = i === 0 ? '' : `${shown(median(ratios(times, i, 0)))} ×`;
    return [name, String(rounds[0]?.[i]?.right), shown(perSecond.median), range, lead];
  });
  const head = [`${REFERENCES.length} references × ${ANSWERS} answers`, 'right', 'answers/s', 'min–max', 'time ÷ ours'];
  return table(head, rows);
}
