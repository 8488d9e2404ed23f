import type { Expr } from '../expression/expression.ts';
import type { Nested } from '../kinds/kind.ts';
import { isList, readList } from '../kinds/lists.ts';
import { SAYING } from '../reading/complaints.ts';
import { readExpression } from '../reading/expression-reader.ts';
import { LONGEST } from '../reading/part.ts';
import type { Complaint, Note, Read, ReaderOptions, Spelling } from '../reading/reading.ts';
import { inBrackets } from './list-spellings.ts';
import { isWords } from './prose.ts';

/** What a student handed in: one value, or several that are all claimed to be right, "2x(x + 1) or 2x^2 + 2x". */
export interface AnswerReading {
  readonly values: readonly [Nested, ...Nested[]];
  readonly notes: readonly Note[];
  readonly spelling: Spelling;
}

/** Where a stretch of the answer stands. */
interface Stretch {
  readonly start: number;
  readonly end: number;
}

/**
 * Reads an answer as students write them: an equals sign before it is passed over, alone or behind a name of the derivative
 * (=, y' =, dy/dx =, f'(x) =, ∇f =), values joined by "or" or by further equals signs are all read, lists in brackets are vectors
 * and lists of lists matrices where `isNested` says that such an answer is expected. Complaints and notes stand where
 * they belong in the whole text.
 */
export function readAnswer(typed: string, isNested: boolean, stated: ReaderOptions = {}): Read<AnswerReading> {
  if (typed.length > LONGEST) return refusedWhole(typed, SAYING.tooLong(LONGEST));
  const text = typed.replaceAll(AROUND, signs => ' '.repeat(signs.length));
  // A backslash or a dollar stands in LaTeX alone.
  const options: ReaderOptions = /[\\$]/.test(typed) ? { syntax: 'latex', ...stated } : stated;
  if (isNested && namesEntries(text)) return refusedWhole(text, NAMED);
  const stretches = claims(text);
  if (stretches.length > MOST) return refusedWhole(text, MANY);
  const read = stretches.map(stretch => readStretch(text, stretch, isNested, options));
  const refused = read.find(value => !value.ok);
  if (refused && !refused.ok) return refused;
  return joined(
    read.flatMap(each => (each.ok ? [each.value] : [])),
    typed,
  );
}

const refusedWhole = (text: string, message: string): { readonly ok: false; readonly complaint: Complaint } => ({
  ok: false,
  complaint: { message, start: 0, end: text.length },
});

function joined([first, ...others]: readonly ReadValue[], typed: string): Read<AnswerReading> {
  if (!first) return refusedWhole(typed, NOTHING);
  const read = [first, ...others];
  return {
    ok: true,
    value: {
      values: [first.value, ...others.map(({ value }) => value)],
      notes: read.flatMap(({ notes }) => notes),
      spelling: first.spelling,
    },
  };
}

/** So many values are compared in a moment, and nobody claims more. */
const MOST = 50;
const MANY = `More than ${MOST} values are claimed here: write one, with an equals sign before it or none.`;

/** The signs that put an answer into mathematics. */
const AROUND = /\$|^\s*\\[[(]|\\[\])]\s*$/g;

const NOTHING = 'There is no answer here: write the derivative, such as 2x cos x.';

const NAMED =
  'The entries have names here: write them without, as a list in the order of the variables, such as (2x, 3y).';

/** f_x = 2x, f_y = 3y: which name belongs to which variable is not told from the order. */
const namesEntries = (text: string): boolean =>
  outside(text, /[,;]/g, { start: 0, end: text.length }).filter(({ start, end }) =>
    text.slice(start, end).includes('='),
  ).length > 1;

/** "The derivative is", "Answer:", "∴": words that say no more than that an answer follows. */
const LEAD =
  /^\s*(?:(?:so|thus|hence|therefore|∴|⇒)[\s,:]*)?(?:(?:the\s+)?(?:final\s+)?(?:answer|ans|derivative|result|gradient)\b\.?\s*(?:is\b|:(?!=))?\s*)?(?=.)/isu;

/** The stretches that each claim to be the answer. */
function claims(text: string): Stretch[] {
  const [lead = ''] = LEAD.exec(text) ?? [];
  const sides = outside(text, /:?=/g, { start: lead.length, end: text.length });
  const [first] = sides;
  const before = first && sides.length > 1 ? text.slice(first.start, first.end) : undefined;
  const named = before !== undefined && (before.trim() === '' || isName(before));
  return (named ? sides.slice(1) : sides).flatMap(side => outside(text, /\bor\b/g, side));
}

