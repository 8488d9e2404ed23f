import { tidied } from '../derivation/tidied.ts';
import { same } from '../expression/equality.ts';
import { add, divide, type Expr, negate, ONE, symbol, ZERO } from '../expression/expression.ts';
import { contains, variables } from '../expression/measure.ts';
import { substitute } from '../expression/substitution.ts';
import { limitAtZero, limitIn } from '../marking/reading/limits.ts';
import { standingIn } from '../marking/standing.ts';
import { comparedWith, type Different } from './comparison.ts';
import { notAStep, notDecided, type Step } from './judged-line.ts';
import { isFunction, readIncrements, type Side } from './line-meaning.ts';
import { slipsFrom } from './line-mistakes.ts';
import { type Increments, isSame, type SoFar } from './so-far.ts';
import type { Statement } from './statements.ts';

/*
 * First principles with no limit in the line: f(x + h) = …, f(x + h) − f(x) = … and the quotient of that by h.
 */

/** f(x + h), a letter of its own: what it is by a wrong line can be put in its place. */
const AHEAD = symbol('f(x + h)');

/**
 * Judges a statement about f(x + h), or one that goes on from such; undefined of any other. What a wrong one makes of
 * f(x + h) is carried on, also to the derivative.
 */
export function judgeIncrements({ sides: typedSides, isLed }: Statement, soFar: SoFar): Step | undefined {
  const sides = withoutName(typedSides, soFar);
  const goesOn = isLed ? soFar.increments : undefined;
  const letter = goesOn?.letter ?? letterIn(sides.join(' = '), soFar);
  if (letter === undefined || contains(soFar.f, letter)) return undefined;
  const formulas = sides.flatMap(text => readAhead(text, letter, soFar) ?? []);
  const [typed] = formulas;
  if (!typed || formulas.length < sides.length) return undefined;
  const first = goesOn?.first ?? asAhead(typed, letter, soFar);
  const others = goesOn ? formulas : formulas.slice(1);
  if (!first || (goesOn && isLimitTaken(first, others, letter))) return undefined;
  const { last = first, wrong } = soFar.increments ?? {};
  const begun = { letter, first, last: goesOn ? last : first, wrong };
  if (others.length > 0) return judgeAhead(sides.join(' = '), others, begun, soFar);
  const after: SoFar = { ...soFar, aside: undefined, increments: begun };
  const isDefinition = isSame(first, quotientOf(letter, soFar));
  return isDefinition
    ? { said: { verdict: 'right', did: ['definition of the derivative'], mistakes: [] }, after }
    : notAStep(after);
}

/** m = (f(x + h) − f(x))/h without the letter, which says nothing. */
const withoutName = ([first = '', ...others]: readonly string[], { f, meanings }: SoFar): readonly string[] => {
  const isName = others.length > 0 && /^[mkQq]$/.test(first) && !meanings.has(first) && !contains(f, first);
  return isName ? others : [first, ...others];
};

const NAME = String.raw`(?<![\p{L}\\])(?<name>\p{L})`;
const DELTA = String.raw`(?:Δ|∆|\\Delta(?![A-Za-z]))\s*`;
const DELTA_Y = new RegExp(String.raw`${DELTA}[yf](?!\p{L})`, 'gu');
/** The letter of the increment where it is written Δx. */
const INCREMENT = 'h';

/** The h of f(x + h), of f(a + h), of Δx, or of x + h where that can be no letter of the function. */
function letterIn(text: string, soFar: SoFar): string | undefined {
  const { wrt, meanings, increments } = soFar;
  if (limitIn(text)) return undefined;
  if (text.search(DELTA_Y) >= 0) return INCREMENT;
  const places = [...meanings].flatMap(([name, meaning]) => (same(meaning, symbol(wrt)) ? [name] : []));
  const ahead = `\\(\\s*(?:${[wrt, ...places].join('|')})\\s*\\+\\s*(?<letter>\\p{L}|${DELTA}${wrt})\\s*\\)`;
  const { name, letter } = new RegExp(`(?:${NAME}\\s*)?${ahead}`, 'u').exec(withoutIndices(text))?.groups ?? {};
  if (letter === undefined) return increments?.letter;
  if (name !== undefined && !isFunction(name, soFar)) return undefined;
  return letter.length > 1 ? INCREMENT : letter;
}

/** x_0 is read as x0. */
const withoutIndices = (text: string): string => text.replaceAll(/_\{?(\d)\}?/g, '$1');

