import { isCall } from '../expression/expression.ts';
import type { ComputedNode, Pass } from '../graph/pass.ts';
import type { Use } from './cells.ts';
import { isPenalty, nodeOf } from './circumstances.ts';
import type { Quantity } from './quantity.ts';

/** Another number of the table that is taken by mistake at a gate. */
export type Companion =
  | 'a factor of another term'
  | 'what enters the other factor'
  | 'a factor further down'
  | 'the other factor after the step'
  | 'the derivative by a penalty';

/** The quantities that a companion of a use may be; none where it has no such companion. */
export const companionsOf = (companion: Companion, use: Use, pass: Pass): readonly Quantity[] =>
  FOUND[companion](use, pass);

const FOUND: Readonly<Record<Companion, (use: Use, pass: Pass) => readonly Quantity[]>> = {
  'a factor of another term': (use, pass) => inputFactors(beside(use, pass), pass).map(theValue),
  'what enters the other factor': (use, pass) =>
    beside(use, pass)
      .filter(isOfOne)
      .flatMap(({ parents }) => parents.map(theValue)),
  'a factor further down': ({ gate, input }, pass) => {
    const sums = named([input], pass)
      .filter(isOfOne)
      .flatMap(({ parents }) => named(parents, pass));
    const products = sums.flatMap(sum => [sum, ...named(sum.parents, pass)]);
    return inputFactors(products, pass)
      .filter(name => !gate.parents.includes(name))
      .map(theValue);
  },
  'the other factor after the step': (use, pass) =>
    beside(use, pass)
      .filter(({ role }) => role === 'input')
      .map(({ name }) => ({ kind: 'updated', of: name })),
  'the derivative by a penalty': (_, pass) =>
    pass.nodes
      .filter(node => isPenalty(node, pass))
      .map(({ name }) => ({ kind: 'derivative', of: pass.output, wrt: name })),
};

const theValue = (node: string): Quantity => ({ kind: 'value', of: node });

const named = (names: readonly string[], pass: Pass): readonly ComputedNode[] =>
  names.flatMap(name => nodeOf(name, pass) ?? []);

/** What else goes into the gate of a use. */
const beside = ({ gate, input }: Use, pass: Pass): readonly ComputedNode[] =>
  named(
    gate.parents.filter(name => name !== input),
    pass,
  );

/** An operation on one node alone, such as an activation. */
const isOfOne = ({ parents }: ComputedNode): boolean => parents.length === 1;

/** The inputs among the factors of those nodes that are products. */
const inputFactors = (nodes: readonly ComputedNode[], pass: Pass): readonly string[] =>
  nodes
    .filter(({ right, parents }) => isCall(right, 'multiply') && parents.length > 1)
    .flatMap(({ parents }) => named(parents, pass))
    .filter(({ role }) => role === 'input')
    .map(({ name }) => name);
