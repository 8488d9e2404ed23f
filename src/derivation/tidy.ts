import { isOfMultipleAngle } from '../algebra/angles.ts';
import { rationalOf } from '../algebra/rational.ts';
import { readSum } from '../algebra/sum.ts';
import type { Style } from '../algebra/writing.ts';
import { same } from '../expression/equality.ts';
import { type Call, type Expr, isCall, isNumber } from '../expression/expression.ts';
import { type Shared, sharing } from '../expression/sharing.ts';
import { postorder } from '../expression/walk.ts';
import { minorCall, silently, silentRule } from './silent.ts';
import type { Step } from './step.ts';
import { TIDYINGS, type Tidying } from './tidyings.ts';

/** How often the whole list of tidyings is gone through. */
const ROUNDS = 8;
/** How many nodes and factors may be visited in all; when they are used up the line so far is the result. */
const BUDGET = 300_000;
/** In lines of more nodes than this forms are not compared with one another. */
const LONGEST_COMPARED = 800;

/**
 * Tidies an expression, a step a line: `of` is the whole line before, `result` the whole line after. What is done
 * silently (silent.ts) rides along with the next shown step. No steps: there was nothing to do. Equal parts are one
 * object all along, so that comparing them costs nothing; `shared` makes them so.
 */
export function tidy(e: Expr, form: Style, shared: Shared = sharing()): readonly Step[] {
  const style = form.roots ? form : { ...form, roots: postorder(e).some(node => isCall(node, 'sqrt')) };
  const first = shared(silently(e));
  const steps = shownSteps(e, first, style, shared);
  return steps.length > 0 || same(e, first) ? steps : [step(silentRule(e), e, first)];
}

/** A step for each line that differs from the one before it; `e` is the line before `first`, which is not shown. */
function shownSteps(e: Expr, first: Expr, style: Style, shared: Shared): readonly Step[] {
  const steps: Step[] = [];
  const heads = remembered();
  let line = lineOf(first, heads);
  let budget = BUDGET;
  const tried: Expr[] = [];
  for (let round = 0, changed = true; changed && round < ROUNDS; round++) {
    changed = false;
    for (const attempt of ATTEMPTS) {
      if (budget < 0 || (changed && attempt.waits) || !isWorthTrying(attempt, line, tried)) continue;
      budget -= line.work;
      tried[attempt.place] = line.expr;
      const expr = tidied(line, attempt, style, heads, shared);
      if (same(expr, line.expr)) continue;
      line = lineOf(expr, heads);
      // What divides by 0 has no value and no tidier form.
      if (line.order.some(isDivisionByZero)) return steps;
      changed = true;
      steps.push(step(attempt.id, steps.at(-1)?.result ?? e, expr));
    }
  }
  return steps;
}

/** A tidying and the place under which its results are kept: one for all that do the same under different names. */
interface Attempt {
  readonly id: string;
  readonly apply: Tidying['apply'];
  readonly place: number;
  /** The operations that it needs, as a sum of their bits. */
  readonly needs: number;
  readonly where: Where;
  /** Whether it is tried on lines of any length. */
  readonly anyLength: boolean;
  /** Whether it is tried only in a round in which nothing before it has changed the line. */
  readonly waits: boolean;
}

/** A bit for every operation that some tidying needs: forty identities are asked for on every line. */
const BITS: ReadonlyMap<string, number> = new Map(
  [...new Set(TIDYINGS.flatMap(({ needs = [] }) => needs))].map((op, i) => [op, 2 ** i]),
);

const bitsOf = (ops: readonly string[]): number => ops.reduce((bits, op) => bits | (BITS.get(op) ?? 0), 0);

/** Those that need nothing in front: what they make of a head takes a short list, the forty identities are rarely tried. */
const PLACES = TIDYINGS.toSorted((a, b) => (a.needs?.length ?? 0) - (b.needs?.length ?? 0)).map(({ apply }) => apply);

const ATTEMPTS = TIDYINGS.map(
  ({ id, apply, needs = [], where, compares = false, afterOthers = false }): Attempt => ({
    id,
    apply,
    place: PLACES.indexOf(apply),
    needs: bitsOf(needs),
    where: where ?? 'heads',
    anyLength: !compares,
    waits: afterOthers,
  }),
);

const isWorthTrying = ({ needs, place, anyLength }: Attempt, line: Line, tried: readonly Expr[]): boolean =>
  (line.ops & needs) === needs && tried[place] !== line.expr && (anyLength || line.order.length <= LONGEST_COMPARED);

const step = (rule: string, of: Expr, result: Expr): Step => ({
  rule,
  of,
  bindings: {},
  applied: result,
  substeps: [],
  result,
});

/** A sum or product of its own, and what has been made of it by the tidyings tried, each in its place. */
interface Head {
  readonly node: Call;
  readonly became: Expr[];
}

type Heads = (node: Call) => Head;

