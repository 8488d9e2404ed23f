import { agree } from '../agreement/agree.ts';
import { tidied } from '../derivation/tidied.ts';
import { add, divide, type Expr, negate, number } from '../expression/expression.ts';
import { contains } from '../expression/measure.ts';
import { strictText } from '../expression/strict.ts';
import { substitute } from '../expression/substitution.ts';
import type { Kind } from '../kinds/kind.ts';
import { readEquation } from '../reading/equation-reader.ts';
import type { ReaderOptions } from '../reading/reading.ts';
import { withLimitsTaken } from './limit-answers.ts';

/** How answers to a kind of question are written that are not the formula itself; undefined for what is not so written. */
const AS_FORMULA: Partial<Record<Kind, (text: string, wrt: string, options: ReaderOptions) => string | undefined>> = {
  tangent: solvedForY,
  derivative: (text, _, options) => withLimitsTaken(text, options),
  'first-principles': (text, _, options) => withLimitsTaken(text, options),
};

/** An answer as a formula or a list of such, as the kind of question has it; what is not written otherwise stays as it is. */
export const asFormula = (text: string, kind: Kind, wrt: string, options: ReaderOptions): string =>
  AS_FORMULA[kind]?.(text, wrt, options) ?? text;

const Y = 'y';
/** "The tangent line is", "T:", "tangent:". */
const LEADS_TO_LINE =
  /^\s*(?:so\s)?(?:(?:the\s)?(?:equation\s(?:of\s(?:the\s)?)?)?tangent(?:\sline)?\s?(?:has\sthe\sequation|is|:)|\p{L}\s*:(?!=))\s*/iu;
/** "at (3, 9)" behind a line. */
const AT_POINT = /\s(?:at|through)\s*\([^()]*\)\s*\.?$/;

/** A line given by an equation such as y − 4 = 4(x − 2), solved for y; undefined where y alone is on the left, or it is no line. */
function solvedForY(text: string, wrt: string, options: ReaderOptions): string | undefined {
  const bare = text.replace(LEADS_TO_LINE, '').replace(AT_POINT, '');
  if (!bare.includes('=') || /^\s*(?:y|f\s*\(\s*\w\s*\))\s*=/i.test(bare)) return bare === text ? undefined : bare;
  const read = readEquation(bare, { ...options, names: [...(options.names ?? []), wrt, Y] });
  if (!read.ok) return undefined;
  const { left, right } = read.value;
  const at = (y: Expr): Expr => substitute(add(left, negate(right)), new Map([[Y, y]]));
  const [none, one, two] = [at(number('0')), at(number('1')), at(number('2'))];
  const rise = add(one, negate(none));
  const isLine = contains(left, Y) || contains(right, Y);
  if (!isLine || agree(rise, add(two, negate(one))).kind !== 'same') return undefined;
  return strictText(tidied(negate(divide(none, rise))));
}
