import type { Operation } from '../operations/operation.ts';
import { operationNamed } from '../operations/operations.ts';
import { argumentList, opensCall, refuseComma } from './brackets.ts';
import { complain, SAYING } from './complaints.ts';
import { argumentEndNote, argumentProductNote, argumentQuotientNote, note, parenthesised } from './notes.ts';
import { enter, isNext, leave, type Parse, peek, quoted, take, typedAt } from './parse.ts';
import type { Span } from './reading.ts';
import { indexedRoot, isIndexedRoot, rootOf } from './roots.ts';
import { across, joined, node, type Spanned } from './spans.ts';
import { startsOperand, type Token } from './token.ts';

/** A function as its name is typed, with what may stand between the name and the argument: sin^2, log_2. */
interface Applied {
  readonly token: Token;
  readonly name: string;
  readonly base: Spanned | undefined;
  readonly exponent: Spanned | undefined;
  /** Whether a digit stands directly after the name: log2x, which has a note of its own. */
  readonly bareDigits: boolean;
  /** The name with its base and exponent. */
  readonly span: Span;
}

/** A function and its argument, in brackets or without: sin(x), sin 2x, sin^2 x, log_2 x, ln|x|. */
export function application(parse: Parse): Spanned {
  if (isPrimedByName(parse)) return primedFunction(parse);
  if (isIndexedRoot(parse)) return indexedRoot(parse);
  const applied = head(parse);
  const row = operationNamed(applied.token.text);
  if (opensCall(peek(parse))) return inBrackets(parse, applied, row);
  if (row && row.arity !== 1) complain(SAYING.needsBrackets(applied.name), applied.token);
  return bare(parse, applied);
}

/** sin'(x): of a name alone the prime is the derivative by that name; sin'(2x) could be by x or by 2x. */
function isPrimedByName(parse: Parse): boolean {
  if (peek(parse, 1).kind !== 'prime') return false;
  return peek(parse, 2).text === '(' && peek(parse, 3).kind === 'name' && peek(parse, 4).text === ')';
}

function primedFunction(parse: Parse): Spanned {
  const token = take(parse);
  const prime = take(parse);
  const { parts, span } = argumentList(parse);
  const applied = { token, name: typedAt(parse, token), base: undefined, exponent: undefined, bareDigits: false };
  const whole = across(token, span);
  const [by] = parts;
  let found = built(parse, { ...applied, span: token }, parts, whole);
  if (by) for (const _ of prime.text) found = node('derivative', [found, by], whole);
  return found;
}

function head(parse: Parse): Applied {
  const token = take(parse);
  const typed = typedAt(parse, token);
  const name = typed.startsWith('\\') ? typed.slice(1) : typed;
  if (isNext(parse, 'prime')) complain(SAYING.primedFunction(name), across(token, peek(parse)));
  const base = logarithmBase(parse, token);
  const exponent = isNext(parse, 'operator', '^') ? raised(parse) : undefined;
  const late = base ?? logarithmBase(parse, token);
  const end = parse.tokens[parse.index - 1]?.end ?? token.end;
  const bareDigits = /log$/i.test(name) && /\d/.test(parse.typed[token.end] ?? '');
  return { token, name, base: late, exponent, bareDigits, span: { start: token.start, end } };
}

function raised(parse: Parse): Spanned {
  const caret = take(parse);
  enter(parse, 'inner', caret);
  const exponent = parse.grammar.exponent(parse);
  leave(parse, 'inner');
  return exponent;
}

function logarithmBase(parse: Parse, token: Token): Spanned | undefined {
  if (!isNext(parse, 'underscore')) return undefined;
  const sign = take(parse);
  if (token.text !== 'log') complain(SAYING.subscript, sign);
  if (!startsOperand(peek(parse))) complain(SAYING.logarithmBase, peek(parse));
  enter(parse, 'inner', sign);
  const base = parse.grammar.operand(parse);
  leave(parse, 'inner');
  return base;
}

