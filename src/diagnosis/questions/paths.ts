import { derive } from '../../derivation/derive.ts';
import { silently } from '../../derivation/silent.ts';
import type { Bindings } from '../../derivation/step.ts';
import { add, type Expr, multiply, ONE, symbol, ZERO } from '../../expression/expression.ts';
import { variables } from '../../expression/measure.ts';
import { type Definition, inlined, output, type Program, quantitiesOf } from '../../expression/program.ts';
import { share } from '../../expression/sharing.ts';
import { substitute } from '../../expression/substitution.ts';
import type { Task } from '../../rules/mistake.ts';
import type { Subject } from '../suspects/subject.ts';
import type { Suspect } from '../suspects/suspect.ts';
import { taskSuspect } from '../suspects/tasks.ts';
import type { AskedProgram } from './asked.ts';
import { derivativeSubject } from './orders.ts';

/** The derivative of a program's output: that of the function it stands for, and what goes wrong along its named quantities. */
export function programSubject({ program, wrt, order }: AskedProgram): Subject {
  const subject = derivativeSubject({ kind: 'derivative', f: inlined(program), wrt, order });
  return order === 1 ? { ...subject, tasks: () => pathTasks(program, wrt) } : subject;
}

/** One quantity in another: how `by` acts on `name`, which uses it. */
interface Link {
  readonly name: string;
  readonly by: string;
  readonly slope: Expr;
}

/** Of a longer program the links are too many to be left out one by one. */
const MOST_LINKS = 24;

function pathTasks(program: Program, wrt: string): readonly Suspect[] {
  const links = linksFrom(wrt, program);
  if (links.length < 2 || links.length > MOST_LINKS) return [];
  const paths = { program, wrt, links, last: output(program).name };
  const between = [...new Set(links.map(({ by }) => by))].filter(name => name !== wrt);
  const forks = [wrt, ...between].filter(name => linksBy(name, links).length > 1);
  return [
    ...between.flatMap(name => partOfWay(name, paths)),
    ...forks.flatMap(name => linksBy(name, links).flatMap(link => pathLeftOut(link, paths))),
    ...forks.flatMap(name => pathsMultiplied(name, paths)),
    ...links.flatMap(link => linkLeftOut(link, paths)),
  ];
}

/** The links on the ways from a variable to the last quantity of a program. */
interface Paths {
  readonly program: Program;
  readonly wrt: string;
  readonly links: readonly Link[];
  readonly last: string;
}

const linksBy = (name: string, links: readonly Link[]): readonly Link[] => links.filter(({ by }) => by === name);

/** The derivative by a quantity on the way, or that of it. */
const partOfWay = (name: string, paths: Paths): readonly Suspect[] => [
  ...alongLinks('derivative by a quantity', slopeAlong(paths.links, paths.last, name), { p: symbol(name) }, paths),
  ...alongLinks('derivative of a quantity', slopeAlong(paths.links, name, paths.wrt), { p: symbol(name) }, paths),
];

function pathLeftOut(link: Link, paths: Paths): readonly Suspect[] {
  const others = paths.links.filter(each => each !== link);
  return alongLinks('path left out', slopeAlong(others, paths.last, paths.wrt), named(link), paths);
}

const pathsMultiplied = (name: string, paths: Paths): readonly Suspect[] =>
  alongLinks('paths multiplied', slopeAlong(paths.links, paths.last, paths.wrt, name), { p: symbol(name) }, paths);

function linkLeftOut(link: Link, paths: Paths): readonly Suspect[] {
  const flat = paths.links.map(each => (each === link ? { ...each, slope: ONE } : each));
  const slope = slopeAlong(flat, paths.last, paths.wrt);
  return alongLinks('link left out', slope, { ...named(link), m: link.slope }, paths);
}

/** What a task comes to, the quantities put in. */
function alongLinks(task: Task, slope: Expr, bindings: Bindings, { program, wrt, last }: Paths): readonly Suspect[] {
  const l = symbol(last);
  const answer = silently(share(substitute(slope, quantitiesOf(program))));
  return taskSuspect(task, answer, { at: l, wrt, bindings: { l, ...bindings } });
}

const named = ({ by, name }: Link) => ({ p: symbol(by), q: symbol(name) });

/** The links on the ways from a variable to the output, in the order of the definitions. */
function linksFrom(wrt: string, { definitions }: Program): readonly Link[] {
  const reached = new Set([wrt]);
  const links = definitions.flatMap(definition => {
    const found = linksOf(definition, reached);
    if (found.length > 0) reached.add(definition.name);
    return found;
  });
  const used = new Set([definitions.at(-1)?.name]);
  return links
    .toReversed()
    .filter(({ name, by }) => used.has(name) && used.add(by))
    .toReversed();
}

const linksOf = ({ name, value }: Definition, reached: ReadonlySet<string>): readonly Link[] =>
  variables(value)
    .filter(by => reached.has(by))
    .map(by => ({ name, by, slope: derive(value, by).result }));

/** The derivative of one quantity by another along the links; at `multiplied` the ways are multiplied instead of added. */
function slopeAlong(links: readonly Link[], of: string, by: string, multiplied?: string): Expr {
  const slopes = new Map<string, Expr>([[of, ONE]]);
  const names = new Set([...links.map(link => link.name).toReversed(), by]);
  for (const name of names) {
    if (name === of) continue;
    const ways = linksBy(name, links)
      .filter(link => slopes.has(link.name))
      .map(link => multiply(slopes.get(link.name) ?? ZERO, link.slope));
    if (ways.length > 0) slopes.set(name, name === multiplied ? multiply(...ways) : add(...ways));
  }
  return slopes.get(by) ?? ZERO;
}
