import { nameOf } from './derivative-names.ts';
import { constantIn } from './left-side.ts';
import { foundOutside, type Stretch } from './outside-brackets.ts';

/** The part of a text that a stretch is. */
export const within = (text: string, { start, end }: Stretch): string => text.slice(start, end);

/** What surrounds and parts the pieces, and plain signs in its place. */
const LAYOUT: readonly (readonly [RegExp, string])[] = [
  [/\\(?:begin|end)\s*\{(?:[dr]?cases|array|aligned)\*?\}(?:\s*\{[lcr|\s]*\})?|\\(?:left|right)\s*(?:\\?[{}]|\.)/g, ''],
  [/\$|(?<!\\)\\[,;:! ]|\\q?quad(?![A-Za-z])|\\displaystyle(?![A-Za-z])/g, ''],
  [/\\(?:text|textrm|textnormal|mathrm|mbox)\s*\{([^{}]*)\}/g, '$1'],
  [/\\\\(?:\s*\[[^\]]*\])?/g, ';'],
  [/&/g, ','],
  [/[-–−=]{1,2}>|[→⇒]|\\(?:to|rightarrow|Rightarrow)(?![A-Za-z])/g, ':'],
  [/\\geq?(?:slant)?(?![A-Za-z])/g, '≥'],
  [/\\leq?(?:slant)?(?![A-Za-z])/g, '≤'],
  [/\\neq?(?![A-Za-z])/g, '≠'],
  [/\\gt(?![A-Za-z])/g, '>'],
  [/\\lt(?![A-Za-z])/g, '<'],
  [/\s(?:is\s)?(?:greater|larger)\sthan\sor\sequal(?:\sto)?\s/g, '≥'],
  [/\s(?:is\s)?(?:less|smaller)\sthan\sor\sequal(?:\sto)?\s/g, '≤'],
  [/\s(?:is\s)?(?:greater|larger)\sthan\s/g, '>'],
  [/\s(?:is\s)?(?:less|smaller)\sthan\s/g, '<'],
  [/\bpositive\s(\p{L})\b|\b(\p{L})\s(?:is\s)?positive\b/gu, '$1$2>0'],
  [/\bnegative\s(\p{L})\b|\b(\p{L})\s(?:is\s)?negative\b/gu, '$1$2<0'],
  // 2x if x > 0 -2x if x < 0: with nothing but space between the pieces
  [/(\b(?:if|for|when)\s[^;,]{1,20}?[<>≤≥]=?\s?[-−]?[\d.]+)\s(?=\S+\s(?:if|for|when)\b)/g, '$1;'],
  // 2x (x > 0), 2x [if x > 0]
  [/[([]([^()[\]]*[<>≤≥≠][^()[\]]*)[)\]]/g, ',$1:'],
];

/** x ∈ (2, ∞) and "on [0, 1)", and what is joined to them: ∪ (5, 6). */
const INTERVAL =
  /(?:(\p{L})\s*(?:∈|\\in(?![A-Za-z])|\bin\b)|\bon\b|(∪|\\cup(?![A-Za-z])))\s*(?:\\left)?\s*([([\]])\s*([^,;()[\]]+?)\s*[,;]\s*([^,;()[\]]+?)\s*(?:\\right)?([)[\]])/gu;
const INFINITE = /^[-+−]?\s*(?:∞|\\infty|inf|infinity|oo)$/;

/** An interval as a comparison: 2<x, 0≤x<1. Where it has no ends it stays. */
function compared(typed: string, variable: string): string {
  return typed.replace(INTERVAL, (all: string, ...groups: readonly unknown[]) => {
    const [name, joint, open, from, to, close] = [0, 1, 2, 3, 4, 5].map(i => groupAt(groups, i + 1));
    const left = INFINITE.test(from ?? '') ? '' : `${from}${open === '[' ? '≤' : '<'}`;
    const right = INFINITE.test(to ?? '') ? '' : `${close === ']' ? '≤' : '<'}${to}`;
    const before = joint === '' ? 'on ' : 'or ';
    const said = `${name === '' ? before : ''}${left}${name || variable}${right}`;
    return left + right === '' ? all : said.padEnd(all.length);
  });
}

/** "Undefined at 2", with no name before the number. */
const AT_NUMBER = /\bat\s(?=[-−]?\d[\d./]*\s*(?:$|[;,.)]))/g;

/** "0 when negative" and "undefined at 2" are about the variable. */
const withVariable = (typed: string, variable: string): string =>
  typed
    .replace(AT_NUMBER, `at ${variable}=`)
    .replace(/\b(if|when|for|where)\s(positive|negative)\b/g, (all: string, word: string, sign: string) =>
      `${word} ${variable}${sign === 'positive' ? '>' : '<'}0`.padEnd(all.length),
    );

