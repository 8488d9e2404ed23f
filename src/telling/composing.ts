import { minor } from '../algebra/minor.ts';
import type { Bindings, Step } from '../derivation/step.ts';
import { dependentOf } from '../expression/dependent.ts';
import { DOTTED } from '../expression/display.ts';
import { same } from '../expression/equality.ts';
import { type Call, call, type Expr, isNumber } from '../expression/expression.ts';
import { postorder } from '../expression/walk.ts';
import { type ChainMark, type MarkKind, marked } from '../notation/marks.ts';
import { stepsWithin } from './step-tree.ts';

/** The inner function of a chain and its mark. */
export interface Inner {
  readonly inner: Expr;
  readonly mark: ChainMark;
}

/** How far a block has come when one of its lines is put together. */
interface Progress {
  /** For each step whose rule has been applied, which of the derivatives it left have been replaced; the others stand. */
  readonly entered: ReadonlyMap<Step, ReadonlySet<Step>>;
  /** The inner functions of chains in use; those of a chain applied on this very line show their letter alone. */
  readonly chains: ReadonlyMap<Step, readonly Inner[]>;
  readonly fresh: ReadonlySet<Step>;
  /** All that a derivative was ever asked of: products in there are not a rule's, so no dots are put between factors. */
  readonly given: ReadonlySet<Expr>;
}

/** All that stands inside a derivative anywhere in the tree, and all that a rule's letters stand for. */
export function givenIn(root: Step): Set<Expr> {
  const given = new Set<Expr>();
  for (const { of, bindings } of stepsWithin(root)) {
    for (const e of [of, ...Object.values(bindings).flat()]) {
      if (!given.has(e)) for (const node of postorder(e)) given.add(node);
    }
  }
  return given;
}

/**
 * The tree without the derivatives that are gone on the very line of their rule: where a rule brings a factor 0,
 * nothing is left to find.
 */
export function standingTree(root: Step, given: ReadonlySet<Expr>): Step {
  const kept = new Map<Step, Step>();
  for (const step of stepsWithin(root)) {
    const standing = derivativesIn(step.applied, given);
    const substeps = step.substeps.filter(sub => standing.some(of => of === sub.of || same(of, sub.of)));
    kept.set(step, { ...step, substeps: substeps.map(sub => kept.get(sub) ?? sub) });
  }
  return kept.get(root) ?? root;
}

/** What is to be differentiated on a rule's right side. */
function derivativesIn(node: Expr, given: ReadonlySet<Expr>): Expr[] {
  if (node.kind !== 'call' || given.has(node)) return [];
  return node.op === 'derivative' ? node.args.slice(0, 1) : node.args.flatMap(arg => derivativesIn(arg, given));
}

/**
 * The right side of a line: what a step has become, its derivatives replaced as far as they are found. The steps are
 * taken from the innermost outwards, each by its own short rule, so that no depth of nesting matters.
 */
export function compose(root: Step, progress: Progress): Expr {
  const composed = new Map<Step, Expr>();
  for (const step of stepsWithin(root, step => [...(progress.entered.get(step) ?? [])])) {
    composed.set(step, composeStep(step, composed, progress));
  }
  return composed.get(root) ?? root.applied;
}

function composeStep(step: Step, composed: ReadonlyMap<Step, Expr>, progress: Progress): Expr {
  const chains = progress.chains.get(step) ?? [];
  const markFor = (e: Expr): ChainMark | undefined => chains.find(({ inner }) => same(inner, e))?.mark;
  const fresh = progress.fresh.has(step);
  return fill(step.applied, {
    given: progress.given,
    write: step.rule === 'sum' ? (op, args) => call(op, ...args) : minor,
    bound: e => withMark(fresh ? 'letter' : 'inner', e, markFor(e)),
    derivative: standing => {
      const [of = standing, ...wrt] = standing.args;
      const sub = stepFor(of, step);
      const value = sub && progress.entered.get(step)?.has(sub) ? composed.get(sub) : undefined;
      if (value) return isNumber(value, '1') || isNumber(value, '0') ? value : withMark('factor', value, markFor(of));
      return fresh ? { ...standing, args: [withMark('letter', of, markFor(of)), ...wrt] } : standing;
    },
  });
}

const withMark = (kind: MarkKind, e: Expr, mark: ChainMark | undefined): Expr => (mark ? marked(kind, e, mark) : e);

/** The substep that finds the derivative of `of`. */
const stepFor = (of: Expr, { substeps }: Step): Step | undefined =>
  substeps.find(step => step.of === of) ?? substeps.find(step => same(step.of, of));

/** How a rule's right side is filled in. */
interface Filling {
  readonly given: ReadonlySet<Expr>;
  /** A call that the rule wrote: minor steps are done, as the engine does them; the terms of a sum stay as they are. */
  readonly write: (op: string, args: readonly Expr[]) => Expr;
  readonly bound: (e: Expr) => Expr;
  readonly derivative: (standing: Call) => Expr;
}

/** Only what the rule itself wrote is walked, so the depth of the recursion is the rule's. */
function fill(node: Expr, filling: Filling): Expr {
  if (node.kind !== 'call' || filling.given.has(node)) return filling.bound(node);
  if (node.op === 'derivative') return filling.derivative(node);
  const args = node.args.map(arg => fill(arg, filling));
  const changed = args.some((arg, i) => arg !== node.args[i]);
  return dotted(changed ? filling.write(node.op, args) : node, args, filling.given);
}

/** A product that the rule wrote has dots, under a minus sign too; what merely passed through stays as it is. */
function dotted(node: Expr, args: readonly Expr[], given: ReadonlySet<Expr>): Expr {
  if (node.kind !== 'call' || args.includes(node) || given.has(node)) return node;
  if (node.op === 'multiply') return call(DOTTED, ...node.args);
  const [inner] = node.args;
  return node.op === 'negate' && inner && !args.includes(inner) ? call('negate', dotted(inner, args, given)) : node;
}

const LETTERS = ['f', 'g'] as const;

/** The inner functions of a chain rule's step (the variable itself is none); of any other step, and of two at once, there are none. */
export function innerFunctions({ rule, bindings }: Step): Expr[] {
  if (rule.endsWith(':both') || (!rule.startsWith('chain:') && rule !== 'unknown')) return [];
  return LETTERS.flatMap(letter => bound(bindings, letter)).filter(
    (e, i, all) => e.kind === 'call' && !dependentOf(e) && all.findIndex(other => same(other, e)) === i,
  );
}

function bound(bindings: Bindings, letter: string): Expr[] {
  const value = bindings[letter];
  return value && 'kind' in value ? [value] : [];
}
