import { add, type Call, type Expr, multiply, ONE, parts, ZERO } from '../expression/expression.ts';
import { variables } from '../expression/measure.ts';

/** The letters of the unit vectors, as the reader names them: i, î, e_x, e_1, x̂. */
const UNITS: readonly (readonly string[])[] = [
  ['i', 'j', 'k'],
  ['ihat', 'jhat', 'khat'],
  ['imathhat', 'jmathhat', 'khat'],
  ['xhat', 'yhat', 'zhat'],
  ['e_x', 'e_y', 'e_z'],
  ['e_1', 'e_2', 'e_3'],
  ['e1', 'e2', 'e3'],
  ['ehat_x', 'ehat_y', 'ehat_z'],
];

/**
 * The entries of a vector written as a sum of unit vectors, 2xy i + x^2 j; a unit that is not met has the entry 0.
 * Undefined where a term has none of them, or more than one, and where one of their letters is `known` to the question.
 */
export function byUnits(sum: Expr, size: number, known: ReadonlySet<string>): readonly Expr[] | undefined {
  const names = new Set(variables(sum));
  const units = UNITS.find(letters => letters.some(letter => names.has(letter)));
  if (!units || size > units.length || units.some(unit => known.has(unit))) return undefined;
  const entries: Expr[][] = Array.from({ length: size }, () => []);
  for (const term of parts(sum, 'add')) {
    const found = unitIn(term, units);
    const entry = found && entries[found.unit];
    if (!entry) return undefined;
    entry.push(found.factor);
  }
  return entries.map(terms => (terms.length > 0 ? add(...terms) : ZERO));
}

interface Unit {
  /** Its place among the units. */
  readonly unit: number;
  /** What it is multiplied by. */
  readonly factor: Expr;
}

/** The one unit vector that is a factor of a term; cos x i is read cos(x i), which no one means. */
function unitIn(term: Expr, units: readonly string[]): Unit | undefined {
  if (term.kind === 'symbol')
    return units.includes(term.name) ? { unit: units.indexOf(term.name), factor: ONE } : undefined;
  if (term.kind === 'number') return undefined;
  if (term.op === 'multiply') return inFactors(term.args, units);
  return term.op === 'divide' || term.args.length === 1 ? inArgument(term, units) : undefined;
}

function inArgument(term: Call, units: readonly string[]): Unit | undefined {
  const [arg] = term.args;
  const found = arg && unitIn(arg, units);
  return found && { ...found, factor: { ...term, args: term.args.with(0, found.factor) } };
}

function inFactors(factors: readonly Expr[], units: readonly string[]): Unit | undefined {
  const found = factors.map(factor => unitIn(factor, units));
  const [place, another] = found.flatMap((unit, i) => (unit ? [i] : []));
  const unit = place === undefined || another !== undefined ? undefined : found[place];
  if (!unit || place === undefined) return undefined;
  const rest = unit.factor === ONE ? factors.toSpliced(place, 1) : factors.with(place, unit.factor);
  return { unit: unit.unit, factor: multiply(...rest) };
}
