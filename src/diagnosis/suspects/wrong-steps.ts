import { instantiate, standing } from '../../derivation/instantiate.ts';
import { match } from '../../derivation/match.ts';
import type { Bindings, Step } from '../../derivation/step.ts';
import { add, call, derivative, type Expr, isCall, ONE, power } from '../../expression/expression.ts';
import { variableSet } from '../../expression/measure.ts';
import { rebuild } from '../../expression/walk.ts';
import { MISTAKES } from '../../rules/mistakes.ts';
import { type CompiledRule, rulesFor } from '../../rules/rules.ts';
import { hold, isChain } from './circumstances.ts';
import { type WrongForm, wrongForms } from './compiled.ts';
import type { Derived, Place, Written } from './derived.ts';
import { extraLetters, type Setting, withoutNumbers } from './extra-letters.ts';
import { inResiduals } from './residuals.ts';
import type { Made } from './suspect.ts';

/** A wrong rule at one place, and what is written there. */
export interface WrongStep {
  readonly form: WrongForm;
  readonly place: Place;
  readonly bindings: Bindings;
  /** What is written for the whole of the step or, where `term` is given, for that term of a sum. */
  readonly applied: Expr;
  readonly term?: number;
  /** Of several steps that wait for this one the only one that it goes wrong in. */
  readonly within?: Place;
  /** It is told apart from another mistake only where its row was gone by elsewhere too. */
  readonly besideOthers?: true;
}

/** Every left side of every wrong rule of the table. */
export const WRONG_FORMS: readonly WrongForm[] = MISTAKES.flatMap(row => (row.kind === 'rule' ? wrongForms(row) : []));

/** What a wrong rule makes of a place: nothing where it does not fit, one step, or one for each term of a sum. */
export function wrongStepsAt(problem: Derived, place: Place, form: WrongForm): readonly WrongStep[] {
  const { where } = form;
  if (where.kind === 'chain') {
    const { f } = place.step.bindings;
    return f && isChainOfOne(place.step) ? written(problem, place, form, place.step.bindings) : [];
  }
  if (where.kind === 'term') return wrongTerms(problem, place, form, where.left);
  const bindings = matchedAt(where.left, place.step.of, problem);
  return bindings ? written(problem, place, form, bindings) : firstPower(problem, place, form, where.left);
}

/** The variable as a term, x as x¹, for a row that is about powers of the first degree too. */
function firstPower(problem: Derived, place: Place, form: WrongForm, left: CompiledRule): readonly WrongStep[] {
  const { of } = place.step;
  if (!form.mistake.firstPowers || of.kind !== 'symbol') return [];
  if (place.parents.length > 0 && !place.parents.some(({ step }) => LINEAR.has(step.rule))) return [];
  const bindings = match(left, power(of, ONE), of.name);
  return bindings ? written(problem, place, form, bindings).map(step => ({ ...step, besideOthers: true })) : [];
}

/** The rules that wait for the derivative of a term. */
const LINEAR: ReadonlySet<string> = new Set(['sum', 'negation', 'constant-multiple']);

/** As it is typed, else with prediction and target of a loss put together. */
function matchedAt(left: CompiledRule, of: Expr, { f, wrt }: Derived): Bindings | undefined {
  const asTyped = match(left, of, wrt);
  const residuals = asTyped || variableSet(f).size < 2 ? of : inResiduals(of);
  return asTyped ?? (residuals === of ? undefined : match(left, residuals, wrt));
}

const isChainOfOne = (step: Step): boolean => isChain(step) && !step.rule.endsWith(':both');

function wrongTerms(problem: Derived, place: Place, form: WrongForm, left: CompiledRule): readonly WrongStep[] {
  if (place.step.rule !== 'sum' || !isCall(place.step.of, 'add')) return [];
  return place.step.of.args.flatMap((term, i) => {
    const bindings = match(left, term, problem.wrt);
    return bindings ? written(problem, place, form, bindings).map(step => ({ ...step, term: i })) : [];
  });
}

function written(problem: Derived, place: Place, form: WrongForm, bindings: Bindings): readonly WrongStep[] {
  if (!hold(form.mistake.where, { problem, place, bindings })) return [];
  const atInner = (f: Expr): Expr | undefined => slopeOfOuter(place.step, f, problem.wrt);
  const applied = appliedWith(form, { problem, bindings, atInner, of: place.step.of });
  return applied ? [{ form, place, bindings: asTold(form, bindings), applied }] : [];
}

/** Where the numbers of a constant part were kept, the letters beside them are told of. */
function asTold({ names }: WrongForm, bindings: Bindings): Bindings {
  const { c } = bindings;
  return names.includes('n_c') && c && 'kind' in c ? { ...bindings, c: withoutNumbers(c) } : bindings;
}

