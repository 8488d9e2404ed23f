import type { Expr } from '../expression/expression.ts';
import { variables } from '../expression/measure.ts';
import { backward } from '../tape/backward.ts';
import { boundAdjoints, boundedBlock, boundValues, errorBounds } from '../tape/bounds.ts';
import { forward } from '../tape/forward.ts';
import { pointAt, pointsAt } from '../tape/points.ts';
import { record, UnknownOperation } from '../tape/record.ts';
import type { Points, Tape } from '../tape/tape.ts';
import type { Certificate, Claim, Comparison, EntryComparison, Numbers } from './certificate.ts';
import { compare, type Judged } from './compare.ts';
import { candidates, plainPoints } from './points.ts';

/** A function with a formula for each of its partial derivatives: a gradient, or a row of a Jacobian. */
interface Row {
  readonly f: Expr;
  readonly formulas: readonly Expr[];
}

/** Points compared, how few prove nothing, and the sizes of the blocks in which they are sought. */
const [ENOUGH, TOO_FEW] = [16, 3];
const BLOCK_SIZES: readonly number[] = [48, 192, 768, 3072];

/**
 * Compares whole rows with one reverse sweep of the tape each: the sweep gives the slopes in all variables at once, where
 * a single derivative's certificate asks for one. Points at which some entry cannot tell are not counted. `entries` shows
 * all of them, row by row, at the plainest point that can be used.
 */
export function certifyRows(rows: readonly Row[], wrt: readonly string[], seed = 1): Certificate {
  try {
    const names = namesOf(rows, wrt);
    const recorded = rows.map(row => recordRow(row, wrt));
    const plain = compareAll(recorded, plainPoints(names, names[0] ?? ''));
    const certificate = certificateOf(search(recorded, names, seed), plain, rows);
    return certificate.agrees === true ? certificate : { ...certificate, open: claimsOf(rows, wrt) };
  } catch (error) {
    if (error instanceof UnknownOperation) return { agrees: null, points: 0, worst: 0, why: error.message };
    throw error;
  }
}

const claimsOf = (rows: readonly Row[], wrt: readonly string[]): Claim[] =>
  rows.flatMap(({ f, formulas }) => formulas.map((formula, i) => ({ f, wrt: wrt[i] ?? '', formula })));

/** The same for a gradient: `entries` is a plain list. */
export function certifyGradient(row: Row, wrt: readonly string[]): Certificate {
  const certificate = certifyRows([row], wrt);
  const { entries } = certificate;
  if (!entries) return certificate;
  return { ...certificate, entries: { at: entries.at, formula: only(entries.formula), tape: only(entries.tape) } };
}

const only = (rows: Numbers): Numbers => (typeof rows === 'number' ? rows : (rows[0] ?? []));

/** The variables differentiated by, then the others in the order they are met. */
const namesOf = (rows: readonly Row[], wrt: readonly string[]): string[] => [
  ...new Set([...wrt, ...rows.flatMap(({ f, formulas }) => [f, ...formulas].flatMap(variables))]),
];

interface RecordedRow {
  readonly original: Tape;
  readonly derived: Tape;
  readonly wrt: readonly string[];
}

const recordRow = ({ f, formulas }: Row, wrt: readonly string[]): RecordedRow => ({
  original: record([f]),
  derived: record(formulas),
  wrt,
});

/** One entry at one point. */
type Compared = Judged & Comparison;

/** The entries of all rows at one point, row by row. */
type Entries = readonly Compared[];

function search(recorded: readonly RecordedRow[], names: readonly string[], seed: number): Entries[] {
  const found: Entries[] = [];
  for (const [round, size] of BLOCK_SIZES.entries()) {
    if (found.length >= ENOUGH) break;
    found.push(...compareAll(recorded, candidates(names, size, seed * 1000 + round)));
  }
  return found.slice(0, ENOUGH);
}

