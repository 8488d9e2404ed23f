import { add, divide, multiply, symbol } from '../src/expression/expression.ts';
import { strictText } from '../src/expression/strict.ts';
import { substitute } from '../src/expression/substitution.ts';
import { answerMarker } from '../src/grading/problem-marker.ts';
import { marker } from '../src/marking/check.ts';
import type { CheckQuestion } from '../src/marking/check-question.ts';
import type { Problem } from '../src/problems/problem.ts';
import { variant } from '../src/problems/variant.ts';
import { readExpression } from '../src/reading/expression-reader.ts';
import { working } from '../src/working/work-question.ts';
import { chosen, type Random, randomFunction, rewritten, withMistake } from './rewritten.ts';

/** What may be made of a text that was handed in: the verdict on it, in a word. */
type Surface = (text: string) => string;

/** One text that is tried on one surface. */
export interface Trial {
  readonly surface: string;
  readonly text: string;
  /** Whether the text was made without regard to what is right. */
  readonly isNoise: boolean;
  /** Makes the trial ready, as often as it is run; what it gives runs it. */
  readonly ready: () => () => string;
}

/** What became of a trial. */
interface Outcome {
  readonly said: string;
  /** Processor time of this thread: other work on the machine does not count. */
  readonly milliseconds: number;
  /** What is wrong with it; undefined for nothing. */
  readonly fault?: string;
}

/** No answer may take longer. */
const LONGEST = 250;

/** Functions whose answers are marked; none of them has a derivative that noise hits upon. */
const FUNCTIONS: readonly string[] = [
  'x^2 sin(3x) + 7/x',
  'e^(2x) ln(x^2 + 5)',
  'sqrt(x^2 + 11) arctan(4x)',
  'x^x cos(5x)',
  'a x^3 - b e^(-4x)',
  'tan(x/3)/(1 + x^4)',
];

/** What else is asked: with long results, high orders, many variables. */
const LABORIOUS: readonly CheckQuestion[] = [
  { of: 'sqrt(x^3 + 4x) ln(cos x)/(1 + e^(-x))', wrt: 'x', order: 6 },
  { of: 'x^3 sin(x^2) e^(2x)', wrt: 'x', order: 2 },
  { of: '(x + 1)(x + 2)(x + 3)(x + 4)(x + 5)(x + 6) sin x', wrt: 'x', order: 5 },
  { of: 'y ln(x) + x tan(y) = sqrt(x y)', wrt: 'x', kind: 'implicit', order: 3 },
  { of: 'x = e^t sin(t^2); y = ln(1 + t^2) t^3', wrt: 't', kind: 'parametric', order: 3 },
  { of: 'ln(e^a + e^b + e^c + e^d) sin(a b c d)', wrt: 'a, b, c, d', kind: 'hessian' },
  { of: 'sin(a + 2b c)/(1 + b^2), a b ln(c), e^(a b c)', wrt: 'a, b, c', kind: 'jacobian' },
  { of: 'x^2 e^(-x) (x - 3)^3', wrt: 'x', kind: 'critical' },
  { of: 'x^2 ln(x + 5)', wrt: 'x', kind: 'tangent', at: { x: 2 } },
  { of: 'x^3 + 2x - sin x', wrt: 'x', kind: 'inverse', at: { x: 3 } },
  { of: 'x^2 y - e^(x y)', wrt: 'x, y', kind: 'directional', at: { x: 1, y: 2 }, along: '[3, 4]' },
  { of: 'x^3 sin(x^2)', wrt: 'x', at: { x: 3 }, rounding: 3 },
  { of: '(x^2 + 1)^x sqrt(x - 3)', wrt: 'x', kind: 'logarithmic' },
  { of: 'sqrt(5x + 7)', wrt: 'x', kind: 'first-principles' },
  { of: '|x^2 - 4| + max(x, 7)', wrt: 'x' },
  { of: 'f(x) g(x^2)', wrt: 'x' },
  { expected: '12 x^3 (x^4 + 5)^2', form: 'factored', domain: 'strict' },
];

/** What lines of working are about, beside derivatives of functions. */
const WORKED: readonly WorkQuestion[] = [
  { f: 'y ln(x) + x tan(y) = 7', wrt: 'x' },
  { f: 'z = w x + b; y = sigmoid(z); L = (y - t)^2', wrt: 'w' },
  { f: 'x^2 ln(x + 5)', wrt: 'x', at: { x: 2 } },
];

