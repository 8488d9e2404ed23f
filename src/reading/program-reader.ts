import { type Expr, isConstantName } from '../expression/expression.ts';
import type { Definition } from '../expression/program.ts';
import { share } from '../expression/sharing.ts';
import { freshName } from '../expression/substitution.ts';
import { functionSpelled } from '../operations/operations.ts';
import { complain, SAYING } from './complaints.ts';
import type { Names } from './parse.ts';
import { orComplaint, type Part, readPart, refuseLong, spellingOf } from './part.ts';
import type { Note, ProgramReading, Read, ReaderOptions, Span } from './reading.ts';

/** The most definitions a program may have. */
const MOST = 200;

/**
 * Reads a program: definitions separated by semicolons or new lines, the last one being the output. Names defined
 * anywhere in it are whole names; the last definition may go without a name and is then called y or the next free
 * letter. Gives the program with its notes, or a complaint; never throws, whatever was typed.
 */
export function readProgram(text: string, options: ReaderOptions = {}): Read<ProgramReading> {
  return orComplaint(() => {
    refuseLong(text);
    const spans = definitionSpans(text);
    const names = namesDefined(text, spans, options.names ?? []);
    const parts = spans.map(span => readPart(text, span, names, options));
    const definitions = named(parts, spans);
    parts.forEach((part, i) => {
      refuseLaterNames(part, i, definitions);
    });
    const [first, ...rest] = definitions;
    if (!first) complain(SAYING.nothing, { start: 0, end: text.length });
    const spelling = spellingOf(
      text,
      parts.flatMap(part => part.tokens),
    );
    return { program: { definitions: [first, ...rest] }, notes: allNotes(parts), spelling };
  });
}

/** The stretches between semicolons and new lines, those inside brackets aside; without white space around them. */
function definitionSpans(text: string): Span[] {
  const nested = separators(text);
  const ends = [...(nested.balanced ? nested.places : allSeparators(text)), text.length];
  const spans = ends.map((end, i) => trimmed(text, { start: i === 0 ? 0 : (ends[i - 1] ?? 0) + 1, end }));
  const filled = spans.filter(({ start, end }) => start < end);
  const extra = filled[MOST];
  if (extra) complain(SAYING.tooMany(MOST), extra);
  return filled;
}

const SEPARATOR = /[;\n]/;

/** In LaTeX `\;` is a space. */
const isSeparator = (text: string, at: number): boolean => SEPARATOR.test(text[at] ?? '') && text[at - 1] !== '\\';

const allSeparators = (text: string): number[] => [...text].map((_, at) => at).filter(at => isSeparator(text, at));

function separators(text: string): { readonly places: number[]; readonly balanced: boolean } {
  const places: number[] = [];
  let open = 0;
  for (let at = 0; at < text.length; at++) {
    if ('([{'.includes(text[at] ?? ' ')) open += 1;
    if (')]}'.includes(text[at] ?? ' ')) open = Math.max(0, open - 1);
    if (open === 0 && isSeparator(text, at)) places.push(at);
  }
  return { places, balanced: open === 0 };
}

function trimmed(text: string, { start, end }: Span): Span {
  const stretch = text.slice(start, end);
  const lead = stretch.length - stretch.trimStart().length;
  return { start: start + lead, end: start + Math.max(lead, stretch.trimEnd().length) };
}

const LEFT_SIDE = /^([A-Za-z][A-Za-z0-9]*)'*\s*(?:\(\s*([^()=]*?)\s*\))?\s*:?=/;

/** The names on the left sides, collected before any right side is read, and the variables of those such as f(x). */
function namesDefined(text: string, spans: readonly Span[], given: readonly string[]): Names {
  const whole = new Set(given);
  const parameters = new Map<string, string>();
  for (const { start, end } of spans) {
    const [, name, variables] = LEFT_SIDE.exec(text.slice(start, end)) ?? [];
    if (name !== undefined) whole.add(name);
    if (name !== undefined && variables !== undefined) parameters.set(name, variables.replaceAll(/\s/g, ''));
  }
  return { whole, parameters };
}

/** The definitions by name; only the last may have none. */
function named(parts: readonly Part[], spans: readonly Span[]): Definition[] {
  const known = new Set<string>();
  return parts.map((part, i) => {
    const { name } = part;
    if (!name && i < parts.length - 1) complain(SAYING.unnamed, spans[i] ?? part.root);
    if (name) refuseName(name.text, name, known);
    const chosen = name?.text ?? freeName(parts);
    known.add(chosen);
    return { name: chosen, value: share(part.root.expr) };
  });
}

function refuseName(name: string, span: Span, known: ReadonlySet<string>): void {
  if (isConstantName(name) || functionSpelled(name)) complain(SAYING.reserved(name), span);
  if (known.has(name)) complain(SAYING.definedTwice(name), span);
}

const WISHES = ['y', 'z', 'w', 'v', 'u', 'L', 'J'];

function freeName(parts: readonly Part[]): string {
  const used = parts.flatMap(({ name, tokens }) => [...(name ? [name] : []), ...tokens]).map(token => token.text);
  return freshName(new Set(used), WISHES);
}

/** A definition may use only what is defined before it. */
function refuseLaterNames({ tokens }: Part, i: number, definitions: readonly { name: string; value: Expr }[]): void {
  const later = new Set(definitions.slice(i).map(({ name }) => name));
  const used = tokens.find(token => token.kind === 'name' && later.has(token.text));
  if (!used) return;
  const itself = used.text === definitions[i]?.name;
  complain(itself ? SAYING.definedByItself(used.text) : SAYING.definedLater(used.text), used);
}

function allNotes(parts: readonly Part[]): Note[] {
  const byMessage = new Map<string, Note>();
  for (const note of parts.flatMap(part => part.notes)) {
    if (!byMessage.has(note.message)) byMessage.set(note.message, note);
  }
  return [...byMessage.values()];
}
