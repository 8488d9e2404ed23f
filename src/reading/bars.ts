import { complain, SAYING } from './complaints.ts';
import { endsOperand, startsOperand, type Token } from './token.ts';

type Side = 'open' | 'close';

/** A bar among those of one pair of brackets, and what stands on either side of it. */
interface Bar {
  readonly index: number;
  readonly before: 'operand' | 'bar' | 'other';
  readonly canOpen: boolean;
}

/**
 * Tells opening bars from closing ones: between the same brackets a bar closes as soon as it can, but so that every bar
 * finds its partner: ||x|-1| and |2|x|| are nested, |x||y| is a product.
 */
export function pairBars(tokens: readonly Token[]): readonly Token[] {
  if (!tokens.some(({ kind }) => kind === 'bar')) return tokens;
  const sides = new Map<number, Side>();
  for (const bars of barsByBracket(tokens)) {
    const found = assign(bars) ?? complainOfBar(tokens, bars);
    bars.forEach((bar, i) => {
      sides.set(bar.index, found[i] ?? 'open');
    });
  }
  return tokens.map((token, i) => ({ ...token, kind: sides.get(i) ?? token.kind }));
}

/** The bars between each pair of brackets, in order. */
function barsByBracket(tokens: readonly Token[]): Bar[][] {
  const groups: Bar[][] = [[]];
  const stack: Bar[][] = [groups[0] ?? []];
  tokens.forEach((token, index) => {
    if (token.kind === 'open') stack.push(groups[groups.push([]) - 1] ?? []);
    if (token.kind === 'close' && stack.length > 1) stack.pop();
    if (token.kind === 'bar') stack.at(-1)?.push(barAt(tokens, index));
  });
  return groups.filter(bars => bars.length > 0);
}

function barAt(tokens: readonly Token[], index: number): Bar {
  const before = tokens[index - 1];
  const after = tokens[index + 1];
  return {
    index,
    before: endsOperand(before) ? 'operand' : before?.kind === 'bar' ? 'bar' : 'other',
    canOpen: after !== undefined && (startsOperand(after) || after.kind === 'bar' || isSign(after)),
  };
}

const isSign = (token: Token): boolean => token.kind === 'operator' && (token.text === '-' || token.text === '+');

/** Beyond these many bars a choice is not taken back, so that the time stays in proportion. */
const MOST_TRIED = 60;

/** The first way to pair all the bars, closing sooner rather than later; undefined where there is none. */
function assign(bars: readonly Bar[]): Side[] | undefined {
  const failed = new Set<string>();
  const sides: Side[] = [];
  const from = (i: number, depth: number): boolean => {
    if (i === bars.length) return depth === 0;
    const state = `${i} ${depth} ${sides[i - 1]}`;
    if (failed.has(state)) return false;
    for (const side of possible(bars[i], sides[i - 1], depth)) {
      sides[i] = side;
      if (from(i + 1, depth + (side === 'open' ? 1 : -1))) return true;
    }
    failed.add(state);
    return false;
  };
  if (bars.length > MOST_TRIED) return greedy(bars);
  return from(0, 0) ? sides : undefined;
}

/** Closing bars wherever one can be closed. */
function greedy(bars: readonly Bar[]): Side[] | undefined {
  const sides: Side[] = [];
  let depth = 0;
  for (const bar of bars) {
    const side = possible(bar, sides.at(-1), depth)[0] ?? 'open';
    sides.push(side);
    depth += side === 'open' ? 1 : -1;
  }
  return depth === 0 ? sides : undefined;
}

function possible(bar: Bar | undefined, last: Side | undefined, depth: number): Side[] {
  const afterOperand = bar?.before === 'operand' || (bar?.before === 'bar' && last === 'close');
  return [...(afterOperand && depth > 0 ? ['close' as const] : []), ...(bar?.canOpen ? ['open' as const] : [])];
}

/** Where the bars cannot be paired, the first one left open is at fault, else the last. */
function complainOfBar(tokens: readonly Token[], bars: readonly Bar[]): never {
  const open: Bar[] = [];
  for (const bar of bars) {
    if (open.length > 0 && bar.before !== 'other') open.pop();
    else open.push(bar);
  }
  const culprit = open[0] ?? bars.at(-1);
  complain(SAYING.neverClosed('|'), tokens[culprit?.index ?? 0] ?? { start: 0, end: 0 });
}
