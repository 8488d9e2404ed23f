import type { AskedFor } from './asked-for.ts';
import { constantIn, type LeftSide, pointTyped } from './left-side.ts';
import { depthsIn } from './outside-brackets.ts';

/*
 * What students write around an answer that is no mathematics: dollars and frames, "so", "I got", "(power rule)", "for
 * all x". It is made blank, sign for sign, so that what is complained of stays where it is.
 */

const blank = (text: string): string => ' '.repeat(text.length);

/** The text with every remark around the answer blank. */
export function withoutRemarks(typed: string): string {
  const plain = typed.includes('\\') ? withoutLayout(typed) : typed;
  const framed = FRAMES.reduce((text, frame) => text.replace(frame, framesBlank), plain.replace(SIGNS, blank));
  const led = withoutBraces(framed.replace(AT, blank))
    .replace(/^\s*[,:]/, blank)
    .replace(LEAD, blank);
  return withoutTails(led.replace(WHERE, framesBlank));
}

/** The text with what leads to the answer, and a note in brackets behind it, blank, and nothing else. */
export const withoutLead = (text: string): string => text.replace(LEAD, blank).trimEnd().replace(NOTE, blank);

/** Signs that put an answer into mathematics, or say that it is done. */
const SIGNS = /\$|^\s*\\[[(]|\\[\])]\s*$|[✓✔☑✅∎□■]|&(?==)|(?<==)&/gu;

/** The point at which a derivative is taken: at x = 3, |x=3, \right|_{x=3}. */
const AT =
  /(?<=[\])}])\s*_\s*\{?\s*\p{L}\s*=\s*[-−]?[\d./π]+\s*\}?|\bat\s(?:the\spoint\s)?\p{L}\s*=\s*[-−]?[\d./π]+|(?:\\(?:right|[bB]igg?r?)\s*)?(?:\||\\vert)\s*_?\s*\{?\s*\p{L}\s*=\s*[-−]?[\d.]+\s*\}?|\\left\s*\.(?=.*\\right\s*\|)/gsu;

/** Without the (a) or (ii) of a part of the exercise before an answer; a letter of the question stays. */
export const withoutLabel = (text: string, known: ReadonlySet<string>): string =>
  text.replace(/^\s*\(([a-h]|i{1,3}|iv)\)(?=\s)/, (label, letter: string) =>
    known.has(letter) ? label : blank(label),
  );

/** The point that a remark says the derivative is taken at, if one does. */
export function pointSaid(typed: string): LeftSide['at'] {
  const [, number = ''] = /[=]\s*([-−]?[\d./π]+)/.exec(AT_FIRST.exec(typed.slice(0, LONGEST_TAIL))?.[0] ?? '') ?? [];
  return number === '' ? undefined : pointTyped(number);
}
const AT_FIRST = new RegExp(AT.source, 'su');

/** "; at x = 3: 6" behind a formula. */
const VALUE_AT =
  /[;,.\n]?\s*\b(?:and\s|so\s)?at\s(?:the\spoint\s)?\p{L}\s*=\s*([-−]?[\d./π]+)\s*(?::|,|(?:it\s|this\s)?is|gives|we\sget|=)([^;,=:]+)$/u;
/** The same without words: x = 3: 6, 2x; x = 3 → 6. */
const VALUE_BEHIND = /(?:^|[;,\n])\s*\p{L}\s*=\s*([-−]?[\d./π]+)\s*(?::|[-=]>|[→⇒])([^;,=:]+)$/u;

/**
 * A text without the value at a point that stands behind the formula, "2x; at x = 3: 6". Where a value at a point is
 * asked for, it is what the formula comes to, and stays behind an equals sign.
 */
export function withoutValueAt(
  typed: string,
  { at: asked }: AskedFor,
): { readonly text: string; readonly valueAt?: { readonly at: number; readonly typed: string } } {
  const [all = '', number = '', value = ''] = VALUE_AT.exec(typed) ?? valueBehind(typed, asked) ?? [];
  const before = typed.slice(0, typed.length - all.length);
  const at = all === '' ? undefined : constantIn(number);
  if (at === undefined || value.trim() === '') return { text: typed };
  const sign = asked === undefined || before.trim() === '' ? '' : '=';
  if (before.trim() !== '' && asked !== at) return { text: before.padEnd(typed.length), valueAt: { at, typed: value } };
  return { text: before + sign.padEnd(all.length - value.length) + value };
}

