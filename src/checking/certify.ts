import type { Expr } from '../expression/expression.ts';
import { UnknownOperation } from '../tape/record.ts';
import type { Certificate } from './certificate.ts';
import { combined } from './combined.ts';
import {
  type Block,
  computed,
  type Found,
  judgedAt,
  pointAt,
  usablePlaces,
  type Witnesses,
  witnesses,
} from './compare.ts';
import { judgedOutOfRange } from './out-of-range.ts';
import { ascending, type Columns, candidateColumns, PLAIN_COUNT, plainColumns } from './points.ts';
import { standInsIn, withStandIns } from './stand-ins.ts';

/** Points compared, where the domain has as many. */
const ENOUGH_POINTS = 16;
/** Fewer than this prove nothing. */
const TOO_FEW = 3;
/** Candidates are tried in blocks: the first is usually enough, a narrow domain takes them all. */
const FIRST_BLOCK = 48;
const FURTHER_BLOCKS: readonly number[] = [192, 768, 3072, 12288];
/** Points of one block to spare for those that rounding makes useless. */
const SPARE = 32;
/** Plain points tried: the first that can be compared, away from kinks, is shown. */
const PLAIN_POINTS = 3;
/** Nodes times points computed in search of a domain; a long function is given fewer tries. */
const BUDGET = 3_000_000;
/** The same for points at which values leave the range of doubles: a node costs some twenty times as much there. */
const BUDGET_OUT_OF_RANGE = 150_000;

/**
 * Compares a formula for ∂f/∂wrt with the tape's gradient of f at seeded points inside the domain. Points where doubles
 * cannot tell (rounding error near the size of the value, overflow) are not counted. `agrees` is null, with the reason,
 * where fewer than three points can be used. Unknown functions f, g and h are compared as sin, exp and arctan, and the
 * certificate says so.
 */
export function certify(f: Expr, wrt: string, formula: Expr, seed = USUAL_SEED): Certificate {
  try {
    return certifyKnown(f, wrt, formula, seed);
  } catch (error) {
    const standIns = error instanceof UnknownOperation ? standInsIn([f, formula]) : undefined;
    if (standIns === undefined) return undecided(error);
    return { ...certifyStandIns(f, wrt, formula, seed), standIns };
  }
}

/** As sin, exp and arctan, and once more mixed with waves. */
function certifyStandIns(f: Expr, wrt: string, formula: Expr, seed: number): Certificate {
  const stoodIn = (mixed: boolean): Certificate =>
    certifyKnown(withStandIns(f, mixed), wrt, withStandIns(formula, mixed), seed);
  try {
    return combined([stoodIn(false), stoodIn(true)]);
  } catch (error) {
    return undecided(error);
  }
}

/** What cannot be computed is not decided; any other error is none of ours. */
function undecided(error: unknown): Certificate {
  if (error instanceof UnknownOperation) return { agrees: null, points: 0, worst: 0, why: error.message };
  throw error;
}

function certifyKnown(f: Expr, wrt: string, formula: Expr, seed: number): Certificate {
  const both = witnesses(f, wrt, formula);
  const first = computed(both, columnsOf(both, seed), FIRST_BLOCK + PLAIN_COUNT);
  const candidates = candidateColumns(FIRST_BLOCK, seed * 1000);
  const [plain, ...plainer] = usablePlaces(first, PLAIN_PLACES).slice(0, PLAIN_POINTS);
  const judged = fromBlock(first, candidates, ENOUGH_POINTS, plain);
  const found = judged.filter(({ place }) => place !== plain);
  const shown = judged.find(({ place }) => place === plain) ?? told(first, plainer, 1)[0];
  const outside = found.length < TOO_FEW ? outOfRange(first, candidates) : [];
  const certificate =
    outside.length < TOO_FEW
      ? // Only then: what is computed further takes the place of the first block's values.
        certificateOf(found.length < ENOUGH_POINTS ? [...found, ...further(both, found.length, seed)] : found, shown)
      : { ...certificateOf([...found, ...outside], shown), why: OUT_OF_RANGE };
  return certificate.agrees === true ? certificate : { ...certificate, open: [{ f, wrt, formula }] };
}

/** Where the plain points stand in the first block: after the candidates. */
const PLAIN_PLACES = Array.from({ length: PLAIN_COUNT }, (_, i) => FIRST_BLOCK + i);

/** The first candidates, and after them the plain points. */
function firstColumns(wrt: number, seed: number): Columns {
  const [near, plain] = [candidateColumns(FIRST_BLOCK, seed * 1000), plainColumns(wrt)];
  return k => {
    const column = new Float64Array(FIRST_BLOCK + PLAIN_COUNT);
    column.set(near(k));
    column.set(plain(k), FIRST_BLOCK);
    return column;
  };
}

/** The columns of the usual seed for few variables, as there nearly always are, by the place of the one differentiated by: they are the same each time. */
const [USUAL_SEED, FEW] = [1, 4];
const USUAL_COLUMNS = Array.from({ length: FEW }, (_, wrt) => {
  const columns = firstColumns(wrt, USUAL_SEED);
  return Array.from({ length: FEW }, (_, k) => columns(k));
});

