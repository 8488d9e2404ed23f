import { rationalExpr, rationalOf } from '../algebra/rational.ts';
import type { Style } from '../algebra/writing.ts';
import type { Certificate, Comparison } from '../checking/certificate.ts';
import { certify } from '../checking/certify.ts';
import { combined } from '../checking/combined.ts';
import type { Step } from '../derivation/step.ts';
import { tidy, tidyingOf } from '../derivation/tidy.ts';
import { directionalSign, dotSign, dotted, gradientSign, lengthSign, overSign, vector } from '../expression/display.ts';
import { same } from '../expression/equality.ts';
import { equation } from '../expression/equation.ts';
import {
  add,
  call,
  divide,
  type Expr,
  isCall,
  isNumber,
  multiply,
  ONE,
  power,
  symbol,
  TWO,
  ZERO,
} from '../expression/expression.ts';
import { variables } from '../expression/measure.ts';
import { share } from '../expression/sharing.ts';
import { freshName, substitute } from '../expression/substitution.ts';
import { optionsOf } from '../question.ts';
import { whole } from '../reading/complaints.ts';
import type { Read } from '../reading/reading.ts';
import { evaluate } from '../tape/gradient.ts';
import { gradientOf, MOST_VARIABLES } from './gradient.ts';
import type { KindQuestion, KindWorked, Part, Statement } from './kind.ts';
import { quoting, readList } from './lists.ts';
import { inNumbers } from './numerals.ts';
import { readSeveral, type Several, type SeveralFound, severalWorked, stated, tidied } from './several.ts';

/** The derivative in a direction: the gradient, the unit vector, and their dot product. */
export function workOutDirectional(question: KindQuestion): Read<KindWorked> {
  const read = readSeveral(question, 'a directional derivative', MOST_VARIABLES);
  if (!read.ok) return read;
  const direction = readDirection(question, read.value);
  if (!direction.ok) return direction;
  return { ok: true, value: severalWorked('directional', question, along(direction.value, read.value)) };
}

/** The slope of a function in a direction, and what leads to it. */
function along(direction: readonly Expr[], several: Several): SeveralFound {
  const { reading, of, name, wrt } = several;
  const gradient = gradientOf(several);
  const unit = unitVector(direction, several);
  const sign = directionalSign(name, unit.letter);
  const product = dotProduct(gradient.result, unit.entries);
  const dotted = stated(
    { left: sign, right: dotSign(gradientSign(name), symbol(unit.letter)), reason: 'directional derivative' },
    { right: product.shown, reason: 'dot product' },
  );
  const steps = tidiedDot(product.of, over(gradient.result, unit.plain, unit.length), tidyingOf(of));
  const result = steps.at(-1)?.result ?? product.of;
  return {
    reading,
    read: [of],
    wrt,
    parts: [...gradient.parts, stated(...unit.lines), dotted, { kind: 'tidying', steps } satisfies Part],
    result,
    sign,
    certificate: certifiedAlong(several, unit.entries, result, gradient.certificate),
  };
}

/** One constant entry for each variable, not all of them 0. */
function readDirection(question: KindQuestion, { wrt }: Several): Read<readonly Expr[]> {
  const { along = '', f } = question;
  const refused = (message: string) => ({ ok: false, complaint: whole(f, message) }) as const;
  if (along.trim() === '')
    return refused('A directional derivative needs its direction: give one, such as along (3, 4).');
  const read = readList(along, optionsOf(question));
  if (!read.ok) return { ok: false, complaint: quoting('the direction', along, read.complaint, f) };
  const entries = read.value.map(({ expr }) => expr);
  const complaint = directionComplaint(entries, along.trim(), wrt);
  return complaint === undefined ? { ok: true, value: entries } : refused(complaint);
}

function directionComplaint(entries: readonly Expr[], along: string, wrt: readonly string[]): string | undefined {
  const [count, needed] = [counted(entries.length, 'entry', 'entries'), counted(wrt.length, 'variable', 'variables')];
  if (entries.length !== wrt.length)
    return `The direction ${along} has ${count}, and there ${wrt.length === 1 ? 'is' : 'are'} ${needed}: ${wrt.join(', ')}. Write an entry for each.`;
  const varying = entries.flatMap(variables).find(name => wrt.includes(name));
  if (varying !== undefined)
    return `The direction ${along} changes with ${varying}: write one with constant entries, such as (3, 4).`;
  return entries.every(entry => isNumber(tidied(entry), '0'))
    ? `The vector ${along} has no direction: write one that is not zero, such as (3, 4).`
    : undefined;
}

const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

/** A direction made one long. */
interface Unit {
  readonly letter: string;
  readonly entries: readonly Expr[];
  /** The same direction with the plainest entries, and its length. */
  readonly plain: readonly Expr[];
  readonly length: Expr;
  readonly lines: readonly Statement[];
}

