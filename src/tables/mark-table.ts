import type { Program } from '../expression/program.ts';
import { backpropagate, type Pass } from '../graph/pass.ts';
import { DECIMALS } from '../notation/decimals.ts';
import type { Read } from '../reading/reading.ts';
import { undefinedNode } from '../telling/backprop-undefined.ts';
import { type Answer, answersIn, blanks } from './answers.ts';
import { type Cell, type Sheet, sheetOf } from './cells.ts';
import { isLastDigitOff } from './chance.ts';
import { namedMistake, type Speaking } from './feedback.ts';
import { withLikeliest } from './likeliest.ts';
import type { MarkedCell, MarkedTable } from './marked-table.ts';
import { mistakesIn } from './naming.ts';
import { estimateOf, near, type OwnNumber, ownNumbers, toleranceOf } from './own-numbers.ts';
import { quantityNamed } from './quantity.ts';
import { type Entry, isBlank, readTable } from './read-table.ts';
import { withSigmoids } from './sigmoids.ts';
import type { TypedNumber } from './typed-number.ts';

/** How tables are to be marked. */
export interface TableQuestion {
  /** To how many decimals numbers are rounded; half a unit of the last decimal typed without it. */
  readonly rounding?: number | undefined;
  /** The step size of gradient descent, where updated inputs are asked for. */
  readonly rate?: number | undefined;
  /** What has to be there, as the program spells it (v, dL/dw); without it every row and column of the table. */
  readonly asked?: readonly string[] | undefined;
}

/** Marks tables of one computation, as text or by their cells. A complaint where a text is no table. */
export type TableMarker = (table: string | readonly Entry[]) => Read<MarkedTable>;

/** Both passes of a program at a point. */
export type Computation = Pass & { readonly program: Program };

/** What marks the tables of a computation. A complaint where a node has no value at the point. */
export function tableMarker(done: Computation, question: TableQuestion = {}): Read<TableMarker> {
  const without = undefinedNode(done);
  if (without !== undefined) return { ok: false, complaint: { message: without, start: 0, end: 0 } };
  const asTyped = markingOf(done, question);
  const program = withSigmoids(done.program);
  const withNeurons = program === done.program ? asTyped : markingOf(rerun(program, done), question);
  return {
    ok: true,
    value: table => {
      const read = typeof table === 'string' ? readTable(table) : ({ ok: true, value: table } as const);
      if (!read.ok) return read;
      const goesInside = read.value.some(entry => isUnnamed(entry, done));
      return { ok: true, value: marked(read.value, goesInside ? asTyped : withNeurons) };
    },
  };
}

const markingOf = (done: Computation, question: TableQuestion): Marking => ({
  done,
  question,
  sheet: sheetOf(done, question.rate),
});

/** Another program of the same inputs at the same point. */
const rerun = (program: Program, { nodes }: Pass): Computation => {
  const at = nodes.filter(({ role }) => role === 'input').map(({ name, value }) => [name, value]);
  return { ...backpropagate(program, Object.fromEntries(at)), program };
};

/** Whether a row is about an operation that has a name in the graph alone: inside 1/(1 + e⁻ᶻ), for example. */
function isUnnamed({ name, column }: Entry, done: Computation): boolean {
  const quantity = quantityNamed(name, column, done);
  if (typeof quantity === 'string') return false;
  const about = quantity.kind === 'derivative' ? [quantity.of, quantity.wrt] : [quantity.of];
  const inside = done.nodes.filter(({ role, name: node }) => role === 'operation' && about.includes(node));
  return inside.some(node => !done.program.definitions.some(definition => definition.name === node.name));
}

interface Marking {
  readonly done: Computation;
  readonly question: TableQuestion;
  readonly sheet: Sheet;
}

function marked(entries: readonly Entry[], marking: Marking): MarkedTable {
  const { question, sheet } = marking;
  const { answers, unknown } = answersIn(entries, sheet);
  const given = new Set(answers.map(({ id }) => id));
  const asked = blanks(question.asked ?? [], sheet);
  const all = [...answers, ...asked.filter(({ id }) => !given.has(id))];
  const cells = withLikeliest(markedCells(all, new Set(asked.map(({ id }) => id)), marking));
  const counted = cells.filter(({ counts }) => counts);
  const right = counted.filter(({ verdict }) => verdict === 'right' || verdict === 'carried forward').length;
  return {
    cells,
    unknown,
    score: { right, of: counted.length },
    output: sheet.pass.output,
    decimals: decimalsOf(marking),
  };
}

