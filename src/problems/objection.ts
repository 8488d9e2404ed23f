import { isMap, isScalar, isSeq, type LineCounter, type Node, type Pair, Scalar } from 'yaml';

/** What is wrong with a problem file: the field, and the rest of the sentence that begins with its name. */
export interface Objection {
  readonly path: readonly PropertyKey[];
  readonly says: string;
  /** Where in the field's text, counted from its start in UTF-16 units; its start without it. */
  readonly offset?: number;
}

/** An objection with its place: one sentence that names file, line and field. */
export interface ProblemComplaint {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** `at.x1`, `hints[2]`; empty where the whole file is meant. */
  readonly field: string;
  readonly message: string;
}

/** A parsed file, to find lines in. */
export interface Source {
  readonly file: string;
  readonly root: unknown;
  readonly lines: LineCounter;
}

/** The complaint that a reader of the file sees. */
export function complaint(source: Source, objection: Objection): ProblemComplaint {
  const field = fieldName(objection.path);
  const line = lineOf(source, objection);
  const subject = field === '' ? 'the file' : field;
  const sentence = `${source.file}, line ${line}: ${subject} ${objection.says}`;
  return { file: source.file, line, field, message: sentence.endsWith('?') ? sentence : `${sentence}.` };
}

/** `hints[2]` for the third hint: what a list holds is counted from 0, as its path has it. */
const fieldName = (path: readonly PropertyKey[]): string =>
  path.map((key, i) => (typeof key === 'number' ? `[${key}]` : `${i > 0 ? '.' : ''}${String(key)}`)).join('');

/** The line of the deepest part of the path that the file has: a missing field is reported where its map begins. */
function lineOf({ root, lines }: Source, { path, offset }: Objection): number {
  let place = { node: root, start: startOf(root) };
  for (const key of path) place = entry(place.node, key) ?? place;
  if (offset === undefined) return lines.linePos(place.start).line;
  return lines.linePos(startOf(place.node)).line + linesDown(place.node, offset);
}

const isNode = (node: unknown): node is Node => isMap(node) || isSeq(node) || isScalar(node);
const startOf = (node: unknown): number => (isNode(node) ? (node.range?.[0] ?? 0) : 0);

/** What stands under a key, and where the reader's eye goes to find it: the key, or the list item itself. */
function entry(node: unknown, key: PropertyKey): { node: unknown; start: number } | undefined {
  if (isSeq(node)) {
    const item = node.items[Number(key)];
    return item === undefined ? undefined : { node: item, start: startOf(item) };
  }
  if (!isMap(node)) return undefined;
  const pair = node.items.find((each: Pair) => isScalar(each.key) && each.key.value === key);
  return pair && { node: pair.value, start: startOf(pair.key) };
}

/** A text behind `|` begins on the next line and keeps its lines; any other stands on the line where it begins. */
function linesDown(node: unknown, offset: number): number {
  if (!isScalar(node) || node.type !== Scalar.BLOCK_LITERAL) return 0;
  return String(node.value).slice(0, offset).split('\n').length;
}
