import type { Family, Operation, Slope } from './operation.ts';
import {
  arccosecant,
  arcsecant,
  areaCotangent,
  areaSecant,
  nthRoot,
  nthRootSlope,
  overSquares,
  rootOneMinusSquare,
  rootSquareMinusOne,
  sigmoid,
  sigmoidSlope,
  softplus,
} from './stable.ts';

type Unary = Pick<Operation, 'name' | 'latex' | 'sentence'> &
  Partial<Pick<Operation, 'aliases' | 'domain'>> & {
    readonly evaluate: (a: number) => number;
    readonly slope: (y: number, a: number) => number;
    readonly partial: string;
    readonly samples?: readonly number[];
  };

const EVERYWHERE = [-2.3, -0.7, 0.4, 1.2];
const POSITIVE = [0.2, 0.9, 1.7, 6.5];

/** Rows of one family of functions of one argument. */
const family = (name: Family, rows: readonly Unary[], samples: readonly number[]): Operation[] =>
  rows.map(row => ({
    name: row.name,
    aliases: row.aliases ?? [],
    family: name,
    arity: 1,
    evaluate: row.evaluate,
    slopes: [row.slope],
    partials: [row.partial],
    domain: row.domain ?? [],
    latex: row.latex,
    sentence: row.sentence,
    samples: (row.samples ?? samples).map(a => [a]),
  }));

const EXPONENTIALS: readonly Unary[] = [
  {
    name: 'exp',
    latex: 'e^{#1}',
    evaluate: Math.exp,
    slope: y => y,
    partial: 'exp(u)',
    sentence: 'The exponential function is its own derivative.',
  },
  {
    name: 'log',
    aliases: ['ln'],
    latex: '\\ln',
    evaluate: Math.log,
    slope: (_, a) => 1 / a,
    partial: '1 / u',
    domain: ['u > 0'],
    samples: POSITIVE,
    sentence: 'The derivative of the natural logarithm is one over its argument.',
  },
  {
    name: 'log2',
    aliases: ['lb', 'ld'],
    latex: '\\log_{2}',
    evaluate: Math.log2,
    slope: (_, a) => 1 / (a * Math.LN2),
    partial: '1 / (u * log(2))',
    domain: ['u > 0'],
    samples: POSITIVE,
    sentence: 'A logarithm to base 2 is the natural logarithm divided by ln 2.',
  },
  {
    name: 'log10',
    aliases: ['lg'],
    latex: '\\log_{10}',
    evaluate: Math.log10,
    slope: (_, a) => 1 / (a * Math.LN10),
    partial: '1 / (u * log(10))',
    domain: ['u > 0'],
    samples: POSITIVE,
    sentence: 'A logarithm to base 10 is the natural logarithm divided by ln 10.',
  },
];

const ROOTS: readonly Unary[] = [
  {
    name: 'sqrt',
    aliases: ['root'],
    latex: '\\sqrt{#1}',
    evaluate: Math.sqrt,
    slope: y => 1 / Math.abs(2 * y),
    partial: '1 / (2 * sqrt(u))',
    domain: ['u >= 0'],
    samples: POSITIVE,
    sentence: 'A square root is the power one half.',
  },
  {
    name: 'cbrt',
    aliases: ['cuberoot'],
    latex: '\\sqrt[3]{#1}',
    evaluate: Math.cbrt,
    slope: y => 1 / (3 * y * y),
    partial: '1 / (3 * cbrt(u)^2)',
    sentence: 'A cube root is the power one third, defined for negative numbers too.',
  },
];

