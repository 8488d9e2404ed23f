import { type Expr, isConstantName } from '../expression/expression.ts';
import { argumentPlaces } from '../expression/walk.ts';
import { pointAt, pointsAt } from '../tape/points.ts';
import { recordParts } from '../tape/record.ts';
import type { Points, Tape } from '../tape/tape.ts';
import type { Enclosed } from './ball.ts';
import { digitCost, inDigits, needsDigits } from './digits.ts';
import { hasEdge } from './edges.ts';
import { partsOf } from './exact-exponents.ts';
import { numbersIn } from './meeting-points.ts';
import { certainNeedsIn, needsIn } from './needs.ts';
import { isNowhereReal, isRealAtPointsAlone } from './nowhere-real.ts';
import { plainValue } from './plain-value.ts';
import { type Residues, residuesOf } from './proof.ts';
import { isRealIn, type Located, located, type Sampled, sampled, steadyAt } from './sampled.ts';
import { bendsIn, narrowness, sensitiveIn } from './sensitive.ts';
import { hidesPart } from './unseen.ts';

/** What is known of an expression at one block of points. */
interface AtBlock {
  readonly points: Points;
  /** By place: the value without a recording. */
  readonly plain: number[];
  sampled: Sampled | undefined;
  located: Located | undefined;
  /** Those of the points at which it has a value. */
  real: Points | undefined;
  /** By place: the bound on the error where it is more than an estimate, undefined in the box where it is not. */
  readonly steady: { readonly bound: ReturnType<typeof steadyAt> }[];
  readonly digits: { readonly ball: Enclosed }[];
  readonly hides: boolean[];
}

/** Blocks of which something is kept; what was known of the one longest there is found anew. */
const MOST_BLOCKS = 64;

/** One of two expressions that are compared, with what the stages ask of it: each is found once, when it is first asked. */
export class Side {
  readonly expr: Expr;
  private readonly parts: readonly Expr[];
  /** Where the arguments of the parts stand among these. */
  private readonly places: readonly number[];
  private readonly blocks: AtBlock[] = [];
  private recorded: Tape | undefined;
  private foundNames: readonly string[] | undefined;
  private foundResidues: Residues | undefined;
  private foundNumbers: readonly number[] | undefined;
  private foundBends: readonly Expr[] | undefined;
  private foundNarrowness: number | undefined;
  private foundExtreme: boolean | undefined;
  private foundDigitCost: number | undefined;
  private foundEdges: boolean | undefined;
  private foundNowhere: boolean | undefined;

  constructor(expr: Expr) {
    this.expr = expr;
    this.parts = partsOf(expr);
    this.places = argumentPlaces(this.parts);
  }

  /** Its recording. Throws `UnknownOperation` where it has a function without values. */
  get tape(): Tape {
    this.recorded ??= recordParts(this.parts, this.places);
    return this.recorded;
  }

  /** Its variables. */
  get names(): readonly string[] {
    this.foundNames ??= namesIn(this.parts);
    return this.foundNames;
  }

  /** Its value at a place of a block as doubles give it without a recording; NaN where that may be another one. */
  plainAt(points: Points, place: number): number {
    const places = this.block(points).plain;
    places[place] ??= plainValue(this.parts, this.places, points, place);
    return places[place];
  }

  /** Itself at a block of points, which is known by identity. */
  at(points: Points): Sampled {
    const known = this.block(points);
    known.sampled ??= sampled(this.tape, points);
    return known.sampled;
  }

  /** Where in a block of points it is real. */
  locatedAt(points: Points): Located {
    const known = this.block(points);
    known.located ??= known.sampled ?? located(this.tape, points);
    return known.located;
  }

  /** Those of a block's points at which it has a value. */
  realPart(points: Points): Points {
    const known = this.block(points);
    known.real ??= pointsAt(points, placesReal(this.locatedAt(points)));
    return known.real;
  }

  /** Whether it has a value at any of the points. */
  isRealIn(points: Points): boolean {
    return isRealIn(this.tape, points);
  }

