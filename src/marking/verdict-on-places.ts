import { derive } from '../derivation/derive.ts';
import { type Expr, isNumber, symbol } from '../expression/expression.ts';
import { isConstant, variables } from '../expression/measure.ts';
import { isOnePlace } from '../kinds/critical-places.ts';
import { mathText } from '../notation/math-text.ts';
import { whole } from '../reading/complaints.ts';
import { readEquation } from '../reading/equation-reader.ts';
import type { ReaderOptions } from '../reading/reading.ts';
import { evaluateTyped } from '../tape/gradient.ts';
import type { Marking } from './marking.ts';
import { isPlaceOf } from './numerical-places.ts';
import { numberSaid } from './piece-places.ts';
import { isEverywhere, type TypedPlace, typedPlaces } from './reading/places.ts';
import { isRemark } from './reading/prose.ts';
import { deniesPlaces } from './reading/unanswered.ts';
import type { Verdict } from './verdict.ts';

/** Marks places that are given as one list. */
type MarkList = (places: readonly Expr[]) => Verdict;

/** The function, its variable, and where it is critical. */
interface Critical {
  readonly f: Expr;
  readonly slope: Expr;
  readonly wrt: string;
  /** The numbers, from left to right. */
  readonly at: readonly number[];
  /** The same as they are worked out, six decimals of those that are known numerically. */
  readonly written: readonly Expr[];
}

/** Nobody lists more places. */
const LONGEST = 1000;

/**
 * The verdict on critical points: "none" where there is none, "all" of a constant, places in any order with what is said
 * of them (points of the graph, maximum, minimum), families of places such as π/2 + kπ. Undefined where the answer is to
 * be read as any other.
 */
export function verdictOnPlaces(typed: string, marking: Marking, mark: MarkList): Verdict | undefined {
  const critical = typed.length > LONGEST ? undefined : criticalOf(marking);
  if (!critical) return undefined;
  if (isNumber(critical.slope, '0') && (isEverywhere(typed) || deniesPlaces(typed))) return onConstant(typed);
  if (deniesPlaces(typed)) return onNone(typed, critical);
  const places = typedPlaces(typed.replace(GOES_ON, ''), {
    wrt: critical.wrt,
    count: critical.at.length,
    options: latexOr(typed, marking),
  });
  if (!places) return unsolved(typed, critical, marking);
  if (places.some(({ at }) => !isConstant(at))) return onFamily(places, critical);
  const sorted = places.toSorted((a, b) => numberAt(a.at) - numberAt(b.at));
  const verdict = markedExactly(
    sorted.map(({ at }) => at),
    critical,
    mark,
  );
  if (verdict.verdict === 'correct') return saidWrongly(sorted, verdict, critical) ?? verdict;
  if ('answer' in verdict && GOES_ON.test(typed) && isRun(sorted, critical))
    return { answer: verdict.answer, notes: verdict.notes, verdict: 'correct', proved: false };
  return verdict.verdict === 'wrong' ? { ...misplaced(verdict), hint: miscounted(sorted, critical) } : verdict;
}

/** The verdict where a place that is known by six decimals alone may be typed exactly, or with more of them. */
function markedExactly(typed: readonly Expr[], critical: Critical, mark: MarkList): Verdict {
  const meant = typed.map((place, i) => {
    const known = critical.written[i];
    return known && isPlaceOf(known, place, critical) ? known : place;
  });
  const verdict = mark(meant);
  if (!('answer' in verdict) || meant.every((place, i) => place === typed[i])) return verdict;
  const [only, second] = typed;
  const answer = 'kind' in verdict.answer && only && !second ? only : typed;
  return { ...verdict, answer, ...(verdict.verdict === 'correct' && { proved: false }) };
}

/** ±π/2, ±3π/2, …: the places go on like this. */
const GOES_ON = /\s*[,;]\s*(?:and\s)?(?:\.{2,}|…|\\l?dots|etc\.?|(?:and\s)?so\son)\s*\.?\s*$/;
/** So many tell how they go on. */
const A_FEW = 3;

/** Between two places the slope is looked at in so many steps. */
const STEPS = 64;

