import { named } from '../expression/naming.ts';
import { latex } from '../notation/math-latex.ts';
import { latexName } from '../notation/names.ts';
import { PRINTABLE_NODES } from '../notation/printing.ts';
import type { Told } from './told.ts';

/**
 * A result that no line prints, because it is too long, written with names for what stands in it several times: the
 * formula, then each name with what it stands for, as LaTeX. Nothing where the result is short enough to be printed.
 */
export function namedResult(tolds: readonly Told[]): readonly string[] {
  const last = tolds.at(-1);
  const { body, where } = last ? named(last.result, PRINTABLE_NODES) : { body: undefined, where: [] };
  if (!last || !body || where.length === 0) return [];
  const options = { ...last, marks: 'none' } as const;
  return [
    `= ${latex(body, options)}`,
    ...where.map(({ name, value }) => `${latexName(name)} = ${latex(value, options)}`),
  ];
}
