/** Digits that repeat are in brackets: 0.(3); 0.1(6) is a product. */
const BRACKETED = /(?<!\d)(\d+)\.\((\d{1,9})\)/g;
/** A comma is a decimal one where the number is all there is: 0,(3) but not max(0,(3) − x). */
const BEHIND_COMMA = /(?<=(?:^|=)\s*[-+−]?\s*)(\d+),\((\d{1,9})\)(?=\s*$)/g;
/** Or they have a bar: 0.1\overline{6}. */
const BARRED = /(?<!\d)(\d+)[.,](\d{0,9})\\(?:overline|bar)\s*\{\s*(\d{1,9})\s*\}/g;
/** Or they stand three times: 0.333…, 0.1666… */
const SEEN = /(?<!\d)(\d+)[.,](\d{0,9}?)(\d{1,6}?)\3{2,}\s?(?:…|\.{3}|\\l?dots(?![A-Za-z]))/g;

/** A text with the fractions that its repeating decimals are, (1/3) for 0.333…. */
export const withFractions = (text: string): string =>
  /\d[.,]\d*[\d(\\]/.test(text) && /[(…\\]|\.{3}/.test(text)
    ? text
        .replace(BRACKETED, withoutRound)
        .replace(BEHIND_COMMA, withoutRound)
        .replace(BARRED, withRound)
        .replace(SEEN, withRound)
    : text;

const withoutRound = (_: string, whole: string, repeated: string): string => fraction(whole, '', repeated);
const withRound = (_: string, whole: string, before: string, repeated: string): string =>
  fraction(whole, before, repeated);

/** w.b(r) is (wbr − wb)/(99…900…0), a nine for each digit of r and a nought for each of b. */
const fraction = (whole: string, before: string, repeated: string): string =>
  `((${BigInt(whole + before + repeated) - BigInt(whole + before)})/${'9'.repeat(repeated.length)}${'0'.repeat(before.length)})`;
