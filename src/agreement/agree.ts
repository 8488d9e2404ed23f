import { standInsIn, withStandIns } from '../checking/stand-ins.ts';
import { same } from '../expression/equality.ts';
import type { Expr } from '../expression/expression.ts';
import { strictText } from '../expression/strict.ts';
import type { Point } from '../tape/gradient.ts';
import { UnknownOperation } from '../tape/record.ts';
import type { Points } from '../tape/tape.ts';
import type { Agreement } from './agreement.ts';
import { pointAt, pointsAt } from './meeting.ts';
import {
  ABOUT,
  type Beside,
  CLOSE,
  furthestPoints,
  markedPoints,
  meetingBlocks,
  searchPoints,
} from './meeting-points.ts';
import type { Meeting, Pair } from './pair.ts';
import { countOf } from './sampled.ts';
import { Side } from './side.ts';
import { specialPoints } from './special-points.ts';
import { decided } from './stages.ts';
import { strictDifference } from './strict-domain.ts';

/** Tells of points whether two expressions are to be compared there: what a problem assumes of its letters. */
export interface Assumption {
  (at: Point): boolean;
  /** What is 0 where it begins or ceases to hold, as far as that is known. */
  readonly edges?: readonly Expr[];
}

const always: Assumption = () => true;

/**
 * Whether the answer is the same function as what is expected, cheapest stage first: the same tree; doubles with error
 * bounds at a few seeded points; residues, which prove; many points, near and far; 64 digits where doubles cannot tell.
 * Deterministic, and the same for the two exchanged. `different` always has a witness; too few points at which both are
 * real is undecided.
 */
export const agree = (expected: Expr, answer: Expr, assumption?: Assumption): Agreement =>
  agreementWith(expected, assumption)(answer);

/** How far two that agree are searched for places where only one is real: at the usual points, or at every edge of their domains. */
export type DomainSearch = 'usual' | 'edges';

/** The same for many answers to one reference, whose values and residues are computed once. */
export function agreementWith(
  expected: Expr,
  assumption: Assumption = always,
  search: DomainSearch = 'usual',
): (answer: Expr) => Agreement {
  const reference = once(() => referenceOf(expected, assumption));
  const decide = search === 'edges' ? decidedStrictly : decided;
  return answer => {
    const isSame = same(expected, answer);
    return unlessUnknown(
      () => (isSame ? decided(withItself(reference())) : decide(pairOf(reference(), answer))),
      () => (isSame ? { kind: 'same', proved: true } : ofUnknownFunctions(expected, answer, assumption, search)),
    );
  };
}

/** The same with the edges of both domains compared, where the usual points show no difference of these. */
function decidedStrictly(pair: Pair): Agreement {
  const found = decided(pair);
  if (found.kind !== 'same' || found.domain) return found;
  const domain = strictDifference(pair);
  return domain ? { ...found, domain } : found;
}

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
  /** Where answers in its own variables, or some of them, meet it: the usual case. */
  readonly meeting: Meeting;
  readonly meetingIn: (names: readonly string[]) => Meeting;
}

function referenceOf(e: Expr, assumption: Assumption): Reference {
  const expected = new Side(e);
  const meetingIn = assumption === always ? usualMeeting : meetingsUnder(assumption);
  return { expected, meeting: meetingIn([...expected.names].sort()), meetingIn };
}

function pairOf({ expected, meeting, meetingIn }: Reference, e: Expr): Pair {
  const answer = new Side(e);
  const others = [...answer.names].filter(name => !meeting.names.includes(name));
  return { expected, answer, meeting: others.length === 0 ? meeting : meetingIn([...meeting.names, ...others].sort()) };
}

/** What is written alike is the same function where it is one: sqrt(−1 − x²) is none. */
const withItself = ({ expected, meeting }: Reference): Pair => ({ expected, answer: expected, meeting });

