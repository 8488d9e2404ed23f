import { silently, silentRule } from '../derivation/silent.ts';
import type { Derivation, Step } from '../derivation/step.ts';
import { slopeSign } from '../expression/display.ts';
import { same } from '../expression/equality.ts';
import { derivative, type Expr, symbol } from '../expression/expression.ts';
import { variables } from '../expression/measure.ts';
import { isProgram, wrtComplaint } from '../question.ts';
import { whole } from '../reading/complaints.ts';
import type { Complaint, Read } from '../reading/reading.ts';
import { type Worked, workOut } from '../worked.ts';
import { type InTerms, inTermsOfOutput } from './in-terms-of-output.ts';
import type { KindQuestion, KindWorked, Part, Statement } from './kind.ts';
import { pieceByPiece } from './piecewise.ts';
import { workOutChain } from './program-chain.ts';

/**
 * The plain derivative: of a program through its named quantities, of anything else as `workOut` gives it; with kinks
 * piece by piece, and in terms of its output where that is asked for. A complaint where it cannot be written so.
 */
export function workOutDerivative(question: KindQuestion): Read<KindWorked> {
  if (isProgram(question) && question.output !== undefined)
    return { ok: false, complaint: whole(question.f, NAMED_ALREADY) };
  if (isProgram(question)) return workOutChain(question);
  const read = workOut(question);
  if (!read.ok) return read;
  const terms = inTerms(read.value, question);
  if (terms && 'message' in terms) return { ok: false, complaint: terms };
  return { ok: true, value: ofKind(read.value, terms, question) };
}

function ofKind(worked: Worked, terms: InTerms | undefined, question: KindQuestion): KindWorked {
  const { reading, wrt, result, certificate, value } = worked;
  return {
    kind: 'derivative',
    notes: reading.notes,
    spelling: reading.spelling,
    read: [reading.expr],
    wrt: [wrt],
    parts: [...named(worked, question), ...derivations(worked, terms, question), ...further(worked, terms, question)],
    result,
    ...(terms && { inTerms: terms.result }),
    certificate,
    ...(value !== undefined && { value }),
  };
}

/** s = 1/(1 + e^(−b)), where the output has a letter. */
const named = ({ reading }: Worked, { output }: KindQuestion): Part[] =>
  output === undefined
    ? []
    : [{ kind: 'statements', lines: [{ left: symbol(output), right: reading.expr, reason: '' }] }];

function derivations(
  { reading, wrt, derivations: each }: Worked,
  terms: InTerms | undefined,
  { output }: KindQuestion,
): Part[] {
  const asked = (order: number): Expr =>
    Array.from({ length: order }).reduce<Expr>(e => derivative(e, wrt), reading.expr);
  if (output !== undefined)
    return each.map((derivation, i) => {
      const told = upTo(derivation, terms?.start);
      return { kind: 'derivation', derivation: told, left: slopeSign(output, wrt, i + 1), goesOn: true };
    });
  return each.map((derivation, i) => ({ kind: 'derivation', derivation, ...(i > 0 && { left: asked(i + 1) }) }));
}

/** Tidied no further than to the form that other lines begin from; at once, where what is done silently leads there. */
function upTo(derivation: Derivation, form: Expr | undefined): Derivation {
  const tidying = tidyingUpTo(derivation, form);
  return { ...derivation, tidying, result: tidying.at(-1)?.result ?? derivation.result };
}

function tidyingUpTo({ tidying, differentiation }: Derivation, form: Expr | undefined): readonly Step[] {
  const of = differentiation.result;
  const place = form ? tidying.findIndex(({ result }) => same(result, form)) : -1;
  if (place >= 0) return tidying.slice(0, place + 1);
  if (!form || !same(silently(of), form)) return tidying;
  return [{ rule: silentRule(of), of, bindings: {}, applied: form, substeps: [], result: form }];
}

/** The lines in terms of the output, after the form they begin from where tidying has not led to it. */
function linesOf({ start, lines }: InTerms, derivation: Derivation | undefined, output: string): readonly Statement[] {
  if (!start || !derivation || same(upTo(derivation, start).result, start)) return lines;
  return [{ right: start, reason: `over the denominator of ${output}` }, ...lines];
}

/** What is said of a first derivative beyond its steps. */
function further(
  { reading, wrt, derivations: each, result }: Worked,
  terms: InTerms | undefined,
  { output }: KindQuestion,
): readonly Part[] {
  const pieces = each.length === 1 ? pieceByPiece(reading.expr, wrt, result) : [];
  if (!terms || output === undefined) return pieces;
  const lines = linesOf(terms, each.at(-1), output);
  return [...pieces, { kind: 'statements', heading: `In terms of ${output}`, lines }];
}

function inTerms(
  { derivations: [first, ...more], reading, wrt }: Worked,
  { f, output }: KindQuestion,
): InTerms | Complaint | undefined {
  if (output === undefined) return undefined;
  const wrong = wrtComplaint(f, output);
  if (wrong) return whole(f, `The output is called “${output}”, which is no letter; give it one name, such as s or y.`);
  if (variables(reading.expr).includes(output) || output === wrt)
    return whole(f, `The letter ${output} stands in the function itself; give its output another one, such as s or y.`);
  if (more.length > 0) return whole(f, ONCE);
  return inTermsOfOutput(first.of, wrt, first.result, output) ?? whole(f, NOT_IN_TERMS);
}

const NAMED_ALREADY =
  'A program is differentiated through its own names, so its output has a letter already: leave out the output.';
const ONCE = 'In terms of its output a function is differentiated once: leave out the order, or the output.';
const NOT_IN_TERMS =
  'The derivative of this function cannot be written in terms of its output alone; that is offered for exponentials, sigmoids, tanh, tan, roots and components of softmax. Leave out the output.';
