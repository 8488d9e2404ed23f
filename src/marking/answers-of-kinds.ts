import { agree } from '../agreement/agree.ts';
import { tidied } from '../derivation/tidied.ts';
import { add, divide, type Expr, negate, number } from '../expression/expression.ts';
import { contains } from '../expression/measure.ts';
import { strictText } from '../expression/strict.ts';
import { substitute } from '../expression/substitution.ts';
import type { Kind } from '../kinds/kind.ts';
import { readEquation } from '../reading/equation-reader.ts';
import { readExpression } from '../reading/expression-reader.ts';
import type { ReaderOptions } from '../reading/reading.ts';
import type { AskedFor } from './asked-for.ts';
import { withLimitsTaken } from './limit-answers.ts';
import { foundOutside, outside } from './outside-brackets.ts';

/** How answers to a kind of question are written that are not the formula itself; undefined for what is not so written. */
const AS_FORMULA: Partial<Record<Kind, (text: string, asked: AskedFor, options: ReaderOptions) => string | undefined>> =
  {
    tangent: (text, { wrt: [wrt = 'x'] = [] }, options) => solvedForY(text, wrt, options),
    derivative: (text, asked, options) => ofEachOrder(text, asked) ?? withLimitsTaken(text, options),
    'first-principles': (text, _, options) => withLimitsTaken(text, options),
    gradient: ofDifferential,
    directional: withDotProducts,
  };

/** An answer as a formula or a list of such, as the kind of question has it; what is not written otherwise stays as it is. */
export const asFormula = (text: string, kind: Kind, asked: AskedFor, options: ReaderOptions): string =>
  AS_FORMULA[kind]?.(text, asked, options) ?? text;

/** 4x^3, 12x^2 as y' = 4x^3, y'' = 12x^2: as many values as the order, none of which has a name. */
function ofEachOrder(text: string, { order = 1 }: AskedFor): string | undefined {
  if (order < 2 || /[=:<>]/.test(text)) return undefined;
  const values = outside(text, /[,;\n]/g, { start: 0, end: text.length }).map(({ start, end }) =>
    text.slice(start, end),
  );
  const isWhole = values.length === order && values.every(value => value.trim() !== '');
  return isWhole ? values.map((value, i) => `y${"'".repeat(i + 1)} = ${value.trim()}`).join(', ') : undefined;
}

