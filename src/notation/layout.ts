import { type Dependent, dependentOf } from '../expression/dependent.ts';
import { DOTTED, LETTER, LIMIT, slopeSign } from '../expression/display.ts';
import { EQUATION } from '../expression/equation.ts';
import type { Call, Expr } from '../expression/expression.ts';
import { bottomUp } from '../expression/walk.ts';
import { type Mark, markOf } from './marks.ts';
import { edgeOfName } from './names.ts';

/**
 * What LaTeX and terminal text have in common: which brackets are needed, and what stands between factors. How things
 * are spelled is the `Hand`'s. How tightly a printed piece holds together, loosest first:
 */
const SUM = 1;
const NEGATION = 2;
/** A quotient written with a slash; one with a fraction line holds like a power. */
export const QUOTIENT = 3;
/** How tightly a product binds. */
export const PRODUCT = 4;
/** How tightly a power binds. */
export const POWER = 5;
/** How tightly a name, a number or a bracket binds. */
export const ATOM = 6;

/** What a factor shows to its neighbour in a product. */
type Edge =
  | 'number'
  | 'letter'
  /** f, g or h, which before a bracket would be read as a function; a name of several letters likewise. */
  | 'calling'
  | 'word'
  /** A letter with an exponent above. */
  | 'raised'
  /** An exponent on the line, ^(…). */
  | 'caret'
  | 'exponential'
  | 'function'
  | 'root'
  | 'bracket'
  | 'fraction'
  /** What is always set off by dots: derivatives, negative factors, products within products. */
  | 'apart';

/** A printed part of an expression. */
export interface Piece {
  readonly text: string;
  readonly binding: number;
  readonly left: Edge;
  readonly right: Edge;
  /** What stands after the minus sign it begins with. */
  readonly unsigned?: Piece;
  /** A function's name and bracketed argument, where an exponent may stand between them: sin²(x). */
  readonly raisable?: { readonly name: string; readonly argument: string };
  /** The factors of a dotted product. */
  readonly factors?: readonly Piece[];
  /** A derivative of a derivative is one of a higher order. */
  readonly derived?: { readonly of: Piece; readonly order: number };
}

/** d/dx[…] or (…)′. */
export type Notation = 'leibniz' | 'lagrange';

type Gap = 'tight' | 'space';

/** How one medium spells what the layout has decided. */
export interface Hand {
  readonly notation: Notation;
  readonly plus: string;
  /** Minus between terms, and in front. */
  readonly minus: string;
  readonly sign: string;
  readonly dot: string;
  name(name: string): Piece;
  bracket(text: string): string;
  /** Two factors without a dot. */
  beside(left: string, right: string, gap: Gap): string;
  divide(top: Piece, bottom: Piece): Piece;
  /** The base has its brackets already. */
  power(base: Piece, exponent: Piece): Piece;
  /** A function of the table or an unknown one. */
  apply(node: Call, args: readonly Piece[]): Piece;
  derivative(of: Piece, wrt: string, order: number): string;
  /** What stands before an expression whose limit is taken as the letter goes to 0. */
  limit(letter: Piece): string;
  mark(of: Piece, mark: Mark): Piece;
}

/** A piece of one kind on both sides. */
export const piece = (text: string, binding: number, edge: Edge): Piece => ({ text, binding, left: edge, right: edge });

/** A name as a factor. */
export function namePiece(name: string, text: string, binding: number): Piece {
  const right = edgeOfName(name);
  return { text, binding, left: right === 'word' ? 'word' : 'letter', right };
}

const NOTHING = piece('', ATOM, 'apart');

const BRACKETED: Readonly<Record<number, Edge>> = { [SUM]: 'bracket', [QUOTIENT]: 'fraction' };

/** The piece, in brackets where it holds less tightly than its place asks. */
export function within(a: Piece, binding: number, hand: Pick<Hand, 'bracket'>): Piece {
  if (a.binding >= binding) return a;
  return piece(hand.bracket(a.text), ATOM, BRACKETED[a.binding] ?? 'apart');
}

