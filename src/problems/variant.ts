import { randomNumbers } from '../checking/random.ts';
import type { Expr } from '../expression/expression.ts';
import type { Definition } from '../expression/program.ts';
import { strictText } from '../expression/strict.ts';
import { substitute } from '../expression/substitution.ts';
import { numeralExpr } from './numeral.ts';
import type { Body, Claim, Expectation, Numeral, Parameters, Problem } from './problem.ts';

/** A problem with a number in the place of every parameter: what one student is given. */
export interface Variant {
  readonly problem: Problem;
  /** What each parameter became; empty for a problem without parameters. */
  readonly chosen: Readonly<Record<string, Numeral>>;
  /** Markdown with LaTeX, numbers put in. */
  readonly statement: string;
  readonly body: Body;
  /** A number for every input, where the problem has a point. */
  readonly at?: Readonly<Record<string, number>>;
  readonly expect: readonly Expectation[];
}

/** The seed of the variant that everybody gets who asks for none. */
export const DEFAULT_SEED = 1;

/** The variant that a seed picks: the same for the same seed (an integer), each equally likely. */
export function variant(problem: Problem, seed: number): Variant {
  return numberedVariant(problem, Math.floor(randomNumbers(seed)() * variantCount(problem)));
}

/** How many variants there are; 1 without parameters. */
export const variantCount = ({ parameters }: Problem): number =>
  Object.values(parameters).reduce((count, choices) => count * choices.length, 1);

/** The variant with a number from 0 to `variantCount` − 1. */
export function numberedVariant(problem: Problem, index: number): Variant {
  const chosen = chosenBy(problem.parameters, index);
  const values = new Map(Object.entries(chosen).map(([name, numeral]) => [name, numeralExpr(numeral)]));
  const statement = problem.statement.replace(/\{\{(\w+)\}\}/g, (braces, name) => chosen[name] ?? braces);
  const body = bodyWith(problem.body, values);
  const expect = problem.expect.map(each => ({ ...each, claims: each.claims.map(claim => claimWith(claim, values)) }));
  const given = { problem, chosen, statement, body, expect };
  return problem.at ? { ...given, at: pointWith(problem.at, chosen) } : given;
}

/** The digits of the index, each to the base of its parameter's number of choices. */
function chosenBy(parameters: Parameters, index: number): Record<string, Numeral> {
  let rest = index;
  return Object.fromEntries(
    Object.entries(parameters).map(([name, choices]) => {
      const choice = choices[rest % choices.length] ?? '0';
      rest = Math.floor(rest / choices.length);
      return [name, choice];
    }),
  );
}

type Values = ReadonlyMap<string, Expr>;

/** The text is the author's own where nothing is put in. */
function bodyWith(body: Body, values: Values): Body {
  if (values.size === 0) return body;
  if (body.kind === 'function') {
    const expr = substitute(body.expr, values);
    return { ...body, expr, text: strictText(expr) };
  }
  const [first, ...others] = body.program.definitions;
  const definitions = [definitionWith(first, values), ...others.map(each => definitionWith(each, values))] as const;
  const text = definitions.map(({ name, value }) => `${name} = ${strictText(value)}`).join('\n');
  return { ...body, program: { definitions }, text };
}

const definitionWith = ({ name, value }: Definition, values: Values): Definition => ({
  name,
  value: substitute(value, values),
});

function claimWith(claim: Claim, values: Values): Claim {
  if (claim.kind === 'number' || values.size === 0) return claim;
  const expr = substitute(claim.expr, values);
  return { kind: 'formula', expr, text: strictText(expr) };
}

const pointWith = (at: Readonly<Record<string, string>>, chosen: Readonly<Record<string, Numeral>>) =>
  Object.fromEntries(Object.entries(at).map(([name, value]) => [name, Number(chosen[value] ?? value)]));
