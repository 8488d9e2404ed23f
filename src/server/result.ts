import type { Asked } from '../../views/asked.ts';
import type { Result } from '../../views/derive.ts';
import { derivative, type Expr } from '../expression/expression.ts';
import { named } from '../expression/naming.ts';
import { value as printedValue } from '../telling/check-line.ts';
import { latex } from '../telling/math-latex.ts';
import { latexName } from '../telling/names.ts';
import type { Worked } from '../worked.ts';

/** The result of a worked question as the page shows it, in the notation and at the point asked for. */
export function resultOf({ derivations, reading, result, wrt, value }: Worked, { at, notation }: Asked): Result {
  const printed = (e: Expr): string => latex(e, { spelling: reading.spelling, notation, marks: 'none' });
  const asked = derivations.reduce<Expr>(e => derivative(e, wrt), reading.expr);
  const { body, where } = named(result);
  return {
    left: printed(asked),
    right: printed(body),
    where: where.map(({ name, value: of }) => ({ name: latexName(name), value: printed(of) })),
    ...(value !== undefined && { value: { at, is: Number.isNaN(value) ? 'NaN' : printedValue(value) } }),
  };
}
