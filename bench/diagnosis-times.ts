import { derive } from '../src/derivation/derive.ts';
import { type Diagnosis, diagnosis } from '../src/diagnosis/diagnose.ts';
import { add, type Expr, symbol } from '../src/expression/expression.ts';
import { read } from '../test/marked-sets.ts';
import { wrongAnswers } from '../test/wrong-answers.ts';

const asked = (f: Expr, order = 1) => ({ kind: 'derivative', f, wrt: 'x', order }) as const;

function milliseconds(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

const sorted = (times: readonly number[]): readonly number[] => times.toSorted((a, b) => a - b);
const quantile = (times: readonly number[], part: number): number =>
  sorted(times)[Math.floor(part * times.length)] ?? 0;

const line = (what: string, times: readonly number[], unit: string, scale = 1): string =>
  `${what}: median ${(scale * quantile(times, 0.5)).toFixed(1)}, 99th percentile ${(scale * quantile(times, 0.99)).toFixed(1)} ${unit}`;

/** Answers looked up for one figure. */
const LOOKED_UP = 200;

/** What it costs to derive every mistake of a function, and to look an answer up afterwards, one that is named and one that is not. */
export function derivativeTimes(): readonly string[] {
  const once: number[] = [];
  const [namedTimes, unnamedTimes]: [number[], number[]] = [[], []];
  for (const { f, wrong, order } of [...wrongAnswers(1, 3), ...wrongAnswers(2, 3)]) {
    const [given, answer] = [read(f), read(wrong)];
    let diagnose: Diagnosis | undefined;
    once.push(
      milliseconds(() => {
        diagnose = diagnosis(asked(given, order));
        diagnose(answer);
      }),
    );
    if (!diagnose) continue;
    const other = add(answer, symbol('x'), symbol('x'));
    diagnose(other);
    namedTimes.push(eachOf(diagnose, answer));
    unnamedTimes.push(eachOf(diagnose, other));
  }
  const half = once.length / 2;
  return [
    line('all mistakes of a function, once', once.slice(half), 'ms'),
    line('looking up an answer with a mistake', namedTimes.slice(half), 'µs', 1000),
    line('looking up an answer without one, its hint included', unnamedTimes.slice(half), 'µs', 1000),
  ];
}

function eachOf(diagnose: Diagnosis, answer: Expr): number {
  return (
    milliseconds(() => {
      for (let i = 0; i < LOOKED_UP; i++) diagnose(answer);
    }) / LOOKED_UP
  );
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
    let complete = true;
    const ms = milliseconds(() => {
      complete = diagnosis(asked(given, order))(symbol('x')).complete;
    });
    return `${name}: ${ms.toFixed(0)} ms, ${complete ? 'all mistakes tried' : 'fewer mistakes tried'}`;
  });
