import { certifyRows } from '../checking/sweep.ts';
import { secondPartialSign } from '../expression/display.ts';
import { equation } from '../expression/equation.ts';
import { type Expr, symbol } from '../expression/expression.ts';
import type { Read } from '../reading/reading.ts';
import { certified } from './gradient.ts';
import type { DerivationPart, KindQuestion, KindWorked, Part } from './kind.ts';
import { definitionLine, partialPart, readSeveral, type Several, severalWorked, stated, together } from './several.ts';

const MATRIX = symbol('H');
/** Variables of a Hessian that is written out: the number of its entries grows with their square. */
const MOST_VARIABLES = 8;

/** The Hessian matrix: the first partial derivatives, then theirs; a mixed one is derived once. */
export function workOutHessian(question: KindQuestion): Read<KindWorked> {
  const read = readSeveral(question, 'a Hessian', MOST_VARIABLES);
  if (!read.ok) return read;
  const { reading, of, wrt } = read.value;
  const firsts = wrt.map(variable => partialPart(read.value, variable));
  const seconds = firsts.map(({ derivation }, row) => secondsOf(read.value, derivation.result, row));
  const result = wrt.map((_, row) => wrt.map((_, column) => entryOf(seconds, row, column)));
  const rows = firsts.map(({ derivation }, row) => ({ f: derivation.result, formulas: result[row] ?? [] }));
  const found = {
    reading,
    read: [of],
    wrt,
    parts: [
      stated(definitionLine(read.value, wrt)),
      ...firsts,
      ...wrt.flatMap((_, row) => rowParts(read.value, seconds, row)),
      together(MATRIX, result),
    ],
    result,
    sign: MATRIX,
    certificate: certified([...firsts, ...seconds.flat()], certifyRows(rows, wrt)),
  };
  return { ok: true, value: severalWorked('hessian', question, found) };
}

/** The derivatives of the row's first derivative by its own variable and those after it: the entries from the diagonal on. */
const secondsOf = ({ name, wrt }: Several, first: Expr, row: number): DerivationPart[] =>
  wrt
    .slice(row)
    .map(variable => partialPart({ name, of: first }, variable, secondPartialSign(name, wrt[row] ?? '', variable)));

/** Below the diagonal stands what stands above it. */
function entryOf(seconds: readonly (readonly DerivationPart[])[], row: number, column: number): Expr {
  const [first, second] = [Math.min(row, column), Math.max(row, column)];
  const part = seconds[first]?.[second - first];
  if (!part) throw new Error('an entry of the Hessian was not derived');
  return part.derivation.result;
}

/** What is told of a row: the entries before the diagonal by symmetry, each once, then those that are derived. */
function rowParts({ name, wrt }: Several, seconds: readonly (readonly DerivationPart[])[], row: number): Part[] {
  const own = wrt[row] ?? '';
  return (seconds[row] ?? []).flatMap((part, i): Part[] => {
    const other = wrt[row + i] ?? '';
    if (i === 0) return [part];
    const [below, above] = [secondPartialSign(name, other, own), secondPartialSign(name, own, other)];
    const symmetry = { left: equation(below, above), right: part.derivation.result, reason: 'symmetry' };
    return [part, stated(symmetry)];
  });
}
