/*
 * Where a line is at one point of the curve or of the function: "at x = 2", "when x = 1 or x = 3", "at (1, 2)", y'|_{x=2}.
 */

/** A line without the words that say where it holds, and what they say: "x = 1 or x = 3", "(1, 2)", "2". */
interface LineAtPlace {
  readonly text: string;
  readonly place?: string;
}

/** A value as it is typed, to the next sign that ends it; signs of calculation join what a number or a bracket begins. */
const PART = String.raw`(?:\\?[\p{L}\p{N}.√^_]|\([^()=]*\)|\{[^{}=]*\})`;
const VALUE = String.raw`(?:±|\\pm\s?|[-+])?\s*${PART}+(?:\s*[-+*/]\s*(?=[\d(\\√π])${PART}+|/(?![\d(\\√π])${PART}+)*`;
const BEFORE_PLACE = '[Aa]t|[Ww]hen|[Ff]or|[Ii]f|[Ww]here|[Ww]ith|@';
const POINT = String.raw`\(\s*${VALUE}\s*,\s*${VALUE}\s*\)`;
const NUMBER = String.raw`-?\d+(?:\.\d+)?(?:\s?/\s?\d+)?(?![\p{L}\d.(^])`;

/** The forms for one variable, those that say most first. */
function formsFor(wrt: string): readonly RegExp[] {
  const one = String.raw`${wrt}(?:_?\d)?\s*=\s*${VALUE}`;
  const several = String.raw`${one}(?:\s*(?:,|;|or|and)\s*${one})*`;
  const name = String.raw`(?:[yfF]_\{?${wrt}\}?|[d∂]\s?[yfF]\s?/\s?[d∂]${wrt}|\\[dt]?frac\{(?:d|\\partial)\s?[yfF]\}\{(?:d|\\partial)\s?${wrt}\})`;
  return [
    String.raw`(?<!\p{L})(?:${BEFORE_PLACE})\s+${wrt}\s*=\s*(?<first>${VALUE})\s*(?:,|and|,\s*and)\s*y\s*=\s*(?<second>${VALUE})`,
    String.raw`(?:\\(?:right|[bB]igg?)?\s*)?(?:\||\\[rv]?vert)\s*_\s*(?:\{\s*(?:${wrt}\s*=\s*)?(?<place>${VALUE}|${POINT})\s*\}|(?<digits>\d))`,
    String.raw`(?<=${name})\s*(?<place>\((?![^()]*(?<!\p{L})(?:${wrt}|y)(?!\p{L}))\s*${VALUE}(?:\s*,\s*${VALUE})?\s*\))(?=\s*=)`,
    String.raw`(?<=(?<!\p{L})[yfF]\s?['′’])\s*(?<place>${POINT})(?=\s*=)`,
    String.raw`(?<!\p{L})(?:${BEFORE_PLACE})\s+(?:the\s+)?(?:points?\s+|place\s+)?(?:where\s+)?(?<place>${several})`,
    String.raw`(?<!\p{L})(?:[Aa]t|[Ii]n)\s+(?:the\s+)?(?:point\s+)?\p{Lu}?\s*(?<place>${POINT})`,
    String.raw`(?<!\p{L})[Aa]t\s+(?:the\s+point\s+)?(?<place>${NUMBER})`,
    String.raw`^\s*(?<place>${one})\s*(?::|=>|⇒|⟹|→|,)(?=\s*(?:[yf]\s*'|d[yf]\s?/|slope\b|gradient\b|m\b))`,
  ].map(form => new RegExp(form, 'u'));
}

/** The first place that is spoken of in a line, and the line without it: two statements where it stood between them. */
export function withPlaceApart(line: string, wrt: string): LineAtPlace {
  for (const form of formsFor(wrt)) {
    const found = form.exec(line);
    const { place: whole, digits, first, second } = found?.groups ?? {};
    const place =
      whole ?? digits ?? (first !== undefined && second !== undefined ? `(${first}, ${second})` : undefined);
    if (!found || place === undefined) continue;
    const [before, behind] = [line.slice(0, found.index), line.slice(found.index + found[0].length)];
    const isWithin = /^\s*(?:=|is(?!\p{L}))/u.test(behind);
    return { text: `${before.replace(/\\left\s*\./, ' ')}${isWithin ? ' ' : ' ; '}${behind}`, place: place.trim() };
  }
  return { text: line };
}
