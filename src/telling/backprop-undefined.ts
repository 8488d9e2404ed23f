import type { Pass } from '../graph/pass.ts';
import { unicodeNumber } from '../notation/decimals.ts';
import { mathText } from '../notation/math-text.ts';
import { textName } from '../notation/names.ts';

/** Which node of a table has no value, the first in order, and what it was computed from; nothing where all have one. */
export function undefinedNode({ nodes }: Pass): string | undefined {
  const node = nodes.find(({ value }) => Number.isNaN(value));
  if (!node) return undefined;
  const from = nodes.filter(({ name }) => node.parents.includes(name));
  const there = from.map(({ name, value }) => `${textName(name)} = ${unicodeNumber(String(value))}`).join(', ');
  return `The value of ${textName(node.name)} = ${mathText(node.right)} is undefined at ${there}: nothing after it has a value either; choose another point.`;
}
