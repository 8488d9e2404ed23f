import { standInsIn } from '../../checking/stand-ins.ts';
import type { Expr } from '../../expression/expression.ts';
import { variables } from '../../expression/measure.ts';
import { readExpression } from '../../reading/expression-reader.ts';
import { SPACING } from '../../reading/latex-commands.ts';
import type { ReaderOptions } from '../../reading/reading.ts';
import { complete } from './complete.ts';
import { eitherSign } from './either-sign.ts';
import { outside } from './outside-brackets.ts';

/** What an answer says that a place is. */
type Extremum = 'max' | 'min' | 'saddle';

/** A place as it was typed, with what is said of it. */
export interface TypedPlace {
  readonly at: Expr;
  /** The value of the function there: the −2 of (1, −2). */
  readonly value?: Expr | undefined;
  readonly extremum?: Extremum | undefined;
}

/** How places are read. */
interface PlacesAsked {
  /** How many there are: of one alone (2, −4) is a point, else two places. */
  readonly count: number;
  readonly wrt: string;
  readonly options: ReaderOptions;
}

/** Between two places: x = −1 or x = 1, {−1; 1}, −1 and 1. */
const BETWEEN = /[,;\n∨&]|\b(?:or|and|oder|und)\b|\sv\s|\\(?:text\{\s*(?:or|and)\s*\}|lor|vee)/g;
/** What leads to places: "critical points at", "x ∈". */
const LEADS =
  /^\s*(?:the\s)?(?:(?:critical|stationary|turning)\s)?(?:(?:points?|numbers?|values?|places?|vertex|vertices)\s?)?(?:are|is|at|occurs?\sat)?\s*:?\s*(?:\p{L}\s*(?:∈|\\in(?![A-Za-z])))?\s*/iu;
/** "n integer", "k ∈ ℤ", "where k is any integer" behind a family of places. */
const WHOLE_NUMBERS =
  /[,;]?\s*\(?\s*(?:(?:where|for|with)\s+)?(?:(?:all|any|every|some)\s+)?(?:\p{L}\s*(?:∈|\\in(?![A-Za-z])|\bin\b|\bis\b|:)?\s*(?:an?\s|any\s|all\s)?\s*(?:integers?|whole(?:\snumbers?)?|ℤ|Z|\\mathbb\s*\{?\s*Z\s*\}?)|integers?\s+\p{L})\s*\)?\s*\.?$/iu;

const SET = /^\s*(?:\\?\{|\[|\()(.*?)(?:\\?\}|\]|\))\s*\.?$/s;

const PAIR = /^\s*\([^(),;|]+[,;|][^(),;|]+\)\s*\.?$/;

/** Places in any order as they are typed, x = −1 or x = 1; undefined where a part of it can be read as none. */
export function typedPlaces(text: string, asked: PlacesAsked): readonly TypedPlace[] | undefined {
  const plain = multiples(withoutEquation(unspaced(text).replaceAll(INDICES, ' ')).replaceAll(UNDEFINED, ' '));
  const bare = plain.replace(LEADS, '').replace(WHOLE_NUMBERS, '');
  const point = asked.count === 1 && PAIR.test(bare) ? asPoints(bare, asked) : undefined;
  return point ?? asList(SET.exec(bare)?.[1] ?? bare, asked) ?? asPoints(bare, asked);
}

/** 3x^2 − 3 = 0 so x = ±1: what the places follow from. */
const EQUATION_BEFORE =
  /^(?:.*?[=,;])??([^=,;]+?)=\s*0\s*(?:(?:[,;:\n]|=>|->|[→⇒]|\\(?:Rightarrow|implies)(?![A-Za-z]))\s*)?(?:\b(?:so|at|when|for|if|then|gives|hence|thus|therefore|where)\b)?\s*(?=.*=)/su;
/** x = 0 is a place itself. */
const IS_PLACE = /^\s*(?:(?:at|and|or)\s)?\p{L}\s*(?:_?\d+)?\s*$/u;

const withoutEquation = (text: string): string =>
  text.replace(EQUATION_BEFORE, (all, side: string) => (IS_PLACE.test(side) ? all : ''));

