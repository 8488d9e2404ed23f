import { arcTangentAt } from '../src/agreement/arc-tangent.ts';
import { Decimal } from '../src/agreement/ball.ts';
import * as functions from '../src/agreement/decimal-functions.ts';
import { shown, table } from './report.ts';
import { column, ratios, spread, timed } from './rounds.ts';

const SCHEDULE = { rounds: 7, warmUp: 3, turns: 5, runs: 100 };
const MICROSECONDS = 1000;

/** A number with all of its digits, between 1 and 2. */
const AT = Decimal.sqrt(2);

/** Functions of 64 digits, ours and those of decimal.js. */
const PAIRS: readonly (readonly [name: string, ours: () => Decimal, theirs: () => Decimal])[] = [
  ['e^x', () => functions.exponentialAt(AT), () => AT.exp()],
  ['ln x', () => functions.logarithmAt(AT), () => AT.ln()],
  ['sin x', () => functions.sineAt(AT), () => AT.sin()],
  ['cos x', () => functions.cosineAt(AT), () => AT.cos()],
  ['arctan x', () => arcTangentAt(AT), () => AT.atan()],
  ['sinh x', () => functions.hyperbolicSineAt(AT), () => AT.sinh()],
  ['arsinh x', () => functions.areaSineAt(AT), () => AT.asinh()],
];

const rows = PAIRS.map(([name, ours, theirs]) => {
  const rounds = timed([ours, theirs], SCHEDULE);
  const [here, there] = [0, 1].map(work => shown(MICROSECONDS * spread(column(rounds, work)).median));
  const { median, least, most } = spread(ratios(rounds, 1, 0));
  return [name, `${here} µs`, `${there} µs`, `${shown(median)} ×`, `${shown(least)}–${shown(most)}`];
});
console.log(table(['64 digits', 'Gradwork', 'decimal.js', 'ratio', 'min–max'], rows));