function inBrackets(parse: Parse, applied: Applied, row: Operation | undefined): Spanned {
  const open = peek(parse);
  const empty = peek(parse, 1);
  if (empty.kind === 'close') complain(SAYING.ofWhat(applied.name), across(open, empty));
  const most = row?.arity === 1 && !takesSecond(applied) ? 1 : 2;
  const { parts, span } = argumentList(parse, row?.arity === 'many' ? undefined : most, comma =>
    refuseComma(parse, comma, most === 1 ? SAYING.oneArgument(applied.name) : SAYING.twoArguments(applied.name)),
  );
  const whole = across(applied.token, span);
  if (row?.arity === 'many' && parts.length < 2) complain(SAYING.atLeastTwo(applied.name), whole);
  if (row?.arity === 2 && parts.length < 2) complain(SAYING.exactlyTwo(applied.name), whole);
  return built(parse, applied, parts, whole);
}

/** log(x, 2) has its base second, root(x, 3) its index. */
const takesSecond = ({ token, name, base }: Applied): boolean =>
  (token.text === 'log' && base === undefined) || name.toLowerCase() === 'root';

/** An argument without brackets: a product without signs between, up to the next function, bracket or operator. */
function bare(parse: Parse, applied: Applied): Spanned {
  const next = peek(parse);
  const signed = next.kind === 'operator' && next.text === '-';
  if (next.kind === 'operator' && !signed) complain(SAYING.needsArgument(applied.name), applied.span);
  if (!signed && !startsOperand(next)) complain(SAYING.ofWhat(applied.name), applied.span);
  enter(parse, 'inner', applied.token);
  const argument = bareArgument(parse);
  leave(parse, 'inner');
  const read = built(parse, applied, [argument], across(applied.token, argument));
  bareNotes(parse, applied, argument);
  return read;
}

function bareArgument(parse: Parse): Spanned {
  const minuses = parse.grammar.signs(parse);
  const factors: [Spanned, ...Spanned[]] = [parse.grammar.power(parse)];
  while (continuesArgument(parse, factors)) factors.push(parse.grammar.power(parse));
  return parse.grammar.negated(joined('multiply', factors), minuses);
}

/** sin 2x and sin xy go on; sin x cos x, sin x e^x and sin x(x+1) do not; sin 2(x+1) does, ln 2 (x+1) does not. */
function continuesArgument(parse: Parse, factors: readonly Spanned[]): boolean {
  const next = peek(parse);
  if (next.kind === 'name') return !isExponential(parse);
  if (next.kind !== 'open' && next.kind !== 'root' && next.kind !== 'radical' && next.kind !== 'fraction') return false;
  return !next.spaced && factors.every(isNumeric);
}

const isExponential = (parse: Parse): boolean =>
  peek(parse).text === 'e' && peek(parse, 1).kind === 'operator' && peek(parse, 1).text === '^';

const isNumeric = ({ expr }: Spanned): boolean =>
  expr.kind === 'number' || (expr.kind === 'symbol' && expr.name === 'pi');

function bareNotes(parse: Parse, { token, name, bareDigits }: Applied, argument: Spanned): void {
  if (isNext(parse, 'operator', '/')) argumentQuotientNote(parse, name, token.start, argument);
  if (isNext(parse, 'operator', '*') && isNumeric(argument)) argumentProductNote(parse, name, token.start, argument);
  if (isNext(parse, 'open')) argumentEndNote(parse, name, argument);
  if (bareDigits) logDigitNote(parse, token, argument);
  if (!bareDigits) numberArgumentNote(parse, name, token, argument);
}

