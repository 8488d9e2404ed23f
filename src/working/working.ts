import { agree } from '../agreement/agree.ts';
import type { Agreement, DomainDifference, Witness } from '../agreement/agreement.ts';
import { type Derived, derived, resultWith } from '../diagnosis/derived.ts';
import { same } from '../expression/equality.ts';
import { derivative, type Expr, isCall, multiply, symbol } from '../expression/expression.ts';
import { contains, variables } from '../expression/measure.ts';
import { strictText } from '../expression/strict.ts';
import { postorder } from '../expression/walk.ts';
import { standingIn } from '../marking/standing.ts';
import type { Found, NamedMistake } from '../marking/verdict.ts';
import type { Complaint } from '../reading/reading.ts';
import { type Meanings, readSide, type Side, slopeOf, writtenIn } from './line-meaning.ts';
import { type LineText, lineText } from './line-text.ts';
import { differentiatedBetween, rulesBetween } from './rules-between.ts';

/** What is said of one line of a student's derivation. */
export interface JudgedLine {
  readonly text: string;
  /** `carried forward`: wrong, but it follows from the wrong line before it. */
  readonly verdict: 'right' | 'wrong' | 'carried forward' | 'not a step';
  /** The rules that lead to it from the line before. */
  readonly did: readonly string[];
  readonly mistakes: readonly NamedMistake[];
  /** Where no mistake fits: what can be said all the same. */
  readonly hint?: string;
  readonly witness?: Witness;
  /** Where it has no value, and what it ought to be has one. */
  readonly domain?: DomainDifference;
  /** Why it could not be read. */
  readonly complaint?: Complaint;
}

/** A student's whole derivation, judged. */
export interface JudgedWorking {
  readonly lines: readonly JudgedLine[];
  /** Index of the first wrong line; null where none is. */
  readonly firstWrong: number | null;
  /** Whether the last line about the derivative is right and says it in full: no derivative and no letter left standing. */
  readonly done: boolean;
}

/** Names the mistakes in a wrong derivative of a function, or says what can be said without one. */
export type Namer = (f: Expr, wrt: string, wrong: Expr) => Pick<Found, 'mistakes' | 'hint'>;

/** What is known when a line is reached. */
interface SoFar {
  readonly problem: Derived;
  readonly expected: Expr;
  readonly meanings: Meanings;
  /** The last line that was right or followed, to tell what the next one does; d/dx[f] before the first. */
  readonly before: Expr;
  /** Whether a line has said what the derivative is. */
  readonly hasBegun: boolean;
  /** Whether the last line about it said it in full. */
  readonly isDone: boolean;
  /** What the derivative is by the first wrong line. */
  readonly wrong?: Expr;
  readonly name: Namer;
}

/** A line judged, and what is known after it. */
interface Step {
  readonly line: JudgedLine;
  readonly after: SoFar;
}

/**
 * Judges each line of a derivation of f: right, wrong, not a step, or carried forward from the wrong line before it.
 * Lines are as students write them: derivatives still standing, equals signs at either end, "let u = …", text or LaTeX.
 */
export function judgeWorking(f: Expr, wrt: string, lines: readonly string[], name: Namer): JudgedWorking {
  const problem = derived(f, wrt);
  let soFar: SoFar = {
    problem,
    expected: problem.slope(problem.f),
    meanings: variables(f).includes('y') ? new Map() : new Map([['y', f]]),
    before: derivative(problem.f, wrt),
    hasBegun: false,
    isDone: false,
    name,
  };
  const judged: JudgedLine[] = [];
  for (const text of lines.filter(line => line.trim() !== '')) {
    const { line, after } = judge(text, soFar);
    judged.push(line);
    soFar = after;
  }
  const first = judged.findIndex(({ verdict }) => verdict === 'wrong');
  return { lines: judged, firstWrong: first < 0 ? null : first, done: soFar.isDone };
}

function judge(text: string, soFar: SoFar): Step {
  const { wrt, f } = soFar.problem;
  const isKnown = (name: string): boolean =>
    name === wrt || soFar.meanings.has(name) || contains(f, name) || /^[fyFY]$/.test(name);
  const parts = lineText(text, isKnown);
  const defined = withDefinitions(parts, soFar);
  if (!defined.ok) return notAStep(text, soFar, defined.complaint);
  if (parts.sides.length === 0) return notAStep(text, defined.soFar);
  return judgeSides(text, parts, defined.soFar);
}

const notAStep = (text: string, after: SoFar, complaint?: Complaint): Step => ({
  line: { text, verdict: 'not a step', did: [], mistakes: [], ...(complaint && { complaint }) },
  after,
});

type Defined = { readonly ok: true; readonly soFar: SoFar } | { readonly ok: false; readonly complaint: Complaint };

function withDefinitions({ definitions }: LineText, soFar: SoFar): Defined {
  const meanings = new Map(soFar.meanings);
  for (const { name, text } of definitions) {
    const side = readSide(text, soFar.problem.wrt, meanings);
    if (!side.ok) return side;
    // y = x^2 sin x says again what the function is; it must not come to stand for itself.
    if (!contains(side.value.value, name)) meanings.set(name, side.value.value);
  }
  return { ok: true, soFar: { ...soFar, meanings } };
}

