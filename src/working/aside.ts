import { agreementOfMany } from '../agreement/agree.ts';
import { derived, resultWith } from '../diagnosis/suspects/derived.ts';
import { same } from '../expression/equality.ts';
import { derivative, type Expr, isCall, multiply, symbol } from '../expression/expression.ts';
import { contains, variables } from '../expression/measure.ts';
import { output } from '../expression/program.ts';
import { strictText } from '../expression/strict.ts';
import { postorder } from '../expression/walk.ts';
import { standingIn } from '../marking/standing.ts';
import { whole } from '../reading/complaints.ts';
import { comparedWith } from './comparison.ts';
import { inPlainSigns } from './derivative-signs.ts';
import { notAStep, notDecided, type Step } from './judged-line.ts';
import { readSide, type Side } from './line-meaning.ts';
import { withDue } from './line-mistakes.ts';
import { meant, slopeOf, writtenIn } from './meanings.ts';
import { rulesBetween } from './rules-between.ts';
import { isSame, type Namer, type SoFar } from './so-far.ts';
import { mistakesByParameter, slopeAlong, valueByWrongLines, withWrongBeside } from './wrong-beside.ts';

/** An equation beside the derivation: d/dx[x^2] = 2x, d/du[sin u] = cos u, dy/du = cos u. */
export function judgeAside(text: string, first: Side, others: readonly Side[], soFar: SoFar): Step {
  const compared = comparedWith(first.value, others);
  if (compared.kind === 'undecided') return notDecided(text, compared.why, soFar);
  const last = others.at(-1) ?? first;
  const did = rulesAside(first, last, soFar);
  const after: SoFar = { ...soFar, aside: { side: first, isDefinition: false } };
  if (compared.kind === 'same') {
    const elsewhere = elsewhereIn(first, soFar);
    if (elsewhere !== undefined) return notAStep(after, whole(text, elsewhere));
    const { of } = spoken(first, soFar);
    const foundBeside = of && others.length > 0 ? [...soFar.foundBeside, of] : soFar.foundBeside;
    return { said: { verdict: 'right', did, mistakes: [] }, after: { ...after, foundBeside } };
  }
  const carried = valueByWrongLines(first, soFar);
  const byThese = others.map(side => ({ ...side, value: valueByWrongLines(side, soFar) ?? side.value }));
  if (carried && comparedWith(carried, byThese).kind === 'same')
    return { said: { verdict: 'carried forward', did, mistakes: [] }, after };
  const { side: wrong, point } = compared;
  const beside: SoFar = { ...after, ...withWrongBeside(soFar, first, wrong) };
  return {
    said: { verdict: 'wrong', did, ...foundAside(first, wrong, soFar), ...point },
    after: { ...beside, ...wrongWith(first, wrong, beside) },
  };
}

/** Judges (e^u)' = e^u as what is said of d/du(e^u), y' = e^u as what is said of dy/du; undefined where it is not right as that. */
export function judgePrimeByLetter(text: string, first: Side, others: readonly Side[], soFar: SoFar): Step | undefined {
  const inLetter = primeByLetter(text, first, soFar) ?? primeOfOuter(first, others, soFar);
  return inLetter && comparedWith(inLetter.value, others).kind === 'same'
    ? judgeAside(text, inLetter, others, soFar)
    : undefined;
}

/** (e^u)' where u stands for a part of the function, as d/du(e^u); undefined of any other derivative. */
function primeByLetter(text: string, { typed }: Side, soFar: SoFar): Side | undefined {
  const [of] = isCall(typed, 'derivative') && standsBy(typed) === soFar.wrt ? typed.args : [];
  if (!of || of.kind === 'symbol' || !PRIMED_BRACKETS.test(inPlainSigns(text))) return undefined;
  const [letter, another] = variables(of);
  if (letter === undefined || another !== undefined || !soFar.meanings.has(letter)) return undefined;
  const side = soFar.meanings.get(letter) === soFar.f ? undefined : readSide(`d/d${letter}(${strictText(of)})`, soFar);
  return side?.ok ? side.value : undefined;
}

/** y' as dy/du where a line has y written in u, and this one says nothing of x. */
function primeOfOuter({ typed }: Side, others: readonly Side[], soFar: SoFar): Side | undefined {
  const { outer, wrt } = soFar;
  const [of] = isCall(typed, 'derivative') && standsBy(typed) === wrt ? typed.args : [];
  if (outer === undefined || of?.kind !== 'symbol' || of.name !== 'y') return undefined;
  if (!others.every(other => contains(other.typed, outer) && !contains(other.typed, wrt))) return undefined;
  const side = readSide(`d/d${outer}(y)`, soFar);
  return side.ok ? side.value : undefined;
}

const PRIMED_BRACKETS = /^[^=]*[)\]]\s*'/;

/** The letter by which a derivative that stands alone is taken. */
export function standsBy(typed: Expr): string | undefined {
  const [, by] = isCall(typed, 'derivative') ? typed.args : [];
  return by?.kind === 'symbol' ? by.name : undefined;
}

