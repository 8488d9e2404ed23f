import { agree } from '../agreement/agree.ts';
import { derive } from '../derivation/derive.ts';
import { same } from '../expression/equality.ts';
import { call, derivative, type Expr, isCall, symbol } from '../expression/expression.ts';
import { contains, variables } from '../expression/measure.ts';
import { strictText } from '../expression/strict.ts';
import { substitute } from '../expression/substitution.ts';
import { postorder, rebuild } from '../expression/walk.ts';
import { type LimitText, limitIn, limitOf, targetOf } from '../marking/reading/limits.ts';
import { standingIn } from '../marking/standing.ts';
import { operationNamed } from '../operations/operations.ts';
import { whole } from '../reading/complaints.ts';
import { readExpression } from '../reading/expression-reader.ts';
import type { Read, ReaderOptions } from '../reading/reading.ts';
import {
  appliedIn,
  inPlainSigns,
  withoutSmallChanges,
  withPartials,
  withReadableDerivatives,
} from './derivative-signs.ts';
import { type Lettered, type Meanings, meant, withSlopesFound } from './meanings.ts';

/** What lines are read with. */
export interface Known extends Lettered {
  /** The function that is differentiated, as it was given. */
  readonly f: Expr;
  /** What "log" is. */
  readonly log: ReaderOptions['log'];
}

/** One side of a line. */
export interface Side {
  /** As it was read, letters and derivatives standing. */
  readonly typed: Expr;
  /** As it was read, derivatives standing, each letter replaced by what it stands for. */
  readonly written: Expr;
  /** With every derivative found and every letter replaced. */
  readonly value: Expr;
  /** Letters and unknown functions that stand for nothing; in `value` the first three are unknown functions. */
  readonly strange: readonly string[];
  /** Of a limit that still stands, what is under its sign: `value` is what it comes to. */
  readonly underLimit?: Expr;
  /** Of the value at one point, f'(3): what is valued, and where. */
  readonly at?: { readonly of: Side; readonly place: Expr };
}

/** Reads a side; a complaint where it is no mathematics. */
export function readSide(text: string, known: Known): Read<Side> {
  if (isNameOfSought(text, known)) return sideOf(text, derivative(known.f, known.wrt), known);
  const limit = limitIn(text);
  if (limit) return readLimit(limit, text, known);
  const at = pointIn(text, known);
  if (at) return readAtPoint(at, known);
  const given = wholeIn(text, known);
  if (given) return sideOf(text, derivative(given, known.wrt), known);
  const names = [...known.meanings.keys()];
  const letters = variables(known.f);
  const plain = withPartials(withoutSmallChanges(text, [...names, ...letters]), letters);
  const readable = withCompositions(withReadableDerivatives(plain, known.wrt, names), known);
  const [applied] = /(?<![\p{L}\\])[fghFGH]'*(?=\()/u.exec(readable) ?? [];
  if (applied !== undefined) return { ok: false, complaint: whole(text, ofFunctions(applied)) };
  const read = readTyped(readable, known);
  return read.ok ? sideOf(text, read.value, known) : read;
}

/** What is under the sign of a limit, and what that comes to; x → a is said of any a, x → 3 of one point. */
function readLimit(limit: LimitText, text: string, known: Known): Read<Side> {
  const { letter, to } = limit;
  const under = readIncrements(limit.of, to ?? letter, known);
  if (!under.ok) return under;
  const isKnown = to !== undefined && contains(known.f, to);
  const found = isKnown || standingIn(under.value).length > 0 ? undefined : limitOf(under.value, limit);
  if (!found) return { ok: false, complaint: whole(text, NO_LIMIT) };
  const target = to === undefined ? undefined : targetOf(to);
  const value = target?.kind === 'symbol' ? substitute(found, new Map([[target.name, symbol(known.wrt)]])) : found;
  const side: Side = { typed: value, written: value, value, strange: strangeIn(value, known), underLimit: under.value };
  if (!target || target.kind === 'symbol') return { ok: true, value: side };
  const slope = sideOf(text, derivative(known.f, known.wrt), known);
  return slope.ok ? { ok: true, value: { ...side, at: { of: slope.value, place: target } } } : slope;
}

