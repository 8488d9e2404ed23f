import type { Backpropagation } from '../backprop.ts';
import type { Read } from '../reading/reading.ts';
import { DECIMALS } from '../telling/backprop-numbers.ts';
import { undefinedNode } from '../telling/backprop-undefined.ts';
import { type Cell, type Sheet, sheetOf } from './cells.ts';
import { namedMistake, type Speaking } from './feedback.ts';
import type { MarkedCell, MarkedTable, UnknownRow } from './marked-table.ts';
import { mistakesIn, routeTo } from './naming.ts';
import { estimateOf, near, type OwnNumber, ownNumbers, toleranceOf } from './own-numbers.ts';
import { type Quantity, quantityNamed } from './quantity.ts';
import { type Entry, entriesOf, readTable, type TableRow } from './read-table.ts';
import { readTypedNumber, type TypedNumber } from './typed-number.ts';

/** How tables are to be marked. */
export interface TableQuestion {
  /** To how many decimals numbers are rounded; half a unit of the last decimal typed without it. */
  readonly rounding?: number | undefined;
  /** The step size of gradient descent, where updated inputs are asked for. */
  readonly rate?: number | undefined;
  /** What has to be there, as the program spells it (v, dL/dw); without it every row and column of the table. */
  readonly asked?: readonly string[] | undefined;
}

/** Marks tables of one computation; its formulas are made once. A complaint where what was handed in is no table. */
export type TableMarker = (table: string | readonly TableRow[]) => Read<MarkedTable>;

/** What marks the tables of a backpropagation. A complaint where a node has no value at the point. */
export function tableMarker(done: Backpropagation, question: TableQuestion = {}): Read<TableMarker> {
  const without = undefinedNode(done);
  if (without !== undefined) return { ok: false, complaint: { message: without, start: 0, end: 0 } };
  const marking = { done, question, sheet: sheetOf(done, question.rate) };
  return {
    ok: true,
    value: table => {
      const read = typeof table === 'string' ? readTable(table) : ({ ok: true, value: entriesOf(table) } as const);
      return read.ok ? { ok: true, value: marked(read.value, marking) } : read;
    },
  };
}

interface Marking {
  readonly done: Backpropagation;
  readonly question: TableQuestion;
  readonly sheet: Sheet;
}

/** A cell that was handed in or asked for. */
interface Answer {
  readonly id: string;
  readonly quantity: Quantity;
  readonly typed: string;
  readonly number?: TypedNumber | undefined;
}

function marked(entries: readonly Entry[], marking: Marking): MarkedTable {
  const understood = entries.map(entry => answerOf(entry, marking.sheet));
  const unknown = understood.filter(each => 'message' in each);
  const given = new Map(understood.flatMap(each => ('message' in each ? [] : [[each.id, each] as const])));
  const asked = askedAnswers(marking);
  const answers = [...given.values(), ...asked.filter(({ id }) => !given.has(id))];
  const cells = markedCells(answers, new Set(asked.map(({ id }) => id)), marking);
  const counted = cells.filter(({ counts }) => counts);
  const right = counted.filter(({ verdict }) => verdict === 'right' || verdict === 'carried forward').length;
  return { cells, unknown, score: { right, of: counted.length }, decimals: decimalsOf(marking) };
}

const decimalsOf = ({ question: { rounding } }: Marking): number => Math.max(rounding ?? DECIMALS, 1);

function answerOf({ name, column, typed, decimalComma }: Entry, sheet: Sheet): Answer | UnknownRow {
  const quantity = quantityNamed(name, column, sheet.pass);
  if (typeof quantity === 'string') return { name, message: quantity };
  const id = sheet.idOf(quantity);
  if (id === undefined) return { name, message: notUpdated(name, sheet) };
  return { id, quantity, typed, number: readTypedNumber(typed, decimalComma) };
}

const notUpdated = (name: string, { rate, pass }: Sheet): string =>
  rate === undefined
    ? `“${name}” after the step cannot be marked: the step size is not known; give it as the rate.`
    : `“${name}” is not updated by the step; the inputs are ${Object.keys(pass.gradient).join(', ')}.`;

/** What the question asks for, as if it were left blank. */
const askedAnswers = ({ question: { asked = [] }, sheet }: Marking): Answer[] =>
  asked.flatMap(name => {
    const answer = answerOf({ name, column: 'value', typed: '', decimalComma: false }, sheet);
    return 'message' in answer ? [] : [answer];
  });

function markedCells(answers: readonly Answer[], asked: ReadonlySet<string>, marking: Marking): MarkedCell[] {
  const { sheet, question, done } = marking;
  const further = new Set(answers.flatMap(({ quantity }) => (quantity.kind === 'derivative' ? [quantity.of] : [])));
  const cells = new Map(sheet.cells(further).map(cell => [cell.id, cell]));
  const typed = new Map(answers.flatMap(({ id, number }) => (number ? [[id, number] as const] : [])));
  const own = ownNumbers([...cells.values()], typed, question.rounding);
  const speaking = {
    pass: done,
    program: done.program,
    decimals: decimalsOf(marking),
    numbers: estimateOf(own),
    ...(question.rate !== undefined && { rate: question.rate }),
  };
  return answers.flatMap(answer => {
    const [cell, number] = [cells.get(answer.id), own.get(answer.id)];
    if (!cell || !number) return [];
    const marks = marksOf(answer, { cell, number, cells, own, marking, speaking });
    return [{ ...marks, counts: countsIn(marks, cell, question.asked ? asked : undefined) }];
  });
}

/** What the question gives counts only where it is wrong; a blank only where it was asked for. */
function countsIn(
  { verdict }: Pick<MarkedCell, 'verdict'>,
  { id, formula }: Cell,
  asked?: ReadonlySet<string>,
): boolean {
  if (verdict === 'wrong' || verdict === 'unreadable') return true;
  if (verdict === 'missing' && asked) return asked.has(id);
  return formula !== undefined;
}

interface InTable {
  readonly cell: Cell;
  readonly number: OwnNumber;
  readonly cells: ReadonlyMap<string, Cell>;
  readonly own: ReadonlyMap<string, OwnNumber>;
  readonly marking: Marking;
  readonly speaking: Speaking;
}

function marksOf({ quantity, typed, number }: Answer, table: InTable): Omit<MarkedCell, 'counts'> {
  const { right, follows, standing } = table.number;
  const said = { quantity, typed, expected: right, expectedFromOwn: follows.value, mistakes: [] };
  if (typed.trim() === '') return { ...said, verdict: 'missing' };
  if (!number || !standing)
    return { ...said, verdict: 'unreadable', hint: `“${typed}” is no number; write one such as 0.13, −1/3 or 6.4e-3.` };
  return standing === 'wrong'
    ? { ...said, verdict: 'wrong', ...reasons(number, table) }
    : { ...said, verdict: standing };
}

/** Why a number is wrong: the mistakes that give it, else what can be seen in it. */
function reasons(typed: TypedNumber, table: InTable): Pick<MarkedCell, 'mistakes' | 'hint'> {
  const { cell, cells, own, marking, speaking, number } = table;
  const tolerance = toleranceOf(typed, marking.question.rounding);
  const route = routeTo(cell, cells, own);
  const made = mistakesIn({ cell, typed: typed.value, tolerance }, route, speaking.numbers, marking.sheet);
  if (made.length > 0) return { mistakes: made.map(each => namedMistake(each, speaking)) };
  const isTurned = [number.right, number.follows.value].some(meant => near(-typed.value, meant, tolerance));
  return { mistakes: [], ...(isTurned && { hint: 'Only the sign is wrong.' }) };
}