const TRIGONOMETRIC: readonly Unary[] = [
  {
    name: 'sin',
    aliases: ['sen'],
    latex: '\\sin',
    evaluate: Math.sin,
    slope: (_, a) => Math.cos(a),
    partial: 'cos(u)',
    sentence: 'The derivative of the sine is the cosine.',
  },
  {
    name: 'cos',
    latex: '\\cos',
    evaluate: Math.cos,
    slope: (_, a) => -Math.sin(a),
    partial: '-sin(u)',
    sentence: 'The derivative of the cosine is minus the sine.',
  },
  {
    name: 'tan',
    aliases: ['tg'],
    latex: '\\tan',
    evaluate: Math.tan,
    slope: y => 1 + y * y,
    partial: 'sec(u)^2',
    domain: ['cos(u) ≠ 0'],
    sentence: 'The derivative of the tangent is the secant squared.',
  },
  {
    name: 'sec',
    latex: '\\sec',
    evaluate: a => 1 / Math.cos(a),
    slope: (y, a) => y * Math.tan(a),
    partial: 'sec(u) * tan(u)',
    domain: ['cos(u) ≠ 0'],
    sentence: 'The derivative of the secant is secant times tangent.',
  },
  {
    name: 'csc',
    aliases: ['cosec'],
    latex: '\\csc',
    evaluate: a => 1 / Math.sin(a),
    slope: (y, a) => -y / Math.tan(a),
    partial: '-csc(u) * cot(u)',
    domain: ['sin(u) ≠ 0'],
    sentence: 'The derivative of the cosecant is minus cosecant times cotangent.',
  },
  {
    name: 'cot',
    aliases: ['ctg', 'cotg', 'cotan'],
    latex: '\\cot',
    evaluate: a => 1 / Math.tan(a),
    slope: y => -(1 + y * y),
    partial: '-csc(u)^2',
    domain: ['sin(u) ≠ 0'],
    sentence: 'The derivative of the cotangent is minus the cosecant squared.',
  },
];

const BETWEEN = [-0.8, -0.3, 0.2, 0.7];
const BEYOND = [-3.1, -1.4, 1.2, 5.5];

const INVERSE_TRIGONOMETRIC: readonly Unary[] = [
  {
    name: 'asin',
    aliases: ['arcsin', 'arcsen'],
    latex: '\\arcsin',
    evaluate: Math.asin,
    slope: (_, a) => 1 / rootOneMinusSquare(a),
    partial: '1 / sqrt(1 - u^2)',
    domain: ['-1 <= u <= 1'],
    samples: BETWEEN,
    sentence: 'The derivative of the arcsine is one over the root of one minus the square.',
  },
  {
    name: 'acos',
    aliases: ['arccos'],
    latex: '\\arccos',
    evaluate: Math.acos,
    slope: (_, a) => -1 / rootOneMinusSquare(a),
    partial: '-1 / sqrt(1 - u^2)',
    domain: ['-1 <= u <= 1'],
    samples: BETWEEN,
    sentence: 'The derivative of the arccosine is minus that of the arcsine.',
  },
  {
    name: 'atan',
    aliases: ['arctan', 'arctg', 'atg'],
    latex: '\\arctan',
    evaluate: Math.atan,
    slope: (_, a) => 1 / (1 + a * a),
    partial: '1 / (1 + u^2)',
    sentence: 'The derivative of the arctangent is one over one plus the square.',
  },
  {
    name: 'asec',
    aliases: ['arcsec'],
    latex: '\\operatorname{arcsec}',
    evaluate: arcsecant,
    slope: (_, a) => 1 / (Math.abs(a) * rootSquareMinusOne(a)),
    partial: '1 / (abs(u) * sqrt(u^2 - 1))',
    domain: ['|u| >= 1'],
    samples: BEYOND,
    sentence: 'The arcsecant of u is the arccosine of 1/u.',
  },
  {
    name: 'acsc',
    aliases: ['arccsc', 'arccosec'],
    latex: '\\operatorname{arccsc}',
    evaluate: arccosecant,
    slope: (_, a) => -1 / (Math.abs(a) * rootSquareMinusOne(a)),
    partial: '-1 / (abs(u) * sqrt(u^2 - 1))',
    domain: ['|u| >= 1'],
    samples: BEYOND,
    sentence: 'The arccosecant of u is the arcsine of 1/u.',
  },
  {
    name: 'acot',
    aliases: ['arccot', 'arcctg', 'arccotg', 'arccotan'],
    latex: '\\operatorname{arccot}',
    evaluate: a => Math.atan(1 / a),
    slope: (_, a) => -1 / (1 + a * a),
    partial: '-1 / (1 + u^2)',
    sentence: 'The derivative of the arccotangent is minus that of the arctangent.',
  },
];

