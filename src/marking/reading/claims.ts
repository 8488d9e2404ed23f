import type { AskedFor } from './asked-for.ts';
import { type DerivativeName, nameOf } from './derivative-names.ts';
import { between, type Found, foundOutside, outside, type Stretch } from './outside-brackets.ts';
import { isRemark } from './prose.ts';

/** What an answer says that something is: y'' = 6x. */
export interface Claim {
  /** What it is said of; undefined where the answer has no name before it. */
  readonly name: DerivativeName | undefined;
  /** The values, each of which is claimed: in 2x = x + x there are two. */
  readonly sides: readonly Stretch[];
}

/** Signs for "equals", exactly or nearly, and arrows from a name to what it is. */
const EQUALS =
  /:=|(?<![<>!≤≥:=])={1,3}(?!>)|=>|[-–−]{1,2}>|[≈≅≃≡→⇒⟹⟶⇔]|\\(?:approx|simeq|cong|equiv|to|rightarrow|Rightarrow|implies|iff|Longrightarrow|longrightarrow)(?![A-Za-z])|:(?!=)|\b(?:is|equals|so|thus|hence|therefore)\b/g;
/** Most answers have none of the signs and words above: they are told by a quicker look. */
const MAY_CLAIM = /[=>:\\≈≅≃≡→⇒⟹⟶⇔]|\b(?:is|equals|so|thus|hence|therefore)\b/;
/** What means "equals" behind a name alone. */
const BEHIND_NAMES = /^(?::|is|equals)$/;
/** Signs and words behind which stands what follows from what is before them: of x^2 → 2x the last is the answer. */
const ARROWS = /[>→⇒⟹⟶⇔]|\\(?:to|rightarrow|Rightarrow|implies|iff|L|l)|^(?:so|thus|hence|therefore)$/;
const CONCLUDES = /^(?:so|thus|hence|therefore)$/;
/** What may stand between two claims. */
const BETWEEN =
  /[,;\n]|\b(?:and|then|where|with)\b|\\q?quad(?![A-Za-z])|\s(?=(?:\p{L}(?:['′’]+(?:\(\p{L}\))?|_\p{L}{1,2})|[fguwzFV][xyzt]{1,2})\s*$)/gu;
/** Separators at the end of a value that stand before another one. */
const TRAILING = /(?:[,;\s]|\\[,;:! ]|\\q?quad(?![A-Za-z])|\b(?:and|then|where|with)\b)+$/;

/**
 * The claims of an answer in their order: y' = 3x^2, y'' = 6x has two. A sign between two claims separates them only
 * where a name and an equals sign follow; "where u = x^2" is such a claim about u.
 */
export function claimsIn(text: string): readonly Claim[] {
  const whole = { start: 0, end: text.length };
  if (!MAY_CLAIM.test(text)) return isBlank(text, whole) ? [] : [{ name: undefined, sides: [whole] }];
  const equals = foundOutside(text, EQUALS, whole).filter((sign, i, signs) => isEquals(text, sign, signs[i - 1]));
  const sides = between(equals, whole);
  const claims: Begun[] = [{ name: undefined, sides: [] }];
  for (const [i, side] of sides.entries()) {
    const { value, name } = i === sides.length - 1 ? { value: side } : partedBefore(equals[i], text, side, i === 0);
    const current = claims.at(-1);
    if (current && value && !isBlank(text, value)) {
      if (ARROWS.test(equals[i - 1]?.text ?? '')) current.sides.length = 0;
      current.sides.push(value);
    }
    if (name) claims.push({ name, sides: [] });
  }
  return claims.filter(claim => claim.sides.length > 0).map(claim => namedBehind(text, claim));
}

/** −x/y = dy/dx: the name may stand behind its value. */
function namedBehind(text: string, claim: Claim): Claim {
  const last = claim.sides.at(-1);
  const name =
    claim.name || !last || claim.sides.length < 2 ? undefined : nameOf(text.slice(last.start, last.end).trim());
  return name?.isBare && name.order > 0 ? { name, sides: claim.sides.slice(0, -1) } : claim;
}

/** A claim that is being read. */
interface Begun extends Claim {
  readonly sides: Stretch[];
}

function isEquals(text: string, sign: Found, before: Stretch | undefined): boolean {
  if (CONCLUDES.test(sign.text)) return text.slice(0, sign.start).trim() !== '';
  if (!BEHIND_NAMES.test(sign.text)) return true;
  const side = { start: before?.end ?? 0, end: sign.start };
  return parted(text, side, true).name !== undefined || isRemark(text.slice(side.start, side.end));
}

/** Before "so" may stand a comma: y' = 2x, so y'(3) = 6. */
function partedBefore(sign: Found | undefined, text: string, side: Stretch, isFirst: boolean): Parted {
  if (!CONCLUDES.test(sign?.text ?? '')) return parted(text, side, isFirst);
  return parted(text, { start: side.start, end: side.start + withoutTrailing(text, side).length }, isFirst);
}

const withoutTrailing = (text: string, { start, end }: Stretch): string => text.slice(start, end).replace(TRAILING, '');

/** The left side of an equals sign: the end of the claim before it, and the name of the next. */
function parted(text: string, side: Stretch, isFirst: boolean): Parted {
  const within = (stretch: Stretch): string => text.slice(stretch.start, stretch.end);
  const name = nameOf(within(side).trim());
  if (name && (isFirst || (name.isBare && name.order > 0))) return { name };
  // Before the first equals sign 2y y' is a product.
  const cut = foundOutside(text, BETWEEN, side).findLast(found => !isFirst || found.text.trim() !== '');
  const behind = cut && nameOf(within({ start: cut.end, end: side.end }).trim());
  if (cut && behind) {
    const value = withoutTrailing(text, { start: side.start, end: cut.start });
    return { value: { start: side.start, end: side.start + value.length }, name: behind };
  }
  return isRemark(within(side)) ? {} : { value: side };
}

interface Parted {
  readonly value?: Stretch;
  readonly name?: DerivativeName;
}

const isBlank = (text: string, { start, end }: Stretch): boolean => text.slice(start, end).trim() === '';

const OR = /\b(?:[Oo]r(?:\s+(?:also|else|equivalently|alternatively|simply|just))?|oder)\b|(?<=\s)OR(?=\s)/g;
const OR_AND = new RegExp(`${OR.source}|\\band\\b`, 'g');
const OF_BRANCHES = new RegExp(`${OR_AND.source}|[,;]`, 'g');
/** Where a number is asked for, −0,75 is one. */
const OF_BRANCHES_AT_POINT = new RegExp(`${OR_AND.source}|(?<!\\d),|,(?!\\d)|;`, 'g');

/** The values of one side: those joined by "or", by "and" where no list is expected, and by commas where branches are. */
export function valuesIn(text: string, side: Stretch, { isNested, isOnCurve, at }: AskedFor): readonly Stretch[] {
  if (isOnCurve) return outside(text, at === undefined ? OF_BRANCHES : OF_BRANCHES_AT_POINT, side);
  return outside(text, isNested ? OR : OR_AND, side);
}
