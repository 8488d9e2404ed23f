import { substitute } from '../expression/substitution.ts';
import type { Nested } from '../kinds/kind.ts';
import { mapped } from '../kinds/several.ts';
import { SAYING } from '../reading/complaints.ts';
import { readExpression } from '../reading/expression-reader.ts';
import { LONGEST } from '../reading/part.ts';
import type { Complaint, Note, Read, ReaderOptions, Spelling } from '../reading/reading.ts';
import { type AskedFor, NO_LETTERS } from './asked-for.ts';
import { type Claim, claimsIn, valuesIn } from './claims.ts';
import { eitherSign } from './either-sign.ts';
import { listOf } from './named-entries.ts';
import { type ReadValue, readNested } from './nested-reading.ts';
import type { Stretch } from './outside-brackets.ts';
import { isWords } from './prose.ts';
import { withoutRemarks } from './remarks.ts';
import { isByEntries, type Sorted, sorted } from './sorted-claims.ts';

/** What a student handed in: one value, or several that are all claimed to be right, "2x(x + 1) or 2x^2 + 2x". */
export interface AnswerReading {
  readonly values: readonly [Nested, ...Nested[]];
  /** Derivatives of other orders that are written beside the one asked for: y' = …, where y'' is. */
  readonly beside: readonly Beside[];
  readonly notes: readonly Note[];
  readonly spelling: Spelling;
  /** Whether a dx stands behind it: 2x dx. */
  readonly hasDifferential?: boolean;
}

/** A derivative that is not asked for. */
interface Beside {
  readonly order: number;
  readonly value: Nested;
}

/**
 * Reads an answer as students write it: a name of the derivative before it (y' =, dy/dx =, f'(x) =, ∇f =) and remarks
 * around it are passed over, values joined by "or", by further equals signs or by ± are all read, and of several
 * derivatives (y' = …, y'' = …) those that are asked for; the others stand beside. Where a list is expected, lists in
 * brackets are vectors and lists of lists matrices; a vector may also be a sum of unit vectors, or its entries may have
 * names (f_x = …, f_y = …). Complaints and notes stand where they belong in the whole text.
 */
export function readAnswer(typed: string, asked: AskedFor, stated: ReaderOptions = {}): Read<AnswerReading> {
  if (typed.length > LONGEST) return refusedWhole(typed, SAYING.tooLong(LONGEST));
  const text = withoutRemarks(typed);
  const claims = claimsIn(text);
  if (claims.reduce((sum, { sides }) => sum + sides.length, 0) > MOST) return refusedWhole(typed, MANY);
  const reading = { text, asked, options: optionsFor(typed, asked, stated) };
  const { about, beside, meanings } = sorted(claims, asked);
  if (about.length === 0) return refusedWhole(typed, NOTHING);
  const read = isByEntries(about, asked) ? readEntries(about, reading) : readClaims(about, reading);
  return read.ok ? withOthers(read.value, { beside, meanings }, reading) : read;
}

const refusedWhole = (text: string, message: string): { readonly ok: false; readonly complaint: Complaint } => ({
  ok: false,
  complaint: { message, start: 0, end: text.length },
});

/** So many values are compared in a moment, and nobody claims more. */
const MOST = 50;
const MANY = `More than ${MOST} values are claimed here: write one, with an equals sign before it or none.`;

const NOTHING = 'There is no answer here: write the derivative, such as 2x cos x.';

const NAMED =
  'The entries have names here: write them without, as a list in the order of the variables, such as (2x, 3y).';

/** A backslash or a dollar stands in LaTeX alone; a prime behind a bracket is a derivative by the only variable. */
function optionsFor(typed: string, { wrt = [] }: AskedFor, stated: ReaderOptions): ReaderOptions {
  const [only, another] = wrt;
  const options = only !== undefined && another === undefined ? { wrt: only, ...stated } : stated;
  return /[\\$]/.test(typed) ? { syntax: 'latex', ...options } : options;
}

/** The whole answer under way. */
interface UnderWay {
  readonly text: string;
  readonly asked: AskedFor;
  readonly options: ReaderOptions;
}

/** Everything that was read, or the first complaint. */
function all<T>(read: readonly Read<T>[]): Read<readonly T[]> {
  const refused = read.find(each => !each.ok);
  if (refused && !refused.ok) return refused;
  return { ok: true, value: read.flatMap(each => (each.ok ? [each.value] : [])) };
}

