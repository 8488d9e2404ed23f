import type { JudgedLine, JudgedWorking } from '../working/working.ts';

/** A sign for each verdict, so that it can be read down the margin; the words stand beside it. */
const SIGNS: Readonly<Record<JudgedLine['verdict'], string>> = {
  right: '✓',
  wrong: '✗',
  'carried forward': '→',
  'not a step': '·',
};

/** A student's lines as a terminal shows them: verdict, line, the rules that lead to it, and under it what is wrong. */
export function workingText({ lines, firstWrong }: JudgedWorking): string {
  const width = Math.max(...lines.map(({ text }) => text.trim().length));
  const rows = lines.flatMap(line => [rowOf(line, width), ...remarks(line).map(remark => `      ${remark}`)]);
  return [...rows, summary(firstWrong)].join('\n');
}

const rowOf = ({ text, verdict, did }: JudgedLine, width: number): string => {
  const said = [verdict === 'right' ? '' : verdict, did.join(', ')].filter(words => words !== '').join(': ');
  return `  ${SIGNS[verdict]} ${text.trim().padEnd(width)}   ${said}`.trimEnd();
};

function remarks({ mistakes, witness, complaint }: JudgedLine): string[] {
  const named = mistakes.map(({ feedback }) => feedback);
  const seen = witness && `At ${pointText(witness.at)} it is ${witness.answer}, but ought to be ${witness.expected}.`;
  return [...named, ...(named.length === 0 && seen ? [seen] : []), ...(complaint ? [complaint.message] : [])];
}

/** x = 1, y = 2. */
export const pointText = (at: Readonly<Record<string, number>>): string =>
  Object.entries(at)
    .map(([name, value]) => `${name} = ${value}`)
    .join(', ') || 'every point';

const summary = (firstWrong: number | null): string =>
  firstWrong === null ? 'No line is wrong.' : `The first wrong line is line ${firstWrong + 1}.`;
