import { substitute } from '../../expression/substitution.ts';
import type { Nested } from '../../kinds/kind.ts';
import { mapped } from '../../kinds/several.ts';
import { SAYING } from '../../reading/complaints.ts';
import { readExpression } from '../../reading/expression-reader.ts';
import { LONGEST } from '../../reading/part.ts';
import type { Note, Read, ReaderOptions, Spelling } from '../../reading/reading.ts';
import { type AskedFor, NO_LETTERS } from './asked-for.ts';
import type { ClaimedValue } from './claimed-value.ts';
import { type Claim, claimsIn, valuesIn } from './claims.ts';
import type { DerivativeName } from './derivative-names.ts';
import { type LeftSide, leadSideOf, leftSideOf } from './left-side.ts';
import { listOf, missingAmong } from './named-entries.ts';
import type { ReadValue } from './nested-reading.ts';
import type { Stretch } from './outside-brackets.ts';
import { isPieceCall } from './piece-calls.ts';
import { type Pieces, piecesIn, type Where } from './pieces.ts';
import { pointSaid, withoutLabel, withoutRemarks, withoutValueAt } from './remarks.ts';
import { isByEntries, type Sorted, sorted } from './sorted-claims.ts';
import type { Otherwise } from './typed-otherwise.ts';
import { withoutUnit } from './units.ts';
import { all, readStretch, refusedWhole, type UnderWay } from './value-reading.ts';

/** What a student handed in: one value, or several that are all claimed to be right, "2x(x + 1) or 2x^2 + 2x". */
export interface AnswerReading {
  readonly values: readonly [ClaimedValue, ...ClaimedValue[]];
  /** Derivatives of other orders, or at other points, that are written beside the one asked for: y' = …, where y'' is. */
  readonly beside: readonly Beside[];
  /** What stands left of the equals signs, and what remarks say that the answer is. */
  readonly left: readonly LeftSide[];
  /** Of an answer in pieces: where it says that there is no derivative. */
  readonly denied?: readonly Where[];
  readonly notes: readonly Note[];
  readonly spelling: Spelling;
  /** As it may have been meant, where a value can be read in two ways. */
  readonly otherwise: readonly Otherwise[];
  /** A unit that stands behind it: m/s. */
  readonly unit?: string;
  /** Whether a dx stands behind it: 2x dx. */
  readonly hasDifferential?: boolean;
}

/** A derivative that is not asked for, or its value at a point. */
interface Beside {
  readonly order: number;
  readonly at?: number | undefined;
  readonly value: Nested;
}

/**
 * Reads an answer as students write it: a name of the derivative before it (y' =, dy/dx =, f'(x) =, ∇f =) and remarks
 * around it are passed over, values joined by "or", by further equals signs or by ± are all read, and of several
 * derivatives (y' = …, y'' = …) those that are asked for; the others stand beside. An answer in pieces (2x if x > 0, …)
 * has a value for each. Where a list is expected, lists in brackets are vectors and lists of lists matrices; a vector
 * may also be a sum of unit vectors, or its entries may have names (f_x = …, f_y = …). Complaints and notes stand where
 * they belong in the whole text.
 */
export function readAnswer(typed: string, asked: AskedFor, stated: ReaderOptions = {}): Read<AnswerReading> {
  if (typed.length > LONGEST) return refusedWhole(typed, SAYING.tooLong(LONGEST));
  const options = optionsFor(typed, asked, stated);
  const pieces = asked.isNested ? undefined : piecesIn(typed, asked.wrt?.[0]);
  if (!pieces && !asked.isNested && isPieceCall(typed)) return refusedWhole(typed, UNPAIRED);
  return pieces ? readPieces(pieces, asked, options) : readClaimed(typed, asked, options);
}

/** So many values are compared in a moment, and nobody claims more. */
const MOST = 50;
const MANY = `More than ${MOST} values are claimed here: write one, with an equals sign before it or none.`;

const NOTHING = 'There is no answer here: write the derivative, such as 2x cos x.';

const UNPAIRED =
  'Values and conditions cannot be told apart here: write each value with its condition, such as 1 if x > 2, −1 if x < 2.';

const missingSaid = (entry: string): string => `The entry ${entry} is missing here: write every entry.`;

const NAMED =
  'The entries have names here: write them without, as a list in the order of the variables, such as (2x, 3y).';