/** Whether places are critical and none is left out between them: the slope keeps its sign there. */
function isRun(places: readonly TypedPlace[], { at, slope, wrt }: Critical): boolean {
  const typed = places.map(place => numberAt(place.at));
  const slopeAt = (x: number): number => evaluateTyped(slope, { [wrt]: x });
  const isCritical = (x: number): boolean => Math.abs(slopeAt(x)) <= NOTHING * Math.max(1, Math.abs(x));
  const gaps = typed.slice(1).map((to, i) => ({ from: typed[i] ?? to, to }));
  const keepsSign = ({ from, to }: { readonly from: number; readonly to: number }): boolean =>
    new Set(Array.from({ length: STEPS - 1 }, (_, i) => Math.sign(slopeAt(from + ((i + 1) * (to - from)) / STEPS))))
      .size === 1;
  const isInGap = (x: number): boolean =>
    gaps.some(({ from, to }) => from < x && x < to && !isOnePlace(x, from) && !isOnePlace(x, to));
  return typed.length >= A_FEW && typed.every(isCritical) && gaps.every(keepsSign) && !at.some(isInGap);
}

/** What a wrong entry ought to be is not said of places, which have no order. */
const misplaced = ({ witness: _, ...verdict }: Extract<Verdict, { verdict: 'wrong' }>) => verdict;

const latexOr = (typed: string, { options }: Marking): ReaderOptions =>
  /[\\$]/.test(typed) ? { ...options, syntax: 'latex' } : options;

function criticalOf({ question, expected: { value, source } }: Marking): Critical | undefined {
  const [[f] = [], [wrt] = []] = [source?.read, source?.wrt];
  if (question.kind !== 'critical' || !f || wrt === undefined || 'kind' in value) return undefined;
  const written = value.flatMap(place => ('kind' in place ? [place] : []));
  return { f, wrt, written, at: written.map(numberAt), slope: derive(f, wrt).result };
}

const numberAt = (e: Expr): number => evaluateTyped(e);

/** Of a constant every number is a critical point. */
function onConstant(typed: string): Verdict {
  const asRead = { answer: symbol(typed.trim()), notes: [] };
  if (isEverywhere(typed)) return { ...asRead, verdict: 'correct', proved: true };
  return { ...asRead, verdict: 'wrong', mistakes: [], hint: CONSTANT };
}

const CONSTANT = 'The derivative is 0 everywhere: every real number is a critical point.';

function onNone(typed: string, { at }: Critical): Verdict {
  const asRead = { answer: symbol(typed.trim()), notes: [] };
  if (at.length === 0) return { ...asRead, verdict: 'correct', proved: false };
  return {
    ...asRead,
    verdict: 'wrong',
    mistakes: [],
    hint: 'There is a critical point: set the derivative to 0, and solve.',
  };
}

/** x^2 = 1 is true of the places, and does not say what they are. */
function unsolved(typed: string, { wrt }: Critical, { options }: Marking): Verdict | undefined {
  const read = readEquation(typed, { ...options, names: [...(options.names ?? []), wrt] });
  const isOfPlaces =
    read.ok &&
    variables(read.value.left)
      .concat(variables(read.value.right))
      .every(name => name === wrt);
  const message = isOfPlaces ? UNSOLVED : MORE.test(typed) || isRemark(typed) ? ALONE : undefined;
  return message === undefined ? undefined : { verdict: 'unreadable', complaint: whole(typed, message) };
}

const UNSOLVED = 'This is an equation for the places: solve it, and write them, such as x = -1, x = 1.';
const MORE = /\by\s*=|\b(?:max|min)(?:imum|ima|imal)?\b|\([^(),;]+[,;|][^(),]+\)/i;
const ALONE = 'The places cannot be told apart from what is said of them: write them alone, such as x = -1, x = 1.';

/** What is said of places beside where they are, where that is wrong: their values, or that they are highest or lowest. */
function saidWrongly(
  places: readonly TypedPlace[],
  { answer, notes }: Extract<Verdict, { verdict: 'correct' }>,
  critical: Critical,
): Verdict | undefined {
  const hint = places
    .map(place => wrongValue(place, critical) ?? wrongExtremum(place, critical))
    .find(said => said !== undefined);
  return hint === undefined ? undefined : { answer, notes, verdict: 'wrong', mistakes: [], hint, clue: CLUE };
}

