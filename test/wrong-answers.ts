import { randomNumbers } from '../src/checking/random.ts';

/** A function with its derivative, as text. */
interface Part {
  readonly f: string;
  readonly d: string;
}

/** A function with its right derivative and a wrong one. */
interface Wrong extends Part {
  readonly wrong: string;
}

/** A wrong answer to a question, and the mistake it was made with. */
export interface WrongAnswer extends Wrong {
  readonly id: string;
  readonly wrt: string;
  readonly order: number;
}

type Random = () => number;

/** What is chosen at random of building blocks. */
interface Dice {
  readonly number: (from: number, to: number) => number;
  readonly pick: <T>(choices: readonly [T, ...T[]]) => T;
}

const diceOf = (random: Random): Dice => ({
  number: (from, to) => from + Math.floor(random() * (to - from + 1)),
  pick: ([first, ...others]) => others[Math.floor(random() * (others.length + 1)) - 1] ?? first,
});

const power = (dice: Dice): Part => {
  const n = dice.number(2, 7);
  return { f: `(x^${n})`, d: `(${n} x^${n - 1})` };
};

/** Its numbers are larger than the exponents of outer powers: equal ones would make two mistakes one. */
const line = (dice: Dice): Part => {
  const [a, b] = [dice.number(7, 19), dice.number(1, 9)];
  return { f: `(${a}x + ${b})`, d: `${a}` };
};

const quadratic = (dice: Dice): Part => {
  const [a, b] = [dice.number(2, 6), dice.number(1, 9)];
  return dice.pick([
    { f: `(x^2 + ${b})`, d: '(2x)' },
    { f: `(x^3 - ${a} x)`, d: `(3x^2 - ${a})` },
    { f: `(${a} x^2 + ${b} x)`, d: `(${2 * a} x + ${b})` },
  ]);
};

const transcendent = (dice: Dice): Part =>
  dice.pick([
    { f: 'sin(x)', d: 'cos(x)' },
    { f: 'cos(x)', d: '(-sin(x))' },
    { f: 'exp(x)', d: 'exp(x)' },
    { f: 'log(x)', d: '(1/x)' },
    { f: 'tan(x)', d: 'sec(x)^2' },
    { f: 'atan(x)', d: '(1/(1 + x^2))' },
    { f: 'sinh(x)', d: 'cosh(x)' },
  ]);

/** What stands inside a function; its derivative is none of 0, 1 and −1. */
const inside = (dice: Dice): Part => {
  const a = dice.number(7, 19);
  return dice.pick([
    power(dice),
    quadratic(dice),
    line(dice),
    { f: `(${a} x)`, d: `${a}` },
    { f: '(x^2 + exp(x))', d: '(2x + exp(x))' },
  ]);
};

/** A function of an inside u with its slope there. */
interface Outer {
  readonly of: (u: string) => string;
  readonly slope: (u: string) => string;
}

const outer = (dice: Dice): Outer => {
  const n = dice.number(3, 6);
  return dice.pick<Outer>([
    { of: u => `sin(${u})`, slope: u => `cos(${u})` },
    { of: u => `cos(${u})`, slope: u => `(-sin(${u}))` },
    { of: u => `exp(${u})`, slope: u => `exp(${u})` },
    { of: u => `log(${u})`, slope: u => `1/(${u})` },
    { of: u => `tan(${u})`, slope: u => `sec(${u})^2` },
    { of: u => `sqrt(${u})`, slope: u => `1/(2 sqrt(${u}))` },
    { of: u => `atan(${u})`, slope: u => `1/(1 + (${u})^2)` },
    { of: u => `(${u})^${n}`, slope: u => `${n}(${u})^${n - 1}` },
    { of: u => `cosh(${u})`, slope: u => `sinh(${u})` },
  ]);
};

