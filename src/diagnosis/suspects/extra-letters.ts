import { differentiate } from '../../derivation/differentiate.ts';
import { match } from '../../derivation/match.ts';
import type { Bindings } from '../../derivation/step.ts';
import { same } from '../../expression/equality.ts';
import {
  add,
  call,
  derivative,
  divide,
  type Expr,
  isCall,
  isConstantName,
  multiply,
  negate,
  ONE,
  parts,
  symbol,
} from '../../expression/expression.ts';
import { contains, isConstant, variables } from '../../expression/measure.ts';
import { freshName, substitute } from '../../expression/substitution.ts';
import { postorder } from '../../expression/walk.ts';
import { MINUS_INVENTED, MISTAKES } from '../../rules/mistakes.ts';
import { wrongForms } from './compiled.ts';
import type { Derived } from './derived.ts';

/** Where extra letters get their meaning from. */
export interface Setting {
  readonly problem: Derived;
  readonly bindings: Bindings;
  /** The slope of the outer function of a chain, at this inside. */
  readonly atInner: (inner: Expr) => Expr | undefined;
  /** The part that the row is tried at. */
  readonly of: Expr;
}

interface Parts {
  readonly f: Expr;
  readonly g: Expr;
  readonly c: Expr;
}

type Meaning = (parts: Parts, setting: Setting) => Expr | undefined;

/** What the letters of `EXTRA_LETTERS` stand for; undefined where there is no such thing (no sum, no brackets). */
const MEANINGS: Readonly<Record<string, Meaning>> = {
  s_f: ({ f }, { atInner }) => atInner(f),
  s_D: ({ f }, { atInner, problem }) => atInner(derivative(f, problem.wrt)),
  s_x: (_, { atInner, problem }) => atInner(symbol(problem.wrt)),
  s_n: ({ f }, { atInner }) => atWithoutNumbers(f, atInner),
  o_f: ({ f }, { of }) => withInside(of, f, f),
  o_D: ({ f }, { of, problem }) => withInside(of, f, problem.slope(f)),
  v_g: ({ f, g }, { problem }) => withoutBracketsBehind(problem.slope(f), g),
  w_D: ({ f, g }, { problem }) => withoutBracketsBefore(problem.slope(f), g),
  v_D: ({ f, g }, { problem }) => withoutBracketsBehind(f, problem.slope(g)),
  w_f: ({ f, g }, { problem }) => withoutBracketsBefore(f, problem.slope(g)),
  m_D: ({ f, g }, { problem }) => negatedFirst(withoutBracketsBehind(f, problem.slope(g))),
  m_f: ({ f, g }, { problem }) => negatedFirst(withoutBracketsBefore(f, problem.slope(g))),
  m_p: ({ f, g }, { problem }) => negatedFirst(multipliedOut(f, problem.slope(g))),
  p_f: ({ f }, { problem }) => risingSlope(f, problem),
  p_g: ({ g }, { problem }) => risingSlope(g, problem),
  u_f: ({ f }, { problem }) => (mayGetMinus(f, problem) ? undefined : risingSlope(f, problem)),
  d_c: ({ c }) => slopeByOthers(c),
  k_c: ({ c }) => slopeByConstants(c),
  n_c: ({ c }) => numbersAmong(c),
  r_c: ({ c }, { problem }) => slopeOfPenalty(c, problem.wrt),
  d_t: ({ f, g }, { problem }) => slopeOfShared(f, g, problem),
  z_c: ({ c }) => (c.kind === 'call' && c.args.length === 1 ? c.args[0] : undefined),
};

/** The extra letters among the names; undefined where one of them has no meaning here. */
export function extraLetters(names: readonly string[], setting: Setting): Bindings | undefined {
  const letters: Record<string, Expr> = {};
  const f = partOf(setting.bindings, 'f') ?? ONE;
  const parts = { f, g: partOf(setting.bindings, 'g') ?? f, c: partOf(setting.bindings, 'c') ?? ONE };
  for (const name of names) {
    const meaning = MEANINGS[name];
    if (!meaning) continue;
    const value = meaning(parts, setting);
    if (!value) return undefined;
    letters[name] = value;
  }
  return letters;
}

function partOf(bindings: Bindings, letter: string): Expr | undefined {
  const value = bindings[letter];
  return value && 'kind' in value ? value : undefined;
}

/** The outer function of a chain with something else inside; undefined for what is no function of its inside. */
const withInside = (of: Expr, inside: Expr, into: Expr): Expr | undefined =>
  of.kind === 'call' ? call(of.op, ...of.args.map(arg => (same(arg, inside) ? into : arg))) : undefined;

