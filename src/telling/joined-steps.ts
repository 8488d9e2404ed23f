import type { Step } from '../derivation/step.ts';
import type { Expr } from '../expression/expression.ts';
import { treeSize } from '../expression/measure.ts';

/** Longer lines are not looked through for what has merely changed places. */
const LONGEST = 400;

/**
 * Tidying in the lines a teacher would write: factors that merely change places, and signs that move to the front, ride
 * along with the line's chief reason and have lines of their own only where nothing else happens, or at level full.
 */
export function joinedSteps(steps: readonly Step[]): readonly Step[] {
  const joined: Step[] = [];
  for (const step of steps) {
    const last = joined.at(-1);
    if (last && ridesAlong(last)) joined.splice(-1, 1, { ...step, of: last.of });
    else if (last && step.rule === SIGNS) joined.splice(-1, 1, { ...last, applied: step.applied, result: step.result });
    else joined.push(step);
  }
  return joined;
}

const [ORDER, SIGNS] = ['tidy:numbers-first', 'tidy:signs-in-brackets'];

const ridesAlong = ({ rule, of, result }: Step): boolean =>
  rule === ORDER && Math.max(treeSize(of), treeSize(result)) <= LONGEST && sameParts(of, result);

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
