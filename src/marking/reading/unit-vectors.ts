import { add, type Call, type Expr, isCall, multiply, ONE, parts, symbol, ZERO } from '../../expression/expression.ts';
import { variables } from '../../expression/measure.ts';
import { substitute } from '../../expression/substitution.ts';

/** The letters of the unit vectors along each axis, as the reader names them: i, î, e_x, e_1, x̂. */
const UNITS: readonly (readonly string[])[] = [
  ['i', 'ihat', 'xhat', 'e_x', 'e_1', 'e1', 'ehat_x', 'ehat_1'],
  ['j', 'jhat', 'yhat', 'e_y', 'e_2', 'e2', 'ehat_y', 'ehat_2'],
  ['k', 'khat', 'zhat', 'e_z', 'e_3', 'e3', 'ehat_z', 'ehat_3'],
];

/** The axis along which a letter is the unit vector; −1 for every other letter. */
const axisOf = (name: string): number => UNITS.findIndex(letters => letters.includes(name));

/** xi + yj, where the reader sees a Greek letter. */
const X_I = new Map([['xi', multiply(symbol('x'), symbol('i'))]]);

/**
 * The entries of a vector written as a sum of unit vectors, 2xy i + x^2 j; a unit that is not met has the entry 0.
 * Undefined where a term has none of them, or more than one, and where one of their letters is `known` to the question.
 */
export function byUnits(sum: Expr, size: number, known: ReadonlySet<string>): readonly Expr[] | undefined {
  const names = new Set(variables(sum));
  if (names.has('xi') && !known.has('xi')) return byUnits(substitute(sum, X_I), size, known);
  const units = [...names].filter(name => axisOf(name) >= 0);
  if (units.length === 0 || units.some(unit => known.has(unit))) return undefined;
  const entries: Expr[][] = Array.from({ length: size }, () => []);
  for (const term of parts(sum, 'add').flatMap(multipliedOut)) {
    const found = unitIn(term);
    const entry = found && entries[found.unit];
    if (!entry) return undefined;
    entry.push(found.factor);
  }
  return entries.map(terms => (terms.length > 0 ? add(...terms) : ZERO));
}

/** 2(x i + y j) is 2x i + 2y j, and so with a minus sign before it, or a number below it. */
function multipliedOut(term: Expr): readonly Expr[] {
  const [inner, ...others] = isCall(term, 'negate') || isCall(term, 'divide') ? term.args : [];
  if (inner && term.kind === 'call') return sumIn(inner).map(each => ({ ...term, args: [each, ...others] }));
  return sumIn(term);
}

function sumIn(term: Expr): readonly Expr[] {
  const factors = parts(term, 'multiply');
  const [place, another] = factors.flatMap((factor, i) => (isSumOfUnits(factor) ? [i] : []));
  const sum = place === undefined || another !== undefined ? undefined : factors[place];
  if (!sum || place === undefined) return [term];
  return parts(sum, 'add').map(each => multiply(...factors.toSpliced(place, 1), each));
}

const isSumOfUnits = (e: Expr): boolean =>
  isCall(e, 'add') && e.args.every(term => parts(term, 'multiply').some(factor => unitIn(factor) !== undefined));

interface Unit {
  /** Its place among the units. */
  readonly unit: number;
  /** What it is multiplied by. */
  readonly factor: Expr;
}

/** The one unit vector that is a factor of a term; cos x i is read cos(x i), which no one means. */
function unitIn(term: Expr): Unit | undefined {
  if (term.kind === 'number') return undefined;
  if (term.kind === 'symbol') return axisOf(term.name) < 0 ? undefined : { unit: axisOf(term.name), factor: ONE };
  if (term.op === 'multiply') return inFactors(term.args);
  return term.op === 'divide' || term.args.length === 1 ? inArgument(term) : undefined;
}

function inArgument(term: Call): Unit | undefined {
  const [arg] = term.args;
  const found = arg && unitIn(arg);
  return found && { ...found, factor: { ...term, args: term.args.with(0, found.factor) } };
}

function inFactors(factors: readonly Expr[]): Unit | undefined {
  const found = factors.map(factor => unitIn(factor));
  const [place, another] = found.flatMap((unit, i) => (unit ? [i] : []));
  const unit = place === undefined || another !== undefined ? undefined : found[place];
  if (!unit || place === undefined) return undefined;
  const rest = unit.factor === ONE ? factors.toSpliced(place, 1) : factors.with(place, unit.factor);
  return { unit: unit.unit, factor: multiply(...rest) };
}
