import { agree } from '../agreement/agree.ts';
import type { Agreement, DomainDifference, Witness } from '../agreement/agreement.ts';
import type { Expr } from '../expression/expression.ts';
import type { Side } from './line-meaning.ts';

/** Where two sides differ: both values, or which has none. */
interface Point {
  readonly witness?: Witness;
  readonly domain?: DomainDifference;
}

/** A side that is not what it ought to be. */
export interface Different {
  readonly kind: 'different';
  readonly side: Side;
  readonly point: Point;
}

/** What comparing sides with what they ought to be comes to. */
type Compared = { readonly kind: 'same' } | Different | { readonly kind: 'undecided'; readonly why: string };

/** The first side that differs speaks for all, then one that cannot be decided: that is never called right. */
export function comparedWith(expected: Expr, sides: readonly Side[]): Compared {
  let open: Compared = { kind: 'same' };
  for (const side of sides) {
    const agreement = agree(expected, side.value);
    if (agreement.kind === 'different') return { kind: 'different', side, point: pointOf(agreement) };
    if (agreement.kind === 'undecided') open = agreement;
  }
  return open;
}

const pointOf = ({ witness, domain }: Extract<Agreement, { readonly kind: 'different' }>): Point =>
  witness ? { witness } : { domain };
