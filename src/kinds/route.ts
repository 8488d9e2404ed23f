import { variables } from '../expression/measure.ts';
import { output, type Program } from '../expression/program.ts';

/** One step down: the quantity `of` is computed from `by`. */
export interface Edge {
  readonly of: string;
  readonly by: string;
}

/** A way from one quantity down to another. */
export type Path = readonly Edge[];

/** What the chain rule goes through, from the output of a program down to a variable. */
export interface Route {
  /** The quantities that lie on some way, the output first, the variable last. */
  readonly names: readonly string[];
  /** The steps down from a quantity that lead on to the variable, in the order in which it uses them. */
  readonly down: ReadonlyMap<string, readonly Edge[]>;
  /** How many ways there are. */
  readonly count: bigint;
  /**
   * The ways in stretches: every one of them runs through the quantities between two stretches, so that what all have in
   * common stands alone. undefined where a stretch has more ways than anyone would write out.
   */
  readonly stretches?: readonly (readonly Path[])[];
}

/** Ways through one stretch that are written out, as a sum of as many products. */
const MOST_PATHS = 12n;

/** The route from a program's output to a variable; undefined where the output does not depend on it. */
export function routeOf(program: Program, wrt: string): Route | undefined {
  const depending = dependingOn(program, wrt);
  const names = [...reachable(program, depending), wrt];
  const last = output(program).name;
  if (!depending.has(last)) return undefined;
  const down = new Map(names.map(name => [name, (depending.get(name) ?? []).map(by => ({ of: name, by }))]));
  const counts = { down: countDown(names, down), up: countUp(names, down) };
  const count = counts.down.get(last) ?? 0n;
  const cuts = names.filter(name => (counts.down.get(name) ?? 0n) * (counts.up.get(name) ?? 0n) === count);
  const stretches = pairs(cuts).map(([from, to]) => pathsBetween(from, to, down, waysIn(from, to, counts.down)));
  const written = stretches.filter(paths => paths !== undefined);
  return { names, down, count, ...(written.length === stretches.length && { stretches: written }) };
}

/** The quantities that depend on the variable, each with those it uses that do, or the variable itself. */
function dependingOn({ definitions }: Program, wrt: string): Map<string, readonly string[]> {
  const depending = new Map<string, readonly string[]>();
  for (const { name, value } of definitions) {
    const uses = variables(value).filter(used => used === wrt || depending.has(used));
    if (uses.length > 0) depending.set(name, uses);
  }
  return depending;
}

/** Those of them that the output depends on, the output first: a definition uses only what stands before it. */
function reachable(program: Program, depending: ReadonlyMap<string, readonly string[]>): string[] {
  const needed = new Set([output(program).name]);
  const found = program.definitions.toReversed().filter(({ name }) => {
    if (needed.has(name)) for (const used of depending.get(name) ?? []) needed.add(used);
    return needed.has(name) && depending.has(name);
  });
  return found.map(({ name }) => name);
}

type Counts = ReadonlyMap<string, bigint>;
type Down = Route['down'];

/** How many ways lead from each quantity down to the variable. */
function countDown(names: readonly string[], down: Down): Counts {
  const counts = new Map<string, bigint>();
  for (const name of names.toReversed()) {
    const edges = down.get(name) ?? [];
    counts.set(name, edges.length === 0 ? 1n : edges.reduce((sum, { by }) => sum + (counts.get(by) ?? 0n), 0n));
  }
  return counts;
}

/** How many ways lead from the output down to each quantity. */
function countUp(names: readonly string[], down: Down): Counts {
  const counts = new Map<string, bigint>(names.slice(0, 1).map(name => [name, 1n]));
  for (const name of names) {
    for (const { by } of down.get(name) ?? []) counts.set(by, (counts.get(by) ?? 0n) + (counts.get(name) ?? 0n));
  }
  return counts;
}

const pairs = (cuts: readonly string[]): (readonly [string, string])[] =>
  cuts.slice(1).map((to, i) => [cuts[i] ?? to, to] as const);

/** All ways from one cut run through the next, so the ways between them are a quotient of counts. */
const waysIn = (from: string, to: string, counts: Counts): bigint => (counts.get(from) ?? 0n) / (counts.get(to) ?? 1n);

/** The ways from one quantity down to another, where they are few. */
function pathsBetween(from: string, to: string, down: Down, ways: bigint): Path[] | undefined {
  if (ways > MOST_PATHS) return undefined;
  const found: Path[] = [];
  const open: { readonly at: string; readonly path: Path }[] = [{ at: from, path: [] }];
  for (let way = open.pop(); way; way = open.pop()) {
    const { at, path } = way;
    if (at === to) found.push(path);
    else open.push(...(down.get(at) ?? []).map(edge => ({ at: edge.by, path: [...path, edge] })).toReversed());
  }
  return found;
}
