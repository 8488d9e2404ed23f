import { randomNumbers } from '../checking/random.ts';
import { type Definition, output } from '../expression/program.ts';
import { backward } from '../tape/backward.ts';
import { forward } from '../tape/forward.ts';
import { recordProgram } from '../tape/record.ts';
import type { Points, Tape } from '../tape/tape.ts';
import { decimals } from './numeral.ts';
import type { Objection } from './objection.ts';
import { type Expectation, programOf, type Quantity } from './problem.ts';
import type { Variant } from './variant.ts';

/** How many seeded points inside the domain a formula is tried at, besides the variant's own. */
const TRIED = 5;
/** How many are drawn, each input from [−2, 2), to find that many. */
const DRAWN = 60;
/** Formula and tape agree within this part of the larger (of 1, where both are smaller). */
const TOLERANCE = 1e-9;

/**
 * Whether a variant stands: its value and its derivatives exist, and everything expected of it is what the tape finds.
 * Numbers hold at the variant's point to half a unit of their last digit, formulas there and at five seeded points.
 * Gives an objection for whatever does not hold; none for a variant that stands.
 */
export function standing(variant: Variant): Objection[] {
  const run = runOf(variant);
  const isUsable = usability(run);
  if (variant.at && !isUsable(0)) {
    const says = `is ${placeName(run, 0)}, where the value or a derivative does not exist; take another point`;
    return [{ path: ['at'], says }];
  }
  const places = Array.from({ length: DRAWN }, (_, i) => (variant.at ? i + 1 : i));
  const drawn = places.filter(isUsable).slice(0, TRIED);
  if (drawn.length < TRIED) {
    const says = `has a value and derivatives at fewer than ${TRIED} of ${DRAWN} points between -2 and 2${choiceNames(variant)}`;
    return [{ path: [variant.body.kind], says }];
  }
  return variant.expect.flatMap(expectation => unmet(expectation, run, variant.at ? [0, ...drawn] : drawn));
}

/** A variant and its formulas run at a block of points; where it has a point of its own, that is place 0. */
interface Run {
  readonly variant: Variant;
  readonly tape: Tape;
  readonly points: Points;
  readonly values: Float64Array;
}

function runOf(variant: Variant): Run {
  const [first, ...others] = programOf(variant.body).definitions;
  const tape = recordProgram({ definitions: [first, ...others, ...formulas(variant.expect)] });
  const points = block([...tape.inputs.keys()], variant.at);
  return { variant, tape, points, values: forward(tape, points) };
}

/** Formulas run as further definitions; the space keeps their names from meeting any other. */
const formulas = (expect: readonly Expectation[]): Definition[] =>
  expect.flatMap(({ name, claims }) =>
    claims.flatMap((claim, i) => (claim.kind === 'formula' ? [{ name: formulaName(name, i), value: claim.expr }] : [])),
  );
const formulaName = (quantity: string, claim: number): string => `${quantity} ${claim}`;

function block(inputs: readonly string[], at: Variant['at']): Points {
  const next = randomNumbers(1);
  return Object.fromEntries(
    inputs.map(name => {
      const drawn = Array.from({ length: DRAWN }, () => 4 * next() - 2);
      return [name, Float64Array.from(at ? [at[name] ?? Number.NaN, ...drawn] : drawn)];
    }),
  );
}

type AtPlace = (place: number) => number;

/** The quantity as the tape finds it, at any place of the block. */
function found({ tape, values }: Run, quantity: Quantity): AtPlace {
  const nodeOf = (name: string): number => tape.names.get(name) ?? tape.inputs.get(name) ?? -1;
  if (quantity.kind === 'value') return row(values, nodeOf(quantity.of), tape);
  return row(backward(tape, values, nodeOf(quantity.of)), nodeOf(quantity.wrt), tape);
}

const row =
  (numbers: Float64Array, node: number, { length }: Tape): AtPlace =>
  place =>
    numbers[(node * numbers.length) / length + place] ?? Number.NaN;

/** Tells of a place whether the output and the derivatives asked for are numbers there. */
function usability(run: Run): (place: number) => boolean {
  const { body, problem } = run.variant;
  const of = output(programOf(body)).name;
  const derivatives = problem.wrt.map(wrt => found(run, { kind: 'derivative', of, wrt }));
  const asked = [found(run, { kind: 'value', of }), ...derivatives];
  return place => asked.every(quantity => Number.isFinite(quantity(place)));
}

/** Objections to the claims about one quantity that are not so. */
function unmet({ name, quantity, claims }: Expectation, run: Run, places: readonly number[]): Objection[] {
  const right = found(run, quantity);
  return claims.flatMap((claim, i) => {
    const says =
      claim.kind === 'number'
        ? wrongNumber(claim.digits, right(0), run)
        : wrongFormula(found(run, { kind: 'value', of: formulaName(name, i) }), right, run, places);
    return says === undefined ? [] : [{ path: ['expect', name, i], says }];
  });
}

function wrongNumber(digits: string, right: number, run: Run): string | undefined {
  const halfUnit = 0.5 * 10 ** -decimals(digits);
  if (Math.abs(Number(digits) - right) <= halfUnit * (1 + TOLERANCE)) return undefined;
  return `is ${digits}, but the tape finds ${short(right)} at ${placeName(run, 0)}`;
}

function wrongFormula(formula: AtPlace, right: AtPlace, run: Run, places: readonly number[]): string | undefined {
  const wrong = places.find(place => !agree(formula(place), right(place)));
  if (wrong === undefined) return undefined;
  return `gives ${short(formula(wrong))}, but the tape finds ${short(right(wrong))} at ${placeName(run, wrong)}`;
}

/** False where either is not a number. */
const agree = (a: number, b: number): boolean => Math.abs(a - b) <= TOLERANCE * Math.max(1, Math.abs(a), Math.abs(b));

const short = (value: number): string => String(Number(value.toPrecision(7)));

const placeName = ({ points }: Run, place: number): string =>
  Object.entries(points)
    .map(([name, values]) => `${name} = ${short(values[place] ?? Number.NaN)}`)
    .join(', ');

function choiceNames({ chosen }: Variant): string {
  const names = Object.entries(chosen).map(([name, numeral]) => `${name} = ${numeral}`);
  return names.length === 0 ? '' : ` where ${names.join(', ')}`;
}
