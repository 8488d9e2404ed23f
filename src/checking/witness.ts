import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Expr } from '../expression/expression.ts';
import { depth, variables } from '../expression/measure.ts';
import { named } from '../expression/naming.ts';
import type { Certificate, Claim, Comparison, Witness } from './certificate.ts';
import { candidates, plainPoints } from './points.ts';
import type { Testified } from './testimony.ts';
import type { Asked } from './witness-thread.ts';

/** Trees deeper than this are not given to mathjs, whose parser recurses. */
const DEEPEST = 500;
/** A tower of powers keeps 64 digits busy for ever: after this long, in milliseconds, the thread is ended. */
const PATIENCE = 5_000;
/** What doubles could not decide is tried at this many points, and needs three that can be computed. */
const [TRIED, NEEDED] = [12, 3];

/** undefined where mathjs's parser could not hold it. */
function testified({ f, wrt, formula }: Claim): Testified | undefined {
  const both = { f: named(f), formula: named(formula), wrt };
  const texts = [both.f, both.formula].flatMap(({ body, where }) => [body, ...where.map(({ value }) => value)]);
  return Math.max(...texts.map(depth)) > DEEPEST ? undefined : both;
}

const unheard = (why: string): Witness => ({ digits: '', agrees: null, why });

/**
 * The third witness: mathjs reads the *printed* formula and the printed function and evaluates both with 64 digits; the
 * formula must equal the central difference quotient of the function at the point. So the printer is proved too.
 * `agrees` is null, with the reason, where mathjs has no value there (an odd root of a negative number is complex to it)
 * or takes too long.
 */
export async function witness(f: Expr, wrt: string, formula: Expr, { at }: Pick<Comparison, 'at'>): Promise<Witness> {
  const about = testified({ f, wrt, formula });
  if (!about) return unheard('the expression is too deep for the third witness');
  const said = await heard(about, [at]);
  if (!said) return unheard(`64 digits take longer than ${PATIENCE / 1000} seconds here`);
  return said[0] ?? unheard('mathjs has no real value there');
}

/** The same with a certificate that 64 digits have settled where they can. Imports mathjs only if there is something open. */
export async function settle<Done extends { readonly certificate: Certificate }>(done: Done): Promise<Done> {
  return { ...done, certificate: await settled(done.certificate) };
}

/**
 * The certificate that 64 digits give where doubles decided nothing or found a difference: values may be too large for
 * doubles (a product of 200 factors) or lost in rounding. What doubles said stands where 64 digits have nothing to say.
 */
async function settled(certificate: Certificate): Promise<Certificate> {
  const { open, ...said } = certificate;
  if (!open) return certificate;
  const points = await Promise.all(open.map(agreeingPoints));
  return points.every(count => count >= NEEDED)
    ? { ...said, agrees: true, points: Math.min(...points), why: SETTLED }
    : certificate;
}

/** At how many points 64 digits agree; 0 where they differ at one, which may be the quotient's own error (a steep third derivative). */
async function agreeingPoints(claim: Claim): Promise<number> {
  const about = testified(claim);
  const said = about && (await heard(about, places(claim)))?.filter(each => each !== undefined);
  return said?.every(({ agrees }) => agrees) ? said.length : 0;
}

const SETTLED = 'Ordinary numbers could not decide; these points were computed with 64 digits.';

function places({ f, wrt, formula }: Claim): Comparison['at'][] {
  const names = [...new Set([wrt, ...variables(f), ...variables(formula)])];
  return [plainPoints(names, wrt), candidates(names, TRIED, 1)].flatMap(points => {
    const count = Object.values(points)[0]?.length ?? 0;
    return Array.from({ length: count }, (_, p) =>
      Object.fromEntries(Object.entries(points).map(([name, block]) => [name, block[p] ?? Number.NaN])),
    );
  });
}

let thread: Thread | undefined;
let asked = 0;
let waiting = 0;

/** A thread, and its first word: that it can compute. Starting takes as long as the machine lets it. */
interface Thread {
  readonly worker: Worker;
  readonly ready: Promise<unknown>;
}

/** One thread for all questions, started with the first. */
function running(): Thread {
  thread ??= started();
  return thread;
}

function started(): Thread {
  const worker = new Worker(new URL('./witness-thread.ts', import.meta.url)).setMaxListeners(0);
  return { worker, ready: once(worker, 'message') };
}

/** What the thread says at each point; undefined where it did not answer in time, and is ended. It keeps the process alive only while it is asked. */
async function heard(
  about: Testified,
  points: readonly Comparison['at'][],
): Promise<(Witness | undefined)[] | undefined> {
  const { worker, ready } = running();
  waiting++;
  worker.ref();
  try {
    await ready;
    return await answerOf(worker, { number: asked++, about, points });
  } catch {
    if (thread?.worker === worker) thread = undefined;
    await worker.terminate();
    return undefined;
  } finally {
    if (--waiting === 0) worker.unref();
  }
}

/** Rejects where the thread takes longer than our patience, or ends. */
async function answerOf(worker: Worker, question: Asked): Promise<(Witness | undefined)[]> {
  const deadline = AbortSignal.timeout(PATIENCE);
  worker.postMessage(question);
  for (;;) {
    const [answer] = await once(worker, 'message', { signal: deadline });
    if (answer.number === question.number) return answer.said;
  }
}
