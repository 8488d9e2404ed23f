import { symbol } from '../expression/expression.ts';
import { argumentList, opensCall } from './brackets.ts';
import { complain, SAYING } from './complaints.ts';
import { note, parenthesised } from './notes.ts';
import { enter, isNext, leave, type Parse, peek, quoted, take } from './parse.ts';
import { across, leaf, node, type Spanned } from './spans.ts';
import { startsOperand, type Token } from './token.ts';

/** D(f, x) anywhere, and D(f), with respect to x, in our own tables. */
export function isDerivativeCall(parse: Parse): boolean {
  if (!opensCall(peek(parse))) return false;
  return parse.table || hasComma(parse);
}

/** Whether a comma stands directly between the brackets that open here. */
function hasComma(parse: Parse): boolean {
  for (let at = 0, open = 0; peek(parse, at).kind !== 'end'; at++) {
    const { kind } = peek(parse, at);
    if (kind === 'open') open += 1;
    if (kind === 'close') open -= 1;
    if (kind === 'comma' && open === 1) return true;
    if (open === 0) return false;
  }
  return false;
}

/** The derivative that D(f, x) spells. */
export function derivativeCall(parse: Parse, token: Token): Spanned {
  const { parts, span } = argumentList(parse);
  const [of, wrt] = parts;
  if (!of || parts.length > 2 || (wrt && wrt.expr.kind !== 'symbol')) {
    complain(SAYING.derivativeCall, across(token, span));
  }
  return node('derivative', [of, wrt ?? leaf(symbol('x'), span)], across(token, span));
}

/** (x^2)': the derivative by the variable that is known, as often as there are primes. */
export function primed(parse: Parse, of: Spanned): Spanned {
  let found = of;
  while (parse.wrt !== undefined && isNext(parse, 'prime')) {
    const sign = take(parse);
    const by = leaf(symbol(parse.wrt), sign);
    for (const _ of sign.text) found = node('derivative', [found, by], across(of, sign));
  }
  return found;
}

/** d/dx takes the brackets that follow it, or else the whole first term. */
export function derivativeOf(parse: Parse): Spanned {
  const sign = take(parse);
  if (!startsOperand(peek(parse)) && !isNext(parse, 'operator', '-'))
    complain(SAYING.derivativeOfWhat(quoted(parse, sign)), sign);
  const inBrackets = isNext(parse, 'open');
  enter(parse, 'inner', sign);
  const of = inBrackets ? parse.grammar.power(parse) : parse.grammar.term(parse);
  leave(parse, 'inner');
  note(parse, `A derivative is still to be found here: ${quoted(parse, sign)} of what follows it.`, across(sign, of));
  if (!inBrackets) firstTermNote(parse, sign, of);
  let found = of;
  for (let i = 0; i < (sign.order ?? 1); i++)
    found = node('derivative', [found, leaf(symbol(sign.text), sign)], across(sign, of));
  return found;
}

function firstTermNote(parse: Parse, sign: Token, of: Spanned): void {
  if (!isNext(parse, 'operator', '+', '-')) return;
  const end = parse.tokens.at(-1)?.end ?? of.end;
  const said =
    'The derivative takes only the first term; write brackets around the sum if all of it is differentiated.';
  note(parse, said, across(sign, of), ...parenthesised({ start: of.start, end }));
}