/** The entries at those of the points where every one of them tells. */
function compareAll(recorded: readonly RecordedRow[], points: Points): Entries[] {
  const places = Array.from({ length: countOf(points) }, (_, p) => p);
  const usable = recorded.reduce<readonly number[]>((left, row) => usableIn(row, points, left), places);
  const block = pointsAt(points, usable.slice(0, ENOUGH + 8));
  const rows = usable.length > 0 ? recorded.map(row => compareRow(row, block)) : [];
  return Array.from({ length: countOf(block) }, (_, p) => rows.flatMap(row => row[p] ?? []))
    .map(entries => entries.filter(entry => entry !== undefined))
    .filter(entries => entries.length > 0 && entries.length === recorded.length * (recorded[0]?.wrt.length ?? 0));
}

/** How many points a block holds. */
const countOf = (points: Points): number => Object.values(points)[0]?.length ?? 0;

/** A tape wants values for its own inputs; one without inputs is computed at every point all the same. */
const inputsOf = (tape: Tape, points: Points, size: number): Points =>
  tape.inputs.size === 0
    ? { '': new Float64Array(size) }
    : Object.fromEntries(Object.entries(points).filter(([name]) => tape.inputs.has(name)));

/** Whether every value on the way is finite at a place. */
function finiteAt(values: Float64Array, size: number, p: number): boolean {
  for (let i = p; i < values.length; i += size) if (!Number.isFinite(values[i])) return false;
  return true;
}

function usableIn({ original, derived }: RecordedRow, points: Points, places: readonly number[]): readonly number[] {
  const size = countOf(points);
  const [values, formulas] = [original, derived].map(tape => forward(tape, inputsOf(tape, points, size)));
  return places.filter(p => [values, formulas].every(block => block && finiteAt(block, size, p)));
}

/** One row at a block of points, by one forward and one reverse sweep of its function. */
function compareRow({ original, derived, wrt }: RecordedRow, points: Points): (Compared | undefined)[][] {
  const size = countOf(points);
  const values = forward(original, inputsOf(original, points, size));
  const formulas = forward(derived, inputsOf(derived, points, size));
  const [adjoints, written] = [backward(original, values), errorBounds(derived, formulas)];
  const bounds = boundedBlock(values, size);
  boundValues(original, bounds);
  boundAdjoints(original, bounds, original.outputs[0] ?? 0);
  const columns = wrt.map((name, i) => {
    const [node, place] = [original.inputs.get(name), (derived.outputs[i] ?? 0) * size];
    return (p: number): Compared | undefined => {
      const judged = compare({
        formula: formulas[place + p] ?? Number.NaN,
        tape: node === undefined ? 0 : (adjoints[node * size + p] ?? Number.NaN),
        error: (written[place + p] ?? 0) + (node === undefined ? 0 : (bounds.g[node * size + p] ?? 0)),
        scale: node === undefined ? 0 : (bounds.s[node * size + p] ?? 0),
      });
      return judged && { ...judged, at: pointAt(points, p) };
    };
  });
  return Array.from({ length: size }, (_, p) => columns.map(column => column(p)));
}

function certificateOf(found: readonly Entries[], plain: readonly Entries[], rows: readonly Row[]): Certificate {
  const shown = plain[0] ?? found[0];
  const failed = [...found, ...plain.slice(0, 1)].flat().find(({ agrees }) => !agrees);
  const worst = found.flat().reduce((most, { difference }) => Math.max(most, difference), 0);
  const told = { points: found.length, worst, ...(shown && { entries: entriesOf(shown, rows) }) };
  if (failed) return { ...told, agrees: false, worst: Math.max(worst, failed.difference), shown: comparison(failed) };
  return found.length >= TOO_FEW ? { ...told, agrees: true } : { ...told, agrees: null, why: whyTooFew(found.length) };
}

const comparison = ({ at, formula, tape }: Compared) => ({ at, formula, tape });

const whyTooFew = (found: number): string =>
  `At ${found === 0 ? 'no' : `only ${found}`} real point${found === 1 ? '' : 's'} all entries could be computed; three are needed.`;

/** The entries in the shape of their rows. */
function entriesOf(entries: Entries, rows: readonly Row[]): EntryComparison {
  const width = entries.length / rows.length;
  const shaped = (value: (entry: Compared) => number): Numbers =>
    rows.map((_, i) => entries.slice(i * width, (i + 1) * width).map(value));
  return { at: entries[0]?.at ?? {}, formula: shaped(entry => entry.formula), tape: shaped(entry => entry.tape) };
}
