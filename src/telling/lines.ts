import type { Derivation, Step } from '../derivation/step.ts';
import { sidesOf } from '../expression/equation.ts';
import { add, derivative, type Expr, isCall, parts, symbol } from '../expression/expression.ts';
import { variables } from '../expression/measure.ts';
import type { Notation } from '../notation/layout.ts';
import { mathText } from '../notation/math-text.ts';
import { USUAL } from '../notation/printing.ts';
import type { Spelling } from '../reading/reading.ts';
import { tellBlock } from './block.ts';
import { briefly } from './brief.ts';
import { givenIn, standingTree } from './composing.ts';
import { joinedSteps, type TidiedLine, tidiedLines } from './joined-steps.ts';
import { tidyingReason, tidyingSentence } from './reasons.ts';
import type { Level, Line, Sentence, Told } from './told.ts';

/** How much of a derivation is told, and how it is written. */
export interface TellOptions {
  readonly level?: Level;
  readonly notation?: Notation;
  readonly spelling?: Spelling;
  /** Names that no chain may use as its letter, beyond those of the function itself. */
  readonly taken?: readonly string[];
  /** Derivatives are written ∂/∂x[…]: where those by several variables are asked for together. Of one variable it is d/dx, the others are constants. */
  readonly partial?: boolean;
  /** For a derivative of higher order: the function that all began with, and which derivative of it this one is. */
  readonly higher?: { readonly first: Expr; readonly order: number };
}

/** The lines of one derivation. */
export function tell(derivation: Derivation, options: TellOptions = {}): Told {
  const { level = 'normal', notation = 'leibniz', spelling = USUAL } = options;
  const lines = [
    ...differentiationLines(derivation, options),
    ...tidyingLines(derivation.differentiation.result, derivation.tidying, level),
  ];
  return {
    lines: level === 'brief' ? briefly(lines) : lines,
    result: derivation.result,
    notation,
    spelling,
    ...(options.partial && { partial: true }),
  };
}

/** The lines of derivations one after another, each of the result before it: first, second, … derivative. */
export const tellOrders = (derivations: readonly Derivation[], options: TellOptions = {}): Told[] =>
  derivations.map((derivation, i) => {
    const first = derivations[0]?.of ?? derivation.of;
    return tell(derivation, i > 0 ? { ...options, higher: { first, order: i + 1 } } : options);
  });

function differentiationLines({ of, wrt, differentiation }: Derivation, options: TellOptions): Line[] {
  const taken = new Set([...variables(of), ...(options.taken ?? []), wrt, 'e', 'd']);
  const given = givenIn(differentiation);
  const telling = {
    wrt,
    full: options.level === 'full',
    given,
    applied: new Set<Step>(),
    count: { lines: 0, blocks: 0 },
  };
  const [start, ...rest] = tellBlock(standingTree(differentiation, given), telling, 0, taken);
  if (sidesOf(of)) return rest.map(asEquation);
  if (differentiation.rule === 'within') return rest.slice(1);
  const because = constantsSentence(of, wrt);
  return start ? [{ ...start, because, ...higherStart(of, wrt, options) }, ...rest] : rest;
}

/** More constants than this are not named one by one. */
const MOST_CONSTANTS = 5;

/** Which names count as constants, where there are any beside the variable. */
function constantsSentence(of: Expr, wrt: string): Sentence[] {
  const constants = variables(of).filter(name => name !== wrt);
  if (constants.length === 0) return [];
  const only = ['Only ', symbol(wrt), ' varies; '];
  const [one = wrt] = constants;
  if (constants.length === 1) return [[...only, symbol(one), ' counts as a constant.']];
  if (constants.length > MOST_CONSTANTS) return [[...only, 'all other letters count as constants.']];
  return [
    [...only, ...constants.flatMap((name, i) => (i > 0 ? [', ', symbol(name)] : symbol(name))), ' count as constants.'],
  ];
}

/** Of an equation both sides stand on every line, so that there is nothing to begin with. */
function asEquation(line: Line): Line {
  const [left, right] = (line.right && sidesOf(line.right)) ?? [];
  return left && right ? { ...line, left: flat(left), right: flat(right), equation: true } : line;
}

/** A sum within a sum needs no brackets. */
const flat = (e: Expr): Expr => (isCall(e, 'add') ? add(...e.args.flatMap(term => parts(term, 'add'))) : e);

/** d²/dx²[x ln(x)] = d/dx[ln(x) + 1]: a derivative of higher order begins with the one before it. */
function higherStart(of: Expr, wrt: string, { higher }: TellOptions): Partial<Line> {
  if (!higher) return {};
  const left = Array.from({ length: higher.order }).reduce<Expr>(e => derivative(e, wrt), higher.first);
  return { left, right: derivative(of, wrt) };
}

/** The lines of a tidying: one that prints like the one above it, dots aside, is no news. */
export function tidyingLines(above: Expr, steps: readonly Step[], level: Level = 'normal'): Line[] {
  const tidying = level === 'full' ? tidiedLines(steps) : joinedSteps(steps);
  const printed = [above, ...tidying.map(line => line.result)].map(e => mathText(e).replaceAll(/[· ]/g, ''));
  return tidying.filter((_, i) => printed[i] !== printed[i + 1]).map(tidiedLine);
}

const tidiedLine = ({ rules, result }: TidiedLine): Line => ({
  kind: 'tidied',
  depth: 0,
  block: 0,
  right: result,
  rules,
  reasons: rules.map(tidyingReason),
  remarks: [],
  because: rules.map(rule => [tidyingSentence(rule)]),
});
