import { derive } from '../derivation/derive.ts';
import { silently } from '../derivation/silent.ts';
import { add, type Expr, multiply, ONE, symbol, ZERO } from '../expression/expression.ts';
import { variables } from '../expression/measure.ts';
import { type Definition, inlined, output, type Program, quantitiesOf } from '../expression/program.ts';
import { share } from '../expression/sharing.ts';
import { substitute } from '../expression/substitution.ts';
import type { AskedProgram } from './asked.ts';
import { derivativeSubject } from './orders.ts';
import type { Subject } from './subject.ts';
import type { Suspect } from './suspect.ts';
import { taskSuspect } from './tasks.ts';

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
  const last = output(program).name;
  const put = (e: Expr): Expr => silently(share(substitute(e, quantitiesOf(program))));
  const about = (bindings: Readonly<Record<string, Expr>>) => ({
    at: symbol(last),
    wrt,
    bindings: { l: symbol(last), ...bindings },
  });
  const between = [...new Set(links.map(({ by }) => by))].filter(name => name !== wrt);
  const forks = [wrt, ...between].filter(name => links.filter(({ by }) => by === name).length > 1);
  return [
    ...between.flatMap(name => [
      ...taskSuspect('derivative by a quantity', put(slopeAlong(links, last, name)), about({ p: symbol(name) })),
      ...taskSuspect('derivative of a quantity', put(slopeAlong(links, name, wrt)), about({ p: symbol(name) })),
    ]),
    ...forks.flatMap(name =>
      links
        .filter(({ by }) => by === name)
        .flatMap(link =>
          taskSuspect('path left out', put(slopeAlong(without(link, links), last, wrt)), about(named(link))),
        ),
    ),
    ...forks.flatMap(name =>
      taskSuspect('paths multiplied', put(slopeAlong(links, last, wrt, name)), about({ p: symbol(name) })),
    ),
    ...links.flatMap(link =>
      taskSuspect(
        'link left out',
        put(slopeAlong(flat(link, links), last, wrt)),
        about({ ...named(link), m: link.slope }),
      ),
    ),
  ];
}

const named = ({ by, name }: Link) => ({ p: symbol(by), q: symbol(name) });

const without = (link: Link, links: readonly Link[]): readonly Link[] => links.filter(each => each !== link);

const flat = (link: Link, links: readonly Link[]): readonly Link[] =>
  links.map(each => (each === link ? { ...each, slope: ONE } : each));

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
    const ways = links
      .filter(link => link.by === name && slopes.has(link.name))
      .map(link => multiply(slopes.get(link.name) ?? ZERO, link.slope));
    if (ways.length > 0) slopes.set(name, name === multiplied ? multiply(...ways) : add(...ways));
  }
  return slopes.get(by) ?? ZERO;
}
