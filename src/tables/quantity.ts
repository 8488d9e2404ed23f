import { readExpression } from '../reading/expression-reader.ts';
import { nearest } from '../reading/suggestions.ts';
import type { Pass } from '../telling/backprop-pass.ts';

/** What a cell of a table is about: a value, a derivative, or an input after one step of gradient descent. */
export type Quantity =
  | { readonly kind: 'value'; readonly of: string }
  | { readonly kind: 'derivative'; readonly of: string; readonly wrt: string }
  | { readonly kind: 'updated'; readonly of: string };

/** The columns that a table may have beside the names. */
export type Column = Quantity['kind'];

/**
 * What a row's name in a column is about: `yhat` under "adjoint" is dL/dyhat; `dL/dw`, `∂L/∂w` and `new w` say it
 * themselves, whatever the column. A sentence where there is no such quantity, with the names there are.
 */
export function quantityNamed(name: string, column: Column, pass: Pass): Quantity | string {
  const plain = withoutLatex(name.trim());
  const [, of, wrt] = /^[d∂]\s*(\S+?)\s*\/\s*[d∂]\s*(\S+)$/u.exec(plain) ?? [];
  const [top, bottom] = [of, wrt].map(part => part && nodeNamed(part, pass));
  if (top && bottom) return { kind: 'derivative', of: top, wrt: bottom };
  const [, before, after] = /^(?:new\s+(\S+)|(\S+?)(?:['′]|[\s_]new))$/iu.exec(plain) ?? [];
  const renewed = nodeNamed(before ?? after ?? '', pass);
  const node = nodeNamed(plain, pass);
  if (node) return inColumn(node, column, pass.output);
  return renewed ? { kind: 'updated', of: renewed } : unknown(name, pass);
}

const inColumn = (node: string, column: Column, output: string): Quantity =>
  column === 'derivative' ? { kind: 'derivative', of: output, wrt: node } : { kind: column, of: node };

/** \frac{\partial L}{\partial w} is ∂L/∂w. */
const withoutLatex = (name: string): string =>
  name
    .replaceAll('$', '')
    .replaceAll(/\\partial\s*/g, '∂')
    .replace(/^\\[dt]?frac\s*\{([^{}]*)\}\s*\{([^{}]*)\}$/, '$1/$2');

/** The node of this name as the reader spells names: ŷ and \hat y are yhat, u₁ and u_1 are u1. */
function nodeNamed(typed: string, { nodes }: Pass): string | undefined {
  const known = (name: string) => nodes.find(node => node.name === name || node.aliases.includes(name))?.name;
  if (typed === '' || known(typed)) return known(typed);
  const names = nodes.flatMap(node => [node.name, ...node.aliases]);
  const read = readExpression(typed, { names, ...(typed.includes('\\') && { syntax: 'latex' }) });
  return read.ok && read.value.expr.kind === 'symbol' ? known(read.value.expr.name) : undefined;
}

/** Of a longer name the beginning is enough. */
const NAME_SHOWN = 40;
/** More names than this are not listed. */
const MOST_NAMES = 20;

function unknown(name: string, { nodes, output }: Pass): string {
  const names = nodes.map(node => node.name);
  const like = name.length <= NAME_SHOWN ? nearest(name, names) : undefined;
  const listed = names.slice(0, MOST_NAMES).join(', ') + (names.length > MOST_NAMES ? ', …' : '');
  const instead = like ? `Did you mean ${like}? ` : '';
  return `“${name.slice(0, NAME_SHOWN)}” is no quantity here. ${instead}There are ${listed}, and derivatives such as d${output}/d${names[0]}.`;
}
