import { FUNCTION_SPELLINGS } from '../operations/operations.ts';
import { complain, SAYING } from './complaints.ts';
import { endsOperand, isDigit, matchAt, push, type Scan } from './token.ts';

const NUMERAL = /(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?/y;
const LONGEST = 10_000;

/** Reads a number, or says what is wrong with a dot that is in none. A full stop after everything is passed over. */
export function numeral(scan: Scan): boolean {
  const end = wholeEnd(scan);
  if (end > scan.position) {
    push(scan, 'number', scan.text.slice(scan.position, end), end);
    return true;
  }
  const match = matchAt(scan, NUMERAL);
  if (match && !looseDot(scan)) {
    const span = { start: scan.position, end: scan.position + match[0].length };
    push(scan, 'number', plainDigits(match[0]) ?? complain(SAYING.tooLongNumber, span), span.end);
    return true;
  }
  return scan.text[scan.position] === '.' && dot(scan);
}

/** Where a plain whole number ends, as most are; where the scan stands for any other. */
function wholeEnd({ text, position, end }: Scan): number {
  let at = position;
  if (text.charAt(at) === '0') return position;
  while (at < end && isDigit(text.charAt(at))) at += 1;
  return MAY_GO_ON.includes(text.charAt(at)) ? position : at;
}

/** What a number goes on with behind its first digits; nothing does at the end of the text. */
const MAY_GO_ON: readonly string[] = ['.', 'e', 'E'];

/** A dot that follows an operand directly belongs to no number: x.5, 1.2.3. */
const looseDot = (scan: Scan): boolean =>
  scan.text[scan.position] === '.' && !scan.spaced && endsOperand(scan.tokens.at(-1));

function dot(scan: Scan): boolean {
  const { position: start, text } = scan;
  if (text.slice(start + 1, scan.end).trim() === '' && scan.tokens.length > 0) {
    scan.position = scan.end;
    return true;
  }
  if (isTimes(scan)) {
    push(scan, 'operator', '*', start + 1);
    return true;
  }
  const inNumber = scan.tokens.at(-1)?.kind === 'number' && !scan.spaced;
  if (inNumber && text[start + 1] === '.') complain(SAYING.twoDots, { start, end: start + 2 });
  const second = inNumber && text.slice(scan.tokens.at(-1)?.start, start).includes('.');
  complain(second ? SAYING.twoDots : SAYING.dot, { start, end: start + 1 });
}

/** 2x.sin x: a dot between a factor and a function that is written out; what np.sin has before the dot is no factor. */
function isTimes({ text, position, tokens }: Scan): boolean {
  const [word = ''] = /[A-Za-z]*$/.exec(text.slice(Math.max(0, position - 40), position)) ?? [];
  const [name = ''] = /^[A-Za-z]{2,40}/.exec(text.slice(position + 1, position + 41)) ?? [];
  const isFactor = endsOperand(tokens.at(-1)) && (word.length < 2 || /^[xyztuv]+$/.test(word));
  return isFactor && FUNCTION_SPELLINGS.some(spelling => spelling.length > 1 && name.startsWith(spelling));
}

/**
 * The digits of a number as typed, a power of ten written out (1E-3 is 0.001), without zeros before the first digit;
 * undefined where writing it out takes over 10,000 digits.
 */
function plainDigits(typed: string): string | undefined {
  const [mantissa = '', exponent = '0'] = typed.toLowerCase().split('e');
  const [whole = '', decimals = ''] = mantissa.split('.');
  const shift = Number(exponent);
  if (Math.abs(shift) > LONGEST) return undefined;
  if (shift === 0) return written(whole, decimals);
  const digits = '0'.repeat(Math.max(0, -shift)) + whole + decimals + '0'.repeat(Math.max(0, shift));
  const point = Math.max(0, -shift) + whole.length + shift;
  return written(digits.slice(0, point), digits.slice(point).replace(/0+$/, ''));
}

function written(whole: string, decimals: string): string {
  const trimmed = whole.replace(/^0+(?=\d)/, '') || '0';
  return decimals ? `${trimmed}.${decimals}` : trimmed;
}