/**
 * A formula in the variable and an increment, as in (f(x + h) − f(x))/h: f(x + h) is the function at x + h, and h(x + h) a
 * product. `ofFunction` gives what stands for the function in it, by what is in the brackets behind its name.
 */
export function readIncrements(
  text: string,
  letter: string,
  known: Known,
  ofFunction = (inside: Expr): Expr => substitute(known.f, new Map([[known.wrt, inside]])),
): Read<Expr> {
  const { meanings } = known;
  const explained = new Map([...meanings].filter(([name]) => name !== letter && !isFunction(name, known)));
  const read = readTyped(text, { ...known, meanings: new Map([...explained, [letter, symbol(letter)]]) });
  if (!read.ok) return read;
  const all = rebuild(read.value, node => {
    const [inside] = node.kind === 'call' && isFunction(node.op, known) ? node.args : [];
    return inside ? ofFunction(inside) : node;
  });
  return { ok: true, value: meant(all, explained) };
}

/** Whether a letter names the function, given by f(x) = x^2 once more or not. */
export function isFunction(name: string, { f, meanings }: Known): boolean {
  const meaning = meanings.get(name);
  return meaning !== undefined && (meaning === f || agree(meaning, f).kind === 'same');
}

const NO_LIMIT = 'What this limit comes to is not found here: write that in a line of its own.';

/**
 * The function where it stands to the end of the line behind d/dx: who writes d/dx (x+1) sin x for (x+1) sin x means all
 * of it, though d/dx binds no further than to the brackets.
 */
function wholeIn(text: string, known: Known): Expr | undefined {
  const { by, of } = OF_THE_REST.exec(inPlainSigns(text))?.groups ?? {};
  const read = by === known.wrt && of !== undefined ? readTyped(of, known) : undefined;
  if (!read?.ok || standingIn(read.value).length > 0) return undefined;
  const value = meant(read.value, known.meanings);
  return same(value, known.f) || agree(value, known.f).kind === 'same' ? read.value : undefined;
}

