/*
 * What stands in a line to lay it out or to number it, and says nothing in mathematics.
 */

/** Where a row of several in one text ends; the rows of a case distinction are no lines. */
const ROW = /\\\\(?:\s*\[[^\]]*\])?/;

/** The rows of a text in which LaTeX's \\ ends them; each line of any other as it stands. */
export function rowsOf(line: string): readonly string[] {
  if (!line.includes('\\\\') || /cases|matrix|array/.test(line)) return [line];
  const rows = line.split(ROW).filter(row => row.trim() !== '');
  return rows.length > 1 ? rows.map(row => row.trim()) : [line];
}

/** What goes on with the formula of the line above: + x cos x, and all that stands below an operator. */
const GOES_ON = /^\+[^=]*$/;
/** What sets the second line of a formula further in; before an equals sign it says nothing either. */
const INDENTED = /^[\s&]*\\q?quad(?![A-Za-z])\s*/;
const IS_GONE_ON_WITH = /=.*[+*/·−-]\s*$/u;

/** Lines of which one goes on with the formula of another put together: "y' = 2x sin x" and "+ x^2 cos x". */
export function linesWhole(lines: readonly string[]): readonly string[] {
  const whole: string[] = [];
  for (const line of lines.map(each => each.replace(INDENTED, ''))) {
    const above = whole.at(-1);
    const isMore = above?.includes('=') && (GOES_ON.test(line) || (IS_GONE_ON_WITH.test(above) && !line.includes('=')));
    if (isMore) whole[whole.length - 1] = `${above} ${line.trim()}`;
    else whole.push(line);
  }
  return whole;
}

/** Numbers, letters and bullets before a line; a minus is a bullet before a name and an equals sign alone. */
const NUMBERED =
  /^\s*(?:\d{1,2}\)|\d{1,2}\.(?=\s|\p{L}|\\)|\((?:\d{1,2}|[a-h]|i{1,3}|iv|v)\)(?=\s)|(?:[a-h]|i{1,3}|iv|v)[.)](?=\s)|(?:step|line)\s*\d{1,2}\s*[:.)]?|[•*](?=\s)|[-–](?=\s+(?:[yfu]\s*['′’(=]|d\p{L}?\s*\/|let\b|so\b)))\s*/iu;

/** A remark as programs have them: // done, # chain rule, <- careful. */
const REMARKED = /\s(?:\/\/|#|%|<-+|←)\s*\p{L}[^=]*$/u;

/** What is crossed out: ~~y' = 2x~~, \sout{2x}, and all of a line; a factor that is cancelled stands for itself. */
const CROSSED_OUT = /^\s*~~[^~\\]+~~(?=\s|$)|\\(?:sout|st)\s*\{[^{}]*\}|^\s*\\[bx]?cancel\s*\{.*\}\s*$/g;

/** What LaTeX lays out with, and what it becomes. */
const LAYOUT: readonly (readonly [RegExp, string])[] = [
  [CROSSED_OUT, ' '],
  [/\\[bx]?cancel\s*\{([^{}]*)\}/g, '($1)'],
  [/\\(?:begin|end)\s*\{[a-z]+\*?\}(?:\s*\{\d*\})?|&|\\\\(?:\s*\[[^\]]*\])?|\$|\\[[\]()]/g, ' '],
  [/\\(?:text|textrm|textit|textbf|mbox|mathrm)\s*\{\s*([^{}]{2,})\}/g, ' $1 '],
  [/^\s*\|\s*([^|=]+=[^|]+(?:\|[^|=]+=[^|]+)+)\|\s*$/g, '$1'],
  [/\\(?:under|over)brace\s*\{((?:[^{}]|\{[^{}]*\})*)\}(?:\s*[_^]\s*\{[^{}]*\})?/g, '($1)'],
  [/\\item(?![A-Za-z])/g, ' '],
  [/\\q?quad(?![A-Za-z])(?=\s*=)|(?<==\s*)\\q?quad(?![A-Za-z])/g, ' '],
  [/\\q?quad(?![A-Za-z])/g, ' ; '],
  [/\\[,;:!]|\\ /g, ' '],
  [/\\(?:left|right)\s*(?=[()[\]])/g, ''],
  // Columns: u = x^2 | v = e^x.
  [
    /(?<=[\p{L}\p{N})\]}])(?:\s*\|\s*|[^\S\t]*\t\s*|\s{2,})(?=\\?\p{L}['′’]*(?:\(\p{L}\))?\s*:?=|d\p{L}\s?\/\s?d\p{L}\s*=)/gu,
    ' ; ',
  ],
];

/** The line without environments, alignment, spacing and numbering; \text{…} without its command. */
export function withoutLayout(line: string): string {
  const text = /cases|matrix|array/.test(line)
    ? line
    : LAYOUT.reduce((done, [sign, instead]) => done.replaceAll(sign, instead), line);
  return text.replace(REMARKED, '').replace(NUMBERED, '');
}

/** Letters that stand for parts of a function, with their primes, before an equals sign. */
const PART = "(?:[fghkpqrsuvwz]['′’]*(?:\\(\\s*\\p{L}\\s*\\))?|d\\s?[fghkpqrsuvwz]\\s?/\\s?d\\p{L})";
const BESIDE = new RegExp(`(?<=[\\p{L}\\p{N})\\]}])[^\\S\\n](?=(${PART})\\s*:?=(?!=))`, 'gu');
const IS_SAID_OF_PART = new RegExp(`(?<![\\p{L}\\p{N}/^'′’])(?<part>${PART})\\s*:?=(?<meaning>[^=;,]+)$`, 'u');

/**
 * f' = 1 g' = cos x are two statements where no more than a space is between them; y = u v = x sin x is one, and so is
 * whatever has another such letter before the second equals sign.
 */
export const withPartsApart = (text: string, wrt: string): string =>
  text.replaceAll(BESIDE, (gap, second: string, at: number) => {
    const { part, meaning } = IS_SAID_OF_PART.exec(text.slice(0, at))?.groups ?? {};
    const isApart = part !== undefined && meaning !== undefined && formOf(part) === formOf(second);
    return isApart && part !== second && !hasPart(meaning, wrt) ? ' ; ' : gap;
  });

/** u′ and v′ have one form, u and v′ have not. */
const formOf = (part: string): string => part.replaceAll(/[′’]/g, "'").replace(/[fghkpqrsuvwz]/, 'u');

const hasPart = (text: string, wrt: string): boolean =>
  [...text.matchAll(/(?<![\p{L}\\])[fghkpqrsuvwz](?!\p{L})/gu)].some(([letter]) => letter !== wrt);
