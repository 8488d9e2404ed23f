import { describe, expect, it } from 'vitest';
import { call, derivative, type Expr, symbol } from '../src/expression/expression.ts';
import { strictText } from '../src/expression/strict.ts';
import { readStrict } from '../src/reading/strict-reader.ts';
import { evaluate, gradientAt } from '../src/tape/gradient.ts';
import { record, recordProgram, UnknownOperation } from '../src/tape/record.ts';
import type { Recording, Tape } from '../src/tape/tape.ts';
import { argumentsOf, nodeExpression, operationName } from './tape-described.ts';

const names = (tape: Tape): string[] => Array.from(tape.operations, (_, node) => operationName(tape, node));
const recorded = (text: string, recording?: Recording): string =>
  names(record([readStrict(text)], recording)).join(' ');

/** The operations without regard to their order, of which only "arguments first" matters. */
const sorted = (operations: string): string[] => operations.split(' ').toSorted();

describe('value numbering', () => {
  it.each([
    ['cos(sin(x^2) + 3*x^2)', 'input power sin constant multiply add cos'],
    ['x*y + y*x', 'input input multiply add'],
    ['(x + y)*(y + x)', 'input input add multiply'],
    ['(x - y)*(y - x)', 'input input subtract subtract multiply'],
    ['max(x, y) + max(y, x)', 'input input max max add'],
    ['x^2 + x^2.0 + x^3', 'input power add power add'],
    ['a + b + c + d', 'input input add input add input add'],
    ['a - b - c', 'input input subtract input subtract'],
    ['-a + b', 'input negate input add'],
    ['x^(1/3)', 'input power'],
    ['x^(1/3) + 1/3', 'input power constant constant divide add'],
    ['x^y', 'input input power'],
    ['2*pi + 2*e', 'constant constant multiply constant multiply add'],
  ])('%s is %s', (text, operations) => expect(sorted(recorded(text))).toEqual(sorted(operations)));

  it('expressions recorded together share their parts', () => {
    const tape = record(['sin(x*y)', 'cos(x*y)', 'sin(x*y)'].map(readStrict));
    expect(names(tape)).toEqual(['input', 'input', 'multiply', 'sin', 'cos']);
    expect(tape.outputs).toEqual([3, 4, 3]);
  });

  it('a shared expression whose tree has 2^200 leaves is 201 nodes', () => {
    let e: Expr = symbol('x');
    for (let i = 0; i < 200; i++) e = call('multiply', e, e);
    expect(record([e]).length).toBe(201);
  });
});

describe('programs', () => {
  const [t, u, J] = ['x^2', 'sin(t) + 3*t', 'cos(u)'].map(readStrict);
  if (!t || !u || !J) throw new Error('three definitions');
  const tape = recordProgram({
    definitions: [
      { name: 't', value: t },
      { name: 'u', value: u },
      { name: 'J', value: J },
    ],
  });

  it('keeps the node of every defined name', () => {
    expect([...tape.names]).toEqual([
      ['t', 1],
      ['u', 5],
      ['J', 6],
    ]);
    expect(tape.outputs).toEqual([6]);
  });

  it('tells each node in the names of its arguments', () => {
    const letters = ['x', 't', 'v', 'c', 'w', 'u', 'J'].map(symbol);
    const told = letters.map((_, i) => strictText(nodeExpression(tape, i, node => letters[node] ?? symbol('lost'))));
    expect(told).toEqual(['x', 'x^2', 'sin(t)', '3', 'c * t', 'v + w', 'cos(u)']);
    expect(letters.map((_, i) => argumentsOf(tape, i))).toEqual([[], [0], [1], [], [3, 1], [2, 4], [5]]);
  });

  it('records a definition that no output needs', () => {
    const idle = recordProgram({
      definitions: [
        { name: 'v', value: readStrict('sin(x)') },
        { name: 'y', value: t },
      ],
    });
    expect(idle.names.has('v')).toBe(true);
  });
});

describe('stable and written recordings', () => {
  it.each([
    ['log(1 + x)', 'input log1p'],
    ['log(x + 1)', 'input log1p'],
    ['log(1 - x)', 'input negate log1p'],
    ['log(1 + exp(x))', 'input softplus'],
    ['exp(x) - 1', 'input expm1'],
    ['1/(1 + exp(-x))', 'input sigmoid'],
    ['1/(exp(-x) + 1)', 'input sigmoid'],
    ['1/(1 + exp(x))', 'input negate sigmoid'],
    ['y*log(y)', 'input log multiply'],
    ['2/(1 + exp(-x))', 'constant constant input negate exp add divide'],
  ])('stable, %s is %s', (text, operations) => expect(recorded(text)).toBe(operations));

  it.each([
    ['log(1 + x)', 'constant input add log'],
    ['exp(x) - 1', 'input exp constant subtract'],
    ['1/(1 + exp(-x))', 'constant input negate exp add divide'],
  ])('written, %s is %s', (text, operations) => expect(recorded(text, 'written')).toBe(operations));

  it('a program is recorded as written', () => {
    const tape = recordProgram({ definitions: [{ name: 'y', value: readStrict('log(1 + x)') }] });
    expect(names(tape)).toEqual(['constant', 'input', 'add', 'log']);
  });

  it.each(['log(1 + x)', 'log(1 + exp(x))', 'exp(x) - 1', '1/(1 + exp(-x))', 'x - y^(1/3)'])(
    '%s is told as what it stands for',
    text => {
      const tape = record([readStrict(text)]);
      const told = (node: number): Expr => nodeExpression(tape, node, told);
      const at = { x: 0.7, y: 2 };
      expect(evaluate(told(tape.outputs[0] ?? 0), at)).toBeCloseTo(evaluate(readStrict(text), at), 14);
    },
  );

  it.each([
    ['log(1 + x)', 1e-20, 1e-20],
    ['exp(x) - 1', 1e-20, 1e-20],
    ['log(1 + exp(x))', 800, 800],
    ['1/(1 + exp(-x))', -800, 0],
  ])('%s at %d is %d', (text, x, value) => {
    const found = gradientAt(readStrict(text), { x });
    expect(found.value).toBe(value);
    expect(found.gradient.x).toBe(value === 0 ? 0 : 1);
  });
});

describe('operations without a row', () => {
  it.each<[Expr, string, string]>([
    [call('f', symbol('x')), 'f', 'The function f is not known, so it has no values; write one that is.'],
    [call("g'", symbol('x')), "g'", "The function g' is not known, so it has no values; write one that is."],
    [
      derivative(symbol('x'), 'x'),
      'D',
      'A derivative D(…) still stands in the expression; derive it before it is computed.',
    ],
  ])('%o is refused by name', (e, operation, message) => {
    expect(() => record([call('sin', e)])).toThrow(UnknownOperation);
    expect(() => record([call('sin', e)])).toThrow(expect.objectContaining({ operation, message }));
  });

  it('refuses a wrong number of arguments', () =>
    expect(() => record([call('sin', symbol('x'), symbol('y'))])).toThrow('sin takes 1 argument and has 2 here.'));
});
