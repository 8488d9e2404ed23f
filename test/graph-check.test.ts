import { expect, test } from 'vitest';
import { checkInGraph } from '../src/tables/graph-check.ts';

const NEURON = 'm = w1 x1; n = w2 x2; v = m + n + b; yhat = sigmoid(v); L = (yhat - y)^2 / 2';
const NEURON_AT = { w1: 0.5, w2: 0.7, x1: -0.1, x2: 0.2, b: 0, y: 0 };
const LINE = 'v = w x; L = (v - 1)^2';
const LINE_AT = { w: 2, x: 3 };

const verdictOn = (of: string, at: Readonly<Record<string, number>>, wrt: string, answer: string) => {
  const read = checkInGraph({ of, at, wrt, rounding: 4 }, answer);
  return read.ok && read.value.verdict === 'wrong'
    ? read.value.mistakes.map(({ id }) => id)
    : read.ok && read.value.verdict;
};

// dL/dv = 2 · (6 − 1) = 10.
test.each<
  [what: string, of: string, at: Readonly<Record<string, number>>, wrt: string, answer: string, named: unknown]
>([
  ['what arrives, without the local slope', LINE, LINE_AT, 'w', '10', ['B35']],
  ['the local slope, without what arrives', LINE, LINE_AT, 'w', '3', ['B03']],
  ['the factor itself instead of the other one', LINE, LINE_AT, 'w', '20', ['B04']],
  ['a value of the forward pass', NEURON, NEURON_AT, 'w1', '0.5', ['B36']],
  ['the right value', LINE, LINE_AT, 'w', '30', 'correct'],
  ['a number that nothing gives', NEURON, NEURON_AT, 'w1', '0.7777', []],
])('%s', (_, of, at, wrt, answer, named) => {
  expect(verdictOn(of, at, wrt, answer)).toEqual(named);
});
