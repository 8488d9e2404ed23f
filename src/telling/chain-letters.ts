import type { Step } from '../derivation/step.ts';
import { same } from '../expression/equality.ts';
import { call, type Expr, symbol } from '../expression/expression.ts';
import { freshName } from '../expression/substitution.ts';
import type { ChainMark } from '../notation/marks.ts';
import { type Inner, innerFunctions } from './composing.ts';
import type { Remark, Sentence } from './told.ts';

/** Letters for inner functions, in the order they are taken. */
const CHAIN_LETTERS = ['u', 'v', 'w', 't', 's', 'r', 'p', 'q'];

/** The letters of a block so far. */
interface Letters {
  /** Names that no chain may use. */
  readonly taken: ReadonlySet<string>;
  readonly chains: ReadonlyMap<Step, readonly Inner[]>;
  /** Every inner function that has had a letter in the block: two of them never share one. */
  readonly named: Inner[];
}

/** Each inner function of a chain with a letter of its own, that nothing else in the block uses; the colours take turns. */
export function nameInners({ taken, chains, named }: Letters, step: Step, wrt: string): Inner[] {
  const inUse = [...chains.values()].flat();
  return innerFunctions(step).map((inner, i) => {
    const letter = letterOf(inner, taken, named);
    const mark: ChainMark = { letter, colour: (inUse.length + i) % 2 === 0 ? 'blue' : 'vermilion', wrt };
    named.push({ inner, mark });
    return { inner, mark };
  });
}

/** The letter that the same inner function has had before, else a new one. */
function letterOf(inner: Expr, taken: ReadonlySet<string>, named: readonly Inner[]): string {
  const before = named.find(other => same(other.inner, inner));
  return before?.mark.letter ?? freshName(new Set([...taken, ...named.map(({ mark }) => mark.letter)]), CHAIN_LETTERS);
}

/** What is said beside the line of a chain: u = 3x; of logarithmic differentiation: xˣ = e^(x ln(x)). */
export function remarks(step: Step, inners: readonly Inner[]): Remark[] {
  const [exponent] = step.substeps;
  if (step.rule === 'logarithmic' && exponent) return [{ left: step.of, right: call('exp', exponent.of) }];
  return inners.map(({ inner, mark }) => ({ left: symbol(mark.letter), right: inner }));
}

/** Said on the line after that of a chain, where its inner function stands again. */
export const letterBack = ({ inner, mark }: Inner): Sentence => [
  'The letter ',
  symbol(mark.letter),
  ' is put back: it stands for ',
  inner,
  '.',
];