  /** The bound on its error at a place of a block where that is more than an estimate; undefined where it is not. */
  steadyAt(points: Points, place: number): ReturnType<typeof steadyAt> {
    const places = this.block(points).steady;
    places[place] ??= { bound: steadyAt(this.tape, points, place) };
    return places[place].bound;
  }

  /** The ball of 64 digits around its value at a place of a block. */
  digitsAt(points: Points, place: number): Enclosed {
    const places = this.block(points).digits;
    places[place] ??= { ball: inDigits(this.expr, pointAt(points, place)) };
    return places[place].ball;
  }

  /** Whether 64 digits of it hide one of its parts at a place of a block. */
  hidesAt(points: Points, place: number): boolean {
    const places = this.block(points).hides;
    places[place] ??= hidesPart(this.expr, pointAt(points, place));
    return places[place];
  }

  private block(points: Points): AtBlock {
    for (const known of this.blocks) if (known.points === points) return known;
    const block = {
      points,
      plain: [],
      sampled: undefined,
      located: undefined,
      real: undefined,
      steady: [],
      digits: [],
      hides: [],
    };
    if (this.blocks.push(block) > MOST_BLOCKS) this.blocks.shift();
    return block;
  }

  /** Its values modulo the primes. */
  get residues(): Residues {
    this.foundResidues ??= residuesOf(this.parts, this.places);
    return this.foundResidues;
  }

  /** The numbers written in it that may mark places. */
  get numbers(): readonly number[] {
    this.foundNumbers ??= numbersIn(this.parts);
    return this.foundNumbers;
  }

  /** What is 0 where it bends or jumps. */
  get bends(): readonly Expr[] {
    this.foundBends ??= bendsIn(this.parts);
    return this.foundBends;
  }

  /** What is 0, least or largest where it may do something that is seen nowhere else. */
  get sensitive(): readonly Expr[] {
    return sensitiveIn(this.parts);
  }

  /** What may not be negative where it is real. */
  get needs(): readonly Expr[] {
    return needsIn(this.parts);
  }

  /** What may be negative at no point at which it is real. */
  get certainNeeds(): readonly Expr[] {
    return certainNeedsIn(this.parts);
  }

  /** How many times as narrow as one its bumps and domains may be. */
  get narrowness(): number {
    this.foundNarrowness ??= narrowness(this.parts);
    return this.foundNarrowness;
  }

  /** Whether it has numbers so long, small or large that a difference may hide below the digits of doubles. */
  get isExtreme(): boolean {
    this.foundExtreme ??= needsDigits(this.parts);
    return this.foundExtreme;
  }

  /** Whether it may be not real over a stretch of its variables. */
  get hasEdges(): boolean {
    this.foundEdges ??= hasEdges(this.tape);
    return this.foundEdges;
  }

  /** Whether it is certain to have no value anywhere. */
  get isNowhereReal(): boolean {
    this.foundNowhere ??= isNowhereReal(this.parts);
    return this.foundNowhere;
  }

  /** Whether it is certain to be real at single points alone, if anywhere. */
  get isRealAtPointsAlone(): boolean {
    return isRealAtPointsAlone(this.parts);
  }

  /** What 64 digits of it cost. */
  get digitCost(): number {
    this.foundDigitCost ??= digitCost(this.parts);
    return this.foundDigitCost;
  }
}

/** The letters among the parts, constants aside. */
function namesIn(parts: readonly Expr[]): readonly string[] {
  const names: string[] = [];
  for (const part of parts) if (part.kind === 'symbol' && !isConstantName(part.name)) names.push(part.name);
  return names.length > 1 ? [...new Set(names)] : names;
}

function hasEdges(tape: Tape): boolean {
  for (let node = 0; node < tape.length; node++) if (hasEdge(tape, node)) return true;
  return false;
}

const placesReal = ({ values }: Located): readonly number[] => [...values.keys()].filter(p => !Number.isNaN(values[p]));