/** Each sign stays where it was, or before that. Intervals without a name are of the variable. */
export function withoutLayout(typed: string, variable: string): string {
  return LAYOUT.reduce(
    (text, [pattern, instead]) =>
      text.replace(pattern, (all: string, ...groups: readonly unknown[]) =>
        instead.replace(/\$(\d)/g, (_, i: string) => groupAt(groups, Number(i))).padStart(all.length),
      ),
    withVariable(compared(typed, variable), variable),
  );
}

const groupAt = (groups: readonly unknown[], i: number): string => {
  const group = groups[i - 1];
  return typeof group === 'string' ? group : '';
};

/** A condition, or several of which all, or one, must hold. */
interface Condition {
  readonly kind: 'condition';
  readonly texts: readonly string[];
  readonly joint: 'and' | 'or';
}

/** A single point: x = 0. */
interface SinglePoint {
  readonly kind: 'point';
  readonly text: string;
  readonly at: Readonly<Record<string, number>>;
}

/** A condition, a point, or what is left: otherwise. */
export type Under = Condition | SinglePoint | { readonly kind: 'rest' };
/** A condition of a piece, or its value. */
export type Item = Under | { readonly kind: 'value'; readonly value: Stretch };

/** Signs and words between values and conditions. */
export const CUT =
  /[;\n,?]|:(?!=)|\b(?:and|or|else|otherwise|elsewhere|if|for|when|whenever|where|then|provided(?:\sthat)?|as\slong\sas|on|at)\b/g;
const REST = /^(?:else|otherwise|elsewhere)$/;
const BEFORE_POINT = /^(?:if|for|when|where|at|,)$/;
const BEFORE_CONDITION = /^(?:if|for|when|whenever|where|provided|as|on)\b/;
const COMPARISON = /[<>≤≥≠]|!=/;
const POINT = /^\s*(\p{L})\s*={1,2}\s*([-−]?[\d./π]+)\s*$/u;

/** Values and conditions in the order in which they stand. */
export function itemsIn(text: string): readonly Item[] {
  const whole = { start: 0, end: text.length };
  const cuts = foundOutside(text, CUT, whole);
  return [undefined, ...cuts].flatMap((cut, i) => {
    const part = { start: cut?.end ?? 0, end: cuts[i]?.start ?? text.length };
    const rest: readonly Item[] = REST.test(cut?.text ?? '') ? [{ kind: 'rest' }] : [];
    return [...rest, ...itemsOf(text, part, cut?.text ?? '')];
  });
}

function itemsOf(text: string, part: Stretch, cut: string): readonly Item[] {
  const typed = within(text, part);
  if (/^[\s.]*$/.test(typed)) return [];
  const point = BEFORE_POINT.test(cut) ? pointIn(typed) : undefined;
  if (point) return [point];
  const compared = typed.search(COMPARISON);
  if (compared < 0) return [{ kind: 'value', value: withoutOwnName(text, part) }];
  // 2x x > 0: with nothing but space between them.
  const isWhole = BEFORE_CONDITION.test(cut);
  const [, value = '', condition = ''] = isWhole
    ? []
    : (/^(.*[^\s+\-*/^(])\s+(\S+\s*)$/s.exec(typed.slice(0, compared)) ?? []);
  const joint = cut === 'or' ? 'or' : 'and';
  if (value.trim() === '') return [{ kind: 'condition', texts: [typed.trim()], joint }];
  const texts = [`${condition}${typed.slice(compared)}`.trim()];
  return [
    { kind: 'value', value: withoutOwnName(text, { ...part, end: part.start + value.length }) },
    { kind: 'condition', texts, joint },
  ];
}

function pointIn(typed: string): SinglePoint | undefined {
  const [, name = '', number = ''] = POINT.exec(typed) ?? [];
  const value = name === '' ? undefined : constantIn(number);
  return value === undefined ? undefined : { kind: 'point', text: typed.trim(), at: { [name]: value } };
}

/** y' = 2x for x > 0, y' = −2x for x < 0: each piece may have the name before it. */
function withoutOwnName(text: string, part: Stretch): Stretch {
  const [, before = ''] = /^([^=]*)=/.exec(within(text, part)) ?? [];
  if (before !== '' && nameOf(before.trim())) return { ...part, start: part.start + before.length + 1 };
  return { ...part, start: part.start + within(text, part).search(/\S/) };
}