/** Without "at" it is the point that is asked for alone. */
function valueBehind(typed: string, asked: number | undefined): readonly string[] | undefined {
  const found = asked === undefined ? null : VALUE_BEHIND.exec(typed);
  return found && constantIn(found[1] ?? '') === asked ? found : undefined;
}

/** "2x", ‘2x’, **2x**, `2x`. */
const FRAMES: readonly RegExp[] = [
  /^(\s*["“„”])(.*)(["”“]\s*)$/s,
  /^(\s*[‘‚'])(.*)([’‘']\s*)$/s,
  /^(\s*\*\*)(.*)(\*\*\s*)$/s,
  /^(\s*`{1,3})(.*)(`{1,3}\s*)$/s,
];

/** (where u = x^2) behind an answer. */
const WHERE = /(\()(\s*where\s(?:[^()]|\([^()]*\))*)(\)\s*)$/;

const framesBlank = (_: string, before: string, answer: string, behind: string): string =>
  `${blank(before)}${answer}${blank(behind)}`;

/** Commands that say nothing about the answer. */
const COMMANDS =
  /\\(?:boxed|fbox|underline|uuline|displaystyle|textstyle|checkmark|blacksquare|square|qed|therefore|because|nonumber|notag|hfill)(?![A-Za-z])|(?<!\\)\\[,;:! ]|\\(?:text)?color(?:box)?\s*\{[^{}]*\}/g;
/** A face in which more than a name is set, \mathbf{2x + 1}; \mathrm{sin} is a function, and \mathrm{m/s} behind a number a unit. */
const FACES =
  /(?:^\s*\\mathrm|\\(?:mathbf|mathit|mathsf|boldsymbol|bm|textbf))(?=\s*\{[^{}]*(?:[-+*/^=()]|\d\s*[A-Za-z]))/g;
/** The end of a line behind which nothing stands. */
const LAST_LINE_END = /\\\\\s*$/;
/** i and j as they stand below a hat. */
const DOTLESS = /\\([ij])math(?![A-Za-z])/g;
/** Words within a formula: \text{ or }, \text{(power rule)}; \text{sin} and \text{d} are none. */
const TEXT = /\\(?:text|textrm|textit|mbox)\s*\{([^{}]*(?:[\s()][^{}]*|\b(?:or|and|so|if|for)))\}/g;
const LINES =
  /\\(?:begin|end)\s*\{(?:align|aligned|alignat|gather|gathered|equation|split|eqnarray|multline|cases)\*?\}/g;
const LINE_SIGNS = /&|\\\\(?:\s*\[[^\]]*\])?/g;

function withoutLayout(typed: string): string {
  const text = typed
    .replace(COMMANDS, blank)
    .replace(FACES, blank)
    .replace(LAST_LINE_END, blank)
    .replace(DOTLESS, (all: string, letter: string) => letter.padEnd(all.length))
    .replace(TEXT, (all: string, words: string) => `${words} `.padStart(all.length));
  if (!/\\begin/.test(text) || /matrix|array/.test(text)) return text;
  return text.replace(LINES, blank).replace(LINE_SIGNS, sign => (sign === '&' ? ' ' : '\n'.padEnd(sign.length)));
}

/** Braces around an answer with its name, as \boxed leaves them. */
function withoutBraces(text: string): string {
  const [, before = '', inner, behind = ''] = /^(\s*\{)(.*=.*)(\}\s*)$/s.exec(text) ?? [];
  if (inner === undefined || depthsIn(inner).some(depth => depth < 0)) return text;
  return `${blank(before)}${inner}${blank(behind)}`;
}

const oneOf = (alternatives: readonly string[]): string => `(?:${alternatives.join('|')})`;

const IS = '(?:is|equals|becomes|gives|would be|will be|should be|comes to)';
const CALLED = '(?:answer|ans|solution|soln|sol|result|derivative|gradient|slope|(?:column |row )?vector|matrix)';

