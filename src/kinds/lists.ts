import { SAYING, whole } from '../reading/complaints.ts';
import { readExpression } from '../reading/expression-reader.ts';
import type { Complaint, Read, ReaderOptions, Reading, Span } from '../reading/reading.ts';
import { shifted } from '../reading/spans.ts';

/**
 * Reads a list: `[x*y, x+y]`, `(3, 4)`, or the same without brackets. Each entry is read as an expression of its own;
 * what is complained of or noted stands where it is in the whole text.
 */
export function readList(text: string, options: ReaderOptions = {}): Read<readonly Reading[]> {
  const readings: Reading[] = [];
  const broken = unclosed(text) ?? emptyEntry(text);
  if (broken) return { ok: false, complaint: broken };
  for (const { start, end } of entrySpans(text)) {
    const read = readExpression(text.slice(start, end), options);
    if (!read.ok) return { ok: false, complaint: placed(read.complaint, text, { start, end }) };
    const notes = read.value.notes.map(({ instead, ...note }) => ({
      ...shifted(note, start),
      ...(instead !== undefined && { instead: text.slice(0, start) + instead + text.slice(end) }),
    }));
    readings.push({ ...read.value, notes });
  }
  return { ok: true, value: readings };
}

/** A bracket that the text begins with and that nothing closes. */
function unclosed(text: string): Complaint | undefined {
  const [lead = '', sign = ''] = /^\s*([[(])/.exec(text) ?? [];
  const isOpen = sign !== '' && levels(text).every(({ at, level }) => at < lead.length || level > 0);
  return isOpen ? { message: SAYING.neverClosed(sign), start: lead.length - 1, end: lead.length } : undefined;
}

/** A list without entries, or a comma with nothing on one side of it. */
function emptyEntry(text: string): Complaint | undefined {
  const spans = entrySpans(text);
  const empty = spans.find(({ start, end }) => text.slice(start, end).trim() === '');
  if (!empty || text.trim() === '') return undefined;
  if (spans.length === 1) return whole(text, EMPTY);
  const comma = empty === spans[0] ? empty.end : empty.start - 1;
  return { message: MISSING, start: comma, end: comma + 1 };
}

const EMPTY = 'This list is empty: write its entries between the brackets, such as [x*y, x + y].';
const MISSING = 'An entry is missing beside this comma: write one, or leave the comma out.';

/** Whether a text is a list of several entries. */
export const isList = (text: string): boolean => entrySpans(text).length > 1;

/** What is missing at the end of an entry is complained of at the entry, for in the whole text nothing ends there. */
function placed(complaint: Complaint, text: string, { start, end }: Span): Complaint {
  const there = shifted(complaint, start);
  if (there.start < there.end || text.slice(start, end).trim() === '') return there;
  const lead = text.slice(start, end).search(/\S/);
  return { ...there, start: start + lead, end: start + text.slice(start, end).trimEnd().length };
}

/** The stretches between the commas that stand in no bracket but the list's own. */
function entrySpans(text: string): Span[] {
  const whole = withoutBrackets(text);
  const commas = levels(text).flatMap(({ at, level }) =>
    text[at] === ',' && level === whole.level && at >= whole.start && at < whole.end ? [at] : [],
  );
  const starts = [whole.start, ...commas.map(at => at + 1)];
  return starts.map((start, i) => ({ start, end: commas[i] ?? whole.end }));
}

/** What stands between the brackets around the whole text, where it has such; LaTeX writes them with \\left and \\right. */
function withoutBrackets(text: string): Span & { readonly level: number } {
  const [, lead = '', inner = ''] = /^(\s*(?:\\left\s*)?[[(])(.*?)(?:\\right\s*)?[\])]\s*$/s.exec(text) ?? [];
  const opened = lead.length - 1;
  const closed = text.trimEnd().length - 1;
  const belong = lead !== '' && levels(text).every(({ at, level }) => level > 0 || at <= opened || at >= closed);
  if (!belong) return { start: 0, end: text.length, level: 0 };
  return { start: lead.length, end: lead.length + inner.length, level: 1 };
}

/** How many brackets are open after each sign. */
function levels(text: string): { readonly at: number; readonly level: number }[] {
  let level = 0;
  return text.split('').map((sign, at) => {
    if ('([{'.includes(sign)) level += 1;
    if (')]}'.includes(sign)) level -= 1;
    return { at, level };
  });
}

/** What is wrong with a text of its own, other than the function's: it is quoted, for the span belongs to another text. */
export const quoting = (what: string, text: string, { message }: Complaint, f: string): Complaint => ({
  message: `In ${what} “${text.trim()}”: ${message}`,
  start: 0,
  end: f.length,
});