const HYPERBOLIC: readonly Unary[] = [
  {
    name: 'sinh',
    aliases: ['sh', 'senh'],
    latex: '\\sinh',
    evaluate: Math.sinh,
    slope: (_, a) => Math.cosh(a),
    partial: 'cosh(u)',
    sentence: 'The derivative of the hyperbolic sine is the hyperbolic cosine.',
  },
  {
    name: 'cosh',
    aliases: ['ch'],
    latex: '\\cosh',
    evaluate: Math.cosh,
    slope: (_, a) => Math.sinh(a),
    partial: 'sinh(u)',
    sentence: 'The derivative of the hyperbolic cosine is the hyperbolic sine, without a minus.',
  },
  {
    name: 'tanh',
    aliases: ['th', 'tgh'],
    latex: '\\tanh',
    evaluate: Math.tanh,
    slope: (_, a) => 1 / Math.cosh(a) ** 2,
    partial: 'sech(u)^2',
    sentence: 'The derivative of the hyperbolic tangent is the hyperbolic secant squared.',
  },
  {
    name: 'sech',
    latex: '\\operatorname{sech}',
    evaluate: a => 1 / Math.cosh(a),
    slope: (y, a) => -y * Math.tanh(a),
    partial: '-sech(u) * tanh(u)',
    sentence: 'The derivative of the hyperbolic secant is minus hyperbolic secant times hyperbolic tangent.',
  },
  {
    name: 'csch',
    aliases: ['cosech'],
    latex: '\\operatorname{csch}',
    evaluate: a => 1 / Math.sinh(a),
    slope: (y, a) => -y / Math.tanh(a),
    partial: '-csch(u) * coth(u)',
    domain: ['u ≠ 0'],
    sentence: 'The derivative of the hyperbolic cosecant is minus hyperbolic cosecant times hyperbolic cotangent.',
  },
  {
    name: 'coth',
    aliases: ['cth'],
    latex: '\\coth',
    evaluate: a => 1 / Math.tanh(a),
    slope: (_, a) => -1 / Math.sinh(a) ** 2,
    partial: '-csch(u)^2',
    domain: ['u ≠ 0'],
    sentence: 'The derivative of the hyperbolic cotangent is minus the hyperbolic cosecant squared.',
  },
];

