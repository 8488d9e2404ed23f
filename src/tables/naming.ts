import { readExpression } from '../reading/expression-reader.ts';
import type { Pass } from '../telling/backprop-pass.ts';
import type { Cell, Sheet, Use } from './cells.ts';
import { valueId } from './cells.ts';
import { isUnder } from './circumstances.ts';
import { type Estimate, exactly, type Formula, formula, summed } from './formula.ts';
import { type AtGate, TABLE_MISTAKES, type TableMistake } from './mistakes.ts';
import { near, type OwnNumber } from './own-numbers.ts';

/** A mistake and the place in the table where it was made. */
export interface Made {
  readonly mistake: TableMistake;
  readonly at: Cell;
  /** Of a mistake at a gate. */
  readonly use?: Use;
}

/** A place where a mistake can be made, and what the cell then holds. */
interface Place extends Made {
  readonly gives: (numbers: Numbers) => Estimate;
}

type Numbers = (id: string) => Estimate;

/** A wrong number that was typed. */
interface WrongNumber {
  readonly cell: Cell;
  readonly typed: number;
  readonly tolerance: number;
}

/**
 * The mistakes that give a wrong number from the student's own earlier ones: made at the cell itself, or in a cell on the
 * way to it that the student has not written, at one place or at all. Each once, where it is nearest to the cell.
 */
export function mistakesIn(
  wrong: WrongNumber,
  route: readonly Cell[],
  numbers: Numbers,
  sheet: Sheet,
): readonly Made[] {
  const places = route.toReversed().flatMap(cell => placesAt(cell, cell === wrong.cell, sheet));
  const way = wayAlong(route, numbers);
  const fits = (chosen: readonly Place[]): boolean => {
    const { value, spread } = recomputed(way, chosen);
    return near(wrong.typed, value, wrong.tolerance + spread);
  };
  return TABLE_MISTAKES.flatMap(mistake => {
    const here = places.filter(place => place.mistake === mistake);
    const single = here.find(place => fits([place]));
    if (single) return [single];
    return here.length > 1 && fits(oneEach(here)) ? here.slice(0, 1) : [];
  });
}

/** Of the places in one cell that exclude one another the first. */
const oneEach = (places: readonly Place[]): readonly Place[] =>
  places.filter(({ at, use }, i) => use !== undefined || places.findIndex(other => other.at === at) === i);

/** Of a longer way only the cells nearest to its end: nobody slips in the twentieth line and writes none of them. */
const LONGEST_ROUTE = 16;

/** The cells that a cell is computed from and the student has not written, in order, and the cell itself last. */
export function routeTo(
  cell: Cell,
  cells: ReadonlyMap<string, Cell>,
  own: ReadonlyMap<string, OwnNumber>,
): readonly Cell[] {
  const route = new Set([cell]);
  for (const { formula } of route)
    for (const id of formula?.letters ?? []) {
      const before = cells.get(id);
      if (before && isGathered(before) && !own.get(id)?.standing && route.size < LONGEST_ROUTE) route.add(before);
    }
  return [...cells.values()].filter(each => route.has(each));
}

/** A derivative that comes back through gates, and no local slope. */
const isGathered = ({ id, uses }: Cell): boolean => uses.some(({ slope }) => slope !== id);

/** The cells from one to a wrong one, and what each holds without a mistake. */
interface Way {
  readonly route: readonly Cell[];
  readonly right: ReadonlyMap<Cell, Estimate>;
  readonly numbers: Numbers;
}

const wayAlong = (route: readonly Cell[], numbers: Numbers): Way => ({
  route,
  right: new Map(route.map(cell => [cell, contentOf(cell, numbers)])),
  numbers,
});

const contentOf = (cell: Cell, numbers: Numbers): Estimate => cell.formula?.at(numbers) ?? numbers(cell.id);

