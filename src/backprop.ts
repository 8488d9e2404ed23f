import type { Certificate, Comparison } from './checking/certificate.ts';
import { certify } from './checking/certify.ts';
import { combined } from './checking/combined.ts';
import { derive } from './derivation/derive.ts';
import type { Expr } from './expression/expression.ts';
import { variables } from './expression/measure.ts';
import { inlined, type Program } from './expression/program.ts';
import { backpropagate, type Pass } from './graph/pass.ts';
import { whole } from './reading/complaints.ts';
import { readProgram } from './reading/program-reader.ts';
import type { Complaint, Note, ProgramReading, Read, Spelling } from './reading/reading.ts';
import { evaluate, gradientAt } from './tape/gradient.ts';
import { UnknownOperation } from './tape/record.ts';

/** What is asked: a program or a single expression as typed, and a value for every input. */
export interface BackpropQuestion {
  readonly f: string;
  readonly at: Readonly<Record<string, number>>;
  readonly syntax?: 'text' | 'latex' | undefined;
  /** Further names that are one symbol each for the reader; those in `at` are anyway. */
  readonly names?: readonly string[];
  readonly log?: 'natural' | 'ten' | undefined;
}

/** Both passes at the point, and what the symbolic derivation says of their gradient. */
export interface Backpropagation extends Pass {
  readonly program: Program;
  readonly notes: readonly Note[];
  readonly spelling: Spelling;
  readonly certificate: Certificate;
}

/**
 * The walk of backpropagation: read, pass forward and backward, certify by the derivation of the output with respect to
 * every input. A complaint where the text cannot be read, computes with an unknown function, or an input has no value.
 */
export function backprop(question: BackpropQuestion): Read<Backpropagation> {
  const read = readComputation(question);
  if (!read.ok) return read;
  const { program, notes, spelling } = read.value;
  const complaint = valuesComplaint(program, question);
  if (complaint) return { ok: false, complaint };
  try {
    const pass = backpropagate(program, question.at);
    const certificate = certifyGradient(program, pass, question.at);
    return { ok: true, value: { ...pass, program, notes, spelling, certificate } };
  } catch (error) {
    if (error instanceof UnknownOperation) return { ok: false, complaint: whole(question.f, error.message) };
    throw error;
  }
}

/** A single expression is a program of one definition; the reader names its output. */
function readComputation({ f, at, syntax, names = [], log }: BackpropQuestion): Read<ProgramReading> {
  return readProgram(f, { ...(syntax && { syntax }), ...(log && { log }), names: [...Object.keys(at), ...names] });
}

/** What is wrong with the values: an input without one, or a value for what the program computes itself. */
function valuesComplaint(program: Program, question: BackpropQuestion): Complaint | undefined {
  const defined = new Set(program.definitions.map(({ name }) => name));
  const inputs = new Set(
    program.definitions.flatMap(({ value }) => variables(value)).filter(name => !defined.has(name)),
  );
  const missing = [...inputs].filter(name => !Object.hasOwn(question.at, name));
  if (missing.length > 0) {
    const example = missing.map(name => `${name}=1`).join(', ');
    return whole(question.f, `No value is given for ${listed(missing)}; give every input one, for example ${example}.`);
  }
  const given = Object.keys(question.at).find(name => defined.has(name));
  return given === undefined
    ? undefined
    : whole(question.f, `${given} is computed here, so it takes no value; leave out ${given} or its definition.`);
}

const listed = (names: readonly string[]): string =>
  [names.slice(0, -1).join(', '), names.at(-1) ?? ''].filter(part => part !== '').join(' and ');

/** Inputs times operations that are certified by derivation: many more would take seconds. */
const CERTIFIED = 600;

/**
 * The certificates of all partial derivatives in one. Where inputs and operations are many only the first inputs are
 * compared with their derivation, the others with the tape of the whole program, and the certificate says so.
 */
function certifyGradient(program: Program, { nodes, gradient }: Pass, at: BackpropQuestion['at']): Certificate {
  const f = inlined(program);
  const inputs = Object.entries(gradient);
  const operations = nodes.reduce((count, { parents }) => count + parents.length, 0);
  const derived = Math.max(1, Math.floor(CERTIFIED / Math.max(1, operations)));
  const whole = combined(
    inputs.slice(0, derived).map(([wrt, slope]) => certifySlope(f, wrt, slope, at)),
    NO_INPUT,
  );
  if (inputs.length <= derived || whole.agrees !== true) return whole;
  return (
    againstTape(f, inputs.slice(derived), at) ?? {
      ...whole,
      why: `The first ${derived} of ${inputs.length} inputs were compared with their derivation, the others with the tape alone.`,
    }
  );
}

const NO_INPUT: Certificate = { agrees: null, points: 0, worst: 0, why: 'There is no input to differentiate by.' };

/** The derivation against the tape at many points, and against the table's own number at the point asked for. */
function certifySlope(f: Expr, wrt: string, slope: number, at: BackpropQuestion['at']): Certificate {
  const formula = derive(f, wrt).result;
  const certificate = certify(f, wrt, formula);
  const here: Comparison = { at, formula: evaluate(formula, at), tape: slope };
  if (certificate.agrees === false || ![here.formula, here.tape].every(Number.isFinite)) return certificate;
  const { open: _, ...said } = certificate;
  return nearlyEqual(here) ? { ...certificate, shown: here } : { ...said, agrees: false, shown: here };
}

/** The table's numbers against the tape of the whole program; a certificate only where they differ. */
function againstTape(
  f: Expr,
  slopes: readonly (readonly [string, number])[],
  at: BackpropQuestion['at'],
): Certificate | undefined {
  const { gradient } = gradientAt(f, at);
  const compared = slopes.map(([wrt, slope]) => ({ at, formula: gradient[wrt] ?? 0, tape: slope }));
  const shown = compared
    .filter(({ formula, tape }) => Number.isFinite(formula - tape))
    .find(pair => !nearlyEqual(pair));
  return shown && { agrees: false, points: 1, worst: Math.abs(shown.formula - shown.tape), shown };
}

/** The table computes every operation as written, without the stabler forms of the tape: six digits, not nine. */
const nearlyEqual = ({ formula, tape }: Comparison): boolean =>
  Math.abs(formula - tape) <= 1e-6 * Math.max(1, Math.abs(formula));
