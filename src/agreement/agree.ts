import { standInsIn, withStandIns } from '../checking/stand-ins.ts';
import { same } from '../expression/equality.ts';
import type { Expr } from '../expression/expression.ts';
import { UnknownOperation } from '../tape/record.ts';
import type { Points } from '../tape/tape.ts';
import type { Agreement, Witness } from './agreement.ts';
import { pointAt } from './meeting.ts';
import { meetingBlocks, searchPoints } from './meeting-points.ts';
import { Side } from './side.ts';
import { decided, type Meeting, type Pair } from './stages.ts';

/** Tells of points whether two expressions are to be compared there: what a problem assumes of its letters. */
export type Assumption = (at: Witness['at']) => boolean;

/**
 * Whether the answer is the same function as what is expected, cheapest stage first: the same tree; doubles with error
 * bounds at a few seeded points; residues, which prove; many points, near and far; 64 digits where doubles cannot tell.
 * Deterministic, and the same for the two exchanged. `different` always has a witness; too few points at which both are
 * real is undecided.
 */
export const agree = (expected: Expr, answer: Expr, assumption?: Assumption): Agreement =>
  agreementWith(expected, assumption)(answer);

/** The same for many answers to one reference, whose values and residues are computed once. */
export function agreementWith(expected: Expr, assumption: Assumption = always): (answer: Expr) => Agreement {
  const reference = once(() => referenceOf(expected, assumption));
  return answer => {
    if (same(expected, answer)) return { kind: 'same', proved: true };
    return unlessUnknown(
      () => decided(pairOf(reference(), answer)),
      () => ofUnknownFunctions(expected, answer, assumption),
    );
  };
}

const always: Assumption = () => true;

/** A value that is found when it is first asked for. */
function once<T>(find: () => T): () => T {
  let found: { readonly value: T } | undefined;
  return () => {
    found ??= { value: find() };
    return found.value;
  };
}

/** What is expected, and the points at which answers meet it, by the names of the variables. */
interface Reference {
  readonly expected: Side;
  readonly assumption: Assumption;
  readonly meetings: Map<string, Meeting>;
}

const referenceOf = (expected: Expr, assumption: Assumption): Reference => ({
  expected: new Side(expected),
  assumption,
  meetings: new Map(),
});

function pairOf({ expected, assumption, meetings }: Reference, e: Expr): Pair {
  const answer = new Side(e);
  const names = [...new Set([...expected.names, ...answer.names])].toSorted();
  const key = names.join(' ');
  const meeting = meetings.get(key) ?? meetingOf(names, assumption);
  // Students' misspelled variables must not fill the memory.
  if (meetings.size < MOST_MEETINGS) meetings.set(key, meeting);
  return { expected, answer, meeting };
}

const MOST_MEETINGS = 8;

function meetingOf(names: readonly string[], assumption: Assumption): Meeting {
  const allow = (points: Points): Points => allowed(points, assumption);
  const [first, others] = meetingBlocks(names);
  const search = once(() => (names.length > 0 ? searchPoints(names).map(allow) : []));
  return { names, first: allow(first), others: allow(others), search, allow };
}

/** sin for f, exp for g and so on; the second set of stand-ins is none of its own derivatives. */
function ofUnknownFunctions(expected: Expr, answer: Expr, assumption: Assumption): Agreement | undefined {
  if (standInsIn([expected, answer]) === undefined) return undefined;
  const [plain, stretched] = [false, true].map(way =>
    agree(withStandIns(expected, way), withStandIns(answer, way), assumption),
  );
  if (!plain || !stretched) throw new Error('two sets of stand-ins give two agreements');
  return plain.kind === 'same' ? stretched : plain;
}

function unlessUnknown(decide: () => Agreement, otherwise: () => Agreement | undefined): Agreement {
  try {
    return decide();
  } catch (error) {
    if (error instanceof UnknownOperation) return otherwise() ?? { kind: 'undecided', why: error.message };
    throw error;
  }
}

/** The points that the assumption allows. */
function allowed(points: Points, assumption: Assumption): Points {
  if (assumption === always) return points;
  const count = Object.values(points)[0]?.length ?? 0;
  const places = Array.from({ length: count }, (_, p) => p).filter(p => assumption(pointAt(points, p)));
  return Object.fromEntries(
    Object.entries(points).map(([name, block]) => [name, Float64Array.from(places, p => block[p] ?? Number.NaN)]),
  );
}
