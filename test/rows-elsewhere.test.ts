import { describe, expect, test } from 'vitest';
import { diagnosis } from '../src/diagnosis/diagnose.ts';
import { read } from './marked-sets.ts';

/** The ids named in an answer to the derivative by x. */
const named = (f: string, answer: string): readonly string[] =>
  diagnosis({ kind: 'derivative', f: read(f), wrt: 'x', order: 1 })(read(answer)).mistakes.map(
    ({ mistake }) => mistake.id,
  );

/** Letters of a formula with what stands for them. */
const filled = (formula: string, letters: Readonly<Record<string, string>>): string =>
  formula.replaceAll(/[A-Z]+/g, name => ` (${letters[name] ?? name}) `);

interface Case {
  readonly id: string;
  readonly f: string;
  readonly answer: string;
}

/** Rows, each at every choice of letters. */
const casesOf = (
  rows: readonly (readonly [id: string, f: string, answer: string])[],
  choices: readonly Readonly<Record<string, string>>[],
): readonly Case[] =>
  rows.flatMap(([id, f, answer]) =>
    choices.map(letters => ({ id, f: filled(f, letters), answer: filled(answer, letters) })),
  );

/** U is an inside, D its derivative. */
const INSIDES = [
  { U: 'x/2', D: '1/2' },
  { U: '3x', D: '3' },
  { U: 'x^2/5', D: '2x/5' },
  { U: 'x^3/9', D: 'x^2/3' },
  { U: 'x/3 + 1/4', D: '1/3' },
] as const;

const FUNCTIONS = casesOf(
  [
    ['T15', 'sec U', '-sec U tan U D'],
    ['T16', 'atan U', '-D/(1 + U^2)'],
    ['T16', 'asin U', '-D/sqrt(1 - U^2)'],
    ['T17', 'tan U', 'sec U tan U D'],
    ['T17', 'csc U', '-csc(U)^2 D'],
    ['T17', 'cot U', '-csc U cot U D'],
    ['T18', 'sec U', 'tan U D'],
    ['T18', 'csc U', '-cot U D'],
    ['T19', 'atan U', 'D/sqrt(1 - U^2)'],
    ['T19', 'asin U', 'D/(1 + U^2)'],
    ['T20', 'asin U', 'D/sqrt(1 + U^2)'],
    ['T21', 'atan U', 'sec(U)^2 D'],
    ['T21', 'asin U', 'cos U D'],
    ['T22', 'tanh U', 'sec(U)^2 D'],
    ['T22', 'sinh U', 'cos U D'],
    ['T23', 'tan U', '-cot U D'],
    ['T24', 'tan U', 'D/(1 + U^2)'],
    ['E17', '5^U', '5^U ln U D'],
    ['E18', 'log10 U', 'ln(10) D/U'],
    ['E18', 'log2 U', 'D/(2 U)'],
    ['E22', 'e^U', 'e^(U - 1) D'],
    ['E23', '7^U', 'ln 7 D'],
    ['E24', 'x^6 + ln U', '6x^5 - D/U'],
    ['D43', 'sqrt U', '2 D/sqrt U'],
    ['D44', 'x^6 + sqrt U', '6x^5 - D/(2 sqrt U)'],
  ],
  INSIDES,
);

/** The same with insides whose derivative is neither a number nor made of the inside. */
const CHAINS = casesOf(
  [
    ['E19', 'ln U', 'U/D'],
    ['E20', 'ln U', '-D/U^2'],
    ['E21', 'x^U', 'D ln x + U/x'],
    ['D42', 'sqrt U', 'sqrt U D/2'],
    ['D65', 'abs U', 'D'],
    ['D66', 'sin U', 'sin D'],
    ['D67', 'sin U', 'sin U D'],
    ['D68', 'sin U', 'cos U D^2'],
    ['D69', 'sin U', 'cos U/D'],
    ['D70', 'sin U', 'cos x'],
    ['D63', '3/U', '3 D/U'],
    ['D64', '3/U', '-3 D'],
    ['T26', 'cos(U)^3', '-sin(U)^3 D'],
  ],
  [
    { U: 'x^2 + 3', D: '2x' },
    { U: 'x^3 - 4x', D: '3x^2 - 4' },
    { U: '5x^2 + x', D: '10x + 1' },
    { U: 'x^4 + 2', D: '4x^3' },
    { U: 'x^2 + e^x', D: '2x + e^x' },
  ],
);

