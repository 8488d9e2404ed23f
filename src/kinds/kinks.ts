import { foldedLeft } from '../derivation/match.ts';
import { add, type Call, type Expr, negate, ONE, ZERO } from '../expression/expression.ts';
import { postorder, rebuild } from '../expression/walk.ts';

/** Where a kink's argument u is positive and where it is negative the function is another one. */
interface Kink {
  /** What is greater where the argument is positive, and what it is greater than. */
  readonly sides: (args: readonly Expr[]) => readonly [Expr, Expr];
  readonly argument: (args: readonly Expr[]) => Expr;
  readonly above: (args: readonly Expr[]) => Expr;
  readonly below: (args: readonly Expr[]) => Expr;
}

const at = (i: number) => (args: readonly Expr[]) => args[i] ?? ZERO;
const always = (e: Expr) => () => e;
const overZero = (args: readonly Expr[]): readonly [Expr, Expr] => [at(0)(args), ZERO];
const difference =
  (i: number, j: number) =>
  (args: readonly Expr[]): Expr =>
    add(at(i)(args), negate(at(j)(args)));

/** At a tie max and min go with their first argument, as the operations do. */
const KINKS: ReadonlyMap<string, Kink> = new Map<string, Kink>([
  ['abs', { argument: at(0), sides: overZero, above: at(0), below: args => negate(at(0)(args)) }],
  ['sign', { argument: at(0), sides: overZero, above: always(ONE), below: always(negate(ONE)) }],
  ['step', { argument: at(0), sides: overZero, above: always(ONE), below: always(ZERO) }],
  ['relu', { argument: at(0), sides: overZero, above: at(0), below: always(ZERO) }],
  ['max', { argument: difference(1, 0), sides: args => [at(1)(args), at(0)(args)], above: at(1), below: at(0) }],
  ['min', { argument: difference(0, 1), sides: args => [at(0)(args), at(1)(args)], above: at(1), below: at(0) }],
]);

/** Functions with more kinks than this are not told piece by piece. */
export const MOST_KINKS = 4;

/** Kinks of many arguments as kinks of two: max(a, b, c) is max(max(a, b), c). */
export const folded = (e: Expr): Expr =>
  rebuild(e, node => (node.kind === 'call' && KINKS.has(node.op) && node.args.length > 2 ? foldedLeft(node) : node));

/** The kinks of a function, the inner ones first. */
export const kinksIn = (f: Expr): Call[] =>
  postorder(f).filter((node): node is Call => node.kind === 'call' && KINKS.has(node.op));

/** What a kink is. */
export const kinkOf = ({ op }: Call): Kink | undefined => KINKS.get(op);

/** Every kink replaced by one of its two forms, the inner ones first. */
export function resolved(e: Expr, isPositive: (kink: Call, argument: Expr) => boolean): Expr {
  const done = new Map<Expr, Expr>();
  for (const node of postorder(e)) {
    if (node.kind !== 'call') continue;
    const now: Call = { ...node, args: node.args.map(arg => done.get(arg) ?? arg) };
    const kink = kinkOf(node);
    if (kink) done.set(node, (isPositive(node, kink.argument(now.args)) ? kink.above : kink.below)(now.args));
    else done.set(node, now);
  }
  return done.get(e) ?? e;
}
