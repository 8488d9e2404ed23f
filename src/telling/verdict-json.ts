import type { ClaimedValue } from '../marking/reading/claimed-value.ts';
import type { Verdict } from '../marking/verdict.ts';
import { nestedText, words } from './json.ts';
import { domainSentence, verdictSaid } from './verdict-said.ts';

/** A verdict as `check` gives it to other programs; `said` is what a teacher would say of it. */
export function verdictJson(verdict: Verdict): object {
  const said = verdictSaid(verdict)
    .map(sentence => words(sentence))
    .join(' ');
  const told = { ...NOTHING, verdict: verdict.verdict, said };
  if (verdict.verdict === 'unreadable') return { ...told, complaint: verdict.complaint };
  const { answer, notes, claimed } = verdict;
  const all = claimed && { claimed: claimed.map(claimedJson) };
  return { ...told, read: nestedText(answer), ...all, notes, ...foundJson(verdict) };
}

/** One of several values: how it follows the one before it, and where it holds. */
const claimedJson = ({ value, link, where }: ClaimedValue): object => ({
  read: nestedText(value),
  ...(link && { link }),
  ...(where && { where: where.text }),
});

/** What is told of an answer that could be read, beside the answer. */
function foundJson(verdict: Exclude<Verdict, { readonly verdict: 'unreadable' }>): object {
  if (verdict.verdict === 'undecided') return { why: verdict.why };
  const domain = verdict.domain ? domainSentence(verdict.domain) : null;
  if (verdict.verdict === 'wrong') return { ...wrongJson(verdict), domain };
  return { ...rightJson(verdict), domain: verdict.branch ? `It is right where ${words(verdict.branch)}.` : domain };
}

const rightJson = ({ proved, missing }: Extract<Verdict, { readonly verdict: 'correct' }>): object => ({
  proved,
  inForm: missing === undefined,
  ...(missing !== undefined && { missing: `Right, but ${words(missing)}.` }),
});

const wrongJson = (verdict: Extract<Verdict, { readonly verdict: 'wrong' }>): object => ({
  mistakes: verdict.mistakes,
  ...(verdict.together && { together: true }),
  ...(verdict.rules && { rules: verdict.rules }),
  ...(verdict.entry && { entry: verdict.entry }),
  ...(verdict.furtherEntries && {
    furtherEntries: verdict.furtherEntries.map(({ entry, mistakes }) => ({ entry, mistakes })),
  }),
  witness: verdict.witness ?? null,
  ...(verdict.hint !== undefined && { hint: verdict.hint }),
});

const NOTHING = { proved: false, read: null, notes: [], inForm: false, mistakes: [], witness: null, domain: null };
