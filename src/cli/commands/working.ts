import { readFile } from 'node:fs/promises';
import { text as readAll } from 'node:stream/consumers';
import { workingJson } from '../../telling/working-json.ts';
import { workingText } from '../../telling/working-text.ts';
import type { Values } from '../../values.ts';
import { working } from '../../working/work-question.ts';
import { Unusable } from '../arguments.ts';
import type { Command, Terminal } from '../command.ts';
import { unreadable } from '../complaint.ts';
import { valuesAt } from '../values.ts';

const OPTIONS: Command['options'] = {
  of: { value: 'FUNCTION', says: 'the function that the lines differentiate, or an equation such as x^2 + y^2 = 25' },
  wrt: { value: 'VARIABLE', says: 'the variable; without it the only one there is' },
  at: {
    value: 'VALUES',
    says: 'the point of the problem, x=1,w=2: numbers in the lines are values there, rounded as written',
  },
  syntax: { value: 'SYNTAX', choices: ['text', 'latex'], says: 'how the function is written; each line as it is' },
  hints: { says: 'says where to look, without giving the answer away' },
  format: { value: 'FORMAT', choices: ['text', 'json'], says: 'what is printed' },
};

/** The lines of a file, or of standard input for "-". */
async function linesOf(file: string, { input }: Terminal): Promise<readonly string[]> {
  try {
    const text = file === '-' ? await readAll(input) : await readFile(file, 'utf8');
    return text.split(/\r?\n/).filter(line => line.trim() !== '');
  } catch {
    throw new Unusable(
      `The file ${file} cannot be read; give a text file with a line of working each, or - for standard input.`,
    );
  }
}

const pointIn = (text: string | undefined): Values | undefined => (text === undefined ? undefined : valuesAt(text));

/** `gradwork working`: marks a derivation line by line. */
export const command: Command = {
  summary: 'marks a derivation line by line: the first wrong line, and which mistake was made',
  usage: "--of 'FUNCTION' LINES.txt",
  options: OPTIONS,
  examples: [
    "--of 'x^2 sin x' --wrt x lines.txt",
    "--of 'sin(x^2)' - < lines.txt",
    "--of 'z = w x; L = (z - 1)^2' --wrt w --at w=2,x=3 lines.txt",
  ],
  async run({ words, given }, terminal) {
    const [file] = words;
    const of = given.get('of');
    if (of === undefined)
      throw new Unusable("working needs the function: gradwork working --of 'x^2 sin x' lines.txt.");
    if (file === undefined || words.length > 1)
      throw new Unusable('working takes one file of lines, or - for standard input.');
    const syntax = given.get('syntax') === 'latex' ? 'latex' : 'text';
    const judged = working(
      { f: of, wrt: given.get('wrt'), at: pointIn(given.get('at')), syntax },
      await linesOf(file, terminal),
    );
    if (!judged.ok) throw unreadable(of, judged.complaint);
    const isJson = given.get('format') === 'json';
    terminal.print(
      isJson
        ? JSON.stringify(workingJson(judged.value))
        : workingText(judged.value, given.has('hints') ? 'hints' : 'everything'),
    );
    return judged.value.firstWrong === null ? 0 : 1;
  },
};