/** An expression spelled by a hand; each shared part is printed once. */
export const layOut = (e: Expr, hand: Hand): Piece => bottomUp<Piece>(e, (node, args) => print(node, args, hand));

function print(node: Expr, args: readonly Piece[], hand: Hand): Piece {
  if (node.kind === 'number') return piece(node.digits, ATOM, 'number');
  if (node.kind === 'symbol') return hand.name(node.name);
  const quantity = dependentOf(node);
  if (quantity) return printDependent(quantity, hand);
  const mark = markOf(node);
  if (mark) return hand.mark(args[0] ?? NOTHING, mark);
  return PRINTERS[node.op]?.(node, args, hand) ?? hand.apply(node, args);
}

/** y; dy/dx or y′, as one sign. */
function printDependent({ name, wrt, order }: Dependent, hand: Hand): Piece {
  const letter = hand.name(name);
  if (order === 0) return letter;
  if (hand.notation === 'lagrange') return piece(hand.derivative(letter, wrt, order), ATOM, 'apart');
  const parts = [letter, hand.name(wrt), piece(String(order), ATOM, 'number')];
  return hand.apply(slopeSign(name, wrt, order), parts);
}

/** The calls that have brackets and dots of their own; every other call is a function. */
const PRINTERS: Readonly<Record<string, (node: Call, args: readonly Piece[], hand: Hand) => Piece>> = {
  add: (_, args, hand) =>
    piece(
      args.reduce((text, term) => addTerm(text, term, hand), ''),
      SUM,
      'apart',
    ),
  negate: (_, [a = NOTHING], hand) => negated(within(a, QUOTIENT, hand), hand),
  multiply: (_, args, hand) => typedProduct(args, hand),
  [DOTTED]: (_, args, hand) => dottedProduct(args, hand),
  divide: (_, [a = NOTHING, b = NOTHING], hand) => hand.divide(a, b),
  power: (node, [a = NOTHING, b = NOTHING], hand) => raise(node, a, b, hand),
  derivative: (node, [a = NOTHING], hand) => derived(node, a, hand),
  [EQUATION]: (_, [a = NOTHING, b = NOTHING]) => piece(`${a.text} = ${b.text}`, SUM, 'apart'),
  [LETTER]: (_, [a = NOTHING]) => ({ ...a, left: 'letter', right: 'letter' }),
  [LIMIT]: (_, [a = NOTHING, h = NOTHING], hand) =>
    piece(`${hand.limit(h)}${within(a, NEGATION, hand).text}`, SUM, 'apart'),
};

function addTerm(text: string, term: Piece, hand: Hand): string {
  if (text === '') return within(term, NEGATION, hand).text;
  if (term.unsigned !== undefined) return `${text}${hand.minus}${term.unsigned.text}`;
  return `${text}${hand.plus}${within(term, QUOTIENT, hand).text}`;
}

/** A piece under a minus sign. */
export const negated = (a: Piece, { sign }: Pick<Hand, 'sign'>): Piece => ({
  ...piece(`${sign}${a.text}`, NEGATION, 'apart'),
  unsigned: a,
});

/** Neighbours that stand together without a space: 2x, wx, 10(x + 1). */
const TIGHT: Readonly<Partial<Record<Edge, readonly Edge[]>>> = {
  number: ['letter', 'raised', 'root', 'bracket'],
  letter: ['letter', 'bracket'],
  calling: ['letter'],
  raised: ['bracket'],
  exponential: ['bracket'],
  function: ['bracket'],
  fraction: ['bracket'],
  bracket: ['bracket'],
};

/** Neighbours that need a dot even in what was typed. */
const NEEDS_DOT: Readonly<Partial<Record<Edge, readonly Edge[]>>> = { calling: ['bracket'], word: ['bracket'] };

function typedProduct(args: readonly Piece[], hand: Hand): Piece {
  return signedProduct(args, hand, factors =>
    piece(factors.reduce((a, b, i) => typedPair(a, b, factors[i - 1]?.text === b.text, hand)).text, PRODUCT, 'apart'),
  );
}

