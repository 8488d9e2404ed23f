import type { Expr } from '../expression/expression.ts';
import { postorder } from '../expression/walk.ts';
import { record } from '../tape/record.ts';
import type { Points, Tape } from '../tape/tape.ts';
import type { Enclosed } from './ball.ts';
import { digitCost, inDigits, needsDigits } from './digits.ts';
import { hasEdge } from './edges.ts';
import { pointAt } from './meeting.ts';
import { type Residues, residuesOf } from './proof.ts';
import { isSteady, type Located, located, type Sampled, sampled } from './sampled.ts';

/** One of two expressions that are compared, with what the stages ask of it: each is found once, when it is first asked. */
export class Side {
  readonly expr: Expr;
  readonly tape: Tape;
  // Most blocks are those of one pair; what is known at them goes with them.
  private readonly blocks = new WeakMap<Points, Sampled>();
  private readonly places = new WeakMap<Points, Located>();
  private readonly steady = new WeakMap<Points, boolean[]>();
  private readonly digits = new WeakMap<Points, { readonly ball: Enclosed }[]>();
  private foundParts: readonly Expr[] | undefined;
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

  /** Whether the bounds at a place of a block are more than estimates. */
  isSteadyAt(points: Points, place: number): boolean {
    const places = this.steady.get(points) ?? [];
    this.steady.set(points, places);
    places[place] ??= isSteady(this.tape, points, place);
    return places[place];
  }

  /** The ball of 64 digits around its value at a place of a block. */
  digitsAt(points: Points, place: number): Enclosed {
    const places = this.digits.get(points) ?? [];
    this.digits.set(points, places);
    places[place] ??= { ball: inDigits(this.expr, pointAt(points, place)) };
    return places[place].ball;
  }

  /** Where in a block of points it is real. */
  locatedAt(points: Points): Located {
    const known = this.blocks.get(points) ?? this.places.get(points);
    if (known) return known;
    const found = located(this.tape, points);
    this.places.set(points, found);
    return found;
  }

  private get parts(): readonly Expr[] {
    this.foundParts ??= postorder(this.expr);
    return this.foundParts;
  }

  /** Its values modulo the primes. */
  get residues(): Residues {
    this.foundResidues ??= residuesOf(this.parts);
    return this.foundResidues;
  }

  /** Whether it has numbers so long, small or large that a difference may hide below the digits of doubles. */
  get isExtreme(): boolean {
    this.foundExtreme ??= needsDigits(this.parts);
    return this.foundExtreme;
  }

  /** Whether it may be not real over a stretch of its variables. */
  get hasEdges(): boolean {
    for (let node = 0; node < this.tape.length; node++) if (hasEdge(this.tape, node)) return true;
    return false;
  }

  /** What 64 digits of it cost. */
  get digitCost(): number {
    return digitCost(this.parts);
  }
}
