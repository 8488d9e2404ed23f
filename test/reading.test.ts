import { describe, expect, it } from 'vitest';
import { strictText } from '../src/expression/strict.ts';
import { readExpression } from '../src/reading/expression-reader.ts';
import type { ReaderOptions } from '../src/reading/reading.ts';
import { readStrict } from '../src/reading/strict-reader.ts';

/** What is read, in strict text; where it cannot be read, the complaint. */
function reading(typed: string, options: ReaderOptions = {}): string {
  const read = readExpression(typed, options);
  return read.ok
    ? strictText(read.value.expr)
    : `${read.complaint.start}–${read.complaint.end} ${read.complaint.message}`;
}

/** One case a line: typed → strict text. */
const cases = (table: string): [string, string][] =>
  table
    .trim()
    .split('\n')
    .map(line => {
      const [typed = '', meaning = ''] = line.split('→').map(side => side.trim());
      return [typed, meaning];
    });

describe('sums, products and powers', () => {
  it.each(
    cases(`
      a - b + c       → a - b + c
      -3t             → -3 * t
      -t^4            → -t^4
      (-t)^4          → (-t)^4
      --t             → -(-t)
      p--q            → p - (-q)
      p*-q            → p * (-q)
      +t              → t
      6/3/2           → 6 / 3 / 2
      6/t*s           → 6 / t * s
      (ab)c           → (a * b) * c
      (a+b)+c         → (a + b) + c
      5t(t-2)         → 5 * t * (t - 2)
      (t+1)t(t+2)     → (t + 1) * t * (t + 2)
      ts(t+1)         → t * s * (t + 1)
      t^3s            → t^3 * s
      t^s^2           → t^(s^2)
      t**5            → t^5
      3^-t            → 3^(-t)
      t^-s^2          → t^(-s^2)
      t^(2/3)         → t^(2 / 3)
      [t-1]^{2}       → (t - 1)^2
    `),
  )('%s is %s', (typed, meaning) => expect(reading(typed)).toBe(meaning));
});

describe('numbers', () => {
  it.each(
    cases(`
      0.10     → 0.10
      .25t     → 0.25 * t
      007      → 7
      2e4      → 20000
      2.5E-2   → 0.025
      12.50e1  → 125
      3e-x     → 3 * e - x
      123456789012345678901234567890 → 123456789012345678901234567890
      ¾t       → 3 / 4 * t
      4t.      → 4 * t
      4t.cos t → 4 * t * cos(t)
      t^2.sint → t^2 * sin(t)
    `),
  )('%s is %s', (typed, meaning) => expect(reading(typed)).toBe(meaning));
});

describe('functions without brackets', () => {
  it.each(
    cases(`
      cos t            → cos(t)
      cos3t            → cos(3 * t)
      cos2.5t          → cos(2.5 * t)
      cos ts           → cos(t * s)
      cos t^2          → cos(t^2)
      cos^2 t          → cos(t)^2
      cos³t            → cos(t)^3
      cos^-2 t         → cos(t)^(-2)
      cos(t)^2         → cos(t)^2
      tan t sec t      → tan(t) * sec(t)
      tan sin t        → tan(sin(t))
      tan -t           → tan(-t)
      ttant            → t * tan(t)
      4cos2tsin5t      → 4 * cos(2 * t) * sin(5 * t)
      tcos(t)          → t * cos(t)
      tlnt-t           → t * log(t) - t
      coshs            → cosh(s)
      texp(t)          → t * exp(t)
      exp 2t           → exp(2 * t)
      te^t             → t * exp(t)
      e^cos t          → exp(cos(t))
      e^t(t-1)         → exp(t) * (t - 1)
      sin t e^t        → sin(t) * exp(t)
      e^-t^2           → exp(-t^2)
      2^t ln 2         → 2^t * log(2)
      log_5 t          → log(t, 5)
      log_b(t)         → log(t, b)
      log_(b+1) t      → log(t, b + 1)
      log₂t            → log2(t)
      log_10 t         → log10(t)
      log10 t          → log10(t)
      log(t, e)        → log(t)
      lg t             → log10(t)
      nthRoot(t, 7)    → nthRoot(t, 7)
      √t+1             → sqrt(t) + 1
      5√t              → 5 * sqrt(t)
      ∛(t+1)           → cbrt(t + 1)
      ∜t               → nthRoot(t, 4)
      ³√t              → cbrt(t)
      2 ⁵√(t+1)        → 2 * nthRoot(t + 1, 5)
      s/(4 ³√(t²))     → s / (4 * cbrt(t^2))
      ⁿ√t              → nthRoot(t, n)
      t²√s             → t^2 * sqrt(s)
      cos³√t           → cos(sqrt(t))^3
      |t|³√s           → abs(t)^3 * sqrt(s)
      root(t, 3)       → cbrt(t)
      root(t, 7)       → nthRoot(t, 7)
      arc sin t        → asin(t)
      arc tg 2t        → atan(2 * t)
      t arc cos(3t)    → t * acos(3 * t)
      barc sin t       → b * a * r * c * sin(t)
      sqrt(t)cos(t)    → sqrt(t) * cos(t)
      max(t, 2, s)     → max(t, 2, s)
      atan2(s, t)      → atan2(s, t)
      COS(t)           → cos(t)
      arccos t         → acos(t)
      cotg t           → cot(t)
      sgn t            → sign(t)
      σ(2t)            → sigmoid(2 * t)
      σ^2              → sigma^2
    `),
  )('%s is %s', (typed, meaning) => expect(reading(typed)).toBe(meaning));
});

