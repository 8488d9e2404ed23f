import { type Call, call, type Expr, isCall, negate, parts, symbol } from '../expression/expression.ts';
import { isConstant, variables } from '../expression/measure.ts';
import type { Program } from '../expression/program.ts';
import { share } from '../expression/sharing.ts';
import { freshName, substitute } from '../expression/substitution.ts';

/** One quantity of a computation, as the tables of the lectures list them: an input, or one operation on others. */
export interface GraphNode {
  readonly name: string;
  /** Further names that the program gives to the same quantity. */
  readonly aliases: readonly string[];
  /** The operation on names of other nodes and on constants; an input's own name; the number a name is defined as. */
  readonly right: Expr;
  /** The nodes it is computed from, each once, in the order they are written. */
  readonly parents: readonly string[];
  readonly role: 'input' | 'constant' | 'operation';
}

/** The nodes of a program in topological order, inputs first, and which of them is the output. */
export interface Graph {
  readonly nodes: readonly GraphNode[];
  readonly output: string;
}

/**
 * The computation graph of a program. Every operation is a node: an operation inside a definition gets a name of its own
 * (u1, u2, …). Sums and products are one node however many parts they have; a minus before a term belongs to the sum.
 * Equal quantities are one node, found without being told. Constants inside an operation are no nodes, but a name
 * defined as a constant is one.
 */
export function computationGraph(program: Program): Graph {
  const roots = sharedRoots(program);
  const names = namesOf(program, roots);
  const order = topological(roots, e => operands(e, names));
  nameTheRest(order, names, program);
  const constants = new Map(program.definitions.map(({ name, value }) => [name, value]));
  const nodes = order.map(e => graphNode(e, names, constants));
  const leaves = nodes.filter(node => node.role !== 'operation');
  return {
    nodes: [...leaves, ...nodes.filter(node => node.role === 'operation')],
    output: firstName(names, roots.at(-1)),
  };
}

type Names = Map<Expr, readonly string[]>;

const firstName = (names: Names, e: Expr | undefined): string =>
  (e && names.get(e)?.[0]) ?? (e?.kind === 'symbol' ? e.name : '');

/** Every definition written in inputs and in names of constants, equal parts being one object. */
function sharedRoots(program: Program): readonly Expr[] {
  const values = new Map<string, Expr>();
  for (const { name, value } of program.definitions) {
    const written = substitute(value, values);
    values.set(name, isConstant(written) ? symbol(name) : written);
  }
  return parts(share(call('add', ...values.values())), 'add');
}

/** The first name of a quantity and those it is given later; an input goes by its own. */
function namesOf(program: Program, roots: readonly Expr[]): Names {
  const names: Names = new Map();
  for (const [i, root] of roots.entries()) {
    const own = root.kind === 'symbol' ? [root.name] : [];
    const known = names.get(root) ?? own;
    const name = program.definitions[i]?.name ?? '';
    names.set(root, known.includes(name) ? known : [...known, name]);
  }
  return names;
}

/** The nodes an operation is computed from: its arguments without constants, and behind the minus of a term. */
function operands(e: Expr, names: Names): Expr[] {
  if (e.kind !== 'call') return [];
  const found = e.args.map(arg => (hasOwnMinus(e, arg, names) ? (arg.args[0] ?? arg) : arg));
  return [...new Set(found)].filter(arg => !isConstant(arg));
}

function hasOwnMinus(of: Expr, term: Expr, names: Names): term is Call {
  return isCall(of, 'add') && isCall(term, 'negate') && !names.has(term);
}

/** The nodes that the roots need, every node after its operands. */
export function topological<T>(roots: readonly T[], operandsOf: (node: T) => readonly T[]): T[] {
  const done = new Set<T>();
  const stack = [...roots].reverse().map(node => ({ node, open: false }));
  for (let top = stack.pop(); top; top = stack.pop()) {
    if (top.open) done.add(top.node);
    else if (!done.has(top.node)) {
      stack.push({ node: top.node, open: true });
      stack.push(...[...operandsOf(top.node)].reverse().map(node => ({ node, open: false })));
    }
  }
  return [...done];
}

function nameTheRest(order: readonly Expr[], names: Names, program: Program): void {
  const taken = new Set(program.definitions.flatMap(({ name, value }) => [name, ...variables(value)]));
  for (const e of order) {
    if (e.kind !== 'call' || names.has(e)) continue;
    const name = freshName(taken, []);
    taken.add(name);
    names.set(e, [name]);
  }
}

function graphNode(e: Expr, names: Names, constants: ReadonlyMap<string, Expr>): GraphNode {
  const [name = firstName(names, e), ...aliases] = names.get(e) ?? [];
  if (e.kind === 'call') {
    return {
      name,
      aliases,
      right: inNames(e, names),
      parents: operands(e, names).map(arg => firstName(names, arg)),
      role: 'operation',
    };
  }
  const constant = constants.get(name);
  return { name, aliases, right: constant ?? e, parents: [], role: constant ? 'constant' : 'input' };
}

/** The operation with the names of its operands put in. */
function inNames(e: Call, names: Names): Expr {
  const named = (arg: Expr): Expr => (isConstant(arg) ? arg : symbol(firstName(names, arg)));
  const args = e.args.map(arg => (hasOwnMinus(e, arg, names) ? negate(named(arg.args[0] ?? arg)) : named(arg)));
  return { ...e, args };
}
