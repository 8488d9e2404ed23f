import { type Asked, asked, type Query } from '../../views/asked.ts';
import { NOTHING } from '../../views/html.ts';
import { showBackprop } from './backprop-page.ts';
import { answerReading, showCheck } from './check-page.ts';
import { showDerive } from './derive-page.ts';
import { showMark } from './mark-page.ts';
import { type PageRoute, type Shown, shown } from './page-route.ts';
import { showProblem, showProblems } from './problem-pages.ts';
import { programReadingView, type ReadingView, readingView } from './readings.ts';
import { showRules } from './rules-page.ts';
import { showWorking } from './working-page.ts';

/** What stands below the box alone, for the page's script while somebody types; an empty box has nothing below it. */
const reading =
  (viewOf: (state: Asked) => ReadingView) =>
  (query: Query): Shown => {
    const state = asked(query);
    return shown(state.f.trim() === '' ? NOTHING : viewOf(state).markup);
  };

/** Every page there is. */
export const PAGES: readonly PageRoute[] = [
  { path: '/', show: showDerive },
  { path: '/derive', show: showDerive },
  { path: '/reading', show: reading(state => readingView(state)) },
  { path: '/check', takesForms: true, show: showCheck },
  { path: '/check/reading', show: reading(state => readingView(state, '/check')) },
  { path: '/check/answer', show: query => shown(answerReading(query)) },
  { path: '/working', takesForms: true, show: showWorking },
  { path: '/working/reading', show: reading(state => readingView(state, '/working')) },
  { path: '/backprop', takesForms: true, show: showBackprop },
  { path: '/backprop/reading', show: reading(programReadingView) },
  { path: '/mark', show: showMark },
  { path: '/rules', show: showRules },
  { path: '/problems', show: showProblems },
  { path: '/problems/:id', show: showProblem },
];
