import { commonPart, takenOut } from '../algebra/common-factor.ts';
import { collected } from '../algebra/like-terms.ts';
import { multipliedOut } from '../algebra/multiplying-out.ts';
import { readSum } from '../algebra/sum.ts';
import { type Style, writeProduct, writeSum } from '../algebra/writing.ts';
import type { Certificate } from '../checking/certificate.ts';
import { certify } from '../checking/certify.ts';
import type { Derivation, Step } from '../derivation/step.ts';
import { tidy, tidyingOf } from '../derivation/tidy.ts';
import { deriveWithin } from '../derivation/within.ts';
import { same } from '../expression/equality.ts';
import { derivative, type Expr } from '../expression/expression.ts';
import { share } from '../expression/sharing.ts';
import { isProgram } from '../question.ts';
import type { Read } from '../reading/reading.ts';
import { tellKind } from '../telling/kind-lines.ts';
import { workOutDerivative } from './derivative.ts';
import { workOutFirstPrinciples } from './first-principles.ts';
import type { KindQuestion, KindWorked, Part } from './kind.ts';
import { workOutLogarithmic } from './logarithmic.ts';
import { type OtherWay, otherWays } from './other-ways.ts';

/** One way to a derivative, complete. */
interface Way {
  readonly says: string;
  readonly parts: readonly Part[];
  readonly result: Expr;
}

/**
 * A derivative in every way a teacher would offer, each complete: the one with the fewest lines first, at a tie the one
 * that leaves what was typed as it stands. All end in the first one's result where one line of algebra leads there. A
 * program, a higher order or a derivative in terms of its output is told in one way. Complaints as for the derivative.
 */
export function allWays(question: KindQuestion): Read<KindWorked> {
  const read = workOutDerivative(question);
  if (!read.ok || isProgram(question) || (question.order ?? 1) > 1 || question.output !== undefined) return read;
  const { parts, result, read: of, wrt } = read.value;
  const [f, x] = [of[0], wrt?.[0]];
  if (!f || x === undefined || !('kind' in result)) return read;
  const rules = { says: 'by the rules', parts, result };
  const others = otherWays(f, x).flatMap(way => walked(way, f, x, question));
  return { ok: true, value: together(read.value, shortestFirst([rules, ...others], read.value), f, x) };
}

/** The ways one after another; those after the first end as it does. */
function together(worked: KindWorked, [first, ...others]: readonly Way[], f: Expr, x: string): KindWorked {
  if (!first) return worked;
  const ways = others.map(way => endingIn(first.result, way, tidyingOf(f)));
  return {
    ...worked,
    parts: [...first.parts, ...ways.flatMap(headed)],
    result: first.result,
    certificate: certified(worked.certificate, f, x, [first, ...ways]),
  };
}

function shortestFirst(ways: readonly Way[], worked: KindWorked): readonly Way[] {
  const lines = new Map(ways.map(way => [way, linesOf(way, worked)]));
  return ways.toSorted((a, b) => (lines.get(a) ?? 0) - (lines.get(b) ?? 0));
}

const linesOf = ({ parts }: Way, worked: KindWorked): number =>
  tellKind({ ...worked, parts }).reduce((sum, { lines }) => sum + lines.length, 0);

/** A way to its end; none where it leads nowhere, or only writes the result in another form. */
function walked(
  { says, f: other, reason = '', kind, output }: OtherWay,
  f: Expr,
  x: string,
  question: KindQuestion,
): Way[] {
  if (output !== undefined) return [];
  if (other) return [rewritten(says, [f, other], x, reason)];
  const read = (kind === 'logarithmic' ? workOutLogarithmic : workOutFirstPrinciples)(question);
  return read.ok && 'kind' in read.value.result ? [{ says, parts: read.value.parts, result: read.value.result }] : [];
}

/** The function written otherwise first; the result is tidied as the function was typed. */
function rewritten(says: string, [f, other]: readonly [Expr, Expr], x: string, reason: string): Way {
  const within = deriveWithin(other, x, other, inner => inner);
  const tidying = tidy(share(within.differentiation.result), tidyingOf(f));
  const derivation = { ...within, tidying, result: tidying.at(-1)?.result ?? within.differentiation.result };
  const lines = [
    { left: derivative(f, x), reason: '' },
    { right: derivative(other, x), reason },
  ];
  return {
    says,
    parts: [
      { kind: 'statements', lines },
      { kind: 'derivation', derivation },
    ],
    result: derivation.result,
  };
}

const headed = ({ says, parts: [first, ...more] }: Way): Part[] =>
  first ? [{ ...first, heading: `Another way: ${says}` }, ...more] : [];

/** With a last line that leads to the result of the first way, where it has come to another form of it. */
function endingIn(target: Expr, way: Way, style: Style): Way {
  const last = way.parts.at(-1);
  const step = same(way.result, target) ? undefined : stepTo(target, way.result, style);
  if (!step || last?.kind !== 'derivation') return way;
  const derivation: Derivation = { ...last.derivation, tidying: [...last.derivation.tidying, step], result: target };
  return { ...way, parts: [...way.parts.slice(0, -1), { ...last, derivation }], result: target };
}

/** The last lines that may be needed, whether or not they make it shorter. */
const LAST_LINES: readonly { readonly rule: string; readonly apply: (e: Expr, style: Style) => Expr }[] = [
  {
    rule: 'tidy:common-factor',
    apply: (e, style) => writeProduct(takenOut(readSum(e), commonPart(readSum(e)), style), style),
  },
  {
    rule: 'tidy:multiply-out',
    apply: (e, style) => {
      const open = multipliedOut(readSum(e), style) ?? readSum(e);
      return writeSum(collected(open) ?? open, style);
    },
  },
];

function stepTo(target: Expr, of: Expr, style: Style): Step | undefined {
  const found = LAST_LINES.find(({ apply }) => same(apply(of, style), target));
  return found && { rule: found.rule, of, bindings: {}, applied: target, substeps: [], result: target };
}

/** The certificate of the derivative by the rules, or the first that fails among results of another form. */
const certified = (byRules: Certificate, f: Expr, x: string, ways: readonly Way[]): Certificate =>
  ways.map(({ result }) => certify(f, x, result)).find(({ agrees }) => agrees === false) ?? byRules;
