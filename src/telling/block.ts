import type { Step } from '../derivation/step.ts';
import { derivative, type Expr } from '../expression/expression.ts';
import { ruleNamed } from '../rules/rules.ts';
import { letterBack, nameInners, remarks } from './chain-letters.ts';
import { compose, type Inner } from './composing.ts';
import { ruleReasons } from './reasons.ts';
import { because } from './sentences.ts';
import { isHeavy, isLeading, needsSmallRulesAlone, stepsInOrder, stepsWithin } from './step-tree.ts';
import type { Line, Sentence } from './told.ts';

/** Lines of one block, after which steps are counted instead of shown. */
export const BLOCK_LINES = 24;
/** The same of a whole telling. */
export const TOLD_LINES = 300;
/** Blocks within blocks, below which steps are counted instead of shown. */
export const DEEPEST_BLOCK = 8;

/** What one telling keeps across its blocks. */
interface Telling {
  readonly wrt: string;
  /** Every rule on a line of its own. */
  readonly full: boolean;
  readonly given: ReadonlySet<Expr>;
  /** Every step that has been applied in some block. */
  readonly applied: Set<Step>;
  /** How many lines and blocks there are so far. */
  readonly count: { lines: number; blocks: number };
}

/** One block on its way: a derivative, found by the lines under it. */
interface Block {
  readonly root: Step;
  readonly id: number;
  readonly depth: number;
  readonly taken: ReadonlySet<string>;
  /** For each step whose rule has been applied, which of the derivatives it left have been replaced. */
  readonly entered: Map<Step, Set<Step>>;
  readonly chains: Map<Step, readonly Inner[]>;
  /** The chains whose letters stand on the last line. */
  fresh: ReadonlySet<Step>;
  /** Every inner function that has had a letter in the block: two of them never share one. */
  readonly named: Inner[];
  readonly lines: Line[];
}

/** The lines that find one derivative, those of its sub-derivations among them. */
export function tellBlock(root: Step, telling: Telling, depth: number, taken: ReadonlySet<string>): Line[] {
  const id = telling.count.blocks++;
  const block: Block = {
    root,
    id,
    depth,
    taken,
    entered: new Map(),
    chains: new Map(),
    named: [],
    fresh: new Set(),
    lines: [],
  };
  block.lines.push(lineOf(block, { kind: 'start', left: derivative(root.of, telling.wrt) }));
  for (let open = standing(block); open.length > 0; open = standing(block)) {
    if (isFull(block, telling)) omitRest(block, telling);
    else nextLine(block, open, telling);
  }
  return depth > 0 ? onOneLine(block.lines) : block.lines;
}

const lineOf = ({ depth, id }: Block, line: Pick<Line, 'kind'> & Partial<Line>): Line => ({
  depth,
  block: id,
  rules: [],
  reasons: [],
  remarks: [],
  because: [],
  ...line,
});

/** A sub-derivation of a single line stands on the line that opens it. */
function onOneLine(lines: readonly Line[]): Line[] {
  const [start, only, ...more] = lines;
  return start?.left && only && more.length === 0 ? [{ ...only, left: start.left }] : [...lines];
}

/** The derivatives that still stand in the block, from left to right; one that stands in several places is one. */
function standing(block: Block): Step[] {
  if (!block.entered.has(block.root)) return [block.root];
  const left = new Set<Step>();
  for (const step of shownSteps(block)) {
    for (const sub of step.substeps) if (!block.entered.get(step)?.has(sub)) left.add(sub);
  }
  return inOrder(block, left);
}

/** The steps whose rules have made the line what it is. */
const shownSteps = ({ root, entered }: Block): Step[] => stepsInOrder([root], step => [...(entered.get(step) ?? [])]);

/** In the order in which they stand on the line, which is that of a walk through the steps shown and those left. */
const inOrder = ({ root, entered }: Block, left: ReadonlySet<Step>): Step[] =>
  stepsInOrder([root], step => (entered.has(step) ? step.substeps : [])).filter(step => left.has(step));

/** Puts what a step has become in every place where its derivative stands. */
function enter(block: Block, step: Step): void {
  for (const user of shownSteps(block)) if (user.substeps.includes(step)) block.entered.get(user)?.add(step);
  if (!block.entered.has(step)) block.entered.set(step, new Set());
}

const isFull = (block: Block, { count }: Telling): boolean =>
  count.lines >= TOLD_LINES || block.lines.filter(line => line.block === block.id).length > BLOCK_LINES;

/**
 * What small rules alone can find goes first, all on one line, after the small rules that lead there (a sum whose terms
 * are not all small); then the leftmost of the others, one rule a line.
 */
function nextLine(block: Block, standingBefore: readonly Step[], telling: Telling): void {
  const leading = telling.full ? [] : enterLeading(block, standingBefore, telling);
  const open = leading.length > 0 ? standing(block) : standingBefore;
  const above = open.filter(step => isTold(step, telling));
  const easy = open.filter(step => above.includes(step) || (!telling.full && needsSmallRulesAlone(step)));
  const [leftmost] = open;
  if (easy.length > 0 && (!telling.full || easy[0] === leftmost))
    findEasy(block, telling.full ? easy.slice(0, 1) : easy, above, telling, leading);
  else if (leading.length > 0) findEasy(block, [], [], telling, leading);
  else if (leftmost) applyRule(block, leftmost, telling);
  for (const step of leading) if (leavesHeavy(step)) deriveApart(block, left(block, step), telling);
}

