import { namesFunction } from './prose.ts';

/** What the left side of an answer calls the right one: y', dy/dx, f_x, "the second derivative". */
export interface DerivativeName {
  /** As it was typed. */
  readonly typed: string;
  /** The order of the derivative; 0 where none is seen in it: y, f(x), H. */
  readonly order: number;
  /** The variables by which it is taken, where it says so: of f_xy the letters x and y. */
  readonly by: readonly string[];
  /** Whether it is a name and nothing else; d/dx(x^2) and (x^2)' are what is to be differentiated, too. */
  readonly isBare: boolean;
  /** Row and column, from 1, of an entry of a matrix: J_12. */
  readonly place?: readonly [string, string] | undefined;
  /** What it is the derivative of, where that is one letter: u of u', f1 of df1/dx. */
  readonly of?: string | undefined;
  /** Whether it is y on one branch of a curve: y1. */
  readonly isBranch?: boolean;
  /** Whether it is a differential, dy: the answer then has a dx. */
  readonly isDifferential?: boolean;
  /** Whether it is the slope of a curve by a parameter: y'/x'. */
  readonly isQuotient?: boolean;
  /** Whether it is the derivative of the inverse function: (f^-1)'(2). */
  readonly isInverse?: boolean;
}

/** Longer ones are no names. */
const LONGEST_NAME = 400;

/** The name that a text is; undefined where it is none. LaTeX, Unicode and plain text alike. */
export function nameOf(typed: string): DerivativeName | undefined {
  if (typed.length > LONGEST_NAME) return undefined;
  const text = plainName(typed);
  for (const { pattern, order, by, ...name } of NAMES) {
    const groups: Groups | undefined = pattern.exec(text)?.groups;
    if (groups && !isFunction(groups))
      return {
        ...name,
        typed,
        order: order(groups),
        by: by(groups),
        of: groups.of?.replace('_', ''),
        place: placeIn(groups),
      };
  }
  return undefined;
}