/** A backslash or a dollar stands in LaTeX alone; a prime behind a bracket is a derivative by the only variable. */
function optionsFor(typed: string, { wrt = [] }: AskedFor, stated: ReaderOptions): ReaderOptions {
  const [only, another] = wrt;
  const options = only !== undefined && another === undefined ? { wrt: only, ...stated } : stated;
  return /[\\$]/.test(typed) ? { syntax: 'latex', ...options } : options;
}

/** A value for each piece. */
function readPieces(
  { text, name, whole, pieces, denied }: Pieces,
  asked: AskedFor,
  options: ReaderOptions,
): Read<AnswerReading> {
  const under = { text, asked, options };
  const claims = [...whole.map(value => ({ value, where: undefined })), ...pieces];
  const read = all(claims.map(({ value }) => all(readStretch(value, false, under))));
  if (!read.ok) return read;
  const values = read.value.flatMap((found, i) =>
    found.map(each => ({
      ...each,
      where: claims[i]?.where,
      ...(i > 0 && i === whole.length && { link: '=' as const }),
    })),
  );
  const left = name ? [leftSideOf(name, options)] : [];
  return withOthers(values, { left, beside: [], denied });
}

function readClaimed(typed: string, asked: AskedFor, options: ReaderOptions): Read<AnswerReading> {
  const { text: whole, valueAt } = withoutValueAt(typed, asked);
  const plain = withoutRemarks(withoutLabel(whole, asked.known ?? NO_LETTERS));
  const { text = plain, unit } = withoutUnit(plain, asked, options) ?? {};
  const claims = claimsIn(text);
  if (claims.reduce((sum, { sides }) => sum + sides.length, 0) > MOST) return refusedWhole(typed, MANY);
  const under = { text, asked, options };
  const { about, beside, meanings } = sorted(claims, asked);
  if (about.length === 0) return refusedWhole(typed, NOTHING);
  const read = isByEntries(about, asked) ? readEntries(about, under) : readClaims(about, under);
  if (!read.ok) return read;
  const values = read.value.map(each => ({ ...each, value: withMeanings(each.value, meanings, under) }));
  const others = [...readBeside(beside, under), ...(valueAt ? readValueAt(valueAt, under) : [])];
  return withOthers(values, {
    left: leftSides(typed, about, under),
    beside: others,
    ...(unit !== undefined && { unit }),
  });
}

/** A value as it was read, and how it is claimed. */
type ReadClaim = ReadValue & {
  readonly link?: ClaimedValue['link'];
  readonly where?: ClaimedValue['where'] | undefined;
};

/** The values of the claims, each of which is claimed to be right. */
function readClaims(claims: readonly Claim[], under: UnderWay): Read<readonly ReadClaim[]> {
  const stretches = claims.flatMap(({ sides, name }) =>
    sides.flatMap((side, s) =>
      valuesIn(under.text, side, under.asked).map((at, i) => ({ at, name, link: linkAt(s, i) })),
    ),
  );
  if (stretches.length > MOST) return refusedWhole(under.text, MANY);
  const read = stretches.map(({ at, name, link }) =>
    readStretch(at, name?.isDifferential === true, under).map(
      (each, i): Read<ReadClaim> =>
        each.ok ? { ok: true, value: { ...each.value, link: i > 0 ? 'or' : link } } : each,
    ),
  );
  // y' = u'v + uv' = …: the rule in its letters is no value, and the one behind it is looked at.
  const isPassedOver = (each: readonly Read<ReadValue>[], i: number): boolean =>
    i < read.length - 1 && isRule(each, stretches[i], under);
  return all(read.filter((each, i) => !isPassedOver(each, i)).flat());
}

/** Behind a further equals sign stands the same once more; everything else is another value. */
const linkAt = (side: number, value: number): '=' | 'or' => (side > 0 && value === 0 ? '=' : 'or');

