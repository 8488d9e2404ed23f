import { z } from 'zod';
import { KINDS } from '../kinds/kind.ts';
import { FUNCTION, id, ignored, Mistake, notes, ORDER, orList, orLists, point, strict, syntax } from './fields.ts';

/*
 * The objects of the HTTP API. One schema each serves twice: it reads the request, and it stands in the OpenAPI
 * document. Lengths of expressions are the reader's business: it answers with a complaint that has a span.
 */

/** A text to be read. */
export const ReadRequest = z.object({
  id,
  text: z.string(FUNCTION).describe('What was typed.'),
  syntax,
  names: z.array(z.string()).max(200).optional().describe('Names that are one symbol each.'),
});

/** What was read. */
export const ReadAnswer = z.object({
  id,
  ignored,
  read: strict('The expression as it was read'),
  latex: z.string(),
  notes,
});

/** A function to be differentiated, and how. */
export const DeriveRequest = z.object({
  id,
  f: z.string(FUNCTION).describe('The function.'),
  wrt: z.string().optional().describe('The variable; without it the only one there is.'),
  syntax,
  order: z.int(ORDER).min(1, ORDER).max(6, ORDER).optional().describe('How often to differentiate; once without it.'),
  at: point.optional().describe('Where the value of the derivative is wanted.'),
  level: z.enum(['brief', 'normal', 'full']).optional(),
  log: z.enum(['natural', 'ten']).optional().describe('What log without a base means; natural without it.'),
  steps: z.boolean().optional().describe('false leaves the steps out.'),
  kind: z.enum(KINDS).optional().describe('The kind of differentiation; the plain derivative without it.'),
  along: z
    .union([z.string(), z.array(z.union([z.string(), z.number()]))])
    .transform(entries => (typeof entries === 'string' ? entries : entries.join(', ')))
    .optional()
    .describe('The direction of a directional derivative: an entry for each variable.'),
  dependent: z.string().optional().describe('The variable of an equation that depends on the other; y without it.'),
  output: z
    .string()
    .optional()
    .describe('A letter for the function itself, in which its derivative is to be written: s for s(1 − s).'),
  ways: z
    .boolean()
    .optional()
    .describe('true tells a derivative in every way a teacher would offer, the shortest first.'),
});
/** The same as it is after reading. */
export type DeriveRequest = z.infer<typeof DeriveRequest>;

/** One step of a derivation; the steps of its parts stand in it. */
export const Step = z.object({
  rule: z.string().describe('The id of the rule, as on the page of rules.'),
  of: strict('What the rule was applied to'),
  result: strict('What came of it'),
  latex: z.string(),
  because: z.string().describe('The rule in a sentence about this function.'),
  get substeps() {
    return z.array(Step);
  },
});

const comparison = <Value extends z.ZodType>(value: Value) =>
  z.object({ at: z.record(z.string(), z.number()), formula: value, tape: value });

/** How the formula compares with the tape. */
export const Certificate = z.object({
  agrees: z.boolean().nullable().describe('null: too few usable points, and why says so.'),
  points: z.int().describe('How many points were compared.'),
  worst: z.number().nullable().describe('The largest relative difference between formula and tape.'),
  why: z.string().optional(),
  standIns: z.string().optional().describe('What was put in the place of unknown functions.'),
  shown: comparison(z.number().nullable()).optional().describe('One of the points.'),
  entries: comparison(orLists(z.number().nullable()))
    .optional()
    .describe('Of several derivatives: all of them at one point.'),
  witness: z
    .object({ digits: z.string(), agrees: z.boolean().nullable(), why: z.string().optional() })
    .optional()
    .describe('The printed formula at the shown point, evaluated with 64 digits.'),
});

const Line = z.object({
  heading: z.string().optional().describe('What stands above the line on one of its own.'),
  text: z.string(),
  latex: z.string(),
  reasons: z.array(z.string()),
  because: z.array(z.string()),
});

