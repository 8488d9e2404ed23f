import { latex } from '../src/notation/math-latex.ts';
import { ruleNamed } from '../src/rules/rules.ts';
import { lineLatex, remarkLatex } from '../src/telling/as-latex.ts';
import { lineText } from '../src/telling/as-text.ts';
import { tidyingReason } from '../src/telling/reasons.ts';
import { headingOf, type Line, type Sentence, type Told } from '../src/telling/told.ts';
import { formulaView } from './formula.ts';
import { type Content, html, type Markup, NOTHING } from './html.ts';
import { maths } from './maths.ts';

/** Expressions with more nodes are not quoted in a sentence, nor shown as what a folded block comes to. */
const QUOTED_NODES = 80;
const OUTCOME_NODES = 300;

/** More lines than this come with their sub-derivations folded. */
const LONG = 40;

/** The derivations one after another; those of higher order under headings. `links`: whether there is a page of rules to link to. */
export const derivationsView = (tolds: readonly Told[], links = true): Content =>
  tolds.map((told, i) => [tolds.length > 1 && html`<h3>${ORDINALS[i]} derivative</h3>`, derivationView(told, links)]);

/** The parts of a differentiation of some kind, one after another. */
export const partsView = (tolds: readonly Told[], links = true): Content =>
  tolds.map(told => derivationView(told, links));

const ORDINALS = ['First', 'Second', 'Third', 'Fourth', 'Fifth', 'Sixth'];

/** One derivation, its sub-derivations foldable; one that serves the line above it is such itself. */
function derivationView(told: Told, links: boolean): Markup {
  const folded = told.lines.length > LONG;
  const setting = { told, links, folded };
  return html`
<div class="working ${goesOn(told) && 'going-on'}">
${folded && html`<p class="remark folding">A long derivation: its ${told.lines.length} lines come folded.</p>`}
${isSubDerivation(told) ? blockView(told.lines, setting) : linesView(told.lines, 0, setting)}
</div>`;
}

/** Its first line goes on with the line above it: "= …", without a heading of its own. */
const goesOn = ({ lines: [first] }: Told): boolean => first?.left === undefined && first?.heading === undefined;

/** A sub-derivation stands this far in; whole equations stand in less, and are no block. */
const SUB_DERIVATION = 4;

const isSubDerivation = ({ lines: [first] }: Told): boolean => (first?.inset ?? 0) >= SUB_DERIVATION;

interface Setting {
  readonly told: Told;
  readonly folded: boolean;
  readonly links: boolean;
}

/** Lines of one depth; those that stand deeper are put into the block that they open. Depth is limited by the telling. */
function linesView(lines: readonly Line[], depth: number, setting: Setting): Content {
  return runs(lines, depth).map(run => {
    const [first] = run;
    if (!first) return NOTHING;
    if (first.depth > depth) return blockView(run, setting);
    const heading = headingOf(first, lines[lines.indexOf(first) - 1]);
    return [heading !== undefined && html`<h3>${heading}</h3>`, lineView(first, setting)];
  });
}

/** A line of this depth alone, or the lines of one sub-derivation together. */
function runs(lines: readonly Line[], depth: number): Line[][] {
  const found: Line[][] = [];
  for (const line of lines) {
    const run = found.at(-1);
    const belongs = line.depth > depth && run?.[0] && run[0].depth > depth && !(line.left && line.depth === depth + 1);
    if (belongs) run.push(line);
    else found.push([line]);
  }
  return found;
}

/** A sub-derivation: what it finds, and its lines; folded it shows what it comes to. One line needs no folding. */
function blockView(lines: readonly Line[], setting: Setting): Markup {
  const [first, ...rest] = lines;
  if (!first) return NOTHING;
  if (rest.length === 0) return html`<div class="aside">${lineView(first, setting)}</div>`;
  return html`<details class="block" ${!setting.folded && html`open`}>
<summary><span class="spoken">${spoken(first, setting.told)}</span><div class="formula" aria-hidden="true">${formulaView(lineLatex(first, setting.told))}</div> <span class="outcome scroll" aria-hidden="true">${outcome(lines, setting.told)}</span></summary>
${linesView(rest, first.depth, setting)}
</details>`;
}

/** A formula in MathML names nothing for a screen reader: it is named by its beginning, as a terminal shows it. */
const spoken = (line: Line, told: Told): string => lineText(line, told).slice(0, SPOKEN_LENGTH);
const SPOKEN_LENGTH = 200;

function outcome(lines: readonly Line[], told: Told): Content {
  const { right } = lines.findLast(line => line.right) ?? {};
  return right && maths(`= ${latex(right, { ...told, limit: OUTCOME_NODES })}`, 'display');
}

const lineView = (line: Line, setting: Setting): Markup => html`
<div class="line">
<div class="formula">${formulaView(lineLatex(line, setting.told))}</div>
<div class="beside">${besideView(line, setting)}</div>
</div>`;

function besideView(line: Line, { told, links }: Setting): Content {
  const reasons = line.reasons.map(reason => reasonView(reason, links ? line.rules : []));
  const sentences = line.because.map(sentence => html`<p>${sentenceView(sentence, told)}</p>`);
  return [
    reasons.length > 0 && html`<span class="reason">${joined(reasons)}</span>`,
    line.remarks.map(remark => html` <span class="chain">(${maths(remarkLatex(remark, told))})</span>`),
    line.aside && html` <span class="chain">(${sentenceView(line.aside, told)})</span>`,
    sentences.length > 0 && html`<details class="why"><summary>why</summary>${sentences}</details>`,
  ];
}

/** A reason links to its rule; "put together" is none. */
function reasonView(reason: string, rules: readonly string[]): Content {
  const id = rules.find(rule => (rule.startsWith('tidy:') ? tidyingReason(rule) : ruleNamed(rule).name) === reason);
  return id === undefined ? reason : html`<a href="/rules#${id}">${reason}</a>`;
}

const joined = (parts: readonly Content[]): Content => parts.map((part, i) => [i > 0 && ', ', part]);

/** A sentence with its mathematics typeset. */
export const sentenceView = (sentence: Sentence, told: Pick<Told, 'spelling' | 'notation'>): Content =>
  sentence.map(part =>
    typeof part === 'string' ? part : maths(latex(part, { ...told, marks: 'none', limit: QUOTED_NODES })),
  );