/** (f' undefined), (corner): why a place is critical. */
const UNDEFINED =
  /\((?=(?:[^()]|\([^()]*\))*(?:undefined|not defined|does not exist|doesn['’]t exist|DNE|corner|cusp|kink|not differentiable))(?:[^()]|\([^()]*\))*\)/giu;

/** "Odd multiples of π/2", as a family of places. */
const MULTIPLES =
  /^\s*(?:x\s*(?:=|is|are)\s*)?(?:an?\s|all\s|any\s|every\s|the\s)*(odd|even|integer|whole|integral)?(?:\s?(?:integer|whole|integral))?\s?multiples?\sof\s([^,;=]{1,30}?)\s*\.?$/iu;
const MULTIPLE = { odd: '(2k + 1)', even: '2k' } as const;

function multiples(text: string): string {
  const [, which = '', unit] = MULTIPLES.exec(text) ?? [];
  const size = which.toLowerCase();
  return unit === undefined ? text : `${size === 'odd' || size === 'even' ? MULTIPLE[size] : 'k'} * (${unit})`;
}

/** "All real numbers", ℝ, "every x", x ∈ (−∞, ∞). */
const EVERYWHERE =
  /^(?:x\s*(?:∈|\\in(?![A-Za-z])|in\b)\s*)?(?:ℝ|R|\\mathbb\s*\{?\s*R\s*\}?|\([-−]\s*(?:∞|\\infty|inf(?:inity)?)\s*,\s*(?:∞|\\infty|inf(?:inity)?)\s*\)|(?:all|every|any)\s(?:the\s)?(?:reals?(?:\s(?:numbers?|x|values?))?|numbers?|points?|places?|values?|x)(?:\sof\sx)?|everywhere)$/i;

/** Whether a text says that every number is a place. */
export const isEverywhere = (text: string): boolean =>
  EVERYWHERE.test(
    unspaced(text)
      .replaceAll(/\\text\s*\{([^{}]*)\}|\$/g, '$1')
      .replace(/\.\s*$/, '')
      .trim(),
  );

/** The 1,2 of x_{1,2} = ±1, and the 1 of x_{1} = 1. */
const INDICES = /(?<=\p{L})\s*_\s*(?:\{\s*\d+(?:\s*,\s*\d+)*\s*\}|\d+\s*,\s*\d+)(?=\s*=)/gu;

/** Commands of LaTeX that only space or size, as spaces. */
const unspaced = (text: string): string =>
  text.replaceAll(/\\([A-Za-z]+|[^A-Za-z])/g, (command, name: string) =>
    SPACING.has(name) || name === 'left' || name === 'right' ? ' ' : command,
  );

/** Places alone, each behind "x =" or not. An equation that they solve, 3x^2 − 3 = 0 before x = ±1, is passed over. */
function asList(bare: string, asked: PlacesAsked): readonly TypedPlace[] | undefined {
  const named = nameOf(asked.wrt);
  const all = bare.split(BETWEEN);
  const isNamed = all.some(part => named.test(part));
  const typed = all.filter(part => !isNamed || named.test(part) || !part.includes('=') || !part.includes(asked.wrt));
  const places = typed.map(part => numbersIn(part.replace(named, ''), asked)?.map(at => ({ at })));
  return complete(places)?.flat();
}

/** "x =", "at x_1 =" before a place. */
const nameOf = (wrt: string): RegExp => new RegExp(`^\\s*(?:at\\s)?${wrt}\\s*(?:_?\\d+)?\\s*=`);

const EXTREMUM = /\b(max|min|saddle|infle[cx]tion)(?:imum|ima|imal|\.)?(?!\p{L})/iu;
const EXTREMA: Readonly<Record<string, Extremum>> = {
  max: 'max',
  min: 'min',
  saddle: 'saddle',
  inflection: 'saddle',
  inflexion: 'saddle',
};
/** What stands about a place of which more is said. */
const ABOUT =
  /\b(?:(?:max|min|saddle|infle[cx]tion)(?:imum|ima|imal|\.)?(?!\p{L})|at|is|are|an?|the|points?|turning|stationary|local|relative|global|absolute|occurs?|when|there|has|value|with)\b|:/giu;
const EMPTY_BRACKETS = /\(\s*\)/g;
const VALUE = /^\s*(?:y|f\s*\([^()]*\))\s*(?:_?\d)?\s*=(.*)$/s;
const POINT = /^\s*(?:\p{L}\s*(?:_?\d)?)?\s*\(([^,;|]+)[,;|](.+)\)\s*\.?$/su;

/** Points (1, −2), places with words, x = 1 (min), and with values behind them, x = 1, y = −2. */
function asPoints(text: string, asked: PlacesAsked): readonly TypedPlace[] | undefined {
  const found: (TypedPlace | undefined)[] = [];
  for (const { start, end } of outside(text, BETWEEN, { start: 0, end: text.length })) {
    const part = text.slice(start, end);
    const [, value] = VALUE.exec(part) ?? [];
    const last = found.at(-1);
    if (value === undefined) found.push(...pointsIn(part, asked));
    else if (!last || last.value) return undefined;
    else found[found.length - 1] = { ...last, value: numberIn(value, asked) };
  }
  return complete(found);
}

/** A place, or two where ± stands before it, with what is said of them; one undefined where it can be read as none. */
function pointsIn(part: string, asked: PlacesAsked): readonly (TypedPlace | undefined)[] {
  const [, said] = EXTREMUM.exec(part) ?? [];
  const extremum = said === undefined ? undefined : EXTREMA[said.toLowerCase()];
  const plain = (said === undefined ? part : part.replace(ABOUT, ' ').replace(EMPTY_BRACKETS, ' ')).trim();
  const [, x = plain, y] = POINT.exec(plain) ?? [];
  const places = numbersIn(x.replace(nameOf(asked.wrt), ''), asked) ?? [];
  const value = y === undefined ? undefined : numberIn(y, asked);
  if (places.length === 0 || (y !== undefined && !value)) return [undefined];
  return places.map(at => ({ at, value, extremum }));
}

/** A number, or two where ± stands before it; a letter beside them counts the places of a family: π/2 + kπ. */
function numbersIn(typed: string, { wrt, options }: PlacesAsked): readonly Expr[] | undefined {
  const read = typed.includes('=') ? [] : eitherSign(typed).map(each => readExpression(each, options));
  const numbers = read.flatMap(each => (each.ok && isPlace(each.value.expr, wrt) ? [each.value.expr] : []));
  return numbers.length > 0 && numbers.length === read.length ? numbers : undefined;
}

function numberIn(typed: string, asked: PlacesAsked): Expr | undefined {
  const [only, second] = numbersIn(typed, asked) ?? [];
  return second ? undefined : only;
}

/** A function that is not known has no place in an order, and of letters one alone may count. */
const isPlace = (e: Expr, wrt: string): boolean => {
  const [letter, another] = variables(e);
  return (
    standInsIn([e]) === undefined &&
    another === undefined &&
    (letter === undefined || COUNTS.test(letter)) &&
    letter !== wrt
  );
};

const COUNTS = /^[jklmnp]$/;
