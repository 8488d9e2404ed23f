import type { BigNumber, MathJsInstance } from 'mathjs';
import type { Named } from '../expression/naming.ts';
import { strictText } from '../expression/strict.ts';

/** One variable moved a little. */
export interface Nudge {
  readonly name: string;
  readonly by: BigNumber;
}

/** mathjs with 64-digit numbers, our functions known to it. */
export interface BigMath {
  readonly big: (digits: string) => BigNumber;
  /** The value of the printed expression at a point; undefined where it is not real or cannot be computed. */
  readonly evaluate: (e: Named, at: Readonly<Record<string, number>>, nudge?: Nudge) => BigNumber | undefined;
}

const DIGITS = 64;

let known: Promise<BigMath> | undefined;

/** Imported on first use: mathjs's import alone takes about a second. */
export function bigMath(): Promise<BigMath> {
  known ??= load();
  return known;
}

async function load(): Promise<BigMath> {
  const { create, all } = await import('mathjs');
  // Without `predictable` √−2 silently becomes a complex number with 16 digits.
  const math = create(all ?? {}, { number: 'BigNumber', precision: DIGITS, predictable: true });
  math.import(gradworkFunctions(math));
  return {
    big: digits => math.bignumber(digits),
    evaluate: (e, at, nudge) => evaluate(math, e, scopeOf(math, at, nudge)),
  };
}

type Scope = Map<string, BigNumber>;

const scopeOf = (math: MathJsInstance, at: Readonly<Record<string, number>>, nudge?: Nudge): Scope =>
  new Map(
    Object.entries(at).map(([name, value]) => {
      const exact = math.bignumber(String(value));
      return [name, nudge?.name === name ? exact.plus(nudge.by) : exact];
    }),
  );

/** The named parts first, in order, each kept under its name. */
function evaluate(math: MathJsInstance, { body, where }: Named, scope: Scope): BigNumber | undefined {
  for (const { name, value } of where) {
    const part = evaluateText(math, strictText(value), scope);
    if (!part) return undefined;
    scope.set(name, part);
  }
  return evaluateText(math, strictText(body), scope);
}

function evaluateText(math: MathJsInstance, text: string, scope: Scope): BigNumber | undefined {
  try {
    const value: unknown = math.evaluate(text, scope);
    return math.isBigNumber(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** What strict text has and mathjs has not. */
function gradworkFunctions(math: MathJsInstance) {
  const one = math.bignumber(1);
  const zero = math.bignumber(0);
  return {
    sigmoid: (x: BigNumber) => one.div(one.plus(x.neg().exp())),
    softplus: (x: BigNumber) => one.plus(x.exp()).ln(),
    relu: (x: BigNumber) => (x.gt(0) ? x : zero),
    step: (x: BigNumber) => (x.gt(0) ? one : zero),
  };
}