/** What leads to an answer. */
const LEADS: readonly string[] = [
  ...['so', 'thus', 'hence', 'therefore', 'then', 'and', 'finally', 'now', 'since', 'maybe', 'probably', 'ok', 'okay'],
  '(?:let|set|put)(?=\\s+[uvw]\\s*=)',
  'w?e (?:get|have|find|obtain)',
  "(?:this|it|that)(?:['’]s| gives| is| equals| would be)",
  '(?:by|using|with|applying|from)\\s(?:the\\s)?(?:\\p{L}+\\s){0,3}rules?',
  '(?:the\\s)?(?:\\p{L}+\\s){1,2}rule\\s(?:gives|yields|says)',
  "i(?:['’]d)? (?:got|get|think|believe|guess|found|have|say|obtained)",
  ...['approximately', 'approx\\.?', 'about', 'roughly', 'circa', 'around', 'exactly'],
  // "the derivative of x^2 is", "derivative of x^2 =", "my answer", "final answer:"
  `(?:(?:the|my|our|final|correct|a)\\s+)*${CALLED}\\.?\\s(?:of|at|by|with respect to|w\\.?r\\.?t\\.?)\\s(?:\\p{L}(?:\\(\\p{L}\\))?\\s?=)?[^=:]{1,80}?(?:\\s${IS}|(?=\\s*[=:]))`,
  `(?:(?:the|my|our|final|correct|a)\\s+)*${CALLED}\\.?(?:\\s+${IS})?`,
];
const LEAD_SIGNS = [
  ...['∴', '⇒', '⟹', '→', '=>', '->', '~(?=\\s*[-\\d])', '\\\\(?:Rightarrow|implies|to|rightarrow)(?![A-Za-z])'],
  // a), 1) and 1. before an answer; dy/dx and y' with nothing behind them
  ...[
    '[a-z\\d]\\)(?=\\s)',
    '\\d\\.(?=\\s+[\\p{L}\\d(\\\\])',
    'd\\p{L}\\/d\\p{L}(?=\\s+\\d)',
    "[yf]['′’]{1,2}(?:\\(x\\))?(?=\\s+\\d)",
  ],
];

const LEAD = new RegExp(
  `^(?:\\s*(?:${oneOf(LEADS)}(?![\\p{L}\\d(])|${oneOf(LEAD_SIGNS)})\\s*,?\\s*(?::(?!=))?){1,5}(?=.)`,
  'isu',
);

const RULE =
  '(?:rules?|definition|principles?|formula|differentiation|substitution|calculator|wolfram\\w*|theorem|parts|hand)';
const WORDS = "[\\p{L}\\d\\s.,'’-]{0,80}";
const NOTED =
  '(?:rules?|derivatives?|constants?|sums?|factors?|terms?|simplif\\w*|tid\\w*|rounded|approx\\w*|d\\.?p|s\\.?f|sig|figs?|decimals?|places|digits|principles?|definition|radians?|marks?|points?|pts|calculator|exact\\w*|final|answer|horizontal|vertical|tangents?|slopes?)';
const RELATION =
  '(?:[<>≤≥≠∈]|!=|\\\\(?:neq?|leq?|geq?|in|lt|gt)(?![A-Za-z])|\\sin\\s+(?=R|ℝ|the\\s|reals|[([]|\\\\mathbb)|\\sis\\s+(?:real|positive|negative|not))';
const PROVIDED =
  '(?:for|if|when|whenever|where|provided(?:\\sthat)?|assuming(?:\\sthat)?|as\\slong\\sas|given|with|on)';
const SIDE = '(?:(?!\\b(?:if|when|for|or|and|where)\\b)[^,;=()]){1,40}?';
const CONDITION = `${SIDE}${RELATION}${SIDE}`;
const SAID = '(?:not\\sequal|except|constants?|const|fixed|nonzero|non-zero|real|positive|negative|arbitrary)';

/** (power rule), (2 d.p.) */
const NOTE = new RegExp(`[([](?=[^()[\\]]{0,80}\\b${NOTED}\\b)${WORDS}[)\\]]$`, 'iu');

