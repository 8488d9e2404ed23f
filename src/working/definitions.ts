import { contains, variables } from '../expression/measure.ts';
import { GREEK_NAMES } from '../reading/greek.ts';
import { type Known, readSide } from './line-meaning.ts';
import type { Statement } from './statements.ts';

/** What a statement lets a letter stand for: u = x^2. */
export interface Definition {
  readonly name: string;
  readonly text: string;
  /** Whether "let" or the like stands before it. */
  readonly isLet: boolean;
}

/** A letter, with an index or with the variable behind it in brackets: u, u_1, \theta, g(x); g(e) and g(π) are values. */
const LETTER = /^\\?(?<name>\p{L}+(?:_\{?\w\}?|\d)?)(?:\s*\(\s*(?![eπ]\s*\))\p{L}\s*\))?$/u;

/** The letter that a side is and nothing else. */
export function letterOf(side: string): string | undefined {
  const name = LETTER.exec(side)?.groups?.name?.replace(/[{}]/g, '');
  const isOne = name !== undefined && (/^\p{L}(?:_?\w)?$/u.test(name) || GREEK_NAMES.has(name));
  return isOne && !/^\p{L}{2}$/u.test(name) && name !== 'e' && name !== 'pi' ? name : undefined;
}

/** The definition that a statement is, u = x^2 or x^2 = u; undefined where its letter has a meaning in the function. */
export function definitionIn({ sides, isOpen, isLet }: Statement, { f, wrt, program }: Known): Definition | undefined {
  const [first, second] = sides;
  if (isOpen || first === undefined || second === undefined) return undefined;
  const defined = program?.definitions.map(({ name }) => name) ?? [];
  const isFree = (name: string | undefined): name is string =>
    name !== undefined &&
    name !== wrt &&
    !contains(f, name) &&
    !defined.includes(name) &&
    !isPartial(name, [wrt, ...variables(f)]);
  const [name, turned] = [letterOf(first), letterOf(second)];
  if (isFree(name)) return { name, text: second, isLet };
  return sides.length === 2 && isFree(turned) && name === undefined && !/['/]/.test(first)
    ? { name: turned, text: first, isLet }
    : undefined;
}

/** f_x and f_y, the slopes by the letters of the function. */
const isPartial = (name: string, letters: readonly string[]): boolean =>
  /^[yfF]_/.test(name) && letters.includes(name.slice(2));

/** What is known once a letter stands for what a definition says; the same where it would stand for itself. */
export function withMeaning<Soever extends Known>(known: Soever, { name, text }: Definition): Soever {
  const others = new Map([...known.meanings].filter(([other]) => other !== name));
  const side = readSide(text, { ...known, meanings: others });
  if (!side.ok || side.value.strange.includes(name)) return known;
  const { value, written, strange } = side.value;
  return { ...known, meanings: new Map([...others, [name, strange.length === 0 ? value : written]]) };
}

/** A definition and the line in which it stands. */
export interface Placed extends Definition {
  readonly line: number;
}

/**
 * What is known once letters that stand for nothing yet are given the meaning that this line or a later one brings. One
 * that is the function's usual name, f, is then taken as well: "f'g + fg', where f = x^2, g = sin x".
 */
export function explained<Soever extends Known>(
  known: Soever,
  sides: readonly string[],
  later: readonly Placed[],
): Soever {
  // Without such a letter in them nothing is read twice.
  if (!later.some(({ name }) => sides.some(side => hasName(side, name)))) return known;
  let explaining = known;
  for (let i = 0; i <= later.length; i++) {
    const strange = strangeAmong(sides, explaining);
    const found = later.find(({ name }) => strange.includes(name));
    const more = found && withMeaning(explaining, found);
    if (!found || more === explaining) break;
    explaining = later
      .filter(each => each.line === found.line && isUsual(each))
      .reduce(withMeaning, more ?? explaining);
  }
  return explaining;
}

/** x_0 is read as x0. */
const hasName = (side: string, name: string): boolean =>
  side.includes(name) || side.replaceAll(/[_{}]/g, '').includes(name);

const isUsual = ({ name }: Definition): boolean => /^[fF]$/.test(name);

/** The letters in some sides that stand for nothing. */
const strangeAmong = (sides: readonly string[], known: Known): readonly string[] =>
  sides.flatMap(text => {
    const side = readSide(text, known);
    return side.ok ? side.value.strange : [];
  });
