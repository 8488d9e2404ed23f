import type { Certificate, Comparison, EntryComparison, Numbers, Witness } from '../src/checking/certificate.ts';
import { pointSaid, value } from '../src/telling/check-line.ts';
import { html, type Markup } from './html.ts';
import { maths } from './maths.ts';

/** What the engines said of each other, the third witness included; a failing check is told loudly. */
export const certificateView = (certificate: Certificate, witness: Witness | undefined): Markup => html`
<section class="certificate ${STATE_CLASS[state(certificate)]}" aria-labelledby="check"
 ${certificate.agrees === false && html`role="alert"`}>
<h2 id="check">${headline(certificate)}</h2>
${certificate.why && html`<p>${certificate.why}</p>`}
<dl>
${certificate.standIns && html`<dt>Unknown functions</dt><dd>compared with ${certificate.standIns}</dd>`}
<dt>Points compared</dt><dd>${certificate.points}</dd>
${compared(certificate)}
${certificate.points > 0 && html`<dt>Largest relative difference</dt><dd>${difference(certificate.worst)}</dd>`}
${witness && html`<dt>With 64 digits</dt><dd>${testimony(witness)}</dd>`}
</dl>
</section>`;

type State = 'agrees' | 'fails' | 'undecided';

const state = ({ agrees }: Certificate): State => (agrees === null ? 'undecided' : agrees ? 'agrees' : 'fails');

const STATE_CLASS: Readonly<Record<State, string>> = { agrees: '', fails: 'failing', undecided: 'undecided' };

const headline = (certificate: Certificate): string =>
  ({
    agrees: `Checked: formula and backpropagation agree at ${certificate.points} of ${certificate.points} points`,
    fails: 'The check FAILED: formula and backpropagation differ. Do not trust this derivation.',
    undecided: 'Not checked: there is nothing to compare',
  })[state(certificate)];

/** All entries of a vector or a matrix at once, unless one of them differs: that one then. */
const compared = ({ agrees, shown, entries }: Certificate): Markup | undefined => {
  const chosen = agrees === false ? shown : (entries ?? shown);
  return chosen && comparison(chosen);
};

const comparison = ({ at, formula, tape }: Comparison | EntryComparison): Markup => html`
<dt>Shown at</dt><dd>${pointSaid(at, name => name) || 'a constant'}</dd>
<dt>Formula</dt><dd>${numbers(formula)}</dd>
<dt>Tape</dt><dd>${numbers(tape)}</dd>`;

const numbers = (shown: Numbers): string | Markup =>
  typeof shown === 'number' ? value(shown) : html`<div class="scroll">${maths(numbersLatex(shown))}</div>`;

/** A vector as a column, a matrix by its rows. */
const numbersLatex = (rows: Exclude<Numbers, number>): string =>
  `\\begin{pmatrix} ${rows.map(row => (typeof row === 'number' ? [row] : row).map(entryLatex).join(' & ')).join(' \\\\ ')} \\end{pmatrix}`;

const entryLatex = (entry: Numbers): string => (typeof entry === 'number' ? value(entry).replaceAll('−', '-') : '');

/** 3.3 · 10⁻¹⁶, as it is written on paper. */
function difference(worst: number): string | Markup {
  if (worst === 0 || !Number.isFinite(worst)) return String(worst);
  const [digits = '', exponent = ''] = worst.toExponential(1).split('e');
  return html`${digits} · 10<sup>${exponent.replace('-', '−').replace('+', '')}</sup>`;
}

/** The printed formula, evaluated with 64 digits by a library that has no part in deriving it. */
const testimony = ({ digits, agrees, why }: Witness): Markup =>
  agrees === null
    ? html`not evaluated: ${why ?? 'no value'}`
    : html`${digits.replace('-', '−')} ${agrees ? '(agrees)' : html`<strong>(DIFFERS)</strong>`}`;
