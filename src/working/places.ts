import { type Expr, negate, ONE, TWO, ZERO } from '../expression/expression.ts';
import { contains, variables } from '../expression/measure.ts';
import { substitute } from '../expression/substitution.ts';
import { outside } from '../marking/reading/outside-brackets.ts';
import { typedPlaces } from '../marking/reading/places.ts';
import { type Known, readSide } from './line-meaning.ts';

/** The values of the variables at one point. */
export type Place = ReadonlyMap<string, Expr>;

/** The places that a text gives, x = 1 or x = 3, (1, 2) in the order of the alphabet; undefined where one cannot be read. */
export function placesIn(text: string, known: Known): readonly Place[] | undefined {
  const { wrt, log } = known;
  const coordinates = coordinatesIn(text, known);
  if (coordinates) return [coordinates];
  const options = { wrt, ...(log && { log }), ...(text.includes('\\') && { syntax: 'latex' as const }) };
  const typed = typedPlaces(text, { count: 2, wrt, options });
  return (
    typed?.flatMap(({ at }) => membersOf(at, known).map(each => new Map([[wrt, each]]))) ?? placeInLetters(text, known)
  );
}

/** Some of a family of places, π/2 + kπ for a few whole k; a place alone as it is. */
function membersOf(at: Expr, { f }: Known): readonly Expr[] {
  const count = variables(at).find(name => !contains(f, name));
  if (count === undefined) return [at];
  return COUNTED.map(each => substitute(at, new Map([[count, each]])));
}

const COUNTED: readonly Expr[] = [ZERO, ONE, TWO, negate(ONE)];

/** x = −b/(2a), in letters that are constants here. */
function placeInLetters(text: string, known: Known): readonly Place[] | undefined {
  const at = readSide(text.slice(text.indexOf('=') + 1), known);
  const isOne = at.ok && at.value.strange.length === 0 && !contains(at.value.value, known.wrt);
  return isOne ? [new Map([[known.wrt, at.value.value]])] : undefined;
}

const IN_BRACKETS = /^\((?<inside>.*)\)$/s;

function coordinatesIn(text: string, known: Known): Place | undefined {
  const inside = IN_BRACKETS.exec(text)?.groups?.inside;
  if (inside === undefined) return undefined;
  const typed = outside(inside, /,/g, { start: 0, end: inside.length }).map(({ start, end }) =>
    readSide(inside.slice(start, end), known),
  );
  const values = typed.flatMap(side => (side.ok ? [side.value.value] : []));
  const others = variables(known.f).filter(name => name !== known.wrt);
  // Of a function of one variable the second coordinate is its value.
  const names = others.length > 0 ? [known.wrt, ...others].toSorted() : [known.wrt];
  if (values.length !== typed.length || values.length < names.length || values.length > 2) return undefined;
  return new Map(names.flatMap((name, i) => (values[i] ? [[name, values[i]]] : [])));
}
