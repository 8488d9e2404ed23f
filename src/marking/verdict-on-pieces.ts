import type { Assumption } from '../agreement/agree.ts';
import type { Expr } from '../expression/expression.ts';
import { variables } from '../expression/measure.ts';
import { substitute } from '../expression/substitution.ts';
import { mapped, namesOf } from '../kinds/several.ts';
import { evaluateTyped } from '../tape/gradient.ts';
import { type Judgement, judging } from './judgement.ts';
import type { Marking } from './marking.ts';
import { foundInPiece } from './piece-findings.ts';
import { type Place, placeSaid, placesInDomain } from './piece-places.ts';
import { areApart, contradictionIn, type Piece, wrongPoint } from './pieces-at-points.ts';
import type { AnswerReading } from './reading/answer-reading.ts';
import { speaksOf, type Where } from './reading/pieces.ts';
import { carriedOut } from './standing.ts';
import type { Found, Verdict } from './verdict.ts';
import { verdictOnClaims } from './verdict-on-claims.ts';
import { ELSEWHERE, missingIn, verdictOn } from './verdict-on-value.ts';

/**
 * What is said of an answer in pieces: each is compared where its condition holds, and together they must cover the
 * domain but for single points. Where a value at a point is asked for, the piece that holds there is the answer.
 * What stands before them for all of it must be right, too. Undefined of an answer without pieces.
 */
export function verdictOnPieces(reading: AnswerReading, marking: Marking): Verdict | undefined {
  const { expected, question, named } = marking;
  // A piece may be written in the names of the program, as any answer may.
  const inInputs = (e: Expr): Expr => substitute(e, named);
  const pieces = reading.values.flatMap(each =>
    each.where ? [{ ...each, value: mapped(each.value, inInputs), where: each.where }] : [],
  );
  const [first] = pieces;
  if (!first || expected.onCurve) return undefined;
  const { at = {} } = question;
  const there = expected.at ? pieces.find(({ where }) => where.holds(at)) : undefined;
  if (there) return verdictOn(there.value, { ...reading, isPutIn: namesOf(there.value).length === 0 }, marking);
  const [whole, ...others] = reading.values.filter(({ where }) => !where);
  const onWhole = whole && verdictOnClaims({ ...reading, values: [whole, ...others] }, marking);
  if (onWhole && onWhole.verdict !== 'correct') return onWhole;
  if (pieces.length > 1) return onPieces(pieces, reading, marking);
  return onWhole && judgedWhereItHolds(first, marking).kind === 'same' ? onWhole : onOnePiece(first, reading, marking);
}

function onPieces(all: readonly Piece[], reading: AnswerReading, marking: Marking): Verdict | undefined {
  const { notes } = reading;
  const pieces = all.filter(({ where }) => !where.point);
  const places = placesInDomain(
    pieces.map(({ where }) => where),
    marking,
  );
  const judged = inDomain(pieces, places).map(piece => ({ piece, judgement: judgedWhereItHolds(piece, marking) }));
  const { piece, judgement } = mostTelling(judged) ?? {};
  if (!piece || !judgement) return undefined;
  const asRead = { answer: piece.value, notes };
  if (judgement.kind === 'undecided') return { ...asRead, verdict: 'undecided', why: judgement.why };
  if (judgement.kind !== 'same')
    return { ...asRead, ...wrongPiece(piece, judgement), ...foundIn(piece, judgement, reading, marking) };
  const stray = strayIn(pieces, places, marking) ?? strayPoint(all, marking);
  if (stray) return { answer: stray.piece.value, notes, ...wrongPiece(stray.piece, stray.judgement) };
  const gap = gapIn(pieces, places);
  if (gap) return { ...asRead, verdict: 'wrong', mistakes: [], hint: gapSaid(gap, reading) };
  const domain = judgement.domain && { domain: judgement.domain };
  if (domain && marking.question.domain === 'strict')
    return { ...asRead, verdict: 'wrong', mistakes: [], hint: ELSEWHERE, ...domain };
  const missing = missingInPieces(all, reading, marking);
  const proved = judged.every(each => each.judgement.kind === 'same' && each.judgement.proved);
  return { ...asRead, verdict: 'correct', proved, ...(missing && { missing }), ...domain };
}

/** What right pieces lack: they contradict one another at a point, or one of them lacks its form. */
const missingInPieces = (all: readonly Piece[], reading: AnswerReading, { question, expected }: Marking) =>
  contradictionIn(all, namesOf(expected.value)) ??
  all
    .filter(({ where }) => !where.point)
    .map(({ value }) => missingIn(value, reading, question))
    .find(said => said);

/**
 * One value with a condition, 2x for x > 0: it is looked at as if it were claimed everywhere. Where it is not claimed
 * everywhere that the derivative is real, that is told of a right one, which is wrong where the domain counts; and one that is right as far as it is claimed has
 * no piece for the rest.
 */
