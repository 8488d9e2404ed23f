import type { Cell } from './cells.ts';
import { type Estimate, exactly } from './formula.ts';
import type { TypedNumber } from './typed-number.ts';

/** How a number that was typed stands to the right one and to the student's own earlier numbers. */
type Standing = 'right' | 'wrong' | 'carried forward';

/** What the student has in a cell and ought to have there. */
export interface OwnNumber {
  /** What later cells are computed from: the number typed, or what follows from the student's own where none is. */
  readonly own: Estimate;
  /** What follows from the student's own earlier numbers. */
  readonly follows: Estimate;
  /** What follows from them in another way, where there is one and nothing was typed. */
  readonly otherwise?: Estimate | undefined;
  /** The right number. */
  readonly right: number;
  /** Absent where nothing was typed. */
  readonly standing?: Standing;
  /** Whether it rests on a wrong number. */
  readonly tainted: boolean;
}

/** What decides whether two numbers are one: half a unit of the last decimal typed, or of the decimal asked for. */
export const toleranceOf = ({ halfUnit }: TypedNumber, rounding: number | undefined): number =>
  rounding === undefined ? halfUnit : 0.5 * 10 ** -rounding;

/** A sliver for what doubles cannot hold: halves, and the last bits of a long sum. */
export const near = (typed: number, meant: number, tolerance: number): boolean =>
  Math.abs(typed - meant) <= tolerance * (1 + 1e-9) + 1e-9 * Math.max(1e-3, Math.abs(meant));

/**
 * Goes through the cells in order. A number is right if it is the right one as it was rounded, or follows from right ones
 * that were rounded on the way; carried forward if it follows from the student's own where one of them is wrong.
 */
export function ownNumbers(
  cells: readonly Cell[],
  typed: ReadonlyMap<string, TypedNumber>,
  rounding?: number,
): ReadonlyMap<string, OwnNumber> {
  const found = new Map<string, OwnNumber>();
  for (const cell of cells) found.set(cell.id, ownNumber(cell, typed.get(cell.id), found, rounding));
  return found;
}

type Found = ReadonlyMap<string, OwnNumber>;

/** The student's own number of a cell. */
export const estimateOf =
  (found: Found) =>
  (id: string): Estimate =>
    found.get(id)?.own ?? exactly(Number.NaN);

function ownNumber(cell: Cell, typed: TypedNumber | undefined, found: Found, rounding?: number): OwnNumber {
  const right = Number.isNaN(cell.fixed) ? rightOf(cell, found) : cell.fixed;
  const follows = cell.formula?.at(estimateOf(found)) ?? exactly(right);
  const otherwise = otherwiseOf(cell, found);
  const restsOnWrong = cell.formula?.letters.some(id => found.get(id)?.tainted) ?? false;
  if (!typed) return { own: follows, follows, otherwise, right, tainted: restsOnWrong };
  const standing = standingOf(typed, { right, ways: [follows, otherwise ?? follows], restsOnWrong }, rounding);
  const given = !cell.formula && standing === 'right';
  const spread = Math.min(typed.halfUnit || Number.POSITIVE_INFINITY, toleranceOf(typed, rounding));
  const own = given ? exactly(right) : { value: typed.value, spread };
  return { own, follows, right, standing, tainted: standing !== 'right' };
}

/** By the cell's other formula, or by its only one from numbers that were found in another way. */
function otherwiseOf({ formula, otherwise }: Cell, found: Found): Estimate | undefined {
  if (otherwise) return otherwise.at(estimateOf(found));
  if (!formula?.letters.some(id => found.get(id)?.otherwise)) return undefined;
  return formula.at(id => found.get(id)?.otherwise ?? estimateOf(found)(id));
}

/** The right number of a cell that no pass has computed. */
const rightOf = ({ formula }: Cell, found: Found): number =>
  formula?.at(id => exactly(found.get(id)?.right ?? Number.NaN)).value ?? Number.NaN;

function standingOf(
  typed: TypedNumber,
  { right, ways, restsOnWrong }: { right: number; ways: readonly Estimate[]; restsOnWrong: boolean },
  rounding: number | undefined,
): Standing {
  const tolerance = toleranceOf(typed, rounding);
  if (near(typed.value, right, tolerance)) return 'right';
  if (!ways.some(({ value, spread }) => near(typed.value, value, tolerance + spread))) return 'wrong';
  return restsOnWrong ? 'carried forward' : 'right';
}
