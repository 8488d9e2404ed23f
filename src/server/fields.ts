import { z } from 'zod';
import { numberWritten } from '../values.ts';

/* Fields that stand in several objects of the HTTP API, and what is said where one has a wrong value. */

/** A request's own name for itself. */
export const id = z.union([z.string(), z.number()]).optional().describe('Given back as it came.');
/** What stands beside an answer where the request has fields that are not known. */
export const ignored = z.array(z.string()).optional().describe('Fields of the request that are not known: no effect.');
/** Text or LaTeX. */
export const syntax = z
  .enum(['text', 'latex'])
  .optional()
  .describe('How the expression is written; plain text without it.');
/** An expression in Gradwork's own plain notation. */
export const strict = (what: string) => z.string().describe(`${what}, as strict text.`);
/** A number, or a text in which one is written as it is in mathematics: "pi/4". */
const value = z.union(
  [
    z.number(),
    z
      .string()
      .refine(text => Number.isFinite(numberWritten(text)))
      .transform(numberWritten),
  ],
  { error: 'is no number; write one, or a text such as "pi/4"' },
);
/** Numbers by the names of variables. */
export const point = z.record(z.string(), value, {
  error: 'is missing or no object of numbers; write values such as {"x": 1}',
});
/** What is said of a wrong value where its field says nothing itself; the field's name stands before it. */
export const SAID: z.core.$ZodErrorMap = issue => {
  if (issue.code === 'invalid_value')
    return `is none of these: ${issue.values.map(String).join(', ')}; write one of them`;
  if (issue.code === 'too_small') return `is too small or too short: the least is ${issue.minimum}`;
  if (issue.code === 'too_big') return `is too large or too long: the most is ${issue.maximum}`;
  if (issue.code === 'invalid_type')
    return `is missing or ${OTHERWISE[issue.expected] ?? 'of another shape than is read here'}`;
  return 'cannot be used: see what it may be in /api/v1/openapi.json';
};

/** What a value is not, by the type that was expected. */
const OTHERWISE: Readonly<Record<string, string>> = {
  string: 'no text; write one in quotes',
  number: 'no number; write one without quotes',
  int: 'no whole number; write one such as 2',
  boolean: 'neither true nor false; write one of them',
  array: 'no list; write one in square brackets',
  object: 'no object; write one in braces',
  record: 'no object; write one in braces',
};

/** What is said where a field has a wrong value; the field's name stands before it. */
export const ORDER = { error: 'is no whole number from 1 to 6' };
/** The same for a function that is missing. */
export const FUNCTION = { error: 'is missing or no text; write a function such as "x^2 sin x"' };

/** A stretch of the text that was sent. */
export const Span = { start: z.int().describe('UTF-16 units from 0.'), end: z.int().describe('Exclusive.') };
/** Another way in which a text could have been read. */
const Note = z.object({ message: z.string(), ...Span, instead: z.string().optional() });
/** All of them. */
export const notes = z.array(Note).describe('What could have been read another way.');

/** One of a thing, a list of them (a gradient, the functions of a Jacobian), or rows (a matrix). */
export const orLists = <Entry extends z.ZodType>(entry: Entry) =>
  z.union([entry, z.array(z.union([entry, z.array(entry)]))]);
/** One text, or a list of them. */
export const orList = (entry: z.ZodString) => z.union([entry, z.array(entry)]);

/** A mistake named in a wrong answer. */
export const Mistake = z.object({
  id: z.string(),
  name: z.string(),
  at: strict('The part at which it happened'),
  feedback: z.string().describe('One or two sentences to the student.'),
  clue: z.string().describe('The same without giving the answer away.'),
});
