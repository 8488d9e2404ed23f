import type { Expr } from '../expression/expression.ts';
import { treeSize } from '../expression/measure.ts';
import { operationNamed } from '../operations/operations.ts';
import type { Spelling } from '../reading/reading.ts';
import {
  ATOM,
  type Hand,
  layOut,
  type Notation,
  namePiece,
  negated,
  type Piece,
  POWER,
  PRODUCT,
  piece,
  QUOTIENT,
  raisedEdge,
  within,
} from './layout.ts';
import { isStarred, subscript, superscript, textName } from './names.ts';
import { isOfSize, isRaisable, PRINTABLE_NODES, tooLong, USUAL } from './printing.ts';
import { writtenPiece } from './written.ts';

/** How a formula is written in Unicode. */
export interface TextOptions {
  readonly spelling?: Spelling;
  readonly notation?: Notation;
  /** Derivatives are partial: ∂/∂x[…]. */
  readonly partial?: boolean;
  /** Larger trees are named by their size instead of printed; PRINTABLE_NODES without it. */
  readonly limit?: number;
}

/** An expression for a terminal, on one line in Unicode: x² sin(3x)/(1 + eˣ). */
export function mathText(e: Expr, options: TextOptions = {}): string {
  const size = treeSize(e);
  if (size > (options.limit ?? PRINTABLE_NODES)) return `(${tooLong(size)})`;
  return layOut(e, textHand(options)).text;
}

const bracket = (text: string): string => `(${text})`;
const MINUS = '−';

function textHand({ spelling = USUAL, notation = 'leibniz', partial = false }: TextOptions): Hand {
  return {
    notation,
    plus: ' + ',
    minus: ' − ',
    sign: MINUS,
    dot: '·',
    name: name => namePiece(name, textName(name), isStarred(name) ? POWER : ATOM),
    bracket,
    beside: (left, right, gap) => `${left}${gap === 'tight' ? '' : ' '}${right}`,
    divide,
    power,
    apply: (node, args) =>
      writtenPiece(node.op, args, 'text') ??
      (isOfSize(node) ? ofSize : (SPECIAL[node.op] ?? applied))(args, node.op, spelling),
    derivative: (of, wrt, order) => derivative(of, wrt, order, notation, partial ? '∂' : 'd'),
    limit: letter => `lim ${letter.text}→0 `,
    mark: (of, { kind, letter }) => (kind === 'letter' ? piece(textName(letter), ATOM, 'letter') : of),
  };
}

/** A minus above stands in front of the whole: −x/2. */
function divide(top: Piece, bottom: Piece): Piece {
  const above = within(top.unsigned ?? top, PRODUCT, { bracket }).text;
  const whole = piece(`${above}/${within(bottom, POWER, { bracket }).text}`, QUOTIENT, 'apart');
  return top.unsigned ? negated(whole, { sign: MINUS }) : whole;
}

function power(base: Piece, exponent: Piece): Piece {
  const above = superscript(exponent.text);
  const edge = raisedEdge(base);
  if (above) return { ...piece(`${base.text}${above}`, POWER, edge), ...(edge === 'bracket' && { right: 'caret' }) };
  return { ...piece(`${base.text}^(${exponent.text})`, POWER, edge), right: 'caret' };
}

type Printer = (args: readonly Piece[], op: string, spelling: Spelling) => Piece;

const applied: Printer = (args, op, spelling) => {
  const name = functionName(op, spelling);
  const argument = bracket(args.map(a => a.text).join(', '));
  const plain = piece(`${name}${argument}`, POWER, 'function');
  return isRaisable(op) ? { ...plain, raisable: { name, argument } } : plain;
};

/** ln|u|: the bars are brackets enough. */
const ofSize: Printer = ([a], op, spelling) =>
  piece(`${functionName(op, spelling)}${a?.text ?? ''}`, POWER, 'function');

const exponential: Printer = (args, op, spelling) => {
  const [exponent] = args;
  if (!exponent || spelling.exponential === 'exp') return applied(args, op, spelling);
  return {
    ...power(namePiece('e', 'e', ATOM), exponent),
    left: 'exponential',
    right: superscript(exponent.text) ? 'exponential' : 'caret',
  };
};

/** A root sign reaches over one name or number, over anything else in brackets. */
const radical =
  (sign: string): Printer =>
  ([a]) =>
    piece(`${sign}${a && isSingle(a) ? a.text : bracket(a?.text ?? '')}`, POWER, 'root');

const isSingle = ({ binding, left }: Piece): boolean => binding === ATOM && ['number', 'letter', 'word'].includes(left);

const rootOfOrder: Printer = ([a, order], op, spelling) => {
  const above = order && superscript(order.text);
  return above && a ? radical(`${above}√`)([a], op, spelling) : applied(order && a ? [a, order] : [], 'root', spelling);
};

const logarithmToBase: Printer = ([a, base]) => {
  const text = base?.text ?? '';
  const below = base && isSingle(base) ? subscript(text) : bracket(text);
  return piece(`log${below === text || below.startsWith('(') ? '_' : ''}${below}(${a?.text ?? ''})`, POWER, 'function');
};

/** The calls that are not a name and a bracketed argument. */
const SPECIAL: Readonly<Record<string, Printer>> = {
  exp: exponential,
  sqrt: radical('√'),
  cbrt: radical('∛'),
  nthRoot: rootOfOrder,
  logbase: logarithmToBase,
  abs: ([a]) => piece(`|${a?.text ?? ''}|`, ATOM, 'function'),
};

const NAMES: Readonly<Record<string, string>> = { sigmoid: 'σ', log2: 'log₂', log10: 'log₁₀' };

/** A function's name as printed: the word of its LaTeX (arcsin, arsinh, sgn), or its own. */
function functionName(op: string, spelling: Spelling): string {
  if (op === 'log') return spelling.logarithm;
  const word = operationNamed(op)?.latex.match(/^\\(?:operatorname\{)?([a-z0-9]+)/)?.[1];
  return NAMES[op] ?? word ?? op.replace(/'+/, marks => primes(marks.length));
}

const primes = (order: number): string => ['′', '″', '‴'][order - 1] ?? '′'.repeat(order);

function derivative(of: Piece, wrt: string, order: number, notation: Notation, sign: string): string {
  const times = order > 1 ? superscript(String(order)) : '';
  if (notation === 'leibniz') return `${sign}${times}/${sign}${textName(wrt)}${times}[${of.text}]`;
  const inner = isSingle(of) && of.left !== 'number' ? of.text : bracket(of.text);
  return `${inner}${primes(order)}`;
}