const decimalsOf = ({ question: { rounding } }: Marking): number => Math.max(rounding ?? DECIMALS, 1);

function markedCells(answers: readonly Answer[], asked: ReadonlySet<string>, marking: Marking): MarkedCell[] {
  const { sheet, question } = marking;
  const further = new Set(answers.flatMap(({ quantity }) => (quantity.kind === 'derivative' ? [quantity.of] : [])));
  const cells = new Map(sheet.cells(further).map(cell => [cell.id, cell]));
  const typed = new Map(answers.flatMap(({ id, number }) => (number ? [[id, number] as const] : [])));
  const own = ownNumbers([...cells.values()], typed, question.rounding);
  const speaking = speakingOf(own, marking);
  return answers.flatMap(answer => {
    const [cell, number] = [cells.get(answer.id), own.get(answer.id)];
    // What the question gives may be left blank.
    if (!cell || !number || (isBlank(answer) && !cell.formula)) return [];
    const marks = marksOf(answer, { cell, number, cells, own, marking, speaking });
    const isAsked = !question.asked || asked.has(answer.id);
    return [{ ...marks, asked: isAsked, counts: countsIn(marks, cell, isAsked) }];
  });
}

const speakingOf = (own: InTable['own'], marking: Marking): Speaking => ({
  pass: marking.done,
  program: marking.done.program,
  decimals: decimalsOf(marking),
  numbers: estimateOf(own),
  ...(marking.question.rate !== undefined && { rate: marking.question.rate }),
});

/** What the question gives counts only where it is wrong; a blank only where it was asked for. */
function countsIn({ verdict }: Pick<MarkedCell, 'verdict'>, { formula }: Cell, isAsked: boolean): boolean {
  if (verdict === 'wrong' || verdict === 'unreadable') return true;
  return verdict === 'missing' ? isAsked : formula !== undefined;
}

interface InTable {
  readonly cell: Cell;
  readonly number: OwnNumber;
  readonly cells: ReadonlyMap<string, Cell>;
  readonly own: ReadonlyMap<string, OwnNumber>;
  readonly marking: Marking;
  readonly speaking: Speaking;
}

function marksOf({ quantity, typed, number }: Answer, table: InTable): Omit<MarkedCell, 'asked' | 'counts'> {
  const { right, follows, standing } = table.number;
  const said = { quantity, typed, expected: right, expectedFromOwn: follows.value, mistakes: [] };
  if (isBlank({ typed })) return { ...said, verdict: 'missing' };
  if (!number || !standing)
    return { ...said, verdict: 'unreadable', hint: `“${typed}” is no number; write one such as 0.13, −1/3 or 6.4e-3.` };
  return standing === 'wrong'
    ? { ...said, verdict: 'wrong', ...reasons(number, table) }
    : { ...said, verdict: standing };
}

/** Why a number is wrong: the mistakes that give it, else what can be seen in it. */
function reasons(typed: TypedNumber, table: InTable): Pick<MarkedCell, 'mistakes' | 'hint'> {
  const { cell, cells, own, marking, speaking, number } = table;
  const { rounding } = marking.question;
  const wrong = { typed: typed.value, tolerance: toleranceOf(typed, rounding) };
  if (typed.halfUnit > wrong.tolerance && near(typed.value, number.right, typed.halfUnit))
    return { mistakes: [], hint: `This is rounded too far: ${rounding} decimals are asked for.` };
  const made = mistakesIn(cell, wrong, { sheet: marking.sheet, cells, own });
  if (made.length > 0) return { mistakes: made.map(each => namedMistake(each, speaking)) };
  const isTurned = [number.right, number.follows.value].some(meant => near(-wrong.typed, meant, wrong.tolerance));
  if (isTurned) return { mistakes: [], hint: 'Only the sign is wrong.' };
  return { mistakes: [], ...(isLastDigitOff(wrong, number) && { hint: LAST_DIGIT }) };
}

const LAST_DIGIT = 'Only the last digit is off: keep more digits on the way, and round at the end.';
