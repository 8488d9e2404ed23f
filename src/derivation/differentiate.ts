import { dependent, dependentOf } from '../expression/dependent.ts';
import { equation, sidesOf } from '../expression/equation.ts';
import { type Call, call, type Expr, multiply } from '../expression/expression.ts';
import { operationNamed } from '../operations/operations.ts';
import { rulesFor } from '../rules/rules.ts';
import { instantiate, type OfDerivative, standing } from './instantiate.ts';
import { foldedLeft, match } from './match.ts';
import type { Bindings, Step } from './step.ts';

/** A rule found for an expression: what it waits for, and its right side once each derivative has its value. */
interface Application {
  readonly rule: string;
  readonly of: Expr;
  readonly bindings: Bindings;
  readonly applied: Expr;
  readonly waits: readonly Expr[];
  readonly put: Put;
}

/**
 * The derivation tree of an expression with respect to a variable. A shared part is derived once. The open parts wait
 * on a list of our own: results of earlier derivations may be deeper than the language's stack.
 */
export function differentiate(root: Expr, wrt: string): Step {
  const done = new Map<Expr, Step>();
  const applications = new Map<Expr, Application>();
  const open: Expr[] = [root];
  for (let e = open.at(-1); e; e = open.at(-1)) {
    const application = applications.get(e) ?? apply(e, wrt);
    const waiting = application.waits.filter(part => !done.has(part));
    if (waiting.length > 0) {
      applications.set(e, application);
      open.push(...waiting);
    } else {
      if (!done.has(e)) done.set(e, finished(application, done));
      open.pop();
    }
  }
  return stepOf(root, done);
}

/** Derivatives are put in the order they stood in `applied`. */
function finished({ rule, of, bindings, applied, waits, put }: Application, done: ReadonlyMap<Expr, Step>): Step {
  if (waits.length === 0) return { rule, of, bindings, applied, substeps: [], result: applied };
  const steps = waits.map(part => stepOf(part, done));
  let next = 0;
  const result = put(() => steps[next++]?.result ?? of);
  return { rule, of, bindings, applied, substeps: steps.length > 1 ? [...new Set(steps)] : steps, result };
}

function stepOf(e: Expr, done: ReadonlyMap<Expr, Step>): Step {
  const step = done.get(e);
  if (!step) throw new Error('a derivative was put together before its parts');
  return step;
}

/** The first rule of the tables that matches. */
function apply(e: Expr, wrt: string): Application {
  for (const rule of rulesFor(e)) {
    const bindings = match(rule, e, wrt);
    if (bindings) return application(rule.rule.id, e, bindings, wrt, of => instantiate(rule, bindings, wrt, of));
  }
  if (e.kind === 'call') return applyOutsideTables(e, wrt);
  throw new Error('every name is the variable or a constant');
}

function application(rule: string, of: Expr, bindings: Bindings, wrt: string, put: Put): Application {
  const waits: Expr[] = [];
  const stand = standing(wrt);
  const putAll = withSlopeSigns(put);
  const applied = putAll(part => {
    waits.push(part);
    return stand(part);
  });
  return { rule, of, bindings, applied, waits, put: putAll };
}

type Put = (ofDerivative: OfDerivative) => Expr;

/** The derivative of y itself is written dy/dx at once. */
const withSlopeSigns =
  (put: Put): Put =>
  ofDerivative =>
    put(part => slopeOf(part) ?? ofDerivative(part));

function slopeOf(e: Expr): Expr | undefined {
  const quantity = dependentOf(e);
  return quantity && dependent(quantity.name, quantity.wrt, quantity.order + 1);
}

/** The calls that no row can hold: many arguments where the row knows two, dependent quantities, and functions of unknown form. */
function applyOutsideTables(e: Call, wrt: string): Application {
  const [inner] = e.args;
  if (operationNamed(e.op) && e.args.length > 2) {
    const folded = foldedLeft(e);
    return application('as-fold', e, { p: folded }, wrt, of => of(folded));
  }
  const slope = slopeOf(e);
  if (slope) return application('dependent', e, {}, wrt, () => slope);
  const sides = sidesOf(e);
  if (sides) return application('both-sides', e, {}, wrt, of => equation(of(sides[0]), of(sides[1])));
  if (!inner || operationNamed(e.op) || e.op === 'derivative') throw new Error(`no rule differentiates ${e.op}`);
  const outer = call(`${e.op}'`, inner);
  if (inner.kind === 'symbol') return application('unknown-alone', e, {}, wrt, () => outer);
  return application('unknown', e, { f: inner }, wrt, of => multiply(outer, of(inner)));
}
