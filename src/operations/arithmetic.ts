import type { Operation } from './operation.ts';

const PAIRS = [
  [1.5, 2.5],
  [-0.7, 3],
  [4, -1.25],
];

/** a^b; NaN to the power 0 is NaN too: what is not real has no powers, though IEEE has 1 for it. */
export const realPower = (a: number, b: number): number => (Number.isNaN(a) ? a : a ** b);

/** + · ÷ − and powers: rows like any other; sums and products of many are folded from the left. */
export const ARITHMETIC: readonly Operation[] = [
  {
    name: 'add',
    aliases: [],
    family: 'arithmetic',
    arity: 'many',
    evaluate: (a, b) => a + b,
    slopes: [() => 1, () => 1],
    partials: ['1', '1'],
    domain: [],
    traits: ['gentle'],
    latex: '#1 + #2',
    sentence: 'Every term of a sum is differentiated on its own.',
    samples: PAIRS,
  },
  {
    name: 'multiply',
    aliases: [],
    family: 'arithmetic',
    arity: 'many',
    evaluate: (a, b) => a * b,
    slopes: [(_, __, b) => b, (_, a) => a],
    partials: ['v', 'u'],
    domain: [],
    traits: ['stretching'],
    latex: '#1 \\cdot #2',
    sentence: 'Each factor takes its turn: one is differentiated, the others stay.',
    samples: PAIRS,
  },
  {
    name: 'divide',
    aliases: [],
    family: 'arithmetic',
    arity: 2,
    evaluate: (a, b) => a / b,
    slopes: [(_, __, b) => 1 / b, (y, _, b) => -y / b],
    partials: ['1 / v', '-u / v^2'],
    domain: ['v ≠ 0'],
    traits: ['stretching', 'edge at 0'],
    latex: '\\frac{#1}{#2}',
    sentence: 'Top differentiated times bottom, minus top times bottom differentiated, over bottom squared.',
    samples: PAIRS,
  },
  {
    name: 'negate',
    aliases: [],
    family: 'arithmetic',
    arity: 1,
    evaluate: a => -a,
    slopes: [() => -1],
    partials: ['-1'],
    domain: [],
    traits: ['gentle'],
    latex: '-#1',
    sentence: 'A minus sign stays in front.',
    samples: [[1.5], [-2]],
  },
  {
    name: 'power',
    aliases: ['pow'],
    family: 'powers and roots',
    arity: 2,
    evaluate: realPower,
    slopes: [(_, a, b) => (b === 0 ? 0 : b * a ** (b - 1)), (y, a) => (y === 0 ? 0 : y * Math.log(a))],
    partials: ['v * u^(v - 1)', 'u^v * log(u)'],
    domain: ['u > 0 unless v is a constant'],
    traits: ['stretching'],
    latex: '#1^{#2}',
    sentence: 'The exponent comes down as a factor and is lowered by one.',
    samples: [
      [1.5, 2.5],
      [0.7, -3],
      [4, 0.5],
    ],
  },
];
