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
  ['simplified', '2x e^x + x^2 e^x'],
  ['simplified', 'e^x (x^2 + 2x)'],
  ['simplified', '3(x - 1)(x + 1)'],
  ['simplified', '3x^2 - 3'],
  ['simplified', '1 + tan^2 x'],
  ['simplified', '(3/2) x'],
  ['simplified', '1.5x'],
  ['simplified', 'x * 2'],
  ['simplified', 'cos(x^2) 2x'],
  ['simplified', '1/x^2 - ln(x)/x^2'],
  ['simplified', '2sqrt(2)'],
  ['simplified', 'x sqrt(6) + sqrt(x)'],
  ['factored', '4x(x - 1)(x + 1)'],
  ['factored', '6x(x^2 + 1)^2'],
  ['factored', 'x^4 + 1'],
  ['factored', 'x^5 + x + 3'],
  ['factored', 'x^2 + y^2'],
  ['factored', '(x - y)(x^2 + xy + y^2)'],
  ['factored', '(x^2 - 2)(x^2 + xy + 3)'],
  ['factored', 'a + b + c + d + f + g + h + k + m + n'],
  ['factored', '(x^2 + 1)/x'],
  ['factored', 'e^x (1 + x)'],
  ['expanded', 'x^2 + 2x + 1'],
  ['single-fraction', '(x - 1)/x^2'],
  ['expanded', 'x^2 e^(x + 1) - sin(2(x + 1))'],
  ['single-fraction', 'x^2 + 1/2'],
  ['single-fraction', 'sin(1/x)'],
  ['single-fraction', '-cos(1/x)/x^2'],
  ['single-fraction', 'e^(1/x)/(2x)'],
  ['simplified', 'x ln(2)'],
  ['simplified', 'x sin(1)'],
  ['simplified', 'sqrt(3)/2 x'],
])('%s: %s lacks nothing', (form, answer) => {
  expect(missing(form, answer)).toBeUndefined();
});

