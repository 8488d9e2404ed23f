import { add, cos, div, exp, log, mul, scalar, sigmoid, sin, square, sub, type Tensor } from '@tensorflow/tfjs';
import type { Points } from '../src/tape/tape.ts';

/** A function of a lecture: as typed, written by hand, and in tensors. */
export interface LectureFunction {
  readonly name: string;
  readonly f: string;
  /** What the slopes are wanted in. */
  readonly wrt: readonly string[];
  /** Between which values each input is drawn. */
  readonly inputs: Readonly<Record<string, readonly [number, number]>>;
  /** The value and the slopes at every point, as who knows the derivative writes it: one loop, common parts once. */
  readonly byHand: (points: Points) => readonly Float64Array[];
  /** The value of tensors, which come in the order of `inputs`. */
  readonly inTensors: (...inputs: readonly Tensor[]) => Tensor;
}

/** Reading a typed array inside its bounds. */
const at = (values: Float64Array | undefined, i: number): number => values?.[i] ?? Number.NaN;

function quizByHand({ x, z }: Points): Float64Array[] {
  const n = x?.length ?? 0;
  const [y, dx, dz] = [new Float64Array(n), new Float64Array(n), new Float64Array(n)];
  for (let i = 0; i < n; i++) {
    const a = at(x, i);
    const b = at(z, i);
    const product = a * b;
    const logarithm = Math.log(a);
    const grown = Math.exp(product);
    const wave = Math.sin(logarithm) / product;
    y[i] = grown + product / logarithm + wave;
    dx[i] = grown * b + b / logarithm - b / (logarithm * logarithm) + (Math.cos(logarithm) / product - wave) / a;
    dz[i] = grown * a + a / logarithm - wave / b;
  }
  return [y, dx, dz];
}

function cosineByHand({ x }: Points): Float64Array[] {
  const n = x?.length ?? 0;
  const [J, dx] = [new Float64Array(n), new Float64Array(n)];
  for (let i = 0; i < n; i++) {
    const a = at(x, i);
    const t = a * a;
    const u = Math.sin(t) + 3 * t;
    J[i] = Math.cos(u);
    dx[i] = -Math.sin(u) * (Math.cos(t) + 3) * 2 * a;
  }
  return [J, dx];
}

/** Who knows the derivative knows that dJ/da is t − y. */
function logisticByHand({ theta1, theta2, theta3, x1, x2, x3, t }: Points): Float64Array[] {
  const n = t?.length ?? 0;
  const [J, d1, d2, d3] = [new Float64Array(n), new Float64Array(n), new Float64Array(n), new Float64Array(n)];
  for (let i = 0; i < n; i++) {
    const [a, b, c, target] = [at(x1, i), at(x2, i), at(x3, i), at(t, i)];
    const y = 1 / (1 + Math.exp(-(at(theta1, i) * a + at(theta2, i) * b + at(theta3, i) * c)));
    J[i] = target * Math.log(y) + (1 - target) * Math.log(1 - y);
    d1[i] = (target - y) * a;
    d2[i] = (target - y) * b;
    d3[i] = (target - y) * c;
  }
  return [J, d1, d2, d3];
}

/** Without a tensor where one is due there is nothing to compare. */
function given(tensor: Tensor | undefined): Tensor {
  if (!tensor) throw new Error('A tensor is missing among the inputs.');
  return tensor;
}

function quizInTensors(...inputs: readonly Tensor[]): Tensor {
  const [x, z] = [given(inputs[0]), given(inputs[1])];
  const product = mul(x, z);
  const logarithm = log(x);
  return add(add(exp(product), div(product, logarithm)), div(sin(logarithm), product));
}

function cosineInTensors(...inputs: readonly Tensor[]): Tensor {
  const t = square(given(inputs[0]));
  return cos(add(sin(t), mul(scalar(3), t)));
}

function logisticInTensors(...inputs: readonly Tensor[]): Tensor {
  const [a, b, c, x1, x2, x3, t] = inputs.map(given);
  return logLikelihood(sigmoid(add(add(product(a, x1), product(b, x2)), product(c, x3))), given(t));
}

const product = (a: Tensor | undefined, b: Tensor | undefined): Tensor => mul(given(a), given(b));

const logLikelihood = (y: Tensor, t: Tensor): Tensor =>
  add(mul(t, log(y)), mul(sub(scalar(1), t), log(sub(scalar(1), y))));

/** The functions of lectures that gradients are timed on. */
export const LECTURE_FUNCTIONS: readonly LectureFunction[] = [
  {
    name: 'B1 quiz, dy/dx and dy/dz',
    f: 'exp(x z) + x z/log(x) + sin(log(x))/(x z)',
    wrt: ['x', 'z'],
    inputs: { x: [1.2, 3], z: [0.5, 2] },
    byHand: quizByHand,
    inTensors: quizInTensors,
  },
  {
    name: 'B2 cos(sin(x^2) + 3x^2)',
    f: 'cos(sin(x^2) + 3x^2)',
    wrt: ['x'],
    inputs: { x: [-2, 2] },
    byHand: cosineByHand,
    inTensors: cosineInTensors,
  },
  {
    name: 'B3 logistic regression, by three weights',
    f: 'y = sigmoid(theta1 x1 + theta2 x2 + theta3 x3); J = t log(y) + (1 - t) log(1 - y)',
    wrt: ['theta1', 'theta2', 'theta3'],
    inputs: { theta1: [-1, 1], theta2: [-1, 1], theta3: [-1, 1], x1: [-2, 2], x2: [-2, 2], x3: [-2, 2], t: [0, 1] },
    byHand: logisticByHand,
    inTensors: logisticInTensors,
  },
];
