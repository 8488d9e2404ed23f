import type { Certificate } from './checking/certificate.ts';
import { certify } from './checking/certify.ts';
import { combined } from './checking/combined.ts';
import { derive } from './derivation/derive.ts';
import type { Derivation } from './derivation/step.ts';
import type { Expr } from './expression/expression.ts';
import { postorder } from './expression/walk.ts';
import { chooseVariable, differentiated, type Question, readQuestion } from './question.ts';
import { whole } from './reading/complaints.ts';
import type { Complaint, Read, Reading } from './reading/reading.ts';
import { valueAt } from './values.ts';

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

/** The walk: read, derive, certify. A complaint leaves at the reading; nothing flows back. */
export function workOut(question: Question): Read<Worked> {
  const read = readQuestion(question);
  if (!read.ok) return read;
  const asked = differentiated(read.value, question);
  const chosen = chooseVariable(asked, question);
  if (typeof chosen !== 'string') return { ok: false, complaint: chosen };
  const derivations = deriveRepeatedly(asked.expr, chosen, asked.order);
  if (derivations.length < asked.order) return { ok: false, complaint: tooLong(question.f, derivations) };
  const result = derivations.at(-1)?.result ?? derivations[0].result;
  const value = valueAt(result, question.at);
  const certificate = certified(derivations);
  return {
    ok: true,
    value: {
      reading: asked.expr === read.value.expr ? read.value : { ...read.value, expr: asked.expr },
      wrt: chosen,
      derivations,
      result,
      certificate,
      ...(value === undefined ? {} : { value }),
    },
  };
}

/**
 * A derivative with more places than this is not derived again: each order multiplies them. Products of hundreds of
 * factors have few parts but many places, and it is these that a derivation visits.
 */
const MOST_PLACES = 25_000;

/** How often the distinct parts of an expression stand in one another. */
const places = (e: Expr): number =>
  postorder(e).reduce((sum, node) => sum + (node.kind === 'call' ? node.args.length : 0), 0);

/** Fewer than asked for where one of them is too long to go on from. */
function deriveRepeatedly(expr: Expr, wrt: string, order: number): [Derivation, ...Derivation[]] {
  const derivations: [Derivation, ...Derivation[]] = [derive(expr, wrt)];
  let last = derivations[0];
  while (derivations.length < order && places(last.result) <= MOST_PLACES) {
    last = derive(last.result, wrt);
    derivations.push(last);
  }
  return derivations;
}

function tooLong(f: string, derivations: Worked['derivations']): Complaint {
  const [order, parts] = [derivations.length, places((derivations.at(-1) ?? derivations[0]).result)];
  return whole(
    f,
    `The derivative of order ${order} has ${parts} parts, too many to be differentiated again; ask for order ${order} or lower.`,
  );
}

/** The last derivative's certificate, unless an earlier one fails or proves nothing: that one is the whole's. */
const certified = (derivations: Worked['derivations']): Certificate =>
  combined(derivations.map(({ of, wrt, result }) => certify(of, wrt, result)).toReversed());
