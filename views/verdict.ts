import type { Verdict } from '../src/marking/verdict.ts';
import { type Openness, rulesSaid, verdictSaid } from '../src/telling/verdict-said.ts';
import { sentenceView } from './derivation.ts';
import { type Content, html, type Markup } from './html.ts';
import { complained } from './reading.ts';

/** A sign for each verdict; the words beside it say the same. */
const VERDICT_SIGNS: Readonly<Record<Verdict['verdict'], string>> = {
  correct: '✓',
  wrong: '✗',
  undecided: '?',
  unreadable: '!',
};

/** What is said of an answer; where it could not be read, what was typed with the culprit underlined. */
export function verdictView(verdict: Verdict, answer: string, openness: Openness): Markup {
  const sign = html`<span class="sign" aria-hidden="true">${VERDICT_SIGNS[verdict.verdict]}</span>`;
  return html`<div class="verdict ${verdict.verdict}">${
    verdict.verdict === 'unreadable'
      ? html`<p>${sign} This cannot be read.</p>${complained(answer, verdict.complaint)}`
      : [paragraphs(verdict, openness, sign), openness === 'everything' && rulesView(verdict)]
  }</div>`;
}

function rulesView(verdict: Verdict): Content {
  const said = rulesSaid(verdict);
  return said !== undefined && html`<p class="remark">${said}</p>`;
}

function paragraphs(verdict: Verdict, openness: Openness, sign: Markup): Content {
  const [first, ...others] = verdictSaid(verdict, openness).map(sentence => sentenceView(sentence, PLAIN));
  return [html`<p>${sign} <strong>${first}</strong></p>`, others.map(sentence => html`<p>${sentence}</p>`)];
}

const PLAIN = { spelling: { exponential: 'e^', logarithm: 'ln' }, notation: 'leibniz' } as const;
