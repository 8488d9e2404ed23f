import type { DomainDifference } from '../agreement/agreement.ts';
import type { Nested } from '../kinds/kind.ts';
import type { Verdict } from '../marking/verdict.ts';
import { text, words } from './json.ts';

/** A verdict as `check` gives it to other programs. */
export function verdictJson(verdict: Verdict): object {
  if (verdict.verdict === 'unreadable') return { ...NOTHING, verdict: verdict.verdict, complaint: verdict.complaint };
  const { answer, notes } = verdict;
  const asRead = { ...NOTHING, verdict: verdict.verdict, read: nestedText(answer), notes };
  if (verdict.verdict === 'undecided') return { ...asRead, why: verdict.why };
  if (verdict.verdict === 'correct')
    return {
      ...asRead,
      proved: verdict.proved,
      inForm: verdict.missing === undefined,
      ...(verdict.missing !== undefined && { missing: `Right, but ${words(verdict.missing)}.` }),
      domain: verdict.domain ? domainSentence(verdict.domain) : null,
    };
  return {
    ...asRead,
    mistakes: verdict.mistakes,
    witness: verdict.witness ?? null,
    domain: verdict.domain ? domainSentence(verdict.domain) : null,
    ...(verdict.hint !== undefined && { hint: verdict.hint }),
  };
}

const NOTHING = { proved: false, read: null, notes: [], inForm: false, mistakes: [], witness: null, domain: null };

type NestedText = string | readonly NestedText[];

const nestedText = (nested: Nested): NestedText => ('kind' in nested ? text(nested) : nested.map(nestedText));

const SIDES = { answer: 'Your answer', expected: 'What was expected' } as const;

const domainSentence = ({ at, undefinedSide }: DomainDifference): string =>
  `${SIDES[undefinedSide]} is not real at ${Object.entries(at)
    .map(([name, value]) => `${name} = ${value}`)
    .join(', ')}, where the other is; they agree wherever both are.`;
