import { depthsIn, outside, type Stretch } from './outside-brackets.ts';

/** Functions that other programs write pieces with: piecewise(x > 2, 1, −1), If[x > 2, 1, −1], np.where(x > 2, 1, −1). */
const CALL = /(?<![\p{L}\\.])(?:(?:np|numpy)\.(?:piecewise|where|select)|piecewise|pw|cases|if|ifelse)\s*(?=[([{])/giu;
const CONDITION = /[<>≤≥≠]|!=|\\(?:leq?|geq?|lt|gt|neq?)(?![A-Za-z])|\b(?:true|otherwise|else|if|for|when)\b/i;

/** Nobody writes longer ones. */
export const LONGEST = 2000;

/** A text without the names and brackets of such functions, each sign where it was; and whether there were any. */
export function withoutCalls(typed: string): { readonly text: string; readonly isCalled: boolean } {
  const calls = [...typed.matchAll(CALL)].flatMap(({ 0: name, index }) => {
    const inner = innerOf(typed, index + name.length);
    return argumentsIn(typed, inner).length > 1 ? [{ name: { start: index, end: inner.start }, inner }] : [];
  });
  if (!calls.some(({ inner }) => CONDITION.test(typed.slice(inner.start, inner.end))))
    return { text: typed, isCalled: false };
  const text = calls.reduce(
    (before, { name, inner }) => unwrapped(blanked(blanked(before, name), closing(inner)), inner),
    typed,
  );
  return { text: text.replace(/(?<=[,;]\s*)true\b/gi, 'else'), isCalled: true };
}

/** 1[x > 2], 1_{x > 2}, 𝟙(x > 2), I(x > 2): 1 where that holds, else 0. */
const INDICATOR =
  /^([^<>≤≥]*[=:]\s*|\s*)(?:1|𝟙|I|\\mathbb\s*\{?\s*1\s*\}?|\\mathbf\s*\{\s*1\s*\})_?(?:\\left)?\\?[([{]([^()[\]{}]*[<>≤≥][^()[\]{}]*?)(?:\\right)?\\?[)\]}]\s*$/su;

/** An indicator that is all of an answer, in words; every other text as it is. */
export const withoutIndicator = (typed: string): string => typed.replace(INDICATOR, '$11 if $2 else 0');

/** Whether a function for pieces is called somewhere, with conditions or without. */
export const isPieceCall = (typed: string): boolean =>
  typed.length <= LONGEST && (/\bpiecewise\s*[([{]/i.test(typed) || withoutCalls(typed).isCalled);

/** What stands in the brackets that open at a place; where they are not closed, all that follows. */
function innerOf(text: string, opening: number): Stretch {
  const depths = [...depthsIn(text), 0];
  const behind = depths.findIndex((depth, i) => i > opening && depth <= (depths[opening] ?? 0));
  return { start: opening + 1, end: /[)\]}]/.test(text[behind - 1] ?? '') ? behind - 1 : behind };
}

const closing = ({ end }: Stretch): Stretch => ({ start: end, end: end + 1 });

/** The arguments; those of one list as its entries, and a list of pieces in front of the rest as pieces. */
function argumentsIn(text: string, inner: Stretch): readonly Stretch[] {
  const found = split(text, inner);
  const [only, another] = found;
  return only && !another && isBracketed(text, only) ? split(text, insideOf(text, only)) : found;
}

const split = (text: string, stretch: Stretch): readonly Stretch[] => outside(text, /[,;]/g, stretch);

const isBracketed = (text: string, { start, end }: Stretch): boolean =>
  /^\s*[([{].*[)\]}]\s*$/s.test(text.slice(start, end));

function insideOf(text: string, { start, end }: Stretch): Stretch {
  const part = text.slice(start, end);
  return { start: start + part.search(/\S/) + 1, end: start + part.trimEnd().length - 1 };
}

/** Pairs such as (1, x > 2), and the lists they stand in, without their brackets. */
function unwrapped(text: string, stretch: Stretch): string {
  return split(text, stretch).reduce((before, argument) => {
    const inside = insideOf(before, argument);
    const isPair =
      isBracketed(before, argument) &&
      split(before, inside).length > 0 &&
      CONDITION.test(before.slice(inside.start, inside.end));
    if (!isPair) return before;
    const bare = blanked(blanked(before, { start: inside.start - 1, end: inside.start }), closing(inside));
    return unwrapped(bare, inside);
  }, text);
}

const blanked = (text: string, { start, end }: Stretch): string =>
  text.slice(0, start) + text.slice(start, end).replace(/./gs, ' ') + text.slice(end);