/** Two factors that a product needs, of different kinds; not eˣ, which is its own derivative: two mistakes would be one. */
const factors = (dice: Dice): [Part, Part] => {
  const first = dice.pick([power(dice), quadratic(dice), line(dice)]);
  const second = dice.pick<Part>([
    { f: 'sin(x)', d: 'cos(x)' },
    { f: 'cos(x)', d: '(-sin(x))' },
    { f: 'log(x)', d: '(1/x)' },
    { f: 'tan(x)', d: 'sec(x)^2' },
    { f: 'atan(x)', d: '(1/(1 + x^2))' },
  ]);
  return [first, second];
};

type Make = (dice: Dice) => Wrong;

const product =
  (wrong: (f: Part, g: Part) => string): Make =>
  dice => {
    const [f, g] = factors(dice);
    return { f: `${f.f} * ${g.f}`, d: `${f.d} * ${g.f} + ${f.f} * ${g.d}`, wrong: wrong(f, g) };
  };

const triple =
  (wrong: (f: Part, g: Part, h: Part) => string): Make =>
  dice => {
    const [f, g] = factors(dice);
    const h = dice.pick<Part>([
      { f: 'sin(2x)', d: '(2cos(2x))' },
      { f: 'exp(3x)', d: '(3exp(3x))' },
    ]);
    const d = `${f.d} * ${g.f} * ${h.f} + ${f.f} * ${g.d} * ${h.f} + ${f.f} * ${g.f} * ${h.d}`;
    return { f: `${f.f} * ${g.f} * ${h.f}`, d, wrong: wrong(f, g, h) };
  };

const quotient =
  (wrong: (f: Part, g: Part) => string): Make =>
  dice => {
    const [f, g] = [dice.pick([power(dice), transcendent(dice), line(dice)]), quadratic(dice)];
    return { f: `${f.f}/${g.f}`, d: `(${f.d} * ${g.f} - ${f.f} * ${g.d})/${g.f}^2`, wrong: wrong(f, g) };
  };

const reciprocal =
  (wrong: (c: number, g: Part) => string): Make =>
  dice => {
    const [c, g] = [dice.number(1, 7), dice.pick([power(dice), quadratic(dice)])];
    return { f: `${c}/${g.f}`, d: `-${c} * ${g.d}/${g.f}^2`, wrong: wrong(c, g) };
  };

const chain =
  (wrong: (o: Outer, g: Part) => string): Make =>
  dice => {
    const [o, g] = [outer(dice), inside(dice)];
    return { f: o.of(g.f), d: `${o.slope(g.f)} * ${g.d}`, wrong: wrong(o, g) };
  };

/** A function of one name at an inside, its right slope and the wrong one. */
const named =
  (of: (u: string) => string, slope: (u: string) => string, wrong: (u: string, d: string) => string): Make =>
  dice => {
    const g = dice.pick<Part>([{ f: 'x', d: '1' }, inside(dice)]);
    return { f: of(g.f), d: `${slope(g.f)} * ${g.d}`, wrong: wrong(g.f, g.d) };
  };

/** A power of the variable or of an inside. */
const powered =
  (wrong: (u: string, n: number, d: string) => string): Make =>
  dice => {
    const [g, n] = [dice.pick<Part>([{ f: 'x', d: '1' }, inside(dice)]), dice.number(3, 8)];
    return { f: `(${g.f})^${n}`, d: `${n}(${g.f})^${n - 1} * ${g.d}`, wrong: wrong(`(${g.f})`, n, g.d) };
  };

/** An exponential to a base that is a number. */
const exponential =
  (wrong: (a: number, u: string, d: string) => string): Make =>
  dice => {
    const [a, g] = [dice.number(2, 9), dice.pick<Part>([{ f: 'x', d: '1' }, inside(dice)])];
    return { f: `${a}^(${g.f})`, d: `${a}^(${g.f}) * log(${a}) * ${g.d}`, wrong: wrong(a, `(${g.f})`, g.d) };
  };

/** The sum of a part and a constant. */
const withConstant =
  (constant: (dice: Dice) => string, wrong: (c: string, d: string) => string): Make =>
  dice => {
    const [g, c] = [dice.pick([power(dice), transcendent(dice)]), constant(dice)];
    return { f: `${g.f} + ${c}`, d: g.d, wrong: wrong(c, g.d) };
  };

