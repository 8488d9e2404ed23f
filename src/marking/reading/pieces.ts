import type { Assumption } from '../../agreement/agree.ts';
import { readAssumptions } from './assumptions.ts';
import { type DerivativeName, nameOf } from './derivative-names.ts';
import type { Stretch } from './outside-brackets.ts';
import { LONGEST, withoutCalls, withoutIndicator } from './piece-calls.ts';
import { CUT, type Item, itemsIn, type Under, within, withoutLayout } from './piece-items.ts';
import { withoutLead } from './remarks.ts';
import { isWithoutValue } from './unanswered.ts';

/** Where one piece of an answer holds. */
export interface Where {
  /** The condition as it was typed: x > 0; "otherwise" for all that is left. */
  readonly text: string;
  readonly holds: Assumption;
  /** Of a piece for a single point: that point. */
  readonly point?: Point;
}

type Point = Parameters<Assumption>[0];

/** Whether a condition is about a letter. */
export const speaksOf = ({ text }: Where, name: string): boolean =>
  [...text.matchAll(/\p{L}+/gu)].some(([word]) => word === name);

/** One piece of an answer: 2x where x > 0. */
interface Piece {
  readonly value: Stretch;
  readonly where: Where;
}

/** An answer in pieces. */
export interface Pieces {
  readonly name: DerivativeName | undefined;
  /** The typed text with its layout blank; what is read of it stands where it stood. */
  readonly text: string;
  /** What is claimed before them for all of it: the 2|x| of 2|x| = 2x if x > 0, −2x if x < 0. */
  readonly whole: readonly Stretch[];
  readonly pieces: readonly Piece[];
  /** Where it says that there is no derivative: undefined for x < 0. */
  readonly denied: readonly Where[];
}

/** Nobody writes more pieces. */
const MOST = 12;

/** Most answers have none of these. */
const MAY_HAVE_PIECES =
  /[<>≤≥≠]|!=|∈|\\(?:leq?|geq?|lt|gt|neq?|in)(?:slant)?(?![A-Za-z])|\b(?:positive|negative|greater|less|larger|smaller|on|in)\b/;

/**
 * The pieces of an answer with the conditions under which they hold: "2x if x > 0, −2x if x < 0", "1 if x > 2 else 0",
 * "x > 2 ? 1 : 0", cases in LaTeX. A piece without a value ("undefined at x = 0") stands apart. One value with a condition
 * is a piece, but where that leaves out single points alone (x ≠ 0). Undefined where there is none but for points, or a
 * condition cannot be read.
 */
export function piecesIn(typed: string, variable = 'x'): Pieces | undefined {
  if (typed.length > LONGEST || !MAY_HAVE_PIECES.test(typed)) return undefined;
  const called = withoutCalls(withoutIndicator(typed));
  const all = withoutLead(withoutLayout(called.text, variable));
  const { text, name, whole, from } = withoutName(all);
  const paired = pairs(merged(itemsIn(text)));
  if (!paired || paired.length > MOST) return undefined;
  const found = withConditions(paired) ?? [];
  const pieces = found.filter(({ value }) => !isWithoutValue(within(text, value)));
  const denied = found.filter(piece => !pieces.includes(piece)).map(({ where }) => where);
  return pieces.some(piece => isStretched(piece, pieces))
    ? { name, text: all.slice(0, from) + text.slice(from), whole, pieces, denied }
    : undefined;
}

/** Whether a piece is for more than a point; one alone has a condition that leaves out more than a point, too. */
const isStretched = ({ where }: Piece, { length }: readonly Piece[]): boolean =>
  !where.point && (length > 1 || /[<>≤≥]/.test(where.text));

