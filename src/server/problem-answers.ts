import { address, field, type Query } from '../../views/asked.ts';
import { type Content, html, NOTHING } from '../../views/html.ts';
import { problemOpenness } from '../../views/own-work.ts';
import type { AnswerBox, AnswerForm } from '../../views/problems.ts';
import { verdictView } from '../../views/verdict.ts';
import { output } from '../expression/program.ts';
import { questionOf } from '../grading/problem-marker.ts';
import { namesOf } from '../kinds/several.ts';
import type { CheckQuestion } from '../marking/check-question.ts';
import type { Verdict } from '../marking/verdict.ts';
import { latexName, textName } from '../notation/names.ts';
import { type Body, type Kind, programOf } from '../problems/problem.ts';
import type { Variant } from '../problems/variant.ts';
import type { Read } from '../reading/reading.ts';
import { checkInGraph } from '../tables/graph-check.ts';
import { isAfterStep, stepped } from '../tables/stepped.ts';
import type { Openness } from '../telling/verdict-said.ts';
import { valuesText } from '../values.ts';

/** Kinds whose answers are no derivatives of one function, and what is said instead of boxes. */
const WITHOUT_BOXES: Readonly<Partial<Record<Kind, string>>> = {
  matrix: 'Answers about matrices are not marked here.',
  training: 'Answers about training are not marked here.',
};

/** The boxes of a problem's page, one a derivative asked for, each with what was typed in it and the verdict on that. */
export function problemAnswers(variant: Variant, query: Query): AnswerForm {
  const { problem } = variant;
  const openness = problemOpenness(query);
  const without = WITHOUT_BOXES[problem.kind];
  if (without !== undefined) return { boxes: [], remark: without, openness };
  const boxes = problem.wrt.map(wrt => answerBox(variant, wrt, query, openness));
  return { boxes: [...boxes, ...steppedBoxes(variant, query, openness)], remark: remarkOn(variant), openness };
}

/** What kind of answer the boxes take. */
function remarkOn({ problem: { kind, rounding }, at }: Variant): string {
  const number =
    rounding === undefined ? 'a number' : `a number, to ${rounding} ${rounding === 1 ? 'decimal' : 'decimals'}`;
  if (kind === 'backprop') return `Each answer is ${number}, at the point given.`;
  return at ? `An answer is a formula, or ${number} at the point given.` : 'An answer is a formula.';
}

function answerBox(variant: Variant, wrt: string, query: Query, openness: Openness): AnswerBox {
  const name = `answer.${wrt}`;
  const typed = field(query, name);
  const verdict =
    typed.trim() === ''
      ? NOTHING
      : [said(verdictOn(variant, wrt, typed), typed, openness), mixedUp(variant, wrt, typed)];
  return { name, ...askedOf(variant, wrt), typed, verdict, working: workingAddress(variant, wrt) };
}

/** Where a problem has a step of gradient descent in it, a box for each variable after the step. */
function steppedBoxes(variant: Variant, query: Query, openness: Openness): readonly AnswerBox[] {
  const { wrt, rounding } = variant.problem;
  const after = stepped(variant);
  return wrt.flatMap(each => {
    const value = after[each];
    if (value === undefined) return [];
    const name = `stepped.${each}`;
    const typed = field(query, name);
    const question: CheckQuestion = { expected: String(value), wrt: each, rounding };
    const verdict = typed.trim() === '' ? NOTHING : said(checkInGraph(question, typed), typed, openness);
    const spoken = `${textName(each)} after the step`;
    return [{ name, asked: `${latexName(each)}\\text{ after the step}`, spoken, typed, verdict }];
  });
}

/** A derivative and what the step makes of its variable are easily taken for one another; from 0 on they differ in sign alone. */
const mixedUp = (variant: Variant, wrt: string, typed: string): Content =>
  variant.at?.[wrt] !== 0 &&
  isAfterStep(variant, wrt, typed) &&
  html`<p class="remark">That is ${textName(wrt)} after the step; asked for here is the derivative.</p>`;

/** The page for lines about one derivative. */
const workingAddress = ({ problem: { log }, body, at }: Variant, wrt: string): string =>
  address('/working', { f: inOneLine(body), log, wrt, at: at ? valuesText(at) : '' });

/** A program as a box of one line takes it: it ends with a semicolon, so that one definition alone is no equation. */
const inOneLine = ({ kind, text }: Body): string =>
  kind === 'function'
    ? text.trim()
    : `${text
        .split(/[;\n]/)
        .flatMap(line => line.trim() || [])
        .join('; ')};`;

/** dL/dw, or ∂L/∂w beside others. */
function askedOf({ problem, body }: Variant, wrt: string): Pick<AnswerBox, 'asked' | 'spoken'> {
  const whole = output(programOf(body)).name;
  const [sign, latexSign] = problem.wrt.length > 1 ? ['∂', '\\partial '] : ['d', 'd'];
  return {
    asked: `\\dfrac{${latexSign}${latexName(whole)}}{${latexSign}${latexName(wrt)}}`,
    spoken: `${sign}${textName(whole)}/${sign}${textName(wrt)}`,
  };
}

const said = (read: Read<Verdict>, typed: string, openness: Openness): Content =>
  read.ok ? verdictView(read.value, typed, openness) : html`<p>This cannot be marked: ${read.complaint.message}</p>`;

/** To how many decimals a number is given: a number of a backward pass that nobody has told how to round is right as it is rounded. */
const decimalsIn = (typed: string): number | undefined => /[.,](\d+)\s*$/.exec(typed)?.[1]?.length;

/** Where a formula is asked for, its value at the problem's point is as good; which of the two is meant is seen from the letters. */
function verdictOn(variant: Variant, wrt: string, typed: string): Read<Verdict> {
  const { at, problem } = variant;
  const question: CheckQuestion = { ...questionOf(variant), wrt, kind: 'derivative' };
  const atPoint = { ...question, at };
  if (at && problem.kind === 'backprop')
    return checkInGraph({ ...atPoint, rounding: problem.rounding ?? decimalsIn(typed) }, typed);
  const formula = checkInGraph(question, typed);
  const isNumber = formula.ok && formula.value.verdict === 'wrong' && namesOf(formula.value.answer).length === 0;
  return at && isNumber ? checkInGraph(atPoint, typed) : formula;
}
