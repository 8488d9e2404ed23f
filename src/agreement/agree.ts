import { standInsIn, withStandIns } from '../checking/stand-ins.ts';
import { same } from '../expression/equality.ts';
import type { Expr } from '../expression/expression.ts';
import { UnknownOperation } from '../tape/record.ts';
import type { Agreement } from './agreement.ts';
import { DigitBudget } from './digit-budget.ts';
import { withIndependentAngles } from './independent-angles.ts';
import { type Assumption, always, meetingsUnder } from './meetings.ts';
import type { Means, Meeting, Pair } from './pair.ts';
import { once } from './remembered.ts';
import { Side } from './side.ts';
import { decided } from './stages.ts';
import { isSingle, strictDifference } from './strict-domain.ts';

export type { Assumption } from './meetings.ts';

/**
 * Whether the answer is the same function as what is expected, cheapest stage first: the same tree; doubles with error
 * bounds at a few seeded points; residues, which prove; many points, near and far; 64 digits where doubles cannot tell.
 * Deterministic, and the same for the two exchanged. `different` always has a witness; too few points at which both are
 * real is undecided.
 */
export const agree = (expected: Expr, answer: Expr, assumption?: Assumption): Agreement =>
  agreementWith(expected, assumption)(answer);

/** How far two that agree are searched for places where only one is real: at the usual points, or at every edge of their domains. */
export type DomainSearch = 'usual' | 'edges';

/** The same, or not even where they bend. */
type Search = DomainSearch | 'none';

/** Compares an answer with what is expected; several may be given one budget, and what comes after it is spent is undecided. */
export type Comparison = (answer: Expr, digits?: DigitBudget) => Agreement;

/** The same for many answers to one reference, whose values and residues are computed once. */
export const agreementWith = (
  expected: Expr,
  assumption: Assumption = always,
  search: DomainSearch = 'usual',
): Comparison => comparing(expected, assumption, search);

/**
 * The same for many of which few agree: what is not told at first sight may cost no more for all of them than for one, and
 * what comes after that is undecided. Special places are looked for where nothing else tells two apart.
 */
export function agreementOfMany(expected: Expr): (answer: Expr) => Agreement {
  const quickly = comparing(expected, always, 'none');
  const everywhere = comparing(expected, always, 'usual');
  const [digits, more] = [new DigitBudget(1 / 2), new DigitBudget(1 / 2)];
  return answer => {
    const said = quickly(answer, digits);
    return said.kind === 'same' && !said.proved ? everywhere(answer, more) : said;
  };
}

function comparing(expected: Expr, assumption: Assumption, search: Search): Comparison {
  const reference = once(() => referenceOf(expected, assumption));
  const everywhere = assumption === always && search !== 'none' ? decidedInWaves : decided;
  const decide = search === 'edges' ? strictly(everywhere) : everywhere;
  const isSearched = search !== 'none';
  const compared: Comparison = (answer, digits = new DigitBudget()) =>
    decide(pairOf(reference(), answer, { digits, isSearched }));
  return (answer, digits) => {
    const isSame = same(expected, answer);
    return unlessUnknown(
      () => (isSame ? decided(withItself(reference())) : compared(answer, digits)),
      () =>
        isSame
          ? { kind: 'same', proved: true }
          : withStandIn(expected, answer, (f, other) => comparing(f, assumption, search)(other, digits)),
    );
  };
}

/** The same with the edges of both domains compared, where the usual points show no difference of these. */
const strictly =
  (decide: (pair: Pair) => Agreement) =>
  (pair: Pair): Agreement => {
    const found = decide(pair);
    if (found.kind !== 'same' || (found.domain && !isSingle(pair, found.domain))) return found;
    const domain = strictDifference(pair);
    return { kind: 'same', proved: found.proved, ...(domain && { domain }) };
  };

/** Two that bend by waves of several lengths are the same where they are so whatever the angles of these are. */
function decidedInWaves(pair: Pair): Agreement {
  const found = decided(pair);
  const independent = found.kind === 'same' && !found.proved ? withIndependentAngles(pair) : undefined;
  if (!independent || agree(independent.expected, independent.answer).kind === 'same') return found;
  return { kind: 'undecided', why: WAVES };
}

const WAVES = 'They bend by waves of several lengths, of which some meet further out than is compared.';

/** What is expected, and the points at which answers meet it, by the names of the variables. */
interface Reference {
  readonly expected: Side;
  /** Where answers in its own variables, or some of them, meet it: the usual case. */
  readonly meeting: Meeting;
  readonly meetingIn: (names: readonly string[]) => Meeting;
}

function referenceOf(e: Expr, assumption: Assumption): Reference {
  const expected = new Side(e);
  const meetingIn = meetingsUnder(assumption);
  return { expected, meeting: meetingIn([...expected.names].sort()), meetingIn };
}

function pairOf({ expected, meeting, meetingIn }: Reference, e: Expr, means: Means): Pair {
  const answer = new Side(e);
  const others = [...answer.names].filter(name => !meeting.names.includes(name));
  const common = others.length === 0 ? meeting : meetingIn([...meeting.names, ...others].sort());
  return { expected, answer, meeting: common, ...means };
}

/** What is written alike is the same function where it is one: sqrt(−1 − x²) is none. */
const withItself = ({ expected, meeting }: Reference): Pair => ({
  expected,
  answer: expected,
  meeting,
  digits: new DigitBudget(),
  isSearched: true,
});

/** sin for f, exp for g and so on; the second set of stand-ins has none of their properties. */
function withStandIn(
  expected: Expr,
  answer: Expr,
  compare: (expected: Expr, answer: Expr) => Agreement,
): Agreement | undefined {
  if (standInsIn([expected, answer]) === undefined) return undefined;
  const standingIn = (isMixed: boolean): Agreement =>
    compare(withStandIns(expected, isMixed), withStandIns(answer, isMixed));
  const plain = standingIn(false);
  return plain.kind === 'same' ? standingIn(true) : plain;
}

function unlessUnknown(decide: () => Agreement, otherwise: () => Agreement | undefined): Agreement {
  try {
    return decide();
  } catch (error) {
    if (error instanceof UnknownOperation) return otherwise() ?? { kind: 'undecided', why: error.message };
    throw error;
  }
}
