import { call, type Expr, isCall, symbol } from '../expression/expression.ts';
import { strictText } from '../expression/strict.ts';
import { rebuild } from '../expression/walk.ts';

/** An expression as students type it: e^u for exp(u). */
export const typed = (e: Expr): string =>
  strictText(rebuild(e, node => (isCall(node, 'exp') ? call('power', symbol('e'), ...node.args) : node)));

/** Gives what a text means; undefined for what cannot be read. */
type Read = (text: string) => Expr | undefined;

/** Texts that are read for one answer at most. */
const MOST = 500;

/**
 * What has to stand in brackets to make an answer right: one pair is put into its own text, then two. Undefined where no
 * such brackets make it right.
 */
export function missingBrackets(answer: Expr, read: Read, isRight: (e: Expr) => boolean): Expr | undefined {
  const known = new Set([strictText(answer)]);
  const tokens = withoutIdleBrackets(typed(answer).match(TOKEN) ?? [], read);
  const once = [...changes(tokens, read, known)];
  const twice = (): readonly Change[] => once.flatMap(({ bracketed }) => [...changes(bracketed, read, known)]);
  const found = once.find(({ means }) => isRight(means)) ?? twice().find(({ means }) => isRight(means));
  return found?.around;
}

const TOKEN = /[\d.]+|\w+'*|[^\s]/g;

/** A text with one more pair of brackets. */
interface Change {
  readonly bracketed: readonly string[];
  readonly around: Expr;
  readonly means: Expr;
}

/** Every pair of brackets that makes something of the text that it has not meant so far. */
function* changes(tokens: readonly string[], read: Read, known: Set<string>): Generator<Change> {
  for (const [from, to] of spans(tokens)) {
    if (known.size > MOST) return;
    const within = tokens.slice(from, to);
    const bracketed = [...tokens.slice(0, from), '(', ...within, ')', ...tokens.slice(to)];
    const [means, around] = [read(bracketed.join(' ')), read(within.join(' '))];
    const text = means && strictText(means);
    if (!means || !around || text === undefined || known.has(text)) continue;
    known.add(text);
    yield { bracketed, around, means };
  }
}

/** Where brackets can stand: before an operand, behind a later one, with nothing torn between. */
const spans = (tokens: readonly string[]): readonly (readonly [from: number, to: number])[] =>
  tokens.flatMap((_, from) =>
    isFree(tokens[from - 1])
      ? tokens.flatMap((_, i) => (i > from && isClosed(tokens, from, i + 1) ? [[from, i + 1] as const] : []))
      : [],
  );

const isFree = (before: string | undefined): boolean => before === undefined || /^[-+*/^(]$|^[a-z]{2}/.test(before);

/** Whether a span ends behind an operand, holds an operation, and closes all that it opens. */
function isClosed(tokens: readonly string[], from: number, to: number): boolean {
  const next = tokens[to];
  if (next !== undefined && !/^[-+*/^)]$/.test(next)) return false;
  const span = tokens.slice(from, to);
  const depths = span.map((_, i) => depthOf(span.slice(0, i + 1)));
  return depths.at(-1) === 0 && Math.min(...depths) === 0 && span.some((token, i) => depths[i] === 0 && isSign(token));
}

const isSign = (token: string): boolean => /^[-+*/^]$/.test(token);

const depthOf = (tokens: readonly string[]): number =>
  tokens.reduce((depth, token) => depth + Number(token === '(') - Number(token === ')'), 0);

/** Brackets that the text does without, those of cos(2x) and of x^(−1), are not there: others may have been meant. */
function withoutIdleBrackets(tokens: readonly string[], read: Read): readonly string[] {
  const meant = read(tokens.join(' '));
  const same = meant && strictText(meant);
  return tokens.reduceRight<readonly string[]>((text, token, i) => {
    const end = token === '(' ? text.findIndex((_, j) => j > i && depthOf(text.slice(i, j + 1)) === 0) : -1;
    const without = end < 0 ? text : text.filter((_, j) => j !== i && j !== end);
    const means = without === text ? undefined : read(without.join(' '));
    return means && strictText(means) === same ? without : text;
  }, tokens);
}
