import { expect, test } from 'vitest';
import { Side } from '../src/agreement/side.ts';
import { readExpression } from '../src/reading/expression-reader.ts';

test.each([
  ['acsc(sin x)', true],
  ['cos(x) asec(cos(x - 3))', true],
  ['sqrt(-x^2)', true],
  ['ln(sin x + sqrt(sin(x)^2 - 1))', true],
  ['ln(sin x + sqrt(sin(x)^(6/3) - 1))', true],
  ['sqrt(-(x - y)^2)', true],
  ['acsc x', false],
  ['acsc(2 sin x)', false],
  ['sqrt(0x)', false],
  ['sqrt(-relu(x))', false],
  ['sqrt(x - |x|)', false],
  ['acsc(max(-1, min(1, x)))', false],
  ['sqrt(-step(x))', false],
])('%s is certain to be real at single points alone: %s', (f, isSo) => {
  const read = readExpression(f);
  if (!read.ok) throw new Error(read.complaint.message);
  expect(new Side(read.value.expr).isRealAtPointsAlone).toBe(isSo);
});