/** The values of the claims, each of which is claimed to be right. */
function readClaims(claims: readonly Claim[], under: UnderWay): Read<readonly ReadValue[]> {
  const stretches = claims.flatMap(({ sides, name }) =>
    sides.flatMap(side => valuesIn(under.text, side, under.asked.isNested)).map(at => ({ at, name })),
  );
  if (stretches.length > MOST) return refusedWhole(under.text, MANY);
  const read = stretches.map(({ at, name }) => readStretch(at, name?.isDifferential === true, under));
  // y' = u'v + uv' = …: the rule in its letters is no value, and the one behind it is looked at.
  const isPassedOver = (each: readonly Read<ReadValue>[], i: number): boolean =>
    i < read.length - 1 && isRule(each, stretches[i], under);
  return all(read.filter((each, i) => !isPassedOver(each, i)).flat());
}

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
function readEntries(claims: readonly Claim[], under: UnderWay): Read<readonly ReadValue[]> {
  const entry = { ...under, asked: { ...under.asked, isNested: false } };
  const read = all(claims.map(claim => readClaims([{ ...claim, sides: claim.sides.slice(-1) }], entry)));
  if (!read.ok) return read;
  const entries = claims.map(({ name }, i) => ({ by: name?.by ?? [], read: read.value[i]?.[0] }));
  const list = listOf(entries, under.asked.wrt ?? []);
  return list ? { ok: true, value: [list] } : refusedWhole(under.text, NAMED);
}

/** What the letters stand for is put in, and the derivatives that are not asked for are read: those that cannot be are left out. */
function withOthers(
  values: readonly ReadValue[],
  { beside, meanings }: Pick<Sorted, 'beside' | 'meanings'>,
  under: UnderWay,
): Read<AnswerReading> {
  const [first, ...others] = values.map(read => ({ ...read, value: withMeanings(read.value, meanings, under) }));
  if (!first) return refusedWhole(under.text, NOTHING);
  const ofOtherOrders = beside.flatMap(({ name, sides }) => {
    const read = name ? readClaims([{ name, sides: sides.slice(-1) }], under) : undefined;
    return read?.ok ? read.value.map(({ value }) => ({ order: name?.order ?? 1, value })) : [];
  });
  return {
    ok: true,
    value: {
      values: [first.value, ...others.map(({ value }) => value)],
      beside: ofOtherOrders,
      notes: values.flatMap(({ notes }) => notes),
      spelling: first.spelling,
      ...(values.some(({ hasDifferential }) => hasDifferential) && { hasDifferential: true }),
    },
  };
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

/** A value, or two of them where ± stands in it. */
function readStretch({ start, end }: Stretch, isDifferential: boolean, { text, asked, options }: UnderWay) {
  const typed = text.slice(start, end);
  if (isWords(typed)) return [placed(refusedWhole(typed, WORDS), start)];
  const part = asked.isNested ? typed : withoutDifferential(typed, asked);
  const differential = part !== typed && !isDifferential ? { hasDifferential: true } : {};
  return eitherSign(part).map(signed => {
    const read = asked.isNested ? readNested(signed, listAsked(asked), options) : readOne(signed, options);
    if (read.ok) return placed({ ok: true, value: { ...read.value, ...differential } }, start);
    return UNSOLVED_FOR.test(typed) ? refusedWhole(text, UNSOLVED) : placed(read, start);
  });
}

const listAsked = ({ size, columns, known = NO_LETTERS }: AskedFor) => ({ size, columns, known });

/** 0,54 and -12,5: a number alone, which no comma of thousands is in. */
const DECIMAL_COMMA = /^(\s*[-+−]?(?:0|\d+(?=,(?!\d{3}\s*$)))),(\d+\s*)$/;

function readOne(part: string, options: ReaderOptions): Read<ReadValue> {
  const read = readExpression(part.replace(DECIMAL_COMMA, '$1.$2'), options);
  return read.ok ? { ok: true, value: { ...read.value, value: read.value.expr } } : read;
}

/** The dx of dy = 2x dx made blank; as a letter of the question d stays. */
function withoutDifferential(text: string, { wrt: [by] = [], known = NO_LETTERS }: AskedFor): string {
  if (by === undefined || known.has('d')) return text;
  const [found] = /(?<=[\s)}\d]|\\,)d\s?\p{L}\s*$/u.exec(text) ?? [];
  if (found === undefined || found.replace(/^d\s?/, '').trim() !== by) return text;
  const shorter = text.slice(0, -found.length);
  return shorter.trim() === '' ? text : shorter.padEnd(text.length);
}

/** 2y y' or 2y dy/dx: a derivative among other factors and terms. */
const UNSOLVED_FOR = /(?<![\p{L}\\])[yf]\s?['′’](?!\s*\()|d\s?y\s*(?:\/|\}\s*\{)\s*d/u;
const UNSOLVED = 'A derivative stands among other terms here: solve for it, and write what it is, as in dy/dx = 2x.';

const WORDS = 'These are words: write the answer as a formula, such as 2x cos x.';

/** A stretch's complaint or notes, moved to where the stretch stands. */
function placed(read: Read<ReadValue>, by: number): Read<ReadValue> {
  if (!read.ok) return { ok: false, complaint: moved(read.complaint, by) };
  const notes = read.value.notes.map(({ instead: _, ...note }) => moved(note, by));
  return { ok: true, value: { ...read.value, notes } };
}

const moved = <Placed extends Complaint | Note>(at: Placed, by: number): Placed => ({
  ...at,
  start: at.start + by,
  end: at.end + by,
});
