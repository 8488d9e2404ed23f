import type { JudgedLine } from '../working/judged-line.ts';
import type { JudgedWorking } from '../working/working.ts';
import { domainSentence, mistakesSaid, type Openness, witnessSentence } from './verdict-said.ts';

/** A sign for each verdict, so that it can be read down the margin; the words stand beside it. */
export const SIGNS: Readonly<Record<JudgedLine['verdict'], string>> = {
  right: '✓',
  wrong: '✗',
  'carried forward': '→',
  'not a step': '·',
};

/** A student's lines as a terminal shows them: verdict, line, the rules that lead to it, and under it what is wrong. */
export function workingText(working: JudgedWorking, openness: Openness = 'everything'): string {
  const { lines } = working;
  const width = Math.max(...lines.map(({ text }) => text.trim().length));
  const rows = lines.flatMap(line => [rowOf(line, width), ...remarks(line, openness).map(remark => `      ${remark}`)]);
  return [...rows, summary(working)].join('\n');
}

const rowOf = ({ text, verdict, did }: JudgedLine, width: number): string => {
  const said = [verdict === 'right' ? '' : verdict, did.join(', ')].filter(words => words !== '').join(': ');
  return `  ${SIGNS[verdict]} ${text.trim().padEnd(width)}   ${said}`.trimEnd();
};

/** What is said under a line: the mistakes in it; where no mistake fits a hint and both values, or a clue; why it cannot be read. */
export function remarks(
  { verdict, mistakes, together, hint, clue = hint, witness, domain, complaint }: JudgedLine,
  openness: Openness = 'everything',
): readonly string[] {
  if (complaint) return [complaint.message];
  if (mistakes.length > 0) return mistakesSaid({ mistakes, ...(together && { together }) }, openness);
  if (openness === 'hints') return verdict === 'wrong' ? [clue ?? NOT_FOLLOWING] : [];
  return [hint, witness && witnessSentence(witness), domain && domainSentence(domain)].filter(
    said => said !== undefined,
  );
}

const NOT_FOLLOWING = 'This line does not follow from what stands above it.';

/** What is said of all lines together: the first wrong one; else whether they arrive, and how many could not be judged. */
export function summary({ lines, firstWrong, done }: JudgedWorking): string {
  if (firstWrong !== null) return `The first wrong line is line ${firstWrong + 1}.`;
  if (!lines.some(({ verdict }) => verdict === 'right')) return 'None of these lines is a step of this derivation.';
  const open = lines.filter(({ complaint }) => complaint !== undefined).length;
  const reservations = [
    ...(done ? [] : ['the last one is not yet the derivative']),
    ...(open > 0 ? [`${open} ${open === 1 ? 'line' : 'lines'} could not be judged`] : []),
  ];
  return `${['No line is wrong', reservations.join(', and ')].filter(part => part !== '').join(', but ')}.`;
}