const OF_THE_REST =
  /^\s*(?:d\s?\/\s?d|\\[dt]?frac\s*\{\s*d\s*\}\s*\{\s*d)\s?\\?(?<by>\p{L}\w*)\s*\}?(?!\s*\[)(?<of>.+)$/u;

/** f'(g(x)) written out where f stands for something, and f(g(x)) is a part of the function: no other f can be meant. */
const withCompositions = (text: string, known: Known): string =>
  text.includes('\\')
    ? text
    : text.replaceAll(OF_BRACKETS, (all, name: string, prime: string, typed: string) => {
        const inside = known.meanings.has(name) ? readTyped(typed, known) : undefined;
        const found = inside?.ok && composition(name, prime !== '', meant(inside.value, known.meanings), known);
        return found ? `(${strictText(found)})` : all;
      });
const OF_BRACKETS = /(?<![\p{L}\\])([fghFGH])('?)\(((?:[^()]|\([^()]*\))+)\)/gu;

function composition(name: string, isSlope: boolean, inside: Expr, { f, meanings }: Known): Expr | undefined {
  const outside = meanings.get(name);
  const [letter, another] = outside ? variables(outside) : [];
  if (!outside || letter === undefined || another !== undefined) return undefined;
  const at = (e: Expr): Expr => substitute(e, new Map([[letter, inside]]));
  const isPart = postorder(f).some(part => same(part, at(outside)));
  return isPart ? at(isSlope ? derive(outside, letter).result : outside) : undefined;
}

const ofFunctions = (name: string): string =>
  `${name} stands before brackets here, and what it does to what is in them is not known: write the function out.`;

/** d/dx alone; y' and dy/dx where y is a letter of the function. */
function isNameOfSought(text: string, { f, wrt, meanings }: Known): boolean {
  const plain = inPlainSigns(text.trim());
  const found = NAMES_OF_SOUGHT.map(form => form.exec(plain)?.groups).find(groups => groups !== undefined);
  const { primed, of, by = wrt } = found ?? {};
  const name = primed ?? of;
  return found !== undefined && by === wrt && (name === undefined || !meanings.has(name) || meanings.get(name) === f);
}

/** y', f'(x), y'_x; y_x; dy/dx(x); d/dx, dy/dx, df(x)/dx and the same as fractions of LaTeX. */
const NAMES_OF_SOUGHT: readonly RegExp[] = [
  /^(?<primed>[yfF])'(?:_\{?(?<by>\p{L})\}?)?(?:\s*\(\s*(?!(?:e|π|pi)\s*\))\p{L}\w*\s*\))?$/u,
  /^(?<of>[yfF])_\{?(?<by>\p{L})\}?$/u,
  /^d\s?(?<of>[yfF])\s*\/\s*d\s?(?<by>\p{L}\w*)\s*\(\s*(?![eπ]\s*\))\p{L}\s*\)$/u,
  /^d\s?(?<of>[yfF])?(?:\(\s*\p{L}\s*\))?\s*\/\s*d\s?(?<by>\p{L}\w*)$/u,
  /^\\[dt]?frac\s*\{\s*d\s?(?<of>[yfF])?\s*\}\s*\{\s*d\s?(?<by>\p{L}\w*)\s*\}$/u,
];

function readTyped(text: string, { f, wrt, meanings, log }: Known): Read<Expr> {
  const syntax = text.includes('\\') ? 'latex' : 'text';
  const read = readExpression(text, {
    syntax,
    wrt,
    ...(log && { log }),
    names: [...meanings.keys(), wrt, ...longNames(f)],
  });
  return read.ok ? { ok: true, value: read.value.expr } : read;
}

/** w3b is one name where the function has it, and not w3 times b. */
const longNames = (f: Expr): readonly string[] => variables(f).filter(name => name.length > 1);

/** f'(3), f(2): a letter that stands for something, with no letter in the brackets behind it. */
function pointIn(text: string, known: Known): { readonly name: string; readonly at: Expr } | undefined {
  const applied = appliedIn(text, [...known.meanings.keys()]);
  const at = applied && readTyped(applied.inside, known);
  if (!applied || !at?.ok || variables(at.value).length > 0) return undefined;
  return { name: applied.name + "'".repeat(applied.order), at: at.value };
}

/** The value of a letter's meaning, or of a derivative of it, at a point. */
function readAtPoint({ name, at }: { readonly name: string; readonly at: Expr }, known: Known): Read<Side> {
  const side = readSide(name, known);
  if (!side.ok) return side;
  const value = substitute(side.value.value, new Map([[known.wrt, at]]));
  const { value: of } = side;
  return { ok: true, value: { ...of, typed: value, written: value, value, at: { of, place: at } } };
}

function sideOf(text: string, typed: Expr, known: Known): Read<Side> {
  const strange = strangeIn(typed, known);
  const meanings = new Map([...known.meanings, ...standIns(strange, known.wrt)]);
  const value = withSlopesFound(typed, { ...known, meanings });
  return value
    ? { ok: true, value: { typed, written: meant(typed, known.meanings), value, strange } }
    : { ok: false, complaint: whole(text, NOT_DERIVED) };
}

const NOT_DERIVED = 'A derivative in this line cannot be found: it is of nothing that the lines so far have said.';

function strangeIn(e: Expr, { f, wrt, meanings }: Known): readonly string[] {
  const known = new Set([wrt, ...variables(f), ...unknownFunctionsIn(f), ...meanings.keys()]);
  const all = meant(e, meanings);
  const names = [...new Set([...variables(all), ...unknownFunctionsIn(all)])];
  return names.filter(name => !known.has(name) && !isAdded(name, e));
}

/** 2x + C: the constant of an integral is a mistake, and no letter that lacks its meaning. */
const isAdded = (name: string, e: Expr): boolean =>
  /^[ck]$/i.test(name) && isCall(e, 'add') && e.args.some(term => term.kind === 'symbol' && term.name === name);

const unknownFunctionsIn = (e: Expr): readonly string[] =>
  postorder(e).flatMap(node =>
    node.kind === 'call' && node.op !== 'derivative' && !operationNamed(node.op) ? [node.op.replaceAll("'", '')] : [],
  );

/** What is true of any functions is true of the letters that nobody has explained. */
const standIns = (strange: readonly string[], wrt: string): Meanings =>
  new Map(strange.slice(0, STAND_INS.length).map((name, i) => [name, call(STAND_INS[i] ?? name, symbol(wrt))]));
const STAND_INS = ['f', 'g', 'h'];
