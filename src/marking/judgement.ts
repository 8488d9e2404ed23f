import type { Assumption, Comparison, DomainSearch } from '../agreement/agree.ts';
import type { Agreement } from '../agreement/agreement.ts';
import type { DigitBudget } from '../agreement/digit-budget.ts';
import { differenceOnCurve } from '../agreement/on-curve.ts';
import { certifyOnCurve, type OnCurve } from '../checking/curve.ts';
import { type Expr, isCall } from '../expression/expression.ts';
import { isConstant } from '../expression/measure.ts';
import type { Nested } from '../kinds/kind.ts';
import { evaluateTyped } from '../tape/gradient.ts';
import { judgeWithin } from './domain.ts';
import type { Expected } from './expected.ts';

/** How an answer of any shape compares with what is expected. */
export type Judgement = (Agreement | { readonly kind: 'misshapen'; readonly why: string }) & {
  /** Where in a list it was decided: the index of an entry, or row and column. */
  readonly entry?: readonly number[];
  /** Every entry that is wrong, where there are several. */
  readonly entries?: readonly (readonly number[])[];
};

/** What is allowed of the answers to a question. */
export interface Allowed {
  readonly assumption: Assumption | undefined;
  /** Decimals that a number may be rounded to. */
  readonly rounding: number | undefined;
  /** How far answers are searched for places where they alone are real, or the expected value alone. */
  readonly search: DomainSearch;
}

/** Compares an answer of any shape with what is expected; several may be given one budget, as to a `Comparison`. */
export type Judge = (answer: Nested, digits?: DigitBudget) => Judgement;

/** Compares answers with what is expected, entry by entry; the expected side's work is done once. */
export function judging({ value, onCurve, source }: Expected, allowed: Allowed): Judge {
  if (onCurve && 'kind' in value) {
    const plain = entryJudge(value, allowed, []);
    return (answer, digits) =>
      'kind' in answer
        ? alongCurve(plain(answer, digits), { expected: value, answer }, onCurve)
        : misshapen(value, answer);
  }
  return nestedJudge(value, allowed, source?.read ?? []);
}

function nestedJudge(expected: Nested, allowed: Allowed, of: readonly Expr[]): Judge {
  if ('kind' in expected) {
    const judge = entryJudge(expected, allowed, of);
    return (answer, digits) => ('kind' in answer ? judge(answer, digits) : misshapen(expected, answer));
  }
  const judges = expected.map(entry => nestedJudge(entry, allowed, of));
  return (answer, digits) => {
    const entries = 'kind' in answer && expected.length === 1 ? [answer] : answer;
    if ('kind' in entries || entries.length !== expected.length) return misshapen(expected, answer);
    const judged = judges.flatMap((judge, i) => (entries[i] ? [within(i, judge(entries[i], digits))] : []));
    return judged.some(({ kind }) => kind === 'misshapen') ? misshapen(expected, answer) : joined(judged);
  };
}

const within = (i: number, judgement: Judgement): Judgement => ({
  ...judgement,
  entry: [i, ...(judgement.entry ?? [])],
  ...(judgement.entries && { entries: judgement.entries.map(entry => [i, ...entry]) }),
});

/** The first entry that is wrong speaks for all, then the first that is not decided. */
function joined(entries: readonly Judgement[]): Judgement {
  const [first] = ['different', 'undecided'].flatMap(kind => entries.find(entry => entry.kind === kind) ?? []);
  const wrong = entries.flatMap(each => (each.kind === 'different' ? (each.entries ?? [each.entry ?? []]) : []));
  if (first) return wrong.length > 1 ? { ...first, entries: wrong } : first;
  const domain = entries.find(entry => entry.kind === 'same' && entry.domain);
  const proved = entries.every(entry => entry.kind === 'same' && entry.proved);
  return { kind: 'same', proved, ...(domain?.kind === 'same' && domain.domain && { domain: domain.domain }) };
}

const misshapen = (expected: Nested, answer: Nested): Judgement => ({
  kind: 'misshapen',
  why: `Asked for is ${shapeName(expected)}, and this is ${shapeName(answer)}.`,
});

function shapeName(nested: Nested): string {
  if ('kind' in nested) return 'one expression';
  const [first] = nested;
  if (nested.some(row => widthOf(row) !== widthOf(first))) return 'a list with rows of different lengths';
  if (first && !('kind' in first))
    return `a matrix of ${counted(nested.length, 'row')} and ${counted(first.length, 'column')}`;
  return `a list of ${nested.length} ${nested.length === 1 ? 'entry' : 'entries'}`;
}

/** How many entries a row has; 0 for an expression that is none. */
const widthOf = (row: Nested | undefined): number => (row === undefined || 'kind' in row ? 0 : row.length);

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;

function entryJudge(expected: Expr, { assumption, rounding, search }: Allowed, of: readonly Expr[]): Comparison {
  const judge = judgeWithin(isConstant(expected) ? [] : of, expected, assumption, search);
  if (rounding === undefined || !isConstant(expected)) return judge;
  return (answer, digits) =>
    isConstant(answer) && isRounded(expected, answer, rounding) ? ROUNDED : judge(answer, digits);
}

const ROUNDED: Agreement = { kind: 'same', proved: false };

/** Within half a unit of the last decimal that is asked for; the sliver more is for halves that doubles cannot hold. */
const isRounded = (expected: Expr, answer: Expr, decimals: number): boolean =>
  Math.abs(evaluateTyped(expected) - evaluateTyped(answer)) <= 0.5 * 10 ** -decimals * (1 + 1e-9);

/** Whether an answer is a decimal to which the expected value rounds. */
export function isShortened(expected: Nested, answer: Nested): boolean {
  if (!('kind' in expected && 'kind' in answer) || !isConstant(expected)) return false;
  const size = isCall(answer, 'negate') ? answer.args[0] : answer;
  const [, decimals] = size?.kind === 'number' ? size.digits.split('.') : [];
  return decimals !== undefined && isRounded(expected, answer, decimals.length);
}

/** x/y and x/(25 − x²)·y are two answers and one on the circle. */
function alongCurve(
  plain: Agreement,
  { expected, answer }: { readonly expected: Expr; readonly answer: Expr },
  onCurve: Omit<OnCurve, 'formula'>,
): Agreement {
  if (plain.kind === 'same') return plain;
  const { agrees, shown, why } = certifyOnCurve({ ...onCurve, formula: answer });
  if (agrees === true) {
    const witness = differenceOnCurve(expected, answer, onCurve);
    return witness ? { kind: 'different', witness } : { kind: 'same', proved: false };
  }
  if (agrees === false && shown)
    return { kind: 'different', witness: { at: shown.at, expected: shown.tape, answer: shown.formula } };
  return { kind: 'undecided', why: why ?? 'The curve has no points at which this could be compared.' };
}
