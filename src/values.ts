import type { Expr } from './expression/expression.ts';
import { isConstant, variables } from './expression/measure.ts';
import { shortened } from './reading/complaints.ts';
import { readExpression } from './reading/expression-reader.ts';
import type { Complaint, Read } from './reading/reading.ts';
import { evaluateTyped } from './tape/gradient.ts';

/** Numbers by the names of their variables. */
export type Values = Readonly<Record<string, number>>;

/** What an expression comes to; undefined where one of its variables has no value. */
export function valueAt(e: Expr, at: Values | undefined): number | undefined {
  if (!at || !variables(e).every(name => Object.hasOwn(at, name))) return undefined;
  return evaluateTyped(e, at);
}

/** Reads `x = 1, y = pi/2`: a value may be written as it is in mathematics. Nothing at all is no values. */
export function readValues(text: string): Read<Values> {
  const values: Record<string, number> = {};
  for (const part of parted(text)) {
    const read = assignment(part);
    if (!read.ok) return read;
    values[read.value.name] = read.value.value;
  }
  return { ok: true, value: values };
}

interface Part {
  readonly text: string;
  readonly start: number;
}

/** What stands between commas or semicolons, where it is not blank. */
const parted = (text: string): Part[] =>
  [...text.matchAll(/[^,;]+/g)]
    .map(match => ({ text: match[0], start: match.index }))
    .filter(part => part.text.trim() !== '');

function assignment({ text, start }: Part): Read<{ name: string; value: number }> {
  const [name = '', value = '', ...more] = text.split('=').map(side => side.trim());
  const span = { start, end: start + text.length };
  if (!/^\p{L}[\p{L}\d_]*$/u.test(name) || value === '' || more.length > 0) {
    const message = `“${shortened(text.trim())}” is not a value; write x=1, several with commas: x=1,y=2.`;
    return { ok: false, complaint: { message, ...span } };
  }
  const number = numberWritten(value);
  return Number.isFinite(number)
    ? { ok: true, value: { name, value: number } }
    : { ok: false, complaint: noNumber(name, value, span) };
}

const noNumber = (name: string, value: string, span: { start: number; end: number }): Complaint => ({
  message: `“${value}” is no number for ${name}; write one, such as ${name}=1.5 or ${name}=pi/2.`,
  ...span,
});

/** The number that an expression without letters stands for, pi/2; NaN for every other text. */
export function numberWritten(text: string): number {
  const read = readExpression(text);
  return read.ok && isConstant(read.value.expr) ? evaluateTyped(read.value.expr) : Number.NaN;
}

/** Values as they are typed: `x = 1, y = -2.5`. */
export const valuesText = (values: Values): string =>
  Object.entries(values)
    .map(([name, value]) => `${name} = ${value}`)
    .join(', ');
