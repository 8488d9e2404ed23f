import { agree, agreementOfMany } from '../agreement/agree.ts';
import { differentiate } from '../derivation/differentiate.ts';
import { add, divide, type Expr, isCall, multiply, negate, parts, symbol } from '../expression/expression.ts';
import { contains, treeSize, variables } from '../expression/measure.ts';
import { share } from '../expression/sharing.ts';
import { substitute } from '../expression/substitution.ts';
import type { Task } from '../rules/mistake.ts';
import { MISTAKES } from '../rules/mistakes.ts';
import { common, fractionNear } from './evidence/proportion.ts';
import { isSame, meets, type Sight, type Signature } from './evidence/signature.ts';
import { rowOfBrackets } from './left-out-brackets.ts';
import { termsRaised } from './suspects/slips.ts';
import { type Subject, written } from './suspects/subject.ts';
import type { Made } from './suspects/suspect.ts';
import { rowOf } from './suspects/tasks.ts';

/** What is known of a question when an answer is looked at by itself. */
interface Known {
  readonly subject: Subject;
  readonly sight: Sight;
}

/** They are believed after all that explains how the answer came about. */
const LAST = Number.POSITIVE_INFINITY;

/** Mistakes that are seen in the answer alone: it leads back to what was given, or on to what is right. */
export function seenInAnswer(answer: Expr, known: Known): readonly Made[] {
  const { of, wrt } = known.subject;
  const seen = (task: Task): Made => ({ mistake: rowOf(task), at: of, bindings: {}, wrt, steps: [], depth: LAST });
  return [
    ...(isAntiderivative(answer, known) ? [seen('integrated')] : []),
    ...(isInOtherLetters(answer, known) ? [seen('letters of the other case')] : []),
    ...withoutNumeratorBrackets(answer, known),
  ];
}

/** a − b/c where (a − b)/c is right, however the numerator is written. */
function withoutNumeratorBrackets(answer: Expr, { subject: { right, wrt }, sight }: Known): readonly Made[] {
  const terms = isCall(answer, 'add') ? answer.args : [];
  const last = terms.at(-1);
  const [size = last] = last && isCall(last, 'negate') ? last.args : [];
  const [above, below] = size && isCall(size, 'divide') ? size.args : [];
  if (!above || !below) return [];
  const numerator = add(...terms.slice(0, -1), size === last ? above : negate(above));
  const [meant, expected] = [sight(divide(numerator, below)), sight(right)];
  if (!meant || !expected || !isSame(meant, expected)) return [];
  if (agree(divide(numerator, below), right).kind !== 'same') return [];
  return [{ mistake: rowOfBrackets(), at: numerator, bindings: { p: answer }, wrt, steps: [], depth: LAST }];
}

/** No antiderivative that a student writes is so many times as long as the function, and so many nodes longer. */
const [MOST_TIMES, MOST_NODES] = [20, 400];

/** Whether its derivative is the function; values first, which cost little. */
function isAntiderivative(given: Expr, { subject: { of, wrt }, sight }: Known): boolean {
  const answer = withoutIntegrationConstant(given, of);
  if (treeSize(answer) > MOST_TIMES * treeSize(of) + MOST_NODES) return false;
  if (!contains(answer, wrt) || !sight(answer)) return false;
  const slope = differentiate(share(answer), wrt).result;
  const [values, expected] = [sight(slope), sight(of)];
  return (
    values !== undefined &&
    expected !== undefined &&
    meets(values, expected) !== false &&
    agree(of, slope).kind === 'same'
  );
}

/** Without the + C that belongs to an integral, where no such letter was given. */
function withoutIntegrationConstant(answer: Expr, of: Expr): Expr {
  const known = new Set(variables(of));
  const terms = parts(answer, 'add');
  const others = terms.filter(term => term.kind !== 'symbol' || known.has(term.name) || !/^[ck]$/i.test(term.name));
  return others.length > 0 && others.length < terms.length ? add(...others) : answer;
}

/** Whether it is right but for capital letters in the place of small ones, or the other way round. */
function isInOtherLetters(answer: Expr, { subject: { of, right } }: Known): boolean {
  const known = variables(of);
  const strange = variables(answer).filter(name => !known.includes(name));
  const meant = new Map(
    strange.flatMap(name => {
      const other = known.find(each => each.toLowerCase() === name.toLowerCase());
      return other === undefined ? [] : [[name, symbol(other)] as const];
    }),
  );
  return meant.size > 0 && agree(right, substitute(answer, meant)).kind === 'same';
}

const NUMBER_IN_FRONT = MISTAKES.filter(row => row.kind === 'slip' && row.slip === 'another number in front');

/** The right answer with the number in front of one term greater by one. */
interface Raised {
  /** What the term brings once more. */
  readonly more: Expr;
  readonly seen: Signature | undefined;
}

/** The right answer with each of its terms raised. */
export function raisedTerms({ subject, sight }: Known): readonly Raised[] {
  const result = written(subject);
  const all = termsRaised(result).map(({ raised }) => raised);
  const seen = sight.ofAll(all);
  return all.map((raised, i) => ({ more: add(raised, negate(result)), seen: seen[i] }));
}

/** A number in front of one term of the result is another one, and that is all: told of the answer's own term. */
export function wrongNumber(answer: Expr, terms: readonly Raised[], { subject, sight }: Known): readonly Made[] {
  const { right, wrt } = subject;
  const [seen, expected] = [sight(answer), sight(right)];
  if (!seen || !expected) return [];
  const agrees = agreementOfMany(answer);
  const found = terms.find(({ more, seen: raised }) => {
    const k = proportion(seen, expected, raised);
    return k !== undefined && agrees(add(right, multiply(k, more))).kind === 'same';
  });
  const at = found && ownTerm(answer, { subject, sight });
  return at ? NUMBER_IN_FRONT.map(mistake => ({ mistake, at, bindings: {}, wrt, steps: [], depth: LAST })) : [];
}

/** The term of an answer, as it stands there, that with another number in front makes it right; undefined where there is none. */
export function ownTerm(answer: Expr, { subject: { right }, sight }: Known): Expr | undefined {
  const [seen, expected] = [sight(answer), sight(right)];
  if (!seen || !expected) return undefined;
  const isWrong = (raised: Expr): boolean => proportion(expected, seen, sight(raised)) !== undefined;
  return termsRaised(answer).find(({ raised }) => isWrong(raised))?.term;
}

/** How far the answer lies on the way from what was expected to the other, as a fraction; undefined where it lies beside it. */
function proportion(seen: Signature, expected: Signature, other: Signature | undefined): Expr | undefined {
  const shares = Array.from(seen.values, (value, p) => {
    const from = expected.values[p] ?? Number.NaN;
    return (value - from) / ((other?.values[p] ?? Number.NaN) - from);
  });
  const share = common(shares.filter(Number.isFinite));
  return share === undefined ? undefined : fractionNear(share);
}
