import { same } from '../expression/equality.ts';
import { type Call, call, type Expr, isCall, multiply } from '../expression/expression.ts';
import { contains } from '../expression/measure.ts';
import type { CompiledRule } from '../rules/rules.ts';
import type { Bindings } from './step.ts';

type Letters = Record<string, Expr>;
type SideCondition = (e: Expr, wrt: string) => boolean;

const isVariable: SideCondition = (e, wrt) => e.kind === 'symbol' && e.name === wrt;
const isFree: SideCondition = (e, wrt) => !contains(e, wrt);

/** What a rule's letter may stand for. */
const SIDE_CONDITIONS: Readonly<Record<string, SideCondition>> = {
  x: isVariable,
  a: isFree,
  c: isFree,
  n: isFree,
  f: contains,
  g: contains,
  h: contains,
  p: () => true,
  q: () => true,
};

/** What a rule's letters stand for in an expression; undefined where the rule does not apply. */
export function match({ left, many }: CompiledRule, e: Expr, wrt: string): Bindings | undefined {
  if (many === 'add') return isCall(e, 'add') ? { '...': e.args } : undefined;
  if (many === 'multiply') return halves(e);
  const letters: Letters = {};
  return matches(left, e, wrt, letters) ? letters : undefined;
}

/** Many factors as two: a balanced cut, so that a product of n factors costs n log n and not n². */
function halves(e: Expr): Bindings | undefined {
  if (!isCall(e, 'multiply')) return undefined;
  const middle = Math.ceil(e.args.length / 2);
  return { f: multiply(...e.args.slice(0, middle)), g: multiply(...e.args.slice(middle)) };
}

/** Recursion is bounded by the pattern, which is ours. Letters that are bound before it fails are of no further use. */
function matches(pattern: Expr, e: Expr, wrt: string, letters: Letters): boolean {
  if (pattern.kind === 'symbol') return bind(pattern.name, e, wrt, letters);
  if (pattern.kind === 'number') return same(pattern, e);
  if (!isCall(e, pattern.op)) return false;
  if (pattern.op === 'multiply') return matchesProduct(pattern, e, wrt, letters);
  return pattern.args.length === e.args.length && matchAll(pattern.args, e.args, wrt, letters);
}

function bind(letter: string, e: Expr, wrt: string, letters: Letters): boolean {
  const bound = letters[letter];
  if (bound) return same(bound, e);
  if (!SIDE_CONDITIONS[letter]?.(e, wrt)) return false;
  letters[letter] = e;
  return true;
}

const matchAll = (patterns: readonly Expr[], es: readonly Expr[], wrt: string, letters: Letters): boolean =>
  patterns.every((pattern, i) => {
    const e = es[i];
    return e !== undefined && matches(pattern, e, wrt, letters);
  });

/**
 * A product matches by what its factors contain, not by where they stand: a letter that is free of the variable takes
 * all the constant factors together, in their order; the others take the rest, one each, the last one what is left
 * where there is a constant letter (c * f), exactly one each where there is none (f * g). Only a constant letter behind
 * the others (f * c) asks that its factors stand behind the others too.
 */
function matchesProduct(pattern: Call, e: Call, wrt: string, letters: Letters): boolean {
  const [free, varying] = partition(
    pattern.args,
    letter => letter.kind === 'symbol' && SIDE_CONDITIONS[letter.name] === isFree,
  );
  const [constants, rest] = partition(e.args, factor => isFree(factor, wrt));
  const behind = free.length > 0 && free[0] === pattern.args.at(-1);
  if (behind && rest.some((factor, i) => factor !== e.args[i])) return false;
  if (free.length !== Math.min(1, constants.length)) return false;
  const factors = free.length > 0 && varying.length === 1 ? [multiply(...rest)] : rest;
  if (factors.length !== varying.length || rest.length === 0) return false;
  return matchAll(
    [...free, ...varying],
    [...(free.length > 0 ? [multiply(...constants)] : []), ...factors],
    wrt,
    letters,
  );
}

function partition(es: readonly Expr[], belongs: (e: Expr) => boolean): [Expr[], Expr[]] {
  const parted: [Expr[], Expr[]] = [[], []];
  for (const e of es) parted[belongs(e) ? 0 : 1].push(e);
  return parted;
}

/** max(a, b, c) as max(max(a, b), c): operations of many arguments are known for two. */
export const foldedLeft = (e: Call): Expr =>
  e.args.slice(2).reduce<Expr>((left, arg) => call(e.op, left, arg), call(e.op, ...e.args.slice(0, 2)));
