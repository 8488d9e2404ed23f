import type { Tidying } from '../src/derivation/tidyings.ts';
import { derivative, type Expr } from '../src/expression/expression.ts';
import { rebuild } from '../src/expression/walk.ts';
import { latex } from '../src/notation/math-latex.ts';
import type { Family, Operation } from '../src/operations/operation.ts';
import type { Rule } from '../src/rules/rule.ts';
import { type CompiledRule, compile } from '../src/rules/rules.ts';
import { address } from './asked.ts';
import { type Content, html, type Markup } from './html.ts';
import { page } from './layout.ts';
import { maths } from './maths.ts';

/** The tables of the page. */
interface Tables {
  /** The rules as taught, and the few that no table can hold. */
  readonly taught: readonly Rule[];
  /** Each function with its rules: alone and in a chain. */
  readonly functions: readonly (readonly [Operation, readonly Rule[]])[];
  readonly tidyings: readonly Pick<Tidying, 'id' | 'name' | 'because'>[];
}

/** Every rule and every function there is, each with an anchor of its id. */
export const rulesPage = ({ taught, functions, tidyings }: Tables): Markup =>
  page({
    title: 'Rules',
    section: '/rules',
    body: html`<h1>Rules</h1>
<p>Letters say what a rule is for: ${maths('x')} is the variable; ${maths('a, c, n')} do not contain it; ${maths('f, g, h')}
do; ${maths('p, q')} are anything.</p>
<nav aria-label="On this page"><ul class="contents">
<li><a href="#taught">As taught</a></li>${[...families(functions).keys()].map(
      family => html`<li><a href="#${anchor(family)}">${family}</a></li>`,
    )}<li><a href="#tidying">Tidying</a></li>
</ul></nav>
<h2 id="taught">As taught</h2>
${taught.map(taughtView)}
${[...families(functions)].map(familyView)}
<h2 id="tidying">Tidying</h2>
<dl class="tidyings">${tidyings.map(
      ({ id, name, because }) => html`<dt id="${id}">${name}</dt><dd>${because}</dd>`,
    )}</dl>`,
  });

type Families = ReadonlyMap<Family, Tables['functions']>;

const families = (functions: Tables['functions']): Families => Map.groupBy(functions, ([{ family }]) => family);
const anchor = (family: Family): string => family.replaceAll(' ', '-');

const taughtView = (rule: Rule): Markup => html`
<section class="entry" id="${rule.id}">
<h3>${rule.name}</h3>
<div class="formulas">${formulaView(rule)}</div>
<p>${sentence(rule)} ${exampleView(rule.example)}</p>
</section>`;

/** The two rules that no pattern can hold have a sentence and an example alone. */
function formulaView(rule: Rule): Content {
  const compiled = compile(rule);
  const says = rule.right !== `D(${rule.left})`;
  return says && html`<p class="scroll">${maths(formula(compiled), 'display')}</p>`;
}

/** d/dx[f · g] = d/dx[f] · g + f · d/dx[g]; what an ellipsis stands for is shown by dots. */
const formula = (compiled: CompiledRule): string =>
  `\\frac{d}{dx}\\left[${leftSide(compiled)}\\right] = ${shown(compiled.right)}${compiled.rule.right.includes('...') ? dots(compiled) : ''}`;

const leftSide = (compiled: CompiledRule): string => `${shown(compiled.left)}${dots(compiled)}`;
const dots = ({ many }: CompiledRule): string => (many ? DOTS[many] : '');

const DOTS = { add: ' + \\cdots', multiply: '\\cdots' } as const;

/** D(f) of a rule's text is a derivative still to be found. */
const shown = (side: Expr): string =>
  latex(
    rebuild(side, node =>
      node.kind === 'call' && node.op === 'D' && node.args[0] ? derivative(node.args[0], 'x') : node,
    ),
    { marks: 'none' },
  );

/** The sentence with its letters typeset: {f} is the letter f, {of} the whole left side, {applied} the right one. */
const sentence = (rule: Rule): Content =>
  rule.because.split(/\{(\w+)\}/).map((part, i) => (i % 2 === 0 ? part : maths(meant(part, compile(rule)))));

function meant(part: string, compiled: CompiledRule): string {
  if (part === 'of') return leftSide(compiled);
  return part === 'applied' ? shown(compiled.right) : part;
}

const exampleView = (example: string): Markup =>
  html`<span class="remark">Try <a href="${address('/derive', { f: example })}"><code>${example}</code></a>.</span>`;

const familyView = ([family, functions]: readonly [Family, Tables['functions']]): Markup => html`
<h2 id="${anchor(family)}">${capitalised(family)}</h2>
${functions.map(functionView)}`;

const capitalised = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

const functionView = ([row, rules]: readonly [Operation, readonly Rule[]]): Markup => html`
<section class="entry" id="operation:${row.name}">
<h3><code>${row.name}</code>${row.aliases.length > 0 && html` <span class="remark">also ${row.aliases.join(', ')}</span>`}</h3>
<div class="formulas">${rules.map(
  rule => html`<p class="scroll" id="${rule.id}">${maths(formula(compile(rule)), 'display')}</p>`,
)}</div>
<p>${row.sentence} ${row.domain.length > 0 && html`<span class="remark">Defined for ${row.domain.join(', ')}.</span>`}
${rules.slice(-1).map(rule => exampleView(rule.example))}</p>
</section>`;