/** A constant multiple of a part. */
const multiple =
  (wrong: (c: string, g: Part) => string): Make =>
  dice => {
    const [c, g] = [`${dice.number(2, 9)}`, dice.pick([transcendent(dice), power(dice)])];
    return { f: `${c} * ${g.f}`, d: `${c} * ${g.d}`, wrong: wrong(c, g) };
  };

const sumInside =
  (of: (u: string) => string, slope: (u: string) => string, wrong: (f: Part, g: Part) => string): Make =>
  dice => {
    const [f, g] = factors(dice);
    return {
      f: of(`${f.f} + ${g.f}`),
      d: `${slope(`${f.f} + ${g.f}`)} * (${f.d} + ${g.d})`,
      wrong: wrong(f, g),
    };
  };

/** A part of x and a factor of y. */
const withOther =
  (join: (f: string, h: string) => string, make: (f: Part, h: Part) => Pick<Wrong, 'd' | 'wrong'>): Make =>
  dice => {
    const [f, n] = [dice.pick([power(dice), transcendent(dice)]), dice.number(2, 5)];
    const h = { f: `y^${n}`, d: `${n} y^${n - 1}` };
    return { f: join(f.f, h.f), ...make(f, h) };
  };

/** The mistakes that any function of x can show, each as a student's formula on building blocks of its kind. */
const MAKES: Readonly<Record<string, Make>> = {
  D01: powered((u, n, d) => `${n} ${u}^${n} * ${d}`),
  D02: powered((u, n, d) => `${u}^${n - 1} * ${d}`),
  D03: powered((u, n, d) => `${n} ${u}^${n + 1} * ${d}`),
  D05: dice => {
    const n = dice.number(2, 7);
    return { f: `x^(-${n})`, d: `-${n} x^(-${n + 1})`, wrong: `-${n} x^(-${n - 1})` };
  },
  D06: dice => {
    const n = dice.number(3, 8);
    return { f: `1/x^${n}`, d: `-${n}/x^${n + 1}`, wrong: `1/(${n} x^${n - 1})` };
  },
  D07: dice => {
    const [c, n] = [dice.number(3, 9), dice.number(3, 8)];
    return { f: `${c} x^${n}`, d: `${c * n} x^${n - 1}`, wrong: `${c + n} x^${n - 1}` };
  },
  D08: multiple((_, g) => g.d),
  D09: withConstant(
    dice => `${dice.number(2, 30)}`,
    (c, d) => `${d} + ${c}`,
  ),
  D10: multiple((c, g) => `${g.f} + ${c} * ${g.d}`),
  D11: withConstant(
    dice => `pi^${dice.number(2, 5)}`,
    (c, d) => `${d} + ${c.at(-1)} pi^(${c.at(-1)} - 1)`,
  ),
  D12: dice => {
    const [f, g] = factors(dice);
    return { f: `${g.f} - ${f.f}`, d: `${g.d} - ${f.d}`, wrong: `${g.d} + ${f.d}` };
  },
  D13: dice => {
    const g = quadratic(dice);
    return { f: `sqrt(${g.f})`, d: `${g.d}/(2 sqrt(${g.f}))`, wrong: `sqrt(${g.d})` };
  },
  D14: named(
    u => `sqrt(${u})`,
    u => `1/(2 sqrt(${u}))`,
    (u, d) => `${d}/sqrt(${u})`,
  ),
  D15: dice => {
    const [p, q] = [dice.pick([2, 4, 5, 7]), dice.pick([3, 9])];
    return { f: `x^(${p}/${q})`, d: `(${p}/${q}) x^(${p - q}/${q})`, wrong: `(${p}/${q}) x^(${p - 1}/${q})` };
  },
  D16: product((f, g) => `${f.d} * ${g.d}`),
  D17: product((f, g) => `${f.f} * ${f.d} + ${g.f} * ${g.d}`),
  D18: product((f, g) => `${f.d} * ${g.f} - ${f.f} * ${g.d}`),
  D19: product((f, g) => `${f.d} * ${g.f}`),
  D20: product((f, g) => `${f.d} + ${g.d}`),
  D21: triple((f, g, h) => `${f.d} * ${g.f} * ${h.f} + ${f.f} * ${g.d} * ${h.f}`),
  D22: quotient((f, g) => `${f.d}/${g.d}`),
  D23: quotient((f, g) => `(${f.f} * ${g.d} - ${f.d} * ${g.f})/${g.f}^2`),
  D24: quotient((f, g) => `(${f.d} * ${g.f} - ${f.f} * ${g.d})/${g.f}`),
  D25: quotient((f, g) => `(${f.d} * ${g.f} + ${f.f} * ${g.d})/${g.f}^2`),
  D26: quotient((f, g) => `(${f.d} * ${g.f} - ${f.f} * ${g.d})/(${f.f})^2`),
  D27: dice => {
    const [f, a, b] = [transcendent(dice), dice.number(2, 9), dice.number(1, 9)];
    const [g, wrong] = [`(x^3 - ${a} x + ${b})`, `(${f.d} * (x^3 - ${a} x + ${b}) - ${f.f} * 3x^2 - ${a})`];
    return { f: `${f.f}/${g}`, d: `(${f.d} * ${g} - ${f.f} * (3x^2 - ${a}))/${g}^2`, wrong: `${wrong}/${g}^2` };
  },
  D28: reciprocal((c, g) => `${c}/(${g.d})`),
  D29: chain((o, g) => o.slope(g.f)),
  D30: chain((o, g) => o.slope(g.d)),
  D31: chain((o, g) => `${o.slope('x')} * ${g.d}`),
  D32: dice => {
    const [o, p, g] = [outer(dice), outer(dice), inside(dice)];
    const middle = p.of(g.f);
    const d = `${o.slope(middle)} * ${p.slope(g.f)} * ${g.d}`;
    return { f: o.of(middle), d, wrong: `${o.slope(middle)} * ${p.slope(g.f)}` };
  },
  D33: chain((o, g) => `${o.slope(g.f)} * ${g.f}`),
  D34: dice => {
    const [o, a, n] = [outer(dice), dice.number(1, 9), dice.number(2, 6)];
    const g = `(${a} - x^${n})`;
    return { f: o.of(g), d: `-${o.slope(g)} * ${n} x^${n - 1}`, wrong: `${o.slope(g)} * ${n} x^${n - 1}` };
  },
  D35: dice => {
    const [k, m, a] = [dice.number(2, 5), dice.number(3, 6), dice.number(1, 9)];
    const d = `${m}(x^${k} + ${a} x)^${m - 1} * (${k} x^${k - 1} + ${a})`;
    return { f: `(x^${k} + ${a} x)^${m}`, d, wrong: `${k * m} x^${k * m - 1} + ${m} * ${a}^${m} x^${m - 1}` };
  },
  D36: dice => {
    const n = dice.number(2, 6);
    return { f: `sin(x)^${n}`, d: `${n} sin(x)^${n - 1} cos(x)`, wrong: `${n} sin(x)^${n - 1}` };
  },
  D37: dice => {
    const n = dice.number(2, 6);
    return { f: `cos(x)^${n}`, d: `-${n} cos(x)^${n - 1} sin(x)`, wrong: `-${n} x^${n - 1} sin(x^${n})` };
  },
  D38: dice => {
    const g = quadratic(dice);
    return { f: `abs(${g.f})`, d: `${g.d} * sign(${g.f})`, wrong: `abs(${g.d})` };
  },
  D39: reciprocal((c, g) => `${c} * ${g.d}/${g.f}^2`),
  D40: quotient((f, g) => `${f.d}/${g.f}`),
  D41: chain((o, g) => `${o.slope(g.f)} + ${g.d}`),
  E01: exponential((a, u, d) => `${u} ${a}^(${u} - 1) * ${d}`),
  E02: named(
    u => `exp(${u})`,
    u => `exp(${u})`,
    (u, d) => `${u} exp(${u} - 1) * ${d}`,
  ),
  E03: exponential((a, u, d) => `${a}^${u} * ${d}`),
  E04: dice => {
    const g = inside(dice);
    return { f: `exp(${g.f})`, d: `exp(${g.f}) * ${g.d}`, wrong: `exp(${g.f})` };
  },
  E05: dice => {
    const g = inside(dice);
    return { f: `exp(${g.f})`, d: `exp(${g.f}) * ${g.d}`, wrong: `exp(x) * ${g.d}` };
  },
  E06: named(
    u => `exp(${u})`,
    u => `exp(${u})`,
    (u, d) => `-exp(${u}) * ${d}`,
  ),
  E07: dice => {
    const g = inside(dice);
    return { f: `x^(${g.f})`, d: `x^(${g.f}) * (${g.d} * log(x) + ${g.f}/x)`, wrong: `${g.f} * x^(${g.f} - 1)` };
  },
  E08: named(
    u => `log(${u})`,
    u => `1/(${u})`,
    (u, d) => `${d}/log(${u})`,
  ),
  E09: dice => {
    const g = inside(dice);
    return { f: `log(${g.f})`, d: `${g.d}/${g.f}`, wrong: `1/${g.f}` };
  },
  E10: dice => {
    const [c, n] = [dice.number(2, 9), dice.number(1, 5)];
    return { f: `log(${c} x^${n})`, d: `${n}/x`, wrong: `${c * n}/x` };
  },
  E11: sumInside(
    u => `log(${u})`,
    u => `1/(${u})`,
    (f, g) => `${f.d}/${f.f} + ${g.d}/${g.f}`,
  ),
  E12: named(
    u => `log10(${u})`,
    u => `1/(log(10) * (${u}))`,
    (u, d) => `${d}/(${u})`,
  ),
  E13: dice => {
    const g = quadratic(dice);
    return { f: `log(${g.f})`, d: `${g.d}/${g.f}`, wrong: g.d };
  },
  E14: dice => {
    const n = dice.number(2, 6);
    return { f: `log(x)^${n}`, d: `${n} log(x)^${n - 1}/x`, wrong: `${n}/x` };
  },
  E15: exponential((a, u, d) => `${a}^${u}/log(${a}) * ${d}`),
  T01: named(
    u => `cos(${u})`,
    u => `-sin(${u})`,
    (u, d) => `sin(${u}) * ${d}`,
  ),
  T02: named(
    u => `sin(${u})`,
    u => `cos(${u})`,
    (u, d) => `-cos(${u}) * ${d}`,
  ),
  T03: named(
    u => `tan(${u})`,
    u => `sec(${u})^2`,
    (u, d) => `sec(${u}) * ${d}`,
  ),
  T04: named(
    u => `tan(${u})`,
    u => `sec(${u})^2`,
    (u, d) => `-sec(${u})^2 * ${d}`,
  ),
  T05: named(
    u => `asin(${u})`,
    u => `1/sqrt(1 - (${u})^2)`,
    (u, d) => `-cos(${u})/sin(${u})^2 * ${d}`,
  ),
  T06: dice => {
    const g = inside(dice);
    return { f: `atan(${g.f})`, d: `${g.d}/(1 + ${g.f}^2)`, wrong: `1/(1 + (${g.f})^2)` };
  },
  T07: dice => {
    const g = inside(dice);
    return { f: `atan(${g.f})`, d: `${g.d}/(1 + ${g.f}^2)`, wrong: `${g.d}/(1 + x^2)` };
  },
  T08: dice => {
    const a = dice.number(1, 9);
    return { f: `cos(${a} pi x/180)`, d: `-${a} pi/180 sin(${a} pi x/180)`, wrong: `-sin(${a} pi x/180)` };
  },
  T09: named(
    u => `cosh(${u})`,
    u => `sinh(${u})`,
    (u, d) => `-sinh(${u}) * ${d}`,
  ),
  T10: named(
    u => `cot(${u})`,
    u => `-csc(${u})^2`,
    (u, d) => `csc(${u})^2 * ${d}`,
  ),
  T11: named(
    u => `sec(${u})`,
    u => `sec(${u}) tan(${u})`,
    (u, d) => `sec(${u})^2 * ${d}`,
  ),
  T12: named(
    u => `asin(${u})`,
    u => `1/sqrt(1 - (${u})^2)`,
    (u, d) => `${d}/(1 - (${u})^2)`,
  ),
  T13: named(
    u => `atan(${u})`,
    u => `1/(1 + (${u})^2)`,
    (u, d) => `${d}/(1 - (${u})^2)`,
  ),
  P04: product((f, g) => `(${f.d} * ${g.f}) * (${f.f} * ${g.d})`),
  A01: dice => {
    const [f, a, b] = [transcendent(dice), dice.number(2, 9), dice.number(1, 9)];
    const d = `${f.d} * (${a} x^2 + ${b}) + ${f.f} * ${2 * a} x`;
    return { f: `${f.f} * (${a} x^2 + ${b})`, d, wrong: `${f.d} * ${a} x^2 + ${b} + ${f.f} * ${2 * a} x` };
  },
  A02: quotient((f, g) => `(${f.d} - ${f.f} * ${g.d})/${g.f}`),
  A03: dice => {
    const [a, n, f] = [dice.number(2, 9), dice.number(2, 6), transcendent(dice)];
    const wrong = `${f.d} - ${n} x^${n - 1} - ${a}`;
    return { f: `${f.f} - (x^${n} - ${a} x)`, d: `${f.d} - ${n} x^${n - 1} + ${a}`, wrong };
  },
  A04: dice => {
    const [a, n] = [dice.number(2, 9), dice.number(2, 5)];
    const [u, xu] = [`x^${n} + ${a}`, `x^${n + 1} + ${a} x`];
    const d = `cos(x) cos(${u}) - ${n} x^${n - 1} sin(x) sin(${u})`;
    return { f: `sin(x) * cos(${u})`, d, wrong: `cos(${xu})^2 - ${n} x^${n - 1} sin(${xu})^2` };
  },
  A05: dice => {
    const [a, k, m] = [dice.number(1, 9), dice.number(1, 3), dice.number(4, 6)];
    const d = `-${a}(${k} x^${k - 1} + ${m} x^${m - 1})/(x^${k} + x^${m})^2`;
    return { f: `${a}/(x^${k} + x^${m})`, d, wrong: `-${a * k}/x^${k + 1} - ${a * m}/x^${m + 1}` };
  },
};

