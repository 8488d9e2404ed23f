import { parentPort, workerData } from 'node:worker_threads';
import { CHECKERS, type Judge } from './checkers.ts';
import { milliseconds } from './rounds.ts';

/** Answers to one reference, half of them right, every one another text. */
export interface Homework {
  readonly reference: string;
  readonly right: readonly string[];
  readonly wrong: readonly string[];
}

/** A checker by its name, and what it is to judge. */
export interface CheckerData {
  readonly checker: string;
  readonly given: readonly Homework[];
}

/** One round: how many answers were judged as they should be, and how long all of them took. */
export interface Marked {
  readonly right: number;
  readonly milliseconds: number;
}

const { checker: name, given }: CheckerData = workerData;
const checker = CHECKERS.find(each => each.name === name);

/** How many answers are judged as they should be; reading them is part of the work. */
const rightOf = (against: (expected: string) => Judge): number =>
  given.reduce((sum, { reference, right, wrong }) => {
    const judge = orUndefined(against(reference));
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

parentPort?.on('message', () => {
  if (!checker) throw new Error(`There is no checker ${name}`);
  let right = 0;
  const time = milliseconds(() => {
    right = rightOf(checker.against);
  }, 1);
  parentPort?.postMessage({ right, milliseconds: time } satisfies Marked);
});