const INVERSE_HYPERBOLIC: readonly Unary[] = [
  {
    name: 'asinh',
    aliases: ['arsinh', 'arcsinh', 'argsinh'],
    latex: '\\operatorname{arsinh}',
    evaluate: Math.asinh,
    slope: (_, a) => 1 / Math.hypot(1, a),
    partial: '1 / sqrt(u^2 + 1)',
    sentence: 'The derivative of the inverse hyperbolic sine is one over the root of the square plus one.',
  },
  {
    name: 'acosh',
    aliases: ['arcosh', 'arccosh', 'argcosh'],
    latex: '\\operatorname{arcosh}',
    evaluate: Math.acosh,
    slope: (_, a) => 1 / rootSquareMinusOne(a),
    partial: '1 / sqrt(u^2 - 1)',
    domain: ['u >= 1'],
    samples: [1.2, 2.5, 7.5],
    sentence: 'The derivative of the inverse hyperbolic cosine is one over the root of the square minus one.',
  },
  {
    name: 'atanh',
    aliases: ['artanh', 'arctanh', 'argtanh'],
    latex: '\\operatorname{artanh}',
    evaluate: Math.atanh,
    slope: (_, a) => 1 / ((1 - a) * (1 + a)),
    partial: '1 / (1 - u^2)',
    domain: ['-1 < u < 1'],
    samples: BETWEEN,
    sentence: 'The derivative of the inverse hyperbolic tangent is one over one minus the square.',
  },
  {
    name: 'asech',
    aliases: ['arsech', 'arcsech'],
    latex: '\\operatorname{arsech}',
    evaluate: areaSecant,
    slope: (_, a) => -1 / (a * rootOneMinusSquare(a)),
    partial: '-1 / (u * sqrt(1 - u^2))',
    domain: ['0 < u <= 1'],
    samples: [0.1, 0.4, 0.8],
    sentence: 'The inverse hyperbolic secant of u is the inverse hyperbolic cosine of 1/u.',
  },
  {
    name: 'acsch',
    aliases: ['arcsch', 'arccsch'],
    latex: '\\operatorname{arcsch}',
    evaluate: a => Math.asinh(1 / a),
    slope: (_, a) => -1 / (Math.abs(a) * Math.hypot(1, a)),
    partial: '-1 / (abs(u) * sqrt(1 + u^2))',
    domain: ['u ≠ 0'],
    sentence: 'The inverse hyperbolic cosecant of u is the inverse hyperbolic sine of 1/u.',
  },
  {
    name: 'acoth',
    aliases: ['arcoth', 'arccoth'],
    latex: '\\operatorname{arcoth}',
    evaluate: areaCotangent,
    slope: (_, a) => 1 / ((1 - a) * (1 + a)),
    partial: '1 / (1 - u^2)',
    domain: ['|u| > 1'],
    samples: BEYOND,
    sentence: 'The inverse hyperbolic cotangent has the formula of the inverse hyperbolic tangent, outside [−1, 1].',
  },
];

/** Conventions at the kinks, all of them here: |x|′ = 0 at 0, sign(0) = 0, step(0) = 0. */
const KINKS: readonly Unary[] = [
  {
    name: 'abs',
    latex: '\\left|#1\\right|',
    evaluate: Math.abs,
    slope: (_, a) => Math.sign(a),
    partial: 'sign(u)',
    sentence: 'The slope of |u| is the sign of u; at 0, where there is none, 0 is taken.',
  },
  {
    name: 'sign',
    aliases: ['sgn', 'signum'],
    latex: '\\operatorname{sgn}',
    evaluate: Math.sign,
    slope: () => 0,
    partial: '0',
    sentence: 'The sign jumps at 0 and is flat elsewhere.',
  },
  {
    name: 'step',
    aliases: ['heaviside'],
    latex: '\\operatorname{step}',
    evaluate: a => (Number.isNaN(a) ? a : Number(a > 0)),
    slope: () => 0,
    partial: '0',
    sentence: 'The step is 1 for positive arguments, 0 for the others (0 included), and flat away from its jump.',
  },
];

const NEURONS: readonly Unary[] = [
  {
    name: 'sigmoid',
    aliases: ['logistic', 'expit'],
    latex: '\\sigma',
    evaluate: sigmoid,
    slope: sigmoidSlope,
    partial: 'sigmoid(u) * (1 - sigmoid(u))',
    sentence: 'The derivative of the sigmoid s is s(1 − s).',
  },
  {
    name: 'relu',
    latex: '\\operatorname{relu}',
    evaluate: a => Math.max(a, 0),
    slope: (_, a) => Number(a > 0),
    partial: 'step(u)',
    sentence: 'The rectifier max(u, 0) has slope 1 for positive u and 0 for the others (0 included).',
  },
  {
    name: 'softplus',
    latex: '\\operatorname{softplus}',
    evaluate: softplus,
    slope: (_, a) => sigmoid(a),
    partial: 'sigmoid(u)',
    sentence: 'The derivative of ln(1 + e^u) is the sigmoid of u.',
  },
];

const first: Slope = (_, a, b) => Number(a >= b);
const second: Slope = (_, a, b) => Number(b > a);