const CLUE = 'The places are right; look at what is said of them again.';

function wrongValue({ at, value }: TypedPlace, { f, wrt }: Critical): string | undefined {
  const [is, said] = [evaluateTyped(f, { [wrt]: numberAt(at) }), value ? numberAt(value) : Number.NaN];
  if (!value || isOnePlace(said, is)) return undefined;
  return `The places are right; but at ${wrt} = ${mathText(at)} the function is ${numberSaid(is)}, not ${mathText(value)}.`;
}

/** How far beside a place the slope is looked at, in units of the distance to the next one, or of 1. */
const BESIDE = 1e-3;

/** By how much the sign of the slope rises from the left of a place to its right. */
const RISES = { max: -2, min: 2, saddle: 0 } as const;
const NAMES = { max: 'maximum', min: 'minimum', saddle: 'saddle' } as const;

function wrongExtremum({ at, extremum }: TypedPlace, { slope, wrt, at: all }: Critical): string | undefined {
  const x = numberAt(at);
  const room = Math.min(1, ...all.filter(other => !isOnePlace(other, x)).map(other => Math.abs(other - x)));
  const [left = 0, right = 0] = [-BESIDE, BESIDE].map(step =>
    Math.sign(evaluateTyped(slope, { [wrt]: x + step * room })),
  );
  if (extremum === undefined || right - left === RISES[extremum]) return undefined;
  return `The places are right; but there is no ${NAMES[extremum]} at ${wrt} = ${mathText(at)}.`;
}

/** Of a list that is too short or too long: the first place that is not critical, else that some are missing. */
function miscounted(places: readonly TypedPlace[], { at, wrt, slope }: Critical): string {
  const other = places.find(place => !at.some(known => isOnePlace(numberAt(place.at), known)));
  if (!other) return 'These are critical points, and not all of them.';
  const there = evaluateTyped(slope, { [wrt]: numberAt(other.at) });
  const why = Number.isFinite(there) ? `: the derivative is ${numberSaid(there)} there` : '';
  return `${wrt} = ${mathText(other.at)} is no critical point${why}.`;
}

/** The numbers that the letter of a family counts with: 0, −1, 1, …, far beyond the places that are searched for, in which alone one may be missing. */
const COUNTED = Array.from({ length: 121 }, (_, i) => (i % 2 === 0 ? i / 2 : -(i + 1) / 2));
const [FROM, TO] = [-10, 10];
/** A slope is 0 at a place of the family where it is so small. */
const NOTHING = 1e-9;

/** Families of places, π/2 + kπ, as sets: every place that was found is in one, and the slope is 0 at each of theirs. */
function onFamily(places: readonly TypedPlace[], critical: Critical): Verdict {
  const { wrt } = critical;
  const members = places.flatMap(membersOf);
  const asRead = { answer: places.map(place => place.at), notes: [] };
  const wrongly = { verdict: 'wrong', mistakes: [] } as const;
  const other = members.find(x => !isCriticalAt(x, critical));
  if (other !== undefined) {
    const hint = `${wrt} = ${numberSaid(other)} is one of these, and no critical point.`;
    return { ...asRead, answer: places[0]?.at ?? symbol(wrt), ...wrongly, hint };
  }
  const missing = critical.at.find(x => x > FROM && x < TO && !members.some(member => isOnePlace(member, x)));
  if (missing === undefined) return { ...asRead, verdict: 'correct', proved: false };
  const hint = `There is a critical point at ${wrt} = ${numberSaid(missing)}, which is not among these.`;
  return { ...asRead, ...wrongly, hint };
}

const membersOf = ({ at }: TypedPlace): readonly number[] => COUNTED.map(k => evaluateTyped(at, lettersAs(at, k)));

const isCriticalAt = (x: number, { slope, wrt }: Critical): boolean =>
  Math.abs(evaluateTyped(slope, { [wrt]: x })) <= NOTHING * Math.max(1, Math.abs(x));

const lettersAs = (e: Expr, k: number): Readonly<Record<string, number>> =>
  Object.fromEntries(variables(e).map(name => [name, k]));
