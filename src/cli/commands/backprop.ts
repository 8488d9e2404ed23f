import { type Backpropagation, backprop } from '../../backprop.ts';
import { settle } from '../../checking/witness.ts';
import { tableMarker } from '../../tables/mark-table.ts';
import { backpropJson } from '../../telling/backprop-json.ts';
import { backpropDocument } from '../../telling/backprop-latex.ts';
import { backpropMarkdown } from '../../telling/backprop-markdown.ts';
import { backpropText } from '../../telling/backprop-text.ts';
import { undefinedNode } from '../../telling/backprop-undefined.ts';
import { checkLine } from '../../telling/check-line.ts';
import { type Typed, Unusable } from '../arguments.ts';
import type { Command, Terminal } from '../command.ts';
import { unreadable } from '../complaint.ts';
import { markTableFile, rateOf, roundingOf, TABLE_OPTION } from '../table-file.ts';
import { valuesAt } from '../values.ts';

/** How a backpropagation is printed, by the name of its format. */
const FORMATS: Readonly<Record<string, (done: Backpropagation) => string | Promise<string>>> = {
  text: done => `${backpropText(done, { spelling: done.spelling })}\n${checkLine(done.certificate)}`,
  latex: done => backpropDocument(done, done.certificate, { spelling: done.spelling }),
  markdown: done => `${backpropMarkdown(done, { spelling: done.spelling })}\n\n${checkLine(done.certificate)}`,
  svg: async done => {
    const { graphSvg } = await import('../../pictures/graph-svg.ts');
    const picture = await graphSvg(done);
    if (picture.ok) return picture.svg;
    throw new Unusable(picture.message);
  },
  json: done => JSON.stringify(backpropJson(done, done.certificate), null, 2),
};

/** Marks the table of a file instead of printing the right one. */
async function markTable(file: string, read: Backpropagation, given: Typed['given'], terminal: Terminal) {
  const format = given.get('format') ?? 'text';
  if (!MARKED_FORMATS.includes(format))
    throw new Unusable(`A marked table is printed as ${MARKED_FORMATS.join(' or ')}, not as ${format}.`);
  const question = { rounding: roundingOf(given.get('rounding')), rate: rateOf(given.get('rate')) };
  return markTableFile(file, tableMarker(read, question), format, terminal);
}

const MARKED_FORMATS = ['text', 'json'];

/** `gradwork backprop`: a forward and a backward pass at a point. */
export const command: Command = {
  summary: 'runs a function or a program forward and backward at a point: table, graph or numbers; marks a table',
  usage: "'FUNCTION OR PROGRAM' --at x=1",
  options: {
    at: { value: 'VALUES', says: 'a value for each input, x=1,w=0.5, or @values.json' },
    format: { value: 'FORMAT', choices: Object.keys(FORMATS), says: 'what is printed' },
    syntax: { value: 'SYNTAX', choices: ['text', 'latex'], says: 'how the function is written' },
    ...TABLE_OPTION,
    rounding: { value: 'DECIMALS', says: 'to how many decimals its numbers are rounded; else as they are typed' },
    rate: { value: 'NUMBER', says: 'the step size of gradient descent, where it has updated inputs' },
  },
  examples: [
    "'cos(sin(x^2) + 3x^2)' --at x=1",
    "'t = x^2; J = cos(sin t + 3t)' --at x=1 --format svg",
    "'v = w x; L = (v - 1)^2' --at w=2,x=3 --table table.csv --rounding 3",
  ],
  async run({ words, given }, terminal) {
    const [f] = words;
    if (f === undefined || words.length > 1)
      throw new Unusable("backprop takes one function or program, in quotes: gradwork backprop 'sin(x^2)' --at x=1.");
    const syntax = given.get('syntax') === 'latex' ? 'latex' : 'text';
    const read = backprop({ f, syntax, at: valuesAt(given.get('at') ?? '') });
    if (!read.ok) throw unreadable(f, read.complaint);
    const table = given.get('table');
    if (table !== undefined) return markTable(table, read.value, given, terminal);
    const print = FORMATS[given.get('format') ?? 'text'];
    const done = await settle(read.value);
    if (print) terminal.print(await print(done));
    const without = undefinedNode(done);
    if (without !== undefined) terminal.complain(`gradwork: ${without}`);
    return done.certificate.agrees === true && without === undefined ? 0 : 1;
  },
};
