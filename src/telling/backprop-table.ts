import { type Expr, isCall, symbol } from '../expression/expression.ts';
import { backwardOrder, type ComputedNode, type Contribution, type Pass } from '../graph/pass.ts';
import { slopeFormula } from '../graph/slope-formulas.ts';
import { DECIMALS, fixedDecimals, integerOrDecimals } from '../notation/decimals.ts';

/** How a medium writes what stands in the cells. */
export interface TableHand {
  math(e: Expr): string;
  /** ∂J/∂u, and dJ/du for the adjoint. */
  partial(of: string, by: string): string;
  total(of: string, by: string): string;
  readonly times: string;
  readonly gathers: string;
  /** A remark beside a formula, such as "(used twice)". */
  words(text: string): string;
  /** Set off from rows that are used once. */
  marked(text: string): string;
  /** Several formulas in one cell. */
  list(texts: readonly string[]): string;
  /** One after the other: "…, then …". */
  sequence(texts: readonly string[]): string;
  /** A number as backprop-numbers.ts gives it. */
  number(text: string): string;
}

/** A row of the table, ready to be set in columns. */
export interface TableRow {
  readonly forward: string;
  readonly value: string;
  readonly slopes: string;
  readonly backward: string;
  readonly adjoint: string;
}

/** What stands above each column. */
export const HEADINGS: TableRow = {
  forward: 'forward',
  value: 'value',
  slopes: 'local slopes',
  backward: 'backward',
  adjoint: 'adjoint so far',
};

/** A longer formula is named by its size: a cell of a product of two hundred factors helps nobody. */
export const CELL_NODES = 120;

/** The columns from left to right. */
export const COLUMNS = ['forward', 'value', 'slopes', 'backward', 'adjoint'] as const;

/** The sentence under a table. */
export const HOW_TO_READ =
  'Read the forward columns upwards and the backward columns downwards; a node used several times gathers its adjoint.';

/**
 * The rows of a backprop table, the output first: forward columns read upwards, backward columns downwards. A node that
 * several others use is marked, and its adjoint gathers in the order in which they stand above it.
 */
export function tableRows(pass: Pass, hand: TableHand, decimals: number = DECIMALS): TableRow[] {
  const nodes = new Map(pass.nodes.map(node => [node.name, node]));
  const sheet: Sheet = {
    pass,
    hand,
    decimals,
    nodes,
    formulas: new Map(pass.nodes.map(node => [node.name, formulasOf(node)])),
  };
  return backwardOrder(pass).flatMap(({ name }) => {
    const node = sheet.nodes.get(name);
    return node ? [row(node, sheet)] : [];
  });
}

interface Sheet {
  readonly pass: Pass;
  readonly hand: TableHand;
  readonly decimals: number;
  readonly nodes: ReadonlyMap<string, ComputedNode>;
  /** By node, then by parent. */
  readonly formulas: ReadonlyMap<string, ReadonlyMap<string, Expr>>;
}

const formulasOf = (node: ComputedNode): Map<string, Expr> =>
  new Map(node.parents.map(parent => [parent, slopeFormula(node, parent)]));

function row(node: ComputedNode, sheet: Sheet): TableRow {
  const { hand, decimals, pass } = sheet;
  const uses = pass.contributions.filter(contribution => contribution.node === node.name);
  return {
    forward: forwardCell(node, uses.length, hand),
    value: hand.number(fixedDecimals(node.value, decimals)),
    slopes: slopesCell(node, sheet),
    ...(uses.length > 0 ? gathered(uses, sheet) : seeded(node, sheet)),
  };
}

function forwardCell({ name, aliases, right, role }: ComputedNode, uses: number, hand: TableHand): string {
  const names = role === 'input' ? [...aliases, name] : [name, ...aliases];
  const sides = [...names.map(each => hand.math(symbol(each))), ...(role === 'input' ? [] : [hand.math(right)])];
  const equation = sides.join(' = ');
  return uses > 1 ? `${hand.marked(equation)} ${hand.words(`(used ${times(uses)})`)}` : equation;
}

const times = (uses: number): string => (uses === 2 ? 'twice' : `${uses} times`);

/** ∂J/∂u stands before a single formula in the first row, and before several that would not say whose they are. */
function slopesCell(node: ComputedNode, { hand, decimals, pass, formulas: all }: Sheet): string {
  const formulas = [...(all.get(node.name)?.values() ?? [])];
  const named = formulas.length > 1 ? !formulas.every(isNumeral) : node.name === pass.output;
  const cells = formulas.map((formula, i) => {
    const label = named ? `${hand.partial(node.name, node.parents[i] ?? '')} = ` : '';
    const number = hand.number(integerOrDecimals(node.slopes[i] ?? Number.NaN, decimals));
    return label + (isNumeral(formula) ? number : `${hand.math(formula)} = ${number}`);
  });
  return named ? hand.list(cells) : cells.join(', ');
}

/** A number as it stands, perhaps with a minus. */
const isNumeral = (e: Expr): boolean =>
  e.kind === 'number' || (isCall(e, 'negate') && e.args.every(arg => arg.kind === 'number'));

type Backward = Pick<TableRow, 'backward' | 'adjoint'>;

/** The output's own adjoint is where the backward pass begins; a node the output does not depend on has 0. */
function seeded(node: ComputedNode, { hand, decimals, pass }: Sheet): Backward {
  const adjoint = hand.number(integerOrDecimals(node.adjoint, decimals));
  return { backward: `${hand.total(pass.output, node.name)} = ${adjoint}`, adjoint };
}

function gathered(uses: readonly Contribution[], sheet: Sheet): Backward {
  const { hand, decimals } = sheet;
  const lines = uses.map(use => contributionCell(use, sheet));
  return {
    backward: hand.sequence(uses.length > 1 ? lines.map(line => hand.marked(line)) : lines),
    adjoint: hand.sequence(uses.map(({ soFar }) => hand.number(integerOrDecimals(soFar, decimals)))),
  };
}

function contributionCell({ node, user }: Contribution, { hand, pass, formulas }: Sheet): string {
  const formula = formulas.get(user)?.get(node);
  const slope = formula ? factor(formula, hand) : '';
  return `${hand.total(pass.output, node)} ${hand.gathers} ${hand.total(pass.output, user)} ${hand.times} ${slope}`;
}

/** A sum or a minus sign needs brackets behind the dot. */
function factor(e: Expr, hand: TableHand): string {
  const text = hand.math(e);
  const bare = e.kind !== 'call' || (e.op !== 'add' && !/^[-−]/.test(text));
  return bare ? text : `(${text})`;
}
