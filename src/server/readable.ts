import { lineLatex } from '../telling/as-latex.ts';
import type { Line, Told } from '../telling/told.ts';

/** How much LaTeX a page typesets, in characters; a browser takes some fifty times as many of markup. */
const READABLE = 40_000;

const amount = (told: Told, lines: readonly Line[]): number =>
  lines.reduce((sum, line) => sum + lineLatex(line, told).length, 0);

/** Whether derivations can be read on a page. */
export const fits = (tolds: readonly Told[]): boolean =>
  tolds.reduce((sum, told) => sum + amount(told, told.lines), 0) <= READABLE;

/** The derivations as far as a page goes, and how many lines are left. */
export function asFarAsFits(tolds: readonly Told[]): { readonly shown: readonly Told[]; readonly left: number } {
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