/** Every way in: the reader, the marker of each question, lines of working, and the marker of each problem. */
export function surfaces(problems: readonly Problem[]): ReadonlyMap<string, Surface> {
  const found = new Map<string, Surface>();
  found.set('read', text => (readExpression(text).ok ? 'read' : 'unreadable'));
  for (const of of FUNCTIONS) {
    found.set(named({ of, wrt: 'x' }), checking({ of, wrt: 'x' }));
    found.set(`working --of '${of}' --wrt x`, text => workingSaid({ f: of, wrt: 'x' }, text));
  }
  for (const question of WORKED)
    found.set(`working ${options({ ...question, f: undefined, of: question.f })}`, text => workingSaid(question, text));
  for (const question of LABORIOUS) found.set(named(question), checking(question));
  for (const problem of problems) found.set(`grade ${problem.id}`, grading(problem));
  return found;
}

/** A question as the terminal is asked it. */
const named = (question: CheckQuestion): string => `check ${options(question)}`;

const options = (question: object): string =>
  Object.entries(question)
    .flatMap(([option, value]) => (value === undefined ? [] : [`--${option} '${optionText(value)}'`]))
    .join(' ');

const optionText = (value: unknown): string =>
  typeof value === 'object' && value !== null
    ? Object.entries(value)
        .map(([name, number]) => `${name}=${number}`)
        .join(', ')
    : String(value);

/** Throws where the question has no answer. */
function checking(question: CheckQuestion): Surface {
  const made = marker(question);
  if (!made.ok) throw new Error(made.complaint.message);
  return text => made.value(text).verdict;
}

/** The compound of two functions, of any order. */
function laboriousQuestion(random: Random): CheckQuestion {
  const [f, g] = [randomFunction(random), randomFunction(random)];
  const both = chosen(random, [multiply(f, g), divide(f, g), substitute(f, new Map([['x', g]]))]);
  const of = strictText(add(symbol('x'), both));
  return { of: random() < 0.3 ? withLongNumbers(of, random) : of, wrt: 'x', order: many(random, 6) };
}

/** What lines are about. */
type WorkQuestion = Parameters<typeof working>[0];

function workingSaid(question: WorkQuestion, text: string): string {
  const judged = working(question, text.split('\n'));
  return judged.ok ? judged.value.lines.map(({ verdict }) => verdict).join(' ') || 'empty' : judged.complaint.message;
}

function grading(problem: Problem): Surface {
  const mark = answerMarker(variant(problem, 1));
  return text => mark(text).verdict;
}

/** Scraps of what students type, of LaTeX, and of nothing of the sort. */
const SCRAPS =
  "x y 2 3.5 .5 1e9 + - * / ^ ( ) [ ] { } | , ; = or ' sin cos ln log_ sqrt e^ e^x x^2 sin^-1 sin^2 \\frac{ \\sqrt[ \\left( \\right) \\cdot d/dx dy/dx f(x) f'( let where lim sum inf NaN ½ √ π ∂ ∇ ² ³ − · × ÷ θ 𝑥 é \\ $ \n \t & % # @ ! ? < > \" ` ~ : _ 0 9^9^9 1/0 0/0 undefined constructor __proto__ 99999999999999999999".split(
    ' ',
  );

const many = (random: Random, most: number): number => 1 + Math.floor(random() * most);

const scraps = (random: Random, most: number): string =>
  Array.from({ length: many(random, most) }, () => chosen(random, SCRAPS)).join(random() < 0.5 ? '' : ' ');

const bytes = (random: Random): string =>
  new TextDecoder().decode(Uint8Array.from({ length: many(random, 60) }, () => Math.floor(256 * random())));

/** A text with some of its signs lost, doubled, or replaced by scraps. */
function mutated(text: string, random: Random): string {
  const signs = [...text];
  for (let i = many(random, 4); i > 0; i--) {
    const place = Math.floor(random() * signs.length);
    signs.splice(place, Math.floor(random() * 3), chosen(random, ['', chosen(random, SCRAPS), signs[place] ?? '']));
  }
  return signs.join('');
}

/** Texts as long and as deep as the reader lets them be, and beyond. */
const LARGE: readonly ((random: Random) => string)[] = [
  random => `${'('.repeat(many(random, 700))}x`,
  random => deep(chosen(random, ['sin(', 'e^(', 'sqrt(', '1/(1+', '(x+', 'ln(', '-(']), many(random, 650)),
  random =>
    repeated(
      chosen(random, ['x+', 'sin(x)*', 'x^2-', '2x^3+', 'x^', 'x/', '(x+1)*', '-', 'x y ', '9', 'ln x + ']),
      random,
    ),
  random =>
    repeated(
      chosen(random, ['d', '|x|', 'x or ', 'x, ', 'so x ', 'hello ', '2x if x>0, ', '±x ', "y' = ", 'x i + ', 'x²']),
      random,
    ),
  random => Array.from({ length: many(random, 600) }, (_, i) => `sin(${i}x)`).join(chosen(random, ['+', '*', '-'])),
  random => Array.from({ length: many(random, 400) }, (_, i) => `(x+${i})`).join(chosen(random, ['', '^2+', '/'])),
];