/** The meetings under an assumption, by the sorted names of the variables. */
const meetingsUnder = (assumption: Assumption): ((names: readonly string[]) => Meeting) =>
  remembering(
    names => names.join(' '),
    names => meetingOf(names, assumption),
  );

const usualMeeting = meetingsUnder(always);

/** What was found lately is kept: students' misspelled variables and odd numbers must not fill the memory. */
function remembering<Given, Found>(
  keyOf: (given: Given) => string,
  find: (given: Given) => Found,
): (given: Given) => Found {
  const known = new Map<string, { readonly found: Found }>();
  return given => {
    const key = keyOf(given);
    const kept = known.get(key) ?? { found: find(given) };
    if (known.size >= MOST_KEPT && !known.has(key)) known.clear();
    known.set(key, kept);
    return kept.found;
  };
}

const MOST_KEPT = 32;

function meetingOf(names: readonly string[], assumption: Assumption): Meeting {
  const allow = (points: Points): Points => allowed(points, assumption);
  const [first, others] = meetingBlocks(names);
  const search = once(() => (names.length > 0 ? searchPoints(names).map(allow) : []));
  const furthest = once(() => allow(furthestPoints(names)));
  const about = (beside: Beside): ((numbers: readonly number[]) => Points | undefined) =>
    remembering(
      numbers => numbers.join(' '),
      numbers => {
        const marked = markedPoints(names, numbers, beside);
        return marked && allow(marked);
      },
    );
  const [around, close] = [about(ABOUT), about(CLOSE)];
  const usual = [allow(first), allow(others)] as const;
  const resting = restingPoint(names, usual.find(points => countOf(points) > 0) ?? usual[0], assumption);
  const special = specialMeeting(names, assumption, resting);
  return {
    names,
    isAllowed: assumption,
    first: usual[0],
    others: usual[1],
    search,
    furthest,
    about: around,
    close,
    special,
  };
}

/** The special places of expressions and the edges of an assumption; the same in whatever order these are given. */
function specialMeeting(names: readonly string[], assumption: Assumption, resting: Point): Meeting['special'] {
  const find = remembering(
    (byText: ReadonlyMap<string, Expr>) => [...byText.keys()].join(' '),
    byText => specialPoints([...byText.values()], { names, resting, isAllowed: assumption }),
  );
  return expressions => {
    const texts = [...(assumption.edges ?? []), ...expressions].map(e => [strictText(e), e] as const);
    if (texts.length === 0) return undefined;
    const found = find(new Map(texts.toSorted(([a], [b]) => (a < b ? -1 : Number(a > b)))));
    if (!found || assumption === always) return found;
    return { places: found.places.filter(({ at }) => assumption(at)), points: allowed(found.points, assumption) };
  };
}

/** The other variables stay at such numbers while one moves. */
const RESTING: readonly number[] = [0.83, 1.31, 0.57, 1.13];

/** The numbers, or the first of the usual points where the assumption does not allow them. */
function restingPoint(names: readonly string[], usual: Points, assumption: Assumption): Point {
  const plain = Object.fromEntries(names.map((name, k) => [name, RESTING[k % RESTING.length] ?? 1]));
  return assumption(plain) || countOf(usual) === 0 ? plain : pointAt(usual, 0);
}

/** sin for f, exp for g and so on; the second set of stand-ins has none of their properties. */
function ofUnknownFunctions(
  expected: Expr,
  answer: Expr,
  assumption: Assumption,
  search: DomainSearch,
): Agreement | undefined {
  if (standInsIn([expected, answer]) === undefined) return undefined;
  const [plain, mixed] = [false, true].map(way =>
    agreementWith(withStandIns(expected, way), assumption, search)(withStandIns(answer, way)),
  );
  if (!plain || !mixed) throw new Error('two sets of stand-ins give two agreements');
  return plain.kind === 'same' ? mixed : plain;
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
  return pointsAt(points, places);
}
