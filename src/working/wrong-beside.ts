import { derive } from '../derivation/derive.ts';
import { same } from '../expression/equality.ts';
import { add, derivative, divide, type Expr, isCall, multiply, ONE, symbol, ZERO } from '../expression/expression.ts';
import { variables } from '../expression/measure.ts';
import type { Definition } from '../expression/program.ts';
import { strictText } from '../expression/strict.ts';
import { rebuild } from '../expression/walk.ts';
import { finder } from '../marking/findings.ts';
import { standingIn } from '../marking/standing.ts';
import type { Found } from '../marking/verdict.ts';
import type { Side } from './line-meaning.ts';
import { meant, slopeOf } from './meanings.ts';
import { isSame, type SoFar } from './so-far.ts';

/*
 * Derivatives beside the derivation that lines have wrong, dx/dt = 6t + 1, and what follows from them for dy/dx.
 */

/** What is known once a line has such a derivative wrong. */
export const withWrongBeside = ({ wrongBeside = new Map() }: SoFar, { typed }: Side, { value }: Side) => ({
  wrongBeside: new Map([...wrongBeside, [strictText(typed), value]]),
});

/** What a side is by the wrong lines before it; undefined where they say nothing of its derivatives. */
export function valueByWrongLines({ typed, value }: Side, soFar: SoFar): Expr | undefined {
  if (!soFar.wrongBeside && !soFar.wrong) return undefined;
  const carried = carriedSlope(typed, soFar) ?? rebuild(typed, node => carriedSlope(node, soFar) ?? node);
  const found = standingIn(carried).length === 0 ? meant(carried, soFar.meanings) : undefined;
  return found && !isSame(found, value) ? found : undefined;
}

/** dy/dx by what the lines have for dy/dt and dx/dt; undefined of what is no derivative of a letter. */
function carriedSlope(typed: Expr, soFar: SoFar): Expr | undefined {
  const { wrt, wrongBeside, wrong, meanings, f } = soFar;
  const said = wrongBeside?.get(strictText(typed));
  const [of, by] = isCall(typed, 'derivative') ? typed.args : [];
  if (said || !of || by?.kind !== 'symbol') return said;
  const along = of.kind === 'symbol' ? slopeAlong(of.name, by.name, soFar) : undefined;
  if (along) return along;
  if (by.name !== wrt) {
    const [above, below] = [of, by].map(each => carriedSlope(derivative(each, wrt), soFar));
    return above && below && divide(above, below);
  }
  if (of.kind === 'symbol') return wrong && isSame(meant(of, meanings), f) ? wrong : slopeOf(of, wrt, meanings);
  const first = isCall(of, 'derivative') ? carriedSlope(of, soFar) : undefined;
  return first && derive(first, wrt).result;
}

/**
 * The slope of one quantity of a program by another as the wrong lines have it: backwards through the definitions, each
 * slope as it was said, or as it ought to be where nothing was. Undefined where no line has any of these wrong.
 */
export function slopeAlong(of: string, by: string, { program, wrongBeside, meanings }: SoFar): Expr | undefined {
  if (!program || !wrongBeside) return undefined;
  const said = (a: string, b: string): Expr | undefined => wrongBeside.get(strictText(slopeSign(a, b)));
  const adjoints = new Map<string, Expr>([[of, ONE]]);
  for (const { name, value } of program.definitions.toReversed()) {
    const adjoint = said(of, name) ?? adjoints.get(name);
    if (!adjoint) continue;
    for (const input of variables(value)) {
      const slope = said(name, input) ?? meant(slopeOfDefinition({ name, value }, input), meanings);
      adjoints.set(input, add(adjoints.get(input) ?? ZERO, multiply(adjoint, slope)));
    }
  }
  return said(of, by) ?? adjoints.get(by);
}

/** The slope of a quantity by a letter of its definition, with its own name where that stands in it: y(1 − y) for y = σ(z). */
const slopeOfDefinition = ({ name, value }: Definition, by: string): Expr =>
  rebuild(derive(value, by).result, node => (same(node, value) ? symbol(name) : node));

const slopeSign = (of: string, by: string): Expr => derivative(symbol(of), by);

/** How often a slope of one letter by another is taken, dy/dx once; undefined of any other derivative. */
function orderBy(typed: Expr, by: string): { readonly of: string; readonly order: number } | undefined {
  let [of, order] = [typed, 0];
  for (; isCall(of, 'derivative'); order++) {
    const [inside, letter] = of.args;
    if (!inside || letter?.kind !== 'symbol' || letter.name !== by) return undefined;
    of = inside;
  }
  return of.kind === 'symbol' ? { of: of.name, order } : undefined;
}

/** The mistakes in dy/dx, or a further derivative, of a curve by a parameter; none once a line before is wrong. */
export function mistakesByParameter(first: Side, wrong: Side, soFar: SoFar): Pick<Found, 'mistakes'> {
  const { meanings, wrt } = soFar;
  const [, by] = isCall(first.typed, 'derivative') ? first.typed.args : [];
  const slope = by?.kind === 'symbol' && by.name !== wrt ? orderBy(first.typed, by.name) : undefined;
  if (!slope || by?.kind !== 'symbol' || soFar.wrong || soFar.wrongBeside) return { mistakes: [] };
  const [x, y] = [by.name, slope.of].map(name => meant(symbol(name), meanings));
  if (!x || !y || slope.order > MOST_ORDERS) return { mistakes: [] };
  const { mistakes } = finder({ kind: 'parametric', x, y, wrt, order: slope.order })(wrong.value);
  return { mistakes };
}

/** Every further derivative is several times as long. */
const MOST_ORDERS = 2;
