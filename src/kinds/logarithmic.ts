import { certify } from '../checking/certify.ts';
import { tidy, tidyingOf } from '../derivation/tidy.ts';
import { deriveWithin } from '../derivation/within.ts';
import { dependent } from '../expression/dependent.ts';
import { DOTTED, dotted } from '../expression/display.ts';
import { call, derivative, divide, type Expr, isCall, multiply, ONE, symbol } from '../expression/expression.ts';
import { variables } from '../expression/measure.ts';
import { share } from '../expression/sharing.ts';
import { freshName } from '../expression/substitution.ts';
import { postorder, rebuild } from '../expression/walk.ts';
import { whole } from '../reading/complaints.ts';
import type { Read } from '../reading/reading.ts';
import type { KindQuestion, KindWorked, Part } from './kind.ts';
import { logarithmOf, type TakenApart, takenApart } from './logarithm-laws.ts';
import { oneWorked, readOnce } from './one-function.ts';
import { withValue } from './several.ts';

/** A derivative found through the logarithm: what leads to it and the formula. */
interface Found {
  readonly parts: readonly Part[];
  readonly result: Expr;
}

/**
 * Logarithmic differentiation of y = f: ln|y| taken apart by the laws of logarithms, both sides differentiated, and the
 * result multiplied by y. For products, quotients and powers; a complaint for what is none of these, where the logarithm
 * has nothing to take apart.
 */
export function workOutLogarithmic(question: KindQuestion): Read<KindWorked> {
  const read = readOnce(question, ONCE);
  if (!read.ok) return read;
  const { f, x } = read.value;
  const found = throughLogarithm(f, x);
  if (!found) return { ok: false, complaint: whole(question.f, NOTHING_TO_TAKE_APART) };
  return {
    ok: true,
    value: oneWorked('logarithmic', read.value, {
      ...withValue(found.parts, outputOf(f, x).slope, found.result, question.at),
      result: found.result,
      certificate: certify(f, x, found.result),
    }),
  };
}

const NOTHING_TO_TAKE_APART =
  'The logarithm takes products, quotients and powers apart, and this function is none of them: use the rules and leave out the kind.';
const ONCE = 'By its logarithm a function is differentiated once: leave out the order.';

/** How far the lines between the function and its derivative stand in. */
const INSET = 2;

function throughLogarithm(f: Expr, x: string): Found | undefined {
  const laws = takenApart(f);
  const last = laws.at(-1);
  if (!last) return undefined;
  const output = outputOf(f, x);
  const logarithm = share(last.sum);
  const derivation = { ...deriveWithin(logarithm, x, logarithm, inner => inner), tidying: [] };
  const { result } = derivation.differentiation;
  const product = share(multiply(f, result));
  const steps = tidy(product, tidyingOf(f));
  return {
    parts: [
      { kind: 'statements', lines: [{ left: symbol(output.name), right: f, reason: '' }] },
      logarithmTaken(f, output, laws),
      sidesDifferentiated(logarithm, output, x),
      { kind: 'derivation', derivation, inset: INSET },
      solvedForSlope(f, output, withDots(result, logarithm)),
      ...(steps.length > 0 ? [{ kind: 'tidying' as const, steps, left: output.slope }] : []),
    ],
    result: steps.at(-1)?.result ?? product,
  };
}

/** What the function is called, as it depends on x, and its slope: y, y(x), y′(x). */
interface Output {
  readonly name: string;
  readonly y: Expr;
  readonly slope: Expr;
}

function outputOf(f: Expr, x: string): Output {
  const name = freshName(new Set([...variables(f), x]), ['y', 'z', 'w']);
  return { name, y: dependent(name, x), slope: dependent(name, x, 1) };
}

const logarithmTaken = (f: Expr, { y }: Output, laws: readonly TakenApart[]): Part => ({
  kind: 'statements',
  inset: INSET,
  lines: [
    { left: logarithmOf(y), right: logarithmOf(f), remark: [y, ' ≠ 0'], reason: 'logarithm of both sides' },
    ...laws.map(({ sum: right, reason }) => ({ right, reason })),
  ],
});

const sidesDifferentiated = (logarithm: Expr, { y, slope }: Output, x: string): Part => ({
  kind: 'statements',
  inset: INSET,
  lines: [
    { left: derivative(logarithmOf(y), x), right: derivative(logarithm, x), reason: 'both sides' },
    { left: dotted(divide(ONE, y), slope), right: derivative(logarithm, x), reason: 'chain rule, logarithm' },
  ],
});

const solvedForSlope = (f: Expr, { name, y, slope }: Output, sum: Expr): Part => ({
  kind: 'statements',
  heading: ['Solved for ', slope],
  algebra: true,
  inset: INSET,
  lines: [
    { left: slope, right: dotted(y, sum), reason: `multiplied by ${name}` },
    { left: slope, right: dotted(f, sum), reason: `${name} put in` },
  ],
});

/** The products that rules have brought with dots, those of the function itself as they were typed. */
function withDots(e: Expr, given: Expr): Expr {
  const typed = new Set(postorder(given));
  return rebuild(e, node => (isCall(node, 'multiply') && !typed.has(node) ? call(DOTTED, ...node.args) : node));
}