/** What became of each head is kept for the rounds and lines to come: most of them stay as they are. */
function remembered(): Heads {
  const known = new Map<Call, Head>();
  return node => {
    const before = known.get(node);
    if (before) return before;
    const head = { node, became: [] };
    known.set(node, head);
    return head;
  };
}

/** Where tidyings are tried. */
type Where = 'heads' | 'outside' | 'brackets';

/** A line with its nodes in postorder and those of them that are sums or products of their own. */
interface Line extends Readonly<Record<Where, readonly Head[]>> {
  readonly expr: Expr;
  readonly order: readonly Expr[];
  /** The number of its nodes, and of the factors of its sums and products. */
  readonly work: number;
  /** The operations that occur, as a sum of their bits. */
  readonly ops: number;
}

/** `outside`: those of the heads that are not arguments of functions; `brackets`: the brackets in products. */
function lineOf(expr: Expr, headOf: Heads): Line {
  const order = postorder(expr);
  const found: Found = { heads: [], brackets: [] };
  let ops = 0;
  for (const node of order) {
    if (node.kind !== 'call') continue;
    ops |= BITS.get(node.op) ?? 0;
    addHeads(node, headOf, found);
  }
  const whole = expr.kind === 'call' ? [headOf(expr)] : [];
  const [heads, outside] = [found.heads.concat(whole), found.brackets.concat(whole)];
  let work = order.length;
  for (const head of heads) work += factorCount(head);
  return { expr, order, heads, brackets: found.brackets, outside, work, ops };
}

/** The heads of a line but for the line itself, innermost first. */
interface Found {
  readonly heads: Head[];
  readonly brackets: Head[];
}

/** Innermost first, so that what is inside is read already and reading never goes deep. */
function factorCount({ node }: Head): number {
  let count = 0;
  for (const { factors } of readSum(node)) count += 1 + factors.length;
  return count;
}

/** The arguments that begin a sum or product of their own: those of a function, and brackets in a product. */
function addHeads(node: Call, headOf: Heads, { heads, brackets }: Found): void {
  if (node.op === 'add' || node.op === 'negate') return;
  const product = node.op === 'multiply' || node.op === 'divide';
  for (const arg of node.args) {
    if (arg.kind !== 'call' || (product && arg.op !== 'add')) continue;
    const head = headOf(arg);
    if (!heads.includes(head)) heads.push(head);
    if (product && !brackets.includes(head)) brackets.push(head);
  }
}

/** What a tidying makes of a head. */
function applied({ node, became }: Head, { apply, place }: Attempt, style: Style, shared: Shared): Expr {
  const before = became[place];
  if (before) return before;
  const next = apply(node, style);
  const result = next === node || same(next, node) ? node : shared(next);
  became[place] = result;
  return result;
}

/** One tidying applied to every sum and product of a line, the innermost first; the line is rebuilt only if one changes. */
function tidied(line: Line, attempt: Attempt, style: Style, headOf: Heads, shared: Shared): Expr {
  const heads = line[attempt.where];
  let changed = false;
  for (const head of heads) changed ||= applied(head, attempt, style, shared) !== head.node;
  if (!changed) return line.expr;
  const tried = new Set<Expr>(heads.map(({ node }) => node));
  const done = new Map<Expr, Expr>();
  for (const node of line.order) {
    if (node.kind !== 'call') continue;
    const now = withArguments(node, done, shared);
    if (now !== node || tried.has(node))
      done.set(node, tried.has(node) && now.kind === 'call' ? applied(headOf(now), attempt, style, shared) : now);
  }
  return done.get(line.expr) ?? line.expr;
}

/** Whether it is divided by a 0 that is written. */
export const isDivisionByZero = (e: Expr): boolean =>
  isCall(e, 'divide') && e.args[1] !== undefined && isNumber(e.args[1], '0');

/** A node with what has become of its arguments. */
function withArguments(node: Call, done: ReadonlyMap<Expr, Expr>, shared: Shared): Expr {
  if (node.args.every(arg => (done.get(arg) ?? arg) === arg)) return node;
  return shared(
    minorCall(
      node.op,
      node.args.map(arg => done.get(arg) ?? arg),
    ),
  );
}

/** How a function's own form asks its derivative to be written: its roots, its negative powers, its e^(−u). */
export function tidyingOf(f: Expr): Style {
  const calls = postorder(f).filter(node => node.kind === 'call');
  const has = (op: string): boolean => calls.some(node => node.op === op);
  return {
    roots: has('sqrt'),
    cubeRoots: has('cbrt'),
    negativePowers: calls.some(isNegativePower) && !calls.some(node => node.op === 'divide' && !rationalOf(node)),
    negativeExponentials: calls.some(isNegativeExponential),
    multipleAngles: calls.some(isOfMultipleAngle),
  };
}

const isNegativePower = (node: Call): boolean =>
  node.op === 'power' && node.args[1] !== undefined && (rationalOf(node.args[1])?.s ?? 1n) < 0n;

const isNegativeExponential = (node: Call): boolean => node.op === 'exp' && node.args.some(u => isCall(u, 'negate'));
