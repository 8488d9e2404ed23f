import { type Expr, symbol } from '../expression/expression.ts';
import { treeSize, variables } from '../expression/measure.ts';
import type { Program } from '../expression/program.ts';
import { strictText } from '../expression/strict.ts';
import { substitute } from '../expression/substitution.ts';
import type { Pass } from '../graph/pass.ts';
import type { NamedMistake } from '../marking/verdict.ts';
import { integerOrDecimals, unicodeNumber } from '../notation/decimals.ts';
import { mathText } from '../notation/math-text.ts';
import { textName } from '../notation/names.ts';
import { quantityText } from '../notation/quantities.ts';
import type { Cell, Use } from './cells.ts';
import type { Estimate } from './formula.ts';
import { brought, gateLetters, type Made, stepLetters } from './places.ts';

/** What sentences about a table's cells are made from. */
export interface Speaking {
  readonly pass: Pass;
  readonly program: Program;
  /** How many decimals numbers are told with. */
  readonly decimals: number;
  readonly numbers: (id: string) => Estimate;
  readonly rate?: number;
}

/** A mistake in words about its cell. */
export function namedMistake(made: Made, speaking: Speaking): NamedMistake {
  const { mistake, at, use } = made;
  const holes = holesOf(made, speaking);
  return {
    id: mistake.id,
    name: mistake.name,
    at: use ? strictText(writtenOut(use.gate.right, unnamed(speaking))) : strictCell(at),
    feedback: filled(mistake.feedback, holes),
    clue: filled(mistake.clue, holes),
  };
}

const strictCell = ({ quantity }: Cell): string => (quantity.kind === 'derivative' ? quantity.wrt : quantity.of);

/** A hole without content keeps its braces: a test of the table finds it. */
const filled = (text: string, holes: Readonly<Record<string, string>>): string =>
  text.replaceAll(/\{(\w+)\}/g, (braces, name: string) => holes[name] ?? braces);

function holesOf({ at, use, other }: Made, speaking: Speaking): Readonly<Record<string, string>> {
  const { numbers, rate } = speaking;
  const companion = other && { other: `${quantityText(other.quantity)} = ${shown(numbers(other.id), speaking)}` };
  const here = { ...cellHoles(at, speaking), ...companion };
  if (use) return { ...here, ...gateHoles(use, at, speaking) };
  if (at.quantity.kind !== 'updated') return { ...here, ...forkHoles(at, speaking) };
  return { ...here, ...shownAll(stepLetters(at, numbers, rate ?? 1), speaking) };
}

const cellHoles = ({ quantity }: Cell, speaking: Speaking) => {
  const node = quantity.kind === 'derivative' ? quantity.wrt : quantity.of;
  const name = spoken(node, speaking);
  const isNamed = name === textName(node);
  return {
    node: name,
    at: quantity.kind === 'derivative' && !isNamed ? `d${textName(quantity.of)}/d(${name})` : quantityText(quantity),
  };
};

function gateHoles(use: Use, at: Cell, speaking: Speaking) {
  const { gate, input } = use;
  const of = at.quantity.kind === 'derivative' ? at.quantity.of : '';
  const name = spoken(gate.name, speaking);
  return {
    gate: name,
    input: spoken(input, speaking),
    arrives: name === textName(gate.name) ? `d${textName(of)}/d${name}` : `d${textName(of)}/d(${name})`,
    ...shownAll(gateLetters(use, at, speaking.numbers), speaking),
  };
}

function forkHoles({ uses }: Cell, speaking: Speaking) {
  const paths = uses.map(
    use => `${shown(brought(use, speaking.numbers), speaking)} by ${spoken(use.gate.name, speaking)}`,
  );
  return {
    times: uses.length === 2 ? 'twice' : `${uses.length} times`,
    paths: [paths.slice(0, -1).join(', '), paths.at(-1) ?? ''].join(' and '),
  };
}

const shownAll = (letters: Readonly<Record<string, Estimate>>, speaking: Speaking): Record<string, string> =>
  Object.fromEntries(Object.entries(letters).map(([letter, number]) => [letter, shown(number, speaking)]));

const shown = ({ value }: Estimate, { decimals }: Speaking): string => numeral(value, decimals);

/** A number as it is told: 0.522, −1, 1.25·10⁻⁵. */
const numeral = (value: number, decimals: number): string => {
  const told = Number(value.toPrecision(12));
  return unicodeNumber(integerOrDecimals(Object.is(told, -0) ? 0 : told, decimals));
};

const spoken = (node: string, speaking: Speaking): string => mathText(spokenAs(node, speaking));

/** Longer expressions are told by the node's name. */
const SPOKEN_NODES = 15;

/** What a student knows a node by: its name in the program, else what it computes. */
const spokenAs = (node: string, speaking: Speaking): Expr => unnamed(speaking).get(node) ?? symbol(node);

/** What the operations that the program does not name compute, in names that it has. */
function unnamed({ pass, program }: Speaking): ReadonlyMap<string, Expr> {
  const named = new Set(program.definitions.map(({ name }) => name));
  const found = new Map<string, Expr>();
  for (const { name, right, role } of pass.nodes)
    if (role === 'operation' && !named.has(name)) found.set(name, writtenOut(right, found));
  return found;
}

/** Parts that would make it long keep their names. */
function writtenOut(right: Expr, unnamed: ReadonlyMap<string, Expr>): Expr {
  const parts = variables(right).flatMap(name => unnamed.get(name) ?? []);
  const size = parts.reduce((sum, part) => sum + treeSize(part), treeSize(right));
  return size <= SPOKEN_NODES ? substitute(right, unnamed) : right;
}
