import { complain, SAYING } from './complaints.ts';
import {
  fractionPowerNote,
  longExponentNote,
  mixedNote,
  note,
  productExponentNote,
  quotientNote,
  sumExponentNote,
} from './notes.ts';
import { operand } from './operands.ts';
import { enter, type Grammar, isNext, leave, type Parse, peek, previous, take } from './parse.ts';
import { across, isDifferential, isLetterD, joined, node, type Spanned } from './spans.ts';
import { startsOperand, type Token } from './token.ts';

/** A sum of terms: a - b + c is one sum of three. */
function sum(parse: Parse): Spanned {
  const first = term(parse);
  if (!isNext(parse, 'operator', '+', '-')) return first;
  const terms: [Spanned, ...Spanned[]] = [first];
  while (isNext(parse, 'operator', '+', '-')) {
    sumExponentNote(parse);
    terms.push(term(parse));
  }
  return joined('add', terms);
}

/** A product with the signs before it: -x*y is the negative of a product. */
function term(parse: Parse): Spanned {
  const minuses = signs(parse);
  return negated(product(parse), minuses);
}

/** The minus signs before an operand; a plus may only come first. */
function signs(parse: Parse): readonly Token[] {
  if (!isNext(parse, 'operator', '+', '-')) return NONE;
  const minuses: Token[] = [];
  for (let first = true; isNext(parse, 'operator', '+', '-'); first = false) {
    const sign = take(parse);
    if (sign.text === '+' && !first) complain(SAYING.twoOperators, sign);
    if (sign.text === '-') minuses.push(sign);
  }
  return minuses;
}

const NONE: readonly Token[] = [];

const negated = (operand: Spanned, minuses: readonly Token[]): Spanned =>
  minuses.length === 0
    ? operand
    : minuses.reduceRight((inner, minus) => node('negate', [inner], across(minus, inner)), operand);

type Factors = [Spanned, ...Spanned[]];

/** Products and quotients from left to right; a sign left out is a product like any other, so 1/2x is (1/2)*x. */
function product(parse: Parse): Spanned {
  const first = factor(parse);
  if (isNext(parse, 'close')) return first;
  let factors: Factors = [first];
  for (;;) {
    if (isNext(parse, 'operator', '/')) factors = quotient(parse, joined('multiply', factors));
    else if (isNext(parse, 'operator', '*')) factors.push(multiplied(parse));
    else if (startsOperand(peek(parse))) juxtaposed(parse, factors);
    else return joined('multiply', factors);
  }
}

function multiplied(parse: Parse): Spanned {
  take(parse);
  return factor(parse);
}

/** A quotient, and the factors written directly after it. */
function quotient(parse: Parse, dividend: Spanned): Factors {
  const slash = take(parse);
  fractionPowerNote(parse);
  const divisor = factor(parse);
  if (!parse.names.has('d') && isDifferential(dividend) && isDifferentialAhead(parse, divisor)) {
    complain(SAYING.differentials, across(dividend, peek(parse)));
  }
  const factors: Factors = [node('divide', [dividend, divisor], across(dividend, divisor))];
  while (startsOperand(peek(parse))) juxtaposed(parse, factors);
  if (factors.length > 1) quotientNote(parse, slash, divisor);
  return factors;
}

/** d x^2/dx is no quotient of products. */
const isDifferentialAhead = (parse: Parse, divisor: Spanned): boolean =>
  isLetterD(divisor) && isNext(parse, 'name') && !peek(parse).spaced;

/** Another factor without a sign before it. */
function juxtaposed(parse: Parse, factors: Factors): void {
  const next = peek(parse);
  if (next.kind === 'number' || next.kind === 'ready fraction') numberAfter(parse, factors[factors.length - 1], next);
  productExponentNote(parse);
  const before = factors[factors.length - 1];
  const read = power(parse);
  if (next.kind === 'fraction' && before && isNumber(before) && read.parts.every(isNumber))
    mixedNote(parse, before, read);
  factors.push(read);
}

const isNumber = ({ expr }: Spanned): boolean => expr.kind === 'number';

function numberAfter(parse: Parse, before: Spanned | undefined, next: Token): void {
  if (before?.expr.kind === 'number' && previous(parse)?.kind === 'number') complain(SAYING.twoNumbers, next);
  const caret = { start: before?.end ?? next.start, end: next.start, text: '^' };
  note(parse, 'This number is read as a factor of a product; write ^ before it for a power.', next, caret);
}

function factor(parse: Parse): Spanned {
  const minuses = signs(parse);
  return negated(power(parse), minuses);
}

/** Powers, from right to left; e^u is one operation, exp(u). */
function power(parse: Parse): Spanned {
  const base = operand(parse);
  if (!isNext(parse, 'operator', '^')) return base;
  const caret = take(parse);
  longExponentNote(parse, caret);
  enter(parse, 'inner', caret);
  const exponent = factor(parse);
  leave(parse, 'inner');
  const span = across(base, exponent);
  return isEuler(parse, base) ? node('exp', [exponent], span) : node('power', [base, exponent], span);
}

const isEuler = (parse: Parse, { expr }: Spanned): boolean =>
  expr.kind === 'symbol' && expr.name === 'e' && !parse.names.has('e');

/** The grammar, its levels from sums down to operands. */
export const GRAMMAR: Grammar = { sum, term, power, exponent: factor, operand, signs, negated };
