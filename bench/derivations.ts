import { asText } from '../src/telling/as-text.ts';
import { tellOrders } from '../src/telling/lines.ts';
import { type Worked, workOut } from '../src/worked.ts';
import { CORPUS, type CorpusFunction } from '../test/corpus.ts';
import { DIFFERENTIATORS, type Differentiator } from './differentiators.ts';
import { type Figure, type Goal, shown } from './report.ts';
import { column, median, percentile, type Round, ratios, spread, timedRound, type Work } from './rounds.ts';

/**
 * Five runs of one side after another, so that each pays for its own garbage: after a single run of a peer that leaves much
 * of it, ours would be interrupted to collect it. Three rounds to warm up, as a server is warm.
 */
const SCHEDULE = { rounds: 5, warmUp: 3, turns: 1, runs: 5 };

/** How many times as long as ours the peers are to take. */
const GOAL: Goal = { atLeast: 8 };

/** How many times the median the slow functions may take: nobody is to wait long for an unusual one. */
const TAIL_GOAL: Goal = { atMost: 20 };

/** A peer's number is taken for right up to this, relatively. */
const TOLERANCE = 1e-6;

/** What the figures are, and which functions each side fails on: those are not timed. */
export interface DerivationReport {
  readonly figures: readonly Figure[];
  readonly remarks: readonly string[];
}

/** A function of the corpus, worked out with an agreeing certificate. */
interface Subject {
  readonly question: CorpusFunction;
  readonly worked: Worked;
}

/** Each peer's derivative against steps and certificate of Gradwork, over the functions that both get right. */
export function derivationReport(): DerivationReport {
  const subjects = CORPUS.flatMap(subjectOf);
  const compared = DIFFERENTIATORS.map(peer => ({ peer, right: subjects.filter(subject => isRight(peer, subject)) }));
  const figures = compared.map(({ peer, right }) => figureOf(peer.name, roundsOf(right, peer.work), GOAL));
  const all = roundsOf(subjects, told);
  return {
    figures: [...figures, figureOf('Steps and certificate told as text', all), tailOf(all)],
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

/** The work that ours is compared with, for one function. */
type Other = (worked: Worked, question: CorpusFunction) => Work;

/** The walk to its last arrow. */
const told: Other = (_, question) => () => {
  const worked = workOut(question);
  return worked.ok ? asText(tellOrders(worked.value.derivations), worked.value.certificate) : worked.complaint;
};

/** The two pieces of work, by their place in a round. */
const [OURS, OTHER] = [0, 1];

/** The rounds that count, of each function both pieces of work. */
type Rounds = readonly (readonly Round[])[];

function roundsOf(subjects: readonly Subject[], other: Other): Rounds {
  const pairs = subjects.map(({ question, worked }) => [() => workOut(question), other(worked, question)]);
  const round = () => pairs.map(pair => timedRound(pair, SCHEDULE));
  return Array.from({ length: SCHEDULE.warmUp + SCHEDULE.rounds }, round).slice(SCHEDULE.warmUp);
}

/** In every round the median over the functions of their ratios; the spread is over the rounds. */
function figureOf(name: string, rounds: Rounds, goal?: Goal): Figure {
  return {
    what: `${name} ÷ steps and certificate (${rounds[0]?.length ?? 0} functions)`,
    measured: spread(rounds.map(functions => median(ratios(functions, OTHER, OURS)))),
    unit: '×',
    ...(goal && { goal }),
    times: `${typical(rounds, OTHER)}, ${typical(rounds, OURS)} ms a function`,
  };
}

const typical = (rounds: Rounds, work: number): string =>
  shown(median(rounds.map(functions => median(column(functions, work)))));

/**
 * How far our slow functions are from the usual one: of each its fastest round, as a longer one is more often interrupted
 * by what else runs on the machine.
 */
function tailOf(rounds: Rounds): Figure {
  const each = rounds[0]?.map((_, i) => Math.min(...rounds.map(functions => functions[i]?.[OURS] ?? Number.NaN))) ?? [];
  const [slow, usual] = [percentile(each, 99), median(each)];
  return {
    what: `Steps and certificate: 99th percentile ÷ median (${each.length} functions)`,
    measured: spread([slow / usual]),
    unit: '×',
    goal: TAIL_GOAL,
    times: `${shown(slow)}, ${shown(usual)} ms a function`,
  };
}
