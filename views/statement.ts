import MarkdownIt from 'markdown-it';
import { html, type Markup, trusted } from './html.ts';
import { maths } from './maths.ts';

/** Markdown without markup of its own and without pictures; `$…$` and `$$…$$` are mathematics. */
const markdown = new MarkdownIt({ html: false, typographer: false }).disable('image');

markdown.inline.ruler.before('escape', 'mathematics', (state, silent) => {
  const found = /^(\$\$?)([^$]+)\1/.exec(state.src.slice(state.pos, state.posMax));
  if (!found) return false;
  const [whole, dollars = '', latex = ''] = found;
  if (!silent) {
    const token = state.push('mathematics', '', 0);
    token.content = latex;
    token.markup = dollars;
  }
  state.pos += whole.length;
  return true;
});

markdown.renderer.rules.mathematics = (tokens, index) => {
  const token = tokens[index];
  const isDisplayed = token?.markup === '$$';
  const formula = maths(token?.content ?? '', isDisplayed ? 'display' : 'text');
  return (isDisplayed ? html`<span class="displayed scroll">${formula}</span>` : formula).text;
};

/** A problem's statement, typeset. */
export const statementView = (statement: string): Markup => trusted(markdown.render(statement));
/** One line of it, such as a hint. */
export const hintView = (hint: string): Markup => trusted(markdown.renderInline(hint));
