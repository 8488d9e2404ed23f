import { instantiate } from '../derivation/instantiate.ts';
import { match } from '../derivation/match.ts';
import type { Bindings, Step } from '../derivation/step.ts';
import { type Expr, ONE } from '../expression/expression.ts';
import { postorder } from '../expression/walk.ts';
import { readStrict } from '../reading/strict-reader.ts';
import { EXTRA_LETTERS, type WrongRule } from '../rules/mistake.ts';
import { MISTAKES } from '../rules/mistakes.ts';
import { type CompiledRule, compile, rulesFor } from '../rules/rules.ts';
import { holds } from './circumstances.ts';
import { type Derived, type Place, resultWith } from './derived.ts';
import { extraLetters } from './extra-letters.ts';
import type { Suspect } from './suspect.ts';

/** A wrong rule with its texts read: one left side, and the right sides that students write. */
interface CompiledWrongRule {
  readonly mistake: WrongRule;
  /** undefined: the chain rule of any outer function. */
  readonly left: CompiledRule | undefined;
  readonly wrong: readonly Expr[];
}

/** What a wrong rule makes of one place. */
interface WrongStep {
  readonly place: Place;
  readonly bindings: Bindings;
  readonly right: Expr;
}

/** What a rule of the table has and a mistake has not. */
const BLANK = { name: '', because: '', small: true, example: '' };

const WRONG_RULES: readonly CompiledWrongRule[] = MISTAKES.filter(row => row.kind === 'rule').map(compiledWrong);

/** Reads a row's texts; throws where a letter on the right is neither bound on the left nor an extra one. */
export function compiledWrong(mistake: WrongRule): CompiledWrongRule {
  const left = mistake.at === 'chain' ? undefined : compile({ ...BLANK, id: mistake.id, left: mistake.at, right: '0' });
  const wrong = mistake.wrong.map(readStrict);
  const bound = left ? namesIn(left.left) : ['f'];
  const unbound = wrong.flatMap(namesIn).find(name => ![...bound, ...EXTRA_LETTERS, 'x'].includes(name));
  if (unbound) throw new Error(`mistake ${mistake.id}: the letter ${unbound} is not bound by ${mistake.at}`);
  return { mistake, left, wrong };
}

function namesIn(e: Expr): string[] {
  return postorder(e).flatMap(node => (node.kind === 'symbol' ? [node.name] : []));
}

/** The answers of one wrong rule at one place, and at all places it fits. */
export const wrongRuleSuspects = (problem: Derived): readonly Suspect[] =>
  WRONG_RULES.flatMap(rule => rule.wrong.flatMap(wrong => suspectsOf(problem, rule, wrong)));

function suspectsOf(problem: Derived, rule: CompiledWrongRule, wrong: Expr): Suspect[] {
  const found = problem.places.flatMap(place => wrongStep(problem, place, rule, wrong) ?? []);
  const single = found.map(step => [step]);
  return [...single, ...(found.length > 1 ? [found] : [])].map(steps => suspect(problem, rule.mistake, steps));
}

function suspect({ root }: Derived, mistake: WrongRule, wrong: readonly WrongStep[]): Suspect {
  const [first] = wrong;
  if (!first) throw new Error('a mistake is made somewhere');
  return {
    mistake,
    at: first.place.step.of,
    bindings: first.bindings,
    answer: resultWith(root, new Map(wrong.map(({ place, right }) => [place.step, right]))),
    steps: wrong.map(({ place }) => place.step),
  };
}

/** What the rule makes of the place; undefined where it does not fit there, or brings nothing but what is right. */
function wrongStep(problem: Derived, place: Place, rule: CompiledWrongRule, wrong: Expr): WrongStep | undefined {
  const bindings = boundAt(place.step, rule, problem.wrt);
  if (!bindings || !holds(rule.mistake.where, { problem, place, bindings })) return undefined;
  const extra = extraLetters(namesIn(wrong), {
    problem,
    step: place.step,
    bindings,
    atInner: f => slopeOfOuter(place.step, f, problem.wrt),
  });
  if (!extra) return undefined;
  const all = { ...bindings, ...extra };
  const right = instantiate(
    { rule: { ...BLANK, id: '', left: '', right: '' }, left: wrong, right: wrong },
    all,
    problem.wrt,
    problem.slope,
  );
  return { place, bindings, right };
}

function boundAt(step: Step, { left }: CompiledWrongRule, wrt: string): Bindings | undefined {
  if (left) return match(left, step.of, wrt);
  return step.rule.startsWith('chain:') && step.bindings.f ? step.bindings : undefined;
}

/** The slope of the outer function of a chain at `inner`: the right side of its rule without the derivative of the inner one. */
function slopeOfOuter(step: Step, inner: Expr, wrt: string): Expr | undefined {
  const rule = rulesFor(step.of).find(each => each.rule.id === step.rule);
  return rule && instantiate(rule, { ...step.bindings, f: inner }, wrt, () => ONE);
}