/** The same for partial derivatives: they stand alone, as a second variable is among their letters. */
const PARTIAL_MAKES: Readonly<Record<string, Make>> = {
  P01: withOther(
    (f, h) => `${f} * ${h}`,
    (f, h) => ({ d: `${f.d} * ${h.f}`, wrong: `${f.d} * ${h.f} + ${f.f} * ${h.d}` }),
  ),
  P02: withOther(
    (f, h) => `${f} * ${h}`,
    (f, h) => ({ d: `${f.d} * ${h.f}`, wrong: f.d }),
  ),
  P03: withOther(
    (f, h) => `${f} + ${h}`,
    (f, h) => ({ d: f.d, wrong: `${f.d} + ${h.f}` }),
  ),
};

/** The same for second derivatives. */
const SECOND_MAKES: Readonly<Record<string, Make>> = {
  H01: dice => {
    const n = dice.number(3, 9);
    return { f: `x^${n} + sin(x)`, d: `${n * (n - 1)} x^${n - 2} - sin(x)`, wrong: `${n} x^${n - 1} + cos(x)` };
  },
  H02: dice => {
    const n = dice.number(3, 9);
    return { f: `x^${n} + sin(x)`, d: `${n * (n - 1)} x^${n - 2} - sin(x)`, wrong: `(${n} x^${n - 1} + cos(x))^2` };
  },
  H03: dice => {
    const [m, name] = [dice.number(2, 9), dice.pick(['sin', 'cos'])];
    return { f: `${name}(${m} x)`, d: `-${m * m} ${name}(${m} x)`, wrong: `-${m} ${name}(${m} x)` };
  },
  H07: dice => {
    const n = dice.number(3, 7);
    const [twice, middle] = [`${n * (n - 1)} x^${n - 2} sin(x) - x^${n} sin(x)`, `${2 * n} x^${n - 1} cos(x)`];
    return { f: `x^${n} * sin(x)`, d: `${twice} + ${middle}`, wrong: twice };
  },
};