/** A derivative with its steps and certificate. */
export const DeriveAnswer = z.object({
  id,
  ignored,
  kind: z.enum(KINDS).optional().describe('The kind of differentiation, where it is not the plain derivative.'),
  read: orList(strict('The function as it was read')),
  notes,
  wrt: orList(z.string()).optional(),
  derivative: orLists(strict('The derivative')),
  where: z
    .array(z.object({ name: z.string(), text: strict('What the name stands for'), shape: z.string() }))
    .optional()
    .describe('What the names in `derivative` stand for, in order, where it is written with names.'),
  inTerms: z.string().optional().describe('The derivative in terms of the letter of its output, as strict text.'),
  latex: z.string(),
  size: z.number().nullable().describe("The number of nodes of the derivative's tree."),
  ms: z.number().describe('How long it took, in milliseconds.'),
  value: orLists(z.number().nullable()).optional().describe('The derivative at the point asked for.'),
  steps: z.array(Step).optional(),
  parts: z
    .array(z.object({ lines: z.array(Line) }))
    .optional()
    .describe('Of the other kinds: what is told, part by part.'),
  certificate: Certificate,
});

const number = z.union([z.number(), z.string()], { error: 'is no number; write one, or a text such as "0.130"' });

const TableRow = z.object({
  node: z
    .string({ error: 'is missing or no text; write the name of a quantity, such as "v" or "dL/dv"' })
    .describe('A quantity of the program, or a derivative such as dL/dw, or `new w` for an input after the step.'),
  value: number
    .optional()
    .describe('As a text it keeps its digits, by which its rounding is known. Empty: not answered.'),
  adjoint: number.optional().describe('The derivative of the output by the node.'),
  updated: number.optional().describe('The input after one step of gradient descent.'),
});

/** A computation and a point, and perhaps a student's table for it. */
export const BackpropRequest = z.object({
  id,
  f: z
    .string(FUNCTION)
    .describe('The function, or a program: definitions separated by ; or new lines, the last the output.'),
  at: point.describe('A value for each input.'),
  syntax,
  table: z
    .array(TableRow, { error: 'is no list; write rows such as {"node": "v", "value": "0.09", "adjoint": "0.130"}' })
    .max(1000, { error: 'has more than 1000 rows; at most 1000 are marked at once' })
    .optional()
    .describe("A student's table, to be marked cell by cell."),
  rounding: z.int().min(0).max(15).optional().describe('Decimals of its numbers; without it they are taken as typed.'),
  rate: z.number().positive().optional().describe('The step size, where the table has updated inputs.'),
});

const Node = z.object({
  name: z.string(),
  expression: z.string(),
  value: z.number().nullable(),
  adjoint: z.number().nullable(),
  parents: z.array(z.string()),
  slopes: z.array(z.number().nullable()),
});

const MarkedCell = z.object({
  quantity: z.string().describe('v, dL/dv or new w.'),
  node: z.string(),
  column: z.enum(['value', 'adjoint', 'updated']),
  typed: z.string(),
  verdict: z.enum(['right', 'wrong', 'carried forward', 'missing', 'unreadable']),
  expected: z.number().nullable().describe('The right number.'),
  expectedFromOwn: z.number().nullable().describe("What follows from the student's own earlier numbers."),
  mistakes: z.array(Mistake),
  hint: z.string().optional().describe('What can be said of a wrong number that fits no mistake.'),
  asked: z.boolean().describe('Whether the question asks for it.'),
  counts: z.boolean().describe('Whether it counts in the score.'),
});

const MarkedTable = z.object({
  cells: z.array(MarkedCell),
  unknown: z.array(z.object({ name: z.string(), message: z.string() })).describe('Rows about nothing in the program.'),
  score: z
    .object({ right: z.int(), of: z.int() })
    .describe('Cells that are right or carried forward, of those that count.'),
});

/** Both passes at the point, and the table marked. */
export const BackpropAnswer = z.object({
  id,
  ignored,
  nodes: z.array(Node).describe('In topological order.'),
  gradient: z.record(z.string(), z.number().nullable()),
  certificate: Certificate,
  marked: MarkedTable.optional().describe('The table of the request, marked.'),
});

/** The problems there are. */
export const ProblemList = z.object({
  problems: z.array(
    z.object({ id: z.string(), title: z.string(), course: z.string(), kind: z.string(), source: z.string() }),
  ),
});