/** What a true statement is about where that is nothing that this derivation needs; undefined where it is. */
function elsewhereIn({ typed }: Side, soFar: SoFar): string | undefined {
  const [of] = isCall(typed, 'derivative') ? typed.args : [];
  const isFurther = of && isCall(of, 'derivative') && standsBy(typed) === soFar.wrt;
  if (isFurther || (of && same(of, symbol(soFar.wrt)) && !isTermOrFactor(of, standsBy(typed), soFar))) return ANOTHER;
  const parts = standingIn(typed).flatMap(node =>
    standsBy(node) === soFar.wrt && isCall(node, 'derivative') ? node.args.slice(0, 1) : [],
  );
  return parts.every(part => standingIn(part).length > 0 || isMet(meant(part, soFar.meanings), soFar))
    ? undefined
    : OF_OTHERS;
}

/** Whether the variable alone is a term or a factor somewhere, so that (x)' = 1 is a step. */
const isTermOrFactor = (of: Expr, by: string | undefined, { wrt, f }: SoFar): boolean =>
  by === wrt && postorder(f).some(node => isSumOrProduct(node) && node.args.some(arg => same(arg, of)));

const isSumOrProduct = (node: Expr) => isCall(node, 'add') || isCall(node, 'multiply') || isCall(node, 'divide');

const ANOTHER = 'This is true, but it is another derivative than the one that is asked for.';
const OF_OTHERS = 'This is true, but what is differentiated here is no part of the function.';

/** Whether an expression is a part of the function or of a line, or some of the factors or terms of one. */
function isMet(of: Expr, { met, meanings }: SoFar): boolean {
  const parts = [...new Set([...met, ...meanings.values()].flatMap(postorder))];
  const isPartOf = (node: Expr): boolean =>
    isCall(of, 'add') || isCall(of, 'multiply')
      ? isCall(node, of.op) && of.args.every(arg => node.args.some(each => same(arg, each)))
      : false;
  return (
    parts.some(node => same(node, of) || isPartOf(node)) || parts.slice(-MOST_PARTS).some(node => isSame(node, of))
  );
}

/** Whether a part is met in another spelling is asked of so many parts. */
const MOST_PARTS = 60;

/** A derivative beside the derivation: of what, by which letter, and in which spelling of the line that is. */
interface Spoken {
  readonly of: Expr | undefined;
  readonly by: string;
  readonly spelling: 'typed' | 'written';
}

/** A derivative by another letter is spoken of in that letter: d/du[sin u], and dy/du where y can be written in u. */
function spoken({ typed, written }: Side, { wrt, meanings }: SoFar): Spoken {
  const by = standsBy(typed) ?? wrt;
  const [of] = isCall(typed, 'derivative') ? typed.args : [];
  const inLetter = of && by !== wrt ? writtenIn(by, of, meanings) : undefined;
  if (inLetter && contains(inLetter, by) && !contains(inLetter, wrt)) return { of: inLetter, by, spelling: 'typed' };
  const [found] = isCall(written, 'derivative') && by === wrt ? written.args : [];
  return { of: found, by: wrt, spelling: 'written' };
}

function rulesAside(first: Side, last: Side, soFar: SoFar): readonly string[] {
  const { of, by, spelling } = spoken(first, soFar);
  const stated = of ? derivative(of, by) : first[spelling];
  return rulesBetween(isCall(stated, 'derivative') ? stated : last[spelling], last[spelling], by);
}

function foundAside(first: Side, wrong: Side, soFar: SoFar): ReturnType<Namer> {
  const { of, by, spelling } = spoken(first, soFar);
  const isFound = of && standingIn(of).length === 0;
  if (!isFound) return mistakesByParameter(first, wrong, soFar);
  const line = spelling === 'typed' ? inLetter(by, wrong, soFar) : wrong;
  const problem = by === soFar.wrt ? soFar.problem : derived(of, by);
  const agrees = agreementOfMany(line.value);
  return withDue(
    { before: derivative(of, by), parts: [of], problem, wrong: line, agrees },
    soFar.name(of, by, line.value),
  );
}

/** A line in the letter by which it differentiates; as it was typed where that does not say all of it. */
function inLetter(by: string, { typed, value }: Side, { wrt, meanings }: SoFar): Pick<Side, 'value' | 'written'> {
  const said = writtenIn(by, value, meanings);
  const line = contains(said, wrt) ? typed : said;
  return { value: line, written: line };
}

/**
 * The derivative that follows when those of some parts are found wrong, this one and those before it; one by another
 * letter has the chain rule before it.
 */
function wrongWith({ typed, written }: Side, { value }: Side, soFar: SoFar): Pick<SoFar, 'wrong' | 'wrongParts'> {
  const { problem, meanings, program, wrongParts = new Map() } = soFar;
  const along = program && slopeAlong(output(program).name, problem.wrt, soFar);
  if (along) return { wrong: along };
  const by = standsBy(typed);
  const [of] = isCall(written, 'derivative') ? written.args : [];
  const place = of && problem.places.find(({ step }) => same(step.of, of));
  if (!place || by === undefined) return {};
  const slope = by === problem.wrt ? value : multiply(value, slopeOf(symbol(by), problem.wrt, meanings));
  const parts = new Map([...wrongParts, [place.step, slope]]);
  return { wrong: resultWith(problem, parts), wrongParts: parts };
}
