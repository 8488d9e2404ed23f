import type { Kind } from '../../kinds/kind.ts';
import type { ReaderOptions } from '../../reading/reading.ts';
import type { AskedFor } from './asked-for.ts';
import { withLimitsTaken } from './limit-answers.ts';
import { foundOutside, outside } from './outside-brackets.ts';
import { solvedForY } from './tangent-lines.ts';

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
