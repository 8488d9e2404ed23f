import type { Derived } from '../diagnosis/derived.ts';
import { type Expr, isCall } from '../expression/expression.ts';
import { strictText } from '../expression/strict.ts';

/*
 * Parts of the function that are spoken of in words: inner' = 5, "derivative of the inside: 5", "first term: 3x^2".
 */

const INNER = String.raw`(?:inner|inside)(?:\s+(?:function|part|bit))?`;
const IS = String.raw`\s*(?:=|:|\bis\b)\s*`;

/** The derivative of the inside, and the inside itself, before an equals sign. */
const SLOPE_OF_INNER = new RegExp(
  String.raw`(?<!\p{L})(?:${INNER}\s*['′’]|(?:the\s+)?derivative\s+of\s+(?:the\s+)?${INNER}|${INNER}\s+derivative)${IS}`,
  'giu',
);
const INNER_ITSELF = new RegExp(String.raw`(?<!\p{L})${INNER}\s*=[^=,;]*(?:[,;]|$)`, 'giu');
const TERM = /(?<!\p{L})(?<nth>first|second|third|fourth|last)\s+term\s*:\s*(?=[^=]+$)/giu;
const NTH = ['first', 'second', 'third', 'fourth'];

/** A line in which such words are replaced by what they mean; it stays as it is where the function has no part or several. */
export function withPartsSpoken(line: string, { places, f, wrt }: Derived): string {
  const inner = onlyInner(places.map(({ step }) => (step.rule.startsWith('chain:') ? step.bindings.f : undefined)));
  const said = inner
    ? line.replaceAll(SLOPE_OF_INNER, `d/d${wrt}(${strictText(inner)}) = `).replaceAll(INNER_ITSELF, ' ')
    : line;
  return said.replaceAll(TERM, (all, nth: string) => {
    const term = termOf(f, nth.toLowerCase());
    return term ? `${strictText(term)} -> ` : all;
  });
}

/** The inside of the one chain that there is. */
function onlyInner(insides: readonly unknown[]): Expr | undefined {
  const [inner, another] = insides.filter(isExpr);
  return another ? undefined : inner;
}

const isExpr = (e: unknown): e is Expr => typeof e === 'object' && e !== null && 'kind' in e;

function termOf(f: Expr, nth: string): Expr | undefined {
  const terms = isCall(f, 'add') ? f.args : [];
  return nth === 'last' ? terms.at(-1) : terms[NTH.indexOf(nth)];
}
