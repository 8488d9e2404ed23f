import { stringify } from 'csv-stringify/sync';
import { randomNumbers } from '../src/checking/random.ts';
import { strictText } from '../src/expression/strict.ts';
import { problemIn } from '../src/problems/load.ts';
import type { Problem } from '../src/problems/problem.ts';
import { workOut } from '../src/worked.ts';

/** Twenty functions as they are set in a first course. */
const FUNCTIONS = [
  'x^3 - 4x + 7',
  'x^2 sin x',
  'sin(x^2)',
  '(3x + 1)^5',
  'x / (x^2 + 1)',
  'e^(2x) cos x',
  'ln(x^2 + 1)',
  'sqrt(x^2 + 9)',
  'tan(3x)',
  'x e^(-x)',
  'sin(x) cos(x)',
  '(x^2 - 1)/(x + 3)',
  'arctan(2x)',
  'cos(sin x)',
  '1/(1 + e^(-x))',
  'x^2 ln x',
  '(x + 1)(x + 2)(x + 3)',
  'e^(sin x)',
  'sqrt(x) (x - 5)',
  'ln(sin(x) + 2)',
] as const;

const COURSE = 'bench';

/** The problem files, by their names. */
const problemFiles = (): ReadonlyMap<string, string> =>
  new Map(
    FUNCTIONS.map((f, i) => [
      `f${i + 1}.yaml`,
      `id: f${i + 1}\ntitle: Function ${i + 1}\nsource: made up\nkind: derivative\nstatement: Differentiate.\nfunction: ${f}\nwrt: x\npoints: 4\n`,
    ]),
  );

/** The same, read. Throws where one cannot be. */
export const benchProblems = (): readonly Problem[] =>
  [...problemFiles()].map(([name, text]) => {
    const { problems, complaints } = problemIn(text, name, COURSE, name);
    const [problem] = problems;
    if (!problem) throw new Error(complaints.map(({ message }) => message).join('\n'));
    return problem;
  });

/** What an answer is made of: the right derivative, the function itself, and a small number. */
interface Given {
  readonly right: string;
  readonly f: string;
  readonly k: number;
}

/** Shapes of answers, each as often as it stands here: right ones, wrong ones, and some that cannot be read. */
const SHAPES: readonly ((given: Given) => string)[] = [
  ({ right }) => right,
  ({ right }) => right,
  ({ right }) => `y' = ${right}`,
  ({ right, k }) => `(${k}*(${right}))/${k}`,
  ({ right, k }) => `${right} + ${k} - ${k}`,
  ({ right, k }) => `${k + 1}*(${right}) - ${k}*(${right})`,
  ({ f }) => f,
  ({ right }) => `-(${right})`,
  ({ right, k }) => `${right} + ${k}`,
  ({ right, k }) => `${k + 1}*(${right})`,
  ({ k }) => `x^${k % 9} + ${k}x - 3`,
  ({ k }) => `sin(${k}x) * e^x`,
  ({ right }) => `${right} +`,
  ({ k }) => `${k}x(`,
];

/** Rows that are no answers: an unknown problem, an empty answer, a field too many. */
const BAD_ROWS: readonly ((student: string) => readonly string[])[] = [
  student => [student, 'f99', '2x'],
  student => [student, 'f1', ''],
  student => [student, 'f2', '2x', 'more'],
];

/** One row in so many is bad, and one in so many comes a second time, with another answer. */
const BAD_EVERY = 100;
const AGAIN_EVERY = 50;

/** A CSV of so many answers to the twenty problems, the same for the same seed, piece by piece. */
export function* submissions(count: number, seed: number): Generator<string> {
  const next = randomNumbers(seed);
  const pick = <Item>(items: readonly [Item, ...Item[]] | readonly Item[]): Item | undefined =>
    items[Math.floor(next() * items.length)];
  const given = FUNCTIONS.map(f => ({ f, right: rightTo(f) }));
  yield 'student,problem,answer\n';
  for (let row = 0; row < count; row++) {
    const student = `s${Math.max(0, Math.floor(row / FUNCTIONS.length) - (row % AGAIN_EVERY === 1 ? 1 : 0))}`;
    const i = row % FUNCTIONS.length;
    const bad = row % BAD_EVERY === 7 ? pick(BAD_ROWS)?.(student) : undefined;
    const { f = '', right = '' } = given[i] ?? {};
    const answer = pick(SHAPES)?.({ f, right, k: 1 + Math.floor(next() * 1000) }) ?? '';
    yield stringify([bad ?? [student, `f${i + 1}`, answer]]);
  }
}

function rightTo(f: string): string {
  const read = workOut({ f, wrt: 'x' });
  if (!read.ok) throw new Error(read.complaint.message);
  return strictText(read.value.result);
}
