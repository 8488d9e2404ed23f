import type { Verdict } from '../marking/verdict.ts';
import { nestedText, words } from './json.ts';
import { domainSentence, verdictSaid } from './verdict-said.ts';

/** A verdict as `check` gives it to other programs; `said` is what a teacher would say of it. */
export function verdictJson(verdict: Verdict): object {
  const said = verdictSaid(verdict)
    .map(sentence => words(sentence))
    .join(' ');
  if (verdict.verdict === 'unreadable')
    return { ...NOTHING, verdict: verdict.verdict, complaint: verdict.complaint, said };
  const { answer, notes } = verdict;
  const asRead = { ...NOTHING, verdict: verdict.verdict, read: nestedText(answer), notes, said };
  if (verdict.verdict === 'undecided') return { ...asRead, why: verdict.why };
  const domain = verdict.domain ? domainSentence(verdict.domain) : null;
  if (verdict.verdict === 'correct')
    return {
      ...asRead,
      proved: verdict.proved,
      inForm: verdict.missing === undefined,
      ...(verdict.missing !== undefined && { missing: `Right, but ${words(verdict.missing)}.` }),
      domain,
    };
  return {
    ...asRead,
    mistakes: verdict.mistakes,
    ...(verdict.together && { together: true }),
    ...(verdict.rules && { rules: verdict.rules }),
    witness: verdict.witness ?? null,
    domain,
    ...(verdict.hint !== undefined && { hint: verdict.hint }),
  };
}

const NOTHING = { proved: false, read: null, notes: [], inForm: false, mistakes: [], witness: null, domain: null };
