import { type Expr, isCall, isConstantName } from './expression/expression.ts';
import { variables } from './expression/measure.ts';
import { inlined, output } from './expression/program.ts';
import { postorder } from './expression/walk.ts';
import { operationNamed } from './operations/operations.ts';
import { shortened, whole } from './reading/complaints.ts';
import { readExpression } from './reading/expression-reader.ts';
import { readProgram } from './reading/program-reader.ts';
import type { Complaint, Note, ProgramReading, Read, ReaderOptions, Reading } from './reading/reading.ts';

/** What is asked of a function: how it is typed, by what to differentiate it and how often. */
export interface Question {
  /** One expression, or a program of definitions whose last is differentiated. */
  readonly f: string;
  readonly syntax?: 'text' | 'latex' | undefined;
  /** The variable; without it the only one there is. */
  readonly wrt?: string | undefined;
  /** How often to differentiate, 1 to 6; once without it. */
  readonly order?: number | undefined;
  /** Where the result's value is wanted; its names are whole names for the reader. */
  readonly at?: Readonly<Record<string, number>> | undefined;
  readonly log?: 'natural' | 'ten' | undefined;
  /** Further names that are one symbol each for the reader. */
  readonly names?: readonly string[] | undefined;
}

/** The highest order that is worked out step by step. */
const MOST_ORDERS = 6;

/** The names in `x, y`; none in nothing. */
export const namesIn = (wrt?: string): string[] =>
  wrt === undefined
    ? []
    : wrt
        .split(',')
        .map(name => name.trim())
        .filter(name => name !== '');

/** How the reader is to take the text. */
export const optionsOf = ({ syntax, wrt, at, log, names = [] }: Question): ReaderOptions => ({
  ...(syntax && { syntax }),
  ...(log && { log }),
  names: [...Object.keys(at ?? {}), ...namesIn(wrt), ...names],
});

/** Definitions are told from an expression by a semicolon or a second line. */
export const isProgram = ({ f }: Pick<Question, 'f'>): boolean => /[;\n]/.test(f.trim());

/** The function that is asked of; a program is differentiated with every name put in but that of the variable. */
export function readQuestion(question: Question): Read<Reading> {
  const read = readFunction(question);
  if (!read.ok) return read;
  const { expr, notes } = read.value;
  const unused = unusedValues(expr, question);
  return unused.length === 0 ? read : { ok: true, value: { ...read.value, notes: [...notes, ...unused] } };
}

/** Says which values stand for nothing in the function: a misspelled name is not to pass unseen. */
function unusedValues(expr: Expr, { f, wrt, at }: Question): Note[] {
  if (!at) return [];
  const known = new Set([...variables(expr), ...namesIn(wrt)]);
  const unused = Object.keys(at).filter(name => !known.has(name));
  if (unused.length === 0 || known.size === 0) return [];
  const said = unused.map(name => `“${name}”`).join(', ');
  const message = `At the point ${said} stands for nothing in this function, which has ${[...known].join(', ')}; leave it out or correct its name.`;
  return [whole(f, message)];
}

function readFunction(question: Question): Read<Reading> {
  if (!isProgram(question)) return readExpression(question.f, optionsOf(question));
  const read = readComputation(question);
  if (!read.ok) return read;
  const { program, notes, spelling } = read.value;
  return { ok: true, value: { expr: inlined(program), notes, spelling, spans: () => new Map() } };
}

/**
 * The program that is asked of. To differentiate by a quantity that it computes is to take that quantity as given, so
 * its definition is left out.
 */
export function readComputation(question: Question): Read<ProgramReading> {
  const read = readProgram(question.f, optionsOf(question));
  if (!read.ok) return read;
  const { definitions } = read.value.program;
  const [first, ...rest] = definitions.filter(({ name }) => name !== question.wrt);
  if (!first || output(read.value.program).name === question.wrt)
    return { ok: false, complaint: whole(question.f, outputComplaint(output(read.value.program).name)) };
  return { ok: true, value: { ...read.value, program: { definitions: [first, ...rest] } } };
}

const outputComplaint = (name: string): string =>
  `${name} is what this program computes; differentiate it by an input, or by a quantity defined before it.`;

/** A function to differentiate, with what its own d/dx in front already asks for. */
interface Asked {
  readonly expr: Expr;
  readonly wrt?: string | undefined;
  readonly order: number;
}

/** `d/dx x^2` asks for the derivative of x^2, not for that of its derivative. */
export function differentiated({ expr }: Reading, { wrt, order = 1 }: Question): Asked {
  let asked: Asked = { expr, wrt, order };
  for (let typed = 1; ; typed++) {
    const [inner, variable] = isCall(asked.expr, 'derivative') ? asked.expr.args : [];
    if (!inner || variable?.kind !== 'symbol' || (asked.wrt ?? variable.name) !== variable.name) return asked;
    asked = { expr: inner, wrt: variable.name, order: Math.max(order, typed) };
  }
}

/** The variable asked for, or the only one there is; else a complaint that lists them. */
export function chooseVariable({ expr, wrt, order }: Asked, { f }: Question): string | Complaint {
  const unfit = orderComplaint(f, order) ?? notDifferentiable(expr, f);
  if (unfit) return unfit;
  if (wrt !== undefined) return wrtComplaint(f, wrt) ?? wrt;
  const found = variables(expr);
  if (found.length < 2) return found[0] ?? 'x';
  return whole(f, `There are several variables: ${found.join(', ')}. Say by which one to differentiate.`);
}

/** What is wrong with an order, if anything. */
export const orderComplaint = (f: string, order: number): Complaint | undefined =>
  Number.isInteger(order) && order >= 1 && order <= MOST_ORDERS
    ? undefined
    : whole(f, `The order is ${order}; orders from 1 to ${MOST_ORDERS} are worked out.`);

/** What makes an expression one that no rule differentiates: a derivative in it, an unknown function of several arguments. */
export function notDifferentiable(expr: Expr, f: string): Complaint | undefined {
  const unfit = postorder(expr).filter(isUnfit);
  if (unfit.length === 0) return undefined;
  if (unfit.some(node => isCall(node, 'derivative')))
    return whole(f, 'A derivative still stands inside this function; write the function alone, without d/dx.');
  const [unknown] = unfit;
  return unknown && whole(f, ofSeveral(unknown.kind === 'call' ? unknown.op : f));
}

const isUnfit = (node: Expr): boolean =>
  node.kind === 'call' && (node.op === 'derivative' || (node.args.length > 1 && !operationNamed(node.op)));

const ofSeveral = (name: string): string =>
  `The unknown function ${name} has several arguments, so its derivative is not one function ${name}'; give it one argument, such as ${name}(x^2).`;

/** What is wrong with a name as a variable to differentiate by, if anything. */
export function wrtComplaint(f: string, wrt: string): Complaint | undefined {
  if (isConstantName(wrt)) return whole(f, `${wrt} is a constant here, not a variable; differentiate by a variable.`);
  if (/^\p{L}[\p{L}\d_]*$/u.test(wrt)) return undefined;
  return whole(f, `“${shortened(wrt)}” is not a variable; give one name, such as x or w1.`);
}