/** The text behind the name of a derivative and what is said of all of it, and behind the brace that opens the pieces. */
function withoutName(text: string): Pick<Pieces, 'text' | 'name' | 'whole'> & { readonly from: number } {
  const [, first = ''] = /^([^=<>≤≥≠]*)=(?!=)/.exec(text) ?? [];
  const name = nameOf(first.trim());
  const start = name ? first.length + 1 : 0;
  const [, second = ''] = /^([^=<>≤≥≠]*)=(?!=)/.exec(text.slice(start)) ?? [];
  const whole = second.trim() === '' || second.search(CUT) >= 0 ? [] : [{ start, end: start + second.length }];
  const from = whole.length > 0 ? start + second.length + 1 : start;
  return { text: withoutBrace(' '.repeat(from) + text.slice(from)), name, whole, from };
}

/** {2x, x > 0; −2x, x < 0}, with or without its end. */
function withoutBrace(text: string): string {
  const [brace] = /^\s*\\?\{/.exec(text) ?? [];
  if (brace === undefined) return text;
  const opened = ' '.repeat(brace.length) + text.slice(brace.length);
  return opened.replace(/\\?\}\s*$/, closing => ' '.repeat(closing.length));
}

/** Conditions one behind the other are one: x > 0 and x < 1. */
function merged(items: readonly Item[]): readonly Item[] {
  const found: Item[] = [];
  for (const item of items) {
    const last = found.at(-1);
    if (last?.kind === 'condition' && item.kind === 'condition')
      found[found.length - 1] = { ...item, texts: [...last.texts, ...item.texts] };
    else found.push(item);
  }
  return found;
}

interface Paired {
  readonly value: Stretch;
  readonly under: Under;
}

/** Each value with the condition behind it, or before it; the last may have none, and is for all that is left. Undefined where one is left over. */
function pairs(items: readonly Item[]): readonly Paired[] | undefined {
  const found: Paired[] = [];
  for (let i = 0; i < items.length; ) {
    const [first, second, third] = items.slice(i, i + 3);
    const isElseIf = first?.kind === 'rest' && second?.kind === 'value' && third !== undefined;
    const pair = isElseIf ? undefined : pairOf(first, second, found.length > 0);
    if (!pair && !isElseIf) return undefined;
    if (pair) found.push(pair);
    i += isElseIf ? 1 : 2;
  }
  return found;
}

function pairOf(first: Item | undefined, second: Item | undefined, isLast: boolean): Paired | undefined {
  if (first?.kind === 'value')
    return second ? paired(first.value, second) : isLast ? { value: first.value, under: { kind: 'rest' } } : undefined;
  return first && second?.kind === 'value' ? paired(second.value, first) : undefined;
}

const paired = (value: Stretch, under: Item): Paired | undefined =>
  under.kind === 'value' ? undefined : { value, under };

/** Where something is left for "otherwise", each piece holds where none before it does. */
function withConditions(pairs: readonly Paired[]): readonly Piece[] | undefined {
  const isChain = pairs.some(({ under }) => under.kind === 'rest');
  const found: Piece[] = [];
  const earlier: Assumption[] = [];
  for (const { value, under } of pairs) {
    const holds = holding(under);
    if (!holds) return undefined;
    const before = isChain ? [...earlier] : [];
    earlier.push(holds);
    const where = { text: textOf(under), holds: (at: Point) => !before.some(each => each(at)) && holds(at) };
    found.push({ value, where: { ...where, ...(under.kind === 'point' && { point: under.at }) } });
  }
  return found;
}

const textOf = (under: Under): string =>
  under.kind === 'condition' ? under.texts.join(` ${under.joint} `) : under.kind === 'point' ? under.text : 'otherwise';

function holding(under: Under): Assumption | undefined {
  if (under.kind === 'rest') return () => true;
  if (under.kind === 'point') return at => Object.entries(under.at).every(([name, x]) => at[name] === x);
  const read = under.texts.map(text => readAssumptions([text]));
  const conditions = read.flatMap(each => (each.ok ? [each.value] : []));
  if (conditions.length < read.length) return undefined;
  return under.joint === 'or' ? at => conditions.some(holds => holds(at)) : at => conditions.every(holds => holds(at));
}
