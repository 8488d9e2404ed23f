/*
 * A formula that is wider than the page. TeX breaks a formula at signs and dots, but never inside brackets that grow,
 * fractions, roots and marks: where these are wide they are written in a way that it can break.
 */

/** How wide a formula is set, in em, and its LaTeX. */
interface Measured {
  readonly text: string;
  readonly width: number;
}

/** Wider brackets and marks, and wider fractions and roots, are opened. A line holds some 50. */
const OPENED = { bracket: 20, fraction: 36 };
const KEPT = { bracket: Number.POSITIVE_INFINITY, fraction: Number.POSITIVE_INFINITY };
type Limits = typeof OPENED;

/** The formula in a form that TeX can break anywhere where that makes sense. */
export const breakable = (latex: string): string => read(latex, OPENED).text;

/** How wide the formula is in em, estimated from Computer Modern's letters. */
export const widthOf = (latex: string): number => read(latex, KEPT).width;

interface Part extends Measured {
  readonly isGroup?: true;
}

/** A group that is open: `{`, or `\left` with its bracket; the parts met so far. */
interface Frame {
  readonly opening: string;
  readonly parts: Part[];
}

const TOKEN = /\\(?:left|right)\s*(?:\\[a-zA-Z]+|\\?.)|\\[a-zA-Z]+|\\.|\s+|./gs;

/** One pass with a stack: formulas nest deeper than calls may. */
function read(latex: string, limits: Limits): Measured {
  const tokens = latex.match(TOKEN) ?? [];
  const frames: Frame[] = [{ opening: '', parts: [] }];
  tokens.forEach((token, i) => {
    const frame = frames.at(-1);
    if (token === '{' || token.startsWith('\\left')) frames.push({ opening: token, parts: [] });
    else if (frame && frames.length > 1 && (token === '}' || token.startsWith('\\right'))) {
      frames.pop();
      const { parts } = frames.at(-1) ?? frame;
      const after = tokens[i + 1] ?? '';
      parts.push(closed(frame, token, limits));
      reduce(parts, after, limits);
      if (limits !== KEPT && token.startsWith('\\right') && FACTOR.test(after)) parts.push(BREAK);
    } else frame?.parts.push({ text: token, width: tokenWidth(token) });
  });
  return whole(frames[0]?.parts ?? []);
}

/** What may begin a line of its own after a bracket: another bracket, or a function. */
const FACTOR = /^\\(?:left|[a-z]{2,}$)(?!right|cdot)/;
const BREAK: Part = { text: '\\allowbreak ', width: 0 };

const whole = (parts: readonly Part[]): Measured => ({ text: asItStands(parts), width: widest(parts) });

/** Of rows under one another the widest counts. */
function widest(parts: readonly Part[]): number {
  const rows = [0];
  for (const { text, width } of parts) {
    if (text === '\\\\') rows.push(0);
    else rows.push((rows.pop() ?? 0) + width);
  }
  return Math.max(...rows);
}

function closed({ opening, parts }: Frame, closing: string, limits: Limits): Part {
  const { text, width } = whole(parts);
  if (opening === '{') return { text, width, isGroup: true };
  const opened = width > limits.bracket && !opening.endsWith('.') && !closing.endsWith('.');
  const [left, right] = opened ? [`${delimiter(opening)}\\allowbreak `, delimiter(closing)] : [opening, closing];
  return { text: `${left}${text}${right}`, width: width + 0.8 };
}

const delimiter = (token: string): string => token.replace(/^\\(?:left|right)\s*/, '');

/** A command with its groups, once the last of them is closed. `after` is the token behind it. */
function reduce(parts: Part[], after: string, limits: Limits): void {
  for (const { pattern, make } of COMMANDS) {
    const found = parts.slice(-pattern.length);
    const matches = found.length === pattern.length && pattern.every((sign, i) => fits(found[i], sign));
    if (!matches) continue;
    parts.splice(
      -pattern.length,
      pattern.length,
      make(
        found.filter(part => part.isGroup),
        { limits, after, found },
      ),
    );
    return;
  }
}

const fits = (part: Part | undefined, sign: string): boolean =>
  sign === GROUP ? part?.isGroup === true : part?.text === sign && !part.isGroup;

const GROUP = '{}';
const NOTHING: Part = { text: '', width: 0 };

