import { type Asked, asked, type Query } from '../../views/asked.ts';
import { derivePage, examples } from '../../views/derive.ts';
import type { Markup } from '../../views/html.ts';
import { complained, complainedOf } from '../../views/reading.ts';
import { settle } from '../checking/witness.ts';
import type { KindQuestion } from '../kinds/kind.ts';
import { answered } from '../kinds/kinds.ts';
import type { Read } from '../reading/reading.ts';
import { readValues, type Values } from '../values.ts';
import { derivativeAnswer } from './derivative-answer.ts';
import { betterKinds } from './fitting-kinds.ts';
import { kindAnswer } from './kind-answer.ts';
import { complaining, type Log, type Shown, shown } from './page-route.ts';
import { readingView } from './readings.ts';

/** The derive page: the form alone, a complaint, or the whole derivation. */
export async function showDerive(query: Query, log: Log): Promise<Shown> {
  const state = asked(query);
  if (state.f.trim() === '') return shown(derivePage(state, '', examples()));
  const reading = readingView(state);
  if (!reading.ok) return complaining(derivePage(state, reading.markup, '', true));
  const at = readValues(state.at);
  if (!at.ok) return complaining(derivePage(state, reading.markup, complained(state.at, at.complaint)));
  const answer = await answerTo(state, at.value, log);
  if (!answer.ok) {
    const complaint = complainedOf(state, answer.complaint, betterKinds(state));
    return complaining(derivePage(state, reading.markup, complaint));
  }
  return shown(derivePage(state, reading.markup, answer.value));
}

/** Everything below the form. */
async function answerTo(state: Asked, at: Values, log: Log): Promise<Read<Markup>> {
  const read = answered(questionOf(state, at));
  if (!read.ok) return read;
  const done = await settle(read.value);
  const isOfKind = 'parts' in done;
  return {
    ok: true,
    value: await (isOfKind ? kindAnswer(state, done, at, log) : derivativeAnswer(state, done, at, log)),
  };
}

/** Empty boxes ask for nothing. */
const questionOf = (state: Asked, at: Values): KindQuestion => ({
  ...state,
  wrt: state.wrt || undefined,
  dependent: state.dependent || undefined,
  output: state.output || undefined,
  order: Number(state.order),
  at,
});
