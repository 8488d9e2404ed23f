import { compare, parse as parseKas } from '@khanacademy/kas';
import mathExpressions from 'math-expressions';
import { evaluate, parse as parseMathjs } from 'mathjs';
import { agreementWith } from '../src/agreement/agree.ts';
import { randomNumbers } from '../src/checking/random.ts';
import { readExpression } from '../src/reading/expression-reader.ts';

/** Whether an answer is right; undefined where the checker does not say. */
export type Judge = (answer: string) => boolean | undefined;

/** What marks answers in strict text: given what is expected, which it may work on once, it gives what judges answers. */
export interface Checker {
  readonly name: string;
  readonly against: (expected: string) => Judge;
}

const VERDICTS = { same: true, different: false, undecided: undefined } as const;

function readGradwork(text: string) {
  const read = readExpression(text);
  if (!read.ok) throw new Error(read.complaint.message);
  return read.value.expr;
}

const GRADWORK: Checker = {
  name: 'Gradwork',
  against: expected => {
    const agreement = agreementWith(readGradwork(expected));
    return answer => VERDICTS[agreement(readGradwork(answer)).kind];
  },
};

/** KAS calls the natural logarithm ln and the inverse functions arcsin and so on. */
const KAS_NAMES: Readonly<Record<string, string>> = { log: 'ln', asin: 'arcsin', acos: 'arccos', atan: 'arctan' };
const forKas = (text: string): string => text.replace(/\b(?:log|asin|acos|atan)\b/g, name => KAS_NAMES[name] ?? name);

function readKas(text: string) {
  const read = parseKas(forKas(text), {});
  if (!read.parsed) throw new Error(read.error);
  return read.expr;
}

const KAS: Checker = {
  name: '@khanacademy/kas',
  against: expected => {
    const reference = readKas(expected);
    return answer => compare(reference, readKas(answer)).equal;
  },
};

const MATH_EXPRESSIONS: Checker = {
  name: 'math-expressions',
  against: expected => {
    const reference = mathExpressions.fromText(expected);
    return answer => reference.equals(mathExpressions.fromText(answer));
  },
};

/** The usual way: values at so many seeded points, equal up to so much. */
const [POINTS, TOLERANCE] = [10, 1e-9];

type Scope = Record<string, number>;

/** Seeded values for any letter, the same whenever it is asked for. */
const pointsFor = (names: readonly string[]): Scope[] => {
  const random = randomNumbers(1);
  return Array.from({ length: POINTS }, () => Object.fromEntries(names.map(name => [name, 0.1 + 3 * random()])));
};

const LETTERS = [...'abcdfghjklmnopqrstuvwxyzABCDTX', 'x_1', 'x_2', 'x_3'];

/** As it is usually written: both texts are evaluated at each point. */
const MATHJS_EVALUATE: Checker = {
  name: 'ten points, evaluated with mathjs',
  against: expected => {
    const points = pointsFor(LETTERS);
    const value = (text: string, point: Scope): number => Number(evaluate(text, point));
    return answer => points.every(point => isNear(value(answer, point), value(expected, point)));
  },
};

/** As fast as it can be written: each text is compiled once, and what is expected is evaluated beforehand. */
const MATHJS_COMPILED: Checker = {
  name: 'ten points, compiled with mathjs',
  against: expected => {
    const points = pointsFor(LETTERS);
    const reference = parseMathjs(expected).compile();
    const values = points.map(point => Number(reference.evaluate(point)));
    return answer => {
      const compiled = parseMathjs(answer).compile();
      return points.every((point, i) => isNear(Number(compiled.evaluate(point)), values[i] ?? Number.NaN));
    };
  },
};

const isNear = (a: number, b: number): boolean => Math.abs(a - b) <= TOLERANCE * Math.max(1, Math.abs(b));

/** Gradwork, then its peers. */
export const CHECKERS: readonly [Checker, ...Checker[]] = [
  GRADWORK,
  KAS,
  MATH_EXPRESSIONS,
  MATHJS_EVALUATE,
  MATHJS_COMPILED,
];
