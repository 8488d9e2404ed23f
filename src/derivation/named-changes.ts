import { areDoubles } from '../algebra/angles.ts';
import { readProduct } from '../algebra/product.ts';
import { rationalOf } from '../algebra/rational.ts';
import { unsigned } from '../algebra/signs.ts';
import { isFractionOfLetters, type Style, writeProduct } from '../algebra/writing.ts';
import { same } from '../expression/equality.ts';
import { call, type Expr, isCall, parts } from '../expression/expression.ts';
import { bottomUp, postorder } from '../expression/walk.ts';
import { silently } from './silent.ts';
import type { Step } from './step.ts';
import { tidyingOf } from './tidy.ts';

/** Longer lines are named after their chief tidying alone. */
const LONGEST = 400;

/** No line has more names than this; what comes first in the order of CHANGES goes first. */
const MOST_NAMES = 3;

/**
 * What was really done between the two lines of a tidying step, as ids of tidyings in the order in which a teacher would
 * do it. A tidying reads a term whole and writes it anew, so that more may have happened than it is named after: a power
 * of a product opened, terms put over one denominator before they cancel.
 */
export function namedChanges({ rule, of, result }: Step): readonly string[] {
  const before = postorder(silently(of));
  const after = postorder(result);
  if (Math.max(before.length, after.length) > LONGEST) return [rule];
  const lines = { before, after, rule };
  const seen = CHANGES.filter(change => !change.unnamedBeside?.(rule) && change.seen(lines)).map(({ id }) => id);
  return inOrder([...seen, ...chiefOf(lines, seen)]).slice(-MOST_NAMES);
}

/** The nodes of the line before, its minor steps done, and of the line after; and the chief tidying. */
interface Lines {
  readonly before: readonly Expr[];
  readonly after: readonly Expr[];
  readonly rule: string;
}

/** Something that can be seen by comparing two lines. */
interface Change {
  readonly id: string;
  readonly seen: (lines: Lines) => boolean;
  /** Chief tidyings beside which it goes without saying. */
  readonly unnamedBeside?: (rule: string) => boolean;
}

/** Tidyings of many ways, named after what was seen, if anything was. */
const CATCH_ALL: readonly string[] = ['tidy:one-fraction', 'tidy:squares-worked-out'];

const isRule =
  (...rules: readonly string[]) =>
  (rule: string): boolean =>
    rules.includes(rule);
const isNotRule =
  (...rules: readonly string[]) =>
  (rule: string): boolean =>
    !rules.includes(rule);

/** Fewer nodes of a kind than before. */
const fewer =
  (is: (node: Expr) => boolean) =>
  ({ before, after }: Lines): boolean =>
    before.filter(is).length > after.filter(is).length;

/** More of them. */
const more =
  (is: (node: Expr) => boolean) =>
  ({ before, after, rule }: Lines): boolean =>
    fewer(is)({ before: after, after: before, rule });

/** Whether a node is a power with a whole exponent of something of one of these operations. */
const powerOf =
  (...ops: readonly string[]) =>
  (node: Expr): boolean => {
    const [base, exponent] = isCall(node, 'power') ? node.args : [];
    const inner = base && unsigned(base);
    return inner?.kind === 'call' && ops.includes(inner.op) && exponent?.kind === 'number';
  };

const isFactoring = isRule('tidy:common-factor', 'tidy:common-factor-in-bracket');
const isMultipliedOut = isRule('tidy:multiply-out', 'tidy:common-denominator');
const isOfAngles = isRule('tidy:double-angle', 'tidy:hyperbolic-double-angle');
const isSquareIdentity = (rule: string): boolean => /\^2[+-]/.test(rule);

