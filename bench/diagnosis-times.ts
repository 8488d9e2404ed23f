import { derive } from '../src/derivation/derive.ts';
import { diagnosis } from '../src/diagnosis/diagnose.ts';
import { add, type Expr, symbol } from '../src/expression/expression.ts';
import { read } from '../test/marked-sets.ts';
import { type WrongAnswer, wrongAnswers } from '../test/wrong-answers.ts';
import { median, milliseconds, percentile } from './rounds.ts';

const asked = (f: Expr, order = 1) => ({ kind: 'derivative', f, wrt: 'x', order }) as const;

const line = (what: string, times: readonly number[], unit: string, scale = 1): string =>
  `${what}: median ${(scale * median(times)).toFixed(1)}, 99th percentile ${(scale * percentile(times, 99)).toFixed(1)} ${unit}`;

/** What it costs to derive every mistake of a function, and to look an answer up afterwards, one that is named and one that is not. */
export function derivativeTimes(): readonly string[] {
  const times = [...wrongAnswers(1, 3), ...wrongAnswers(2, 3)].map(timesOf);
  // The first half warms up.
  const warm = times.slice(times.length / 2);
  return [
    line(
      'all mistakes of a function, once',
      warm.map(({ once }) => once),
      'ms',
    ),
    line(
      'looking up an answer with a mistake',
      warm.map(({ named }) => named),
      'µs',
      1000,
    ),
    line(
      'looking up an answer without one, its hint included',
      warm.map(({ unnamed }) => unnamed),
      'µs',
      1000,
    ),
  ];
}

/** Answers looked up for one figure. */
const LOOKED_UP = 200;

function timesOf({ f, wrong, order }: WrongAnswer) {
  const [given, answer] = [read(f), read(wrong)];
  const once = milliseconds(() => diagnosis(asked(given, order))(answer), 1);
  const diagnose = diagnosis(asked(given, order));
  const other = add(answer, symbol('x'), symbol('x'));
  const lookUp = (e: Expr): number => {
    diagnose(e);
    return milliseconds(() => diagnose(e), LOOKED_UP);
  };
  return { once, named: lookUp(answer), unnamed: lookUp(other) };
}

const LONG: readonly (readonly [name: string, f: string, order?: number])[] = [
  ['500 nested sines', `${'sin('.repeat(500)}x${')'.repeat(500)}`],
  ['200 factors x + k', Array.from({ length: 200 }, (_, k) => `(x + ${k + 1})`).join('*')],
  ['a sum of 300 terms', Array.from({ length: 300 }, (_, k) => `${k + 2}x^${k + 1}`).join(' + ')],
  ['a product of three, third derivative', 'x^3 sin(x^2) e^(2x)', 3],
  ['a product over a sum, third derivative', 'sqrt(x^3 + 4x) ln(cos x)/(1 + e^(-x))', 3],
  ['a product over a sum, sixth derivative', 'sqrt(x^3 + 4x) ln(cos x)/(1 + e^(-x))', 6],
];

/** A marker derives the function before the first answer comes. */
function derivedAsMarked(f: Expr, order: number): void {
  let last = f;
  for (let i = 0; i < order; i++) last = derive(last, 'x').result;
}

/** What a diagnosis costs that has to stop before all mistakes are tried. */
export const longFunctions = (): readonly string[] =>
  LONG.map(([name, f, order = 1]) => {
    const given = read(f);
    derivedAsMarked(given, order);
    const before = performance.now();
    const { complete } = diagnosis(asked(given, order))(symbol('x'));
    const ms = performance.now() - before;
    return `${name}: ${ms.toFixed(0)} ms, ${complete ? 'all mistakes tried' : 'fewer mistakes tried'}`;
  });
