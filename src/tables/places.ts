import { readExpression } from '../reading/expression-reader.ts';
import { type Cell, type Sheet, type Use, valueId } from './cells.ts';
import { isUnder } from './circumstances.ts';
import { type Companion, companionsOf } from './companions.ts';
import { forkOf } from './forks.ts';
import { type Estimate, exactly, type Formula, formula } from './formula.ts';
import type { AtGate, TableMistake } from './mistake.ts';
import { TABLE_MISTAKES } from './mistakes.ts';
import type { Quantity } from './quantity.ts';

/** A mistake and the place in the table where it was made. */
export interface Made {
  readonly mistake: TableMistake;
  readonly at: Cell;
  /** Of a mistake at a gate. */
  readonly use?: Use;
  /** The other number that was taken there. */
  readonly other?: OtherNumber;
}

/** A number of the table that stands for `other` in a formula. */
interface OtherNumber {
  readonly quantity: Quantity;
  readonly id: string;
}

/** A place where a mistake can be made, and what the cell then holds. */
export interface Place extends Made {
  readonly gives: (numbers: Numbers) => Estimate;
}

/** The numbers of a table by the ids of its cells. */
export type Numbers = (id: string) => Estimate;

/** What a use of a node brings back: what arrives times the local slope. */
export function brought({ upstream, slope }: Use, numbers: Numbers): Estimate {
  return upstream === undefined ? numbers(slope) : multiplied(numbers(upstream), numbers(slope));
}

/** The formulas of the mistakes, read once. */
const FORMULAS = new Map(
  TABLE_MISTAKES.flatMap(mistake => {
    if (mistake.kind === 'step') return [mistake.gives];
    return mistake.kind === 'gate' ? mistake.made.map(({ brings }) => brings) : [];
  }).map(text => [text, read(text)]),
);
const PRODUCT = read('upstream * slope');

function read(text: string): Formula {
  const names = ['upstream', 'slope', 'x', 'y', 'other', 'value', 'adjoint', 'rate'];
  const found = readExpression(text, { names });
  if (!found.ok) throw new Error(`The formula “${text}” of a mistake cannot be read: ${found.complaint.message}`);
  return formula(found.value.expr, names);
}

const evaluated = (text: string, letters: Readonly<Record<string, Estimate>>): Estimate =>
  FORMULAS.get(text)?.at(letter => letters[letter] ?? exactly(Number.NaN)) ?? exactly(Number.NaN);

/** Every mistake that can be made in a cell. */
export const placesAt = (cell: Cell, isWritten: boolean, sheet: Sheet): readonly Place[] =>
  TABLE_MISTAKES.flatMap((mistake): readonly Place[] => {
    if (mistake.kind === 'gate') {
      const made = mistake.made.filter(({ writtenOnly }) => isWritten || !writtenOnly);
      return made.flatMap(each => gatePlaces(mistake, each, cell, sheet));
    }
    if (mistake.kind === 'step') return stepPlaces(mistake, cell, sheet);
    if (mistake.kind === 'value') return isWritten ? valuePlaces(mistake, cell) : [];
    return cell.uses.length > 1 ? forkPlaces(mistake, cell, sheet) : [];
  });

function gatePlaces(mistake: TableMistake, { operations, where = [], brings, other }: AtGate, at: Cell, sheet: Sheet) {
  const uses = at.uses.filter(
    use => isOneOf(use, operations) && where.every(circumstance => isUnder(circumstance, use, sheet.pass)),
  );
  return uses.flatMap((use): Place[] => {
    const letters = (numbers: Numbers) => gateLetters(use, at, numbers);
    if (!other) return [{ mistake, at, use, gives: numbers => evaluated(brings, letters(numbers)) }];
    return othersFor(other, use, sheet).map(taken => {
      const gives = (numbers: Numbers) => evaluated(brings, { ...letters(numbers), other: numbers(taken.id) });
      return { mistake, at, use, other: taken, gives };
    });
  });
}

const othersFor = (companion: Companion, use: Use, sheet: Sheet): readonly OtherNumber[] =>
  companionsOf(companion, use, sheet.pass).flatMap(quantity => {
    const id = sheet.idOf(quantity);
    return id === undefined ? [] : [{ quantity, id }];
  });

const isOneOf = ({ gate }: Use, operations: readonly string[] | undefined): boolean =>
  operations === undefined || (gate.right.kind === 'call' && operations.includes(gate.right.op));

/** The numbers at a gate. A local slope in a cell of its own is the one that follows, not the wrong one that was typed. */
export function gateLetters({ upstream, slope, gate, input }: Use, at: Cell, numbers: Numbers) {
  const local = at.id === slope ? (at.formula?.at(numbers) ?? exactly(Number.NaN)) : numbers(slope);
  return {
    upstream: upstream === undefined ? exactly(1) : numbers(upstream),
    slope: local,
    x: numbers(valueId(input)),
    y: numbers(valueId(gate.name)),
  };
}

function forkPlaces(mistake: TableMistake & { readonly kind: 'fork' }, at: Cell, { pass }: Sheet): Place[] {
  const { of, takes } = mistake;
  if (of && !of.includes(forkOf(at, pass))) return [];
  if (takes === 'the product') return [{ mistake, at, gives: numbers => productOf(at.uses, numbers) }];
  const times = takes === 'one path' ? 1 : at.uses.length;
  return at.uses.map(use => ({ mistake, at, gives: numbers => multiplied(exactly(times), brought(use, numbers)) }));
}

const productOf = (uses: readonly Use[], numbers: Numbers): Estimate =>
  uses.map(use => brought(use, numbers)).reduce(multiplied);

const multiplied = (a: Estimate, b: Estimate): Estimate => PRODUCT.at(letter => (letter === 'slope' ? a : b));

/** The numbers of a step of gradient descent. */
export function stepLetters({ formula }: Cell, numbers: Numbers, rate: number) {
  const [value = '', adjoint = ''] = formula?.letters ?? [];
  return { value: numbers(value), adjoint: numbers(adjoint), rate: exactly(rate) };
}

function stepPlaces(mistake: TableMistake & { readonly kind: 'step' }, at: Cell, { rate }: Sheet): Place[] {
  if (at.quantity.kind !== 'updated' || rate === undefined) return [];
  return [{ mistake, at, gives: numbers => evaluated(mistake.gives, stepLetters(at, numbers, rate)) }];
}

function valuePlaces(mistake: TableMistake, at: Cell): Place[] {
  const { quantity, uses } = at;
  if (quantity.kind !== 'derivative' || uses.length === 0) return [];
  return [quantity.wrt, quantity.of].map(node => {
    const other = { quantity: { kind: 'value', of: node }, id: valueId(node) } as const;
    return { mistake, at, other, gives: numbers => numbers(other.id) };
  });
}