/** ln2(x + 1) is the logarithm of 2(x + 1); ln(2)(x + 1) may be meant. */
function numberArgumentNote(parse: Parse, name: string, token: Token, argument: Spanned): void {
  const [digits] = /^\d+(?=[([{])/.exec(typedAt(parse, argument)) ?? [];
  if (digits === undefined || argument.start > token.end) return;
  const said = `The argument of ${name} is read as ${quoted(parse, argument)}; write ${name}(${digits}) if it is the number alone.`;
  const number = { start: argument.start, end: argument.start + digits.length };
  note(parse, said, across(token, argument), ...parenthesised(number));
}

/** log2x is the logarithm of 2x. */
function logDigitNote(parse: Parse, token: Token, argument: Spanned): void {
  const digits = /^\d+/.exec(typedAt(parse, argument))?.[0] ?? '';
  const said = `This is read as the logarithm of ${quoted(parse, argument)}; write log_${digits}(…) for the logarithm to base ${digits}.`;
  const rest = { start: argument.start + digits.length, end: argument.end };
  const edits = [
    { start: token.end, end: rest.start, text: `_${digits}(` },
    { start: rest.end, end: rest.end, text: ')' },
  ];
  note(parse, said, across(token, argument), ...(rest.start < rest.end ? edits : []));
}

/** The call, with base and exponent put where they belong. */
function built(parse: Parse, applied: Applied, parts: readonly Spanned[], span: Span): Spanned {
  const { exponent, token } = applied;
  if (exponent && isMinusOne(exponent) && operationNamed(`a${token.text}`)) return inverse(parse, applied, parts, span);
  const call = called(parse, applied, parts, span);
  return exponent ? node('power', [call, exponent], span) : call;
}

const isMinusOne = ({ expr, parts }: Spanned): boolean =>
  expr.kind === 'call' && expr.op === 'negate' && parts[0]?.expr.kind === 'number' && parts[0].expr.digits === '1';

/** sin^-1 is the inverse function, as on calculators and in most books. */
function inverse(
  parse: Parse,
  { token, name, span: headSpan }: Applied,
  parts: readonly Spanned[],
  span: Span,
): Spanned {
  const said = `The spelling ${quoted(parse, headSpan)} is read as the inverse function arc${name}, not as 1/${name}.`;
  const argument = typedAt(parse, { start: headSpan.end, end: span.end });
  note(parse, said, headSpan, {
    ...span,
    text: `(${typedAt(parse, token)}${apart(parse, headSpan.end)}${argument})^${parse.syntax === 'latex' ? '{-1}' : '(-1)'}`,
  });
  return node(`a${token.text}`, parts, span);
}

function called(parse: Parse, applied: Applied, parts: readonly Spanned[], span: Span): Spanned {
  const [argument, second] = parts;
  const base = applied.base ?? (applied.token.text === 'log' ? second : undefined);
  if (argument && base) return logarithmTo(argument, base, span);
  if (ROOTS.has(applied.token.text) && argument && second) return rootOf(argument, second, span);
  return node(logarithmOp(parse, applied), parts, span);
}

const ROOTS: ReadonlySet<string> = new Set(['sqrt', 'nthRoot']);

/** The logarithm to a base: those to base 2, 10 and e have operations of their own. */
function logarithmTo(argument: Spanned, base: Spanned, span: Span): Spanned {
  const { expr } = base;
  const own = LOGARITHMS.get(expr.kind === 'number' ? expr.digits : expr.kind === 'symbol' ? expr.name : '');
  return own === undefined ? node('logbase', [argument, base], span) : node(own, [argument], span);
}

const LOGARITHMS: ReadonlyMap<string, string> = new Map([
  ['2', 'log2'],
  ['10', 'log10'],
  ['e', 'log'],
]);

/** `log` alone is natural unless the problem says it is to base ten. */
function logarithmOp(parse: Parse, { token, name, bareDigits }: Applied): string {
  if (token.text !== 'log' || name.toLowerCase() !== 'log' || parse.table) return token.text;
  if (!bareDigits) note(parse, LOG_NOTES[parse.log], token, { ...token, text: otherLogarithm(parse, token) });
  return parse.log === 'ten' ? 'log10' : 'log';
}

const LOG_NOTES = {
  natural: 'The function log is read as the natural logarithm; write log_10 for the one to base ten.',
  ten: 'The function log is read as the logarithm to base ten; write ln for the natural one.',
} as const;

/** The other logarithm in the same syntax, set apart from a letter or digit that follows it. */
function otherLogarithm(parse: Parse, token: Token): string {
  const spelled = parse.log === 'ten' ? { text: 'ln', latex: '\\ln' } : { text: 'log_10', latex: '\\log_{10}' };
  return spelled[parse.syntax] + apart(parse, token.end);
}

/** A space where a letter or digit follows. */
const apart = (parse: Parse, at: number): string => (/[\p{L}\d]/u.test(parse.typed[at] ?? '') ? ' ' : '');
