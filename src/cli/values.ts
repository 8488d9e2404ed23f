import { readFileSync } from 'node:fs';
import { numberWritten, readValues, type Values } from '../values.ts';
import { Unusable } from './arguments.ts';

/** The values of `--at x=1,y=pi/2` or `--at @values.json`, by name. Throws `Unusable` on what is no value. */
export function valuesAt(text: string): Values {
  if (text.startsWith('@')) return valuesInFile(text.slice(1));
  const read = readValues(text);
  if (!read.ok) throw new Unusable(`In --at: ${read.complaint.message}`);
  return read.value;
}

function valuesInFile(path: string): Values {
  const values = parsed(path);
  if (typeof values !== 'object' || values === null || Array.isArray(values))
    throw new Unusable(`${path} holds no JSON object of values, such as {"x": 1}.`);
  return Object.fromEntries(
    Object.entries(values).map(([name, value]: [string, unknown]) => {
      const number = typeof value === 'string' ? numberWritten(value) : value;
      if (typeof number === 'number' && Number.isFinite(number)) return [name, number];
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
