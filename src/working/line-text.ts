import { isRemark } from '../marking/prose.ts';

/** A definition that a line brings: u = x^2. */
interface DefinitionText {
  readonly name: string;
  readonly text: string;
}

/** A line taken apart, not yet read: the sides of its equals signs and what it lets letters stand for. */
export interface LineText {
  /** Without those that are empty: "= 2x" has one side. */
  readonly sides: readonly string[];
  /** Whether a side is left to the line before or after it. */
  readonly isOpen: boolean;
  readonly definitions: readonly DefinitionText[];
}

/** Numbers, bullets and little words before a line, the name of a rule in brackets behind it. */
const BEFORE =
  /^\s*(?:(?:\(?\d{1,2}[.)]|[-•*–](?=\s)|so|thus|hence|then|therefore|and|⇒|=>|∴|→|\\Rightarrow|\\therefore)\s*[,:]?\s*)+/i;
const BEHIND =
  /\s*[[({]\s*(?:by |using |the )*[a-z -]*\b(?:rule|derivative|constant|sum|factor|terms?|simplif\w*|tid\w*)\b[a-z ,-]*[\])}]\s*$/i;
/** The signs that put a whole line into mathematics. */
const DOLLARS = /^\s*(?:\$\$?|\\\[|\\\()(.*?)(?:\$\$?|\\\]|\\\))[.,;\s]*$/s;
const LET = /^\s*(?:where|let|with|put|set|and|for)\b:?\s*/i;
const DEFINITION = /^\s*(\p{L}(?:_?\d+)?)\s*(?::=|=)\s*([^=]+)$/u;

/**
 * Takes a line apart. `isKnown` tells of a name that it is no new letter: the variable, what was defined before, what the
 * function goes by. A line that says nothing in mathematics has no sides and no definitions.
 */
export function lineText(line: string, isKnown: (name: string) => boolean): LineText {
  const bare = line
    .replace(DOLLARS, '$1')
    .replace(BEFORE, '')
    .replace(BEHIND, '')
    .replace(/[.;,]\s*$/, '')
    .trim();
  if (bare === '' || isProse(bare)) return { sides: [], isOpen: false, definitions: [] };
  const { main, added } = withoutWhere(bare);
  const definitions = [...(main === '' ? [] : definition(main, LET.test(main), isKnown)), ...added];
  if (definitions.length > added.length) return { sides: [], isOpen: false, definitions };
  const sides = cutOutside(main, '=');
  const written = sides.map(side => side.trim()).filter(side => side !== '');
  return { sides: written, isOpen: written.length < sides.length || written.length === 1, definitions };
}

/** "where u = x^2" has words in it and is none. */
const isProse = (text: string): boolean => isRemark(text) && !LET.test(text) && !/\bwhere\b/i.test(text);

/** "cos(u) · 2x where u = x^2, v = …" in two. */
function withoutWhere(text: string): { readonly main: string; readonly added: readonly DefinitionText[] } {
  const [main = '', ...behind] = text.split(/[,;]?\s*(?:\\text\s*\{\s*where\s*\}|\b(?:where|with)\b)\s*/i);
  if (main.trim() === '') return { main: text, added: [] };
  const texts = behind.flatMap(part => part.split(/\s*(?:,|;|\band\b)\s*/));
  return { main: main.trim(), added: texts.flatMap(part => definition(part, true, () => false)) };
}

/** "u = x^2" lets a new letter stand for something; with "let" before it any letter, and several of them. */
function definition(text: string, isLet: boolean, isKnown: (name: string) => boolean): DefinitionText[] {
  const parts = isLet ? text.replace(LET, '').split(/\s*(?:,|;|\band\b)\s*/) : [text];
  const found = parts.map(part => DEFINITION.exec(part.replace(/^\\/, '')));
  const all = found.flatMap(match => {
    const [, name, value] = match ?? [];
    return name !== undefined && value !== undefined && (isLet || !isKnown(name)) ? [{ name, text: value.trim() }] : [];
  });
  return all.length === parts.length ? all : [];
}

/** The stretches between a sign where it stands in no bracket. */
function cutOutside(text: string, sign: string): string[] {
  let depth = 0;
  const stretches = [''];
  for (const each of text) {
    if ('([{'.includes(each)) depth++;
    if (')]}'.includes(each)) depth--;
    if (each === sign && depth <= 0) stretches.push('');
    else stretches.push(`${stretches.pop() ?? ''}${each}`);
  }
  return stretches;
}
