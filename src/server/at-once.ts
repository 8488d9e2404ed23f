import { problem, Refusal } from './problem-details.ts';

/** Does a job while fewer than so many are being done; throws a Refusal (503) with this sentence where no place is free. */
export function atOnce(most: number, busy: string): <T>(job: () => Promise<T>) => Promise<T> {
  let underWay = 0;
  return async job => {
    if (underWay >= most) throw new Refusal(problem(503, busy));
    underWay++;
    try {
      return await job();
    } finally {
      underWay--;
    }
  };
}
