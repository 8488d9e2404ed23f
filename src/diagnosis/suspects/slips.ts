import { rationalOf } from '../../algebra/rational.ts';
import { opposite } from '../../algebra/signs.ts';
import { tidy, tidyingOf } from '../../derivation/tidy.ts';
import {
  add,
  type Call,
  call,
  type Expr,
  isCall,
  multiply,
  negate,
  ONE,
  parts,
  power,
  TWO,
} from '../../expression/expression.ts';
import { share } from '../../expression/sharing.ts';
import { bottomUp } from '../../expression/walk.ts';
import type { SlipOfThePen } from '../../rules/mistake.ts';
import { MISTAKES } from '../../rules/mistakes.ts';
import type { Suspect } from './suspect.ts';

/** A part of the result written wrongly. */
interface Slipped {
  readonly part: Expr;
  /** What is told of it: the term, the product. */
  readonly at: Expr;
  readonly into: Expr;
}

/** What may happen to one sum or product of the result; that any number may stand in front is seen in the answer. */
const SLIPPED: Readonly<Partial<Record<SlipOfThePen, (part: Expr) => readonly Slipped[]>>> = {
  'sign of a term': part =>
    isCall(part, 'add')
      ? part.args.map((term, i) => ({ part, at: term, into: add(...part.args.with(i, opposite(term))) }))
      : [],
  'number in front': part =>
    isCall(part, 'multiply')
      ? part.args.flatMap((factor, i) =>
          rationalOf(factor) ? [{ part, at: part, into: multiply(...part.args.toSpliced(i, 1)) }] : [],
        )
      : [],
  factor: part =>
    isCall(part, 'multiply')
      ? part.args.flatMap((factor, i) =>
          rationalOf(factor) ? [] : [{ part, at: factor, into: multiply(...part.args.toSpliced(i, 1)) }],
        )
      : [],
  exponent: part =>
    part.kind === 'call'
      ? part.args.flatMap((arg, i) =>
          otherPowers(arg).map(power => ({ part, at: arg, into: call(part.op, ...part.args.with(i, power)) })),
        )
      : [],
};

/** A power, or x itself, with its exponent one more and one less. */
function otherPowers(e: Expr): readonly Expr[] {
  if (e.kind === 'symbol') return [power(e, TWO)];
  const [base, exponent] = isCall(e, 'power') ? e.args : [];
  if (!base || !exponent || !rationalOf(exponent)) return [];
  return [power(base, add(exponent, ONE)), power(base, add(exponent, negate(ONE)))];
}

/** The answers that differ from the right one by a slip in one term, factor or bracket. */
export function* slipSuspects(result: Expr, wrt: string): Generator<Suspect> {
  for (const mistake of MISTAKES) {
    if (mistake.kind !== 'slip') continue;
    for (const { part, at, into } of slipsOf(result, mistake.slip)) {
      const answer = slipped(result, part, into);
      const told = isCall(part, 'add') ? inFull(result, part, at) : at;
      yield { made: [{ mistake, at: told, bindings: {}, wrt, steps: [], depth: 0 }], answer };
    }
  }
}

const slipsOf = (result: Expr, slip: SlipOfThePen): readonly Slipped[] =>
  linearParts(result).flatMap(part => SLIPPED[slip]?.(part) ?? []);

/**
 * The results in which the number in front of one term is greater by one, by the term: where it is another number, the
 * answer lies on the line through this and the result.
 */
export const termsRaised = (result: Expr): readonly Raised[] =>
  linearParts(result).flatMap(part =>
    isCall(part, 'add')
      ? part.args.map(term => {
          const into = add(...part.args, withoutNumber(term));
          return { term, raised: slipped(result, part, into) };
        })
      : [],
  );

interface Raised {
  /** As it stands in the result. */
  readonly term: Expr;
  readonly raised: Expr;
}

/** A term of a sum with what the sum is multiplied by, as it stands when that is multiplied out: −2x for the −x of 2(3x² − x). */
function inFull(result: Expr, sum: Expr, term: Expr): Expr {
  const around = linearParts(result).filter(part => isCall(part, 'multiply') && part.args.includes(sum));
  const factors = around.slice(0, 1).flatMap(product => parts(product, 'multiply').filter(factor => factor !== sum));
  if (factors.length === 0) return term;
  const whole = share(multiply(...factors, term));
  return tidy(whole, tidyingOf(result)).at(-1)?.result ?? whole;
}

/** A term without its sign and the numbers in front. */
function withoutNumber(term: Expr): Expr {
  const [size = term] = isCall(term, 'negate') ? term.args : [];
  const factors = parts(size, 'multiply').filter(factor => !rationalOf(factor));
  return factors.length > 0 ? multiply(...factors) : ONE;
}

/** The result with one of its linear parts replaced; the same expression inside a function or below a line stays. */
const slipped = (result: Expr, part: Expr, into: Expr): Expr =>
  bottomUp<Expr>(result, (node, args) => {
    if (node === part) return into;
    return node.kind === 'call' && LINEAR.has(node.op)
      ? call(node.op, ...args.slice(0, linearArgs(node).length), ...node.args.slice(linearArgs(node).length))
      : node;
  });

const LINEAR: ReadonlySet<string> = new Set(['add', 'multiply', 'negate', 'divide']);

const linearArgs = ({ op, args }: Call): readonly Expr[] => (op === 'divide' ? args.slice(0, 1) : args);

/** The sums, products and fractions that the result is made of, without what stands inside functions, powers and denominators. */
function linearParts(result: Expr): readonly Expr[] {
  const found = new Set<Expr>([result]);
  // The set grows while it is walked, and a Set's walk takes in what is added.
  for (const part of found) {
    if (part.kind !== 'call') continue;
    if (LINEAR.has(part.op)) for (const each of linearArgs(part)) found.add(each);
  }
  return [...found].filter(part => part.kind === 'call');
}
