import { derive } from '../derivation/derive.ts';
import { instantiate } from '../derivation/instantiate.ts';
import { match } from '../derivation/match.ts';
import type { Bindings } from '../derivation/step.ts';
import { add, type Expr, isCall, multiply } from '../expression/expression.ts';
import { postorder, rebuild } from '../expression/walk.ts';
import type { WrongRewrite } from '../rules/mistake.ts';
import { MISTAKES } from '../rules/mistakes.ts';
import { type CompiledRule, compile } from '../rules/rules.ts';
import type { Derived } from './derived.ts';
import type { Suspect } from './suspect.ts';

interface CompiledRewrite {
  readonly mistake: WrongRewrite;
  readonly rule: CompiledRule;
}

const REWRITES: readonly CompiledRewrite[] = MISTAKES.filter(row => row.kind === 'rewrite').map(mistake => ({
  mistake,
  rule: compile({
    id: mistake.id,
    name: '',
    because: '',
    small: true,
    example: '',
    left: mistake.before,
    right: mistake.after,
  }),
}));

/** One place of an expression that a row rewrites. */
interface Rewritten {
  readonly at: Expr;
  readonly bindings: Bindings;
  readonly into: Expr;
}

/** The answers that come of a wrong algebra step in the function before differentiating, or in the result after it. */
export function rewriteSuspects(problem: Derived, result: Expr): readonly Suspect[] {
  return REWRITES.flatMap(({ mistake, rule }) => {
    const whole = mistake.of === 'function' ? problem.f : result;
    return ways(rewrittenIn(whole, rule, problem.wrt)).map(places => ({
      mistake,
      ...firstOf(places),
      answer: answerOf(mistake, whole, places, problem.wrt),
      steps: [],
    }));
  });
}

/** Each place alone, then all of them. */
const ways = (places: readonly Rewritten[]): (readonly Rewritten[])[] => [
  ...places.map(place => [place]),
  ...(places.length > 1 ? [places] : []),
];

function firstOf([first]: readonly Rewritten[]): Pick<Suspect, 'at' | 'bindings'> {
  if (!first) throw new Error('a rewrite has a place');
  return { at: first.at, bindings: first.bindings };
}

function answerOf({ of }: WrongRewrite, whole: Expr, places: readonly Rewritten[], wrt: string): Expr {
  const rewritten = replaced(whole, places);
  return of === 'function' ? derive(rewritten, wrt).result : rewritten;
}

const replaced = (whole: Expr, places: readonly Rewritten[]): Expr =>
  rebuild(whole, node => places.find(({ at }) => at === node)?.into ?? node);

/** Every part of an expression that matches, and what becomes of it. */
export const rewrittenIn = (whole: Expr, rule: CompiledRule, wrt: string): readonly Rewritten[] =>
  postorder(whole).flatMap(at => {
    const bindings = match(rule, paired(at), wrt);
    return bindings ? [{ at, bindings, into: instantiate(rule, bindings, wrt, of => of) }] : [];
  });

/** Sums and products of many as two, at the top and one level down: a + b + c as a + (b + c). */
const paired = (e: Expr): Expr => (e.kind === 'call' ? asTwo({ ...e, args: e.args.map(asTwo) }) : e);

function asTwo(e: Expr): Expr {
  if (e.kind !== 'call' || e.args.length < 3) return e;
  const [first, ...others] = e.args;
  if (!first) return e;
  if (isCall(e, 'add')) return add(first, add(...others));
  return isCall(e, 'multiply') ? multiply(first, multiply(...others)) : e;
}
