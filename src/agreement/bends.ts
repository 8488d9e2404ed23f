import type { Expr } from '../expression/expression.ts';
import { strictText } from '../expression/strict.ts';
import type { Pair } from './pair.ts';

/** Bends of one expression alone, and of both, that are looked for. */
const [MOST_OWN, MOST_SHARED] = [120, 40];

/** Where so few bend nothing is left out. */
const FEW = 40;

/** What is 0 where two expressions bend or jump; where that is much, what only one of them has comes first. */
export function bendsOfPair({ expected, answer }: Pair): readonly Expr[] {
  if (expected.bends.length + answer.bends.length <= FEW) return [...expected.bends, ...answer.bends];
  const [left, right] = [byText(expected.bends), byText(answer.bends)];
  const shared = [...left.keys()].filter(text => right.has(text)).sort();
  return [
    ...ownOf(left, right).slice(0, MOST_OWN),
    ...ownOf(right, left).slice(0, MOST_OWN),
    ...shared.slice(0, MOST_SHARED).flatMap(text => left.get(text) ?? []),
  ];
}

/** Whether one of two expressions bends at more places of its own than are looked for. */
export function bendTooOften({ expected, answer }: Pair): boolean {
  if (Math.max(expected.bends.length, answer.bends.length) <= MOST_OWN) return false;
  const [left, right] = [byText(expected.bends), byText(answer.bends)];
  return Math.max(ownOf(left, right).length, ownOf(right, left).length) > MOST_OWN;
}

const byText = (bends: readonly Expr[]): ReadonlyMap<string, Expr> => new Map(bends.map(e => [strictText(e), e]));

const ownOf = (all: ReadonlyMap<string, Expr>, others: ReadonlyMap<string, Expr>): readonly Expr[] =>
  [...all].flatMap(([text, e]) => (others.has(text) ? [] : [e]));
