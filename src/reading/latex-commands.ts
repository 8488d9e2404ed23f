import type { TokenKind } from './token.ts';

/** Commands that are one token, by name without the backslash. */
export const COMMANDS: Readonly<Record<string, readonly [kind: TokenKind, text: string]>> = {
  cdot: ['operator', '*'],
  times: ['operator', '*'],
  ast: ['operator', '*'],
  bullet: ['operator', '*'],
  div: ['operator', '/'],
  frac: ['fraction', 'frac'],
  dfrac: ['fraction', 'frac'],
  tfrac: ['fraction', 'frac'],
  cfrac: ['fraction', 'frac'],
  sqrt: ['radical', 'sqrt'],
  lvert: ['open', '|'],
  rvert: ['close', '|'],
  vert: ['bar', '|'],
  mid: ['bar', '|'],
  lbrace: ['open', '{'],
  rbrace: ['close', '}'],
  '{': ['open', '{'],
  '}': ['close', '}'],
  lbrack: ['open', '['],
  rbrack: ['close', ']'],
  lparen: ['open', '('],
  rparen: ['close', ')'],
  prime: ['prime', "'"],
  exponentialE: ['name', 'e'],
  lt: ['relation', '<'],
  gt: ['relation', '<'],
  le: ['relation', '<'],
  ge: ['relation', '<'],
  leq: ['relation', '<'],
  geq: ['relation', '<'],
  leqslant: ['relation', '<'],
  geqslant: ['relation', '<'],
  ne: ['relation', '<'],
  neq: ['relation', '<'],
  approx: ['relation', '<'],
  equiv: ['relation', '='],
};

/** Commands that only space or size what is written. */
export const SPACING: ReadonlySet<string> = new Set([
  ...[',', ';', ':', '!', ' ', '>', '(', ')', '[', ']', 'quad', 'qquad', 'enspace', 'enskip', 'thinspace', 'medspace'],
  ...['thickspace', 'negthinspace', 'space', 'hfill', 'displaystyle', 'textstyle', 'scriptstyle', 'limits', 'nolimits'],
  ...[
    'big',
    'Big',
    'bigg',
    'Bigg',
    'bigl',
    'bigr',
    'Bigl',
    'Bigr',
    'biggl',
    'biggr',
    'Biggl',
    'Biggr',
    'mleft',
    'mright',
  ],
  ...['rm', 'it', 'bf', 'nobreakspace', 'allowbreak', 'relax'],
]);

/** Commands that set words in another face; what they hold is one word. */
export const FACES: ReadonlySet<string> = new Set([
  ...['operatorname', 'mathrm', 'mathit', 'mathbf', 'mathsf', 'mathtt', 'mathnormal', 'mathop', 'boldsymbol', 'bm'],
  ...['text', 'textrm', 'textit', 'textbf', 'textnormal', 'mbox'],
]);

/** Marks over a letter and the ending they give its name. */
export const ACCENTS: Readonly<Record<string, string>> = {
  hat: 'hat',
  widehat: 'hat',
  bar: 'bar',
  overline: 'bar',
  tilde: 'tilde',
  widetilde: 'tilde',
};

/** Commands with no meaning here, each with what to write instead. */
export const REFUSED_COMMANDS: Readonly<Record<string, string>> = {
  int: 'An integral is not understood: write the function itself.',
  iint: 'An integral is not understood: write the function itself.',
  oint: 'An integral is not understood: write the function itself.',
  sum: 'A sum sign is not understood: write the terms out with +.',
  prod: 'A product sign is not understood: write the factors out with \\cdot.',
  lim: 'A limit is not understood: write the function itself.',
  infty: 'Infinity is not a number here: write a number or a letter.',
  pm: 'The sign \\pm gives two answers: write one of them, with + or with -.',
  mp: 'The sign \\mp gives two answers: write one of them, with + or with -.',
  partial:
    'The sign \\partial alone has no meaning here: write \\frac{\\partial}{\\partial x} before what is differentiated.',
  nabla: 'A gradient sign is not understood: write \\frac{\\partial}{\\partial x} before what is differentiated.',
  differentialD: 'A differential alone has no meaning here: write \\frac{d}{dx} before what is differentiated.',
  imaginaryI: 'Complex numbers are not understood: write an expression in real numbers.',
  circ: 'Degrees and compositions are not understood: write the angle in radians, or f(g(x)).',
  begin: 'Matrices, cases and other environments are not understood: write a single expression.',
  end: 'Matrices, cases and other environments are not understood: write a single expression.',
  matrix: 'Matrices are not understood here: write an expression in numbers and single variables.',
  in: 'The sign \\in has no meaning here: write an expression.',
  to: 'An arrow has no meaning here: write an expression.',
  rightarrow: 'An arrow has no meaning here: write an expression.',
  ldots: 'Dots leave something out: write every term.',
  cdots: 'Dots leave something out: write every term.',
  dots: 'Dots leave something out: write every term.',
  binom: 'A binomial coefficient is not understood: write its value.',
  vec: 'Vectors are not understood here: write an expression in numbers and single variables.',
  dot: 'A dot over a letter is not understood: write d/dt for a derivative.',
  '%': 'The sign % is not understood: write /100.',
  '\\': 'A line break has no meaning here: write one expression.',
};
