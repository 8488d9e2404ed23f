import { same } from '../expression/equality.ts';
import type { Pass } from '../graph/pass.ts';
import { readExpression } from '../reading/expression-reader.ts';
import { nearest } from '../reading/suggestions.ts';

/** What a cell of a table is about: a value, a derivative, or an input after one step of gradient descent. */
export type Quantity =
  | { readonly kind: 'value'; readonly of: string }
  | { readonly kind: 'derivative'; readonly of: string; readonly wrt: string }
  | { readonly kind: 'updated'; readonly of: string };

/** The columns that a table may have beside the names. */
export type Column = Quantity['kind'];

/**
 * What a row's name in a column is about: `yhat` under "adjoint" is dL/dyhat; `dL/dw`, `∂L/∂w`, `w.grad` and `new w` say it
 * themselves, whatever the column. A sentence where there is no such quantity, with the names there are.
 */
export function quantityNamed(name: string, column: Column, pass: Pass): Quantity | string {
  const plain = withoutLatex(name.trim());
  const node = nodeNamed(plain, pass);
  if (node) return inColumn(node, column, pass.output);
  const [of, wrt] = derivativeIn(plain, pass);
  if (of && wrt) return { kind: 'derivative', of, wrt };
  const renewed = nodeNamed(captured(RENEWED, plain), pass);
  if (renewed) return { kind: 'updated', of: renewed };
  const sloped = nodeNamed(captured(SLOPED, plain), pass);
  return sloped ? { kind: 'derivative', of: pass.output, wrt: sloped } : unknown(name, pass);
}

/** new w, updated w, w new, w_new, w (new), w′. */
const RENEWED = /^(?:(?:new|updated)\s+(?<a>\S+)|(?<b>\S+?)\s*(?:['′]|[\s_]\{?new\}?|\(new\)))$/iu;

/** grad w, gradient of w, grad_w, w.grad, delta w, δw, ∇w, dw. */
const SLOPED =
  /^(?:(?:grad(?:ient)?|delta)(?:\s+of)?[\s_(]+(?<a>[^\s)]+)\)?|(?<b>\S+)\.grad|(?:[δ∇]|[d∂])_?(?<c>\S+))$/iu;

const captured = (pattern: RegExp, text: string): string => {
  const { a, b, c } = pattern.exec(text)?.groups ?? {};
  return a ?? b ?? c ?? '';
};

/** The two nodes of dL/dw, ∂L/∂w, dL_dw or dLdw; without a stroke the names are those of the program. */
function derivativeIn(plain: string, pass: Pass): readonly (string | undefined)[] {
  if (plain.length > LONGEST_NAME) return [];
  const [, of = '', wrt = ''] = /^[d∂]\s*(\S+?)\s*\/\s*[d∂]\s*(\S+)$/u.exec(plain) ?? [];
  if (of !== '') return [nodeNamed(of, pass), nodeNamed(wrt, pass)];
  const run = /^[d∂](?<both>\S+)$/u.exec(plain)?.groups?.both ?? '';
  const parted = [...run.matchAll(/_?[d∂]/gu)].map(({ index, 0: sign }) => [
    known(run.slice(0, index), pass),
    known(run.slice(index + sign.length), pass),
  ]);
  return parted.find(([top, bottom]) => top && bottom) ?? [];
}

const inColumn = (node: string, column: Column, output: string): Quantity =>
  column === 'derivative' ? { kind: 'derivative', of: output, wrt: node } : { kind: column, of: node };

/** \frac{\partial L}{\partial w} is ∂L/∂w. */
const withoutLatex = (name: string): string =>
  name
    .replaceAll('$', '')
    .replaceAll(/\\partial\s*/g, '∂')
    .replace(/^\\[dt]?frac\s*\{([^{}]*)\}\s*\{([^{}]*)\}$/, '$1/$2');

/** The node that the program calls so. */
const known = (name: string, { nodes }: Pass): string | undefined =>
  nodes.find(node => node.name === name || node.aliases.includes(name))?.name;

/** Nothing longer is read as the name or the operation of a node. */
const LONGEST_NAME = 200;

/** The node of this name as the reader spells names, ŷ and \hat y are yhat, u₁ and u_1 are u1; or of this operation, σ(v). */
function nodeNamed(typed: string, pass: Pass): string | undefined {
  const found = known(typed, pass);
  if (found !== undefined || typed === '' || typed.length > LONGEST_NAME) return found;
  const { nodes } = pass;
  const names = nodes.flatMap(node => [node.name, ...node.aliases]);
  const read = readExpression(typed, { names, ...(typed.includes('\\') && { syntax: 'latex' }) });
  if (!read.ok) return undefined;
  const { expr } = read.value;
  return expr.kind === 'symbol'
    ? (known(expr.name, pass) ?? spelledAlike(expr.name, pass))
    : nodes.find(({ right }) => same(right, expr))?.name;
}

/** y_hat for yhat, and the other way round: names without their underscores. */
const spelledAlike = (name: string, { nodes }: Pass): string | undefined =>
  nodes.find(node => node.name.replaceAll('_', '') === name.replaceAll('_', ''))?.name;

/** Of a longer name the beginning is enough. */
const NAME_SHOWN = 40;
/** More names than this are not listed. */
const MOST_NAMES = 20;

function unknown(name: string, { nodes, output }: Pass): string {
  const names = nodes.map(node => node.name);
  const like = name.length <= NAME_SHOWN ? (inOtherCase(name, names) ?? nearest(name, names)) : undefined;
  const listed = names.slice(0, MOST_NAMES).join(', ') + (names.length > MOST_NAMES ? ', …' : '');
  const instead = like ? `Did you mean ${like}? ` : '';
  return `“${name.slice(0, NAME_SHOWN)}” is no quantity here. ${instead}There are ${listed}, and derivatives such as d${output}/d${names[0]}.`;
}

/** V for v, dl/dv for dL/dv: letters of another case are another name, and hardly meant. */
function inOtherCase(typed: string, names: readonly string[]): string | undefined {
  const cased = (part: string): string | undefined => names.find(name => name.toLowerCase() === part.toLowerCase());
  const [, of = '', wrt = ''] = /^[d∂](\S+)\/[d∂](\S+)$/u.exec(typed) ?? [];
  const [top, bottom] = [cased(of), cased(wrt)];
  return cased(typed) ?? (top && bottom && `d${top}/d${bottom}`);
}