/** max and min: at a tie the slope goes to the first argument. */
const OF_SEVERAL: readonly Operation[] = [
  {
    name: 'max',
    aliases: ['maximum'],
    family: 'kinks',
    arity: 'many',
    evaluate: Math.max,
    slopes: [first, second],
    partials: ['1 - step(v - u)', 'step(v - u)'],
    domain: [],
    latex: '\\max\\left(#1, #2\\right)',
    sentence: 'The maximum moves with its largest argument; at a tie with the first of them.',
    samples: [
      [1, 2],
      [3.5, -1],
      [-2, -7],
    ],
  },
  {
    name: 'min',
    aliases: ['minimum'],
    family: 'kinks',
    arity: 'many',
    evaluate: Math.min,
    slopes: [(_, a, b) => Number(a <= b), (_, a, b) => Number(b < a)],
    partials: ['1 - step(u - v)', 'step(u - v)'],
    domain: [],
    latex: '\\min\\left(#1, #2\\right)',
    sentence: 'The minimum moves with its smallest argument; at a tie with the first of them.',
    samples: [
      [1, 2],
      [3.5, -1],
      [-2, -7],
    ],
  },
  {
    name: 'atan2',
    aliases: [],
    family: 'inverse trigonometric',
    arity: 2,
    evaluate: Math.atan2,
    slopes: [(_, a, b) => overSquares(b, a, b), (_, a, b) => -overSquares(a, a, b)],
    partials: ['v / (u^2 + v^2)', '-u / (u^2 + v^2)'],
    domain: ['not u = v = 0'],
    latex: '\\operatorname{atan2}\\left(#1, #2\\right)',
    sentence: 'The angle of the point (v, u) turns by v/(u² + v²) as u grows and by −u/(u² + v²) as v grows.',
    samples: [
      [1, 2],
      [0.5, -1.5],
      [-2, 0.3],
    ],
  },
  {
    name: 'logbase',
    aliases: [],
    family: 'exponentials and logarithms',
    arity: 2,
    evaluate: (a, b) => Math.log(a) / Math.log(b),
    slopes: [(_, a, b) => 1 / (a * Math.log(b)), (y, _, b) => -y / (b * Math.log(b))],
    partials: ['1 / (u * log(v))', '-log(u) / (v * log(v)^2)'],
    domain: ['u > 0', 'v > 0', 'v ≠ 1'],
    latex: '\\log_{#2}\\left(#1\\right)',
    sentence: 'A logarithm to base a is the natural logarithm divided by ln a.',
    samples: [
      [2, 3],
      [0.4, 5],
      [7, 0.6],
    ],
  },
  {
    name: 'nthRoot',
    aliases: [],
    family: 'powers and roots',
    arity: 2,
    evaluate: nthRoot,
    slopes: [nthRootSlope, (y, a, b) => (y === 0 ? 0 : (-y * Math.log(Math.abs(a))) / (b * b))],
    partials: ['u^(1 / v - 1) / v', '-u^(1 / v) * log(u) / v^2'],
    domain: ['u >= 0 unless v is odd'],
    latex: '\\sqrt[#2]{#1}',
    sentence: 'An n-th root is the power 1/n.',
    samples: [
      [2, 5],
      [0.7, 4],
      [9, 3],
    ],
  },
];

/** Every function, one row each. */
export const FUNCTIONS: readonly Operation[] = [
  ...family('exponentials and logarithms', EXPONENTIALS, EVERYWHERE),
  ...family('powers and roots', ROOTS, EVERYWHERE),
  ...family('trigonometric', TRIGONOMETRIC, EVERYWHERE),
  ...family('inverse trigonometric', INVERSE_TRIGONOMETRIC, EVERYWHERE),
  ...family('hyperbolic', HYPERBOLIC, EVERYWHERE),
  ...family('inverse hyperbolic', INVERSE_HYPERBOLIC, EVERYWHERE),
  ...family('kinks', KINKS, EVERYWHERE),
  ...family('neurons', NEURONS, EVERYWHERE),
  ...OF_SEVERAL,
];
