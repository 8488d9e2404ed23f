/** Where the repetition is marked: 0.(3), 0.1\overline{6}; 0.1(6) is a product. */
const MARKED = /(?<!\d)(\d+)[.,](?:\((\d{1,9})\)|(\d{0,9})\\(?:overline|bar)\s*\{\s*(\d{1,9})\s*\})/g;
/** Where it is seen from three times the same: 0.333…, 0.1666… */
const SEEN = /(?<!\d)(\d+)[.,](\d{0,9}?)(\d{1,6}?)\3{2,}\s?(?:…|\.{3}|\\l?dots(?![A-Za-z]))/g;

/** A text with the fractions that its repeating decimals are, (1/3) for 0.333…. */
export const withFractions = (text: string): string =>
  /\d[.,]\d*[\d(\\]/.test(text) && /[(…\\]|\.{3}/.test(text)
    ? text
        .replace(MARKED, (_, whole: string, round?: string, before = '', barred = '0') =>
          round === undefined ? fraction(whole, before, barred) : fraction(whole, '', round),
        )
        .replace(SEEN, (_, whole: string, before: string, repeated: string) => fraction(whole, before, repeated))
    : text;

/** w.b(r) is (wbr − wb)/(99…900…0), a nine for each digit of r and a nought for each of b. */
const fraction = (whole: string, before: string, repeated: string): string =>
  `((${BigInt(whole + before + repeated) - BigInt(whole + before)})/${'9'.repeat(repeated.length)}${'0'.repeat(before.length)})`;