describe('bars', () => {
  it.each(
    cases(`
      |t|           → abs(t)
      3|t-s|        → 3 * abs(t - s)
      |t||s|        → abs(t) * abs(s)
      ||t|-|s||     → abs(abs(t) - abs(s))
      |2|t||        → abs(2 * abs(t))
      |s|t|+1|      → abs(s) * t * abs(1)
      e^|t|         → exp(abs(t))
      ln|cos t|     → log(abs(cos(t)))
      |t|^3         → abs(t)^3
    `),
  )('%s is %s', (typed, meaning) => expect(reading(typed)).toBe(meaning));
});

describe('names', () => {
  it.each(
    cases(`
      pqr          → p * q * r
      w3x3 + b     → w3 * x3 + b
      w_12 x_3     → w12 * x3
      v₁v₂         → v1 * v2
      x_i y_max    → x_i * y_max
      lambda t     → lambda * t
      λt           → lambda * t
      phi_2        → phi2
      2πt          → 2 * pi * t
      alphabeta    → alpha * beta
      xi           → xi
      pxi          → p * x * i
      yhat - t     → yhat - t
      ŷ - ȳ        → yhat - ybar
    `),
  )('%s is %s', (typed, meaning) => expect(reading(typed)).toBe(meaning));

  it('takes the names it is given whole', () => {
    expect(reading('rate*w1b', { names: ['rate', 'w1b'] })).toBe('rate * w1b');
    expect(reading('ratex + sin t', { names: ['rate', 's', 't'] })).toBe('rate * x + sin(t)');
  });
});

describe('left sides that name what follows', () => {
  it.each(
    cases(`
      z = 2t            → 2 * t
      g(t) = 2t         → 2 * t
      g'(t) = 2t        → 2 * t
      y'' = 2t          → 2 * t
      dz/dt = 2t        → 2 * t
      d²z/dt² = 2t      → 2 * t
      ∂J/∂w1 = 2t       → 2 * t
      d/dt g(t) = 2t    → 2 * t
    `),
  )('%s is %s', (typed, meaning) => expect(reading(typed)).toBe(meaning));

  it('drops a left side that is nothing', () => expect(reading('= 2t')).toBe('2 * t'));
});

describe('derivatives still to be found', () => {
  it.each(
    cases(`
      d/dt t^4            → D(t^4, t)
      d/dt(t^4) cos t     → D(t^4, t) * cos(t)
      d/dt[t cos t]       → D(t * cos(t), t)
      d/dθ sin θ          → D(sin(theta), theta)
      ∂/∂w1 (w1 x)        → D(w1 * x, w1)
      d^2/dt^2 (t^5)      → D(D(t^5, t), t)
      D(t^4, t)           → D(t^4, t)
      t cos'(t)           → t * D(cos(t), t)
      σ'(v)               → D(sigmoid(v), v)
      ln″(t)              → D(D(log(t), t), t)
      D(t+1)              → D * (t + 1)
      g(t^2)              → g(t^2)
      t h''(3t)           → t * h''(3 * t)
      f + h t             → f + h * t
    `),
  )('%s is %s', (typed, meaning) => expect(reading(typed)).toBe(meaning));
});

