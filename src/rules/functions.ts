import { FUNCTIONS } from '../operations/functions.ts';
import type { Operation } from '../operations/operation.ts';
import type { Rule } from './rule.ts';

/** What a teacher calls the function beside a line; functions not listed go by the name they are typed with. */
const SPOKEN: Readonly<Record<string, string>> = {
  exp: 'exponential',
  log: 'logarithm',
  logbase: 'logarithm to base a',
  log2: 'logarithm to base 2',
  log10: 'logarithm to base 10',
  sin: 'sine',
  cos: 'cosine',
  tan: 'tangent',
  sec: 'secant',
  csc: 'cosecant',
  cot: 'cotangent',
  sqrt: 'square root',
  cbrt: 'cube root',
  asin: 'arcsine',
  acos: 'arccosine',
  atan: 'arctangent',
  asec: 'arcsecant',
  acsc: 'arccosecant',
  acot: 'arccotangent',
  sinh: 'hyperbolic sine',
  cosh: 'hyperbolic cosine',
  tanh: 'hyperbolic tangent',
  sech: 'hyperbolic secant',
  csch: 'hyperbolic cosecant',
  coth: 'hyperbolic cotangent',
  asinh: 'inverse hyperbolic sine',
  acosh: 'inverse hyperbolic cosine',
  atanh: 'inverse hyperbolic tangent',
  asech: 'inverse hyperbolic secant',
  acsch: 'inverse hyperbolic cosecant',
  acoth: 'inverse hyperbolic cotangent',
  abs: 'absolute value',
  max: 'maximum',
  min: 'minimum',
  sign: 'sign',
  relu: 'rectifier',
  atan2: 'angle',
};

/** Rules that those of taught.ts make needless. */
const TAUGHT_OTHERWISE: readonly string[] = [
  'function:sqrt',
  'function:cbrt',
  'function:nthRoot',
  'chain:nthRoot',
  'chain:logbase:second',
  'chain:logbase:both',
];

const spoken = (row: Operation): string => SPOKEN[row.name] ?? row.name;

/** A row's partial with its letters u and v replaced by those of a rule. */
const partial = (row: Operation, argument: number, letters: readonly string[]): string =>
  (row.partials[argument] ?? '').replace(/\b[uv]\b/g, letter => `(${letters[letter === 'u' ? 0 : 1]})`);

/** The rules of a function of one argument: alone, and with the chain rule. */
const ofOne = (row: Operation): Rule[] => [
  {
    id: `function:${row.name}`,
    name: spoken(row),
    left: `${row.name}(x)`,
    right: partial(row, 0, ['x']),
    small: true,
    example: `${row.name}(x)`,
    because: `${row.sentence} So {of} becomes {applied}.`,
  },
  {
    id: `chain:${row.name}`,
    name: `chain rule, ${spoken(row)}`,
    left: `${row.name}(f)`,
    right: `(${partial(row, 0, ['f'])}) * D(f)`,
    example: `${row.name}(3 * x)`,
    because: `Chain rule: the outer function is the ${spoken(row)}, the inner one {f}. Differentiate the outer at the inner, then multiply by the derivative of {f}: {applied}.`,
  },
];

/** The rules of a function of two arguments: the variable itself in the first, with the chain rule in the first alone, in the second alone, in both. */
const ofTwo = (row: Operation): Rule[] => [
  {
    id: `function:${row.name}`,
    name: spoken(row),
    left: `${row.name}(x, c)`,
    right: partial(row, 0, ['x', 'c']),
    small: true,
    example: `${row.name}(x, 3)`,
    because: `${row.sentence} Here {c} is a constant, so {of} becomes {applied}.`,
  },
  twoArguments(row, 'first', ['f', 'c'], `(${partial(row, 0, ['f', 'c'])}) * D(f)`, ONE_CHANGES),
  twoArguments(row, 'second', ['c', 'f'], `(${partial(row, 1, ['c', 'f'])}) * D(f)`, ONE_CHANGES),
  twoArguments(
    row,
    'both',
    ['f', 'g'],
    `(${partial(row, 0, ['f', 'g'])}) * D(f) + (${partial(row, 1, ['f', 'g'])}) * D(g)`,
    'In {of} both {f} and {g} contain {x}: the changes through each of them add up.',
  ),
];

const ONE_CHANGES =
  'In {of} only {f} contains {x}: take its part of that, then multiply by the derivative of {f}; {c} is a constant here.';

const twoArguments = (
  row: Operation,
  which: string,
  letters: readonly string[],
  right: string,
  because: string,
): Rule => ({
  id: `chain:${row.name}:${which}`,
  name: which === 'both' ? spoken(row) : `chain rule, ${spoken(row)}`,
  left: `${row.name}(${letters.join(', ')})`,
  right,
  example: `${row.name}(${letters.map(letter => (letter === 'c' ? '3' : letter === 'f' ? 'x^2' : 'x')).join(', ')})`,
  because: `${row.sentence} ${because}`,
});

/** Two rules a function row, four for one of two arguments; roots of the variable, n-th roots and logarithms to a variable base are taught in taught.ts. */
export const FUNCTION_RULES: readonly Rule[] = FUNCTIONS.flatMap(row =>
  row.arity === 1 ? ofOne(row) : ofTwo(row),
).filter(rule => !TAUGHT_OTHERWISE.some(id => rule.id.startsWith(id)));