/** In the order in which they are done and named. */
const CHANGES: readonly Change[] = [
  { id: 'tidy:power-of-product', seen: fewer(powerOf('multiply')), unnamedBeside: isMultipliedOut },
  { id: 'tidy:power-of-power', seen: fewer(powerOf('power', 'exp')), unnamedBeside: isMultipliedOut },
  { id: 'tidy:power-of-root', seen: fewer(powerOf('sqrt', 'cbrt')), unnamedBeside: isMultipliedOut },
  {
    id: 'tidy:powers',
    seen: fewer(hasRepeatedBase),
    unnamedBeside: isNotRule('tidy:powers', 'tidy:cancel', ...CATCH_ALL),
  },
  {
    id: 'tidy:common-denominator',
    seen: isPutOverOneDenominator,
    unnamedBeside: isNotRule(
      'tidy:cancel',
      'tidy:common-factor',
      'tidy:common-factor-in-bracket',
      'tidy:multiply-out',
      ...CATCH_ALL,
    ),
  },
  { id: 'tidy:cancel', seen: hasCancelled, unnamedBeside: isNotRule('tidy:powers', 'tidy:common-denominator') },
  { id: 'tidy:common-factor', seen: hasNoSquaresAlone, unnamedBeside: rule => !isSquareIdentity(rule) },
  { id: 'tidy:under-root', seen: hasOtherRadicands, unnamedBeside: isNotRule('tidy:cancel') },
];

const ORDER = CHANGES.map(({ id }) => id);

/** Those of CHANGES in their order, what is not among them last. */
const inOrder = (ids: readonly string[]): string[] => [...new Set(ids)].toSorted((a, b) => placeOf(a) - placeOf(b));
const placeOf = (id: string): number => (ORDER.includes(id) ? ORDER.indexOf(id) : ORDER.length);

/** What the chief tidying goes by beside what was seen: its own name, another, or none. */
function chiefOf(lines: Lines, seen: readonly string[]): readonly string[] {
  const { rule } = lines;
  if (isOfAngles(rule)) return areDoubles([...lines.before, ...lines.after]) ? [rule] : ['tidy:multiple-angles'];
  if (isFactoring(rule) && !lines.after.some(node => isSum(node) && !stoodIn(lines.before, node)))
    return ['tidy:like-terms'];
  if (rule === 'tidy:cancel' && isFactoredAlone(lines)) return ['tidy:common-factor'];
  if (seen.length === 0) return [rule];
  if (rule === 'tidy:numbers-first') return isPowersAlone(lines) ? [] : [rule];
  if (rule === 'tidy:powers') return seen.some(id => id.startsWith('tidy:power-of')) ? [] : [rule];
  if (seen.includes('tidy:under-root')) return [];
  const isOverOne = seen.includes('tidy:common-denominator');
  if (CATCH_ALL.includes(rule) || (rule === 'tidy:multiply-out' && isOverOne)) return isOverOne ? ['tidy:cancel'] : [];
  if (!isOverOne) return [rule];
  return isFactoring(rule) ? [] : [rule];
}

/** Whether all that stands below a bar stood there before, so that nothing has cancelled, and more stands before brackets. */
function isFactoredAlone(lines: Lines): boolean {
  const [was, is] = [bottomsOf(lines.before), bottomsOf(lines.after)];
  const cancels = was.length !== is.length || !is.every(bottom => stoodIn(was, bottom));
  return !cancels && more(node => factorsOf(node).some(isSum))(lines);
}

const stoodIn = (line: readonly Expr[], e: Expr): boolean => line.some(node => same(node, e));

const isSum = (node: Expr): boolean => isCall(node, 'add');

/** Whether nothing but powers of products, powers and roots has been worked out. */
function isPowersAlone({ before, after }: Lines): boolean {
  const [of, result] = [before.at(-1), after.at(-1)];
  const opened = of && withPowersOpened(of, tidyingOf(of));
  return opened !== undefined && result !== undefined && same(silently(opened), silently(result));
}

const withPowersOpened = (e: Expr, style: Style): Expr =>
  bottomUp<Expr>(e, (node, args) => {
    if (node.kind !== 'call') return node;
    const now = call(node.op, ...args);
    return powerOf('multiply', 'power', 'exp', 'sqrt', 'cbrt')(now) ? writeProduct(readProduct(now), style) : now;
  });

/** A factor's base: x of x², √x and x^(1/3), one for all powers of e. */
function baseOf(factor: Expr): Expr {
  if (factor.kind !== 'call') return factor;
  if (factor.op === 'exp') return call('exp');
  return ['power', 'sqrt', 'cbrt'].includes(factor.op) ? (factor.args[0] ?? factor) : factor;
}

