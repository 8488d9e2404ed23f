import { readFileSync } from 'node:fs';
import { isConstant } from '../expression/measure.ts';
import { readExpression } from '../reading/read.ts';
import { evaluate } from '../tape/gradient.ts';
import { Unusable } from './arguments.ts';

/** The values of `--at x=1,y=pi/2` or `--at @values.json`, by name. Throws `Unusable` on what is no value. */
export function valuesAt(text: string): Record<string, number> {
  if (text.startsWith('@')) return valuesInFile(text.slice(1));
  return Object.fromEntries(
    text
      .split(',')
      .filter(part => part.trim() !== '')
      .map(assignment),
  );
}

function assignment(part: string): [string, number] {
  const [name, value, ...more] = part.split('=').map(side => side.trim());
  if (!name || !value || more.length > 0)
    throw new Unusable(`“${part.trim()}” in --at is not a value; write x=1, several with commas: x=1,y=2.`);
  return [name, number(name, value)];
}

/** A value may be written as it is in mathematics: 1/3, pi/2, -2. */
function number(name: string, text: string): number {
  const read = readExpression(text);
  const value = read.ok && isConstant(read.value.expr) ? evaluate(read.value.expr, {}) : Number.NaN;
  if (Number.isFinite(value)) return value;
  throw new Unusable(
    `The value of ${name} in --at is “${text}”, which is no number; write one, such as ${name}=1.5 or ${name}=pi/2.`,
  );
}

function valuesInFile(path: string): Record<string, number> {
  const values = parsed(path);
  if (typeof values !== 'object' || values === null || Array.isArray(values))
    throw new Unusable(`${path} holds no JSON object of values, such as {"x": 1}.`);
  return Object.fromEntries(
    Object.entries(values).map(([name, value]: [string, unknown]) => {
      if (typeof value === 'number') return [name, value];
      throw new Unusable(`The value of ${name} in ${path} is no number.`);
    }),
  );
}

function parsed(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new Unusable(`${path} could not be read as JSON: ${error instanceof Error ? error.message : String(error)}.`);
  }
}