const deep = (opening: string, times: number): string => `${opening.repeat(times)}x${')'.repeat(times)}`;
const repeated = (piece: string, random: Random): string => `${piece.repeat(many(random, 10_500 / piece.length))}x`;

const NOISE: readonly ((random: Random) => string)[] = [
  bytes,
  random => scraps(random, 12),
  random => scraps(random, 60),
  random => strictText(randomFunction(random)),
  ...LARGE,
];

const ANSWERLIKE: readonly ((random: Random) => string)[] = [
  random => mutated('dy/dx = 2x sin(3x) + 3 x^2 cos(3x) - 7/x^2', random),
  random => mutated("f'(x) = 2 e^(2x) ln(x^2+5) + 2x e^(2x)/(x^2+5)", random),
  random => mutated('\\frac{x \\arctan(4x)}{\\sqrt{x^2+11}} + \\frac{4\\sqrt{x^2+11}}{1+16x^2}', random),
  random => strictText(rewritten(withMistake(randomFunction(random), random), random, 3)),
  random => withLongNumbers(strictText(randomFunction(random)), random),
];

/** Numbers that are longer, larger and smaller than homework has. */
const LONG_NUMBERS = '1000000007 123456789012345678901234567890 1e300 1e-300 1e400 1e-400 0.000000001 65537 1024 -7/2'
  .split(' ')
  .map(digits => `(${digits})`);

/** A text with some of its numbers replaced by such. */
const withLongNumbers = (text: string, random: Random): string =>
  text.replace(/\d+/g, digits => (random() < 0.3 ? chosen(random, LONG_NUMBERS) : digits));

/** How many trials are made of a question that nobody has answered before. */
const NEW = 1 / 12;

/** Trials without end, the same for the same numbers. */
export function* trials(random: Random, ways: ReadonlyMap<string, Surface>): Generator<Trial> {
  const names = [...ways.keys()];
  for (;;) {
    if (random() < NEW) {
      yield* firstAnswer(random);
      continue;
    }
    const surface = chosen(random, names);
    const isNoise = random() < 0.6;
    const text = chosen(random, isNoise ? NOISE : ANSWERLIKE)(random);
    const way = ways.get(surface);
    if (way) yield { surface, text, isNoise, ready: () => () => way(text) };
  }
}

/**
 * The first answer to a new question: what is found out about the question itself is no part of the time, the mistakes in
 * it are. Nothing where a derivative is too long to be differentiated again. Of a random question any answer may be right.
 */
function* firstAnswer(random: Random): Generator<Trial> {
  const question = laboriousQuestion(random);
  const text = strictText(randomFunction(random));
  if (!marker(question).ok) return;
  yield { surface: named(question), text, isNoise: false, ready: () => asked(question, text) };
}

/** A question that was never asked before, and an answer to it. Throws where the question has no answer. */
function asked(question: CheckQuestion, text: string): () => string {
  const mark = checking(question);
  return () => mark(text);
}

/** Runs a trial: a crash, an answer that takes too long and noise that is called correct are faults. */
export function outcome({ ready, isNoise, surface }: Trial): Outcome {
  const run = ready();
  const before = process.threadCpuUsage();
  const said = saidOr(run);
  const { user, system } = process.threadCpuUsage(before);
  const milliseconds = (user + system) / 1000;
  const fault =
    said.crash ??
    slow(milliseconds) ??
    (isNoise && !surface.startsWith('read') && said.word === 'correct' ? 'noise is called correct' : undefined);
  return { said: said.word, milliseconds, ...(fault !== undefined && { fault }) };
}

function saidOr(run: () => string): { readonly word: string; readonly crash?: string } {
  try {
    return { word: run() };
  } catch (error) {
    return { word: 'crash', crash: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

const slow = (milliseconds: number): string | undefined =>
  milliseconds > LONGEST ? `took ${milliseconds.toFixed(0)} ms` : undefined;

/** A trial as it can be typed again. */
export const pasted = ({ surface, text }: Trial): string => `${surface}   ${JSON.stringify(text)}`;
