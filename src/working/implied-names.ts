import { isCall, symbol } from '../expression/expression.ts';
import { contains } from '../expression/measure.ts';
import { strictText } from '../expression/strict.ts';
import type { Definition, Placed } from './definitions.ts';
import { inPlainSigns } from './derivative-signs.ts';
import type { SoFar } from './so-far.ts';
import type { Statement } from './statements.ts';

/*
 * Letters that no line explains and every reader understands: h' once f and g are the parts, and the a of f'(a).
 */

/** What such letters stand for: the function, or the variable. */
export function impliedNames(
  statements: readonly Statement[],
  explained: readonly Placed[],
  soFar: SoFar,
): readonly Definition[] {
  const taken = new Set([...explained.map(({ name }) => name), ...soFar.meanings.keys(), soFar.wrt]);
  const isFree = (name: string): boolean => !taken.has(name) && !contains(soFar.f, name);
  const sides = statements.flatMap(each => each.sides);
  const meaning = (names: readonly string[], text: string): readonly Definition[] =>
    [...new Set(names.map(name => name.replace('_', '')))].filter(isFree).map(name => ({ name, text, isLet: true }));
  return [
    ...meaning(wholesIn(statements, explained, soFar), strictText(soFar.f)),
    ...meaning(pointsIn(sides, soFar.wrt), strictText(symbol(soFar.wrt))),
  ];
}

/** The h of h'(x) where two letters have been given to the parts of the function, and it has no third factor. */
function wholesIn(statements: readonly Statement[], explained: readonly Placed[], { f }: SoFar): readonly string[] {
  const parts = new Set(explained.map(({ name }) => name));
  if (parts.size !== 2 || (isCall(f, 'multiply') && f.args.length > 2)) return [];
  return statements.flatMap(({ sides: [first = ''] }) => PRIMED.exec(inPlainSigns(first.trim()))?.groups?.name ?? []);
}

const PRIMED = /^(?<name>[hkpqHPQ])'(?:\(\s*\p{L}\s*\))?$/u;

/** The a of x → a, of f(a + h) and of f'(a). */
const pointsIn = (sides: readonly string[], wrt: string): readonly string[] =>
  sides.flatMap(side =>
    [...inPlainSigns(side).matchAll(POINT)].flatMap(([, by, to, point]) =>
      by === undefined || by === wrt ? (to ?? point ?? []) : [],
    ),
  );

const POINT =
  /lim_\{(\p{L}),(\p{L}(?:_\d)?)\}|(?<!\p{L})[yf](?:\(\s*(?=[\p{L}_\d]+\s*\+\s*h\s*\))|'\(\s*)([acp]|x_0)(?=\s*[+)])/gu;
