import { variables } from '../expression/measure.ts';
import { freshName } from '../expression/substitution.ts';
import { readExpression } from '../reading/expression-reader.ts';
import { readProgram } from '../reading/program-reader.ts';
import type { Complaint } from '../reading/reading.ts';
import type { Objection } from './objection.ts';
import { type Body, type Parameters, programOf, quantityNamed } from './problem.ts';
import type { ProblemFile } from './schema.ts';

/** What the texts of a problem may speak of. */
export interface Scope {
  readonly body: Body;
  readonly parameters: Parameters;
  /** The program's definitions in order; the function's own name. */
  readonly defined: readonly string[];
  /** Variables that need a value: neither defined nor parameters. */
  readonly inputs: readonly string[];
}

/** What was read from a file, or the objection to it. */
export type ReadOrRefused<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly objection: Objection };

const refused = (objection: Objection) => ({ ok: false, objection }) as const;

/** An objection to a text of mathematics, the reader's complaint at its end. */
export const unreadable = (path: readonly PropertyKey[], { message, start }: Complaint): Objection => ({
  path,
  says: `cannot be read. ${message.replace(/\.$/, '')}`,
  offset: start,
});

/** The function or program of a file, read, with the names in it told apart. */
export function readScope(file: ProblemFile, parameters: Parameters): ReadOrRefused<Scope> {
  const read = readBody(file);
  if (!read.ok) return read;
  const { definitions } = programOf(read.value);
  const defined = definitions.map(({ name }) => name);
  const known = new Set([...defined, ...Object.keys(parameters)]);
  const inputs = new Set(definitions.flatMap(({ value }) => variables(value)).filter(name => !known.has(name)));
  return { ok: true, value: { body: read.value, parameters, defined, inputs: [...inputs] } };
}

function readBody(file: ProblemFile): ReadOrRefused<Body> {
  const { function: f, program } = file;
  if (f !== undefined && program !== undefined) {
    return refused({ path: ['function'], says: 'stands beside program; keep one of the two' });
  }
  if (program !== undefined) return readDefinitions(program, file);
  return f === undefined
    ? refused({ path: ['function'], says: 'is missing, and so is program; write one of the two' })
    : readFunction(f, file);
}

/** Names that are whole, whatever letters they have, and the meaning of `log`. */
const readerOptions = ({ wrt, at, parameters, log }: ProblemFile) => ({
  names: [...wrt, ...Object.keys(at ?? {}), ...Object.keys(parameters)],
  log,
});

function readFunction(text: string, file: ProblemFile): ReadOrRefused<Body> {
  const read = readExpression(text, readerOptions(file));
  if (!read.ok) return refused(unreadable(['function'], read.complaint));
  const { expr } = read.value;
  return { ok: true, value: { kind: 'function', text, name: functionName(file, variables(expr)), expr } };
}

function readDefinitions(text: string, file: ProblemFile): ReadOrRefused<Body> {
  const read = readProgram(text, readerOptions(file));
  if (!read.ok) return refused(unreadable(['program'], read.complaint));
  return { ok: true, value: { kind: 'program', text, program: read.value.program } };
}

/** What `expect` calls the function (y in dy/dx), y where it says nothing; f where y is a variable. */
function functionName(file: ProblemFile, taken: readonly string[]): string {
  const called = Object.keys(file.expect).map(key => quantityNamed(key)?.of);
  return called.find(name => name !== undefined && !taken.includes(name)) ?? freshName(new Set(taken), ['y', 'f']);
}
