import { type Expr, symbol } from '../expression/expression.ts';
import { variables } from '../expression/measure.ts';
import { LONGEST_TREE, named } from '../expression/naming.ts';
import type { Definition, Program } from '../expression/program.ts';
import type { InNames, Part } from './kind.ts';

/** Every name that a program uses. */
export const namesOf = ({ definitions }: Program): readonly string[] =>
  definitions.flatMap(({ name, value }) => [name, ...variables(value)]);

/** A result in a program's names with the definitions that it needs, and names of its own where it is too long without. */
export function inNames(result: Expr, program: Program): InNames {
  const { body, where } = named(result, LONGEST_TREE, namesOf(program));
  return { body, where: [...neededBy([result], program), ...where] };
}

/** The same for the entries of a gradient, which have no names of their own. */
export const listInNames = (entries: readonly Expr[], program: Program): InNames => ({
  body: entries,
  where: neededBy(entries, program),
});

/** The definitions that stand behind the names in some expressions, in the program's order. */
function neededBy(es: readonly Expr[], { definitions }: Program): readonly Definition[] {
  const needed = new Set(es.flatMap(variables));
  const found = definitions.toReversed().filter(({ name, value }) => {
    if (needed.has(name)) for (const used of variables(value)) needed.add(used);
    return needed.has(name);
  });
  return found.toReversed();
}

/** What stands above the names of a result that is too long to be read without. */
export const WHERE = 'where';

/** The part that gives a result in the inputs; one too long to be read is followed by what the names in it stand for. */
export function inputParts(right: Expr, program: Program): readonly Part[] {
  const { body, where } = named(right, LONGEST_TREE, namesOf(program));
  const lines = where.map(({ name, value }) => ({ left: symbol(name), right: value, reason: '' }));
  const result: Part = {
    kind: 'statements',
    heading: 'In inputs',
    lines: [{ right: body, reason: 'definitions put in' }],
  };
  return lines.length > 0 ? [result, { kind: 'statements', heading: WHERE, lines }] : [result];
}
