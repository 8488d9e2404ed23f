import { namedChanges } from '../derivation/named-changes.ts';
import type { Step } from '../derivation/step.ts';
import type { Expr } from '../expression/expression.ts';
import { treeSize } from '../expression/measure.ts';

/** Longer lines are not looked through for what has merely changed places. */
const LONGEST = 400;

/** One line of tidying: what was done, as ids of tidyings in their order, the whole line before and the whole line after. */
export interface TidiedLine extends Pick<Step, 'of' | 'result'> {
  readonly rules: readonly string[];
}

/** Every step a line of its own. */
export const tidiedLines = (steps: readonly Step[]): readonly TidiedLine[] =>
  steps.map(step => ({ of: step.of, result: step.result, rules: namedChanges(step) }));

/**
 * Tidying in the lines a teacher would write: factors that merely change places, and signs that move to the front, ride
 * along with the line's chief reason and have lines of their own only where nothing else happens, or at level full; roots
 * and fractions are written together.
 */
export function joinedSteps(steps: readonly Step[]): readonly TidiedLine[] {
  const joined: TidiedLine[] = [];
  for (const line of tidiedLines(steps)) {
    const last = joined.at(-1);
    if (last && ridesAlong(last)) joined.splice(-1, 1, { ...line, of: last.of });
    else if (last && isAlone(line, SIGNS)) joined.splice(-1, 1, { ...last, result: line.result });
    else if (last && isAlone(last, ROOT) && isAlone(line, FRACTION))
      joined.splice(-1, 1, { ...last, rules: [ROOT, FRACTION], result: line.result });
    else joined.push(line);
  }
  return joined;
}

const [ORDER, SIGNS] = ['tidy:numbers-first', 'tidy:signs-in-brackets'];
const [ROOT, FRACTION] = ['tidy:root', 'tidy:fraction'];

const isAlone = ({ rules }: TidiedLine, rule: string): boolean => rules.length === 1 && rules[0] === rule;

const ridesAlong = (line: TidiedLine): boolean =>
  isAlone(line, ORDER) &&
  Math.max(treeSize(line.of), treeSize(line.result)) <= LONGEST &&
  sameParts(line.of, line.result);

/** Whether two lines are made of the same numbers, names and functions. */
function sameParts(a: Expr, b: Expr): boolean {
  const [left, right] = [a, b].map(countedParts);
  if (!left || !right || left.size !== right.size) return false;
  return [...left].every(([part, count]) => right.get(part) === count);
}

/** How often each part stands in the line: sums, products and signs are what holds the parts together. */
function countedParts(e: Expr): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const open = [e];
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.kind === 'call') open.push(...node.args);
    const part = nameOf(node);
    if (part !== undefined) counts.set(part, (counts.get(part) ?? 0) + 1);
  }
  return counts;
}

function nameOf(node: Expr): string | undefined {
  if (node.kind === 'number') return node.digits;
  if (node.kind === 'symbol') return node.name;
  return HOLDING.has(node.op) ? undefined : `${node.op}()`;
}

const HOLDING: ReadonlySet<string> = new Set(['add', 'multiply', 'negate']);
