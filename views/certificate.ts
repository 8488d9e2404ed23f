import type { Certificate, Witness } from '../src/checking/certificate.ts';
import { value } from '../src/telling/check-line.ts';
import { valuesText } from '../src/values.ts';
import { html, type Markup } from './html.ts';

/** What the engines said of each other, the third witness included; a failing check is told loudly. */
export const certificateView = (certificate: Certificate, witness: Witness | undefined): Markup => html`
<section class="certificate ${STATE_CLASS[state(certificate)]}" aria-labelledby="check"
 ${certificate.agrees === false && html`role="alert"`}>
<h2 id="check">${headline(certificate)}</h2>
${certificate.why && html`<p>${certificate.why}</p>`}
<dl>
<dt>Points compared</dt><dd>${certificate.points}</dd>
${certificate.shown && comparison(certificate.shown)}
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

const comparison = ({ at, formula, tape }: NonNullable<Certificate['shown']>): Markup => html`
<dt>Shown at</dt><dd>${valuesText(at).replaceAll('-', '−') || 'a constant'}</dd>
<dt>Formula</dt><dd>${value(formula)}</dd>
<dt>Tape</dt><dd>${value(tape)}</dd>`;

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
