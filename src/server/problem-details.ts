import { z } from 'zod';
import type { Complaint } from '../reading/reading.ts';

/** An error as RFC 9457 has it; a complaint adds its span, a refused body what is wrong with which field. */
export const ProblemDetails = z.object({
  type: z.string().describe('A URI that names the kind of problem; about:blank where the status says it all.'),
  title: z.string().describe('What kind of problem it is, in a few words.'),
  status: z.int().describe('The HTTP status.'),
  detail: z.string().optional().describe('What went wrong this time.'),
  id: z.union([z.string(), z.number()]).optional().describe("The request's own, as it came."),
  message: z.string().optional().describe('The complaint: what was found and what to write instead.'),
  start: z.int().optional().describe('Where the complaint begins in the text, in UTF-16 units from 0.'),
  end: z.int().optional().describe('Where it ends, exclusive.'),
  errors: z
    .array(z.object({ field: z.string(), message: z.string() }))
    .optional()
    .describe('The fields of the body that cannot be used.'),
});
/** What is said of a refused request (RFC 9457). */
export type ProblemDetails = z.infer<typeof ProblemDetails>;

/** A request that is not answered, and why: thrown by whoever finds out, sent by the error handler. */
export class Refusal extends Error {
  readonly problem: ProblemDetails;
  constructor(problem: ProblemDetails) {
    super(problem.detail ?? problem.title);
    this.problem = problem;
  }
}

const TITLES: Readonly<Record<number, string>> = {
  400: 'Bad request',
  404: 'Not found',
  405: 'Method not allowed',
  413: 'Body too large',
  415: 'Unsupported media type',
  422: 'This cannot be worked out',
  429: 'Too many requests',
  500: 'Internal error',
  503: 'Busy',
};

/** A problem of a status, with what went wrong this time. */
export const problem = (status: number, detail: string): ProblemDetails => ({
  type: 'about:blank',
  title: TITLES[status] ?? 'Error',
  status,
  detail,
});

/** A text that could not be read: 422 with the complaint and its span. */
export const complaintProblem = ({ message, start, end }: Complaint): ProblemDetails => ({
  ...problem(422, message),
  message,
  start,
  end,
});

/** A body of the wrong shape: 400, each field with what is wrong with it. */
export const shapeProblem = (error: z.ZodError): ProblemDetails => {
  const errors = error.issues.map(issue => ({ field: issue.path.join('.') || 'body', message: issue.message }));
  const detail = errors.map(({ field, message }) => `${field}: ${message}`).join('; ');
  return { ...problem(400, detail), errors };
};
