import type { Option } from './arguments.ts';
import type { Command } from './command.ts';

/** The page of `gradwork help`. */
export const helpPage = (commands: readonly (readonly [string, Command])[]): string =>
  [
    'Gradwork derives what you type, shows every step, and checks it against backpropagation.',
    '',
    ...columns(commands.map(([name, command]) => [`gradwork ${name}`, command.summary])),
    '',
    'gradwork help COMMAND tells a command in full.',
    'Exit status: 0 done; 1 done, and the answer is no; 2 could not be used.',
  ].join('\n');

/** The page of `gradwork help COMMAND`. */
export const helpOf = (name: string, { summary, usage, options, examples }: Command): string =>
  [
    `gradwork ${name} ${usage}`.trim(),
    '',
    `  ${summary}`,
    '',
    ...columns(Object.entries(options).map(([option, row]) => [optionOf(option, row), saysOf(row)])),
    '',
    ...examples.map(example => `  gradwork ${name} ${example}`),
  ].join('\n');

const optionOf = (name: string, { short, value }: Option): string =>
  `${short ? `-${short}, ` : ''}--${name}${value ? ` ${value}` : ''}`;

const saysOf = ({ says, choices }: Option): string => (choices ? `${says}: ${choices.join(', ')}` : says);

/** Two columns, the second aligned. */
function columns(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(0, ...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}   ${right}`);
}