/** What may stand behind an answer. Each pattern ends where the text does. */
const TAILS: readonly RegExp[] = [
  // 2x. and 2x, and 0.54... and 2x?
  /(?<!\\)[.,;…?]+$/,
  // 2x!, in which no one means a factorial
  /(?<=[\p{L})\]}])\s*!+$/u,
  /\\(?:l?dots|quad|qquad)$/,
  // 2x // power rule
  /(?<=\s)(?:\/\/|#|←)\s?(?=.*\p{L}{2})[^/#=]*$/u,
  // 2x; defined for all x
  /[;,]\s*(?:it\s|which\s)?(?:is\s)?(?:defined|valid|true)\s(?:for|on|everywhere|when|where|if)\b[^;=]{0,60}$/iu,
  // (power rule), [by the chain rule], (rounded), (2 d.p.), (x ≠ 0)
  /[([]\s*(?:by|using|since|because|from|via|see|note)\s[^()[\]]{0,80}[)\]]$/iu,
  NOTE,
  new RegExp(`[([]\\s*(?:${PROVIDED}\\s)?${CONDITION}[)\\]]$`, 'iu'),
  // by the chain rule, using first principles, because …
  new RegExp(`(?<=[\\s,;)])(?:by|using|via|through|from|with|applying)\\s(?=${WORDS}\\b${RULE}\\b)${WORDS}$`, 'iu'),
  /(?<=[\s,;)])(?:because|since|as)\s[^;]{1,200}$/iu,
  // rounded to 2 decimal places, to 3 d.p.
  new RegExp(
    `(?<=[\\s,;)])(?:rounded|to|correct\\sto)\\s(?:to\\s)?(?:the\\snearest\\s)?${WORDS}\\b(?:d\\.?p|s\\.?f|decimals?|places|digits|figures|figs|hundredths?|thousandths?|tenths?)\\.?$`,
    'iu',
  ),
  /(?<=\d[\s,(]+)(?:rounded|approximately|approx|or so|exactly)$/iu,
  // for all x, for x > 0, if x ≠ 0, x in R
  new RegExp(
    `(?<=[\\s,;)])(?:${PROVIDED}|at)\\s+(?:all|any|every|each)\\s+(?:real\\s+)?(?:(?:values\\sof|numbers?)\\s)?\\p{L}?(?:\\s?(?:∈|\\\\in|in)\\s?(?:R|ℝ|\\\\mathbb\\s*\\{?\\s*R\\s*\\}?|reals))?$`,
    'iu',
  ),
  new RegExp(`(?<=[\\s)])${PROVIDED}\\s${CONDITION}$`, 'iu'),
  new RegExp(`[,;]\\s*(?:${PROVIDED}\\s)?${CONDITION}$`, 'iu'),
  // 6 when x = 3
  /(?<=[\s,;)])(?:when|where|if)\s\p{L}\s*=\s*[-−]?[\d./π]+$/iu,
  // where a is a constant, for x not equal to 0, for all x except 0, on R, ∀x
  new RegExp(`(?:(?<=[\\s,;)])(?:${PROVIDED}|as|since)|,)\\s?(?=${WORDS}\\b${SAID}\\b)${WORDS}$`, 'iu'),
  // for x ∈ (−∞, ∞)
  /(?<=[\s,;)])(?:(?:for|on|,)\s*)?(?:(?:all\s)?\p{L}\s*(?:∈|\\in|in)\s*)?\(\s*[-−]\s*(?:∞|\\infty|inf|infinity)\s*,\s*\+?\s*(?:∞|\\infty|inf|infinity)\s*\)$/u,
  // 2x is the derivative
  /(?<=[\s,;)])is\s(?:the|my|our)\s(?:final\s|correct\s)?(?:answer|result|solution|derivative|slope|gradient)$/iu,
  /(?<=[\s,;)])on\s(?:R|ℝ|\\mathbb\s*\{?\s*R\s*\}?)$/u,
  /(?:∀|\\forall(?![A-Za-z])).{1,60}$/su,
  /(?<=[\s,;)])(?:everywhere|qed|done|i think|i guess|right|final|final answer)$/iu,
];

/** So many remarks may follow one another. */
const MOST_TAILS = 4;
/** So much of the end of an answer is looked at: no remark is longer. */
const LONGEST_TAIL = 300;

function withoutTails(text: string): string {
  let answer = text.trimEnd();
  for (let i = 0; i < MOST_TAILS; i++) {
    const shorter = withoutTail(answer);
    if (shorter === answer) break;
    answer = shorter;
  }
  return answer.padEnd(text.length);
}

/** An answer that is nothing else is left as it is. */
function withoutTail(answer: string): string {
  const from = Math.max(0, answer.length - LONGEST_TAIL);
  const end = answer.slice(from);
  const found = TAILS.map(tail => tail.exec(end)).find(match => match !== null);
  const shorter = found ? answer.slice(0, from + found.index).trimEnd() : answer;
  return /[\p{L}\p{N}]/u.test(shorter) ? shorter : answer;
}