describe('signs of other alphabets', () => {
  it.each(
    cases(`
      5 − t     → 5 - t
      5 – t     → 5 - t
      s·t×r     → s * t * r
      s÷t       → s / t
      t⁻²       → t^(-2)
      tⁿ⁺¹      → t^(n + 1)
      ℯ^t       → exp(t)
      hʹ(t)     → h'(t)
      ℎt + ℓ    → h * t + l
      （ｔ＋１）    → t + 1
    `),
  )('%s is %s', (typed, meaning) => expect(reading(typed)).toBe(meaning));
});

describe('LaTeX, the same grammar in another spelling', () => {
  it.each(
    cases(String.raw`
      \frac{t}{t+1}                        → t / (t + 1)
      \frac34t                             → 3 / 4 * t
      \tfrac\pi2                           → pi / 2
      \frac st                             → s / t
      \frac t3                             → t / 3
      \frac t34                            → t / 3 * 4
      \sqrt t2                             → sqrt(t) * 2
      \frac{t2}s                           → t2 / s
      \sqrt{t}s                            → sqrt(t) * s
      \sqrt2t                              → sqrt(2) * t
      \sqrt[3]{t+1}                        → cbrt(t + 1)
      \sqrt[n]{t}                          → nthRoot(t, n)
      \cos^{2}\left(3t\right)              → cos(3 * t)^2
      \cos 2t\sin t                        → cos(2 * t) * sin(t)
      t\cos{t}                             → t * cos(t)
      \left|t-1\right|                     → abs(t - 1)
      \left|\left|t\right|-1\right|        → abs(abs(t) - 1)
      \lvert t\rvert^2                     → abs(t)^2
      \left[t+1\right]^{2}                 → (t + 1)^2
      \left.t\right.                       → t
      \exponentialE^{-t}                   → exp(-t)
      \mathrm{e}^{t^{2}}                   → exp(t^2)
      e^\pi                                → exp(pi)
      t^\frac12                            → t^(1 / 2)
      \log_{b}t                            → log(t, b)
      \log_2^3 t                           → log2(t)^3
      \operatorname{arcosh}t               → acosh(t)
      \operatorname{sgn}\left(t\right)     → sign(t)
      \text{cos}(t)                        → cos(t)
      \max\{0,t\}                          → max(0, t)
      \sigma(wx+b)                         → sigmoid(w * x + b)
      \boldsymbol{\theta}^2                → theta^2
      w_{11}\theta_2                       → w11 * theta2
      \hat{y}_1-\bar y                     → yhat1 - ybar
      y^{*}+y^\ast                         → ystar + ystar
      2\,t\;s\!r\quad q~p                  → 2 * t * s * r * q * p
      t\cdot s\times r\div q               → t * s * r / q
      \displaystyle\(t^2\)                 → t^2
      \frac{d}{dt}\left(t^4\right)         → D(t^4, t)
      \frac{\mathrm{d}^2}{\mathrm{d}t^2}t^4 → D(D(t^4, t), t)
      \frac{\partial}{\partial\theta}\theta^2 → D(theta^2, theta)
      \frac{\partial J}{\partial w_1}=2t   → 2 * t
      g^{\prime}(t)=2t                     → 2 * t
      g'\left(t\right)                     → g'(t)
    `),
  )('%s is %s', (typed, meaning) => expect(reading(typed, { syntax: 'latex' })).toBe(meaning));
});

