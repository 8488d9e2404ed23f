import type { Step } from '../derivation/step.ts';
import { dependentOf } from '../expression/dependent.ts';
import { isCall } from '../expression/expression.ts';
import { RULES, ruleNamed } from '../rules/rules.ts';

/** Every distinct step of a tree as far as `next` leads, substeps before the steps that use them: a loop, as trees are deep. */
export function stepsWithin(root: Step, next: (step: Step) => readonly Step[] = step => step.substeps): Step[] {
  const seen = new Set<Step>();
  const order: Step[] = [];
  const stack: { step: Step; open: boolean }[] = [{ step: root, open: false }];
  for (let top = stack.pop(); top; top = stack.pop()) {
    if (top.open) order.push(top.step);
    else if (!seen.has(top.step)) {
      seen.add(top.step);
      stack.push({ step: top.step, open: true });
      for (const step of next(top.step).toReversed()) stack.push({ step, open: false });
    }
  }
  return order;
}

/** The same steps in the order in which they are applied: a step before its substeps, from left to right. */
export function stepsInOrder(
  roots: readonly Step[],
  next: (step: Step) => readonly Step[] = step => step.substeps,
): Step[] {
  const seen = new Set<Step>();
  const stack = roots.toReversed();
  for (let step = stack.pop(); step; step = stack.pop()) {
    if (seen.has(step)) continue;
    seen.add(step);
    stack.push(...next(step).toReversed());
  }
  return [...seen];
}

/** What a step and all that it needs come to. */
interface Traits {
  /** Small rules alone: the whole of it may stand on a line with others. */
  readonly small: boolean;
  /** It needs a product, quotient or reciprocal rule or logarithmic differentiation. */
  readonly heavy: boolean;
}

const HEAVY: ReadonlySet<string> = new Set(RULES.filter(({ heavy }) => heavy).map(({ id }) => id));

const known = new WeakMap<Step, Traits>();

function traitsOf(root: Step): Traits {
  const unknown = (step: Step): readonly Step[] => (known.has(step) ? [] : step.substeps);
  for (const step of stepsWithin(root, unknown)) if (!known.has(step)) known.set(step, ownTraits(step));
  return known.get(root) ?? { small: false, heavy: false };
}

function ownTraits(step: Step): Traits {
  const below = step.substeps.map(sub => known.get(sub));
  return {
    small: isSmall(step) && below.every(traits => traits?.small),
    heavy: HEAVY.has(step.rule) || below.some(traits => traits?.heavy),
  };
}

/**
 * A small rule: one of the smallest by its row, or one that leaves nothing to differentiate. A rewriting has its own line,
 * and so has a chain rule whose inner function is y: it leaves nothing only because dy/dx is written at once.
 */
const isSmall = (step: Step): boolean =>
  (step.substeps.length === 0 && !isChainOfDependent(step)) ||
  (ruleNamed(step.rule).small === true && !isCall(step.applied, 'derivative'));

const isChainOfDependent = ({ rule, bindings: { f } }: Step): boolean =>
  rule.startsWith('chain:') && f !== undefined && 'kind' in f && dependentOf(f) !== undefined;

/** A small rule that leaves something that small rules alone cannot find; a rewriting has its own line. */
export const isLeading = (step: Step): boolean =>
  !needsSmallRulesAlone(step) && ruleNamed(step.rule).small === true && !isCall(step.applied, 'derivative');

/** Whether small rules alone find a step's result. */
export const needsSmallRulesAlone = (step: Step): boolean => traitsOf(step).small;
/** Whether a step needs a product, quotient or reciprocal rule or logarithmic differentiation. */
export const isHeavy = (step: Step): boolean => traitsOf(step).heavy;
