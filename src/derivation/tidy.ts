import { rationalOf } from '../algebra/rational.ts';
import { readSum } from '../algebra/sum.ts';
import type { Style } from '../algebra/writing.ts';
import { same } from '../expression/equality.ts';
import { type Call, type Expr, isCall, isNumber } from '../expression/expression.ts';
import { sharing } from '../expression/sharing.ts';
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
 * silently (silent.ts) rides along with the next shown step. No steps: there was nothing to do.
 */
export function tidy(e: Expr, form: Style): readonly Step[] {
  const style = form.roots ? form : { ...form, roots: postorder(e).some(node => isCall(node, 'sqrt')) };
  // Equal parts are one object all along, so that comparing them costs nothing.
  const shared = sharing();
  const first = shared(silently(e));
  const steps: Step[] = [];
  for (const { rule, expr } of shownLines(first, style, shared)) {
    steps.push(step(rule, steps.at(-1)?.result ?? e, expr));
  }
  return steps.length > 0 || same(e, first) ? steps : [step(silentRule(e), e, first)];
}

/** Each line that differs from the one before it, with the tidying that made it. */
function* shownLines(first: Expr, style: Style, shared: Shared): Generator<{ rule: string; expr: Expr }> {
  let line = lineOf(first);
  let budget = BUDGET;
  const attempts = new Map<Tidying, Attempt>();
  for (let round = 0, changed = true; changed && round < ROUNDS; round++) {
    changed = false;
    for (const tidying of TIDYINGS) {
      const before = attempts.get(tidying);
      const waits = changed && tidying.afterOthers === true;
      if (budget < 0 || waits || before?.line === line.expr || !isWorthTrying(tidying, line)) continue;
      budget -= line.work;
      const apply = before?.apply ?? remembering(tidying, style, shared);
      attempts.set(tidying, { apply, line: line.expr });
      const expr = tidied(line, line[tidying.where ?? 'heads'], apply, shared);
      if (same(expr, line.expr)) continue;
      line = lineOf(expr);
      // What divides by 0 has no value and no tidier form.
      if (line.order.some(isDivisionByZero)) return;
      changed = true;
      yield { rule: tidying.id, expr };
    }
  }
}

/** A tidying with what it remembers, and the line that it was last tried on. */
interface Attempt {
  readonly apply: Shared;
  readonly line: Expr;
}

type Shared = (e: Expr) => Expr;

const isWorthTrying = ({ needs = [], compares = false }: Tidying, line: Line): boolean =>
  needs.every(op => line.ops.has(op)) && (!compares || line.order.length <= LONGEST_COMPARED);

const step = (rule: string, of: Expr, result: Expr): Step => ({
  rule,
  of,
  bindings: {},
  applied: result,
  substeps: [],
  result,
});

/** A line with its nodes in postorder and those of them that are sums or products of their own. */
interface Line {
  readonly expr: Expr;
  readonly order: readonly Expr[];
  readonly heads: ReadonlySet<Expr>;
  /** Those of the heads that are not arguments of functions. */
  readonly outside: ReadonlySet<Expr>;
  /** The brackets in products. */
  readonly brackets: ReadonlySet<Expr>;
  /** The number of its nodes, and of the factors of its sums and products. */
  readonly work: number;
  /** The operations that occur. */
  readonly ops: ReadonlySet<string>;
}

function lineOf(expr: Expr): Line {
  const order = postorder(expr);
  const calls = order.filter(node => node.kind === 'call');
  const heads = new Set([expr, ...calls.flatMap(headsWithin)]);
  const brackets = new Set(calls.filter(isProduct).flatMap(headsWithin));
  return {
    expr,
    order,
    heads,
    brackets,
    outside: new Set([expr, ...brackets]),
    work: order.length + order.filter(node => heads.has(node)).reduce((sum, head) => sum + factorCount(head), 0),
    ops: new Set(calls.map(node => node.op)),
  };
}

/** Innermost first, so that what is inside is read already and reading never goes deep. */
const factorCount = (head: Expr): number => readSum(head).reduce((sum, term) => sum + 1 + term.factors.length, 0);

/** The arguments that begin a sum or product of their own: those of a function, and brackets in a product. */
function headsWithin(node: Call): readonly Expr[] {
  if (node.op === 'add' || node.op === 'negate') return [];
  return isProduct(node) ? node.args.filter(arg => isCall(arg, 'add')) : node.args;
}

const isProduct = (node: Call): boolean => node.op === 'multiply' || node.op === 'divide';

/** What a tidying makes of one sum or product, kept for the rounds to come: most of them stay as they are. */
function remembering({ apply }: Tidying, style: Style, shared: Shared): Shared {
  const known = new Map<Expr, Expr>();
  return e => {
    const before = known.get(e);
    if (before || e.kind !== 'call') return before ?? e;
    // What is inside was read before, so that reading never goes deep.
    readSum(e);
    const next = apply(e, style);
    const result = next === e || same(next, e) ? e : shared(next);
    known.set(e, result);
    return result;
  };
}

/** One tidying applied to every sum and product of a line, the innermost first; the line is rebuilt only if one changes. */
function tidied(line: Line, heads: ReadonlySet<Expr>, apply: Shared, shared: Shared): Expr {
  if (line.order.every(node => !isHead(node, heads) || apply(node) === node)) return line.expr;
  const done = new Map<Expr, Expr>();
  for (const node of line.order) {
    if (node.kind !== 'call') continue;
    const now = shared(withArguments(node, done));
    done.set(node, isHead(node, heads) ? apply(now) : now);
  }
  return done.get(line.expr) ?? line.expr;
}

const isDivisionByZero = (e: Expr): boolean =>
  isCall(e, 'divide') && e.args[1] !== undefined && isNumber(e.args[1], '0');

const isHead = (node: Expr, heads: ReadonlySet<Expr>): boolean => node.kind === 'call' && heads.has(node);

function withArguments(node: Call, done: ReadonlyMap<Expr, Expr>): Expr {
  const args = node.args.map(arg => done.get(arg) ?? arg);
  return args.every((arg, i) => arg === node.args[i]) ? node : minorCall(node.op, args);
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
  };
}

const isNegativePower = (node: Call): boolean =>
  node.op === 'power' && node.args[1] !== undefined && (rationalOf(node.args[1])?.s ?? 1n) < 0n;

const isNegativeExponential = (node: Call): boolean => node.op === 'exp' && node.args.some(u => isCall(u, 'negate'));
