import type { Bindings, Step } from '../derivation/step.ts';
import { add, type Expr, isCall, multiply, symbol } from '../expression/expression.ts';
import type { Derived } from './derived.ts';

/** Where extra letters get their meaning from. */
interface Setting {
  readonly problem: Derived;
  readonly step: Step;
  readonly bindings: Bindings;
  /** The slope of the outer function of a chain, at this inside. */
  readonly atInner: (inner: Expr) => Expr | undefined;
}

type Meaning = (parts: { readonly f: Expr; readonly g: Expr }, setting: Setting) => Expr | undefined;

/** What the letters of `EXTRA_LETTERS` stand for; undefined where there is no such thing (no sum, no brackets). */
const MEANINGS: Readonly<Record<string, Meaning>> = {
  s_f: ({ f }, { atInner }) => atInner(f),
  s_D: ({ f }, { atInner, problem }) => atInner(problem.slope(f)),
  s_x: (_, { atInner, problem }) => atInner(symbol(problem.wrt)),
  v_g: ({ f, g }, { problem }) => withoutBracketsBehind(problem.slope(f), g),
  v_D: ({ f, g }, { problem }) => withoutBracketsBehind(f, problem.slope(g)),
  w_D: ({ f, g }, { problem }) => withoutBracketsBefore(problem.slope(f), g),
  h_D: ({ f, g }, { problem }) => firstOf(problem.slope(g), first => multiply(f, first)),
  t_D: ({ g }, { problem }) => firstOf(problem.slope(g), (_, others) => add(...others)),
};

/** The extra letters among the names; undefined where one of them has no meaning here. */
export function extraLetters(names: readonly string[], setting: Setting): Bindings | undefined {
  const letters: Record<string, Expr> = {};
  for (const name of names) {
    const meaning = MEANINGS[name];
    if (!meaning) continue;
    const [f, g = f] = [partOf(setting.bindings, 'f'), partOf(setting.bindings, 'g')];
    const value = f && g && meaning({ f, g }, setting);
    if (!value) return undefined;
    letters[name] = value;
  }
  return letters;
}

function partOf(bindings: Bindings, letter: string): Expr | undefined {
  const value = bindings[letter];
  return value && 'kind' in value ? value : undefined;
}

/** What is made of a sum's first term and the others; undefined for what is no sum. */
function firstOf(e: Expr, made: (first: Expr, others: readonly Expr[]) => Expr): Expr | undefined {
  const [first, ...others] = isCall(e, 'add') ? e.args : [];
  return first && made(first, others);
}

/** p(a + b) written p·a + b. */
const withoutBracketsBehind = (p: Expr, sum: Expr): Expr | undefined =>
  firstOf(sum, (first, others) => add(multiply(p, first), ...others));

/** (a + b)p written a + b·p. */
function withoutBracketsBefore(sum: Expr, p: Expr): Expr | undefined {
  const last = isCall(sum, 'add') ? sum.args.at(-1) : undefined;
  return last && isCall(sum, 'add') ? add(...sum.args.slice(0, -1), multiply(last, p)) : undefined;
}
