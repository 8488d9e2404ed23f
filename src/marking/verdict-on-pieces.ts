import type { Assumption } from '../agreement/agree.ts';
import { bendPoints, bendsIn } from '../agreement/bends.ts';
import { candidates } from '../checking/points.ts';
import type { Expr } from '../expression/expression.ts';
import { variables } from '../expression/measure.ts';
import { postorder } from '../expression/walk.ts';
import { evaluate } from '../tape/gradient.ts';
import type { AnswerReading } from './answer-reading.ts';
import type { ClaimedValue } from './claimed-value.ts';
import { realAt } from './domain.ts';
import { namesOf } from './expected.ts';
import { type Judgement, judging } from './judgement.ts';
import type { Marking } from './marking.ts';
import type { Where } from './pieces.ts';
import { carriedOut } from './standing.ts';
import type { Verdict } from './verdict.ts';
import { verdictOnClaims } from './verdict-on-claims.ts';
import { ELSEWHERE, missingIn, verdictOn } from './verdict-on-value.ts';

/**
 * What is said of an answer in pieces: each is compared where its condition holds, and together they must cover the
 * domain but for single points. Where a value at a point is asked for, the piece that holds there is the answer.
 * What stands before them for all of it must be right, too. Undefined of an answer without pieces.
 */
export function verdictOnPieces(reading: AnswerReading, marking: Marking): Verdict | undefined {
  const pieces = reading.values.flatMap(each => (each.where ? [{ ...each, where: each.where }] : []));
  const [first] = pieces;
  const { expected, question } = marking;
  if (!first || expected.onCurve) return undefined;
  const { at = {} } = question;
  const there = expected.at ? pieces.find(({ where }) => where.holds(at)) : undefined;
  if (there) return verdictOn(there.value, { ...reading, isPutIn: namesOf(there.value).length === 0 }, marking);
  const [whole, ...others] = reading.values.filter(({ where }) => !where);
  const onWhole = whole && verdictOnClaims({ ...reading, values: [whole, ...others] }, marking);
  return onWhole && onWhole.verdict !== 'correct' ? onWhole : onPieces(pieces, reading, marking);
}

/** A value that holds under a condition. */
type Piece = ClaimedValue & { readonly where: Where };

function onPieces(pieces: readonly Piece[], reading: AnswerReading, marking: Marking): Verdict | undefined {
  const { notes } = reading;
  const places = placesInDomain(pieces, marking);
  const judged = inDomain(pieces, places).map(piece => ({ piece, judgement: judgedWhereItHolds(piece, marking) }));
  const { piece, judgement } = mostTelling(judged) ?? {};
  if (!piece || !judgement) return undefined;
  const asRead = { answer: piece.value, notes };
  if (judgement.kind === 'undecided') return { ...asRead, verdict: 'undecided', why: judgement.why };
  if (judgement.kind !== 'same') return { ...asRead, ...wrongPiece(piece, judgement) };
  const stray = strayIn(pieces, places, marking);
  if (stray) return { answer: stray.piece.value, notes, ...wrongPiece(stray.piece, stray.judgement) };
  const gap = gapIn(pieces, places);
  if (gap !== undefined) return { ...asRead, verdict: 'wrong', mistakes: [], hint: gap };
  const domain = judgement.domain && { domain: judgement.domain };
  if (domain && marking.question.domain === 'strict')
    return { ...asRead, verdict: 'wrong', mistakes: [], hint: ELSEWHERE, ...domain };
  const missing = pieces.map(({ value }) => missingIn(value, reading, marking.question)).find(said => said);
  const proved = judged.every(each => each.judgement.kind === 'same' && each.judgement.proved);
  return { ...asRead, verdict: 'correct', proved, ...(missing && { missing }), ...domain };
}

interface Judged {
  readonly piece: Piece;
  readonly judgement: Judgement;
}

/** What is wrong speaks first, then what is undecided, then what is right in another domain. */
const mostTelling = (judged: readonly Judged[]): Judged | undefined =>
  judged.find(({ judgement }) => judgement.kind === 'different' || judgement.kind === 'misshapen') ??
  judged.find(({ judgement }) => judgement.kind === 'undecided') ??
  judged.find(({ judgement }) => judgement.kind === 'same' && judgement.domain !== undefined) ??
  judged[0];

function judgedWhereItHolds({ value, where }: Piece, { expected, allowed }: Marking): Judgement {
  const assumption: Assumption = at => where.holds(at) && (allowed.assumption?.(at) ?? true);
  const carried = 'kind' in value ? carriedOut(value) : value;
  return judging(expected, { ...allowed, assumption })(carried);
}

type Wrong = Exclude<Judgement, { readonly kind: 'same' | 'undecided' }>;

