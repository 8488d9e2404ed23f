import { expect, test } from 'vitest';
import type { Form } from '../src/marking/check-question.ts';
import { missingTo } from '../src/marking/forms.ts';
import { readExpression } from '../src/reading/expression-reader.ts';
import { words } from '../src/telling/json.ts';

function missing(form: Form, answer: string): string | undefined {
  const read = readExpression(answer, {});
  if (!read.ok) throw new Error(read.complaint.message);
  const said = missingTo(form, read.value.expr);
  return said && words(said);
}

test.each<[Form, string]>([
  ['any', 'x + x'],
  ['simplified', '2x'],
  ['simplified', 'cos(x)^2 - sin(x)^2'],
  ['factored', '4x(x - 1)(x + 1)'],
  ['factored', '(x^2 + 1)/x'],
  ['factored', 'e^x (1 + x)'],
  ['expanded', 'x^2 + 2x + 1'],
  ['single-fraction', '(x - 1)/x^2'],
  ['single-fraction', 'x^2 + 1/2'],
])('%s: %s lacks nothing', (form, answer) => {
  expect(missing(form, answer)).toBeUndefined();
});

test.each<[Form, string, string]>([
  ['simplified', 'x + x', 'not simplified: x + x can be written 2x'],
  ['simplified', '2 * 3 * x', 'not simplified: 2·3x can be written 6x'],
  ['factored', '2x + 2', 'not fully factored: 2x + 2 has the factor 2'],
  ['factored', '4x(x^2 - 1)', 'not fully factored: x² − 1 has the factor x + 1'],
  ['factored', 'e^x + x e^x', 'not fully factored: eˣ + x eˣ has the factor eˣ'],
  ['expanded', 'x(3x + 2)', 'not expanded: the bracket 3x + 2 is still multiplied'],
  ['expanded', '(x + 1)^2', 'not expanded: the bracket x + 1 is still multiplied'],
  ['single-fraction', '1/x - 1/x^2', 'not one fraction: the terms 1/x and −1/x² can be put over one denominator'],
  ['single-fraction', 'x^-1 - x^-2', 'not one fraction: the terms x⁻¹ and −x⁻² can be put over one denominator'],
])('%s: %s is %s', (form, answer, sentence) => {
  expect(missing(form, answer)).toBe(sentence);
});
