import { type Expr, isCall } from '../expression/expression.ts';

/** Two functions of one argument: the square of the second is constant + sign · (the square of the first). */
export interface SquarePair {
  readonly first: string;
  readonly second: string;
  readonly constant: bigint;
  readonly sign: bigint;
}

const pair = (first: string, second: string, constant: bigint, sign: bigint): SquarePair => ({
  first,
  second,
  constant,
  sign,
});

/** The pairs of a family; every function of the family is a quotient of the first pair's. */
interface Family {
  readonly pairs: readonly [SquarePair, ...SquarePair[]];
  /** The function as (the first pair's first function)^a · (its second)^b. */
  readonly powers: Readonly<Record<string, readonly [number, number]>>;
}

const FAMILIES: readonly Family[] = [
  {
    pairs: [pair('cos', 'sin', 1n, -1n), pair('tan', 'sec', 1n, 1n), pair('cot', 'csc', 1n, 1n)],
    powers: { cos: [1, 0], sin: [0, 1], tan: [-1, 1], sec: [-1, 0], cot: [1, -1], csc: [0, -1] },
  },
  {
    pairs: [pair('sinh', 'cosh', 1n, 1n), pair('tanh', 'sech', 1n, -1n), pair('coth', 'csch', -1n, 1n)],
    powers: { sinh: [1, 0], cosh: [0, 1], tanh: [1, -1], sech: [0, -1], coth: [-1, 1], csch: [-1, 0] },
  },
];

/** A function of an argument as powers of the two functions that it is computed with. */
interface InPair {
  readonly pair: SquarePair;
  readonly powers: readonly [number, number];
}

const FAMILIAR: ReadonlySet<string> = new Set(FAMILIES.flatMap(({ powers }) => Object.keys(powers)));

/** Whether it is a function of one of the families. */
export const isInFamily = (e: Expr): boolean => e.kind === 'call' && FAMILIAR.has(e.op);

/** The pair that all functions of the argument can be written with, and this function in it; undefined outside the families. */
export function inPair(e: Expr, functions: ReadonlySet<string>): InPair | undefined {
  const family = FAMILIES.find(({ powers }) => e.kind === 'call' && Object.hasOwn(powers, e.op));
  if (!family || e.kind !== 'call') return undefined;
  const met = [...functions].filter(op => Object.hasOwn(family.powers, op));
  const own = family.pairs.find(({ first, second }) => met.every(op => op === first || op === second));
  if (own) return { pair: own, powers: isCall(e, own.first) ? [1, 0] : [0, 1] };
  return { pair: family.pairs[0], powers: family.powers[e.op] ?? [0, 0] };
}

/** Whether the functions know no more of each other than a pair does: at most the two of one pair, sin and cos. */
export const areOfOnePair = (functions: ReadonlySet<string>): boolean => {
  const met = [...functions].filter(op => FAMILIAR.has(op));
  return (
    met.length === 0 ||
    FAMILIES.some(({ pairs }) => pairs.some(({ first, second }) => met.every(op => op === first || op === second)))
  );
};

/** Whether they are two functions of one family with one argument. */
export const areRelated = (a: Expr, b: Expr): boolean =>
  a.kind === 'call' &&
  b.kind === 'call' &&
  a.op !== b.op &&
  a.args[0] === b.args[0] &&
  FAMILIES.some(({ powers }) => Object.hasOwn(powers, a.op) && Object.hasOwn(powers, b.op));
