import type { Certificate } from '../checking/certificate.ts';
import { MARK_COLOURS } from '../notation/marks.ts';
import { plainLatex } from '../notation/plain-latex.ts';
import { checkLine } from './check-line.ts';

/** A document that compiles as it stands, with amsmath and xcolor alone: what it holds, then the check. */
export function latexDocument(body: readonly string[], certificate: Certificate): string {
  const colours = Object.entries(MARK_COLOURS).map(
    ([name, colour]) => `\\definecolor{gw${name}}{HTML}{${colour.slice(1)}}`,
  );
  const check = plainLatex(checkLine(certificate, name => name));
  return `${[...PREAMBLE, ...colours, '\\begin{document}', ...body, check, '\\end{document}'].join('\n')}\n`;
}

/** A wide page, formulas from its left edge; \\wide sets a formula as a paragraph that breaks and hangs. */
const PREAMBLE = [
  '\\documentclass[fleqn]{article}',
  '\\usepackage{amsmath}',
  '\\usepackage{xcolor}',
  '\\setlength{\\oddsidemargin}{-10mm}',
  '\\setlength{\\textwidth}{180mm}',
  '\\setlength{\\parindent}{0pt}',
  '\\setlength{\\mathindent}{0pt}',
  '\\setlength{\\lineskiplimit}{3pt}',
  '\\setlength{\\lineskip}{4pt}',
  '\\allowdisplaybreaks',
  '\\newcommand{\\wide}[2]{\\par\\smallskip{\\raggedright\\hangindent=\\dimexpr #1 + 2em\\relax\\hangafter=1 \\hspace*{#1}#2\\par}}',
];
