import type { Expr } from '../expression/expression.ts';
import { complain, SAYING } from './complaints.ts';
import type { Span, Spans } from './reading.ts';

/** An expression with where it stands in the text, and its arguments with where they stand. */
export interface Spanned extends Span {
  readonly expr: Expr;
  readonly parts: readonly Spanned[];
  /** The number of levels of the tree. */
  readonly depth: number;
}

/** The deepest tree that may be typed. */
export const DEEPEST = 600;

/** A literal or a name with the place at which it was typed. */
export const leaf = (expr: Expr, { start, end }: Span): Spanned => ({ expr, parts: NONE, depth: 1, start, end });

const NONE: readonly Spanned[] = [];

/** A call of an operation on parts already read; a tree deeper than 600 levels is a complaint. */
export function node(op: string, parts: readonly Spanned[], { start, end }: Span): Spanned {
  let depth = 1;
  for (const part of parts) if (part.depth >= depth) depth = part.depth + 1;
  if (depth > DEEPEST) complain(SAYING.tooDeep(DEEPEST), { start, end });
  return { expr: { kind: 'call', op, args: parts.map(exprOf) }, parts, depth, start, end };
}

const exprOf = ({ expr }: Spanned): Expr => expr;

/** The same expression, standing over another stretch: with its brackets. */
export const moved = ({ expr, parts, depth }: Spanned, { start, end }: Span): Spanned => ({
  expr,
  parts,
  depth,
  start,
  end,
});

/** What stands so much further behind in a longer text. */
export const shifted = <Placed extends Span>(placed: Placed, by: number): Placed => ({
  ...placed,
  start: placed.start + by,
  end: placed.end + by,
});

/** The letter d, as in dx. */
export const isLetterD = ({ expr }: Spanned): boolean => expr.kind === 'symbol' && expr.name === 'd';

/** A product that begins with the letter d and so may be a differential. */
export const isDifferential = ({ expr, parts: [first] }: Spanned): boolean =>
  expr.kind === 'call' && expr.op === 'multiply' && first !== undefined && isLetterD(first);

/** From the start of the first to the end of the last. */
export const across = (first: Span, last: Span): Span => ({ start: first.start, end: last.end });

/** A sum or product of all of these; of one, that one itself. */
export function joined(op: 'add' | 'multiply', parts: readonly [Spanned, ...Spanned[]]): Spanned {
  const last = parts.at(-1) ?? parts[0];
  return parts.length === 1 ? parts[0] : node(op, parts, across(parts[0], last));
}

/** Where every part stands, by path from the root: argument indices joined by dots, the root being ''. */
export function spansOf(root: Spanned): Spans {
  const spans = new Map<string, Span>();
  const stack: { readonly part: Spanned; readonly path: string }[] = [{ part: root, path: '' }];
  for (let top = stack.pop(); top; top = stack.pop()) {
    const { part, path } = top;
    spans.set(path, { start: part.start, end: part.end });
    part.parts.forEach((inner, i) => {
      stack.push({ part: inner, path: path === '' ? String(i) : `${path}.${i}` });
    });
  }
  return spans;
}