/** F and G with their derivatives P and Q. */
const PAIRS = [
  { F: 'x^2', P: '2x', G: 'sin x + 3', Q: 'cos x' },
  { F: 'x^3 + 5', P: '3x^2', G: 'ln x', Q: '1/x' },
  { F: 'sin x', P: 'cos x', G: 'x^4 + 7x', Q: '4x^3 + 7' },
  { F: '4x - 9', P: '4', G: 'tan x', Q: 'sec(x)^2' },
  { F: 'ln x', P: '1/x', G: 'x^2 + 6', Q: '2x' },
] as const;

const TWO_PARTS = casesOf(
  [
    ['D55', 'F G', 'P G + Q'],
    ['D56', 'F G', 'P G + F G'],
    ['D57', 'F/G', 'P G - F Q'],
    ['D58', 'F/G', 'P G + F Q'],
    ['D59', 'F/G', '(P G + F Q)/G'],
    ['D59', 'F/G', '(F Q - P G)/G'],
    ['D60', 'F/G', '(P G - Q)/G^2'],
    ['D61', 'F/G', '(P G - F Q)/Q^2'],
    ['D62', 'F/G', 'P/G^2'],
    ['D71', 'F/G^3', '(P G^3 - 3F G^2 Q)/G^9'],
    ['D53', 'F + G', 'P + G'],
    ['D54', 'F + G', 'P'],
    ['D51', 'F + G/4', 'P + 4 Q'],
    ['D52', 'F + 4 G', 'P + 4 + Q'],
  ],
  PAIRS,
);

/** N is an exponent, M and L one and two less; K one more. */
const POWERS = casesOf(
  [
    ['D47', 'x^N + tan x', 'M x^M + sec(x)^2'],
    ['D49', 'x^N + tan x', 'N x^L + sec(x)^2'],
    ['D50', 'x^N + tan x', 'x^K/K + sec(x)^2'],
    ['D45', 'x^(-N) + tan x', '-N x^M + sec(x)^2'],
  ],
  [4, 5, 6, 7, 8].map(n => ({ N: `${n}`, M: `${n - 1}`, L: `${n - 2}`, K: `${n + 1}` })),
);

/** C is a number, of which S is the square. */
const NUMBERS = casesOf(
  [
    ['T25', 'atan(C x)', '1/(1 + C x^2)'],
    ['D46', 'x^(1/C)', '(1/C) x^((C - 1)/C)'],
    ['S06', 'x^9 + C x^7 + tan x', '9x^8 + 31x^6 + sec(x)^2'],
  ],
  ['3', '5', '7', '9', '11'].map(C => ({ C })),
);

describe('a row is named on five functions beside its example', () => {
  test.each([...FUNCTIONS, ...CHAINS, ...TWO_PARTS, ...POWERS, ...NUMBERS])(
    '$id in $f answered $answer',
    ({ id, f, answer }) => {
      expect(named(f, answer)).toContain(id);
    },
  );
});

describe('brackets left out in typing', () => {
  test.each([
    ['sin(x)/x', 'x cos x - sin x/x^2', 'x cos(x) − sin(x)'],
    ['(2x + 1)/(x^2 + 3)', '2(x^2 + 3) - 2x(2x + 1)/(x^2 + 3)^2', '2(x² + 3) − 2x (2x + 1)'],
    ['sqrt(x)', '1/2x^-1/2', '−1/2'],
    ['e^(2x)', '2e^2x', '2x'],
    ['e^(x^2 + x)', '2x + 1 e^(x^2 + x)', '2x + 1'],
    ['arcsin(3x)', '3/sqrt(1 - 3x^2)', '3x'],
    ['ln(x)/x^4', 'x^3 - 4x^3 ln x/x^8', 'x³ − 4x³ ln(x)'],
    ['x^3 e^(5x)', '3x^2 e^(5x) + 5x^3 e^5x', '5x'],
  ])('%s answered %s', (f, answer) => {
    expect(named(f, answer)).toContain('W01');
  });
});
