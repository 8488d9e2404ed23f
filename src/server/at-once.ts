import { problem, Refusal } from './problem-details.ts';

/** What does jobs, so many at most at a time; it throws a Refusal (503) with this sentence where no place is free. */
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
