/** (x^2)′ and [x^2]′ as d/dx(x^2), du/dx and u′ as d/dx(u): the spellings of a derivative inside a formula that the reader does not take. */
export function withReadableDerivatives(text: string, wrt: string, names: readonly string[]): string {
  const plain = quotients(letters(primedBrackets(text, wrt), wrt, names), wrt);
  return text.includes('\\') ? inLatex(plain) : plain;
}

/** In LaTeX d/dx is a quotient of letters; the derivative is a fraction. */
const inLatex = (text: string): string =>
  text.replaceAll(/(?<![\p{L}\\])d\s?\/\s?d\s?(\p{L})(?!\p{L})/gu, '\\frac{d}{d$1}');

const PRIME = /['′’]/;

function primedBrackets(text: string, wrt: string): string {
  let done = text;
  for (let at = primeBehindBracket(done); at >= 0; at = primeBehindBracket(done)) {
    const opened = openingOf(done, at - 1);
    if (opened < 0) return done;
    done = `${done.slice(0, opened)} d/d${wrt}${done.slice(opened, at)} ${done.slice(at + 1)}`;
  }
  return done;
}

/** The place of the first prime that stands behind a bracket which no function name stands before. */
function primeBehindBracket(text: string): number {
  return [...text].findIndex((sign, at) => PRIME.test(sign) && /[)\]]/.test(text.charAt(at - 1)));
}

/** Where the bracket that closes at a place was opened; −1 where it was not. */
function openingOf(text: string, closing: number): number {
  let depth = 0;
  for (let at = closing; at >= 0; at--) {
    if (')]'.includes(text.charAt(at))) depth++;
    if ('(['.includes(text.charAt(at))) depth--;
    if (depth === 0) return at;
  }
  return -1;
}

/** u′ for a letter that stands for something. */
const letters = (text: string, wrt: string, names: readonly string[]): string =>
  names.reduce(
    (done, name) =>
      done.replaceAll(new RegExp(`(?<![\\p{L}\\\\])${name}\\s*['′’](?!['′’(])`, 'gu'), ` d/d${wrt}(${name}) `),
    text,
  );

/** du/dx and \frac{du}{dx}. */
const quotients = (text: string, wrt: string): string =>
  text
    .replaceAll(/\\[dt]?frac\s*\{\s*d\s*(\p{L}\w*)\s*\}\s*\{\s*d\s*(\p{L})\s*\}/gu, (all, of: string, by: string) =>
      of === '' ? all : ` d/d${by}(${of}) `,
    )
    .replaceAll(
      /(?<![\p{L}\\])d\s?(\p{L}(?:_?\d)?)\s*\/\s*d\s?(\p{L})(?!\p{L})/gu,
      (_, of: string, by: string) => ` d/d${by === '' ? wrt : by}(${of}) `,
    );
