import { dotted, matrix, vector } from '../expression/display.ts';
import { equation } from '../expression/equation.ts';
import { type Expr, parts as partsOf, symbol, ZERO } from '../expression/expression.ts';
import type { Definition } from '../expression/program.ts';
import { inTermsOf } from '../kinds/factors.ts';
import type { DerivationPart, KindWorked, Nested, Part, Statement } from '../kinds/kind.ts';
import { type TellOptions, tell, tidyingLines } from './lines.ts';
import { mathText } from './math-text.ts';
import { textName } from './names.ts';
import { USUAL } from './printing.ts';
import type { Line, Told } from './told.ts';

/** A differentiation of some kind as lines: each part is one `Told`, so that whatever prints a derivation prints it. */
export const tellKind = ({ parts, spelling }: KindWorked, options: TellOptions = {}): Told[] =>
  tellParts(parts, { ...options, spelling });

/** Parts alone. */
export const tellParts = (parts: readonly Part[], options: TellOptions): Told[] =>
  parts.map(part => tellPart(part, options)).filter(told => told.lines.length > 0);

function tellPart(part: Part, options: TellOptions): Told {
  const told = part.kind === 'derivation' ? tellDerivation(part, options) : tellStated(part, options);
  return { ...told, lines: told.lines.map((line, i) => placed(line, part, i)) };
}

/** A part's heading stands above its first line; all its lines stand in as far as the part does. */
const placed = (line: Line, { heading, inset = 0 }: Part, i: number): Line => ({
  ...line,
  ...(inset > 0 && { inset }),
  ...(i === 0 && heading !== undefined && { heading }),
});

function tellStated(part: Exclude<Part, DerivationPart>, options: TellOptions): Told {
  const { notation = 'leibniz', spelling = USUAL } = options;
  const lines = part.kind === 'statements' ? part.lines.map(statedLine) : tidied(part, options);
  return { lines, result: lines.at(-1)?.right ?? ZERO, notation, spelling };
}

/** Where every line names what is tidied, each is a whole equation. */
const tidied = ({ steps, left }: Extract<Part, { kind: 'tidying' }>, { level }: TellOptions): Line[] =>
  tidyingLines(steps[0]?.of ?? ZERO, steps, level).map(line => (left ? { ...line, left, equation: true } : line));

const statedLine = ({ left, right, remark, reason, because }: Statement): Line => ({
  ...STATED,
  ...(left && { left }),
  ...(right && { right: shownAs(right) }),
  ...(remark && { aside: remark }),
  reasons: [spoken(reason)].filter(text => text !== ''),
  because: because ? [because] : [],
});

/** A reason is a column of plain text, so mathematics in it is written as on a terminal. */
const spoken = (reason: Statement['reason']): string =>
  typeof reason === 'string' ? reason : reason.map(part => (typeof part === 'string' ? part : mathText(part))).join('');

const STATED: Line = { kind: 'stated', depth: 0, block: 0, rules: [], reasons: [], remarks: [], because: [] };

/** A list is a vector; a list of lists is a matrix by its rows. */
export function shownAs(nested: Nested): Expr {
  if ('kind' in nested) return nested;
  const rows = nested.map(row => ('kind' in row ? [row] : row.map(shownAs)));
  return nested.every(row => 'kind' in row) ? vector(rows.flat()) : matrix(rows);
}

/** The lines of one derivation; what it finds stands before the first, and one of a single line stands on that line. */
function tellDerivation(part: DerivationPart, options: TellOptions): Told {
  const { derivation, left, goesOn = false, taken = [], partial = false, inTermsOf } = part;
  const told = tell(derivation, { ...options, partial, taken: [...taken, ...(options.taken ?? [])] });
  const lines = [...told.lines, ...inTerms(told, inTermsOf)];
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

/** ŷ(1 − ŷ): the last line once more, with a name where the value of its definition stands. */
function inTerms({ lines, result }: Told, definition: Definition | undefined): Line[] {
  if (!definition) return [];
  const { name, value } = definition;
  const right = inTermsOf(result, definition);
  const isTidied = lines.at(-1)?.kind === 'tidied';
  return [
    {
      ...STATED,
      right: isTidied ? right : dotted(...partsOf(right, 'multiply')),
      reasons: [`in terms of ${textName(name)}`],
      remarks: [{ left: symbol(name), right: value }],
    },
  ];
}