/** A spelling of a name, and the plain one in which the patterns below are written. */
const PLAIN: readonly (readonly [RegExp, string])[] = [
  [/\\(?:mathrm|text|textrm|mathit|operatorname|rm)\s*\{\s*(d|D|grad)\s*\}/g, '$1'],
  [/\\(?:partial|differentialD)(?![A-Za-z])/g, '∂'],
  [/\\(?:vec|mathbf|boldsymbol)\s*\{\s*\\nabla\s*\}|\\nabla(?![A-Za-z])|\bgrad(?:ient)?(?![A-Za-z])/gi, '∇'],
  [/\\(?:vec|hat|mathbf|boldsymbol)\s*(?:\{\s*(\p{L})\s*\}|(?<= )(\p{L}))/gu, '$1$2'],
  [/\\(?:left|right|displaystyle|textstyle|quad|[,;:! ])/g, ' '],
  [/\bprime(?:d|s)?\b|\^\s*\{?\s*(?:\\prime\s*)+\}?|\\prime/g, "'"],
  [/\\(d+)ot\s*\{?\s*(\p{L})\s*\}?/gu, '$2$1·'],
  [/⁽([⁰¹²³⁴-⁹])⁾/g, '^($1)'],
  [/(?<!\()²/g, '^2'],
  [/(?<!\()³/g, '^3'],
  [/(?<!\()⁴/g, '^4'],
  [/(?<!\()⁵/g, '^5'],
  [/(?<!\()⁶/g, '^6'],
  [/⁻¹/g, '^-1'],
  [/[′’‘´`]/g, "'"],
  [/″|"/g, "''"],
  [/‴/g, "'''"],
  [/\^\s*\{\s*([\w()]+)\s*\}/g, '^$1'],
  [/_\s*\{\s*([\w,\s]+)\s*\}/g, '_$1'],
  [/\\[dtc]?frac\s*\{([^{}]*)\}\s*\{([^{}]*)\}/g, '$1/$2'],
  [/[\s\\]/g, ''],
];

/** ẏ and ẍ, which are y with a dot and x with two. */
const DOTTED = /(\p{L})([\u0307\u0308])/gu;

function plainName(typed: string): string {
  const plain = PLAIN.reduce((text, [spelling, instead]) => text.replace(spelling, instead), typed);
  return plain
    .replace(/(d+)·/g, dots => "'".repeat(dots.length - 1))
    .normalize('NFD')
    .replace(DOTTED, (_, letter: string, dots: string) => `${letter}${dots === '\u0307' ? "'" : "''"}`)
    .normalize('NFKC')
    .replace(/′/g, "'");
}

type Groups = Readonly<Partial<Record<string, string>>>;

const placeIn = ({ row, column }: Groups): DerivativeName['place'] =>
  row !== undefined && column !== undefined ? [row, column] : undefined;

interface NamePattern
  extends Pick<DerivativeName, 'isBare' | 'isBranch' | 'isDifferential' | 'isQuotient' | 'isInverse'> {
  readonly pattern: RegExp;
  readonly order: (groups: Groups) => number;
  readonly by: (groups: Groups) => readonly string[];
}

/** cosx is a word, too, and no name. */
const isFunction = ({ word }: Groups): boolean => word !== undefined && namesFunction(word);

const ORDINALS: Readonly<Record<string, number>> = { second: 2, '2nd': 2, third: 3, '3rd': 3, fourth: 4, '4th': 4 };

const count = ({ primes = '' }: Groups): number => primes.length;
const raised = ({ order = '1' }: Groups): number => Number(order);
const nothing = (): readonly string[] => [];
const letters = ({ by = '' }: Groups): readonly string[] => by.match(/\p{L}\d*/gu) ?? [];

/** In the order in which they are tried. */
const NAMES: readonly NamePattern[] = [
  // y', f''(x), f'x, area'; yy' and xy' are products
  {
    pattern: /^(?!\p{L}{1,3}y')(?<of>\p{L})\w{0,8}(?<primes>'+)(?:\([^()=]*\)|\p{L})?$/u,
    isBare: true,
    order: count,
    by: nothing,
  },
  // (f^-1)'(2), f^{-1}'(2)
  {
    pattern: /^\(*\p{L}\^[({]*[-−]1[)}]*(?<primes>'+)(?:\([^()=]*\))?$/u,
    isBare: true,
    isInverse: true,
    order: count,
    by: nothing,
  },
  // y'/x' of a curve by a parameter
  {
    pattern: /^(?<of>y)'(?:\(\p{L}\))?\/x'(?:\(\p{L}\))?$/u,
    isBare: true,
    isQuotient: true,
    order: () => 1,
    by: nothing,
  },
  // y^(4), f^(4)(x)
  { pattern: /^[yfghFG]\^\((?<order>\d)\)(?:\([^()=]*\))?$/u, isBare: true, order: raised, by: nothing },
  // f_x, f_xy(x,y), ∂_xf, D_xf
  {
    pattern: /^(?<of>\p{L}(?:_?\d)?)_(?<by>[\p{L},]{1,6})(?:\([^()=]*\))?$/u,
    isBare: true,
    order: g => letters(g).length,
    by: letters,
  },
  { pattern: /^[D∂]_(?<by>\p{L})(?:\^\d)?\p{L}?(?:\([^()=]*\))?$/u, isBare: true, order: () => 1, by: letters },
  // dy/dx, df(x)/dx, d^2y/dx^2, ∂f/∂x, d/dx, d/dxf(x), ∂^2f/∂x∂y
  {
    pattern:
      /^[d∂](?:\^(?<order>\d))?(?:(?<of>\p{L}(?:_?\d|\w)?)(?:\([^()=]*\))?)?\/\(?(?<by>[d∂]\p{L}\d?(?:\^\d)?(?:[d∂]\p{L}\d?)*)\)?(?:[fgy](?:\([^()=]*\))?)?$/u,
    isBare: true,
    order: raised,
    by: byDifferentials,
  },
  // dyhat/dw10, names of a program
  {
    pattern: /^[d∂](?<of>\p{L}\w*)\/[d∂](?<by>\p{L}\w*)$/u,
    isBare: true,
    order: () => 1,
    by: ({ by = '' }) => [by],
  },
  // y1 and y_2 of two branches
  { pattern: /^y_?(?<branch>\d)$/u, isBare: true, isBranch: true, order: () => 0, by: nothing },
  // y, f(x), H, slope; fx and fy in a gradient
  {
    pattern: /^[fguwzFV](?<by>[xyzt]{1,2})(?:\([^()=]*\))?$/u,
    isBare: true,
    order: g => letters(g).length,
    by: letters,
  },
  { pattern: /^(?:wrt)?(?<by>\p{L})$/u, isBare: true, order: () => 0, by: letters },
  { pattern: /^(?<f>\p{L}\d{0,2})\([^()=]*\)$/u, isBare: true, order: () => 0, by: nothing },
  { pattern: /^(?<word>\p{L}{3,10})$/u, isBare: true, order: () => 0, by: nothing },
  // J_12, J11, J(1,2)
  { pattern: /^[JHADM]_?\(?(?<row>\d),?(?<column>\d)\)?$/u, isBare: true, order: () => 1, by: nothing },
  // dy of dy = 2x dx; dw1 among the entries of a gradient
  { pattern: /^d(?<of>\p{L}\d{0,3})$/u, isBare: true, isDifferential: true, order: () => 1, by: nothing },
  // ∇f(x, y), ∇f·u
  { pattern: /^(?<f>∇)\w*(?:\([^()=]*\))?(?:[·⋅•*]\p{L}+)?$/u, isBare: true, order: () => 1, by: nothing },
  // (f_x, f_y)
  { pattern: /^(?<all>[(<⟨][fguwz∂]_?[^=]*,[^=]*[)>⟩])$/u, isBare: true, order: () => 1, by: nothing },
  // d/dx(x^2), d(x^2)/dx
  { pattern: /^[d∂](?:\^(?<order>\d))?.*\/(?<by>[d∂]\p{L}).*$/su, isBare: false, order: raised, by: nothing },
  // D(x^2), D[x^2], Dx[x^2], D_x(x^2)
  { pattern: /^(?<d>D)(?:_?\p{L})?(?:\^\d)?(?:[([].*|\p{L}\w*.*)?$/su, isBare: false, order: () => 1, by: nothing },
  // (x^2)', x^2'
  { pattern: /^(?:[([].*[)\]]|[^+*]*\^\d)(?<primes>'+)$/su, isBare: false, order: count, by: nothing },
  // "second derivative", "derivative of x^2"
  {
    pattern: /^(?:the)?(?<ordinal>first|1st|second|2nd|third|3rd|fourth|4th)?(?:order)?(?:partial)?derivative.*$/isu,
    isBare: false,
    order: ({ ordinal = '' }) => ORDINALS[ordinal.toLowerCase()] ?? 1,
    by: nothing,
  },
];

/** The letters of dx, ∂x∂y and dx^2, the last of them twice. */
function byDifferentials({ by = '' }: Groups): readonly string[] {
  return [...by.matchAll(/[d∂](\p{L}\d?)(?:\^(\d))?/gu)].flatMap(([, letter = '', times = '1']) =>
    Array.from({ length: Number(times) }, () => letter),
  );
}