interface Command {
  readonly pattern: readonly string[];
  readonly make: (groups: readonly Part[], around: Around) => Part;
}

interface Around {
  readonly limits: Limits;
  readonly after: string;
  readonly found: readonly Part[];
}

const braced = ({ text, isGroup }: Part): string => (isGroup ? `{${text}}` : text);
const asItStands = (found: readonly Part[]): string => found.map(braced).join('');

const script = ([raised = NOTHING]: readonly Part[], { found }: Around): Part => ({
  text: asItStands(found),
  width: raised.width * 0.7,
});
/** As wide as what stands in it. */
const around = ([inner = NOTHING]: readonly Part[], { found }: Around): Part => ({
  text: asItStands(found),
  width: inner.width,
});
const unseen = (_: readonly Part[], { found }: Around): Part => ({ text: asItStands(found), width: 0 });

/** A colour and what it colours: TeX does not break what is coloured, so what is wide is left plain. */
function coloured([colour = NOTHING, inner = NOTHING]: readonly Part[], { limits }: Around): Part {
  const text = inner.width > limits.bracket ? inner.text : `\\textcolor{${colour.text}}{${inner.text}}`;
  return { text, width: inner.width };
}

/** The letter under a brace is said beside the line too, so that a wide brace is not missed. */
const underbrace = ([inner = NOTHING]: readonly Part[], { limits, found }: Around): Part => ({
  text: inner.width > limits.bracket ? inner.text : asItStands(found),
  width: inner.width,
});

/** (a + b)/(c + d); among factors in brackets of its own. */
function fraction([above = NOTHING, below = NOTHING]: readonly Part[], { limits, after, found }: Around): Part {
  const width = Math.max(above.width, below.width) + 0.3;
  if (width <= limits.fraction) return { text: asItStands(found), width };
  const text = `${bracketed(above)}/\\allowbreak ${bracketed(below)}`;
  return { text: /^([+\-=)&,}\s]|\\right|\\\\|$)/.test(after) ? text : `(${text})`, width: above.width + below.width };
}

/** A number or a letter needs no brackets. */
const bracketed = ({ text, width }: Part): string => (width < 1.5 ? text : `(\\allowbreak ${text})`);

/** (…)^{1/2} for a root that is too wide. */
function root([inner = NOTHING]: readonly Part[], { limits, found }: Around): Part {
  const text = inner.width > limits.fraction ? `(\\allowbreak ${inner.text})^{1/2}` : asItStands(found);
  return { text, width: inner.width + 0.9 };
}

/** Longest patterns first: `\underbrace{…}` waits for the letter under it. */
const COMMANDS: readonly Command[] = [
  { pattern: ['\\underbrace', GROUP, '_', GROUP], make: underbrace },
  { pattern: ['\\frac', GROUP, GROUP], make: fraction },
  { pattern: ['\\textcolor', GROUP, GROUP], make: coloured },
  { pattern: ['\\sqrt', GROUP], make: root },
  { pattern: ['^', GROUP], make: script },
  { pattern: ['_', GROUP], make: script },
  ...['\\text', '\\mathrm', '\\operatorname', '\\mathrel', '\\boldsymbol', '\\hat', '\\bar', '\\tilde'].map(name => ({
    pattern: [name, GROUP],
    make: around,
  })),
  ...['\\begin', '\\end', '\\hspace'].map(name => ({ pattern: [name, GROUP], make: unseen })),
];

/** Signs with space around them, and the widths of the others in em. */
const WIDTHS: readonly (readonly [RegExp, number])[] = [
  [/^([+\-=<>]|\\(?:approx|lt|gt|to))$/, 1.2],
  [/^\\cdot$/, 0.7],
  [/^\\(?:quad)$/, 1],
  [/^\\(?:left|right|allowbreak|displaystyle)/, 0],
  [/^\\(?:arc|log$)[a-z]*$/, 2.6],
  [/^\\(?:sin|cos|tan|cot|sec|csc)h$/, 2.1],
  [/^\\(?:sin|cos|tan|cot|sec|csc|exp|max|min|lim)$/, 1.6],
  [/^\\ln$/, 1],
  [/^[()[\],.']$/, 0.39],
  [/^\s+$/, 0],
];

const tokenWidth = (token: string): number => WIDTHS.find(([sign]) => sign.test(token))?.[1] ?? 0.54;