/** What the last cell holds where mistakes are made on the way: only what comes after the first is computed again. */
function recomputed({ route, right, numbers }: Way, made: readonly Place[]): Estimate {
  const found = new Map<string, Estimate>();
  const overlaid: Numbers = id => found.get(id) ?? numbers(id);
  const altered = new Set(made.map(({ at }) => at));
  for (const cell of route.slice(route.findIndex(each => altered.has(each)))) {
    const content = (found.size === 0 && right.get(cell)) || contentOf(cell, overlaid);
    const here = made.filter(({ at }) => at === cell);
    found.set(cell.id, withMistakes(content, cell, here, overlaid));
  }
  return found.get(route.at(-1)?.id ?? '') ?? exactly(Number.NaN);
}

/** What a cell holds with mistakes made in it: at a gate what it brings is taken out for what it brings by mistake. */
function withMistakes(content: Estimate, cell: Cell, made: readonly Place[], numbers: Numbers): Estimate {
  const whole = made.find(({ use }) => use === undefined);
  if (whole) return whole.gives(numbers);
  const exchanged = made.flatMap(({ use, gives }) => {
    if (!use) return [];
    const { upstream, slope } = gateLetters(use, cell, numbers);
    return [gives(numbers), exactly(-upstream.value * slope.value)];
  });
  return summed([content, ...exchanged]);
}

/** What a use of a node brings back: what arrives times the local slope. */
export function brought({ upstream, slope }: Use, numbers: Numbers): Estimate {
  if (upstream === undefined) return numbers(slope);
  return PRODUCT.at(letter => numbers(letter === 'upstream' ? upstream : slope));
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
  const names = ['upstream', 'slope', 'x', 'y', 'value', 'adjoint', 'rate'];
  const found = readExpression(text, { names });
  if (!found.ok) throw new Error(`The formula “${text}” of a mistake cannot be read: ${found.complaint.message}`);
  return formula(found.value.expr, names);
}

const evaluated = (text: string, letters: Readonly<Record<string, Estimate>>): Estimate =>
  FORMULAS.get(text)?.at(letter => letters[letter] ?? exactly(Number.NaN)) ?? exactly(Number.NaN);

/** Every mistake that can be made in a cell. */
const placesAt = (cell: Cell, isWritten: boolean, sheet: Sheet): readonly Place[] =>
  TABLE_MISTAKES.flatMap((mistake): readonly Place[] => {
    if (mistake.kind === 'gate') {
      const made = mistake.made.filter(({ writtenOnly }) => isWritten || !writtenOnly);
      return made.flatMap(each => gatePlaces(mistake, each, cell, sheet.pass));
    }
    if (mistake.kind === 'step') return stepPlaces(mistake, cell, sheet);
    return cell.uses.length > 1 ? forkPlaces(mistake, cell) : [];
  });

function gatePlaces(mistake: TableMistake, { operations, where = [], brings }: AtGate, at: Cell, pass: Pass): Place[] {
  const uses = at.uses.filter(
    use => isOneOf(use, operations) && where.every(circumstance => isUnder(circumstance, use, pass)),
  );
  return uses.map(use => ({ mistake, at, use, gives: numbers => evaluated(brings, gateLetters(use, at, numbers)) }));
}

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

function forkPlaces(mistake: TableMistake & { readonly kind: 'fork' }, at: Cell): Place[] {
  if (mistake.takes === 'one path')
    return at.uses.map(use => ({ mistake, at, gives: numbers => brought(use, numbers) }));
  const product = (numbers: Numbers): Estimate =>
    at.uses.map(use => brought(use, numbers)).reduce((a, b) => PRODUCT.at(letter => (letter === 'slope' ? a : b)));
  return [{ mistake, at, gives: product }];
}

/** The numbers of a step of gradient descent. */
export function stepLetters({ formula }: Cell, numbers: Numbers, rate: number) {
  const [value = '', adjoint = ''] = formula?.letters ?? [];
  return { value: numbers(value), adjoint: numbers(adjoint), rate: exactly(rate) };
}

function stepPlaces(mistake: TableMistake & { readonly kind: 'step' }, at: Cell, { rate }: Sheet): Place[] {
  if (at.quantity.kind !== 'updated' || rate === undefined) return [];
  return [{ mistake, at, gives: numbers => evaluated(mistake.gives, stepLetters(at, numbers, rate)) }];
}