test.each<[Form, string, string]>([
  ['simplified', 'x + x', 'not simplified: x + x can be written 2x'],
  ['simplified', '2 * 3 * x', 'not simplified: 2·3x can be written 6x'],
  ['simplified', '6x/4', 'not simplified: 6x/4 can be written 3x/2'],
  ['simplified', '(6/4)x', 'not simplified: (6/4) x can be written 3x/2'],
  ['simplified', '3x * x - 3', 'not simplified: 3x·x − 3 can be written 3x² − 3'],
  ['simplified', '2x + 0', 'not simplified: 2x + 0 can be written 2x'],
  ['simplified', 'x e^x + x e^x', 'not simplified: x eˣ + x eˣ can be written 2x eˣ'],
  ['simplified', '2(x + 1) + 2x', 'not simplified: 2(x + 1) + 2x can be written 2(2x + 1)'],
  ['simplified', '(6x + 4)/2', 'not simplified: (6x + 4)/2 can be written 3x + 2'],
  ['simplified', '2x/(2x^2 + 2)', 'not simplified: 2x/(2x² + 2) can be written x/(x² + 1)'],
  ['simplified', 'sin^2 x + cos^2 x', 'not simplified: sin²(x) + cos²(x) can be written 1'],
  ['simplified', 'sqrt(8)', 'not simplified: √8 can be written 2√2'],
  ['simplified', 'x/sqrt(12)', 'not simplified: x/√12 can be written x/(2√3)'],
  ['simplified', '1 + cbrt(54) x', 'not simplified: 1 + ∛54 x can be written 1 + 3∛2 x'],
  ['simplified', 'x^(3 - 1)', 'not simplified: x^(3 − 1) can be written x²'],
  ['factored', '6x(x^4 + 2x^2 + 1)', 'not fully factored: x⁴ + 2x² + 1 has the factor x² + 1'],
  ['factored', '4x^4 + 4x^2 + 1', 'not fully factored: 4x⁴ + 4x² + 1 has the factor 2x² + 1'],
  ['factored', 'x^4 + 3x^2 + 2', 'not fully factored: x⁴ + 3x² + 2 has the factor x² + 2'],
  ['factored', 'x^4 + 4', 'not fully factored: x⁴ + 4 has the factor x² + 2x + 2'],
  ['factored', 'x^5 + x + 1', 'not fully factored: x⁵ + x + 1 has the factor x² + x + 1'],
  ['factored', '2(x^4 + x^2 + 1)', 'not fully factored: x⁴ + x² + 1 has the factor x² + x + 1'],
  ['factored', 'xy + x + 2y + 2', 'not fully factored: xy + x + 2y + 2 has the factor y + 1'],
  ['factored', 'x(y + 1) + 2(y + 1)', 'not fully factored: x(y + 1) + 2(y + 1) has the factor y + 1'],
  ['factored', 'x^2 + 2xy + y^2', 'not fully factored: x² + 2xy + y² has the factor x + y'],
  ['factored', '4x^2 - 9y^2', 'not fully factored: 4x² − 9y² has the factor 2x + 3y'],
  ['factored', 'x^6 - y^6', 'not fully factored: x⁶ − y⁶ has the factor x + y'],
  ['factored', '2x^8 - 2y^8', 'not fully factored: 2x⁸ − 2y⁸ has the factor 2'],
  ['factored', '2(x^8 - y^8)', 'not fully factored: x⁸ − y⁸ has the factor x + y'],
  ['factored', 'x^3 + 8y^3', 'not fully factored: x³ + 8y³ has the factor x + 2y'],
  ['factored', 'x^3 + 3x^2 h + 3x h^2 + h^3', 'not fully factored: x³ + 3x² h + 3x h² + h³ has the factor x + h'],
  [
    'factored',
    'x^5 + x^4 y + x^3 y^2 - 2x^2 y - 2x y^2 - 2y^3',
    'not fully factored: x⁵ + x⁴ y + x³ y² − 2x² y − 2x y² − 2y³ has the factor x² + xy + y²',
  ],
  ['factored', 'x^2 - y^2 + 2y - 1', 'not fully factored: x² − y² + 2y − 1 has the factor x − y + 1'],
  ['simplified', 'x ln(e)', 'not simplified: ln(e) is 1'],
  ['simplified', 'e^0 x', 'not simplified: e⁰ is 1'],
  ['simplified', 'x sin(pi/2)', 'not simplified: sin(π/2) is 1'],
  ['simplified', 'x^2 ln(e^x)', 'not simplified: ln(eˣ) is x'],
  ['simplified', 'e^(ln(x + 1))', 'not simplified: e^(ln(x + 1)) is x + 1'],
  ['expanded', '1 - (x - y)', 'not expanded: the bracket x − y is still multiplied'],
  ['expanded', '-(x + 1)', 'not expanded: the bracket x + 1 is still multiplied'],
  ['expanded', '6x^3 + 6x^3 + 6x', 'not expanded: like terms are to be put together, 12x³ + 6x'],
  ['factored', '2x + 2', 'not fully factored: 2x + 2 has the factor 2'],
  ['factored', '4x(x^2 - 1)', 'not fully factored: x² − 1 has the factor x + 1'],
  ['factored', 'e^x + x e^x', 'not fully factored: eˣ + x eˣ has the factor eˣ'],
  ['expanded', 'x(3x + 2)', 'not expanded: the bracket 3x + 2 is still multiplied'],
  ['expanded', '(x + 1)^2', 'not expanded: the bracket x + 1 is still multiplied'],
  ['single-fraction', '1/x - 1/x^2', 'not one fraction: the terms 1/x and −1/x² can be put over one denominator'],
  ['single-fraction', 'x/(1 + 1/x)', 'not one fraction: x/(1 + 1/x) has more than one bar, or a power below 0'],
  ['single-fraction', '(x + 1/x)/2', 'not one fraction: (x + 1/x)/2 has more than one bar, or a power below 0'],
  ['single-fraction', '(1 + x^-1)/2', 'not one fraction: (1 + x⁻¹)/2 has more than one bar, or a power below 0'],
  ['single-fraction', 'x^-1 - x^-2', 'not one fraction: the terms x⁻¹ and −x⁻² can be put over one denominator'],
])('%s: %s is %s', (form, answer, sentence) => {
  expect(missing(form, answer)).toBe(sentence);
});
