import { strictText } from '../../expression/strict.ts';
import { readExpression } from '../../reading/expression-reader.ts';
import { Unusable } from '../arguments.ts';
import type { Command } from '../command.ts';
import { unreadable } from '../complaint.ts';
import { answerLines } from '../json-lines.ts';

const SYNTAXES = ['text', 'latex'] as const;
type Syntax = (typeof SYNTAXES)[number];

const syntaxOf = (value: unknown): Syntax => SYNTAXES.find(syntax => syntax === value) ?? 'text';

/** One object of `read --stdin`: the strict text and the notes, or the complaint. */
function answer({ text, syntax }: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  if (typeof text !== 'string') return { complaint: { message: 'There is no "text" to read.', start: 0, end: 0 } };
  const read = readExpression(text, { syntax: syntaxOf(syntax) });
  return read.ok ? { read: strictText(read.value.expr), notes: read.value.notes } : { complaint: read.complaint };
}

/** `gradwork read`: how a text is read. */
export const command: Command = {
  summary: 'shows how a text is read: strict text, notes, or what is wrong with it',
  usage: "'EXPRESSION'",
  options: {
    syntax: { value: 'SYNTAX', choices: SYNTAXES, says: 'how it is written' },
    stdin: {
      says: 'reads {"id", "text", "syntax"?} a line, writes {"id", "read", "notes"} or {"id", "complaint"} a line',
    },
  },
  examples: ["'sin^2 x'", "--syntax latex '\\frac{1}{x}'"],
  async run({ words, given }, terminal) {
    if (given.has('stdin')) {
      await answerLines(answer, terminal.input, terminal.print);
      return 0;
    }
    const [text] = words;
    if (text === undefined || words.length > 1)
      throw new Unusable("read takes one expression; write gradwork read 'sin^2 x', in quotes.");
    const read = readExpression(text, { syntax: syntaxOf(given.get('syntax')) });
    if (!read.ok) throw unreadable(text, read.complaint);
    terminal.print(strictText(read.value.expr));
    for (const { message } of read.value.notes) terminal.print(`note: ${message}`);
    return 0;
  },
};
