import type { Asked } from '../../views/asked.ts';
import type { Markup } from '../../views/html.ts';
import { complainedOf, type Understood, understood } from '../../views/reading.ts';
import type { Expr } from '../expression/expression.ts';
import { variables } from '../expression/measure.ts';
import type { Program } from '../expression/program.ts';
import { strictText } from '../expression/strict.ts';
import type { Kind } from '../kinds/kind.ts';
import { readList } from '../kinds/lists.ts';
import { latex } from '../notation/math-latex.ts';
import { latexName } from '../notation/names.ts';
import { isProgram, namesIn } from '../question.ts';
import { readEquation } from '../reading/equation-reader.ts';
import { readExpression } from '../reading/expression-reader.ts';
import { readProgram } from '../reading/program-reader.ts';
import type { Read, ReaderOptions, Spelling } from '../reading/reading.ts';
import { readValues } from '../values.ts';
import { betterKinds } from './fitting-kinds.ts';

/** How the boxes of a page say their text is to be read. */
function optionsOf({ syntax, log, wrt, at, kind, dependent }: Asked): ReaderOptions {
  const values = readValues(at);
  const named = values.ok ? Object.keys(values.value) : [];
  const onCurve = kind === 'implicit' ? [wrt || 'x', dependent || 'y'] : [];
  return { syntax, log, names: [...named, ...namesIn(wrt), ...onCurve] };
}

/** What stands below the box of a page: the reading, or the complaint. */
export interface ReadingView {
  readonly ok: boolean;
  readonly markup: Markup;
}

/** The reading of the box for functions; its links lead to the page with this path. */
export const readingView = (state: Asked, path = '/derive'): ReadingView => viewOf(readingOf(state), path, state);
/** The reading of the box for programs. */
export const programReadingView = (state: Asked): ReadingView => viewOf(programReadingOf(state), '/backprop', state);

const viewOf = (read: Read<Understood>, path: string, state: Asked): ReadingView =>
  read.ok
    ? { ok: true, markup: understood(read.value, path, state) }
    : { ok: false, markup: complainedOf(state, read.complaint, path === '/backprop' ? [] : betterKinds(state), path) };

/** A kind whose box holds something else than an expression or a program. */
const READERS: Readonly<Partial<Record<Kind, (state: Asked) => Read<Understood>>>> = {
  jacobian: listReadingOf,
  implicit: equationReadingOf,
};

function readingOf(state: Asked): Read<Understood> {
  if (isProgram(state)) return programReadingOf(state);
  return (READERS[state.kind] ?? expressionReadingOf)(state);
}

function expressionReadingOf(state: Asked): Read<Understood> {
  const read = readExpression(state.f, optionsOf(state));
  if (!read.ok) return read;
  const { expr, notes, spelling } = read.value;
  return { ok: true, value: { ...printed(expr, spelling), notes, variables: variables(expr) } };
}

const printed = (expr: Expr, spelling: Spelling) => ({
  formulas: [latex(expr, { spelling, marks: 'none' })],
  strict: strictText(expr),
});

/** A list of functions, as one formula. */
function listReadingOf(state: Asked): Read<Understood> {
  const read = readList(state.f, optionsOf(state));
  if (!read.ok) return read;
  const entries = read.value.map(({ expr, spelling }) => printed(expr, spelling));
  return {
    ok: true,
    value: {
      formulas: [`\\left[${entries.flatMap(({ formulas }) => formulas).join(',\\ ')}\\right]`],
      strict: `[${entries.map(({ strict }) => strict).join(', ')}]`,
      notes: read.value.flatMap(({ notes }) => notes),
      variables: [...new Set(read.value.flatMap(({ expr }) => variables(expr)))],
    },
  };
}

function equationReadingOf(state: Asked): Read<Understood> {
  const read = readEquation(state.f, optionsOf(state));
  if (!read.ok) return read;
  const { left, right, notes, spelling } = read.value;
  const sides = [left, right].map(side => printed(side, spelling));
  return {
    ok: true,
    value: {
      formulas: [sides.flatMap(({ formulas }) => formulas).join(' = ')],
      strict: sides.map(({ strict }) => strict).join(' = '),
      notes,
      variables: [...new Set([...variables(left), ...variables(right)])],
    },
  };
}

/** The same for a program: a formula a definition. */
function programReadingOf(state: Asked): Read<Understood> {
  const read = readProgram(state.f, optionsOf(state));
  if (!read.ok) return read;
  const { program, notes, spelling } = read.value;
  const formulas = program.definitions.map(
    ({ name, value }) => `${latexName(name)} = ${latex(value, { spelling, marks: 'none' })}`,
  );
  return { ok: true, value: { formulas, strict: '', notes, variables: inputsOf(program) } };
}

/** The variables that a program computes from. */
function inputsOf({ definitions }: Program): string[] {
  const defined = new Set(definitions.map(({ name }) => name));
  return [...new Set(definitions.flatMap(({ value }) => variables(value)))].filter(name => !defined.has(name));
}
