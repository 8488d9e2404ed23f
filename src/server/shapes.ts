import { z } from 'zod';
import { MARK_VERDICTS } from '../grading/mark.ts';
import { KINDS } from '../kinds/kind.ts';
import { FORMS } from '../marking/check-question.ts';
import { ProblemDetails } from './problem-details.ts';

/*
 * The objects of the HTTP API. One schema each serves twice: it reads the request, and it stands in the OpenAPI
 * document. Lengths of expressions are the reader's business: it answers with a complaint that has a span.
 */

const id = z.union([z.string(), z.number()]).optional().describe('Given back as it came.');
const syntax = z.enum(['text', 'latex']).optional().describe('How the expression is written; plain text without it.');
const strict = (what: string) => z.string().describe(`${what}, as strict text.`);
const point = z.record(z.string(), z.number({ error: 'is no number' }), {
  error: 'is missing or no object of numbers; write values such as {"x": 1}',
});
/** What is said where a field has a wrong value; the field's name stands before it. */
const ORDER = { error: 'is no whole number from 1 to 6' };
const FUNCTION = { error: 'is missing or no text; write a function such as "x^2 sin x"' };

const Span = { start: z.int().describe('UTF-16 units from 0.'), end: z.int().describe('Exclusive.') };
const Note = z.object({ message: z.string(), ...Span, instead: z.string().optional() });
const notes = z.array(Note).describe('What could have been read another way.');

export const ReadRequest = z.object({
  id,
  text: z.string(FUNCTION).describe('What was typed.'),
  syntax,
  names: z.array(z.string()).max(200).optional().describe('Names that are one symbol each.'),
});

export const ReadAnswer = z.object({
  id,
  read: strict('The expression as it was read'),
  latex: z.string(),
  notes,
});

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
export type DeriveRequest = z.infer<typeof DeriveRequest>;

const Step = z.object({
  rule: z.string().describe('The id of the rule, as on the page of rules.'),
  of: strict('What the rule was applied to'),
  result: strict('What came of it'),
  latex: z.string(),
  because: z.string().describe('The rule in a sentence about this function.'),
  get substeps() {
    return z.array(Step);
  },
});

const Certificate = z.object({
  agrees: z.boolean().nullable().describe('null: too few usable points, and why says so.'),
  points: z.int().describe('How many points were compared.'),
  worst: z.number().nullable().describe('The largest relative difference between formula and tape.'),
  why: z.string().optional(),
});

const Line = z.object({
  heading: z.string().optional().describe('What stands above the line on one of its own.'),
  text: z.string(),
  latex: z.string(),
  reasons: z.array(z.string()),
  because: z.array(z.string()),
});

/** One of a thing, a list of them (a gradient, the functions of a Jacobian), or rows (a matrix). */
const orLists = <Entry extends z.ZodType>(entry: Entry) => z.union([entry, z.array(z.union([entry, z.array(entry)]))]);
const orList = (entry: z.ZodString) => z.union([entry, z.array(entry)]);

