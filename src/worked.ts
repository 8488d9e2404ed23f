import type { Certificate } from './checking/certificate.ts';
import { certify } from './checking/certify.ts';
import { settled, witness } from './checking/witness.ts';
import { derive } from './derivation/derive.ts';
import type { Derivation } from './derivation/step.ts';
import { type Expr, isCall, isConstantName } from './expression/expression.ts';
import { variables } from './expression/measure.ts';
import { inlined } from './expression/program.ts';
import { postorder } from './expression/walk.ts';
import { readProgram } from './reading/program-reader.ts';
import { readExpression } from './reading/read.ts';
import type { Complaint, Read, ReaderOptions, Reading } from './reading/reading.ts';
import { evaluate } from './tape/gradient.ts';

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
}

/** A question worked out: everything that page, terminal and API tell of it. */
export interface Worked {
  readonly reading: Reading;
  readonly wrt: string;
  /** One derivation an order: the first of the function, each further one of the result before it. */
  readonly derivations: readonly [Derivation, ...Derivation[]];
  readonly result: Expr;
  readonly certificate: Certificate;
  /** The result's value at `at`, where every variable has one. */
  readonly value?: number;
}

/** The highest order that is worked out step by step. */
export const MOST_ORDERS = 6;

/** The walk: read, derive, certify. A complaint leaves at the reading; nothing flows back. */
export function workOut(question: Question): Read<Worked> {
  const read = readQuestion(question);
  if (!read.ok) return read;
  const asked = differentiated(read.value, question);
  const chosen = chooseVariable(asked, question);
  if (typeof chosen !== 'string') return { ok: false, complaint: chosen };
  const derivations = deriveRepeatedly(asked.expr, chosen, asked.order);
  const result = derivations.at(-1)?.result ?? derivations[0].result;
  const value = valueAt(result, question.at);
  const certificate = ofAll(certificates(derivations));
  return {
    ok: true,
    value: {
      reading: { ...read.value, expr: asked.expr },
      wrt: chosen,
      derivations,
      result,
      certificate,
      ...(value === undefined ? {} : { value }),
    },
  };
}

const optionsOf = ({ syntax, wrt, at, log }: Question): ReaderOptions => ({
  ...(syntax && { syntax }),
  ...(log && { log }),
  names: [...Object.keys(at ?? {}), ...(wrt === undefined ? [] : [wrt])],
});

/** Definitions are told from an expression by a semicolon or a second line; a program is differentiated with every name put in. */
function readQuestion(question: Question): Read<Reading> {
  const options = optionsOf(question);
  if (!/[;\n]/.test(question.f.trim())) return readExpression(question.f, options);
  const read = readProgram(question.f, options);
  if (!read.ok) return read;
  const { program, notes, spelling } = read.value;
  return { ok: true, value: { expr: inlined(program), notes, spelling, spans: new Map() } };
}

/** A function to differentiate, with what its own d/dx in front already asks for. */
interface Asked {
  readonly expr: Expr;
  readonly wrt?: string;
  readonly order: number;
}

/** `d/dx x^2` asks for the derivative of x^2, not for that of its derivative. */
function differentiated({ expr }: Reading, { wrt, order = 1 }: Question): Asked {
  let asked: Asked = { expr, ...(wrt !== undefined && { wrt }), order };
  for (let typed = 1; ; typed++) {
    const [inner, variable] = isCall(asked.expr, 'derivative') ? asked.expr.args : [];
    if (!inner || variable?.kind !== 'symbol' || (asked.wrt ?? variable.name) !== variable.name) return asked;
    asked = { expr: inner, wrt: variable.name, order: Math.max(order, typed) };
  }
}

const whole = (text: string, message: string): Complaint => ({ message, start: 0, end: text.length });

/** The variable asked for, or the only one there is; else a complaint that lists them. */
function chooseVariable({ expr, wrt, order }: Asked, { f }: Question): string | Complaint {
  if (!Number.isInteger(order) || order < 1 || order > MOST_ORDERS) {
    return whole(f, `The order is ${order}; orders from 1 to ${MOST_ORDERS} are worked out.`);
  }
  if (postorder(expr).some(node => isCall(node, 'derivative'))) {
    return whole(f, 'A derivative still stands inside this function; write the function alone, without d/dx.');
  }
  if (wrt !== undefined) return wrtComplaint(f, wrt) ?? wrt;
  const found = variables(expr);
  if (found.length < 2) return found[0] ?? 'x';
  return whole(f, `There are several variables: ${found.join(', ')}. Say by which one to differentiate.`);
}

function wrtComplaint(f: string, wrt: string): Complaint | undefined {
  if (isConstantName(wrt)) return whole(f, `${wrt} is a constant here, not a variable; differentiate by a variable.`);
  if (/^\p{L}[\p{L}\d_]*$/u.test(wrt)) return undefined;
  return whole(f, `“${wrt}” is not a variable; give one name, such as x or w1.`);
}

function deriveRepeatedly(expr: Expr, wrt: string, order: number): [Derivation, ...Derivation[]] {
  const derivations: [Derivation, ...Derivation[]] = [derive(expr, wrt)];
  for (let last = derivations[0]; derivations.length < order; derivations.push(last)) last = derive(last.result, wrt);
  return derivations;
}

const certificates = (derivations: Worked['derivations']): readonly [Certificate, ...Certificate[]] => {
  const [first, ...further] = derivations;
  const certified = ({ of, wrt, result }: Derivation): Certificate => certify(of, wrt, result);
  return [certified(first), ...further.map(certified)];
};

/** The last derivative's certificate, unless an earlier one fails or proves nothing: that one is the whole's. */
const ofAll = ([first, ...further]: readonly [Certificate, ...Certificate[]]): Certificate =>
  further.reduce((so, next) => (so.agrees === true ? next : so), first);

/**
 * The same with what doubles left open decided by the third witness (64 digits), where that is possible. Imports mathjs
 * only if there is something open.
 */
export async function settle(worked: Worked): Promise<Worked> {
  if (worked.certificate.agrees === true) return worked;
  const [first, ...further] = await Promise.all(
    certificates(worked.derivations).map((certificate, i) => {
      const { of, wrt, result } = worked.derivations[i] ?? worked.derivations[0];
      return settled(certificate, of, wrt, result);
    }),
  );
  return first ? { ...worked, certificate: ofAll([first, ...further]) } : worked;
}

/** The same with the third witness's word at the point that is shown; it imports mathjs, which takes about a second. */
export async function withWitness(worked: Worked): Promise<Worked> {
  const { certificate, derivations, wrt } = worked;
  const last = derivations.at(-1) ?? derivations[0];
  if (!certificate.shown) return worked;
  return {
    ...worked,
    certificate: { ...certificate, witness: await witness(last.of, wrt, last.result, certificate.shown) },
  };
}

function valueAt(result: Expr, at: Question['at']): number | undefined {
  if (!at || !variables(result).every(name => Object.hasOwn(at, name))) return undefined;
  return evaluate(result, at);
}
