import { derive } from '../derivation/derive.ts';
import type { Step } from '../derivation/step.ts';
import { same } from '../expression/equality.ts';
import { type Expr, isCall } from '../expression/expression.ts';
import { rebuild } from '../expression/walk.ts';

/** A function with its derivation, in which mistakes are looked for. */
export interface Derived {
  readonly f: Expr;
  readonly wrt: string;
  readonly root: Step;
  /** Every application of a rule once, the outermost first. */
  readonly places: readonly Place[];
  /** The derivative, tidied, of a part of the function; each is found once. */
  readonly slope: (part: Expr) => Expr;
}

/** One application of a rule in the derivation, and the applications that wait for it. */
export interface Place {
  readonly step: Step;
  readonly parents: readonly Step[];
}

/** The derivation of a function, laid out for diagnosis. */
export function derived(f: Expr, wrt: string): Derived {
  const derivation = derive(f, wrt);
  const slopes = new Map<Expr, Expr>([[derivation.of, derivation.result]]);
  return {
    f: derivation.of,
    wrt,
    root: derivation.differentiation,
    places: placesIn(derivation.differentiation),
    slope: part => {
      const known = slopes.get(part) ?? derive(part, wrt).result;
      slopes.set(part, known);
      return known;
    },
  };
}

function placesIn(root: Step): readonly Place[] {
  const parents = new Map<Step, Step[]>([[root, []]]);
  // The map grows while it is walked, and a Map's walk takes in what is added.
  for (const step of parents.keys()) {
    for (const substep of step.substeps) parents.set(substep, [...(parents.get(substep) ?? []), step]);
  }
  return [...parents].map(([step, above]) => ({ step, parents: above }));
}

/**
 * The derivative that comes out when some applications of rules give something else: their results are replaced, and
 * every line that waits for them is put together again.
 */
export function resultWith(root: Step, wrong: ReadonlyMap<Step, Expr>): Expr {
  const results = new Map<Step, Expr>(wrong);
  for (const step of childrenFirst(root)) {
    if (!results.has(step)) results.set(step, putTogether(step, results));
  }
  return results.get(root) ?? root.result;
}

/** Nothing is built again where nothing below has changed. */
function putTogether(step: Step, results: ReadonlyMap<Step, Expr>): Expr {
  if (step.substeps.every(substep => results.get(substep) === substep.result)) return step.result;
  return rebuild(step.applied, node => {
    const [of] = isCall(node, 'derivative') ? node.args : [];
    const substep = of && step.substeps.find(each => each.of === of || same(each.of, of));
    return (substep && results.get(substep)) ?? node;
  });
}

/** Every step once, each behind those it waits for. A loop: a derivation is as deep as what was typed. */
function childrenFirst(root: Step): readonly Step[] {
  const done = new Set<Step>();
  const open = [root];
  for (let step = open.at(-1); step; step = open.at(-1)) {
    const waiting = step.substeps.filter(substep => !done.has(substep));
    if (waiting.length > 0) open.push(...waiting);
    else {
      done.add(step);
      open.pop();
    }
  }
  return [...done];
}
