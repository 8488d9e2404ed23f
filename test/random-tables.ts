import type { Program } from '../src/expression/program.ts';
import { backpropagate } from '../src/graph/pass.ts';
import { readProgram } from '../src/reading/program-reader.ts';
import type { Computation } from '../src/tables/mark-table.ts';
import type { TableRow } from '../src/tables/read-table.ts';
import type { Point } from '../src/tape/gradient.ts';

const PROGRAMS: readonly string[] = [
  'm = w1 x1; n = w2 x2; v = m + n + b; yhat = sigmoid(v); L = (yhat - y)^2 / 2',
  't = x^2; u1 = sin t; u2 = 3t; u = u1 + u2; J = cos u',
  'z = w x + b; h = tanh(z); o = v h; L = (o - y)^2',
  'z = w x; a = sigmoid(z); L = -(y log(a) + (1 - y) log(1 - a))',
  'p = x y; q = p^2; r = exp(p); s = r z; J = q + s',
  'z1 = w1 x; z2 = w2 x; h1 = relu(z1); h2 = relu(z2); o = h1 v1 + h2 v2; L = (o - y)^2 / 2',
  'a = x y; b = y z; c = a b; d = c - x; J = d^2 / 3',
];

const programOf = (f: string): Program => {
  const reading = readProgram(f, { names: inputsOf(f) });
  if (!reading.ok) throw new Error(reading.complaint.message);
  return reading.value.program;
};

const inputsOf = (f: string): readonly string[] => {
  const defined = f.split(';').map(line => line.split('=')[0]?.trim());
  const words = f.match(/\b(?!sin|cos|tanh|exp|relu|sigmoid|log)[a-z]+\d*\b/g) ?? [];
  return [...new Set(words)].filter(word => !defined.includes(word));
};

const READ = PROGRAMS.map(f => ({ f, program: programOf(f) }));

/** Both passes of programs in turn, at points from 0.1 to 0.9: a probability and a logarithm's argument too. */
export function computations(count: number, next: () => number): readonly Computation[] {
  const drawn = (f: string): Point =>
    Object.fromEntries(inputsOf(f).map(name => [name, Math.round(10 + 80 * next()) / 100]));
  return Array.from({ length: count }, (_, i) => READ[i % READ.length]).flatMap(each =>
    each ? [{ ...backpropagate(each.program, drawn(each.f)), program: each.program }] : [],
  );
}

/** The table of a computation, each number as it is written. */
export const tableOf = ({ nodes }: Computation, written: (x: number) => string): TableRow[] =>
  nodes.map(({ name, value, adjoint }) => ({ node: name, value: written(value), adjoint: written(adjoint) }));
