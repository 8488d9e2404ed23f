import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { type Worked, workOut } from '../src/worked.ts';
import { CORPUS, type CorpusFunction } from '../test/corpus.ts';
import { DIFFERENTIATORS, type Differentiator } from './differentiators.ts';
import { type Figure, type Goal, shown } from './report.ts';
import { column, median, percentile, type Round, ratios, spread } from './rounds.ts';
import type { SideData } from './side-thread.ts';
import { OURS, TOLD } from './sides.ts';

/**
 * Each side runs in a thread with a heap of its own, as it would in use, and the sides take turns round by round: in one
 * heap ours would be stopped to collect what a peer has left. Three rounds to warm up, as a server is warm; five runs of
 * each function in a round.
 */
const SCHEDULE = { rounds: 5, warmUp: 3, runs: 5 };

/** How many times as long as ours the peers are to take. */
const GOAL: Goal = { atLeast: 8 };

/** How many times the median the slow functions may take: nobody is to wait long for an unusual one. */
const TAIL_GOAL: Goal = { atMost: 20 };

/** A peer's number is taken for right up to this, relatively. */
const TOLERANCE = 1e-6;

/** What the figures are, and which functions each side fails on: those are not timed. */
interface DerivationReport {
  readonly figures: readonly Figure[];
  readonly remarks: readonly string[];
}

/** A function of the corpus, worked out with an agreeing certificate. */
interface Subject {
  readonly question: CorpusFunction;
  readonly worked: Worked;
}

/** Each peer's derivative against steps and certificate of Gradwork, over the functions that both get right. */
export async function derivationReport(): Promise<DerivationReport> {
  const subjects = CORPUS.flatMap(subjectOf);
  const compared = DIFFERENTIATORS.map(peer => ({ peer, right: subjects.filter(subject => isRight(peer, subject)) }));
  const figures: Figure[] = [];
  for (const { peer, right } of compared) figures.push(figureOf(peer.name, await roundsOf(right, peer.name), GOAL));
  const all = await roundsOf(subjects, TOLD);
  return {
    figures: [...figures, figureOf(TOLD, all), tailOf(all)],
    remarks: [failures('Gradwork', subjects), ...compared.map(({ peer, right }) => failures(peer.name, right))],
  };
}

function subjectOf(question: CorpusFunction): Subject[] {
  const worked = workOut(question);
  return worked.ok && worked.value.certificate.agrees === true ? [{ question, worked: worked.value }] : [];
}

/** Whether a peer reads the function as it is and gives the derivative's value at the point that the certificate shows. */
function isRight({ value }: Differentiator, { worked }: Subject): boolean {
  const { shown: point } = worked.certificate;
  if (!point) return false;
  try {
    return Math.abs(value(worked, point.at) - point.tape) <= TOLERANCE * Math.max(1, Math.abs(point.tape));
  } catch {
    return false;
  }
}

function failures(who: string, right: readonly Subject[]): string {
  const failed = CORPUS.filter(question => !right.some(subject => subject.question === question));
  const names = failed.map(({ f }) => `\`${f}\``).join(', ');
  return `${who} fails on ${failed.length} of ${CORPUS.length} functions${names && `: ${names}`}.`;
}

/** The two sides, by their place in a round. */
const [OUR_PLACE, OTHER_PLACE] = [0, 1];

/** The rounds that count, of each function the times of both sides. */
type Rounds = readonly (readonly Round[])[];

async function roundsOf(subjects: readonly Subject[], other: string): Promise<Rounds> {
  const places = subjects.map(({ question }) => CORPUS.indexOf(question));
  const sides = [OURS, other].map(side => threadOf({ side, places, runs: SCHEDULE.runs }));
  const rounds: Round[][] = [];
  for (let round = 0; round < SCHEDULE.warmUp + SCHEDULE.rounds; round++) {
    const times: (readonly number[])[] = [];
    for (const side of sides) times.push(await timesOf(side));
    rounds.push(places.map((_, i) => times.map(each => each[i] ?? Number.NaN)));
  }
  await Promise.all(sides.map(side => side.terminate()));
  return rounds.slice(SCHEDULE.warmUp);
}

const threadOf = (workerData: SideData): Worker =>
  new Worker(new URL('./side-thread.ts', import.meta.url), { workerData });

/** One round of a side: the milliseconds of each function. */
async function timesOf(side: Worker): Promise<readonly number[]> {
  side.postMessage('round');
  const [times] = await once(side, 'message');
  return times;
}

/** In every round the median over the functions of their ratios; the spread is over the rounds. */
function figureOf(name: string, rounds: Rounds, goal?: Goal): Figure {
  return {
    what: `${name} ÷ steps and certificate (${rounds[0]?.length ?? 0} functions)`,
    measured: spread(rounds.map(functions => median(ratios(functions, OTHER_PLACE, OUR_PLACE)))),
    unit: '×',
    ...(goal && { goal }),
    times: `${typical(rounds, OTHER_PLACE)}, ${typical(rounds, OUR_PLACE)} ms a function`,
  };
}

const typical = (rounds: Rounds, work: number): string =>
  shown(median(rounds.map(functions => median(column(functions, work)))));

/**
 * How far our slow functions are from the usual one: of each its fastest round, as a longer one is more often interrupted
 * by what else runs on the machine.
 */
function tailOf(rounds: Rounds): Figure {
  const each =
    rounds[0]?.map((_, i) => Math.min(...rounds.map(functions => functions[i]?.[OUR_PLACE] ?? Number.NaN))) ?? [];
  const [slow, usual] = [percentile(each, 99), median(each)];
  return {
    what: `Steps and certificate: 99th percentile ÷ median (${each.length} functions)`,
    measured: spread([slow / usual]),
    unit: '×',
    goal: TAIL_GOAL,
    times: `${shown(slow)}, ${shown(usual)} ms a function`,
  };
}
