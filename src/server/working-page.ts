import type { Query } from '../../views/asked.ts';
import { type OwnWork, ownWork } from '../../views/own-work.ts';
import { complained, complainedOf } from '../../views/reading.ts';
import { judgedView, type WorkingShown, workingPage } from '../../views/working.ts';
import { readValues } from '../values.ts';
import { isEquation, working } from '../working/work-question.ts';
import { complaining, type Shown, shown } from './page-route.ts';
import { readingView } from './readings.ts';

/** The page that marks a derivation: the form alone, a complaint about the function, or each line with what is said of it. */
export function showWorking(query: Query): Shown {
  const state = ofEquation(ownWork(query));
  if (state.f.trim() === '') return shown(workingPage(state, { reading: '', hasComplaint: false, judged: '' }));
  const reading = readingView(state, '/working');
  const below = { reading: reading.markup, hasComplaint: !reading.ok };
  if (!reading.ok) return complaining(workingPage(state, { ...below, judged: '' }));
  const lines = state.lines.split(/\r?\n/).filter(line => line.trim() !== '');
  if (lines.length === 0) return shown(workingPage(state, { ...below, judged: '' }));
  return judgedPage(state, below, lines);
}

/** An equation is read as one, whatever kind was asked for. */
const ofEquation = (state: OwnWork): OwnWork => (isEquation(state) ? { ...state, kind: 'implicit' } : state);

/** More lines than this are no derivation by hand. */
const MOST_LINES = 200;

function judgedPage(state: OwnWork, below: Omit<WorkingShown, 'judged'>, lines: readonly string[]): Shown {
  const { f, syntax, log, wrt, at } = state;
  if (lines.length > MOST_LINES) {
    const judged = `These are ${lines.length} lines; at most ${MOST_LINES} are marked at once.`;
    return complaining(workingPage(state, { ...below, judged }));
  }
  const point = readValues(at);
  if (!point.ok) return complaining(workingPage(state, { ...below, judged: complained(at, point.complaint) }));
  const judged = working({ f, syntax, log, wrt: wrt || undefined, at: point.value }, lines);
  return judged.ok
    ? shown(workingPage(state, { ...below, judged: judgedView(judged.value, state.openness) }))
    : complaining(workingPage(state, { ...below, judged: complainedOf(state, judged.complaint, []) }));
}
