import { OPERATIONS } from '../../operations/operations.ts';
import { RULES } from '../../rules/rules.ts';
import { TAUGHT } from '../../rules/taught.ts';
import { Unusable } from '../arguments.ts';
import type { Command } from '../command.ts';

/** The rules as taught, then a line for each function: name, formula, where it is defined. */
function table(): string[] {
  const taught = TAUGHT.map(({ name, left, right }) => `${name.padEnd(34)}  d/dx[${left}] = ${right}`);
  const functions = OPERATIONS.filter(row => row.family !== 'arithmetic').map(
    ({ name, partials, domain }) =>
      `${name.padEnd(34)}  ${partials.join(' and ')}${domain.length > 0 ? `   (${domain.join(', ')})` : ''}`,
  );
  return [...taught, '', 'Functions of u (and v), and their partial derivatives', ...functions];
}

/** `gradwork rules`: the table of rules. */
export const command: Command = {
  summary: 'lists the rules and the functions Gradwork knows',
  usage: '',
  options: { json: { says: 'every rule as a JSON array' } },
  examples: ['', '--json'],
  async run({ words, given }, terminal) {
    if (words.length > 0) throw new Unusable(`rules takes no words; found “${words[0]}”.`);
    terminal.print(given.has('json') ? JSON.stringify(RULES, null, 2) : table().join('\n'));
    return 0;
  },
};
