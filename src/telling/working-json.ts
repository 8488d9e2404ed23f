import type { JudgedWorking } from '../working/working.ts';

/** A judged derivation as `working` gives it to other programs. */
export const workingJson = ({ lines, firstWrong, done }: JudgedWorking) => ({
  lines: lines.map(({ witness, ...line }) => ({ ...line, witness: witness ?? null })),
  firstWrong,
  done,
});
