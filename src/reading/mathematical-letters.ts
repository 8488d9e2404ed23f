import type { Complaint, Note, Read, Reading, Span } from './reading.ts';

/** What 𝑥, 𝜃 and 𝟐 all begin with: two UTF-16 units each, as Word and other editors of formulas copy them. */
const FIRST_UNIT = '\ud835';

/** Whether a text has mathematical letters or digits in it. */
export const hasMathematicalLetters = (text: string): boolean => text.includes(FIRST_UNIT);

/** A text in plain letters, and where each of its units stands in the text as typed. */
interface Plain {
  readonly text: string;
  /** One more than there are units: the last is the end. */
  readonly places: readonly number[];
}

function plainLetters(typed: string): Plain {
  const places: number[] = [];
  let text = '';
  let at = 0;
  for (const letter of typed) {
    const plain = letter.startsWith(FIRST_UNIT) ? letter.normalize('NFKC') : letter;
    for (const _ of plain.split('')) places.push(at);
    text += plain;
    at += letter.length;
  }
  return { text, places: [...places, at] };
}

/** Reads a text with mathematical letters as if they were plain ones; complaints, notes and spans point into what was typed. */
export function inPlainLetters(typed: string, read: (text: string) => Read<Reading>): Read<Reading> {
  const { text, places } = plainLetters(typed);
  const placed = <Placed extends Span>(span: Placed): Placed => ({
    ...span,
    start: places[span.start] ?? typed.length,
    end: places[span.end] ?? typed.length,
  });
  const found = read(text);
  if (!found.ok) return { ok: false, complaint: placed<Complaint>(found.complaint) };
  const { spans, notes, ...reading } = found.value;
  return {
    ok: true,
    value: {
      ...reading,
      notes: notes.map(({ instead: _, ...note }) => placed<Note>(note)),
      spans: () => new Map([...spans()].map(([path, span]) => [path, placed(span)])),
    },
  };
}