function columnsOf({ names, wrt }: Witnesses, seed: number): Columns {
  const usual = names.length <= FEW && seed === USUAL_SEED ? USUAL_COLUMNS[wrt] : undefined;
  const drawn = firstColumns(wrt, seed);
  return k => usual?.[k] ?? drawn(k);
}

/** Points of larger and larger blocks until there are enough, as far as the budget goes. */
function further(both: Witnesses, known: number, seed: number): Found[] {
  const found: Found[] = [];
  let budget = BUDGET - FIRST_BLOCK * both.tape.length;
  for (const [i, size] of FURTHER_BLOCKS.entries()) {
    budget -= size * both.tape.length;
    const wanted = ENOUGH_POINTS - known - found.length;
    if (wanted <= 0 || budget < 0) break;
    const columns = candidateColumns(size, seed * 1000 + i + 1);
    const block = computed(both, columns, size);
    found.push(...fromBlock(block, columns, wanted));
  }
  return found;
}

/** The first of the places that tell something, as many as are wanted. */
function told(block: Block, places: readonly number[], wanted: number): Found[] {
  const found: Found[] = [];
  for (let at = 0; at < places.length && found.length < wanted; ) {
    const next = places.slice(at, at + wanted - found.length);
    found.push(...judgedAt(block, next));
    at += next.length;
  }
  return found;
}

/**
 * Candidates that tell something, as many as are wanted, from both ends of the variable's magnitudes and between them; the
 * place `beside` is judged along with them, which costs next to nothing.
 */
function fromBlock(block: Block, candidates: Columns, wanted: number, beside?: number): Found[] {
  const sorted = usablePlaces(block, ascending(candidates(block.both.wrt)));
  const first = evenly(sorted, wanted);
  const found = judgedAt(block, beside === undefined ? first : [...first, beside]);
  const missing = wanted - found.filter(({ place }) => place !== beside).length;
  if (missing === 0 || first.length === sorted.length) return found;
  const spare = sorted.filter(place => !first.includes(place)).sort((a, b) => a - b);
  return [...found, ...told(block, spare.slice(0, SPARE), missing)];
}

const OUT_OF_RANGE =
  'Values here are too large or too small for ordinary numbers; they were compared with powers of two taken out.';

/** The candidates at which values leave the range of doubles, judged with powers of two taken out. */
function outOfRange(block: Block, candidates: Columns): Found[] {
  const sorted = ascending(candidates(block.both.wrt));
  const first = evenly(sorted, ENOUGH_POINTS);
  const order = [...first, ...sorted.filter(place => !first.includes(place))].filter(
    place => block.usable[place] !== 0,
  );
  const found: Found[] = [];
  let budget = BUDGET_OUT_OF_RANGE;
  for (const place of order) {
    budget -= block.both.tape.length;
    if (found.length === ENOUGH_POINTS || budget < 0) break;
    const judged = judgedOutOfRange(block.both, candidates, place);
    if (judged) found.push({ judged, block, place });
  }
  return found;
}

/** So many of these, evenly from the first to the last; all where there are no more. */
function evenly(sorted: readonly number[], wanted: number): readonly number[] {
  if (sorted.length <= wanted) return sorted;
  const step = (sorted.length - 1) / Math.max(1, wanted - 1);
  const chosen: number[] = [];
  for (let i = 0; i < wanted; i++) chosen.push(sorted[Math.round(i * step)] ?? 0);
  return chosen;
}

/** The certificate of the points compared; `plain`, if it can be used, is the one to show. */
function certificateOf(compared: readonly Found[], plain: Found | undefined): Certificate {
  const points = compared.length;
  const worst = compared.reduce((most, { judged }) => Math.max(most, judged.difference), 0);
  const failed = compared.find(differs) ?? (plain && differs(plain) ? plain : undefined);
  const seen = shownAt(failed ?? plain ?? compared[0]);
  if (failed) return { agrees: false, points, worst: Math.max(worst, failed.judged.difference), ...seen };
  if (points >= TOO_FEW) return { agrees: true, points, worst, ...seen };
  return { agrees: null, points, worst, why: whyTooFew(points), ...seen };
}

const differs = ({ judged }: Found): boolean => !judged.agrees;

function shownAt(found: Found | undefined): Pick<Certificate, 'shown'> {
  if (!found) return {};
  const { formula, tape } = found.judged;
  // Beyond the range of doubles there is nothing to show.
  if (!Number.isFinite(formula) || !Number.isFinite(tape)) return {};
  return { shown: { at: pointAt(found.block, found.place), formula, tape } };
}

const whyTooFew = (found: number): string =>
  found === 0
    ? 'No real point was found at which the function and its derivative can both be computed.'
    : `Only ${found} real points were found at which the function and its derivative can both be computed; three are needed.`;
