import { agree } from '../agreement/agree.ts';
import type { Step } from '../derivation/step.ts';
import { type Derived, derived } from '../diagnosis/suspects/derived.ts';
import { same } from '../expression/equality.ts';
import { derivative, type Expr } from '../expression/expression.ts';
import { contains } from '../expression/measure.ts';
import { quantitiesOf } from '../expression/program.ts';
import type { Found } from '../marking/verdict.ts';
import type { Known, Side } from './line-meaning.ts';
import type { Place } from './places.ts';

/** Names the mistakes in a wrong derivative of a function, the first if no order is given, or says what can be said without one. */
export type Namer = (
  f: Expr,
  wrt: string,
  wrong: Expr,
  order?: number,
) => Pick<Found, 'mistakes' | 'together' | 'hint' | 'clue'>;

/** What is known when a line is reached. */
export interface SoFar extends Known {
  /** The derivation of the function, as it was rewritten last before the lines begin to differentiate it. */
  readonly problem: Derived;
  readonly expected: Expr;
  /** The last line that was right or followed, to tell what the next one does; d/dx[f] before the first. */
  readonly before: Expr;
  /** The function in all its forms, and the lines about its derivative: what derivatives may be found of beside them. */
  readonly met: readonly Expr[];
  /** An equation beside the derivation that the next line may go on with, and whether it is a definition. */
  readonly aside?: { readonly side: Side; readonly isDefinition: boolean } | undefined;
  /** The parts whose derivatives were found beside the derivation since the last line of it. */
  readonly foundBeside: readonly Expr[];
  /** What is differentiated on the other side of an equation: x ln x after ln y = x ln x. */
  readonly otherSide?: OtherSide;
  /** What is under the limit that the last line about the derivative was; none where no limit stood there. */
  readonly underLimit?: Expr | undefined;
  /** What the lines of first principles go on with, where the last one had no limit in it. */
  readonly increments?: Increments | undefined;
  /** The u of y = u^4, where y' may be dy/du. */
  readonly outer?: string | undefined;
  /** Letters that lines have made names of derivatives, v = ds/dt, each with its order. */
  readonly slopeNames: ReadonlyMap<string, number>;
  /** What is known of the next derivative, y″ after y′, once a line has spoken of it. */
  readonly next?: SoFar;
  /** Whether lines that name nothing go on with that. */
  readonly isAtNext?: boolean;
  /** The point of the problem: numbers alone are values there. */
  readonly given?: Place | undefined;
  /** Wrong numbers of earlier lines there. */
  readonly ownNumbers?: readonly OwnNumber[];
  /** Values at a point that the next line may go on with. */
  readonly atPlaces?: AtPlaces | undefined;
  /** The point at which a line has given the slope last, and that slope where it was wrong. */
  readonly touch?: { readonly place: Place; readonly wrong?: Expr | undefined };
  /** Places that the line before speaks of, with nothing said about them. */
  readonly announced?: string | undefined;
  /** Once the lines have gone on to where the derivative is 0. */
  readonly solving?: Solving;
  /** Whether a line has said what the derivative is. */
  readonly hasBegun: boolean;
  /** Whether the last line about it said it in full. */
  readonly isDone: boolean;
  /** The steps of its parts that lines beside it have wrong, and what they have. */
  readonly wrongParts?: ReadonlyMap<Step, Expr>;
  /** The derivatives that lines beside it have wrong, dx/dt where it is by t, as they are typed; and what they have. */
  readonly wrongBeside?: ReadonlyMap<string, Expr>;
  /** What the derivative is by the first wrong line. */
  readonly wrong?: Expr;
  readonly name: Namer;
}

/** An equation's other side, of which the derivative is found, and the last line about that derivative. */
export interface OtherSide {
  readonly of: Expr;
  readonly before: Expr;
}

/** What values are claimed to be: those of a formula, of which a wrong line has another. */
export interface Claimed {
  readonly value: Expr;
  readonly wrong?: Expr | undefined;
  /** The order of the derivative that it is, 0 of the function; none of anything else. */
  readonly order?: number | undefined;
}

/** Values that a line has claimed at some places, with which the next line may go on. */
export interface AtPlaces {
  readonly claimed: Claimed;
  readonly places: readonly Place[];
  /** Calculations with rounded numbers that have come to it: the next number may come from these. */
  readonly workedOut?: readonly Expr[];
  /** Those that have come to the wrong one. */
  readonly carried?: readonly Expr[];
}

/** Lines about f(x + h), in which that is a letter of its own. */
export interface Increments {
  /** The increment, h. */
  readonly letter: string;
  /** The side that an "= …" goes on from. */
  readonly first: Expr;
  /** The side that was written last. */
  readonly last: Expr;
  /** What f(x + h) is by the first wrong line. */
  readonly wrong?: Expr | undefined;
}

/** A wrong number of the student's, and what it ought to be. */
export interface OwnNumber {
  /** The quantity or the derivative, as it was written. */
  readonly of: Expr;
  readonly own: Expr;
  readonly right: Expr;
}

/** What lines that look for zeros know besides the derivative. */
interface Solving {
  /** The solutions of the first equation among them that is wrong. */
  readonly wrong: readonly number[];
}

/** What lines are about; the function may have a name of its own. */
export type AskedOfLines = Omit<Known, 'meanings'> & Pick<SoFar, 'given'> & { readonly called: readonly string[] };

/** Before the first line: y, f and F, and s and h where the variable is t, are names of the function where they are no letters of it. */
export function beforeLines({ called, ...asked }: AskedOfLines, name: Namer): SoFar {
  const { f, wrt, program } = asked;
  const problem = derived(f, wrt);
  const usual = [...USUAL_NAMES, ...(OF_VARIABLE[wrt] ?? []), ...called];
  const names = usual.filter(each => each !== wrt && !contains(f, each));
  return {
    ...asked,
    problem,
    expected: problem.slope(problem.f),
    meanings: new Map([...names.map(each => [each, f] as const), ...(program ? quantitiesOf(program) : [])]),
    before: derivative(problem.f, wrt),
    met: [f],
    foundBeside: [],
    slopeNames: new Map(),
    hasBegun: false,
    isDone: false,
    name,
  };
}

const USUAL_NAMES = ['y', 'f', 'F'];
/** The way s that has been covered at the time t, the height h. */
const OF_VARIABLE: Readonly<Record<string, readonly string[]>> = { t: ['s', 'h'] };

/** Once the function is written in another way: mistakes are looked for in what is differentiated then. */
export function rewritten(soFar: SoFar, f: Expr): SoFar {
  if (soFar.hasBegun || same(f, soFar.problem.f)) return soFar;
  const problem = derived(f, soFar.wrt);
  return { ...soFar, problem, wrongParts: new Map(), before: derivative(problem.f, soFar.wrt), met: [...soFar.met, f] };
}

/** Whether two expressions are known to be the same function. */
export const isSame = (a: Expr, b: Expr): boolean => agree(a, b).kind === 'same';

/** Whether a value is the derivative, as it should be or as the first wrong line has it. */
export const isEither = (value: Expr, { expected, wrong }: SoFar): boolean =>
  (wrong !== undefined && isSame(wrong, value)) || isSame(expected, value);