/** Applies the leftmost rule, where it is small and leaves larger ones to apply. */
function enterLeading(block: Block, open: readonly Step[], telling: Telling): Step[] {
  const first = open.find(step => !isTold(step, telling));
  if (!first || !isLeading(first)) return [];
  enter(block, first);
  return [first];
}

/** The derivatives that a step has left and that are not found yet. */
const left = ({ entered }: Block, step: Step): Step[] => step.substeps.filter(sub => !entered.get(step)?.has(sub));

/** Whether a derivative worth pointing back to has been found in a line above. */
const isTold = (step: Step, { applied }: Telling): boolean =>
  applied.has(step) && !needsSmallRulesAlone(step) && stepsWithin(step).every(sub => applied.has(sub));

function findEasy(
  block: Block,
  easy: readonly Step[],
  above: readonly Step[],
  telling: Telling,
  leading: readonly Step[],
): void {
  const roots = easy.filter(step => !above.includes(step));
  enterAll(block, easy);
  const seen = above.length > 0 ? ['as above'] : [];
  const reasons = [...new Set([...leading.map(step => ruleNamed(step.rule).name), ...ruleReasons(roots), ...seen])];
  addLine(block, telling, [...leading, ...stepsInOrder(roots)], { kind: 'rule', reasons });
}

/** Each derivative with all that it needs. */
function enterAll(block: Block, roots: readonly Step[]): void {
  for (const root of roots) enter(block, root);
  for (const root of roots) for (const step of stepsWithin(root)) block.entered.set(step, new Set(step.substeps));
}

/** One rule on its line; where it leaves several derivatives and a heavy one among them, their blocks follow. */
function applyRule(block: Block, step: Step, telling: Telling): void {
  enter(block, step);
  const inners = nameInners(block, step, telling.wrt);
  if (inners.length > 0) block.chains.set(step, inners);
  addLine(
    block,
    telling,
    [step],
    { kind: 'rule', reasons: [ruleNamed(step.rule).name], remarks: remarks(step, inners) },
    new Set([step]),
  );
  if (leavesHeavy(step)) deriveApart(block, step.substeps, telling);
}

const leavesHeavy = ({ rule, substeps }: Step): boolean =>
  substeps.length > 1 && rule !== 'both-sides' && substeps.some(isHeavy);

/** A block for each derivative, then the line that puts the results together. */
function deriveApart(block: Block, steps: readonly Step[], telling: Telling): void {
  const taken = new Set([...block.taken, ...[...block.chains.values()].flat().map(({ mark }) => mark.letter)]);
  const left: Step[] = [];
  for (const step of steps) {
    const fits = telling.count.lines < TOLD_LINES && block.depth < DEEPEST_BLOCK;
    if (fits) block.lines.push(...tellBlock(step, telling, block.depth + 1, taken));
    else left.push(step);
  }
  if (left.length > 0) block.lines.push(omitted(block, stepsInOrder(left).length));
  enterAll(block, steps);
  addLine(block, telling, [], { kind: 'together', reasons: ['put together'] });
}

/** Says how many steps are left, if any are not shown elsewhere in the block, and goes on with what they come to. */
function omitRest(block: Block, telling: Telling): void {
  const left = stepsWithin(block.root).filter(step => !block.entered.has(step)).length;
  if (left > 0) block.lines.push(omitted(block, left));
  enterAll(block, [block.root]);
  addLine(block, telling, [], { kind: 'together', reasons: ['put together'] });
}

const omitted = (block: Block, steps: number): Line =>
  lineOf(block, { kind: 'omitted', reasons: [`… ${steps} more ${steps === 1 ? 'step' : 'steps'}, not shown`] });

/** The next line of a block: what its derivative has become. A chain that is found in full is marked for the last time. */
function addLine(
  block: Block,
  telling: Telling,
  applied: readonly Step[],
  line: Pick<Line, 'kind'> & Partial<Line>,
  fresh = new Set<Step>(),
): void {
  for (const step of block.entered.keys()) telling.applied.add(step);
  telling.count.lines++;
  const lettersBack = lettersGone(block, fresh);
  const right = compose(block.root, { ...block, fresh, given: telling.given });
  const rules = [...new Set(applied.map(step => step.rule))];
  block.lines.push(
    lineOf(block, {
      ...line,
      right,
      rules,
      because: [...lettersBack, ...applied.map(step => because(step, telling.wrt))],
    }),
  );
  for (const step of block.chains.keys()) if (isFound(step, block)) block.chains.delete(step);
}

/** The chains whose letters stood on the line above and are replaced on this one. */
function lettersGone(block: Block, fresh: ReadonlySet<Step>): Sentence[] {
  const gone = [...block.fresh].filter(step => !fresh.has(step));
  block.fresh = fresh;
  return gone.flatMap(step => block.chains.get(step) ?? []).map(letterBack);
}

/** Whether no derivative is left standing in what a step has become. */
const isFound = (step: Step, { entered }: Block): boolean =>
  stepsWithin(step).every(sub => entered.get(sub)?.size === sub.substeps.length);