/** A name of the derivative: y', f'(x), dy/dx, f^{\prime}(x); where it says by what, that is its group. */
const OF_DERIVATIVE =
  /^(?:[yf]\s*(?:['′’]|\^\s*\{?\s*\\prime\s*\}?)\s*(?:\(\s*\w+\s*\))?|d\s?[yf](?:\(\w+\))?\s*\/\s*d\s?(?<by>\w)|\\[dt]?frac\s*\{\s*d\s?[yf]\s*\}\s*\{\s*d\s?(?<under>\w)\s*\})$/;
/** A name of the function itself: f(x). */
const OF_FUNCTION = /^[fF]\s*\(\s*\w+\s*\)$/;

/** dy/du is the derivative by another letter than the variable. */
function isNameOfDerivative(text: string, wrt: string): boolean {
  const found = OF_DERIVATIVE.exec(text);
  return found !== null && (found.groups?.by ?? found.groups?.under ?? wrt) === wrt;
}

const side = (written: Expr, value: Expr) => ({ ok: true, value: { typed: written, written, value } }) as const;

function readSides({ sides }: LineText, { problem, expected, meanings }: SoFar) {
  return sides.map(text => {
    if (isNameOfDerivative(text, problem.wrt)) return side(derivative(problem.f, problem.wrt), expected);
    if (OF_FUNCTION.test(text)) return side(problem.f, problem.f);
    return readSide(text, problem.wrt, meanings);
  });
}

function judgeSides(text: string, parts: LineText, soFar: SoFar): Step {
  const read = readSides(parts, soFar);
  const unread = read.find(side => !side.ok);
  if (unread && !unread.ok) return notAStep(text, soFar, unread.complaint);
  const sides = read.flatMap(side => (side.ok ? [side.value] : []));
  const [first, ...others] = sides;
  if (!first) return notAStep(text, soFar);
  const isNamed = isDerivative(first, soFar);
  const isAbout = isNamed || parts.isOpen;
  if (isAbout) return judgeClaims(text, isNamed && !parts.isOpen ? others : sides, isNamed, soFar);
  if (isSame(first.value, soFar.problem.f)) return notAStep(text, soFar);
  return judgeAside(text, first, others, soFar);
}

/** Whether a side stands for the derivative that is sought, as a name or as what is to be differentiated. */
const isDerivative = ({ typed, written }: Side, { problem }: SoFar): boolean =>
  standsBy(typed) === problem.wrt &&
  isCall(written, 'derivative') &&
  written.args[0] !== undefined &&
  same(written.args[0], problem.f);

/** The letter by which a derivative that stands alone is taken. */
function standsBy(typed: Expr): string | undefined {
  const [, by] = isCall(typed, 'derivative') ? typed.args : [];
  return by?.kind === 'symbol' ? by.name : undefined;
}

const isSame = (a: Expr, b: Expr): boolean => agree(a, b).kind === 'same';

/** What comparing sides with what they ought to be comes to. */
type Compared =
  | { readonly kind: 'same' }
  | { readonly kind: 'different'; readonly side: Side; readonly point: Point }
  | { readonly kind: 'undecided'; readonly why: string };

/** Where two sides differ: both values, or which has none. */
type Point = Pick<JudgedLine, 'witness' | 'domain'>;

const pointOf = ({ witness, domain }: Extract<Agreement, { readonly kind: 'different' }>): Point =>
  witness ? { witness } : { domain };

/** The first side that differs speaks for all, then one that cannot be decided: that is never called right. */
function comparedWith(expected: Expr, sides: readonly Side[]): Compared {
  let open: Compared = { kind: 'same' };
  for (const side of sides) {
    const agreement = agree(expected, side.value);
    if (agreement.kind === 'different') return { kind: 'different', side, point: pointOf(agreement) };
    if (agreement.kind === 'undecided') open = agreement;
  }
  return open;
}

const undecided = (text: string, why: string): Complaint => ({
  message: `This line could not be decided: ${why}`,
  start: 0,
  end: text.length,
});

/** Sides that each claim to be the derivative. */
function judgeClaims(text: string, sides: readonly Side[], isNamed: boolean, soFar: SoFar): Step {
  const last = sides.at(-1);
  if (!last) return notAStep(text, soFar);
  const compared = comparedWith(soFar.expected, sides);
  if (compared.kind === 'undecided') return notAStep(text, soFar, undecided(text, compared.why));
  if (compared.kind === 'same') return right(text, last, soFar);
  const { side: wrong, point } = compared;
  // Before the derivation begins the function may be said again; after that it is a claim like any other.
  if (!soFar.hasBegun && !isNamed && isSame(last.value, soFar.problem.f)) return notAStep(text, soFar);
  const follows = soFar.wrong !== undefined && sides.every(({ value }) => isEither(value, soFar));
  if (follows) return carried(text, last, soFar);
  const named = soFar.name(soFar.problem.f, soFar.problem.wrt, wrong.value);
  const mistakes = madeBetween(named.mistakes, differentiatedBetween(soFar.before, last.written));
  return {
    line: { text, verdict: 'wrong', did: rulesTo(last, soFar), ...named, mistakes, ...point },
    after: { ...soFar, before: last.written, hasBegun: true, isDone: false, wrong: wrong.value },
  };
}

/**
 * Of several explanations those at a part that this line differentiated: where the line before was right, its rules are
 * not to blame. All of them where none is.
 */
function madeBetween(mistakes: readonly NamedMistake[], parts: readonly Expr[]): readonly NamedMistake[] {
  if (mistakes.length < 2) return mistakes;
  const within = new Set(parts.flatMap(postorder).map(strictText));
  const here = mistakes.filter(({ at }) => within.has(at));
  return here.length > 0 ? here : mistakes;
}

const isEither = (value: Expr, { expected, wrong }: SoFar): boolean =>
  (wrong !== undefined && isSame(wrong, value)) || isSame(expected, value);

const right = (text: string, side: Side, soFar: SoFar): Step => ({
  line: { text, verdict: 'right', did: rulesTo(side, soFar), mistakes: [] },
  after: { ...soFar, before: side.written, hasBegun: true, isDone: isInFull(side, soFar) },
});

/** Whether nothing in a side is left to be found or put in. */
const isInFull = ({ typed }: Side, { meanings }: SoFar): boolean =>
  standingIn(typed).length === 0 && variables(typed).every(name => !meanings.has(name));

const carried = (text: string, side: Side, soFar: SoFar): Step => ({
  line: { text, verdict: 'carried forward', did: rulesTo(side, soFar), mistakes: [] },
  after: { ...soFar, before: side.written, hasBegun: true, isDone: false },
});

const rulesTo = ({ written }: Side, { before, problem }: SoFar): readonly string[] =>
  rulesBetween(before, written, problem.wrt);

/** An equation beside the derivation: d/dx[x^2] = 2x, d/du[sin u] = cos u, dy/du = cos u. */
function judgeAside(text: string, first: Side, others: readonly Side[], soFar: SoFar): Step {
  const compared = comparedWith(first.value, others);
  if (compared.kind === 'undecided') return notAStep(text, soFar, undecided(text, compared.why));
  const last = others.at(-1) ?? first;
  const did = rulesAside(first, last, soFar);
  if (compared.kind === 'same') return { line: { text, verdict: 'right', did, mistakes: [] }, after: soFar };
  const { side: wrong, point } = compared;
  return {
    line: { text, verdict: 'wrong', did, ...foundAside(first, wrong, soFar), ...point },
    after: { ...soFar, ...wrongWith(first, wrong, soFar) },
  };
}

/** A derivative beside the derivation: of what, by which letter, and in which spelling of the line that is. */
interface Spoken {
  readonly of: Expr | undefined;
  readonly by: string;
  readonly spelling: 'typed' | 'written';
}

/** A derivative by another letter is spoken of in that letter: d/du[sin u], and dy/du where y can be written in u. */
function spoken({ typed, written }: Side, { problem: { wrt }, meanings }: SoFar): Spoken {
  const by = standsBy(typed) ?? wrt;
  const [of] = isCall(typed, 'derivative') ? typed.args : [];
  const inLetter = of && by !== wrt ? writtenIn(by, of, meanings) : undefined;
  if (inLetter && contains(inLetter, by)) return { of: inLetter, by, spelling: 'typed' };
  const [found] = isCall(written, 'derivative') && by === wrt ? written.args : [];
  return { of: found, by: wrt, spelling: 'written' };
}

function rulesAside(first: Side, last: Side, soFar: SoFar): readonly string[] {
  const { of, by, spelling } = spoken(first, soFar);
  const stated = of ? derivative(of, by) : first[spelling];
  return rulesBetween(isCall(stated, 'derivative') ? stated : last[spelling], last[spelling], by);
}

function foundAside(first: Side, wrong: Side, soFar: SoFar): ReturnType<Namer> {
  const { of, by, spelling } = spoken(first, soFar);
  return of ? soFar.name(of, by, spelling === 'typed' ? wrong.typed : wrong.value) : { mistakes: [] };
}

/** The derivative that follows when that of a part is found wrong; one by another letter has the chain rule before it. */
function wrongWith({ typed, written }: Side, { value }: Side, { problem, meanings }: SoFar): Pick<SoFar, 'wrong'> {
  const by = standsBy(typed);
  const [of] = isCall(written, 'derivative') ? written.args : [];
  const place = of && problem.places.find(({ step }) => same(step.of, of));
  if (!place || by === undefined) return {};
  const slope = by === problem.wrt ? value : multiply(value, slopeOf(symbol(by), problem.wrt, meanings));
  return { wrong: resultWith(problem, new Map([[place.step, slope]])) };
}
