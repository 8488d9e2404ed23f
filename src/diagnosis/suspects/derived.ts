import { differentiate } from '../../derivation/differentiate.ts';
import { silently } from '../../derivation/silent.ts';
import type { Derivation, Step } from '../../derivation/step.ts';
import { same } from '../../expression/equality.ts';
import { type Expr, isCall } from '../../expression/expression.ts';
import { share } from '../../expression/sharing.ts';
import { rebuild } from '../../expression/walk.ts';

/** A function with its derivation, in which mistakes are looked for. */
export interface Derived {
  readonly f: Expr;
  readonly wrt: string;
  readonly root: Step;
  /** Every application of a rule once, the outermost first; of a long derivation only the outer ones. */
  readonly places: readonly Place[];
  /** Whether all places are among them. */
  readonly complete: boolean;
  /** The same, each behind those it waits for. */
  readonly steps: readonly Step[];
  /** The step of each part of the function. */
  readonly byPart: ReadonlyMap<Expr, Step>;
  /** The derivative of a part of the function, its minor steps done. */
  readonly slope: (part: Expr) => Expr;
  /** How many derivatives were taken before this one. */
  readonly before: number;
}

/** One application of a rule in the derivation, and the applications that wait for it. */
export interface Place {
  readonly step: Step;
  readonly parents: readonly Place[];
  /** How many rules lie around it; 0 for the outermost. */
  readonly depth: number;
}

/** The derivation of a function, laid out for diagnosis; `before` derivatives were taken to come to this function. */
export function derived(f: Expr, wrt: string, before = 0): Derived {
  const of = share(f);
  return laidOut({ of, wrt, differentiation: differentiate(of, wrt) }, before);
}

/** The same of a function that is derived already. */
export function laidOut(
  { of, wrt, differentiation: root }: Omit<Derivation, 'tidying' | 'result'>,
  before = 0,
): Derived {
  const steps = childrenFirst(root);
  const places = placesOf(root).slice(0, Math.max(FEWEST, Math.floor(AFFORDED / steps.length)));
  const complete = places.length === steps.length;
  const byPart = new Map(steps.map(step => [step.of, step]));
  return { f: of, wrt, root, places, complete, steps, byPart, slope: slopesAmong(byPart, wrt), before };
}

/** A mistake at one place is put together with all steps: places times steps is what looking for mistakes costs. */
const [AFFORDED, FEWEST] = [3000, 4];

/** Each slope is made once; a part with a step of its own is not differentiated again. */
function slopesAmong(own: Derived['byPart'], wrt: string): Derived['slope'] {
  const found = new Map<Expr, Expr>();
  return part => {
    const slope = found.get(part) ?? silently((own.get(part) ?? differentiate(share(part), wrt)).result);
    found.set(part, slope);
    return slope;
  };
}

function placesOf(root: Step): readonly Place[] {
  const places = new Map<Step, Place & { readonly parents: Place[] }>([[root, { step: root, parents: [], depth: 0 }]]);
  // The map grows while it is walked, and a Map's walk takes in what is added.
  for (const [step, place] of places) {
    for (const substep of step.substeps) {
      const known = places.get(substep) ?? { step: substep, parents: [], depth: place.depth + 1 };
      known.parents.push(place);
      places.set(substep, known);
    }
  }
  return [...places.values()];
}

/** What is written in the place of what a rule brings, its derivatives still standing. */
export type Written = ReadonlyMap<Step, Expr>;

/**
 * The derivative that comes out when at some applications of rules something else is written: every line that waits for
 * them is put together again.
 */
export function resultWith({ root, steps, byPart, slope }: Derived, written: Written): Expr {
  const results = new Map<Step, Expr>();
  const resultOf = (step: Step | undefined): Expr | undefined => step && (results.get(step) ?? step.result);
  for (const step of steps) {
    const wrong = written.get(step);
    if (!wrong && step.substeps.every(substep => !results.has(substep))) continue;
    const derivativeOf = (of: Expr): Expr =>
      resultOf(byPart.get(of) ?? step.substeps.find(each => same(each.of, of))) ?? slope(of);
    results.set(step, putTogether(wrong ?? step.applied, derivativeOf));
  }
  return results.get(root) ?? root.result;
}

/** Nothing is built again where nothing below has changed. */
const putTogether = (applied: Expr, derivativeOf: (of: Expr) => Expr): Expr =>
  rebuild(applied, node => {
    const [of] = isCall(node, 'derivative') ? node.args : [];
    return of ? derivativeOf(of) : node;
  });

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
