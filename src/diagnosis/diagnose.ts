import { agreementWith } from '../agreement/agree.ts';
import type { Agreement } from '../agreement/agreement.ts';
import type { Expr } from '../expression/expression.ts';
import { variables } from '../expression/measure.ts';
import { MISTAKES } from '../rules/mistakes.ts';
import { UnknownOperation } from '../tape/record.ts';
import type { Asked } from './asked.ts';
import { afforded, type Tried } from './budget.ts';
import { implicitSubject, parametricSubject } from './curves.ts';
import { hintAbout } from './hint.ts';
import { derivativeSubject } from './orders.ts';
import { type Signature, signatureOf, signaturePoints } from './signature.ts';
import { slipSuspects } from './slips.ts';
import type { Subject } from './subject.ts';
import type { Made, Suspect } from './suspect.ts';
import { seenInAnswer } from './whole-answers.ts';
import { rewritesOfFunction, rewritesOfResult } from './wrong-rewrites.ts';
import { wrongStepsOf } from './wrong-rules.ts';

/** What is found in a wrong answer. */
export interface Findings {
  /** The mistakes that fit, the first to be believed first; none where none of the table fits. */
  readonly mistakes: readonly Made[];
  /** The mistakes were made together; without it each of them explains the answer alone. */
  readonly together?: true;
  /** Where no mistake fits: what can be said all the same, a sentence. */
  readonly hint?: string;
  /** Whether every mistake of the table was tried; a long function is left before. */
  readonly complete: boolean;
}

/** Finds the mistakes in wrong answers to one question. */
export type Diagnosis = (answer: Expr) => Findings;

/**
 * Derives a function once for every mistake of the table at every place it fits, and keeps what comes out; a wrong
 * answer is then looked up by its values. Two mistakes together are tried once an answer comes that none explains alone.
 * Only to be asked of answers that are wrong. What has unknown functions in it is not diagnosed.
 */
export function diagnosis(asked: Asked): Diagnosis {
  try {
    return diagnosisOf(subjectOf(asked));
  } catch (error) {
    if (error instanceof UnknownOperation) return () => ({ mistakes: [], complete: false });
    throw error;
  }
}

function subjectOf(asked: Asked): Subject {
  if (asked.kind === 'implicit') return implicitSubject(asked);
  return asked.kind === 'parametric' ? parametricSubject(asked) : derivativeSubject(asked);
}

function diagnosisOf(subject: Subject): Diagnosis {
  const points = signaturePoints(subject.right, [...new Set([subject.wrt, ...variables(subject.of)])]);
  const signature = (e: Expr): Signature | undefined => signatureOf(e, points);
  const right = signature(subject.right);
  const steps = subject.lines.map(({ problem }) => wrongStepsOf(problem));
  const alone = once(() => tableOf(afforded(suspectsAlone(subject, steps)), signature, right));
  const others = once(() => tableOf(afforded(suspectsOtherwise(subject, steps)), signature, right));
  return answer => {
    const values = signature(answer);
    const first = fitting(answer, alone().suspects.get(values ?? ''));
    const made = inOrder([...first.flatMap(suspect => suspect.made), ...seenInAnswer(answer, { subject, signature })]);
    if (made.length > 0) return { mistakes: made, complete: true };
    const [second] = fitting(answer, others().suspects.get(values ?? ''));
    if (second) return { mistakes: second.made, ...(second.made.length > 1 && { together: true }), complete: true };
    const hint = hintAbout(answer, subject, signature);
    return { mistakes: [], ...(hint !== undefined && { hint }), complete: alone().complete && others().complete };
  };
}

/** Computed when it is first asked for. */
function once<T>(compute: () => T): () => T {
  let found: { readonly value: T } | undefined;
  return () => {
    found ??= { value: compute() };
    return found.value;
  };
}

type Steps = readonly ReturnType<typeof wrongStepsOf>[];

/** What comes of one mistake, its place or places changed. */
function* suspectsAlone(subject: Subject, steps: Steps): Generator<Suspect> {
  yield* subject.tasks;
  for (const [i, line] of subject.lines.entries()) {
    for (const suspect of steps[i]?.alone() ?? []) yield* finished(line, suspect);
    for (const suspect of rewritesOfFunction(line.problem)) yield* finished(line, suspect);
  }
}

/** What needs the tidied result or two mistakes. */
function* suspectsOtherwise(subject: Subject, steps: Steps): Generator<Suspect> {
  const result = subject.tidied();
  yield* rewritesOfResult(result, subject.wrt);
  for (const [i, line] of subject.lines.entries()) {
    for (const suspect of steps[i]?.together() ?? []) yield* finished(line, suspect);
  }
  yield* slipSuspects(result, subject.wrt);
}

function* finished({ finished: finish }: Subject['lines'][number], suspect: Suspect): Generator<Suspect> {
  const answer = finish(suspect.answer);
  if (answer) yield { ...suspect, answer };
}

/** A suspect that knows how to compare itself, its own values computed once. */
interface Kept extends Suspect {
  readonly agrees: () => (answer: Expr) => Agreement;
}

interface Table {
  readonly suspects: ReadonlyMap<Signature, readonly Kept[]>;
  readonly complete: boolean;
}

/** Suspects by their values; those that have none here, or the right ones, explain nothing. */
function tableOf(
  { suspects, complete }: Tried,
  signature: (e: Expr) => Signature | undefined,
  right?: Signature,
): Table {
  const bySignature = new Map<Signature, Kept[]>();
  for (const suspect of suspects) {
    const values = signature(suspect.answer);
    if (values === undefined || values === right) continue;
    const kept = { ...suspect, agrees: once(() => agreementWith(suspect.answer)) };
    bySignature.set(values, [...(bySignature.get(values) ?? []), kept]);
  }
  return { suspects: bySignature, complete };
}

/** Equal values at a few points are a lead, agreement is the proof. */
const fitting = (answer: Expr, suspects: readonly Kept[] = []): readonly Suspect[] =>
  suspects.filter(({ agrees }) => agrees()(answer).kind === 'same');

const RANKS: ReadonlyMap<string, number> = new Map(MISTAKES.map(({ id }, rank) => [id, rank]));

/** Each mistake once, in the order of the table. */
function inOrder(made: readonly Made[]): readonly Made[] {
  const byId = new Map(made.toReversed().map(each => [each.mistake.id, each]));
  const rank = ({ mistake }: Made): number => RANKS.get(mistake.id) ?? 0;
  return [...byId.values()].toSorted((a, b) => rank(a) - rank(b));
}
