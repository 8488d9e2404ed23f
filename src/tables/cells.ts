import { add, type Expr, multiply, negate, ONE, power, symbol, TWO } from '../expression/expression.ts';
import { substitute } from '../expression/substitution.ts';
import { backwardOrder, type ComputedNode, type Pass } from '../graph/pass.ts';
import { slopeFormula } from '../graph/slope-formulas.ts';
import { type Formula, formula } from './formula.ts';
import type { Quantity } from './quantity.ts';

/** One number of a table, by the others it is computed from. */
export interface Cell {
  readonly id: string;
  readonly quantity: Quantity;
  /** In the ids of other cells; none for what is given or 1 by its nature. */
  readonly formula?: Formula;
  /** Another way to it, which comes to something else where the student's numbers do not fit one another. */
  readonly otherwise?: Formula;
  /** Of a number without a formula. */
  readonly fixed: number;
  /** Of a derivative: what each use of the node brings. */
  readonly uses: readonly Use[];
}

/** One use of a node by another: what arrives there times the local slope comes back. */
export interface Use {
  readonly gate: ComputedNode;
  readonly input: string;
  /** The cell of what arrives at the gate; none for a local slope by itself, where it is 1. */
  readonly upstream?: string;
  /** The cell of the local slope. */
  readonly slope: string;
}

/** The id of the cell of a value, a local slope, a derivative, an input after the step. */
export const valueId = (node: string): string => `value ${node}`;
const slopeId = (gate: string, input: string): string => `slope ${gate} ${input}`;
const derivativeId = (of: string, wrt: string): string => `derivative ${of} ${wrt}`;
const updatedId = (input: string): string => `updated ${input}`;

/** The cells of a computation, each after those it is computed from. */
export interface Sheet {
  readonly pass: Pass;
  /** How far a step of gradient descent goes. */
  readonly rate?: number;
  /** All cells, with the derivatives of these nodes beside those of the output. */
  readonly cells: (further: ReadonlySet<string>) => readonly Cell[];
  /** The cell that a quantity stands in; undefined for an updated node that is no input, or without a rate. */
  readonly idOf: (quantity: Quantity) => string | undefined;
}

/** The sheet of a forward and a backward pass. Formulas are recorded when they are first needed, once for many tables. */
export function sheetOf(pass: Pass, rate?: number): Sheet {
  const order = backwardOrder(pass).flatMap(({ name }) => pass.nodes.find(node => node.name === name) ?? []);
  const local = [...pass.nodes.map(valueCell), ...pass.nodes.flatMap(slopeCells)];
  const derivatives = memoised(of => derivativeCells(of, pass, order));
  const outputs = derivatives(pass.output);
  const updates = rate === undefined ? [] : pass.nodes.filter(isInput).map(node => updatedCell(node, pass, rate));
  const beside = (further: ReadonlySet<string>): readonly Cell[] =>
    [...further].filter(of => of !== pass.output).flatMap(derivatives);
  const idOf: Sheet['idOf'] = quantity => {
    if (quantity.kind === 'value') return valueId(quantity.of);
    if (quantity.kind === 'updated') return updates.find(({ id }) => id === updatedId(quantity.of))?.id;
    const { of, wrt } = quantity;
    return of === pass.output ? derivativeId(of, wrt) : slopeOrDerivativeId(of, wrt, derivatives(of));
  };
  const cells: Sheet['cells'] = further => [...local, ...outputs, ...beside(further), ...updates];
  return { pass, ...(rate !== undefined && { rate }), cells, idOf };
}

/** Where one gate alone lies between two nodes the derivative is its local slope. */
function slopeOrDerivativeId(of: string, wrt: string, derivatives: readonly Cell[]): string {
  const id = derivativeId(of, wrt);
  const [use, another] = derivatives.find(cell => cell.id === id)?.uses ?? [];
  return use?.gate.name === of && !another ? slopeId(of, wrt) : id;
}

const isInput = ({ role }: ComputedNode): boolean => role === 'input';

function memoised<T>(make: (of: string) => T): (of: string) => T {
  const made = new Map<string, T>();
  return of => {
    const found = made.get(of) ?? make(of);
    made.set(of, found);
    return found;
  };
}

