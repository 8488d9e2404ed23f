import { type Content, html } from '../../views/html.ts';
import { lineLatex } from '../telling/as-latex.ts';
import type { Line, Told } from '../telling/told.ts';

/** How much LaTeX a page typesets, in characters; a browser takes some fifty times as many of markup. */
const READABLE = 40_000;

/** Derivations as `view` shows them; those too long for a page in their key lines (`brief`), or as far as they go. */
export function readable(
  tolds: readonly Told[],
  brief: () => readonly Told[],
  view: (tolds: readonly Told[]) => Content,
): Content {
  if (fits(tolds)) return view(tolds);
  const { shown: key, left } = asFarAsFits(brief());
  return html`<p class="remark">This derivation is too long for a page, so its key lines are shown; LaTeX and Markdown
have the others.</p>
${view(key)}
${left > 0 && html`<p class="remark">… and ${left} more lines.</p>`}`;
}

const amount = (told: Told, lines: readonly Line[]): number =>
  lines.reduce((sum, line) => sum + lineLatex(line, told).length, 0);

const fits = (tolds: readonly Told[]): boolean =>
  tolds.reduce((sum, told) => sum + amount(told, told.lines), 0) <= READABLE;

/** The derivations as far as a page goes, and how many lines are left. */
function asFarAsFits(tolds: readonly Told[]): { readonly shown: readonly Told[]; readonly left: number } {
  let room = READABLE;
  let left = 0;
  const shown = tolds.map(told => {
    const lines = told.lines.filter(line => {
      room -= amount(told, [line]);
      return room > 0;
    });
    left += told.lines.length - lines.length;
    return { ...told, lines };
  });
  return { shown: shown.filter(({ lines }) => lines.length > 0), left };
}