/** The same letter twice has a dot: xx would be read as a name. */
function typedPair(a: Piece, b: Piece, again: boolean, hand: Hand): Piece {
  if (again && b.left === 'letter') return joined(a, b, `${a.text}${hand.dot}${b.text}`);
  if (TIGHT[a.right]?.includes(b.left)) return joined(a, b, hand.beside(a.text, b.text, 'tight'));
  const dotted =
    ['number', 'fraction', 'apart'].includes(b.left) || a.right === 'apart' || NEEDS_DOT[a.right]?.includes(b.left);
  return joined(a, b, dotted ? `${a.text}${hand.dot}${b.text}` : hand.beside(a.text, b.text, 'space'));
}

const joined = (a: Piece, b: Piece, text: string): Piece => ({ text, binding: PRODUCT, left: a.left, right: b.right });

/** Dots between all factors, but a number and the letter after it stay together: 5u⁴·d/dx[u], 3·2x. */
function dottedProduct(args: readonly Piece[], hand: Hand): Piece {
  const spliced = args.flatMap((a, i) => factorsOf(a, i, hand));
  return signedProduct(spliced, hand, parts => {
    const factors = parts.reduce<readonly Piece[]>((found, b) => withCoefficient(found, b, hand), []);
    const whole = piece(factors.map(a => a.text).join(hand.dot), PRODUCT, 'apart');
    return factors.length > 1 ? { ...whole, factors } : whole;
  });
}

/** A dotted product among the factors of another is spliced into it; its minus goes to its first factor: x·(−sin(u))·u′. */
function factorsOf(a: Piece, place: number, hand: Hand): readonly Piece[] {
  const [head, ...rest] = a.unsigned?.factors ?? a.factors ?? [];
  if (!head) return [a];
  if (!a.unsigned) return [head, ...rest];
  const minus = negated(head, hand);
  return place === 0 ? [minus, ...rest] : [within(minus, PRODUCT, hand), ...rest];
}

function withCoefficient(found: readonly Piece[], b: Piece, hand: Hand): readonly Piece[] {
  const a = found.at(-1);
  const together = a?.left === 'number' && a.right === 'number' && ['letter', 'raised', 'root'].includes(b.left);
  return a && together ? [...found.slice(0, -1), joined(a, b, hand.beside(a.text, b.text, 'tight'))] : [...found, b];
}

/** A minus sign of the first factor is the product's own: −sin(u)·3; any other factor in need of brackets gets them. */
function signedProduct(args: readonly Piece[], hand: Hand, product: (factors: readonly Piece[]) => Piece): Piece {
  const [first = NOTHING, ...others] = args;
  const rest = others.map(a => within(a, PRODUCT, hand));
  const whole = product([within(first.unsigned ?? first, PRODUCT, hand), ...rest]);
  return first.unsigned ? negated(whole, hand) : whole;
}

const isWholeExponent = (e: Expr | undefined): boolean => e?.kind === 'number' && /^(?!1$)[0-9]+$/.test(e.digits);

function raise(node: Call, base: Piece, exponent: Piece, hand: Hand): Piece {
  if (!base.raisable || !isWholeExponent(node.args[1])) return hand.power(asBase(base, hand), exponent);
  const { name, argument } = base.raisable;
  return piece(`${hand.power(piece(name, ATOM, 'word'), exponent).text}${argument}`, POWER, 'function');
}

/** What is raised, in brackets unless it is a name, a number or a bracket of its own. */
const asBase = (base: Piece, hand: Hand): Piece =>
  base.binding < ATOM ? piece(hand.bracket(base.text), ATOM, 'bracket') : base;

/** The right edge of a power: a letter with its exponent is still a letter to a number before it. */
export const raisedEdge = (base: Piece): Edge => (base.left === 'letter' ? 'raised' : base.left);

function derived({ args: [, wrt] }: Call, of: Piece, hand: Hand): Piece {
  const inner = of.derived?.of ?? of;
  const order = (of.derived?.order ?? 0) + 1;
  const text = hand.derivative(inner, wrt?.kind === 'symbol' ? wrt.name : '', order);
  return { ...piece(text, ATOM, 'apart'), derived: { of: inner, order } };
}
