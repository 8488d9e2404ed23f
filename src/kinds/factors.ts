import { derive } from '../derivation/derive.ts';
import type { Derivation } from '../derivation/step.ts';
import { dotted, partialSign, slopeSign } from '../expression/display.ts';
import { same } from '../expression/equality.ts';
import { equation } from '../expression/equation.ts';
import { type Expr, parts as partsOf, symbol } from '../expression/expression.ts';
import { variables } from '../expression/measure.ts';
import type { Definition, Program } from '../expression/program.ts';
import { rebuild } from '../expression/walk.ts';
import { bySquare, type InTerms } from './in-terms-of-output.ts';
import type { DerivationPart } from './kind.ts';
import { namesOf } from './program-names.ts';
import type { Edge, Route } from './route.ts';

/** One factor of a chain through named quantities: how a quantity changes with one that it uses. */
interface Factor {
  /** dŷ/dv, or ∂L/∂x where x is also in what L uses. */
  readonly sign: Expr;
  readonly part: DerivationPart;
  /** What the part comes to, in the names. */
  readonly result: Expr;
}

/** How a derivative is written: dL/dw, or ∂L/∂w. */
export type SignOf = (of: string, wrt: string) => Expr;

/** The factor of a step. */
export type FactorOf = (edge: Edge) => Factor;

/** How far a factor's derivation stands in. */
const INSET = 4;

/** The factor of every step on a route, each derived once; the others that a quantity uses are held fixed. */
export function factorsOf(program: Program, route: Route, signOf: SignOf): FactorOf {
  const taken = namesOf(program);
  const found = new Map<string, Factor>();
  for (const definition of program.definitions) {
    for (const edge of route.down.get(definition.name) ?? [])
      found.set(keyOf(edge), factor(definition, edge, route, { taken, signOf }));
  }
  return edge => {
    const known = found.get(keyOf(edge));
    if (!known) throw new Error(`no factor was derived for ${keyOf(edge)}`);
    return known;
  };
}

const keyOf = ({ of, by }: Edge): string => `${of} by ${by}`;

/** Names that no chain may use as its letter, and how the whole derivative is written. */
interface Setting {
  readonly taken: readonly string[];
  readonly signOf: SignOf;
}

function factor(definition: Definition, edge: Edge, route: Route, { taken, signOf }: Setting): Factor {
  const partial = isUsedTwice(edge, route) || (signOf === partialSign && variables(definition.value).length > 1);
  const sign = partial ? partialSign(edge.of, edge.by) : slopeSign(edge.of, edge.by);
  const derivation = derive(definition.value, edge.by);
  const further = fromValue(definition, edge.by, derivation);
  return {
    sign,
    part: { kind: 'derivation', derivation, left: sign, partial, taken, inset: INSET, further: further.lines },
    result: further.result,
  };
}

/** The lines that write a slope with the name of the value it is known from: σ′ = ŷ(1 − ŷ), tanh′ = 1 − a². None where it is not known so. */
function fromValue(
  { name, value }: Definition,
  by: string,
  { result, tidying }: Derivation,
): Pick<InTerms, 'lines' | 'result'> {
  const square = bySquare({ f: value, x: by, slope: result })?.lines ?? [];
  const last = square.at(-1)?.right ?? result;
  const named = rebuild(last, node => (same(node, value) ? symbol(name) : node));
  if (same(named, last)) return { lines: [], result };
  const right = tidying.length > 0 ? named : dotted(...partsOf(named, 'multiply'));
  const final = { right, remark: [equation(symbol(name), value)], reason: ['in terms of ', symbol(name)] };
  return { lines: [...square, final], result: named };
}

/** Whether a quantity is used in another itself and in something else that this one uses. */
function isUsedTwice({ of, by }: Edge, { down }: Route): boolean {
  const seen = new Set<string>();
  const open = (down.get(of) ?? []).map(edge => edge.by).filter(used => used !== by);
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (seen.has(name)) continue;
    seen.add(name);
    open.push(...(down.get(name) ?? []).map(edge => edge.by));
  }
  return seen.has(by);
}