function unitVector(direction: readonly Expr[], { of, wrt }: Several): Unit {
  const letter = freshName(new Set([...wrt, ...variables(of), ...direction.flatMap(variables)]), ['u', 'v', 'w']);
  const asked = vector(direction);
  const root = lengthOf(direction);
  const length = inNumbers(root);
  const plain = inLowestTerms(direction);
  const plainLength = inNumbers(lengthOf(plain));
  const entries = isNumber(length, '1') ? direction : plain.map(entry => inNumbers(divide(entry, plainLength)));
  const divided = isNumber(length, '1') ? asked : equation(overSign(asked, length), vector(entries));
  const lines = [
    { left: lengthSign(asked), right: same(root, length) ? root : equation(root, length), reason: 'length' },
    { left: symbol(letter), right: divided, reason: 'unit vector' },
  ];
  return { letter, entries, plain, length: plainLength, lines };
}

const lengthOf = (entries: readonly Expr[]): Expr => call('sqrt', add(...entries.map(entry => power(entry, TWO))));

/** The same direction in the smallest whole numbers, where its entries are rational: (6, 8) is (3, 4). */
function inLowestTerms(direction: readonly Expr[]): readonly Expr[] {
  const entries = direction.map(entry => rationalOf(inNumbers(entry))).filter(entry => entry !== undefined);
  if (entries.length < direction.length) return direction;
  const unit = entries.reduce((common, entry) => common.gcd(entry)).abs();
  return entries.map(entry => rationalExpr(entry.div(unit)));
}

/** The products of the entries, added: as it is computed, and as it is shown, with dots. Entries 0 are left out. */
function dotProduct(gradient: readonly Expr[], unit: readonly Expr[]): { readonly of: Expr; readonly shown: Expr } {
  const pairs = gradient
    .map((slope, i) => [slope, unit[i] ?? ZERO].filter(factor => !isNumber(factor, '1')))
    .filter(factors => !factors.some(factor => isNumber(factor, '0')));
  return {
    of: add(...pairs.map(factors => multiply(...factors))),
    shown: add(...pairs.map(factors => dotted(...factors))),
  };
}

/** The products with the direction's own entries, over its length: the fractions of the unit vector in one. */
const over = (gradient: readonly Expr[], direction: readonly Expr[], length: Expr): Expr => {
  const terms = gradient.map((slope, i) => tidied(multiply(slope, direction[i] ?? ZERO)));
  return divide(add(...terms.filter(term => !isNumber(term, '0'))), length);
};

/** The dot product tidied; several fractions with one denominator become one first. */
function tidiedDot(of: Expr, fraction: Expr, style: Style): readonly Step[] {
  const severalFractions = isCall(of, 'add') && fraction.kind === 'call' && !isNumber(fraction.args[1] ?? ONE, '1');
  if (!severalFractions) return tidy(share(of), style);
  const whole = share(fraction);
  const first = { rule: 'tidy:fraction', of, bindings: {}, applied: whole, substeps: [], result: whole };
  return [first, ...tidy(whole, style)];
}

/**
 * The certificates of the gradient, and the result against the slope of t ↦ f(p + tu), which the tape finds by itself.
 * What is shown is the value where the gradient's entries were compared.
 */
function certifiedAlong({ of, wrt }: Several, unit: readonly Expr[], result: Expr, gradient: Certificate): Certificate {
  const t = symbol(freshName(new Set([...variables(of), ...unit.flatMap(variables)]), ['t', 's']));
  const line = new Map(wrt.map((name, i) => [name, add(symbol(name), multiply(t, unit[i] ?? ZERO))]));
  const along = certify(substitute(of, line), t.name, substitute(result, line));
  const { entries: _, ...all } = combined([gradient, along]);
  return all.agrees === false ? all : { ...all, ...shownAt(gradient, unit, result) };
}

/** The result where the gradient's entries were compared, beside the tape's gradient times the unit vector. */
function shownAt({ entries }: Certificate, unit: readonly Expr[], result: Expr): Pick<Certificate, 'shown'> {
  if (!entries || typeof entries.tape === 'number') return {};
  const { tape } = entries;
  const at = withLetters(entries.at, unit);
  const products = tape.map((slope, i) => (typeof slope === 'number' ? slope : 0) * evaluate(unit[i] ?? ZERO, at));
  return { shown: { at, formula: evaluate(result, at), tape: products.reduce((sum, product) => sum + product, 0) } };
}

/** The point with a value for each letter of the direction: the next numbers. */
function withLetters(at: Comparison['at'], unit: readonly Expr[]): Comparison['at'] {
  const letters = [...new Set(unit.flatMap(variables))].filter(name => !Object.hasOwn(at, name));
  const next = Object.keys(at).length + 1;
  return { ...at, ...Object.fromEntries(letters.map((name, i) => [name, next + i])) };
}