/** Where the mistake happens: the whole function, one place of several, or two places. */
type Surrounding = (wrong: Wrong, other: Wrong, dice: Dice) => Wrong;

const alone: Surrounding = wrong => wrong;

const asTerm: Surrounding = ({ f, d, wrong }, _, dice) => {
  const n = dice.number(8, 12);
  return { f: `${f} + x^${n}`, d: `${d} + ${n} x^${n - 1}`, wrong: `${wrong} + ${n} x^${n - 1}` };
};

const multiplied: Surrounding = ({ f, d, wrong }, _, dice) => {
  const k = dice.number(11, 19);
  return { f: `${k} * (${f})`, d: `${k} * (${d})`, wrong: `${k} * (${wrong})` };
};

const asFactor: Surrounding = ({ f, d, wrong }) => ({
  f: `sech(x) * (${f})`,
  d: `sech(x) * (${d}) - sech(x) tanh(x) * (${f})`,
  wrong: `sech(x) * (${wrong}) - sech(x) tanh(x) * (${f})`,
});

const asInside: Surrounding = ({ f, d, wrong }) => ({
  f: `asinh(${f})`,
  d: `(${d})/sqrt((${f})^2 + 1)`,
  wrong: `(${wrong})/sqrt((${f})^2 + 1)`,
});

