import { setBackend, type Tensor, tensor1d, tidy, valueAndGrads } from '@tensorflow/tfjs';
import { inlined } from '../src/expression/program.ts';
import { readProgram } from '../src/reading/program-reader.ts';
import { backward } from '../src/tape/backward.ts';
import { forward } from '../src/tape/forward.ts';
import { record } from '../src/tape/record.ts';
import type { Points, Tape } from '../src/tape/tape.ts';
import { LECTURE_FUNCTIONS, type LectureFunction } from './lectures.ts';
import { type Figure, shown } from './report.ts';
import { column, median, type Round, ratios, spread, timed, type Work } from './rounds.ts';

/**
 * How many points there are. The tape and the loops by hand take them in blocks, whose values stay in the processor's
 * cache; tfjs takes them all at once, which suits it best: what a call costs it is then shared by many.
 */
const POINTS = 16384;
const BLOCK = 1024;
const SCHEDULE = { rounds: 7, warmUp: 3, turns: 9, runs: 1 };
const NANOSECONDS = 1e6;

/** Doubles computed in another order agree to this, relatively; tfjs computes in single precision. */
const DOUBLE = 1e-9;
const SINGLE = 1e-3;

/** Value and slopes by tape, by hand and by tfjs: how long a point takes of each, and their ratios. */
export async function gradientFigures(): Promise<Figure[]> {
  await setBackend('cpu');
  return LECTURE_FUNCTIONS.flatMap(figuresOf);
}

/** The four pieces of work, by their place in a round. */
const [TAPE, HAND, TENSORS, FORWARD] = [0, 1, 2, 3];

function figuresOf(lecture: LectureFunction): Figure[] {
  const points = pointsOf(lecture);
  const blocks = inBlocks(points);
  const tape = tapeOf(lecture);
  const byTape = (block: Points): Answers => throughTape(tape, lecture, block);
  const inTensors = throughTensors(lecture, points);
  const answers = joined(blocks.map(byTape));
  compare(lecture.name, 'hand', answers, joined(blocks.map(lecture.byHand)), DOUBLE);
  compare(lecture.name, 'tfjs', answers, joined([inTensors()]), SINGLE);
  const each = (work: (block: Points) => unknown) => () => blocks.forEach(work);
  return ratioFigures(lecture.name, [
    each(byTape),
    each(lecture.byHand),
    inTensors,
    each(block => forward(tape, block)),
  ]);
}

/** The value and the slopes, each at every point of a block. */
type Answers = readonly (Float64Array | Float32Array)[];

const inBlocks = (points: Points): Points[] =>
  Array.from({ length: POINTS / BLOCK }, (_, b) =>
    Object.fromEntries(Object.entries(points).map(([name, all]) => [name, all.slice(b * BLOCK, (b + 1) * BLOCK)])),
  );

/** The answers of all blocks, one list for the value and one for each slope. */
const joined = (blocks: readonly Answers[]): number[][] =>
  (blocks[0] ?? []).map((_, k) => blocks.flatMap(answers => Array.from(answers[k] ?? [])));

function ratioFigures(name: string, works: readonly Work[]): Figure[] {
  const rounds = timed(works, SCHEDULE);
  const times = (a: number, b: number): string => `${perPoint(rounds, a)}, ${perPoint(rounds, b)} ns a point`;
  const ratio = (of: number, to: number) => ({ measured: spread(ratios(rounds, of, to)), unit: '×' as const });
  return [
    { what: `${name}: tape ÷ hand-written`, ...ratio(TAPE, HAND), goal: { atMost: 2.5 }, times: times(TAPE, HAND) },
    { what: `${name}: tfjs ÷ tape`, ...ratio(TENSORS, TAPE), goal: { atLeast: 4 }, times: times(TENSORS, TAPE) },
    {
      what: `${name}: gradient ÷ function`,
      ...ratio(TAPE, FORWARD),
      goal: { atMost: 3 },
      times: times(TAPE, FORWARD),
    },
  ];
}

const perPoint = (rounds: readonly Round[], work: number): string =>
  shown((median(column(rounds, work)) * NANOSECONDS) / POINTS);

/** Points that fill the ranges evenly and are the same in every run: multiples of √(2 + 1/7), √(3 + 1/7), … modulo 1. */
function pointsOf({ inputs }: LectureFunction): Points {
  const block = ([low, high]: readonly [number, number], k: number) =>
    Float64Array.from({ length: POINTS }, (_, i) => low + (((i + 1) * Math.sqrt(k + 2 + 1 / 7)) % 1) * (high - low));
  return Object.fromEntries(Object.entries(inputs).map(([name, range], k) => [name, block(range, k)]));
}

function tapeOf({ f, inputs }: LectureFunction): Tape {
  const read = readProgram(f, { names: Object.keys(inputs) });
  if (!read.ok) throw new Error(`${f} could not be read: ${read.complaint.message}`);
  return record([inlined(read.value.program)]);
}

/** The value and the slopes at every point, as views of what the two sweeps give. */
function throughTape(tape: Tape, { wrt }: LectureFunction, points: Points): Answers {
  const values = forward(tape, points);
  const adjoints = backward(tape, values);
  const block = (all: Float64Array, node: number) => all.subarray(node * BLOCK, (node + 1) * BLOCK);
  return [block(values, tape.outputs[0] ?? -1), ...wrt.map(name => block(adjoints, tape.inputs.get(name) ?? -1))];
}

/** The same by tfjs; inputs whose slopes are not wanted are constants to it. Tensors are freed after every run. */
function throughTensors({ inputs, wrt, inTensors }: LectureFunction, points: Points): () => Answers {
  const tensors = new Map(Object.keys(inputs).map(name => [name, tensor1d(Float32Array.from(points[name] ?? []))]));
  const wanted = wrt.flatMap(name => tensors.get(name) ?? []);
  const constants = [...tensors].filter(([name]) => !wrt.includes(name)).map(([, tensor]) => tensor);
  const gradient = valueAndGrads((...weights: Tensor[]) => inTensors(...weights, ...constants));
  return () =>
    tidy(() => {
      const { value, grads } = gradient(wanted);
      return [value, ...grads].map(tensor => tensor.dataSync());
    });
}

/** Throws where two ways give different numbers: then there is nothing to time. */
function compare(name: string, way: string, ours: readonly Block[], theirs: readonly Block[], tolerance: number): void {
  const worst = Math.max(...ours.map((block, k) => largestDifference(block, theirs[k] ?? [])));
  if (!(worst <= tolerance)) throw new Error(`${name}: the tape and ${way} differ by ${shown(worst)}, relatively.`);
}

type Block = readonly number[];

/** Relative where the values are large; NaN where the blocks are of different length. */
const largestDifference = (ours: Block, theirs: Block): number =>
  Math.max(...ours.map((value, i) => Math.abs(value - (theirs[i] ?? Number.NaN)) / Math.max(1, Math.abs(value))));
