import type { Expr } from '../expression/expression.ts';
import { record } from '../tape/record.ts';
import type { Points, Tape } from '../tape/tape.ts';
import { digitCost, needsDigits } from './digits.ts';
import { hasEdge } from './edges.ts';
import { type Residues, residuesOf } from './proof.ts';
import { type Located, located, type Sampled, sampled } from './sampled.ts';

/** One of two expressions that are compared, with what the stages ask of it: each is found once, when it is first asked. */
export class Side {
  readonly expr: Expr;
  readonly tape: Tape;
  private readonly blocks = new Map<Points, Sampled>();
  private readonly places = new Map<Points, Located>();
  private foundResidues: Residues | undefined;
  private foundExtreme: boolean | undefined;

  /** Throws `UnknownOperation` where the expression has a function without values. */
  constructor(expr: Expr) {
    this.expr = expr;
    this.tape = record([expr]);
  }

  /** Its variables. */
  get names(): Iterable<string> {
    return this.tape.inputs.keys();
  }

  /** Itself at a block of points, which is known by identity. */
  at(points: Points): Sampled {
    const known = this.blocks.get(points);
    if (known) return known;
    const found = sampled(this.tape, points);
    this.blocks.set(points, found);
    return found;
  }

  /** Where in a block of points it is real. */
  locatedAt(points: Points): Located {
    const known = this.blocks.get(points) ?? this.places.get(points);
    if (known) return known;
    const found = located(this.tape, points);
    this.places.set(points, found);
    return found;
  }

  /** Its values modulo the primes. */
  get residues(): Residues {
    this.foundResidues ??= residuesOf(this.expr);
    return this.foundResidues;
  }

  /** Whether it has numbers so long, small or large that a difference may hide below the digits of doubles. */
  get isExtreme(): boolean {
    this.foundExtreme ??= needsDigits(this.expr);
    return this.foundExtreme;
  }

  /** Whether it may be not real over a stretch of its variables. */
  get hasEdges(): boolean {
    for (let node = 0; node < this.tape.length; node++) if (hasEdge(this.tape, node)) return true;
    return false;
  }

  /** What 64 digits of it cost. */
  get digitCost(): number {
    return digitCost(this.expr);
  }
}