describe('notes', () => {
  it.each<[string, string | undefined]>([
    ['cos t/3', 'cos (t/3)'],
    ['cos t(t+1)', 'cos (t(t+1))'],
    ['e^3t', 'e^(3t)'],
    ['e^-3t', 'e^(-3t)'],
    ['e^ts', 'e^(ts)'],
    ['t^3t', 't^(3t)'],
    ['t^k+1', 't^(k+1)'],
    ['t^3/2', 't^(3/2)'],
    ['t^-1/3', 't^(-1/3)'],
    ['1/3t', '1/(3t)'],
    ['1/3 cos(t)', '1/(3 cos(t))'],
    ['√3t', '√(3t)'],
    ['cos 2*t', 'cos (2*t)'],
    ['sqrt[3]{t}', 'sqrt[3]*{t}'],
    ['Asin(wt)', 'A sin(wt)'],
    ['5 E^(2t)', '5 e^(2t)'],
    ['cos(30 deg)', undefined],
    ['t mod 3', undefined],
    ['cos^-1(t)', '(cos(t))^(-1)'],
    ['log t', 'log_10 t'],
    ['log3t', 'log_3(t)'],
    ['t3', 't^3'],
    ['T + t', 't + t'],
    ['t 3', 't^3'],
    ['d/dt t^2 + t', 'd/dt (t^2 + t)'],
    ['d/dt(t^2)', undefined],
    ['g(t)', undefined],
    ["g'(t)", undefined],
    ['loss', undefined],
    ['cos−1 t', 'cos^−1 t'],
    ['cos-1(t)', 'cos^-1(t)'],
    ['lim t', undefined],
    ['sum t', undefined],
    ['int t', undefined],
  ])('%s could have meant %s', (typed, instead) => {
    const read = readExpression(typed);
    const notes = read.ok ? read.value.notes : [];
    expect(notes.length).toBeGreaterThan(0);
    expect(notes.map(note => note.instead)).toContain(instead);
  });

  it.each([
    't^2s',
    't^4/2',
    'e^t-1',
    't^2-1',
    'x1 + x2',
    'x₂',
    't^2 cos t',
    'cos -1',
    'cos-1',
    '1/(2t)',
    'e^(2t)s',
    'ln t',
    'cos t * s',
    'E t^2',
    'cos(2)*t',
    'Arcsin(t)',
    'ASIN(t)',
    'cos(t)/2',
  ])('%s has none', typed => expect(readExpression(typed)).toMatchObject({ ok: true, value: { notes: [] } }));

  it('say what was read, where, and how to type the other', () => {
    const read = readExpression('5 + e^2x');
    expect(read.ok && read.value.notes).toEqual([
      {
        message: 'This is read as e^2 times x; write e^(2x) if all of it is the exponent.',
        start: 4,
        end: 8,
        instead: '5 + e^(2x)',
      },
    ]);
  });

  it('tell what LaTeX would set otherwise', () => {
    const read = readExpression('t^12', { syntax: 'latex' });
    expect(read.ok && read.value.notes.map(note => note.instead)).toEqual(['t^{12}']);
  });

  it('tell a factor before a fraction from a mixed number', () => {
    const notes = (typed: string) => {
      const read = readExpression(typed, { syntax: 'latex' });
      return read.ok && read.value.notes;
    };
    expect(notes('3\\frac{1}{4}')).toMatchObject([{ start: 0, end: 12, instead: '(3+\\frac{1}{4})' }]);
    expect(notes('3\\frac{t}{4}+s\\frac{1}{4}')).toEqual([]);
  });

  it('show a base in brackets as such', () => {
    const read = readExpression('(t+1)^1/2');
    expect(read.ok && read.value.notes.map(note => note.message)).toEqual([
      'The power is read before the quotient; write (…)^(1/2) for a fraction in the exponent.',
    ]);
  });
});

describe('beside the expression', () => {
  it('keeps where every part stands', () => {
    const read = readExpression('x + sin(2x)');
    expect(read.ok && Object.fromEntries(read.value.spans())).toEqual({
      '': { start: 0, end: 11 },
      '0': { start: 0, end: 1 },
      '1': { start: 4, end: 11 },
      '1.0': { start: 8, end: 10 },
      '1.0.0': { start: 8, end: 9 },
      '1.0.1': { start: 9, end: 10 },
    });
  });

  it('keeps the spelling first typed', () => {
    const spelling = (typed: string) => {
      const read = readExpression(typed);
      return read.ok && read.value.spelling;
    };
    expect(spelling('exp(x) + log(x)')).toEqual({ exponential: 'exp', logarithm: 'log' });
    expect(spelling('e^x + ln x + exp x + log x')).toEqual({ exponential: 'e^', logarithm: 'ln' });
    expect(spelling('x')).toEqual({ exponential: 'e^', logarithm: 'ln' });
  });

  it('makes equal parts one object', () => {
    const read = readExpression('sin(x^2) + cos(x^2)');
    if (!read.ok || read.value.expr.kind !== 'call') throw new Error('not read as a sum');
    const [sine, cosine] = read.value.expr.args;
    expect(sine?.kind === 'call' && cosine?.kind === 'call' && sine.args[0] === cosine.args[0]).toBe(true);
  });

  it('takes log to base ten where the problem says so', () => {
    expect(reading('log x + ln x', { log: 'ten' })).toBe('log10(x) + log(x)');
  });
});

describe('texts of our own tables', () => {
  it.each(
    cases(`
      D(f) * g + f * D(g)   → D(f, x) * g + f * D(g, x)
      D(u, t)               → D(u, t)
      f(x)                  → f * x
      log(u)                → log(u)
    `),
  )('%s is %s', (text, meaning) => expect(strictText(readStrict(text))).toBe(meaning));

  it('are refused where they cannot be read', () => expect(() => readStrict('D(f) * * g')).toThrow('two operators'));
});