const cell = (id: string, quantity: Quantity, more: Partial<Cell>): Cell => ({
  id,
  quantity,
  fixed: Number.NaN,
  uses: [],
  ...more,
});

/** An operation on the values of other nodes. */
function valueCell(node: ComputedNode): Cell {
  const quantity = { kind: 'value', of: node.name } as const;
  if (node.role !== 'operation') return cell(valueId(node.name), quantity, { fixed: node.value });
  return cell(valueId(node.name), quantity, {
    fixed: node.value,
    formula: formula(inValues(node.right, node), node.parents.map(valueId)),
  });
}

/** Local slopes as the derivation writes them: with the node's own value where that is part of it, ŷ(1 − ŷ). */
const slopeCells = (gate: ComputedNode): Cell[] =>
  gate.parents.map((input, i) => {
    const id = slopeId(gate.name, input);
    const inOwnValue = gate.right.kind === 'call' ? BY_OWN_VALUE[gate.right.op] : undefined;
    return cell(
      id,
      { kind: 'derivative', of: gate.name, wrt: input },
      {
        fixed: gate.slopes[i] ?? Number.NaN,
        formula: formula(inValues(slopeFormula(gate, input), gate), [...gate.parents, gate.name].map(valueId)),
        ...(inOwnValue && { otherwise: formula(inOwnValue(symbol(valueId(gate.name))), [valueId(gate.name)]) }),
        uses: [{ gate, input, slope: id }],
      },
    );
  });

/** Slopes that are written with the gate's own value as well as with its input: z = tanh a has 1 − z², q = e^p has q. */
const BY_OWN_VALUE: Readonly<Record<string, (own: Expr) => Expr>> = {
  exp: own => own,
  tanh: own => add(ONE, negate(power(own, TWO))),
  tan: own => add(ONE, power(own, TWO)),
};

/** An expression in names of nodes, in the ids of their values. */
const inValues = (e: Expr, { name, parents }: ComputedNode): Expr =>
  substitute(e, new Map([name, ...parents].map(node => [node, symbol(valueId(node))])));

/** The derivatives of a node by every node, users before what they use; 0 where it does not depend on it. */
function derivativeCells(of: string, pass: Pass, order: readonly ComputedNode[]): Cell[] {
  const depends = new Set([of]);
  for (const { name, parents } of order) if (depends.has(name)) for (const parent of parents) depends.add(parent);
  return order.map(({ name, adjoint }) => {
    const [id, quantity] = [derivativeId(of, name), { kind: 'derivative', of, wrt: name } as const];
    if (name === of) return cell(id, quantity, { fixed: 1 });
    const users = depends.has(name) ? order.filter(user => depends.has(user.name) && user.parents.includes(name)) : [];
    if (users.length === 0) return cell(id, quantity, { fixed: 0 });
    return gathered(id, quantity, users.map(useOf(of, name)), of === pass.output ? adjoint : Number.NaN);
  });
}

const useOf =
  (of: string, input: string) =>
  (gate: ComputedNode): Use => ({
    gate,
    input,
    upstream: derivativeId(of, gate.name),
    slope: slopeId(gate.name, input),
  });

function gathered(id: string, quantity: Quantity, uses: readonly Use[], fixed: number): Cell {
  const letters = uses.flatMap(({ upstream, slope }) => (upstream === undefined ? [slope] : [upstream, slope]));
  const terms = uses.map(({ upstream, slope }) =>
    upstream === undefined ? symbol(slope) : multiply(symbol(upstream), symbol(slope)),
  );
  return cell(id, quantity, { fixed, uses, formula: formula(add(...terms), letters) });
}

/** One step of gradient descent: the value minus the rate times the derivative. */
function updatedCell({ name, value, adjoint }: ComputedNode, { output }: Pass, rate: number): Cell {
  const [before, slope] = [valueId(name), derivativeId(output, name)];
  const step = multiply(symbol(RATE), symbol(slope));
  const made = formula(add(symbol(before), negate(step)), [before, slope]);
  const at: Formula['at'] = letter => made.at(id => (id === RATE ? { value: rate, spread: 0 } : letter(id)));
  return cell(
    updatedId(name),
    { kind: 'updated', of: name },
    { fixed: value - rate * adjoint, formula: { ...made, at } },
  );
}

/** The letter of the step size. */
const RATE = 'rate';
