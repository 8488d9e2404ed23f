import { type Call, call, type Expr, symbol } from '../expression/expression.ts';
import { BLUE, VERMILION } from './colours.ts';

/**
 * Marks: calls for display alone, around or in place of parts of a line. Their value is that of the expression they
 * wrap. `letter` shows only the letter that stands for the inner function of a chain; `inner` shows that function with
 * its letter under it; `factor` shows the factor that the chain rule brings, marked like the inner function.
 */
export type MarkKind = 'letter' | 'inner' | 'factor';

/** The two colours of marks (Okabe and Ito), told apart by readers of every colour vision. */
type MarkColour = 'blue' | 'vermilion';

/** The colours of marks: those of the pictures. */
export const MARK_COLOURS: Readonly<Record<MarkColour, string>> = { blue: BLUE, vermilion: VERMILION };

/** One chain's mark: the letter of its inner function and its colour. */
export interface ChainMark {
  readonly letter: string;
  readonly colour: MarkColour;
  /** The variable of the derivation: the factor is du/dx. */
  readonly wrt: string;
}

/** A chain's mark on one of its parts. */
export interface Mark extends ChainMark {
  readonly kind: MarkKind;
}

const KINDS: ReadonlyMap<string, MarkKind> = new Map([
  ['mark:letter', 'letter'],
  ['mark:inner', 'inner'],
  ['mark:factor', 'factor'],
]);

/** The expression with a mark around it. */
export const marked = (kind: MarkKind, of: Expr, { letter, colour, wrt }: ChainMark): Call =>
  call(`mark:${kind}`, of, symbol(letter), symbol(colour), symbol(wrt));

/** The mark a node is; undefined for every node that is none. */
export function markOf(node: Expr): Mark | undefined {
  const kind = node.kind === 'call' ? KINDS.get(node.op) : undefined;
  if (!kind || node.kind !== 'call') return undefined;
  const [letter = '', colour, wrt = ''] = node.args.slice(1).map(arg => (arg.kind === 'symbol' ? arg.name : ''));
  return { kind, letter, colour: colour === 'blue' ? 'blue' : 'vermilion', wrt };
}
