import { agree } from '../agreement/agree.ts';
import type { Witness } from '../agreement/agreement.ts';
import { type Derived, derived, resultWith } from '../diagnosis/derived.ts';
import { same } from '../expression/equality.ts';
import { derivative, type Expr, isCall } from '../expression/expression.ts';
import { contains, variables } from '../expression/measure.ts';
import type { NamedMistake } from '../marking/verdict.ts';
import type { Complaint } from '../reading/reading.ts';
import { type Meanings, readSide, type Side } from './line-meaning.ts';
import { type LineText, lineText } from './line-text.ts';
import { rulesBetween } from './rules-between.ts';

/** What is said of one line of a student's derivation. */
export interface JudgedLine {
  readonly text: string;
  /** `carried forward`: wrong, but it follows from the wrong line before it. */
  readonly verdict: 'right' | 'wrong' | 'carried forward' | 'not a step';
  /** The rules that lead to it from the line before. */
  readonly did: readonly string[];
  readonly mistakes: readonly NamedMistake[];
  readonly witness?: Witness;
  /** Why it could not be read. */
  readonly complaint?: Complaint;
}

/** A student's whole derivation, judged. */
export interface JudgedWorking {
  readonly lines: readonly JudgedLine[];
  /** Index of the first wrong line; null where none is. */
  readonly firstWrong: number | null;
}

/** Names the mistakes in a wrong derivative of a function. */
export type Namer = (f: Expr, wrt: string, wrong: Expr) => readonly NamedMistake[];

/** What is known when a line is reached. */
interface SoFar {
  readonly problem: Derived;
  readonly expected: Expr;
  readonly meanings: Meanings;
  /** The last line that was right or followed, to tell what the next one does; d/dx[f] before the first. */
  readonly before: Expr;
  /** Whether a line has said what the derivative is. */
  readonly hasBegun: boolean;
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
    name,
  };
  const judged: JudgedLine[] = [];
  for (const text of lines.filter(line => line.trim() !== '')) {
    const { line, after } = judge(text, soFar);
    judged.push(line);
    soFar = after;
  }
  const first = judged.findIndex(({ verdict }) => verdict === 'wrong');
  return { lines: judged, firstWrong: first < 0 ? null : first };
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

/** A name of the derivative: y', f'(x), dy/dx, d/dx f(x), f^{\prime}(x). */
const OF_DERIVATIVE =
  /^(?:[yf]\s*(?:['′’]|\^\s*\{?\s*\\prime\s*\}?)\s*(?:\(\s*\w+\s*\))?|d\s?[yf](?:\(\w+\))?\s*\/\s*d\s?\w|\\[dt]?frac\s*\{\s*d\s?[yf]\s*\}\s*\{\s*d\s?\w\s*\})$/;
/** A name of the function itself: f(x). */
const OF_FUNCTION = /^[fF]\s*\(\s*\w+\s*\)$/;

function readSides({ sides }: LineText, { problem, expected, meanings }: SoFar) {
  return sides.map(text => {
    if (OF_DERIVATIVE.test(text))
      return { ok: true, value: { written: derivative(problem.f, problem.wrt), value: expected } } as const;
    if (OF_FUNCTION.test(text)) return { ok: true, value: { written: problem.f, value: problem.f } } as const;
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
const isDerivative = ({ written }: Side, { problem }: SoFar): boolean =>
  isCall(written, 'derivative') && written.args[0] !== undefined && same(written.args[0], problem.f);

const isSame = (a: Expr, b: Expr): boolean => agree(a, b).kind === 'same';

/** Sides that each claim to be the derivative. */
function judgeClaims(text: string, sides: readonly Side[], isNamed: boolean, soFar: SoFar): Step {
  const last = sides.at(-1);
  if (!last) return notAStep(text, soFar);
  const [wrong] = sides.flatMap(side => {
    const agreement = agree(soFar.expected, side.value);
    return agreement.kind === 'different' ? [{ side, witness: agreement.witness }] : [];
  });
  if (!wrong) return right(text, last, soFar);
  // Before the derivation begins the function may be said again; after that it is a claim like any other.
  if (!soFar.hasBegun && !isNamed && isSame(last.value, soFar.problem.f)) return notAStep(text, soFar);
  const follows = soFar.wrong !== undefined && sides.every(({ value }) => isEither(value, soFar));
  if (follows) return carried(text, last, soFar);
  const mistakes = soFar.name(soFar.problem.f, soFar.problem.wrt, wrong.side.value);
  return {
    line: {
      text,
      verdict: 'wrong',
      did: rulesTo(last, soFar),
      mistakes,
      ...(wrong.witness && { witness: wrong.witness }),
    },
    after: { ...soFar, before: last.written, hasBegun: true, wrong: wrong.side.value },
  };
}

const isEither = (value: Expr, { expected, wrong }: SoFar): boolean =>
  (wrong !== undefined && isSame(wrong, value)) || isSame(expected, value);

const right = (text: string, side: Side, soFar: SoFar): Step => ({
  line: { text, verdict: 'right', did: rulesTo(side, soFar), mistakes: [] },
  after: { ...soFar, before: side.written, hasBegun: true },
});

const carried = (text: string, side: Side, soFar: SoFar): Step => ({
  line: { text, verdict: 'carried forward', did: rulesTo(side, soFar), mistakes: [] },
  after: { ...soFar, before: side.written, hasBegun: true },
});

const rulesTo = ({ written }: Side, { before, problem }: SoFar): readonly string[] =>
  rulesBetween(before, written, problem.wrt);

/** An equation beside the derivation: d/dx[x^2] = 2x. */
function judgeAside(text: string, first: Side, others: readonly Side[], soFar: SoFar): Step {
  const { wrt } = soFar.problem;
  const [wrong] = others.flatMap(side => {
    const agreement = agree(first.value, side.value);
    return agreement.kind === 'different' ? [{ side, witness: agreement.witness }] : [];
  });
  const [of] = isCall(first.written, 'derivative') ? first.written.args : [];
  const last = others.at(-1) ?? first;
  const did = rulesBetween(of ? first.written : last.written, last.written, wrt);
  if (!wrong) return { line: { text, verdict: 'right', did, mistakes: [] }, after: soFar };
  const mistakes = of ? soFar.name(of, wrt, wrong.side.value) : [];
  return {
    line: { text, verdict: 'wrong', did, mistakes, ...(wrong.witness && { witness: wrong.witness }) },
    after: of ? { ...soFar, ...wrongWith(of, wrong.side.value, soFar) } : soFar,
  };
}

/** The derivative that follows when that of a part is found wrong. */
function wrongWith(of: Expr, value: Expr, { problem }: SoFar): Pick<SoFar, 'wrong'> {
  const place = problem.places.find(({ step }) => same(step.of, of));
  return place ? { wrong: resultWith(problem, new Map([[place.step, value]])) } : {};
}