function onOnePiece(piece: Piece, reading: AnswerReading, marking: Marking): Verdict {
  const { value, where } = piece;
  const verdict = verdictOnClaims({ ...reading, values: [{ value }] }, marking);
  const gap = isNarrowed(where, marking) ? gapIn([piece], placesInDomain([where], marking)) : undefined;
  if (!gap) return verdict;
  const asRead = { answer: value, notes: reading.notes };
  if (isDenied(gap, reading)) return { ...asRead, verdict: 'wrong', mistakes: [], hint: gapSaid(gap, reading) };
  if (verdict.verdict === 'correct')
    return marking.question.domain === 'strict'
      ? { ...asRead, verdict: 'wrong', mistakes: [], hint: narrowerSaid(where, gap) }
      : { ...verdict, missing: [narrowedSaid(where, gap)] };
  if (verdict.verdict !== 'wrong' || judgedWhereItHolds(piece, marking).kind !== 'same') return verdict;
  const hint = `It is right ${whereSaid(where)}, and that is not all. ${gapSaid(gap, reading)}`;
  return { ...asRead, verdict: 'wrong', mistakes: [], hint };
}

/** Whether a condition is about the variable of a derivative that is asked for everywhere. */
const isNarrowed = (where: Where, { expected, asked, question }: Marking): boolean =>
  question.at === undefined &&
  (asked.wrt?.length ? asked.wrt : namesOf(expected.value)).some(name => speaksOf(where, name));

const narrowedSaid = (where: Where, gap: Place): string =>
  `stated ${whereSaid(where)} alone: it holds elsewhere too, such as at ${placeSaid(gap)}`;

const narrowerSaid = (where: Where, gap: Place): string =>
  `It is right ${whereSaid(where)}, and stated there alone: it is asked for everywhere, such as at ${placeSaid(gap)}.`;

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
  hint: judgement.kind === 'misshapen' ? judgement.why : pieceIsWrong(where),
  ...(judgement.kind === 'different' && judgement.witness && { witness: judgement.witness }),
});

const pieceIsWrong = (where: Where): string => `The piece ${whereSaid(where)} is wrong.`;

/** The mistakes in a piece, with the words before them that say in which; nothing where none is seen. */
function foundIn(piece: Piece, judgement: Wrong, { spelling }: AnswerReading, marking: Marking): Partial<Found> {
  const at = judgement.kind === 'different' ? judgement.witness?.at : undefined;
  const found = at && foundInPiece(piece, at, marking, spelling);
  const [first, ...others] = found?.mistakes ?? [];
  if (!first) return {};
  const which = pieceIsWrong(piece.where);
  const told = { ...first, feedback: `${which} ${first.feedback}`, clue: `${which} ${first.clue}` };
  return { ...found, mistakes: [told, ...others] };
}

/** “where x > 0”, “for all that is left”. */
const whereSaid = ({ text }: Where): string => (text === 'otherwise' ? 'for all that is left' : `where ${text}`);

/** Without the pieces for places where there is no derivative to differ from: 0 for x < 0, of √x. */
function inDomain(pieces: readonly Piece[], places: readonly Place[]): readonly Piece[] {
  const found = pieces.filter(({ where }) => places.some(at => where.holds(at)));
  return found.length > 0 ? found : pieces;
}

interface Stray {
  readonly piece: Piece;
  readonly judgement: Wrong;
}

/** A piece that holds a little too far, x < 2.01 for |x − 2|: it is wrong between that number and the bend. */
function strayIn(pieces: readonly Piece[], places: readonly Place[], marking: Marking): Stray | undefined {
  const { value } = marking.expected;
  if (!('kind' in value)) return undefined;
  for (const at of places) {
    const piece = pieces.find(({ where }) => where.holds(at));
    if (!piece || !('kind' in piece.value) || variables(piece.value).some(name => !Object.hasOwn(at, name))) continue;
    const [expected, answer] = [evaluateTyped(value, at), evaluateTyped(carriedOut(piece.value), at)];
    if (areApart(expected, answer))
      return { piece, judgement: { kind: 'different', witness: { at, expected, answer } } };
  }
  return undefined;
}

function strayPoint(pieces: readonly Piece[], marking: Marking): Stray | undefined {
  const { piece, ...witness } = wrongPoint(pieces, marking) ?? {};
  return piece && 'at' in witness ? { piece, judgement: { kind: 'different', witness } } : undefined;
}

/** A place that no piece covers, where the derivative is real. */
const gapIn = (pieces: readonly Piece[], places: readonly Place[]): Place | undefined =>
  places.find(at => !pieces.some(({ where }) => where.holds(at)));

/** Whether the answer says of a place that there is no derivative. */
const isDenied = (at: Place, { denied = [] }: AnswerReading): boolean => denied.some(where => where.holds(at));

const gapSaid = (gap: Place, reading: AnswerReading): string =>
  isDenied(gap, reading)
    ? `There is a derivative at ${placeSaid(gap)}, where this says that there is none.`
    : `No piece says what it is at ${placeSaid(gap)}.`;
