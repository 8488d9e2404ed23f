import { ATOM, type Piece, POWER, piece } from './layout.ts';
import { superscript } from './names.ts';

/** How a call for display alone (expression/display.ts) is spelled from its printed arguments. */
interface Written {
  readonly text: Spell;
  readonly latex: Spell;
  /** It has brackets of its own. */
  readonly closed?: true;
}

type Spell = (args: readonly string[]) => string;

const SIGNS: Readonly<Record<string, Written>> = {
  'written:slope': { text: ([y, x]) => `d${y}/d${x}`, latex: ([y, x]) => `\\frac{d${y}}{d${x}}` },
  'written:slopes': {
    text: ([y, x, n]) => `d${raised(n)}${y}/d${x}${raised(n)}`,
    latex: ([y, x, n]) => `\\frac{d^{${n}}${y}}{d${x}^{${n}}}`,
  },
  'written:partial': {
    text: ([f, x]) => `∂${f}/∂${x}`,
    latex: ([f, x]) => `\\frac{\\partial ${f}}{\\partial ${x}}`,
  },
  'written:second-partial': {
    text: ([f, x]) => `∂²${f}/∂${x}²`,
    latex: ([f, x]) => `\\frac{\\partial^2 ${f}}{\\partial ${x}^2}`,
  },
  'written:mixed-partial': {
    text: ([f, x, y]) => `∂²${f}/∂${x}∂${y}`,
    latex: ([f, x, y]) => `\\frac{\\partial^2 ${f}}{\\partial ${x}\\,\\partial ${y}}`,
  },
  'written:function': {
    text: ([f, ...variables]) => `${f}(${variables.join(', ')})`,
    latex: ([f, ...variables]) => `${f}(${variables.join(', ')})`,
  },
  'written:at': {
    text: ([of, ...point]) => `At ${equations(point)}: ${of}`,
    latex: ([of, ...point]) => `\\text{At } ${equations(point)}\\colon\\ ${of}`,
  },
  'written:gradient': { text: ([f]) => `∇${f}`, latex: ([f]) => `\\nabla ${f}` },
  'written:directional': {
    text: ([f, u = '']) => (u in LOWERED ? `D${LOWERED[u]}${f}` : `D_${u} ${f}`),
    latex: ([f, u]) => `D_{${u}} ${f}`,
  },
  'written:dot': { text: ([a, b]) => `${a}·${b}`, latex: ([a, b]) => `${a}\\cdot ${b}` },
  'written:over': { text: ([a, b]) => `${a}/${b}`, latex: ([a, b]) => `\\frac{1}{${b}}${a}` },
  'written:length': { text: ([u]) => `|${u}|`, latex: ([u]) => `\\left\\lVert ${u}\\right\\rVert`, closed: true },
  'written:vector': {
    text: entries => `(${entries.join(', ')})`,
    latex: entries => `\\begin{pmatrix} ${entries.join(' \\\\ ')} \\end{pmatrix}`,
    closed: true,
  },
  'written:less': { text: sides => sides.join(' < '), latex: sides => sides.join(' < ') },
  'written:greater': { text: sides => sides.join(' > '), latex: sides => sides.join(' > ') },
  'written:approximately': { text: sides => sides.join(' ≈ '), latex: sides => sides.join(' \\approx ') },
  'written:either': { text: cases => cases.join(' or '), latex: cases => cases.join('\\text{ or }') },
  'written:no-solution': { text: () => 'no real solution', latex: () => '\\text{no real solution}' },
  'written:no-derivative': {
    text: ([place]) => `no derivative at ${place}`,
    latex: ([place]) => `\\text{no derivative at }${place}`,
  },
  'written:no-derivative-where': {
    text: ([condition]) => `no derivative where ${condition}`,
    latex: ([condition]) => `\\text{no derivative where }${condition}`,
  },
  'written:inverse-slope': {
    text: ([f, b]) => `(${f}⁻¹)′(${b})`,
    latex: ([f, b]) => `\\left(${f}^{-1}\\right)'\\left(${b}\\right)`,
  },
  'written:bracketed': { text: ([a]) => `(${a})`, latex: ([a]) => a ?? '', closed: true },
  'written:row': { text: entries => entries.join(', '), latex: entries => entries.join(' & ') },
  'written:matrix': {
    text: rows => `[${rows.map(row => `[${row}]`).join(',\n')}]`,
    latex: rows => `\\begin{pmatrix} ${rows.join(' \\\\ ')} \\end{pmatrix}`,
    closed: true,
  },
};

/** Letters that have a sign of their own below the line. */
const LOWERED: Readonly<Record<string, string>> = { u: 'ᵤ', v: 'ᵥ' };

/** x = 1, y = 2. */
const equations = (point: readonly string[]): string =>
  point.flatMap((part, i) => (i % 2 === 0 ? [`${part} = ${point[i + 1]}`] : [])).join(', ');

const raised = (order = ''): string => superscript(order) ?? order;

/** A call for display as one piece; undefined for every call that is computed. */
export function writtenPiece(op: string, args: readonly Piece[], medium: 'text' | 'latex'): Piece | undefined {
  const sign = Object.hasOwn(SIGNS, op) ? SIGNS[op] : undefined;
  return sign && piece(sign[medium](args.map(({ text }) => text)), sign.closed ? ATOM : POWER, 'apart');
}
