import { z } from 'zod';
import { MARK_VERDICTS } from '../grading/mark.ts';
import { FORMS } from '../marking/check-question.ts';
import { FUNCTION, id, ignored, Mistake, notes, orLists, point, Span, syntax } from './fields.ts';
import { DeriveRequest } from './shapes.ts';

/* The objects of marking: answers, workings, tables of answers. */

const ROUNDING = { error: 'is no whole number from 0 to 15' };

/** An answer and the question it is one to. */
export const CheckRequest = z.object({
  id,
  answer: z
    .string({ error: 'is missing or no text; write the answer, such as "2x cos x"' })
    .describe('What the student handed in.'),
  of: z.string(FUNCTION).optional().describe('The function that was to be differentiated.'),
  expected: z.string().optional().describe('The right result, instead of the function.'),
  syntax,
  form: z.enum(FORMS).optional().describe('The form the answer is to have.'),
  rounding: z
    .int(ROUNDING)
    .min(0, ROUNDING)
    .max(15, ROUNDING)
    .optional()
    .describe('How many decimals a number may be rounded to.'),
  domain: z
    .enum(['strict'])
    .optional()
    .describe(
      'An answer that is real in other places is wrong; single points, as 1 in (x² − 1)/(x − 1), do not count.',
    ),
  assume: z.array(z.string()).max(20).optional().describe('Conditions on the letters, such as "a > 0".'),
  ...DeriveRequest.pick({ wrt: true, order: true, kind: true, at: true, along: true, dependent: true, log: true })
    .shape,
});

const Witness = z.object({
  at: z.record(z.string(), z.union([z.number(), z.string()])),
  expected: z.union([z.number(), z.string()]).describe('A text of digits where doubles end.'),
  answer: z.union([z.number(), z.string()]),
  difference: z
    .union([z.number(), z.string()])
    .optional()
    .describe('What was expected less the answer, where the digits of the two do not show it.'),
});

const together = z
  .literal(true)
  .optional()
  .describe('The mistakes were made together; without it each explains the answer or the line alone.');

/** The verdict on an answer. */
export const CheckAnswer = z.object({
  id,
  ignored,
  verdict: z.enum(['correct', 'wrong', 'undecided', 'unreadable']),
  said: z.string().describe('What a teacher would say of it.'),
  proved: z.boolean().describe('Whether it was decided without sampling.'),
  read: orLists(z.string()).nullable().describe('The answer as it was read, as strict text.'),
  claimed: z
    .array(
      z.object({
        read: orLists(z.string()),
        link: z.enum(['=', 'or']).optional().describe('How it follows the value before it.'),
        where: z.string().optional().describe('Of an answer in pieces: the condition under which it holds.'),
      }),
    )
    .optional()
    .describe('All the values that were read, where there are several: both of ±, those joined by "or", pieces.'),
  notes,
  inForm: z.boolean().describe('Whether a correct answer has the form that was asked for.'),
  missing: z.string().optional().describe('What is missing to the form.'),
  mistakes: z.array(Mistake),
  together,
  rules: z
    .object({ right: z.int(), of: z.int() })
    .optional()
    .describe('How many applications of rules are right in spite of the mistakes.'),
  entry: z
    .array(z.int())
    .optional()
    .describe('Of a wrong list, which entry: [i] of a vector, [row, column] of a matrix, from 0.'),
  furtherEntries: z
    .array(z.object({ entry: z.array(z.int()), mistakes: z.array(Mistake) }))
    .optional()
    .describe('Of a list with several wrong entries: the mistakes in two more of them.'),
  hint: z.string().optional().describe('What can be said of a wrong answer that fits no mistake.'),
  witness: Witness.nullable().describe('A point at which answer and expected result differ.'),
  domain: z
    .string()
    .nullable()
    .describe('Where the two are not both real, or of a curve the branch on which alone the answer is right.'),
  why: z.string().optional().describe('Why it could not be decided.'),
  complaint: z.object({ message: z.string(), ...Span }).optional(),
});

/** A student's derivation of a function. */
export const WorkingRequest = z.object({
  id,
  of: z.string(FUNCTION).describe('The function that the lines differentiate, or an equation.'),
  lines: z
    .array(z.string(), { error: 'is missing or no list; write the lines as a list of texts' })
    .max(200, { error: 'are more than 200; at most 200 are marked at once' })
    .describe("The student's lines, as typed."),
  wrt: z.string().optional().describe('The variable; without it the only one there is.'),
  at: point.optional().describe('The point of the problem: numbers in the lines are values there, rounded as written.'),
  syntax,
});

/** A verdict on each line. */
export const WorkingAnswer = z.object({
  id,
  ignored,
  lines: z.array(
    z.object({
      text: z.string(),
      verdict: z.enum(['right', 'wrong', 'carried forward', 'not a step']),
      did: z.array(z.string()).describe('The rules that lead to the line from the one before.'),
      mistakes: z.array(Mistake).describe('The first to be believed first.'),
      together,
      hint: z.string().optional().describe('What can be said of a wrong line in which no mistake is named.'),
      clue: z.string().optional().describe('The same where it would give the answer away, with that kept back.'),
      witness: Witness.nullable(),
      domain: z.string().optional().describe('Where the line has no value, and what it ought to be has one.'),
      complaint: z.object({ message: z.string(), ...Span }).optional(),
    }),
  ),
  firstWrong: z.int().nullable().describe('Index of the first wrong line.'),
  done: z.boolean().describe('Whether the last line about the derivative is right and says it in full.'),
});

const NO_ANSWERS = {
  error: 'is no table: send `table`, a CSV text, or `of`, a function, and `answers`, a list of texts',
};

/** Answers of many students, as a table or to one function. */
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

/** The same rows with their marks, and how many there are of each verdict. */
export const MarkAnswer = z.object({
  id,
  ignored,
  rows: z.array(MarkedRow).describe('In the order of the table.'),
  summary: z.object({
    rows: z.int(),
    verdicts: z.record(z.enum(MARK_VERDICTS), z.int()).describe('How many rows there are of each verdict.'),
  }),
});
