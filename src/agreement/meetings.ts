import type { Expr } from '../expression/expression.ts';
import { strictText } from '../expression/strict.ts';
import type { Point } from '../tape/gradient.ts';
import { pointAt, pointsAt } from '../tape/points.ts';
import type { Points } from '../tape/tape.ts';
import {
  ABOUT,
  type Beside,
  CLOSE,
  furthestPoints,
  markedPoints,
  meetingBlocks,
  searchPoints,
} from './meeting-points.ts';
import type { Marked, Meeting } from './pair.ts';
import { once, remembering } from './remembered.ts';
import { countOf } from './sampled.ts';
import { specialPoints } from './special-points.ts';

/** Tells of points whether two expressions are to be compared there: what a problem assumes of its letters. */
export interface Assumption {
  (at: Point): boolean;
  /** What is 0 where it begins or ceases to hold, as far as that is known. */
  readonly edges?: readonly Expr[];
}

/** Allows every point. */
export const always: Assumption = () => true;

/** Where expressions meet under an assumption, by the sorted names of their variables; those met lately are kept. */
export const meetingsUnder = (assumption: Assumption): ((names: readonly string[]) => Meeting) =>
  assumption === always ? usualMeeting : newMeetings(assumption);

const newMeetings = (assumption: Assumption): ((names: readonly string[]) => Meeting) =>
  remembering(
    names => names.join(' '),
    names => meetingOf(names, assumption),
  );

const usualMeeting = newMeetings(always);

function meetingOf(names: readonly string[], assumption: Assumption): Meeting {
  const allow = (points: Points): Points => allowed(points, assumption);
  const [first, others] = meetingBlocks(names);
  const usual = [allow(first), allow(others)] as const;
  const resting = restingPoint(names, usual.find(points => countOf(points) > 0) ?? usual[0], assumption);
  return {
    names,
    isAllowed: assumption,
    first: usual[0],
    others: usual[1],
    search: once(() => (names.length > 0 ? searchPoints(names).map(allow) : [])),
    furthest: once(() => allow(furthestPoints(names))),
    about: markedMeeting(names, ABOUT, allow),
    close: markedMeeting(names, CLOSE, allow),
    special: specialMeeting(names, assumption, resting),
  };
}

/** The points that numbers mark, as far as they are allowed. */
const markedMeeting = (names: readonly string[], beside: Beside, allow: (points: Points) => Points): Marked =>
  remembering(
    numbers => numbers.join(' '),
    numbers => {
      const marked = markedPoints(names, numbers, beside);
      return marked && allow(marked);
    },
  );

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

/** The points that the assumption allows. */
function allowed(points: Points, assumption: Assumption): Points {
  if (assumption === always) return points;
  const count = Object.values(points)[0]?.length ?? 0;
  const places = Array.from({ length: count }, (_, p) => p).filter(p => assumption(pointAt(points, p)));
  return pointsAt(points, places);
}
