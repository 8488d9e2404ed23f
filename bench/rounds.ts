/** The middle figure of several rounds, with the lowest and the highest. */
export interface Spread {
  readonly median: number;
  readonly least: number;
  readonly most: number;
}

/** One piece of work that is timed; what it gives is thrown away. */
export type Work = () => unknown;

/**
 * How often a piece of work is done. A round has turns, in each of which every work has its runs one after another; the
 * round's figure is the median over its turns, so that one interruption does not spoil it. `warmUp` rounds are not counted.
 */
interface Schedule {
  readonly rounds: number;
  readonly warmUp: number;
  readonly turns: number;
  readonly runs: number;
}

/** Milliseconds a run of each work, in one round. */
export type Round = readonly number[];

/** The median, for which the figures are sorted first; NaN of none. */
export function median(figures: readonly number[]): number {
  const sorted = figures.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? Number.NaN)) / 2;
}

/** The least of the figures that so many per cent of them do not exceed; NaN of none. */
export const percentile = (figures: readonly number[], percent: number): number =>
  figures.toSorted((a, b) => a - b)[Math.ceil((figures.length * percent) / 100) - 1] ?? Number.NaN;

/** Median, least and greatest of some figures. */
export const spread = (figures: readonly number[]): Spread => ({
  median: median(figures),
  least: Math.min(...figures),
  most: Math.max(...figures),
});

/** Every work timed in turn, so that what slows the machine for a while slows them alike. */
export function timed(works: readonly Work[], schedule: Schedule): Round[] {
  const all = Array.from({ length: schedule.warmUp + schedule.rounds }, () => timedRound(works, schedule));
  return all.slice(schedule.warmUp);
}

/** One round. Every turn begins with another work. */
export function timedRound(works: readonly Work[], { turns, runs }: Pick<Schedule, 'turns' | 'runs'>): Round {
  const figures: number[][] = works.map(() => []);
  for (let turn = 0; turn < turns; turn++) {
    for (const i of works.keys()) {
      const next = (i + turn) % works.length;
      const work = works[next];
      if (work) figures[next]?.push(milliseconds(work, runs));
    }
  }
  return figures.map(median);
}

/** Milliseconds a run of a work. */
export function milliseconds(work: Work, runs: number): number {
  const before = performance.now();
  for (let run = 0; run < runs; run++) work();
  return (performance.now() - before) / runs;
}

/** In each round, how many times as long the one work took as the other. */
export const ratios = (rounds: readonly Round[], of: number, to: number): number[] =>
  rounds.map(figures => (figures[of] ?? Number.NaN) / (figures[to] ?? Number.NaN));

/** The figures of one work in all rounds. */
export const column = (rounds: readonly Round[], work: number): number[] =>
  rounds.map(figures => figures[work] ?? Number.NaN);
