import { complain, SAYING } from './complaints.ts';
import { GREEK_NAMES } from './greek.ts';
import { SUBSCRIPTS, SUPERSCRIPTS } from './signs.ts';
import { endsOperand, matchAt, push, type Scan, type Token } from './token.ts';

const GROUP =
  /_\s*\{\s*(?:\\(?:text|mathrm|mathit|operatorname)\s*\{\s*)?([A-Za-z0-9]+(?:[\s,]+[A-Za-z0-9]+)*)\s*\}(?:\s*\})?/y;
const UNBRACED = { text: /_\s*(\d+|[A-Za-z][A-Za-z0-9]*)/y, latex: /_\s*(\d+|[A-Za-z])/y } as const;
const COMMAND = /_\s*\{?\s*\\([A-Za-z]+)\s*\}?/y;

/** Reads what stands below the line: x_1, x_{max}, x₁ are names; after a function it is the base of a logarithm. */
export function subscript(scan: Scan): boolean {
  const lowered = run(scan, SUBSCRIPTS);
  if (lowered !== '') return below(scan, lowered, scan.position + lowered.length);
  if (scan.text[scan.position] !== '_') return false;
  if (afterFunction(scan)) {
    push(scan, 'underscore', '_', scan.position + 1);
    return true;
  }
  const match = matchAt(scan, GROUP) ?? matchAt(scan, UNBRACED[scan.syntax]) ?? greekBelow(scan);
  if (!match) complain(SAYING.subscript, { start: scan.position, end: scan.position + 1 });
  return below(scan, (match[1] ?? '').replace(/[\s,]+/g, ''), scan.position + match[0].length);
}

const afterFunction = (scan: Scan): boolean => scan.tokens.at(-1)?.kind === 'function';

function greekBelow(scan: Scan): RegExpExecArray | null {
  const match = matchAt(scan, COMMAND);
  return match && GREEK_NAMES.has(match[1] ?? '') ? match : null;
}

/** The signs of a raised or lowered run, as they are on the line. */
function run(scan: Scan, signs: ReadonlyMap<string, string>): string {
  let text = '';
  for (let at = scan.position; at < scan.end; at++) {
    const plain = signs.get(scan.text[at] ?? '');
    if (plain === undefined) break;
    text += plain;
  }
  return text;
}

function below(scan: Scan, text: string, end: number): boolean {
  const span = { start: scan.position, end };
  if (afterFunction(scan)) return base(scan, text, end);
  const name = scan.tokens.pop();
  if (name?.kind !== 'name' || scan.spaced) complain(SAYING.subscript, span);
  scan.tokens.push({ ...name, text: withSubscript(name.text, text), end });
  scan.position = end;
  scan.runEnd = Math.max(scan.runEnd, end);
  return true;
}

/** x_1 is the symbol x1; what is not a number keeps its underscore, so that x_i is not the Greek letter xi. */
const withSubscript = (name: string, text: string): string =>
  /^\d+$/.test(text) && !/\d$/.test(name) ? name + text : `${name}_${text}`;

function base(scan: Scan, text: string, end: number): boolean {
  const start = scan.position;
  push(scan, 'underscore', '_', start);
  push(scan, /^\d+$/.test(text) ? 'number' : 'name', text, end);
  return true;
}

/** ³√x is the cube root of x, and 2 ³√x twice that; where the sign can be a power, as in x³√x and sin³√x, it is one. */
export function indexedRoot(scan: Scan): boolean {
  const index = run(scan, SUPERSCRIPTS);
  const root = scan.position + index.length;
  if (scan.text[root] !== '√' || !/^(?:\d+|[a-z])$/.test(index) || (isRaisable(scan) && !scan.spaced)) return false;
  push(scan, 'root', index, root + 1);
  return true;
}

function isRaisable({ tokens }: Scan): boolean {
  const before = tokens.at(-1);
  return endsOperand(before) || before?.kind === 'function' || before?.kind === 'bar';
}

/** Reads a raised run such as ⁻¹ as ^{-1}: an operator and a group, with the spans of the raised signs. */
export function superscript(scan: Scan): boolean {
  const raised = run(scan, SUPERSCRIPTS);
  if (raised === '') return false;
  push(scan, 'operator', '^', scan.position);
  push(scan, 'open', '{', scan.position);
  for (const part of raised.match(/\d+|./g) ?? []) push(scan, kindOf(part), part, scan.position + part.length);
  push(scan, 'close', '}', scan.position);
  return true;
}

function kindOf(part: string): Token['kind'] {
  if (/\d/.test(part)) return 'number';
  if (/[a-z]/.test(part)) return 'name';
  return { '(': 'open' as const, ')': 'close' as const }[part] ?? 'operator';
}