function hasRepeatedBase(node: Expr): boolean {
  const bases = factorsOf(node)
    .filter(factor => !rationalOf(factor))
    .map(baseOf);
  return bases.some((base, i) => bases.findIndex(other => same(other, base)) < i);
}

const factorsOf = (node: Expr): readonly Expr[] =>
  isCall(node, 'multiply') ? node.args.flatMap(factor => parts(factor, 'multiply')) : [];

/** Whether a number below a bar is gone, or a bracket below one that stands nowhere else. */
function hasCancelled(lines: Lines): boolean {
  if (lines.rule === 'tidy:powers') return fewer(hasNumberBelow)(lines);
  return bottomsOf(lines.before).some(bottom => isSum(bottom) && !stoodIn(lines.after, bottom));
}

/** Whether it is a fraction with a number among the factors below. */
function hasNumberBelow(node: Expr): boolean {
  return bottomsOf([node]).some(bottom => parts(bottom, 'multiply').some(factor => rationalOf(factor)));
}

/** (1 + x²)·(1/(1 + x²)) is none: it cancels by itself. */
function isFractionTerm(term: Expr): boolean {
  const factors = parts(unsigned(term), 'multiply');
  return factors.some(isFractionOfLetters) && !bottomsOf(factors).some(bottom => stoodIn(factors, bottom));
}

/** Terms with denominators become a sum over one of them; where that cancels, the sum is gone. */
function isPutOverOneDenominator(lines: Lines): boolean {
  if (isFactoring(lines.rule)) return isOverNewDenominator(lines);
  if (!fewer(isSumOfFractions)(lines)) return false;
  if (lines.rule === 'tidy:multiply-out') return lines.before.some(hasFractionsAbove);
  return CATCH_ALL.includes(lines.rule) || fewer(isSum)(lines);
}

/** A sum alone above a bar that stood over no sum before; x(x + 2)/(x + 1)² is named after its factor. */
const isOverNewDenominator = (lines: Lines): boolean =>
  !hasFactoredNumerator(lines) && lines.after.some(node => hasSumAbove(node) && !lines.before.some(isOverSame(node)));

/** Whether another fraction has a sum above and the same below. */
const isOverSame =
  (fraction: Expr) =>
  (other: Expr): boolean =>
    hasSumAbove(other) && bottomsOf([fraction, other]).every((bottom, _, [first]) => first && same(bottom, first));

const bottomsOf = (line: readonly Expr[]): Expr[] =>
  line.flatMap(node => (isCall(node, 'divide') ? node.args.slice(1) : []));

const hasFractionsAbove = (node: Expr): boolean =>
  isCall(node, 'divide') && node.args.slice(0, 1).some(top => isSumOfFractions(unsigned(top)));

const isSumOfFractions = (node: Expr): boolean => isSum(node) && parts(node, 'add').some(isFractionTerm);

/** Whether it is a fraction with a sum above, alone or as a factor. */
const hasSumAbove = (node: Expr): boolean =>
  isCall(node, 'divide') && node.args.slice(0, 1).some(top => isSum(unsigned(top)) || factorsOf(top).some(isSum));

/** Whether no sum has squares for terms, as sin² + cos² has: they stood in terms with a common factor. */
function hasNoSquaresAlone({ before }: Lines): boolean {
  const squares = (sum: Expr): readonly Expr[] => parts(sum, 'add').filter(term => isSquare(term) || rationalOf(term));
  return !before.some(node => isSum(node) && squares(node).length > 1);
}

const isSquareOfFunction = (e: Expr): boolean => isCall(e, 'power') && e.args[0]?.kind === 'call';

function isSquare(term: Expr): boolean {
  const factors = parts(unsigned(term), 'multiply').filter(factor => !rationalOf(factor));
  return factors.length === 1 && factors.some(isSquareOfFunction);
}

/** Whether the numerator of some fraction is a product with a bracket that was none before. */
const hasFactoredNumerator = (lines: Lines): boolean => more(isFactoredFraction)(lines);

const isFactoredFraction = (node: Expr): boolean =>
  isCall(node, 'divide') && node.args.slice(0, 1).some(top => factorsOf(top).some(isSum));

function hasOtherRadicands({ before, after }: Lines): boolean {
  return after.some(node => isCall(node, 'sqrt') && !stoodIn(before, node));
}