const twice: Surrounding = (a, b) => ({
  f: `(${a.f}) + (${b.f})`,
  d: `(${a.d}) + (${b.d})`,
  wrong: `(${a.wrong}) + (${b.wrong})`,
});

const SURROUNDINGS: readonly [Surrounding, ...Surrounding[]] = [
  alone,
  alone,
  alone,
  asTerm,
  multiplied,
  asFactor,
  asInside,
  twice,
];

/** A sign wrong in a factor is the sign of the product rule wrong: nothing tells the two apart. */
const SIGNS: ReadonlySet<string> = new Set(['T01', 'T02', 'T04', 'T09', 'T10', 'E06', 'D23', 'D39', 'D34']);
/** An inner derivative missing inside another chain has a name of its own. */
const INNER_MISSING: ReadonlySet<string> = new Set(['D29', 'D36', 'E04', 'E09', 'T06']);

/** Where each mistake keeps its name. */
function surroundingsOf(id: string): readonly [Surrounding, ...Surrounding[]] {
  const kept = SURROUNDINGS.filter(
    each => !(SIGNS.has(id) && each === asFactor) && !(INNER_MISSING.has(id) && each === asInside),
  );
  return [alone, ...kept.slice(1)];
}

/** Seeded wrong answers, so many of each mistake that is shown by building blocks. */
export function wrongAnswers(seed: number, ofEach: number): readonly WrongAnswer[] {
  const dice = diceOf(randomNumbers(seed));
  const made = (makes: typeof MAKES, order: number, surrounded: boolean): WrongAnswer[] =>
    Object.entries(makes).flatMap(([id, make]) =>
      Array.from({ length: ofEach }, () => {
        const surrounding = surrounded ? dice.pick(surroundingsOf(id)) : alone;
        return { id, wrt: 'x', order, ...surrounding(make(dice), make(dice), dice) };
      }),
    );
  return [...made(MAKES, 1, true), ...made(PARTIAL_MAKES, 1, false), ...made(SECOND_MAKES, 2, false)];
}
