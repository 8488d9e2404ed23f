import { derive } from '../derivation/derive.ts';
import { instantiate } from '../derivation/instantiate.ts';
import { tidy, tidyingOf } from '../derivation/tidy.ts';
import { derivative, type Expr, isCall, symbol } from '../expression/expression.ts';
import { share } from '../expression/sharing.ts';
import { postorder } from '../expression/walk.ts';
import { mathText } from '../notation/math-text.ts';
import type { Spelling } from '../reading/reading.ts';
import { readStrict } from '../reading/strict-reader.ts';
import type { Mistake, Task } from '../rules/mistake.ts';
import { MISTAKES } from '../rules/mistakes.ts';
import { withoutDenominator } from './negative-powers.ts';
import { lettersOfRow, refuseUnbound, rightSide } from './suspects/compiled.ts';
import type { Made } from './suspects/suspect.ts';

/** A sentence of the table, cut at its braces: words, and formulas in the letters of the row. */
type Template = readonly (string | Expr)[];

interface Texts {
  readonly feedback: Template;
  readonly clue: Template;
}

/** The letters that a task gives a meaning to. */
const LETTERS_OF_TASKS: Readonly<Partial<Record<Task, readonly string[]>>> = {
  'first derivative only': ['n', 'k'],
  'slope of the dependent variable left out': ['y'],
  'direction not made one long': ['v', 'l'],
  'direction divided by the square of its length': ['v', 'l'],
  'direction of length one changed': ['v'],
  'partial derivatives swapped': ['v', 'p', 'q'],
  'partial derivatives added': ['v'],
  'length of the gradient': ['v'],
  'partial derivatives added up': ['p', 'q'],
  'path left out': ['l', 'p', 'q'],
  'paths multiplied': ['l', 'p'],
  'derivative by a quantity': ['l', 'p'],
  'derivative of a quantity': ['l', 'p'],
  'link left out': ['l', 'p', 'q', 'm'],
  'unmixed second derivatives alone': ['p', 'q'],
  'dependent variable held constant': ['y'],
  'wrong slope put in': ['y', 'm'],
  'not divided by what multiplies the slope': ['y', 'm'],
  'rates divided the other way round': ['p', 'q'],
  'rate of the parameter left in': ['p', 'q'],
  'rate of the first coordinate alone': ['p', 'q'],
  'rates multiplied': ['p', 'q'],
  'second rates divided': ['p', 'q'],
  'second rate over the square of the first': ['p', 'q'],
  'value taken for the slope': ['v', 'm'],
  'line through the origin': ['p', 'v'],
  'value taken for the intercept': ['p', 'v'],
  normal: ['m'],
  'height left out': ['p', 'v'],
  'slope not put in': ['p'],
  'slope instead of the line': ['p', 'v', 'm'],
  'point with the other sign': ['p', 'v', 'm'],
  'coordinates exchanged': ['p', 'v'],
  'line beside the point': ['p', 'v'],
};

/** The letters of a row are single; these words stand for the whole part, and for what is told of it. */
const WHOLE: ReadonlyMap<string, Expr> = new Map([
  ['{of}', symbol('of')],
  ['{D(of)}', derivative(symbol('of'), 'x')],
  ['{of_power}', symbol('of_power')],
  ['{rule}', symbol('rule')],
]);

const TEXTS: ReadonlyMap<string, Texts> = new Map(MISTAKES.map(mistake => [mistake.id, textsOf(mistake)]));

/** Reads the sentences of a row; throws where a letter in their braces has no meaning wherever the row applies. */
export function textsOf(mistake: Mistake): Texts {
  const bound = [...ownLetters(mistake), 'of', 'of_power', 'rule', 'x'];
  return { feedback: template(mistake.id, mistake.feedback, bound), clue: template(mistake.id, mistake.clue, bound) };
}

function ownLetters(mistake: Mistake): readonly string[] {
  if (mistake.kind === 'task') return LETTERS_OF_TASKS[mistake.task] ?? [];
  return mistake.kind === 'writing' ? ['p'] : lettersOfRow(mistake);
}

function template(id: string, text: string, bound: readonly string[]): Template {
  return text.split(/(\{[^}]*\})/).map(segment => {
    if (!segment.startsWith('{')) return segment;
    const formula = WHOLE.get(segment) ?? readStrict(segment.slice(1, -1));
    const names = postorder(formula).flatMap(node => (node.kind === 'symbol' ? [node.name] : []));
    refuseUnbound(id, names, bound, segment);
    return formula;
  });
}

/** One or two sentences about a mistake, with this function's parts in them. */
export const feedbackOn = (made: Made, spelling?: Spelling): string =>
  filled(TEXTS.get(made.mistake.id)?.feedback ?? [], made, spelling);

/** The same without giving the answer away: where to look. */
export const clueOn = (made: Made, spelling?: Spelling): string =>
  filled(TEXTS.get(made.mistake.id)?.clue ?? [], made, spelling);

const filled = (template: Template, made: Made, spelling: Spelling | undefined): string =>
  template
    .map((segment, i) => {
      if (typeof segment === 'string') return segment;
      const formula = meaning(segment, made);
      const text = mathText(formula, spelling && { spelling });
      return isCall(formula, 'add') && isOperand(template, i) ? `(${text})` : text;
    })
    .join('');

/** Whether words of multiplying stand before or behind a formula of a sentence: a sum among them needs brackets. */
const isOperand = (template: Template, i: number): boolean =>
  /times $/.test(wordsAt(template, i - 1)) || /^ (times|to the power)/.test(wordsAt(template, i + 1));

function wordsAt(template: Template, i: number): string {
  const segment = template[i];
  return typeof segment === 'string' ? segment : '';
}

/** Letters stand for what they are here, as typed; formulas of them are tidied. */
function meaning(formula: Expr, { at, bindings, wrt, steps: [step] }: Made): Expr {
  const whole = { of: at, of_power: withoutDenominator(at), ...(step && { rule: step.applied }) };
  const letters = { ...bindings, ...whole, x: symbol(wrt) };
  const value = instantiate(rightSide(formula), letters, wrt, of => derive(of, wrt).result);
  if (formula.kind === 'symbol') return value;
  return tidy(share(value), tidyingOf(at)).at(-1)?.result ?? value;
}
