import { ComputeEngine } from '@cortex-js/compute-engine';
import { derivative } from 'mathjs';
import type { Comparison } from '../src/checking/certificate.ts';
import { strictText } from '../src/expression/strict.ts';
import { latex } from '../src/telling/math-latex.ts';
import { type Worked, workOut } from '../src/worked.ts';
import { CORPUS, type CorpusFunction } from '../test/corpus.ts';
import { type Figure, shown } from './report.ts';
import { column, median, type Round, ratios, spread, timedRound, type Work } from './rounds.ts';

const SCHEDULE = { rounds: 5, warmUp: 2, turns: 3, runs: 1 };

/** A peer's number is taken for right up to this, relatively. */
const TOLERANCE = 1e-6;

/** A peer that differentiates: it takes a function from text to its derivative. */
interface Peer {
  readonly name: string;
  /** What is timed, for one function. */
  readonly work: (worked: Worked) => Work;
  /** The derivative's value at a point; throws where the peer gives none. */
  readonly value: (worked: Worked, at: Comparison['at']) => number;
}

const engine = new ComputeEngine();

const byMathjs = (text: string, wrt: string) => derivative(text, wrt, { simplify: true });
const byEngine = (text: string, wrt: string) => engine.parse(text).explain('D', { variable: wrt }).result;

/** LaTeX is what compute-engine reads best; strict text is mathjs's own notation. */
const engineText = ({ reading }: Worked): string => latex(reading.expr, { marks: 'none' });
const mathjsText = ({ reading }: Worked): string => strictText(reading.expr);

const PEERS: readonly Peer[] = [
  {
    name: 'mathjs derivative, simplified',
    work: worked => {
      const text = mathjsText(worked);
      return () => byMathjs(text, worked.wrt);
    },
    value: (worked, at) => Number(byMathjs(mathjsText(worked), worked.wrt).evaluate({ ...at })),
  },
  {
    name: "compute-engine explain('D')",
    work: worked => {
      const text = engineText(worked);
      return () => byEngine(text, worked.wrt);
    },
    value: (worked, at) => byEngine(engineText(worked), worked.wrt).subs(at).N().re,
  },
];

/** A function of the corpus that Gradwork derives with an agreeing certificate. */
interface Subject {
  readonly question: CorpusFunction;
  readonly worked: Worked;
}

/** What is said of a peer beside the figures: the functions that it fails on, which are not timed. */
export interface DerivationReport {
  readonly figures: readonly Figure[];
  readonly remarks: readonly string[];
}

/** Steps and certificate by Gradwork against each peer's derivative, over the functions of the corpus that both get right. */
export function derivationReport(): DerivationReport {
  const subjects = CORPUS.flatMap(subjectOf);
  const compared = PEERS.map(peer => {
    const right = subjects.filter(subject => isRight(peer, subject));
    const failed = subjects.filter(subject => !right.includes(subject));
    return {
      figure: figureOf(peer, right),
      remark: remark(
        peer.name,
        failed.map(({ question }) => question.f),
      ),
    };
  });
  const own = CORPUS.filter(question => !subjects.some(subject => subject.question === question)).map(({ f }) => f);
  return {
    figures: compared.map(({ figure }) => figure),
    remarks: [remark('Gradwork', own), ...compared.map(({ remark }) => remark)],
  };
}

function subjectOf(question: CorpusFunction): Subject[] {
  const worked = workOut(question);
  return worked.ok && worked.value.certificate.agrees === true ? [{ question, worked: worked.value }] : [];
}

const remark = (who: string, failed: readonly string[]): string =>
  `${who} fails on ${failed.length} of ${CORPUS.length} functions${failed.length > 0 ? `: ${failed.map(f => `\`${f}\``).join(', ')}` : ''}.`;

/** Whether a peer reads the function as it is and gives the derivative's value at the point that the certificate shows. */
function isRight({ value }: Peer, { worked }: Subject): boolean {
  const { shown: point } = worked.certificate;
  if (!point) return false;
  try {
    return Math.abs(value(worked, point.at) - point.tape) <= TOLERANCE * Math.max(1, Math.abs(point.tape));
  } catch {
    return false;
  }
}

/** Of the ratios of single functions the median in every round; the spread is over the rounds. */
function figureOf(peer: Peer, subjects: readonly Subject[]): Figure {
  const works = subjects.map(({ question, worked }) => [() => workOut(question), peer.work(worked)]);
  const all = Array.from({ length: SCHEDULE.warmUp + SCHEDULE.rounds }, () =>
    works.map(pair => timedRound(pair, SCHEDULE)),
  );
  const rounds = all.slice(SCHEDULE.warmUp);
  return {
    what: `${peer.name} to steps and certificate (${subjects.length} functions)`,
    measured: spread(rounds.map(functions => median(ratios(functions, PEER, OURS)))),
    unit: '×',
    goal: { atLeast: 3 },
    times: `${typical(rounds, PEER)}, ${typical(rounds, OURS)} ms a function`,
  };
}

/** The two pieces of work, by their place in a round. */
const [OURS, PEER] = [0, 1];

const typical = (rounds: readonly (readonly Round[])[], work: number): string =>
  shown(median(rounds.map(functions => median(column(functions, work)))));
