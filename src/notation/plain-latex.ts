import { GREEK } from '../reading/greek.ts';
import { SUBSCRIPTS, SUPERSCRIPTS } from './names.ts';

/** Signs of plain text that LaTeX would take for its own, or does not have; formulas in it are written as on a terminal. */
const SPELLED: ReadonlyMap<string, string> = new Map(
  Object.entries({
    '\\': '\\textbackslash{}',
    '^': '\\textasciicircum{}',
    '~': '\\textasciitilde{}',
    '−': '$-$',
    '…': '\\ldots{}',
    '≠': '$\\ne$',
    '≤': '$\\le$',
    '≥': '$\\ge$',
    '≈': '$\\approx$',
    '→': '$\\to$',
    '·': '$\\cdot$',
    '√': '$\\surd$',
    '∛': '$\\sqrt[3]{}$',
    '∂': '$\\partial$',
    '∇': '$\\nabla$',
    '∞': '$\\infty$',
    '<': '$<$',
    '>': '$>$',
    '|': '$|$',
    '′': "$'$",
    '″': "$''$",
    '‴': "$'''$",
    ᵤ: '$_u$',
    ᵥ: '$_v$',
    // An accent stands after its letter, where it has no sign of its own with it.
    '\u0302': '\\^{}',
    '\u0303': '\\~{}',
    '\u0304': '\\={}',
    ...Object.fromEntries([...SUBSCRIPTS].map((sign, digit) => [sign, `$_${digit}$`])),
    ...Object.fromEntries([...SUPERSCRIPTS].map(([sign, raised]) => [raised, `$^{${sign.replace('−', '-')}}$`])),
    ...Object.fromEntries(Object.entries(GREEK).map(([letter, name]) => [letter, `$\\${name}$`])),
  }),
);

/** What pdflatex sets of itself: ASCII but for its own signs, and the Latin letters with their accents. */
const PLAIN = /[A-Za-z0-9 !"'()*+,\-./:;=?@[\]`\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u017E“”’–]/;
const ESCAPED = /[#$%&_{}]/;

/** Plain text as text of a LaTeX document; a sign that LaTeX has no name for here is left out. */
export const plainLatex = (text: string): string => Array.from(text, spelled).join('');

const spelled = (sign: string): string =>
  SPELLED.get(sign) ?? (PLAIN.test(sign) ? sign : ESCAPED.test(sign) ? `\\${sign}` : '');