/** p(a + b) written p·a + b; undefined for what is no sum. */
function withoutBracketsBehind(p: Expr, sum: Expr): Expr | undefined {
  const [first, ...others] = isCall(sum, 'add') ? sum.args : [];
  return first && add(multiply(p, first), ...others);
}

/** (a + b)p written a + b·p; undefined for what is no sum. */
function withoutBracketsBefore(sum: Expr, p: Expr): Expr | undefined {
  const terms = isCall(sum, 'add') ? sum.args : [];
  const last = terms.at(-1);
  return last && add(...terms.slice(0, -1), multiply(last, p));
}

/** p(a + b) as p·a + p·b, (a + b)p as a·p + b·p; undefined where neither is a sum. */
function multipliedOut(p: Expr, q: Expr): Expr | undefined {
  if (isCall(q, 'add')) return add(...q.args.map(term => multiply(p, term)));
  return isCall(p, 'add') ? add(...p.args.map(term => multiply(term, q))) : undefined;
}

/** A minus before a sum without its brackets. */
function negatedFirst(sum: Expr | undefined): Expr | undefined {
  const [first, ...others] = sum && isCall(sum, 'add') ? sum.args : [];
  return first && add(negate(first), ...others);
}

const slopeBy = (e: Expr, name: string): Expr => differentiate(e, name).result;

/** D(f) as it stands; undefined where the slope of f begins with a minus, which taking it away would turn. */
const risingSlope = (f: Expr, { wrt, slope }: Derived): Expr | undefined =>
  isCall(slope(f), 'negate') ? undefined : derivative(f, wrt);

/** What the rows that invent a minus are about. */
const GETTING_MINUS = MISTAKES.flatMap(row =>
  row.kind === 'rule' && MINUS_INVENTED.has(row.id) ? wrongForms(row).map(({ where }) => where) : [],
);

/** Whether there is a function in it to the derivative of which students give a minus. */
const mayGetMinus = (f: Expr, { wrt }: Derived): boolean =>
  postorder(f).some(part => GETTING_MINUS.some(where => where.kind === 'part' && match(where.left, part, wrt)));

/** The slopes of a constant part by the variables that it does hold, added. */
function slopeByOthers(c: Expr): Expr | undefined {
  const names = variables(c);
  return names.length > 0 ? add(...names.map(name => slopeBy(c, name))) : undefined;
}

/** π², e², ln 3 differentiated as if π, e or 3 were the variable. */
function slopeByConstants(c: Expr): Expr | undefined {
  const [inner] = c.kind === 'call' ? c.args : [];
  if (inner && isCall(c, 'exp')) return multiply(inner, call('exp', add(inner, negate(ONE))));
  if (inner && isCall(c, 'log')) return divide(ONE, inner);
  const named = postorder(c).find(node => node.kind === 'symbol' && isConstantName(node.name));
  if (named?.kind !== 'symbol') return undefined;
  const letter = freshName(new Set(variables(c)), ['k']);
  const slope = slopeBy(substitute(c, new Map([[named.name, symbol(letter)]])), letter);
  return substitute(slope, new Map([[letter, named]]));
}

/** The slope of the outer function at 5x² without the 5; undefined where there is no such number, or x alone is left. */
function atWithoutNumbers(f: Expr, atInner: Setting['atInner']): Expr | undefined {
  const factors = parts(f, 'multiply');
  const others = factors.filter(factor => !isConstant(factor));
  const [only] = others;
  return others.length === factors.length || (others.length < 2 && only?.kind !== 'call')
    ? undefined
    : atInner(multiply(...others));
}

/** The numbers among the factors of a constant part; undefined where there are none. */
export function numbersAmong(c: Expr): Expr | undefined {
  const numbers = parts(c, 'multiply').filter(isConstant);
  return numbers.length > 0 ? multiply(...numbers) : undefined;
}

/** A constant part without its numbers: where these were kept, what was lost. */
export const withoutNumbers = (c: Expr): Expr =>
  multiply(...parts(c, 'multiply').filter(factor => !isConstant(factor)));

/** The slope of k·w² as if it held x² instead. */
function slopeOfPenalty(c: Expr, x: string): Expr | undefined {
  const square = postorder(c).find(node => isCall(node, 'power') && node.args[0]?.kind === 'symbol');
  const [weight] = square?.kind === 'call' ? square.args : [];
  return weight?.kind === 'symbol' ? slopeBy(substitute(c, new Map([[weight.name, symbol(x)]])), x) : undefined;
}

/** The slope of the largest part, beyond the variable itself, that two terms share. */
function slopeOfShared(f: Expr, g: Expr, { wrt, slope }: Derived): Expr | undefined {
  const inG = new Set(postorder(g));
  const shared = postorder(f).findLast(node => node.kind === 'call' && inG.has(node) && contains(node, wrt));
  return shared && slope(shared);
}
