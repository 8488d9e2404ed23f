import { agree } from '../../agreement/agree.ts';
import { tidied } from '../../derivation/tidied.ts';
import { add, divide, type Expr, negate, ONE, TWO, ZERO } from '../../expression/expression.ts';
import { contains } from '../../expression/measure.ts';
import { strictText } from '../../expression/strict.ts';
import { substitute } from '../../expression/substitution.ts';
import { readEquation } from '../../reading/equation-reader.ts';
import { readExpression } from '../../reading/expression-reader.ts';
import type { ReaderOptions } from '../../reading/reading.ts';

/*
 * Tangents as students write them: y − 4 = 4(x − 2), "the tangent line is y = …", m = 2 and b = −1.
 */

/** A line, or several that are all claimed, as y is given by them; undefined where a text stays as it is. */
export function solvedForY(text: string, wrt: string, options: ReaderOptions): string | undefined {
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

/** (horizontal) behind a line. */
const KIND_BEHIND = /\s*\((?:a\s)?(?:horizontal|sloping|rising|falling)(?:\s(?:line|tangent))?\)\s*\.?$/i;
/** y − 8 = 12(x − 2) before y = 12x − 16: the line that follows is the answer. */
const FOLLOWS = /=>|->|[→⇒⟹]|\\(?:Rightarrow|implies|to|rightarrow)(?![A-Za-z])|[,;]?\s(?:so|thus|hence|therefore)\s/;

/** Without point and slope before a line, in either order. */
function withoutBefore(text: string, wrt: string, options: ReaderOptions): string {
  const shorter = withoutSlope(text.replace(POINT_BEFORE, ''), wrt, options);
  return shorter === text ? text : withoutBefore(shorter, wrt, options);
}

/** The point before the line, x = 2, f(2) = 8, point (2, 8): a line that is right goes through it. */
const POINT_BEFORE =
  /^\s*(?:(?:(?:at\s)?x\s*=\s*[-−\w./()]{1,20}|f\s*\([^()=]{1,20}\)\s*=[^=,;:\n]{1,40}|(?:the\s)?point\s*(?:is\s|=\s)?\([^()]{1,40}\))\s*(?:[,;:\n]|\band\b|\bso\b)\s*)+(?=.*\by\b.*=)/isu;

/** Without the slope before a line that has it; another one stays, and is wrong. */
function withoutSlope(text: string, wrt: string, options: ReaderOptions): string {
  const [before = '', typed = ''] = SLOPE_BEFORE.exec(text) ?? [];
  if (before === '') return text;
  const rest = text.slice(before.length).replace(POINT_BEFORE, '');
  const line = readExpression((asLine(rest, wrt, options) ?? rest).replace(/^\s*y\s*=/i, ''), options);
  const slope = readExpression(typed, options);
  if (!line.ok || !slope.ok) return text;
  const at = (x: Expr): Expr => substitute(line.value.expr, new Map([[wrt, x]]));
  return agree(add(at(ONE), negate(at(ZERO))), slope.value.expr).kind === 'same' ? rest : text;
}

/** m = 12 before the line, which tells how it was found. */
const SLOPE_BEFORE =
  /^\s?(?:m|slope|gradient|[yf]['′’](?:\([^()=]{1,20}\))?|dy\s?\/\s?dx)\s?(?:=|:|is\b)?([^=,;:\n]{1,60}?)(?:[,;\n]|=>|->|→|⇒)\s?(?:(?:so|and|then|hence|thus|therefore)\b)?(?=[^=]*=)/iu;

/** A line given by an equation such as y − 4 = 4(x − 2), solved for y; without what is around it where y alone is on the left, or it is no line. */
function asLine(text: string, wrt: string, options: ReaderOptions): string | undefined {
  const bare = bySlope(text, wrt) ?? text.replace(IN_GENERAL, '').replace(LEADS_TO_LINE, '').replace(AT_POINT, '');
  const shorter = bare === text ? undefined : bare;
  if (!bare.includes('=') || /^\s*(?:y|f\s*\(\s*\w\s*\))\s*=/i.test(bare)) return shorter;
  const read = readEquation(bare, { ...options, names: [...(options.names ?? []), wrt, Y] });
  if (!read.ok) return undefined;
  const { left, right } = read.value;
  const at = (y: Expr): Expr => substitute(add(left, negate(right)), new Map([[Y, y]]));
  const [none, one, two] = [at(ZERO), at(ONE), at(TWO)];
  const rise = add(one, negate(none));
  const isLine = contains(left, Y) || contains(right, Y);
  if (!isLine || agree(rise, add(two, negate(one))).kind !== 'same') return shorter;
  return strictText(tidied(negate(divide(none, rise))));
}

const Y = 'y';
/** "The tangent line is", "T:", "tangent:". */
const LEADS_TO_LINE =
  /^\s*(?:so\s)?(?:(?:the\s)?(?:(?:equation|eqn?\.?)\s(?:of\s(?:the\s)?)?)?(?:horizontal\s)?(?:tangent(?:\sline)?|line)\s?(?:at\s(?:the\spoint\s)?(?:\p{L}\s*=\s*[-−\w./]+|\([^()]*\))\s*)?(?:has\sthe\sequation|is\shorizontal\s*[:,;]|is|:|(?=y\s*=))|(?:\p{L}|\\ell)\s*:(?!=))\s*/iu;
/** "at (3, 9)" behind a line. */
const AT_POINT = /\s(?:at|through)\s*\([^()]*\)\s*\.?$/;
/** y = mx + c before the line itself. */
const IN_GENERAL =
  /^\s*y\s*=\s*m\s*[*·]?\s*x\s*\+\s*[a-z]\s*(?:[,;:\n]|=>|->|→|⇒|\b(?:so|where|with|and)\b)\s*(?=.*=)/su;

/** The line of a slope and an intercept, where an answer is nothing else. */
function bySlope(text: string, wrt: string): string | undefined {
  const [slope, intercept] = [SLOPE.exec(text), INTERCEPT.exec(text)];
  const rest = text.replace(SLOPE, '').replace(INTERCEPT, '');
  if (!slope || !intercept || !/^(?:[\s,;.]|and)*$/i.test(rest)) return undefined;
  return `${slope[1]}*${wrt} + (${intercept[1]})`;
}

/** m = 2, b = −1: slope and intercept, either of them first. */
const SLOPE = /(?:\bm|\bslope|\bgradient)\s*(?:=|:|\bis\b)?\s*([-−+]?[\d./πpi]+)/iu;
const INTERCEPT = /(?:\b[bcnq]|(?:\by[-\s]?)?intercept)\s*(?:=|:|\bis\b)?\s*([-−+]?[\d./πpi]+)/iu;
