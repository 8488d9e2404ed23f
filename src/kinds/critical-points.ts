import { polynomialIn } from '../algebra/polynomial.ts';
import { rationalOf } from '../algebra/rational.ts';
import type { Coefficients, RealRoot } from '../algebra/real-roots.ts';
import type { Certificate } from '../checking/certificate.ts';
import { certify } from '../checking/certify.ts';
import { standInsIn } from '../checking/stand-ins.ts';
import { derive } from '../derivation/derive.ts';
import type { Derivation } from '../derivation/step.ts';
import { either, NO_SOLUTION, noDerivativeAt } from '../expression/display.ts';
import { same } from '../expression/equality.ts';
import { equation } from '../expression/equation.ts';
import { call, type Expr, isCall, symbol, ZERO } from '../expression/expression.ts';
import { variables } from '../expression/measure.ts';
import { postorder } from '../expression/walk.ts';
import { whole } from '../reading/complaints.ts';
import type { Complaint, Read } from '../reading/reading.ts';
import { evaluate, gradientAt } from '../tape/gradient.ts';
import { type CriticalPlace, type CriticalPlaces, criticalPlaces } from './critical-places.ts';
import { factoredForm } from './factored-polynomial.ts';
import type { KindQuestion, KindWorked, Part, Statement } from './kind.ts';
import { oneWorked, readOneFunction } from './one-function.ts';
import { placeAt, shown } from './piecewise.ts';
import { functionLetter } from './several.ts';
import { firstSample, type Sloped, signTable } from './sign-table.ts';

/** A function with its derivative and its places. */
interface Critical extends Sloped, CriticalPlaces {
  readonly derivation: Derivation;
}

/**
 * The critical points of a function of one variable with numbers for constants: where f′ is 0 or not defined, and its
 * sign between them. Of a fraction of polynomials all of them, exact for rational roots and those of a quadratic; of any
 * other function those on an interval, which is stated, with ≈ where they are not exact. The result lists the places.
 */
export function workOutCritical(question: KindQuestion): Read<KindWorked> {
  const read = readOneFunction(question);
  if (!read.ok) return read;
  const { f, x } = read.value;
  const unfit = unfitFor(f, x, question);
  if (unfit) return { ok: false, complaint: unfit };
  const derivation = derive(f, x);
  const slope = derivation.result;
  const places = criticalPlaces(f, slope, x);
  if (!places) return { ok: false, complaint: whole(question.f, TOO_MANY) };
  const critical: Critical = { f, x, slope, name: functionLetter([f], [x]), derivation, ...places };
  const result = critical.places.filter(isCritical).map(({ root }) => shown(root));
  return {
    ok: true,
    value: oneWorked('critical', read.value, { parts: partsOf(critical), result, certificate: certified(critical) }),
  };
}

const TOO_MANY =
  'The derivative of this function changes its sign faster than can be told apart from −10 to 10; write one that changes less often.';

function unfitFor(e: Expr, x: string, { f }: KindQuestion): Complaint | undefined {
  if (standInsIn([e]) !== undefined)
    return whole(f, 'An unknown function has no signs that could be told; write one that is known.');
  const letters = variables(e).filter(name => name !== x);
  if (letters.length === 0) return undefined;
  return whole(
    f,
    `Critical points need numbers for all letters but ${x}: give ${letters.join(', ')} a value, as in x^3 - 3x.`,
  );
}

const isCritical = ({ kind }: CriticalPlace): boolean => kind === 'zero' || kind === 'corner';

/** The derivative's certificate, shown at the first place where its sign is told. */
function certified(critical: Critical): Certificate {
  const { f, x, slope } = critical;
  const certificate = certify(f, x, slope);
  const sample = firstSample(critical, critical);
  if (certificate.agrees !== true || sample === undefined) return certificate;
  const at = { [x]: sample };
  return { ...certificate, shown: { at, formula: evaluate(slope, at), tape: gradientAt(f, at).gradient[x] ?? 0 } };
}

function partsOf(critical: Critical): Part[] {
  const { f, x, name, derivation } = critical;
  const corners = critical.places.filter(({ kind }) => kind === 'corner');
  const undefinedAt: Part = {
    kind: 'statements',
    heading: `No ${name}′(${x})`,
    inset: 2,
    lines: corners.map(cornerLine(critical)),
  };
  return [
    { kind: 'statements', lines: [{ left: call(name, symbol(x)), right: f, reason: '' }] },
    { kind: 'derivation', derivation, left: call(`${name}'`, symbol(x)) },
    { kind: 'statements', heading: `${name}′(${x}) = 0`, inset: 2, lines: solution(critical) },
    ...(corners.length > 0 ? [undefinedAt] : []),
    {
      kind: 'statements',
      heading: `Signs of ${name}′`,
      inset: 2,
      lines: isZero(critical) ? [] : signTable(critical, critical),
    },
  ];
}

const cornerLine =
  ({ x, name }: Critical) =>
  ({ root }: CriticalPlace): Statement => ({ left: noDerivativeAt(placeAt(x, root)), reason: `${name} has a value` });

function solution(critical: Critical): Statement[] {
  const { x, slope, numerator } = critical;
  const lines: Statement[] = [{ left: slope, right: ZERO, reason: 'put together' }];
  const factored = numerator && numerator.length > 1 ? factoredForm(numerator, x) : slope;
  if (!same(factored, slope)) lines.push({ left: factored, right: ZERO, reason: numeratorReason(critical) });
  if (isZero(critical)) return [...lines, { left: equation(ZERO, ZERO), reason: 'every place' }];
  const zeros = critical.places.filter(({ kind }) => kind === 'zero').map(({ root }) => root);
  const left = zeros.length > 0 ? either(zeros.map(root => placeAt(x, root))) : NO_SOLUTION;
  return [...lines, { left, ...howSolved(critical, zeros) }];
}

/** How the numerator comes about: f′ itself, or what is left where the rest is never 0. */
const numeratorReason = ({ slope, x }: Critical): string => {
  if (polynomialIn(slope, [x])) return 'factored';
  return postorder(slope).some(node => isCall(node, 'divide')) ? 'numerator' : 'exponentials are never 0';
};

const isZero = ({ numerator }: Critical): boolean => numerator?.every(({ n }) => n === 0n) === true;

function howSolved(critical: Critical, zeros: readonly RealRoot[]): Pick<Statement, 'reason' | 'because'> {
  const { searched, name } = critical;
  if (searched)
    return {
      reason: `numerically, from ${written(searched.from)} to ${written(searched.to)}`,
      because: [
        `The sign of ${name}′ was followed from ${written(searched.from)} to ${written(searched.to)}, and every change halved down to the last digit; ≈ marks a place known by its decimals alone, and what lies outside is not told.`,
      ],
    };
  return { reason: howSolvedExactly(critical.numerator ?? [], zeros) };
}

const written = (end: number): string => String(end).replace('-', '−');

function howSolvedExactly(numerator: Coefficients, zeros: readonly RealRoot[]): string {
  if (zeros.length === 0) return numerator.length > 1 ? 'it keeps its sign' : 'a constant';
  if (zeros.some(({ exact }) => !exact)) return 'to six decimals';
  return zeros.every(({ exact }) => exact && rationalOf(exact))
    ? 'a product is 0 where a factor is'
    : 'quadratic formula';
}
