import type { Call, Expr } from '../expression/expression.ts';
import { treeSize } from '../expression/measure.ts';
import { operationNamed } from '../operations/operations.ts';
import type { Spelling } from '../reading/reading.ts';
import { ATOM, type Hand, layOut, type Notation, namePiece, type Piece, POWER, piece, raisedEdge } from './layout.ts';
import { MARK_COLOURS, type Mark } from './marks.ts';
import type { TextOptions } from './math-text.ts';
import { isStarred, latexName } from './names.ts';
import { isOfSize, isRaisable, PRINTABLE_NODES, tooLong, USUAL } from './printing.ts';
import { writtenPiece } from './written.ts';

/** How a mark's colour is named: KaTeX takes the number, a LaTeX document a colour defined for xcolor. */
export type LatexMarks = 'katex' | 'document' | 'none';

interface LatexOptions extends TextOptions {
  readonly marks?: LatexMarks;
}

/** Textbook LaTeX of an expression; of one over the limit a `\text{…}` that says how large it is. */
export function latex(e: Expr, options: LatexOptions = {}): string {
  const size = treeSize(e);
  if (size > (options.limit ?? PRINTABLE_NODES)) return `\\text{(${tooLong(size)})}`;
  return layOut(e, latexHand(options)).text;
}

/** Brackets grow with what they hold, but not to the letter that hangs under a brace. */
const bracket = (text: string): string =>
  text.includes('\\underbrace') && !text.includes('\\frac') ? `(${text})` : `\\left(${text}\\right)`;

function latexHand({ spelling = USUAL, notation = 'leibniz', marks = 'katex', partial = false }: LatexOptions): Hand {
  const sign = partial ? '\\partial ' : 'd';
  return {
    notation,
    plus: ' + ',
    minus: ' - ',
    sign: '-',
    dot: '\\cdot ',
    name: name => namePiece(name, latexName(name), isStarred(name) ? POWER : ATOM),
    bracket,
    beside: (left, right) => (endsInCommand(left) && /^[A-Za-z]/.test(right) ? `${left} ${right}` : `${left}${right}`),
    divide: (top, bottom) => piece(`\\frac{${top.text}}{${bottom.text}}`, POWER, 'fraction'),
    power: (base, exponent) => piece(`${base.text}^{${exponent.text}}`, POWER, raisedEdge(base)),
    apply: (node, args) => writtenPiece(node.op, args, 'latex') ?? apply(node, args, spelling),
    derivative: (of, wrt, order) => derivative(of, wrt, order, notation, sign),
    limit: letter => `\\lim_{${letter.text}\\to 0} `,
    mark: (of, mark) => (marks === 'none' ? unmarked(of, mark) : markedPiece(of, mark, marks, { notation, sign })),
  };
}

/** `\theta` and a letter after it need a space between them. */
const endsInCommand = (text: string): boolean => /\\[A-Za-z]+$/.test(text.slice(-16));

function apply(node: Call, args: readonly Piece[], spelling: Spelling): Piece {
  const [first] = args;
  if (node.op === 'exp' && first && spelling.exponential === 'e^') return exponential(first);
  const shape = SPELLED[node.op]?.(spelling) ?? operationNamed(node.op)?.latex ?? unknownFunction(node.op);
  if (shape.includes('#')) return piece(filled(shape, args), ATOM, edgeOfShape(node.op));
  const inside = args.map(a => a.text).join(', ');
  const argument = isOfSize(node) ? inside : bracket(inside);
  const plain = piece(`${shape}${argument}`, POWER, 'function');
  return isRaisable(node.op) ? { ...plain, raisable: { name: shape, argument } } : plain;
}

const exponential = (exponent: Piece): Piece => piece(`e^{${exponent.text}}`, POWER, 'exponential');

/** The functions with two spellings. */
const SPELLED: Readonly<Record<string, (spelling: Spelling) => string>> = {
  exp: () => '\\exp',
  log: ({ logarithm }) => `\\${logarithm}`,
};

const edgeOfShape = (op: string): 'root' | 'function' =>
  ['sqrt', 'cbrt', 'nthRoot'].includes(op) ? 'root' : 'function';

/** A shape with its arguments put in; of many arguments (`max`) all stand where the row shows two. */
const filled = (shape: string, args: readonly Piece[]): string =>
  shape
    .replace('#1, #2', args.map((_, i) => `#${i + 1}`).join(', '))
    .replace(/#(\d+)/g, (_, place) => args[Number(place) - 1]?.text ?? '');

/** f and its derivatives, a prime each. */
const unknownFunction = (op: string): string => `${latexName(op.replaceAll("'", ''))}${op.replaceAll(/[^']/g, '')}`;

function derivative(of: Piece, wrt: string, order: number, notation: Notation, sign: string): string {
  const times = order > 1 ? `^{${order}}` : '';
  const top = `${sign.trim()}${times}`;
  if (notation === 'leibniz') return `\\frac{${top}}{${sign}${latexName(wrt)}${times}}\\left[${of.text}\\right]`;
  return `${isPlainLetter(of) ? of.text : bracket(of.text)}${"'".repeat(order)}`;
}

const isPlainLetter = (of: Piece): boolean => of.binding === ATOM && (of.left === 'letter' || of.left === 'word');

const unmarked = (of: Piece, { kind, letter }: Mark): Piece =>
  kind === 'letter' ? piece(latexName(letter), ATOM, 'letter') : of;

/** The one place that marks: a brace with the letter (never the colour alone), in the spelling of the medium. */
function markedPiece(of: Piece, mark: Mark, marks: 'katex' | 'document', slope: SlopeStyle): Piece {
  const colour = marks === 'katex' ? MARK_COLOURS[mark.colour] : `gw${mark.colour}`;
  const coloured = (text: string): string => `\\textcolor{${colour}}{${text}}`;
  if (mark.kind === 'letter') return piece(coloured(latexName(mark.letter)), ATOM, 'letter');
  const { text, binding, left, right } = of;
  return { text: coloured(`\\underbrace{${text}}_{${label(mark, slope)}}`), binding, left, right };
}

/** How the label under a chain's factor writes its derivative. */
interface SlopeStyle {
  readonly notation: Notation;
  /** d, or ∂ where other variables are held fixed. */
  readonly sign: string;
}

function label({ kind, letter, wrt }: Mark, { notation, sign }: SlopeStyle): string {
  const name = latexName(letter);
  if (kind === 'inner') return name;
  return notation === 'leibniz' ? `${sign}${name}/${sign}${latexName(wrt)}` : `${name}'`;
}
