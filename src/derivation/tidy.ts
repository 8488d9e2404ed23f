import { rationalOf } from '../algebra/rational.ts';
import { readSum } from '../algebra/sum.ts';
import type { Style } from '../algebra/writing.ts';
import { same } from '../expression/equality.ts';
import { type Call, type Expr, isCall } from '../expression/expression.ts';
import { postorder, rebuild } from '../expression/walk.ts';
import { hasInnerSign, hasZero, minorCall } from './minor.ts';
import type { Step } from './step.ts';
import { SILENT, TIDYINGS, type Tidying } from './tidyings.ts';

/** How often the whole list of tidyings is gone through. */
const ROUNDS = 8;
/** How many nodes may be visited in all; when they are used up the line so far is the result. */
const BUDGET = 400_000;

/**
 * Tidies an expression, a step a line: `of` is the whole line before, `result` the whole line after. What is done
 * silently (minor.ts) rides along with the next shown step. No steps: there was nothing to do.
 */
export function tidy(e: Expr, form: Style): readonly Step[] {
  const style = form.roots ? form : { ...form, roots: postorder(e).some(node => isCall(node, 'sqrt')) };
  const steps: Step[] = [];
  let shown = e;
  let line = lineOf(rebuild(e, silently));
  let budget = BUDGET;
  for (let round = 0, changed = true; changed && round < ROUNDS; round++) {
    changed = false;
    for (const tidying of TIDYINGS) {
      budget -= line.order.length;
      const next = budget > 0 ? tidied(line, tidying, style) : line.expr;
      if (same(next, line.expr)) continue;
      steps.push(step(tidying.id, shown, next));
      shown = next;
      line = lineOf(next);
      changed = true;
    }
  }
  return same(shown, line.expr) ? steps : [...steps, step(silentRule(shown), shown, line.expr)];
}

const step = (rule: string, of: Expr, result: Expr): Step => ({
  rule,
  of,
  bindings: {},
  applied: result,
  substeps: [],
  result,
});

const silently = (node: Expr): Expr => (node.kind === 'call' ? minorCall(node.op, node.args) : node);

/** Why a line changed in which nothing but minor things happened. */
function silentRule(before: Expr): string {
  const nodes = postorder(before);
  if (nodes.some(hasZero)) return SILENT.zeros.id;
  return nodes.some(hasInnerSign) ? SILENT.signs.id : SILENT.minor.id;
}

/** A line with its nodes in postorder and those of them that are sums or products of their own. */
interface Line {
  readonly expr: Expr;
  readonly order: readonly Expr[];
  readonly heads: ReadonlySet<Expr>;
}

function lineOf(expr: Expr): Line {
  const order = postorder(expr);
  const heads = new Set([expr]);
  for (const node of order) if (node.kind === 'call') for (const arg of headsWithin(node)) heads.add(arg);
  return { expr, order, heads };
}

/** The arguments that begin a sum or product of their own: those of a function, and brackets in a product. */
function headsWithin(node: Call): readonly Expr[] {
  if (node.op === 'add' || node.op === 'negate') return [];
  if (node.op === 'multiply' || node.op === 'divide') return node.args.filter(arg => isCall(arg, 'add'));
  return node.args;
}

/** One tidying applied to every sum and product of a line, the innermost first. */
function tidied(line: Line, tidying: Tidying, style: Style): Expr {
  const done = new Map<Expr, Expr>();
  for (const node of line.order) {
    const now = node.kind === 'call' ? withArguments(node, done) : node;
    done.set(node, line.heads.has(node) && now.kind === 'call' ? applied(now, tidying, style) : now);
  }
  return done.get(line.expr) ?? line.expr;
}

/** The sums and products inside are read first, so that reading never goes deep. */
function applied(now: Expr, tidying: Tidying, style: Style): Expr {
  readSum(now);
  const next = tidying.apply(now, style);
  return same(next, now) ? now : next;
}

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
