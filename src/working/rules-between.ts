import { differentiate } from '../derivation/differentiate.ts';
import type { Step } from '../derivation/step.ts';
import { same } from '../expression/equality.ts';
import { type Expr, isCall } from '../expression/expression.ts';
import { share } from '../expression/sharing.ts';
import { standingIn } from '../marking/standing.ts';
import { ruleNamed } from '../rules/rules.ts';

/** What a line did where no derivative was left to find. */
const REWRITTEN = 'algebra';

/**
 * The names of the rules that lead from one line to the next: those that differentiate what still stood in the line
 * before, as far as it no longer stands and was not found `beside` the derivation. "algebra" where nothing was differentiated, nothing where what is to be differentiated is said again.
 */
export function rulesBetween(before: Expr, after: Expr, wrt: string, beside: readonly Expr[] = []): readonly string[] {
  if (isCall(before, 'derivative') && same(before, after)) return [];
  const open = [...standingIn(after).map(ofDerivative), ...beside];
  const names = differentiatedBetween(before, after).flatMap(of => rulesDownTo(of, open, wrt));
  return names.length > 0 ? [...new Set(names)] : [REWRITTEN];
}

/** The parts whose derivatives stood in the line before and no longer stand in this one; of y″ the part y. */
export function differentiatedBetween(before: Expr, after: Expr): readonly Expr[] {
  const open = standingIn(after).map(ofDerivative);
  return standingIn(before)
    .map(ofDerivative)
    .filter(of => standingIn(of).length === 0 && !open.some(each => same(each, of)));
}

const ofDerivative = (node: Expr): Expr => (isCall(node, 'derivative') ? (node.args[0] ?? node) : node);

/** The rules of a part's derivation, down to the parts that still stand. */
function rulesDownTo(of: Expr, open: readonly Expr[], wrt: string): readonly string[] {
  const names: string[] = [];
  const steps: Step[] = [differentiate(share(of), wrt)];
  for (let step = steps.pop(); step; step = steps.pop()) {
    names.push(ruleNamed(step.rule).name);
    steps.push(...step.substeps.filter(substep => !open.some(each => same(each, substep.of))).toReversed());
  }
  return names;
}