/** The right side of a wrong rule, its derivatives standing; undefined where an extra letter has no meaning. */
function appliedWith({ right, names }: WrongForm, setting: Setting): Expr | undefined {
  const extra = extraLetters(names, setting);
  const { bindings, problem } = setting;
  return extra && instantiate(right, { ...bindings, ...extra }, problem.wrt, standingBut(problem.wrt));
}

/** Derivatives stand, but for that of the variable: what is written where x is a term is not meant inside other rules. */
const standingBut =
  (wrt: string) =>
  (of: Expr): Expr =>
    of.kind === 'symbol' && of.name === wrt ? ONE : standing(wrt)(of);

/** The slope of the outer function of a chain at `inner`: the right side of its rule without the derivative of the inner one. */
function slopeOfOuter(step: Step, inner: Expr, wrt: string): Expr | undefined {
  if (step.rule === 'unknown' && step.of.kind === 'call') return call(`${step.of.op}'`, inner);
  const rule = rulesFor(step.of).find(each => each.rule.id === step.rule);
  return rule && instantiate(rule, { ...step.bindings, f: inner }, wrt, () => ONE);
}

/**
 * Two wrong steps as one where the first is about the outer function and the second about the chain rule, at one place:
 * (cos(x²))′ = sin(x²), the sign lost and the inner derivative too. Undefined where they do not combine so.
 */
export function chainedWith(problem: Derived, outer: WrongStep, chain: WrongStep): WrongStep | undefined {
  if (chain.form.where.kind !== 'chain' || outer.form.where.kind !== 'part') return undefined;
  if (outer.place.step !== chain.place.step || !outer.bindings.f) return undefined;
  const atInner = (f: Expr): Expr => instantiate(outer.form.right, { ...outer.bindings, f }, problem.wrt, () => ONE);
  const { form, place, bindings } = chain;
  const applied = appliedWith(form, { problem, bindings, atInner, of: place.step.of });
  return applied && { ...chain, applied };
}

/**
 * Where each derivative of one part may go wrong: e^x in e^x + sin(e^x) is differentiated once and stands in two lines, and
 * a student may get it wrong in one of them.
 */
export const usesOf = (step: WrongStep): readonly WrongStep[] =>
  step.place.parents.length > 1 && step.place.step.of.kind === 'call'
    ? step.place.parents.map(within => ({ ...step, within }))
    : [step];

/** What is written at each step; several terms of one sum are put into it together. */
export function writtenBy(steps: readonly WrongStep[], wrt: string): Written {
  const all = new Map<Step, Expr>();
  const lines = Map.groupBy(steps, ({ within }) => within);
  for (const [step, wrong] of byStep(lines.get(undefined) ?? [])) all.set(step, appliedBy(wrong, wrt));
  for (const [line, wrongThere] of lines) {
    if (!line) continue;
    const slopes = new Map(Array.from(byStep(wrongThere), ([{ of }, wrong]) => [of, appliedBy(wrong, wrt)]));
    all.set(line.step, withSlopes(all.get(line.step) ?? line.step.applied, slopes));
  }
  return all;
}

const byStep = (steps: readonly WrongStep[]) => Map.groupBy(steps, ({ place }) => place.step);

/** A line with the derivatives of some of its parts written as these. */
const withSlopes = (line: Expr, slopes: ReadonlyMap<Expr, Expr>): Expr =>
  rebuild(line, node => {
    const [of] = isCall(node, 'derivative') ? node.args : [];
    return (of && slopes.get(of)) ?? node;
  });

function appliedBy([first, ...others]: readonly WrongStep[], wrt: string): Expr {
  if (!first) throw new Error('a mistake is made somewhere');
  return first.term === undefined ? first.applied : sumWith(first.place.step.of, [first, ...others], wrt);
}

function sumWith(sum: Expr, wrong: readonly WrongStep[], wrt: string): Expr {
  const terms = isCall(sum, 'add') ? sum.args : [];
  return add(...terms.map((term, i) => wrong.find(each => each.term === i)?.applied ?? slopeOfTerm(term, wrt)));
}

/** A term under a minus keeps it in front, as the sum rule has it. */
function slopeOfTerm(term: Expr, wrt: string): Expr {
  const inner = isCall(term, 'negate') ? term.args[0] : undefined;
  return inner ? call('negate', derivative(inner, wrt)) : derivative(term, wrt);
}

/** The wrong steps of one mistake, as it is told. */
export function madeAt([first, ...others]: readonly WrongStep[], wrt: string): Made {
  if (!first) throw new Error('a mistake is made somewhere');
  const { form, place, bindings } = first;
  const steps = [...new Set([first, ...others].map(each => each.place.step))];
  return { mistake: form.mistake, at: place.step.of, bindings, wrt, steps, depth: place.depth };
}
