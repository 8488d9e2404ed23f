import type { Asked } from '../../views/asked.ts';
import type { Result } from '../../views/derive.ts';
import { slopeSign } from '../expression/display.ts';
import { sidesOf } from '../expression/equation.ts';
import { derivative, type Expr, isCall } from '../expression/expression.ts';
import { treeSize } from '../expression/measure.ts';
import { named } from '../expression/naming.ts';
import type { KindWorked } from '../kinds/kind.ts';
import { WHERE } from '../kinds/program-names.ts';
import { functionLetter } from '../kinds/several.ts';
import { latex } from '../notation/math-latex.ts';
import { latexName } from '../notation/names.ts';
import { value as printedValue } from '../telling/check-line.ts';
import { shownAs } from '../telling/kind-lines.ts';
import type { Line, Told } from '../telling/told.ts';
import type { Worked } from '../worked.ts';

/** Results of more nodes are shown with names for what stands in them several times. */
const READ_AT_A_GLANCE = 250;

/** The result of a worked question as the page shows it, in the notation and at the point asked for. */
export function resultOf({ derivations, reading, result, wrt, value }: Worked, { at, notation }: Asked): Result {
  const printed = (e: Expr): string => latex(e, { spelling: reading.spelling, notation, marks: 'none' });
  return { left: printed(askedOf(derivations, wrt)), ...withNames(result, printed), ...valueShown(value, at) };
}

/** d/dx[x²]; of a function too long to be read at a glance df/dx. */
function askedOf([first, ...further]: Worked['derivations'], wrt: string): Expr {
  return treeSize(first.of) > READ_AT_A_GLANCE
    ? slopeSign(functionLetter([first.of], [wrt]), wrt, 1 + further.length)
    : further.reduce<Expr>(e => derivative(e, wrt), derivative(first.of, wrt));
}

/** The result of a kind under the sign that its last lines give it: ∇f, dy/dx, dL/dw; in terms of its output where that is asked for. */
export function kindResultOf(worked: KindWorked, tolds: readonly Told[], { at, notation }: Asked): Result {
  const { value, spelling } = worked;
  const printed = (e: Expr): string => latex(e, { spelling, notation, marks: 'none' });
  const lines = tolds.filter(told => told.lines[0]?.heading !== WHERE).flatMap(told => told.lines);
  const there = lines.findLast(isAtPoint);
  const result = worked.inTerms ?? shownAs(worked.result);
  if (worked.kind === 'critical') return { left: '', right: solutionOf(tolds).map(printed).join(''), where: [] };
  return {
    left: signOf(lines).map(printed).join(''),
    ...withNames(result, printed),
    ...(there?.left && there.right && { there: `${printed(there.left)} = ${printed(there.right)}` }),
    ...(typeof value === 'number' && !there && valueShown(value, at)),
  };
}

/** x = −1 or x = 1: the last line of the part that solves f′(x) = 0. */
function solutionOf(tolds: readonly Told[]): readonly Expr[] {
  const solving = tolds.find(({ lines: [first] }) => first?.heading?.endsWith('= 0'));
  const solution = solving?.lines.at(-1)?.left;
  return solution ? [solution] : [];
}

const withNames = (result: Expr, printed: (e: Expr) => string): Pick<Result, 'right' | 'where'> => {
  const { body, where } = named(result, READ_AT_A_GLANCE);
  return {
    right: printed(body),
    where: where.map(({ name, value }) => ({ name: latexName(name), value: printed(value) })),
  };
};

const valueShown = (value: number | undefined, at: string): Pick<Result, 'value'> =>
  value === undefined || at === '' ? {} : { value: { at, is: Number.isNaN(value) ? 'NaN' : printedValue(value) } };

const isAtPoint = ({ left }: Line): boolean => left !== undefined && isCall(left, 'written:at');

/** How far a line of a sub-derivation stands in. */
const SUB_DERIVATION = 4;

/** The last thing that the lines give a value to, those of sub-derivations and values at a point aside. */
function signOf(lines: readonly Line[]): readonly Expr[] {
  const line = lines.findLast(
    each => each.left && each.depth === 0 && (each.inset ?? 0) < SUB_DERIVATION && !isAtPoint(each),
  );
  const left = line?.left;
  return left ? [sidesOf(left)?.[0] ?? left] : [];
}