const wrongPiece = ({ where }: Piece, judgement: Wrong) => ({
  verdict: 'wrong' as const,
  mistakes: [],
  hint: judgement.kind === 'misshapen' ? judgement.why : `The piece ${whereSaid(where)} is wrong.`,
  ...(judgement.kind === 'different' && judgement.witness && { witness: judgement.witness }),
});

/** “where x > 0”, “for all that is left”. */
const whereSaid = ({ text }: Where): string => (text === 'otherwise' ? 'for all that is left' : `where ${text}`);

/** Points at which the pieces are looked for, and how far they are moved: a single point may be left out. */
const [LOOKED_AT, MOVED] = [200, 1 / 8192];

/** Without the pieces for places where there is no derivative to differ from: 0 for x < 0, of √x. */
function inDomain(pieces: readonly Piece[], places: readonly Place[]): readonly Piece[] {
  const found = pieces.filter(({ where }) => places.some(at => where.holds(at)));
  return found.length > 0 ? found : pieces;
}

/** A piece that holds a little too far, x < 2.01 for |x − 2|: it is wrong between that number and the bend. */
function strayIn(
  pieces: readonly Piece[],
  places: readonly Place[],
  marking: Marking,
): { piece: Piece; judgement: Wrong } | undefined {
  const { value } = marking.expected;
  if (!('kind' in value)) return undefined;
  for (const at of places) {
    const piece = pieces.find(({ where }) => where.holds(at));
    if (!piece || !('kind' in piece.value) || variables(piece.value).some(name => !Object.hasOwn(at, name))) continue;
    const [expected, answer] = [evaluate(value, at), evaluate(carriedOut(piece.value), at)];
    if (Math.abs(expected - answer) > APART * Math.max(1, Math.abs(expected), Math.abs(answer)))
      return { piece, judgement: { kind: 'different', witness: { at, expected, answer } } };
  }
  return undefined;
}

/** Further apart, relatively, than rounding: each piece by itself was compared more closely. */
const APART = 1e-6;

/** What is said of a place that no piece covers, where the derivative is real. */
function gapIn(pieces: readonly Piece[], places: readonly Place[]): string | undefined {
  const gap = places.find(at => !pieces.some(({ where }) => where.holds(at)));
  return gap && `No piece says what it is at ${Object.entries(gap).map(coordinate).join(', ')}.`;
}

function placesInDomain(pieces: readonly Piece[], { expected, allowed }: Marking): readonly Place[] {
  const { value, source } = expected;
  const functions = [...('kind' in value ? [value] : []), ...(source?.read ?? [])];
  const names = [...new Set([...(source?.wrt ?? []), ...functions.flatMap(variables)])];
  const isReal = realAt(functions);
  const bends = 'kind' in value ? bendPlaces(value, names) : [];
  return placesAmong(pieces, names, bends).filter(at => (isReal?.(at) ?? false) && (allowed.assumption?.(at) ?? true));
}

const coordinate = ([name, x]: readonly [string, number]): string =>
  `${name} = ${String(Number(x.toFixed(3))).replace('-', '−')}`;

type Place = Readonly<Record<string, number>>;

/** Where a derivative of one variable bends or jumps, and between. */
function bendPlaces(value: Expr, names: readonly string[]): readonly number[] {
  const [name, second] = names;
  const points = name !== undefined && second === undefined ? bendPoints(bendsIn(postorder(value)), [name]) : undefined;
  return name === undefined ? [] : [...(points?.[name] ?? [])];
}

/** Seeded points, near and far, and points between the numbers that the conditions name and the bends. */
function placesAmong(pieces: readonly Piece[], names: readonly string[], bends: readonly number[]): readonly Place[] {
  const points = candidates(names, LOOKED_AT, 1);
  const between = betweenNumbers(pieces.map(({ where }) => where.text).join(' '), bends);
  const drawn = Array.from({ length: LOOKED_AT }, (_, p) =>
    Object.fromEntries(names.map(name => [name, (points[name]?.[p] ?? 0) + MOVED])),
  );
  return [...drawn, ...between.flatMap((x, i) => names.map(name => ({ ...drawn[i % LOOKED_AT], [name]: x })))];
}

/** Places between the numbers in a text and others, and what lies beyond them. */
function betweenNumbers(text: string, others: readonly number[]): readonly number[] {
  const found = [...text.matchAll(/\d+(?:\.\d+)?/g)].map(([digits]) => Number(digits));
  const ends = [...new Set([...found.flatMap(x => [x, -x]), ...others])].sort((a, b) => a - b);
  const beyond = ends.flatMap(x => [x - 1, x + 1]).map(x => x + MOVED);
  return [...ends.slice(1).map((x, i) => amid(ends[i] ?? x, x)), ...beyond];
}

/** Nearly the middle: that itself may be a single point without a derivative. */
const amid = (from: number, to: number): number => from + (to - from) * 0.50061;