export const DeriveAnswer = z.object({
  id,
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

export const BackpropRequest = z.object({
  id,
  f: z
    .string(FUNCTION)
    .describe('The function, or a program: definitions separated by ; or new lines, the last the output.'),
  at: point.describe('A value for each input.'),
  syntax,
  table: z
    .array(TableRow, { error: 'is no list; write rows such as {"node": "v", "value": "0.09", "adjoint": "0.130"}' })
    .max(1000)
    .optional()
    .describe("A student's table, to be marked cell by cell."),
  rounding: z.int().min(0).max(15).optional().describe('Decimals of its numbers; without it they are taken as typed.'),
  rate: z.number().positive().optional().describe('The step size, where the table has updated inputs.'),
});

export const CheckRequest = z.object({
  id,
  answer: z
    .string({ error: 'is missing or no text; write the answer, such as "2x cos x"' })
    .describe('What the student handed in.'),
  of: z.string(FUNCTION).optional().describe('The function that was to be differentiated.'),
  expected: z.string().optional().describe('The right result, instead of the function.'),
  syntax,
  form: z.enum(FORMS).optional().describe('The form the answer is to have.'),
  rounding: z.int().min(0).max(15).optional().describe('How many decimals a number may be rounded to.'),
  domain: z.enum(['strict']).optional().describe('An answer that is real in other places is wrong.'),
  assume: z.array(z.string()).max(20).optional().describe('Conditions on the letters, such as "a > 0".'),
  ...DeriveRequest.pick({ wrt: true, order: true, kind: true, at: true, along: true, dependent: true, log: true })
    .shape,
});

const Mistake = z.object({
  id: z.string(),
  name: z.string(),
  at: strict('The part at which it happened'),
  feedback: z.string().describe('One or two sentences to the student.'),
  clue: z.string().describe('The same without giving the answer away.'),
});

const Witness = z.object({
  at: z.record(z.string(), z.number()),
  expected: z.union([z.number(), z.string()]).describe('A text of digits where doubles end.'),
  answer: z.union([z.number(), z.string()]),
});

export const CheckAnswer = z.object({
  id,
  verdict: z.enum(['correct', 'wrong', 'undecided', 'unreadable']),
  said: z.string().describe('What a teacher would say of it.'),
  proved: z.boolean().describe('Whether it was decided without sampling.'),
  read: orLists(z.string()).nullable().describe('The answer as it was read, as strict text.'),
  notes,
  inForm: z.boolean().describe('Whether a correct answer has the form that was asked for.'),
  missing: z.string().optional().describe('What is missing to the form.'),
  mistakes: z.array(Mistake),
  together: z
    .literal(true)
    .optional()
    .describe('The mistakes were made together; without it each explains the answer alone.'),
  rules: z
    .object({ right: z.int(), of: z.int() })
    .optional()
    .describe('How many applications of rules are right in spite of the mistakes.'),
  entry: z
    .array(z.int())
    .optional()
    .describe('Of a wrong list, which entry: [i] of a vector, [row, column] of a matrix, from 0.'),
  hint: z.string().optional().describe('What can be said of a wrong answer that fits no mistake.'),
  witness: Witness.nullable().describe('A point at which answer and expected result differ.'),
  domain: z.string().nullable().describe('Where the two are not both real.'),
  why: z.string().optional().describe('Why it could not be decided.'),
  complaint: z.object({ message: z.string(), ...Span }).optional(),
});

export const WorkingRequest = z.object({
  id,
  of: z.string(FUNCTION).describe('The function that the lines differentiate.'),
  lines: z
    .array(z.string(), { error: 'is missing or no list; write the lines as a list of texts' })
    .max(200)
    .describe("The student's lines, as typed."),
  wrt: z.string().optional().describe('The variable; without it the only one there is.'),
  syntax,
});

export const WorkingAnswer = z.object({
  id,
  lines: z.array(
    z.object({
      text: z.string(),
      verdict: z.enum(['right', 'wrong', 'carried forward', 'not a step']),
      did: z.array(z.string()).describe('The rules that lead to the line from the one before.'),
      mistakes: z.array(Mistake),
      witness: Witness.nullable(),
      complaint: z.object({ message: z.string(), ...Span }).optional(),
    }),
  ),
  firstWrong: z.int().nullable().describe('Index of the first wrong line.'),
  done: z.boolean().describe('Whether the last line about the derivative is right and says it in full.'),
});

const NO_ANSWERS = {
  error: 'is no table: send `table`, a CSV text, or `of`, a function, and `answers`, a list of texts',
};

export const MarkRequest = z
  .object({
    id,
    table: z
      .string()
      .optional()
      .describe('CSV; its first row names the columns: answer, problem (an id) or function, wrt, student.'),
    of: z.string().optional().describe('The function that all answers are about, where the table does not say.'),
    wrt: z.string().optional().describe('Its variable; without it the only one there is.'),
    answers: z.array(z.string()).min(1).optional().describe('Answers to `of`, instead of a table.'),
  })
  .refine(({ table, of, answers }) => (table === undefined ? of && answers : !answers), NO_ANSWERS)
  .describe('A table, or answers to one function: up to 1 MB and 2,000 rows.');

const MarkedRow = z.object({
  student: z.string().optional().describe('As in the table; its row where the table names none.'),
  problem: z.string().optional().describe('The id of a problem, or a function, as in the table.'),
  answer: z.string(),
  score: z.number().nullable().describe('null: a person has to decide.'),
  max_score: z.number().nullable(),
  verdict: z.enum(MARK_VERDICTS).describe('superseded: a later row by the same student counts.'),
  mistake: z.string().nullable().describe('The mistakes by id and name, with semicolons between them.'),
  feedback: z.string().describe('What a teacher would say of it.'),
  read_as: z.string().nullable().describe('The answer as it was read, as strict text.'),
});

export const MarkAnswer = z.object({
  id,
  rows: z.array(MarkedRow).describe('In the order of the table.'),
  summary: z.object({
    rows: z.int(),
    verdicts: z.record(z.enum(MARK_VERDICTS), z.int()).describe('How many rows there are of each verdict.'),
  }),
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

export const BackpropAnswer = z.object({
  id,
  nodes: z.array(Node).describe('In topological order.'),
  gradient: z.record(z.string(), z.number().nullable()),
  certificate: Certificate,
  marked: MarkedTable.optional().describe('The table of the request, marked.'),
});

export const ProblemList = z.object({
  problems: z.array(
    z.object({ id: z.string(), title: z.string(), course: z.string(), kind: z.string(), source: z.string() }),
  ),
});

/** Every object by the name it has in the OpenAPI document. */
export const SHAPES = z.registry<{ id: string }>();
SHAPES.add(ReadRequest, { id: 'ReadRequest' });
SHAPES.add(ReadAnswer, { id: 'ReadAnswer' });
SHAPES.add(DeriveRequest, { id: 'DeriveRequest' });
SHAPES.add(DeriveAnswer, { id: 'DeriveAnswer' });
SHAPES.add(Step, { id: 'Step' });
SHAPES.add(Certificate, { id: 'Certificate' });
SHAPES.add(CheckRequest, { id: 'CheckRequest' });
SHAPES.add(CheckAnswer, { id: 'CheckAnswer' });
SHAPES.add(WorkingRequest, { id: 'WorkingRequest' });
SHAPES.add(WorkingAnswer, { id: 'WorkingAnswer' });
SHAPES.add(MarkRequest, { id: 'MarkRequest' });
SHAPES.add(MarkAnswer, { id: 'MarkAnswer' });
SHAPES.add(BackpropRequest, { id: 'BackpropRequest' });
SHAPES.add(BackpropAnswer, { id: 'BackpropAnswer' });
SHAPES.add(ProblemList, { id: 'ProblemList' });
SHAPES.add(ProblemDetails, { id: 'ProblemDetails' });
