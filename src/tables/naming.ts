import type { Cell, Sheet } from './cells.ts';
import { isByChance, isLastDigitOff, type WrongNumber } from './chance.ts';
import { type Estimate, exactly, summed } from './formula.ts';
import { TABLE_MISTAKES } from './mistakes.ts';
import { estimateOf, near, type OwnNumber } from './own-numbers.ts';
import { gateLetters, type Made, type Numbers, type Place, placesAt } from './places.ts';

/** A table as it was handed in: its cells, and what the student has and ought to have in each. */
interface OwnTable {
  readonly sheet: Sheet;
  readonly cells: ReadonlyMap<string, Cell>;
  readonly own: ReadonlyMap<string, OwnNumber>;
}

/**
 * The mistakes that give a wrong number from the student's own earlier ones: made at the cell itself, or in a cell on the
 * way to it that the student has not written, at one place or at all. Each once, where it is nearest to the cell; none
 * that may as well fit by accident.
 */
export function mistakesIn(cell: Cell, wrong: WrongNumber, table: OwnTable): readonly Made[] {
  const number = table.own.get(cell.id);
  if (!number || isLastDigitOff(wrong, number)) return [];
  const way = wayTo(cell, table);
  const tried = explanations(way.route.toReversed().flatMap(each => placesAt(each, each === cell, table.sheet)));
  const given = tried.map(made => recomputed(way, made));
  const fitting = tried.flatMap((made, i) => (fits(wrong, given[i]) ? [{ made, upTo: i + 1 }] : []));
  if (fitting.length === 0) return [];
  const range = largestIn(table, wrong);
  const explained = given.map(({ value }) => value);
  const believed = fitting.filter(({ upTo }) => !isByChance(explained.slice(0, upTo), wrong, number, range));
  return TABLE_MISTAKES.flatMap(
    mistake => believed.find(({ made: [place] }) => place?.mistake === mistake)?.made[0] ?? [],
  );
}

const fits = ({ typed, tolerance }: WrongNumber, given: Estimate | undefined): boolean =>
  given !== undefined && near(typed, given.value, tolerance + given.spread);

/** How large the numbers of a table are. */
const largestIn = ({ own }: OwnTable, { typed }: WrongNumber): number =>
  Math.max(Math.abs(typed), ...[...own.values()].map(({ right }) => Math.abs(right)).filter(Number.isFinite));

/** What may have been done, in the order in which it is believed: one mistake at one place, then one wherever it can be. */
function explanations(places: readonly Place[]): readonly (readonly Place[])[] {
  const everywhere = TABLE_MISTAKES.map(mistake => places.filter(place => place.mistake === mistake));
  return [...places.map(place => [place]), ...everywhere.filter(here => here.length > 1).map(oneEach)];
}

/** Of the places in one cell that exclude one another the first. */
const oneEach = (places: readonly Place[]): readonly Place[] =>
  places.filter(({ at, use }, i) => use !== undefined || places.findIndex(other => other.at === at) === i);

/** Of a longer way only the cells nearest to its end: nobody slips in the twentieth line and writes none of them. */
const LONGEST_ROUTE = 16;

/** The cells that a cell is computed from and the student has not written, in order, and the cell itself last. */
function routeTo(cell: Cell, { cells, own }: OwnTable): readonly Cell[] {
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

function wayTo(cell: Cell, table: OwnTable): Way {
  const [route, numbers] = [routeTo(cell, table), estimateOf(table.own)];
  return { route, right: new Map(route.map(each => [each, contentOf(each, numbers)])), numbers };
}

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
