import type { Assumption } from '../../agreement/agree.ts';
import { add, type Expr, negate } from '../../expression/expression.ts';
import { variables } from '../../expression/measure.ts';
import { whole } from '../../reading/complaints.ts';
import { readExpression } from '../../reading/expression-reader.ts';
import type { Complaint, Read } from '../../reading/reading.ts';
import { evaluator, type Point } from '../../tape/gradient.ts';
import { UnknownOperation } from '../../tape/record.ts';

/** Two sides and how they must compare. */
interface Condition {
  readonly left: ComparedSide;
  readonly right: ComparedSide;
  readonly holds: (left: number, right: number) => boolean;
}

interface ComparedSide {
  readonly expr: Expr;
  /** Undefined where a letter has no value. */
  readonly valueAt: (at: Point) => number | undefined;
}

const COMPARISONS: Readonly<Record<string, Condition['holds']>> = {
  '<': (a, b) => a < b,
  '>': (a, b) => a > b,
  '<=': (a, b) => a <= b,
  '≤': (a, b) => a <= b,
  '>=': (a, b) => a >= b,
  '≥': (a, b) => a >= b,
  '!=': (a, b) => a !== b,
  '≠': (a, b) => a !== b,
};

const SIGN = /<=|>=|!=|[<>≤≥≠]/g;

/**
 * Reads conditions on letters, "a > 0" or "0 < x < 1". Gives what tells of a point whether they all hold there (a
 * condition about a letter that has no value there holds), or a complaint that quotes the condition.
 */
export function readAssumptions(texts: readonly string[]): Read<Assumption> {
  const conditions: Condition[] = [];
  for (const text of texts) {
    const read = readConditions(text);
    if (!read.ok) return read;
    conditions.push(...read.value);
  }
  const holds = (at: Point): boolean => conditions.every(each => holdsAt(each, at));
  const edges = conditions.map(({ left, right }) => add(left.expr, negate(right.expr)));
  return { ok: true, value: Object.assign(holds, { edges }) };
}

function holdsAt({ left, right, holds }: Condition, at: Point): boolean {
  const [a, b] = [left.valueAt(at), right.valueAt(at)];
  return a === undefined || b === undefined || holds(a, b);
}

function comparedSide(expr: Expr): ComparedSide {
  const names = variables(expr);
  const value = evaluatorOf(expr);
  return { expr, valueAt: at => (names.every(name => Object.hasOwn(at, name)) ? value?.(at) : undefined) };
}

/** Undefined for what has a function that is not known. */
function evaluatorOf(e: Expr): ReturnType<typeof evaluator> | undefined {
  try {
    return evaluator(e);
  } catch (error) {
    if (error instanceof UnknownOperation) return undefined;
    throw error;
  }
}

/** Each sign with the sides on its two sides. */
function readConditions(text: string): Read<readonly Condition[]> {
  const signs = [...text.matchAll(SIGN)].map(([sign]) => COMPARISONS[sign]);
  const sides: ComparedSide[] = [];
  for (const side of text.split(SIGN)) {
    const read = readExpression(side, {});
    if (!read.ok) return refused(text, read.complaint.message);
    sides.push(comparedSide(read.value.expr));
  }
  if (signs.length === 0) return refused(text, 'It has no comparison: write a > 0 or 0 < x < 1.');
  return {
    ok: true,
    value: signs.flatMap((holds, i) => {
      const [left, right] = [sides[i], sides[i + 1]];
      return holds && left && right ? [{ left, right, holds }] : [];
    }),
  };
}

const refused = (text: string, message: string): { readonly ok: false; readonly complaint: Complaint } => ({
  ok: false,
  complaint: whole(text, `In the assumption “${text}”: ${message}`),
});
