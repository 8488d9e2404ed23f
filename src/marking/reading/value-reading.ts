import { shortened, whole } from '../../reading/complaints.ts';
import { readExpression } from '../../reading/expression-reader.ts';
import type { Complaint, Read, ReaderOptions } from '../../reading/reading.ts';
import { shifted } from '../../reading/spans.ts';
import { type AskedFor, NO_LETTERS } from './asked-for.ts';
import { nameOf } from './derivative-names.ts';
import { eitherSign } from './either-sign.ts';
import { type ReadValue, readNested } from './nested-reading.ts';
import type { Stretch } from './outside-brackets.ts';
import { isWords } from './prose.ts';
import { withSigns } from './spoken-signs.ts';
import { strangeWord } from './strange-words.ts';
import { typedOtherwise } from './typed-otherwise.ts';

/** The whole answer under way. */
export interface UnderWay {
  readonly text: string;
  readonly asked: AskedFor;
  readonly options: ReaderOptions;
}

/** A complaint about all of a text. */
export const refusedWhole = (text: string, message: string): { readonly ok: false; readonly complaint: Complaint } => ({
  ok: false,
  complaint: whole(text, message),
});

/** Everything that was read, or the first complaint. */
export function all<T>(read: readonly Read<T>[]): Read<readonly T[]> {
  const refused = read.find(each => !each.ok);
  if (refused && !refused.ok) return refused;
  return { ok: true, value: read.flatMap(each => (each.ok ? [each.value] : [])) };
}

/** The value that stands somewhere in an answer, or two where ± stands in it. */
export function readStretch(at: Stretch, isDifferential: boolean, under: UnderWay): readonly Read<ReadValue>[] {
  const { text, asked, options } = under;
  const signed = withSigns(text.slice(at.start, at.end), asked.known ?? NO_LETTERS);
  const plain = withoutModules(withEulersNumber(withTimes(signed, asked), asked));
  const typed = withFractions(plain);
  if (isWords(typed) && !isOfLetters(typed, asked)) return [placed(refusedWhole(typed, WORDS), at.start)];
  const part = asked.isNested ? typed : withoutDifferential(typed, asked);
  const differential = part !== typed && !isDifferential ? { hasDifferential: true } : {};
  const signs = eitherSign(part);
  return signs.map(one => {
    const read = readSigned(one, asked, options);
    const strange = read.ok ? strangeWord(one, read.value.value, asked.known) : undefined;
    if (strange !== undefined) return placed(refusedWhole(one, strangeSaid(strange)), at.start);
    if (read.ok) {
      const isPlain = !asked.isNested && signs.length === 1;
      const otherwise = isPlain ? typedOtherwise(text, at, read.value.notes, asked.known ?? NO_LETTERS) : [];
      return placed({ ok: true, value: { ...read.value, ...differential, otherwise } }, at.start);
    }
    if (!UNSOLVED_FOR.test(typed)) return placed(read, at.start);
    return refusedWhole(text, nameOf(typed.trim()) ? NAME_ALONE : UNSOLVED);
  });
}

/** A list where one is asked for, or where an expression is and nothing else can be read. */
function readSigned(typed: string, asked: AskedFor, options: ReaderOptions): Read<ReadValue> {
  const isNumber = asked.at !== undefined && DECIMAL_COMMA.test(typed);
  if (asked.isNested && !isNumber) return readNested(typed, listAsked(asked), options);
  const read = readOne(typed, options);
  const list =
    read.ok || !IN_BRACKETS.test(typed) ? read : readNested(typed, { known: asked.known ?? NO_LETTERS }, options);
  return list.ok ? list : read;
}

/** (a, b), ⟨a, b⟩ and nothing else. */
const IN_BRACKETS = /^\s*(?:\\left\s*)?(?:[([⟨<]|\\langle)[^=]*,[^=]*(?:[)\]⟩>]|\\rangle)\s*$/s;

const WORDS = 'These are words: write the answer as a formula, such as 2x cos x.';

/** abcd is mathematics where all four are letters of the question, as yhat − ystar is where these are its names. */
const isOfLetters = (text: string, { known = NO_LETTERS }: AskedFor): boolean =>
  (text.match(/\p{L}[\p{L}\d_]*/gu) ?? []).every(
    word => known.has(word) || [...word].every(letter => known.has(letter)),
  );

const strangeSaid = (word: string): string =>
  `The word ${shortened(word)} is not understood here: write the answer as a formula, such as 2x cos x.`;

const listAsked = ({ size, columns, known = NO_LETTERS }: AskedFor) => ({ size, columns, known });

/** E^(2x), as Mathematica has it, and %e^(2x), as Maxima; a letter E of the question stays. */
const withEulersNumber = (text: string, { known = NO_LETTERS }: AskedFor): string => {
  const plain = text.replace(/%(?=(?:e|pi)(?!\p{L}))/gu, ' ');
  return known.has('E') ? plain : plain.replace(/(?<![\p{L}\\_])E(?=\s*\^)/gu, 'e');
};

/** 5.4 x 10^-1, where a number is asked for. */
const withTimes = (text: string, { at }: AskedFor): string =>
  at === undefined ? text : text.replace(/(?<=\d\s?)[xX](?=\s?10\s*(?:\^|\*\*))/g, '*');

/** math.exp(x), np.sin(x): functions of programs without what they are called by. */
const withoutModules = (text: string): string =>
  text.replace(/(?<![\p{L}\d.\\])(?:math|np|numpy|sp|sympy|torch)\.(?=\p{L})/giu, name => ' '.repeat(name.length));

/** {a \over b} as \frac{a}{b}. */
const withFractions = (text: string): string =>
  text.includes('\\over') ? text.replace(/\{([^{}]*)\\over(?![A-Za-z])([^{}]*)\}/g, '\\frac{$1}{$2}') : text;

/** 0,54 and -12,5: a number alone, which no comma of thousands is in. */
const DECIMAL_COMMA = /^(\s*[-+−]?(?:0|\d+(?=,(?!\d{3}\s*$)))),(\d+\s*)$/;

/** What the reader says of 0,5x: as it knows what is meant, so do we. */
const DECIMAL = /decimal comma/;

function readOne(part: string, options: ReaderOptions): Read<ReadValue> {
  const typed = readExpression(part.replace(DECIMAL_COMMA, '$1.$2'), options);
  const read =
    !typed.ok && DECIMAL.test(typed.complaint.message)
      ? readExpression(part.replace(/(?<=\d),(?=\d)/g, '.'), options)
      : typed;
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
const UNSOLVED_FOR = /(?<!\\)[yf]\s?['′’](?!\s*\()|d\s?y\s*(?:\/|\}\s*\{)\s*d/u;
const NAME_ALONE = 'This is the name of the derivative: write what it is, as in dy/dx = 2x.';
const UNSOLVED = 'A derivative stands among other terms here: solve for it, and write what it is, as in dy/dx = 2x.';

/** A stretch's complaint or notes, moved to where the stretch stands. */
function placed(read: Read<ReadValue>, by: number): Read<ReadValue> {
  if (!read.ok) return { ok: false, complaint: shifted(read.complaint, by) };
  const notes = read.value.notes.map(({ instead: _, ...note }) => shifted(note, by));
  return { ok: true, value: { ...read.value, notes } };
}
