import { differentiate } from '../../derivation/differentiate.ts';
import { instantiate } from '../../derivation/instantiate.ts';
import { match } from '../../derivation/match.ts';
import type { Bindings } from '../../derivation/step.ts';
import { add, type Call, call, type Expr, isCall, multiply } from '../../expression/expression.ts';
import { share } from '../../expression/sharing.ts';
import { postorder, rebuild } from '../../expression/walk.ts';
import type { WrongRewrite } from '../../rules/mistake.ts';
import { MISTAKES } from '../../rules/mistakes.ts';
import type { CompiledRule } from '../../rules/rules.ts';
import { rewriteForms } from './compiled.ts';
import { type Derived, type Place, resultWith } from './derived.ts';
import type { Made, Suspect } from './suspect.ts';

/** A row with all its forms. */
interface Rewriting {
  readonly mistake: WrongRewrite;
  readonly forms: readonly CompiledRule[];
}

const REWRITINGS: readonly Rewriting[] = MISTAKES.flatMap(row =>
  row.kind === 'rewrite' ? [{ mistake: row, forms: rewriteForms(row) }] : [],
);

/** One part of an expression that a row rewrites. */
interface Rewritten {
  readonly at: Expr;
  readonly bindings: Bindings;
  readonly into: Expr;
}

/**
 * The answers that come of a wrong algebra step in the function: in the whole of it before it is differentiated, or in one
 * part when its turn comes.
 */
export function* rewritesOfFunction(problem: Derived): Generator<Suspect> {
  const { f, wrt } = problem;
  for (const place of problem.places) yield* rewritesAt(problem, place);
  for (const { made, whole } of rewritesOf('function', f, wrt)) {
    yield { made: [made], answer: differentiate(share(whole), wrt).result };
  }
}

/** The part that a rule is about to be applied to, or one of its terms, rewritten. */
function* rewritesAt(problem: Derived, { step, depth }: Place): Generator<Suspect> {
  const { wrt } = problem;
  const candidates = isCall(step.of, 'add') ? step.of.args : [step.of];
  for (const { mistake, forms } of REWRITINGS) {
    if (mistake.of !== 'function') continue;
    for (const part of forms.flatMap(rule => candidates.flatMap(at => rewritings(at, rule, wrt)))) {
      const slope = problem.slope(rebuild(step.of, node => (node === part.at ? part.into : node)));
      const made = { mistake, at: part.at, bindings: part.bindings, wrt, steps: [step], depth };
      yield { made: [made], answer: resultWith(problem, new Map([[step, slope]])) };
    }
  }
}

/** The answers that come of a wrong algebra step in the result. */
export function* rewritesOfResult(result: Expr, wrt: string): Generator<Suspect> {
  for (const { made, whole } of rewritesOf('result', result, wrt)) yield { made: [made], answer: whole };
}

/** The lines that come of a wrong algebra step in a line, of whichever kind. */
export function* rewritesOfLine(line: Expr, wrt: string): Generator<Suspect> {
  for (const kind of ['function', 'result'] as const) {
    for (const { made, whole } of rewritesOf(kind, line, wrt)) yield { made: [made], answer: whole };
  }
}

function* rewritesOf(
  of: WrongRewrite['of'],
  whole: Expr,
  wrt: string,
): Generator<{ readonly made: Made; readonly whole: Expr }> {
  for (const { mistake, forms } of REWRITINGS) {
    if (mistake.of !== of) continue;
    for (const places of ways(forms.flatMap(rule => rewrittenIn(whole, rule, wrt)))) {
      const [first] = places;
      if (!first) continue;
      const made = { mistake, at: first.at, bindings: first.bindings, wrt, steps: [], depth: 0 };
      yield { made, whole: replaced(whole, places) };
    }
  }
}

/** Each place alone, then all of them. */
const ways = (places: readonly Rewritten[]): (readonly Rewritten[])[] => [
  ...places.map(place => [place]),
  ...(places.length > 1 ? [places] : []),
];

const replaced = (whole: Expr, places: readonly Rewritten[]): Expr => {
  const into = new Map(places.map(place => [place.at, place.into]));
  return rebuild(whole, node => into.get(node) ?? node);
};

/** Every part of an expression that matches, and what becomes of it. */
const rewrittenIn = (whole: Expr, rule: CompiledRule, wrt: string): readonly Rewritten[] =>
  postorder(whole).flatMap(at => rewritings(at, rule, wrt).slice(0, 1));

/** What a part becomes: as it stands, or two of its factors with the others beside them. */
function rewritings(at: Expr, rule: CompiledRule, wrt: string): readonly Rewritten[] {
  if (at.kind !== 'call') return [];
  const whole = rewrittenWhole(at, rule, wrt);
  if (whole) return [whole];
  return isCall(at, 'multiply') && isCall(rule.left, 'multiply') ? rewrittenFactors(at, rule, wrt) : [];
}

function rewrittenWhole(at: Call, rule: CompiledRule, wrt: string): Rewritten | undefined {
  const bindings = match(rule, paired(at), wrt);
  return (
    bindings && {
      at,
      bindings,
      into: onwards(
        instantiate(rule, bindings, wrt, of => of),
        rule,
        wrt,
      ),
    }
  );
}

/** Of many factors every two are looked at. */
const rewrittenFactors = (at: Call, rule: CompiledRule, wrt: string): readonly Rewritten[] =>
  at.args.flatMap((a, i) =>
    at.args.slice(i + 1).flatMap(b => {
      const bindings = match(rule, multiply(a, b), wrt);
      const others = at.args.filter(arg => arg !== a && arg !== b);
      return bindings
        ? [
            {
              at,
              bindings,
              into: multiply(
                ...others,
                instantiate(rule, bindings, wrt, of => of),
              ),
            },
          ]
        : [];
    }),
  );

/** A sum of more than two terms was taken as two: what became of its second half is rewritten in turn. */
function onwards(into: Expr, rule: CompiledRule, wrt: string): Expr {
  const rest = into.kind === 'call' ? into.args.at(-1) : undefined;
  if (into.kind !== 'call' || rest?.kind !== 'call' || isCall(rule.left, 'negate')) return into;
  const again = rewrittenWhole(rest, rule, wrt);
  return again ? call(into.op, ...into.args.slice(0, -1), again.into) : into;
}

/** Sums of many as two, one level down: (a + b + c)² as (a + (b + c))². */
const paired = (e: Call): Expr => call(e.op, ...e.args.map(asTwo));

function asTwo(e: Expr): Expr {
  const [first, ...others] = isCall(e, 'add') ? e.args : [];
  return first && others.length > 1 ? add(first, add(...others)) : e;
}
