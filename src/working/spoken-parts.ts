import type { Derived } from '../diagnosis/suspects/derived.ts';
import { same } from '../expression/equality.ts';
import { call, type Expr, isCall, multiply, number, power, symbol } from '../expression/expression.ts';
import { strictText } from '../expression/strict.ts';
import { postorder } from '../expression/walk.ts';

/*
 * Parts of the function that are spoken of in words: inner' = 5, "derivative of the top: 2x", "first term: 3x^2".
 */

/** What a part is called, and which part of a function that is; none where there are several. */
interface Called {
  readonly names: string;
  /** What its derivative is called in German and in French. */
  readonly slopes: string;
  readonly part: (problem: Derived) => Expr | undefined;
}

const CALLED: readonly Called[] = [
  {
    names: String.raw`(?:inner|inside)(?:\s+(?:function|part|bit))?`,
    slopes: String.raw`innere\s+Ableitung|Ableitung\s+(?:der\s+inneren\s+Funktion|des\s+Inneren)|dérivée\s+de\s+(?:la\s+fonction\s+intérieure|l['’]intérieur)`,
    part: onlyInner,
  },
  {
    names: '(?:top|numerator|Zähler|numérateur)',
    slopes: String.raw`Ableitung\s+des\s+Zählers|dérivée\s+du\s+numérateur`,
    part: ({ f }) => (isCall(f, 'divide') ? f.args[0] : undefined),
  },
  {
    names: '(?:bottom|denominator|Nenner|dénominateur)',
    slopes: String.raw`Ableitung\s+des\s+Nenners|dérivée\s+du\s+dénominateur`,
    part: ({ f }) => (isCall(f, 'divide') ? f.args[1] : undefined),
  },
];

/** The outside of a chain is spoken of in letters of its own, or at the inside: neither is claimed of the function. */
const OF_OUTSIDE =
  /(?<!\p{L})(?:(?:outer|outside|äußere)\s+(?:derivative|function|Ableitung|Funktion)|(?:derivative|Ableitung)\s+(?:of|der)\s+(?:the\s+)?(?:outer|outside|äußeren)(?:\s+(?:function|part|Funktion))?)\s*(?:=|:|\bis\b|\bist\b)[^=;,]*/giu;

const IS = String.raw`\s*(?:=|:|\b(?:is|ist)\b)\s*`;

/** The derivative of a part, and the part itself before an equals sign. */
const FORMS = CALLED.map(({ names, slopes, part }) => ({
  slope: new RegExp(
    String.raw`(?<!\p{L})(?:${names}\s*['′’]|(?:the\s+)?derivative\s+of\s+(?:the\s+)?${names}|${names}\s+derivative|${slopes})${IS}`,
    'giu',
  ),
  itself: new RegExp(String.raw`(?<!\p{L})${names}\s*=[^=,;]*?(?=$|[,;]|\s\p{L}{3,}\s*=)`, 'giu'),
  part,
}));

const TERM = /(?<!\p{L})(?<nth>first|second|third|fourth|last)\s+term\s*:\s*(?=[^=]+$)/giu;
const NTH = ['first', 'second', 'third', 'fourth'];

/** A line in which such words are replaced by what they mean; it stays as it is where the function has no such part. */
export function withPartsSpoken(line: string, problem: Derived): string {
  const said = FORMS.reduce(
    (text, { slope, itself, part }) => {
      if (text.search(slope) < 0 && text.search(itself) < 0) return text;
      const found = part(problem);
      return found
        ? text.replaceAll(slope, `d/d${problem.wrt}(${strictText(found)}) = `).replaceAll(itself, ' ')
        : text;
    },
    line.replaceAll(OF_OUTSIDE, ' '),
  );
  return said.replaceAll(TERM, (all, nth: string) => {
    const term = termOf(problem.f, nth.toLowerCase());
    return term ? `${strictText(term)} -> ` : all;
  });
}

/** The inside of the one chain that there is. */
function onlyInner({ places }: Derived): Expr | undefined {
  const insides = places.flatMap(({ step: { rule, bindings } }) => {
    const { f } = bindings;
    return rule.startsWith('chain:') && f && 'kind' in f ? [f] : [];
  });
  return insides.length > 1 ? undefined : insides[0];
}

function termOf(f: Expr, nth: string): Expr | undefined {
  const terms = isCall(f, 'add') ? f.args : [];
  return nth === 'last' ? terms.at(-1) : terms[NTH.indexOf(nth)];
}

/** e^3x, with no brackets. */
const BARE_POWER = /(?<base>(?<![\p{L}^])\p{L}|(?<![\p{L}\d^.])\d+)\^(?<times>\d+)(?<letter>\p{L})(?![\p{L}\d^(])/gu;
const DEFINITION = /(?<![\p{L}'′’/])[fghkpqrsuvwz]\s*(?:\(\s*\p{L}\s*\))?\s*:?=[^=]*/gu;

/** The lines with e^3x as e^(3x), where a letter stands for that and the function has e^(3x). */
export function withExponentsMeant(lines: readonly string[], f: Expr): readonly string[] {
  const isMeant = (text: string): boolean => [...text.matchAll(BARE_POWER)].some(found => isPower(found.groups, f));
  if (!lines.some(line => (line.match(DEFINITION) ?? []).some(isMeant))) return lines;
  return lines.map(line =>
    line.replaceAll(BARE_POWER, (all, base: string, times: string, letter: string) =>
      isPower({ base, times, letter }, f) ? `${base}^(${times}${letter})` : all,
    ),
  );
}

/** Whether it is a part of the function with all of it in the exponent. */
function isPower({ base = '', times = '', letter = '' }: Partial<Record<string, string>> = {}, f: Expr): boolean {
  const exponent = multiply(number(times), symbol(letter));
  const meant = base === 'e' ? call('exp', exponent) : power(/\d/.test(base) ? number(base) : symbol(base), exponent);
  return postorder(f).some(node => same(node, meant));
}