/** A side with f(x + h) as a letter of its own; undefined where there is anything in it that is not known. */
function readAhead(text: string, letter: string, soFar: SoFar): Expr | undefined {
  const { f, wrt } = soFar;
  if (limitIn(text)) return undefined;
  const quotient = `f(${wrt} + ${letter}) - f(${wrt})`;
  const plain = text
    .replaceAll(DELTA_Y, `(${quotient})`)
    .replaceAll(new RegExp(`${DELTA}${wrt}(?!\\p{L})`, 'gu'), ` ${letter} `);
  const ahead = add(symbol(wrt), symbol(letter));
  const read = readIncrements(plain, letter, soFar, inside =>
    isSame(inside, ahead) ? AHEAD : substitute(f, new Map([[wrt, inside]])),
  );
  if (!read.ok || standingIn(read.value).length > 0) return undefined;
  const known = [wrt, letter, AHEAD.name, ...variables(f)];
  return variables(read.value).every(name => known.includes(name)) ? read.value : undefined;
}

/** A formula as it is made of f(x + h): that itself, less f(x), and over h. */
function asAhead(typed: Expr, letter: string, soFar: SoFar): Expr | undefined {
  if (contains(typed, AHEAD.name)) return typed;
  if (!contains(typed, letter)) return undefined;
  return [AHEAD, add(AHEAD, negate(soFar.f)), quotientOf(letter, soFar)].find(each =>
    isSame(withAhead(each, rightAhead(letter, soFar)), typed),
  );
}

/** The quotient of differences, (f(x + h) − f(x))/h. */
const quotientOf = (letter: string, { f }: SoFar): Expr => divide(add(AHEAD, negate(f)), symbol(letter));

const withAhead = (e: Expr, ahead: Expr): Expr => substitute(e, new Map([[AHEAD.name, ahead]]));

const rightAhead = (letter: string, { f, wrt }: SoFar): Expr =>
  substitute(f, new Map([[wrt, add(symbol(wrt), symbol(letter))]]));

/** "= 2x + h" and then "= 2x": the increment has gone to 0, and the line is about the derivative. */
const isLimitTaken = (first: Expr, others: readonly Expr[], letter: string): boolean =>
  contains(first, letter) && others.every(each => !contains(each, letter) && !contains(each, AHEAD.name));

function judgeAhead(text: string, others: readonly Expr[], begun: Increments, soFar: SoFar): Step {
  const { letter, first, last, wrong } = begun;
  const right = rightAhead(letter, soFar);
  const after: SoFar = { ...soFar, aside: undefined, increments: { ...begun, last: others.at(-1) ?? last } };
  const compared = comparedWith(withAhead(first, right), sidesWith(others, right));
  if (compared.kind === 'undecided') return notDecided(text, compared.why, after);
  if (compared.kind === 'same') return { said: { verdict: 'right', did: DID, mistakes: [] }, after };
  if (wrong && comparedWith(withAhead(first, wrong), sidesWith(others, wrong)).kind === 'same')
    return { said: { verdict: 'carried forward', did: DID, mistakes: [] }, after };
  return judgeWrong(compared, [last, ...others], begun, after);
}

const DID = ['algebra'];

const sidesWith = (formulas: readonly Expr[], ahead: Expr): readonly Side[] =>
  formulas.map(each => {
    const value = withAhead(each, ahead);
    return { typed: value, written: value, value, strange: [] };
  });

/** The slip is between the wrong formula and the one before it. */
function judgeWrong(
  { side, point }: Different,
  formulas: readonly Expr[],
  { letter, first, wrong }: Increments,
  after: SoFar,
): Step {
  const right = rightAhead(letter, after);
  const values = formulas.map(each => withAhead(each, right));
  const at = values.findIndex((each, i) => i > 0 && !isSame(each, withAhead(first, right)));
  const mistakes = wrong ? [] : slipsFrom(values[at - 1] ?? side.value, side.value, after.wrt);
  const made = wrong ?? aheadBy(first, formulas[at] ?? first);
  const slope = made && limitAtZero(tidied(withAhead(quotientOf(letter, after), made)), letter);
  return {
    said: { verdict: 'wrong', did: DID, mistakes, ...(mistakes.length === 0 && { hint: SLIP }), ...point },
    after: {
      ...after,
      ...(after.increments && { increments: { ...after.increments, wrong: made } }),
      ...(!after.wrong && slope && { wrong: slope }),
    },
  };
}

const SLIP = 'Nothing is differentiated here: the slip is in working out this line.';

/** What f(x + h) is by an equation that is linear in it, −G(0)/(G(1) − G(0)) with G the difference of the sides. */
function aheadBy(first: Expr, side: Expr): Expr | undefined {
  const difference = add(first, negate(side));
  const [zero, one] = [withAhead(difference, ZERO), withAhead(difference, ONE)];
  const factor = add(one, negate(zero));
  return isSame(factor, ZERO) ? undefined : divide(negate(zero), factor);
}