/** df = 2xy dx + x^2 dy as the list of what stands before dx and dy, 0 where one is missing. */
function ofDifferential(text: string, { wrt = [] }: AskedFor): string | undefined {
  const bare = text.replace(/^\s*(?:d|∂)\s*\p{L}\s*=/u, '');
  const marks = foundOutside(bare, /(?:d|∂)\s?(\p{L}\d*)(?![\p{L}\d/(])/gu, { start: 0, end: bare.length });
  const parts = marks.map((mark, i) => ({
    by: mark.text.replace(/^.\s?/, ''),
    factor: bare.slice(marks[i - 1]?.end ?? 0, mark.start).trim(),
  }));
  const isWhole =
    parts.length > 0 &&
    bare.slice(marks.at(-1)?.end).trim() === '' &&
    new Set(parts.map(({ by }) => by)).size === parts.length;
  if (!isWhole || !parts.every(({ by, factor }, i) => wrt.includes(by) && (i === 0 || /^[-+−]/.test(factor))))
    return undefined;
  const factors = wrt.map(name => parts.find(({ by }) => by === name)?.factor ?? '0');
  return `[${factors.map(alone).join(', ')}]`;
}

/** A factor as an entry of a list: dx alone is 1 dx. */
function alone(factor: string): string {
  const plain = factor
    .replace(/^\+/, '')
    .replace(/(?:[*·]|\\cdot)\s*$/, '')
    .trim();
  return plain === '' || /^[-−]$/.test(plain) ? `${plain}1` : plain;
}

/** Two lists with a dot between them. */
const DOT_PRODUCT =
  /(?:\(|⟨|<|\\langle)([^()<>⟨⟩=]*,[^()<>⟨⟩=]*)(?:\)|⟩|>|\\rangle)\s*(?:[·⋅•*]|\\cdot)\s*(?:\(|⟨|<|\\langle)([^()<>⟨⟩=]*,[^()<>⟨⟩=]*)(?:\)|⟩|>|\\rangle)/g;

/** (4, 1)·(3/5, 4/5) as the sum of products that it is. */
function withDotProducts(text: string): string | undefined {
  const summed = text.replace(DOT_PRODUCT, (all: string, first: string, second: string) => {
    const [left, right] = [first.split(','), second.split(',')];
    return left.length === right.length ? `(${left.map((entry, i) => `(${entry})*(${right[i]})`).join(' + ')})` : all;
  });
  return summed === text ? undefined : summed;
}

const Y = 'y';
/** "The tangent line is", "T:", "tangent:". */
const LEADS_TO_LINE =
  /^\s*(?:so\s)?(?:(?:the\s)?(?:(?:equation|eqn?\.?)\s(?:of\s(?:the\s)?)?)?(?:horizontal\s)?(?:tangent(?:\sline)?|line)\s?(?:at\s(?:the\spoint\s)?(?:\p{L}\s*=\s*[-−\w./]+|\([^()]*\))\s*)?(?:has\sthe\sequation|is\shorizontal\s*[:,;]|is|:|(?=y\s*=))|\p{L}\s*:(?!=))\s*/iu;
/** The point before the line, x = 2, f(2) = 8: a line that is right goes through it. */
const POINT_BEFORE =
  /^\s*(?:(?:(?:at\s)?x\s*=\s*[-−\w./()]{1,20}|f\s*\([^()=]{1,20}\)\s*=[^=,;:\n]{1,40})\s*(?:[,;:\n]|\band\b|\bso\b)\s*)+(?=.*\by\b.*=)/isu;
/** (horizontal) behind a line. */
const KIND_BEHIND = /\s*\((?:a\s)?(?:horizontal|sloping|rising|falling)(?:\s(?:line|tangent))?\)\s*\.?$/i;
/** y − 8 = 12(x − 2) before y = 12x − 16: the line that follows is the answer. */
const FOLLOWS = /=>|->|[→⇒⟹]|\\(?:Rightarrow|implies|to|rightarrow)(?![A-Za-z])/;
/** "at (3, 9)" behind a line. */
const AT_POINT = /\s(?:at|through)\s*\([^()]*\)\s*\.?$/;

/** y = mx + c before the line itself. */
const IN_GENERAL =
  /^\s*y\s*=\s*m\s*[*·]?\s*x\s*\+\s*[a-z]\s*(?:[,;:\n]|=>|->|→|⇒|\b(?:so|where|with|and)\b)\s*(?=.*=)/su;
/** m = 2, b = −1: slope and intercept, either of them first. */
const SLOPE = /(?:\bm|\bslope|\bgradient)\s*(?:=|:|\bis\b)?\s*([-−+]?[\d./πpi]+)/iu;
const INTERCEPT = /(?:\b[bcnq]|(?:\by[-\s]?)?intercept)\s*(?:=|:|\bis\b)?\s*([-−+]?[\d./πpi]+)/iu;

/** m = 12 before the line, which tells how it was found. */
const SLOPE_BEFORE =
  /^\s?(?:m|slope|gradient|[yf]['′’](?:\([^()=]{1,20}\))?|dy\s?\/\s?dx)\s?(?:=|:|is\b)?([^=,;:\n]{1,60}?)(?:[,;\n]|=>|->|→|⇒)\s?(?:(?:so|and|then|hence|thus|therefore)\b)?(?=[^=]*=)/iu;

/** Without the slope before a line that has it; another one stays, and is wrong. */
function withoutSlope(text: string, wrt: string, options: ReaderOptions): string {
  const [before = '', typed = ''] = SLOPE_BEFORE.exec(text) ?? [];
  if (before === '') return text;
  const rest = text.slice(before.length).replace(POINT_BEFORE, '');
  const line = readExpression((asLine(rest, wrt, options) ?? rest).replace(/^\s*y\s*=/i, ''), options);
  const slope = readExpression(typed, options);
  if (!line.ok || !slope.ok) return text;
  const at = (x: string): Expr => substitute(line.value.expr, new Map([[wrt, number(x)]]));
  return agree(add(at('1'), negate(at('0'))), slope.value.expr).kind === 'same' ? rest : text;
}

/** The line of a slope and an intercept, where an answer is nothing else. */
function bySlope(text: string, wrt: string): string | undefined {
  const [slope, intercept] = [SLOPE.exec(text), INTERCEPT.exec(text)];
  const rest = text.replace(SLOPE, '').replace(INTERCEPT, '');
  if (!slope || !intercept || !/^(?:[\s,;.]|and)*$/i.test(rest)) return undefined;
  return `${slope[1]}*${wrt} + (${intercept[1]})`;
}

/** A line, or several that are all claimed, as y is given by them; undefined where a text stays as it is. */
function solvedForY(text: string, wrt: string, options: ReaderOptions): string | undefined {
  const lines = text.split(/\bor\b/).map(line => lineSolved(line, wrt, options) ?? line);
  const bare = lines.length > 1 ? lines.map(line => line.replace(/^\s*y\s*=/, '')) : lines;
  const solved = bare.join(' or ');
  return solved === text ? undefined : solved;
}

function lineSolved(text: string, wrt: string, options: ReaderOptions): string | undefined {
  const [last = text] = text.split(FOLLOWS).slice(-1);
  const line = /=/.test(last) ? last : text;
  const alone = withoutBefore(line.replace(KIND_BEHIND, ''), wrt, options);
  return asLine(alone, wrt, options) ?? (alone === text ? undefined : alone);
}

/** Without point and slope before a line, in either order. */
function withoutBefore(text: string, wrt: string, options: ReaderOptions): string {
  const shorter = withoutSlope(text.replace(POINT_BEFORE, ''), wrt, options);
  return shorter === text ? text : withoutBefore(shorter, wrt, options);
}

/** A line given by an equation such as y − 4 = 4(x − 2), solved for y; without what is around it where y alone is on the left, or it is no line. */
function asLine(text: string, wrt: string, options: ReaderOptions): string | undefined {
  const bare = bySlope(text, wrt) ?? text.replace(IN_GENERAL, '').replace(LEADS_TO_LINE, '').replace(AT_POINT, '');
  const shorter = bare === text ? undefined : bare;
  if (!bare.includes('=') || /^\s*(?:y|f\s*\(\s*\w\s*\))\s*=/i.test(bare)) return shorter;
  const read = readEquation(bare, { ...options, names: [...(options.names ?? []), wrt, Y] });
  if (!read.ok) return undefined;
  const { left, right } = read.value;
  const at = (y: Expr): Expr => substitute(add(left, negate(right)), new Map([[Y, y]]));
  const [none, one, two] = [at(number('0')), at(number('1')), at(number('2'))];
  const rise = add(one, negate(none));
  const isLine = contains(left, Y) || contains(right, Y);
  if (!isLine || agree(rise, add(two, negate(one))).kind !== 'same') return shorter;
  return strictText(tidied(negate(divide(none, rise))));
}
