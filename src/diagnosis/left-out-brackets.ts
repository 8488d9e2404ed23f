import { tidy, tidyingOf } from '../derivation/tidy.ts';
import { call, divide, type Expr, isCall, multiply, negate, number, power, symbol } from '../expression/expression.ts';
import { variables } from '../expression/measure.ts';
import { share } from '../expression/sharing.ts';
import { strictText } from '../expression/strict.ts';
import { rebuild } from '../expression/walk.ts';
import { readExpression } from '../reading/expression-reader.ts';
import { MISTAKES } from '../rules/mistakes.ts';
import type { Subject } from './subject.ts';
import type { Suspect } from './suspect.ts';

const ROWS = MISTAKES.filter(({ kind }) => kind === 'writing');

/**
 * What a right answer is read as when brackets are left out in typing: x cos(x) − sin(x)/x² for (x cos(x) − sin(x))/x².
 * Every form of the answer is written as students type it, one pair of brackets or two are taken out, and what is left
 * is read.
 */
export function* leftOutBrackets({ right, of, wrt }: Subject): Generator<Suspect> {
  const texts = [...new Set(formsOf(right, of).flatMap(typed))].filter(isTyped);
  for (const choices of [onePair, twoPairs]) {
    for (const { without, around } of texts.flatMap(text => unbracketed(text, choices))) {
      const [answer, at] = [without, around].map(each => read(each, variables(of)));
      if (!answer || !at) continue;
      const made = { at, bindings: { p: answer }, wrt, steps: [], depth: 0 };
      yield* ROWS.map(mistake => ({ made: [{ ...made, mistake }], answer }));
    }
  }
}

/** Nobody types a term 0, or so much without looking at it. */
const isTyped = (text: string): boolean => text.length <= 200 && !/\b0\b(?!\.)/.test(text);

function read(text: string, names: readonly string[]): Expr | undefined {
  const reading = readExpression(text, { names });
  return reading.ok ? reading.value.expr : undefined;
}

/** The right answer after every tidying, as it comes out of the rules, and with powers for roots and denominators. */
function formsOf(right: Expr, of: Expr): readonly Expr[] {
  const tidied = tidy(share(right), tidyingOf(of)).map(({ result }) => result);
  return [...tidied, right].flatMap(form => [form, rebuild(form, withPowers), rebuild(form, sumsFirst)]);
}

/** (2x + 1) e^u for e^u (2x + 1). */
function sumsFirst(e: Expr): Expr {
  if (!isCall(e, 'multiply')) return e;
  const isSum = (factor: Expr): boolean => isCall(factor, 'add');
  return multiply(...e.args.filter(isSum), ...e.args.filter(factor => !isSum(factor)));
}

/** √p as p^(1/2), c/(k p^n) as c/k · p^(−n). */
function withPowers(e: Expr): Expr {
  const [p, q] = e.kind === 'call' ? e.args : [];
  if (p && isCall(e, 'sqrt')) return power(p, divide(number(1), number(2)));
  if (!p || !q || !isCall(e, 'divide')) return e;
  const factors = isCall(q, 'multiply') ? q.args : [q];
  const [powers, others] = [factors.filter(isPower), factors.filter(factor => !isPower(factor))];
  if (powers.length === 0) return e;
  return multiply(others.length > 0 ? divide(p, multiply(...others)) : p, ...powers.map(reciprocal));
}

const isPower = (e: Expr): boolean => isCall(e, 'power');

function reciprocal(e: Expr): Expr {
  const [base, exponent] = e.kind === 'call' ? e.args : [];
  return base && exponent ? power(base, negate(exponent)) : e;
}

/** With signs for every product and without; e^u as such. */
function typed(form: Expr): readonly string[] {
  const text = strictText(rebuild(form, asPowerOfE));
  return [text, text.replaceAll(' * ', ' ')];
}

const asPowerOfE = (e: Expr): Expr => (isCall(e, 'exp') ? call('power', symbol('e'), ...e.args) : e);

/** A text without some of its brackets, and what stood between the first of them. */
interface Unbracketed {
  readonly without: string;
  readonly around: string;
}

type Pair = readonly [from: number, to: number];

const onePair = (pairs: readonly Pair[]): readonly Pair[][] => pairs.map(pair => [pair]);

const twoPairs = (pairs: readonly Pair[]): readonly Pair[][] =>
  pairs.flatMap((pair, i) => pairs.slice(i + 1).map(other => [pair, other]));

function unbracketed(text: string, choices: typeof onePair): readonly Unbracketed[] {
  return choices(pairsIn(text)).flatMap(chosen => {
    const gone = new Set(chosen.flat());
    const without = [...text].map((sign, i) => (gone.has(i) ? ' ' : sign)).join('');
    const [from = 0, to = 0] = chosen[0] ?? [];
    // Nobody means (x^3)^2 who types a power of a power.
    return /\^ *[\w.]+ *\^/.test(without) ? [] : [{ without, around: text.slice(from + 1, to).trim() }];
  });
}

/** The brackets of a text, each with its partner. */
function pairsIn(text: string): readonly Pair[] {
  const open: number[] = [];
  return [...text].flatMap((sign, i): readonly Pair[] => {
    if (sign === '(') open.push(i);
    const from = sign === ')' ? open.pop() : undefined;
    return from === undefined ? [] : [[from, i]];
  });
}