/** A letter with a prime, a quotient of differentials, a limit. */
const RULE = /\p{L}['′’]|d\s?\p{L}\s*[/}]|\blim\b|\\lim/u;
/** The same in letters of the product and chain rules alone; 2y y' = 1 is an equation that is not solved. */
const IN_LETTERS = /[uvw]['′’]|d\s?[uvw]\s*[/}]/;

function isRule(read: readonly Read<ReadValue>[], side: Valued | undefined, { text }: UnderWay): boolean {
  const typed = text.slice(side?.at.start, side?.at.end);
  return read.some(({ ok }) => !ok) && (side?.name ? RULE : IN_LETTERS).test(typed);
}

/** A value and the name of its claim. */
interface Valued extends Pick<Claim, 'name'> {
  readonly at: Stretch;
}

/** f_x = …, f_y = …: one list, its entries in the order of the variables. */
function readEntries(claims: readonly Claim[], under: UnderWay): Read<readonly ReadClaim[]> {
  const entry = { ...under, asked: { ...under.asked, isNested: false } };
  const read = all(claims.map(claim => readClaims([{ ...claim, sides: claim.sides.slice(-1) }], entry)));
  if (!read.ok) return read;
  const entries = claims.map(({ name }, i) => ({ name, read: read.value[i]?.[0] }));
  const list = listOf(entries, under.asked);
  if (list) return { ok: true, value: [list] };
  const missing = missingAmong(
    claims.map(({ name }) => name),
    under.asked,
  );
  return refusedWhole(under.text, missing === undefined ? NAMED : missingSaid(missing));
}

/** The reading of values that are all claimed, with what stands around them. */
function withOthers(
  values: readonly ReadClaim[],
  around: Pick<AnswerReading, 'left' | 'beside' | 'denied' | 'unit'>,
): Read<AnswerReading> {
  const [first, ...others] = values;
  if (!first) return refusedWhole('', NOTHING);
  return {
    ok: true,
    value: {
      ...around,
      values: [claimed(first), ...others.map(claimed)],
      notes: values.flatMap(({ notes }) => notes),
      spelling: first.spelling,
      otherwise: values.flatMap(({ otherwise = [] }) => otherwise),
      ...(values.some(({ hasDifferential }) => hasDifferential) && { hasDifferential: true }),
    },
  };
}

const claimed = ({ value, link, where }: ReadClaim): ClaimedValue => ({
  value,
  ...(link && { link }),
  ...(where && { where }),
});

/** The derivatives that are not asked for; those that cannot be read are left out. */
const readBeside = (beside: Sorted['beside'], under: UnderWay): AnswerReading['beside'] =>
  beside.flatMap(({ name, sides }) => {
    const side = name && leftSideOf(name, under.options);
    // dy/du and u' are no derivatives of what was asked about.
    if (!side || (side.by !== undefined && side.by !== under.asked.by) || isOfPart(name, under)) return [];
    const read = readClaims([{ name, sides: sides.slice(-1) }], under);
    return read.ok ? read.value.map(({ value }) => ({ order: name.order, at: side.at?.value, value })) : [];
  });

/** u' and v' of the product rule, where these are no letters of the question. */
const isOfPart = ({ of = '' }: DerivativeName, { asked: { known = NO_LETTERS } }: UnderWay): boolean =>
  /^[uvw]$/.test(of) && !known.has(of);

/** "at x = 3: 6" behind a formula. */
function readValueAt({ at, typed }: { readonly at: number; readonly typed: string }, under: UnderWay) {
  const read = readExpression(typed, under.options);
  return read.ok ? [{ order: under.asked.order ?? 1, at, value: read.value.expr }] : [];
}

/** x → 2x is a function, and names nothing. */
const MAPS = /^\s*\p{L}\s*(?:[-=]>|[→⇒]|\\(?:to|rightarrow)(?![A-Za-z]))/u;

function leftSides(typed: string, about: readonly Claim[], { options, asked }: UnderWay): readonly LeftSide[] {
  const named = about.flatMap(({ name }) => (name && !MAPS.test(typed) ? [leftSideOf(name, options)] : []));
  const [lead, point] = [leadSideOf(typed, options), asked.at === undefined ? undefined : pointSaid(typed)];
  return [...named, ...(lead ? [lead] : []), ...(point === undefined ? [] : [{ at: point }])];
}

/** Each letter is replaced by what it stands for. */
function withMeanings(value: Nested, meanings: readonly Claim[], { text, options }: UnderWay): Nested {
  const said = meanings.flatMap(({ name, sides: [side] }) => {
    const [letter] = name?.by ?? [];
    const read = side && readExpression(text.slice(side.start, side.end), options);
    return letter !== undefined && read?.ok ? [[letter, read.value.expr] as const] : [];
  });
  return said.length > 0 ? mapped(value, e => substitute(e, new Map(said))) : value;
}
