import type { BigNumber, MathJsInstance } from 'mathjs';

/** mathjs with 64-digit numbers, our functions known to it. */
export interface BigMath {
  readonly big: (digits: string) => BigNumber;
  /** The value of strict text at a point, one variable perhaps nudged; undefined where it is not real or cannot be computed. */
  readonly evaluate: (
    text: string,
    at: Readonly<Record<string, number>>,
    nudge?: { readonly name: string; readonly by: BigNumber },
  ) => BigNumber | undefined;
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
  return { big: digits => math.bignumber(digits), evaluate: evaluator(math) };
}

function evaluator(math: MathJsInstance): BigMath['evaluate'] {
  return (text, at, nudge) => {
    const entries = Object.entries(at).map(([name, value]): [string, BigNumber] => {
      const exact = math.bignumber(String(value));
      return [name, nudge?.name === name ? exact.plus(nudge.by) : exact];
    });
    try {
      const value: unknown = math.evaluate(text, new Map(entries));
      return math.isBigNumber(value) ? value : undefined;
    } catch {
      return undefined;
    }
  };
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