/** How the derivative is called before the equals sign. */
const NAMES: readonly RegExp[] = [
  // y, f(x), y', f''(x), y^{\prime}, y_x, J, H
  /^\\?[\p{L}]\w{0,8}\s*(?:['′’″]|\^\s*\{?\s*\\prime\s*\}?|\\prime)*\s*(?:\([^()=]*\))?$/u,
  // y^(4), f^{(4)}(x)
  /^[yfgh]\s*\^\s*\{?\s*\(\s*\d\s*\)\s*\}?\s*(?:\([^()=]*\))?$/,
  // D f, D_x f(x)
  /^D\s*_?\s*\p{L}\s*\p{L}?\s*(?:\([^()=]*\))?$/u,
  // dy/dx, d^2y/dx^2, d/dx (…), ∂f/∂x
  /^[d∂][^=]*\/\s*[d∂]\s*\p{L}.*$/su,
  /^\\[dt]?frac\s*\{?\s*(?:d|\\partial|\\mathrm\s*\{\s*d\s*\}).*$/s,
  /^(?:∇|\\nabla|grad)\s*\\?\w*\s*(?:\([^()=]*\))?$/u,
];

const isName = (side: string): boolean => NAMES.some(name => name.test(side.replace(SHOWN, '').trim()));

/** A command that says how large the formula is set. */
const SHOWN = /^\s*\\(?:display|text)style\b/;

/** The stretches between the separators that stand in no bracket. */
function outside(text: string, separator: RegExp, { start, end }: Stretch): Stretch[] {
  const part = text.slice(start, end);
  const depths = depthsIn(part);
  const cuts = [...part.matchAll(separator)]
    .filter(({ index }) => depths[index] === 0)
    .map(({ 0: found, index }) => ({ start: start + index, end: start + index + found.length }));
  const starts = [start, ...cuts.map(cut => cut.end)];
  return starts.map((from, i) => ({ start: from, end: cuts[i]?.start ?? end }));
}

/** How many brackets are open before each sign. */
function depthsIn(text: string): readonly number[] {
  let depth = 0;
  return text.split('').map(sign => {
    const before = depth;
    depth += Number('([{'.includes(sign)) - Number(')]}'.includes(sign));
    return before;
  });
}

interface ReadValue {
  readonly value: Nested;
  readonly notes: readonly Note[];
  readonly spelling: Spelling;
}

function readStretch(text: string, at: Stretch, isNested: boolean, options: ReaderOptions): Read<ReadValue> {
  const part = text.slice(at.start, at.end);
  if (isWords(part)) return placed(refusedWhole(part, WORDS), at.start);
  if (isNested) return placed(within(part, readNested(inBrackets(part), options)), at.start);
  const read = readExpression(part, options);
  return placed(read.ok ? { ok: true, value: { ...read.value, value: read.value.expr } } : read, at.start);
}

const WORDS = 'These are words: write the answer as a formula, such as 2x cos x.';

/** A matrix may have been longer, or shorter, before it was put in brackets. */
function within(text: string, read: Read<ReadValue>): Read<ReadValue> {
  if (read.ok || inBrackets(text).length === text.length) return read;
  return { ok: false, complaint: { ...read.complaint, start: 0, end: text.length } };
}

/** A list of entries, or of rows of entries. */
function readNested(text: string, options: ReaderOptions): Read<ReadValue> {
  const rows = rowsOf(text);
  if (rows.length < 2) return readRow(text, options);
  const read = rows.map(row => readRow(row, options));
  const wrong = read.find(row => !row.ok);
  if (wrong && !wrong.ok) return { ok: false, complaint: { ...wrong.complaint, start: 0, end: text.length } };
  const values = read.flatMap(row => (row.ok ? [row.value] : []));
  return {
    ok: true,
    value: { value: values.map(({ value }) => value), notes: [], spelling: values[0]?.spelling ?? PLAIN },
  };
}

const PLAIN: Spelling = { exponential: 'e^', logarithm: 'ln' };

/** [[a, b], [c, d]] has two rows; a vector is a row of its own. */
function rowsOf(text: string): string[] {
  const [, inner] = /^\s*[[(]\s*((?:[[(]).*(?:[\])]))\s*[\])]\s*$/s.exec(text) ?? [];
  if (inner === undefined) return [];
  const cuts = outside(inner, /,/g, { start: 0, end: inner.length });
  const rows = cuts.map(({ start, end }) => inner.slice(start, end).trim());
  return rows.every(row => /^[[(].*[\])]$/s.test(row) && isList(row)) ? rows : [];
}

function readRow(text: string, options: ReaderOptions): Read<ReadValue> {
  const read = readList(text, options);
  if (!read.ok) return read;
  const [only, second] = read.value;
  const entries: readonly Expr[] = read.value.map(({ expr }) => expr);
  return {
    ok: true,
    value: {
      value: only && !second && !isList(text) ? only.expr : entries,
      notes: read.value.flatMap(({ notes }) => notes),
      spelling: only?.spelling ?? PLAIN,
    },
  };
}

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
