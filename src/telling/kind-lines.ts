import { matrix, partialSign, slopeSign, vector } from '../expression/display.ts';
import { equation } from '../expression/equation.ts';
import { type Expr, ZERO } from '../expression/expression.ts';
import type { DerivationPart, KindWorked, Nested, Part, Statement, Words } from '../kinds/kind.ts';
import type { Notation } from '../notation/layout.ts';
import { mathText } from '../notation/math-text.ts';
import { USUAL } from '../notation/printing.ts';
import { type TellOptions, tell, tidyingLines } from './lines.ts';
import type { Line, Told } from './told.ts';

/**
 * A differentiation of some kind as lines: each part is one `Told`, so that whatever prints a derivation prints it. Where
 * its derivatives name their variable (dL/dw, ∂f/∂x) they all do, whichever notation is asked for: a prime would not say
 * by which variable.
 */
export const tellKind = ({ parts, spelling }: KindWorked, options: TellOptions = {}): Told[] =>
  tellParts(parts, { ...options, spelling, ...(parts.some(namesVariable) && { notation: 'leibniz' }) });

const namesVariable = (part: Part): boolean =>
  part.kind === 'derivation' && part.left?.kind === 'call' && NAMING_SIGNS.has(part.left.op);

const NAMING_SIGNS: ReadonlySet<string> = new Set([slopeSign('', ''), partialSign('', '')].map(({ op }) => op));

/** Parts alone. */
export const tellParts = (parts: readonly Part[], options: TellOptions): Told[] =>
  parts.map(part => tellPart(part, options)).filter(told => told.lines.length > 0);

function tellPart(part: Part, options: TellOptions): Told {
  const told = part.kind === 'derivation' ? tellDerivation(part, options) : tellStated(part, options);
  return { ...told, lines: told.lines.map((line, i) => placed(line, part, i, told.notation)) };
}

/** A part's heading stands above its first line; all its lines stand in as far as the part does. */
const placed = (line: Line, { heading, inset = 0 }: Part, i: number, notation: Notation): Line => ({
  ...line,
  ...(inset > 0 && { inset }),
  ...(i === 0 && heading !== undefined && { heading: spoken(heading, notation) }),
});

function tellStated(part: Exclude<Part, DerivationPart>, options: TellOptions): Told {
  const { notation = 'leibniz', spelling = USUAL, level } = options;
  const all = part.kind === 'statements' ? part.lines.map(line => statedLine(line, notation)) : tidied(part, options);
  const lines = level === 'brief' && isAlgebra(part) ? all.slice(-1) : all;
  return { lines, result: lines.at(-1)?.right ?? ZERO, notation, spelling };
}

const isAlgebra = (part: Exclude<Part, DerivationPart>): boolean => part.kind === 'tidying' || part.algebra === true;

/** Where every line names what is tidied, each is a whole equation. */
const tidied = ({ steps, left }: Extract<Part, { kind: 'tidying' }>, { level }: TellOptions): Line[] =>
  tidyingLines(steps[0]?.of ?? ZERO, steps, level).map(line => (left ? { ...line, left, equation: true } : line));

const statedLine = ({ left, right, remark, reason, because }: Statement, notation: Notation): Line => ({
  ...STATED,
  ...(left && { left }),
  ...(right && { right: shownAs(right) }),
  ...(remark && { aside: remark }),
  reasons: [spoken(reason, notation)].filter(text => text !== ''),
  because: because ? [because] : [],
});

/** Reasons and headings are plain text, so mathematics in it is written as on a terminal. */
const spoken = (words: Words, notation: Notation): string =>
  typeof words === 'string'
    ? words
    : words.map(part => (typeof part === 'string' ? part : mathText(part, { notation }))).join('');

const STATED: Line = { kind: 'stated', depth: 0, block: 0, rules: [], reasons: [], remarks: [], because: [] };

/** A list is a vector; a list of lists is a matrix by its rows. */
export function shownAs(nested: Nested): Expr {
  if ('kind' in nested) return nested;
  const rows = nested.map(row => ('kind' in row ? [row] : row.map(shownAs)));
  return nested.every(row => 'kind' in row) ? vector(rows.flat()) : matrix(rows);
}

/** The lines of one derivation; what it finds stands before the first, and one of a single line stands on that line. */
function tellDerivation(part: DerivationPart, options: TellOptions): Told {
  const { derivation, left, goesOn = false, taken = [], partial = false, further = [] } = part;
  const told = tell(derivation, { ...options, partial, taken: [...taken, ...(options.taken ?? [])] });
  const lines = [...told.lines, ...further.map(line => statedLine(line, told.notation))];
  if (!left) return told;
  const namedLines = lines.map((line, i) => (i === 0 ? named(line, left) : line));
  return { ...told, lines: goesOn ? namedLines : onOneLine(namedLines) };
}

const named = (line: Line, name: Expr): Line =>
  line.left ? { ...line, left: equation(name, line.left) } : { ...line, left: name };

function onOneLine(lines: readonly Line[]): readonly Line[] {
  const [start, only, ...more] = lines;
  const alone = start?.left && only && more.length === 0 && !start.right;
  return alone ? [{ ...only, left: start.left }] : lines;
}
