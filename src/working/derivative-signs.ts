/** du/dx and u′ as d/dx(u): the spellings of a derivative inside a formula that the reader does not take. */
export function withReadableDerivatives(text: string, wrt: string, names: readonly string[]): string {
  const plain = quotients(letters(text, wrt, names), wrt);
  return text.includes('\\') ? inLatex(plain) : plain;
}

/** In LaTeX d/dx is a quotient of letters; the derivative is a fraction. */
const inLatex = (text: string): string =>
  text.replaceAll(/(?<![\p{L}\\])d\s?\/\s?d\s?(\p{L})(?!\p{L})/gu, '\\frac{d}{d$1}');

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
