import type { JudgedWorking } from '../working/working.ts';
import { domainSentence } from './verdict-said.ts';

/** A judged derivation as `working` gives it to other programs. */
export const workingJson = ({ lines, firstWrong, done }: JudgedWorking) => ({
  lines: lines.map(({ witness, domain, ...line }) => ({
    ...line,
    witness: witness ?? null,
    ...(domain && { domain: domainSentence(domain) }),
  })),
  firstWrong,
  done,
});
