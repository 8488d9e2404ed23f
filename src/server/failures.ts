import type { ErrorRequestHandler, RequestHandler, Response } from 'express';
import { messagePage } from '../../views/message.ts';
import { shortened } from '../reading/complaints.ts';
import type { Log } from './page-route.ts';
import { type ProblemDetails, problem, Refusal } from './problem-details.ts';

/** Whether errors on a path are told as JSON: everything for programs lies under /api. */
const isForPrograms = (path: string): boolean => path.startsWith('/api/') || path === '/api';

/** What nobody answered. */
export const notFound: RequestHandler = (request, response) => {
  refuse(request.path, response, problem(404, `There is nothing at ${shortened(request.path)}.`));
};

/** For the paths that are known, but not with this method. */
export const methodNotAllowed =
  (...allowed: readonly string[]): RequestHandler =>
  (request, response) => {
    response.set('Allow', allowed.join(', '));
    refuse(
      request.path,
      response,
      problem(405, `${request.method} is not for ${request.path}; use ${allowed.join(' or ')}.`),
    );
  };

/** Answers with what went wrong; what is our own fault is logged with its stack and told without it. */
export const failed =
  (log: Log): ErrorRequestHandler =>
  (error: unknown, request, response, next) => {
    const details = problemOf(error);
    if (details.status >= 500) log(`${request.method} ${request.originalUrl}: ${describe(error)}`);
    if (response.headersSent) next(error);
    else refuse(request.path, response, details);
  };

const describe = (error: unknown): string => (error instanceof Error ? (error.stack ?? error.message) : String(error));

function refuse(path: string, response: Response, details: ProblemDetails): void {
  response.status(details.status);
  if (isForPrograms(path)) response.type('application/problem+json').send(JSON.stringify(details));
  else response.type('html').send(messagePage({ title: details.title, text: details.detail ?? '' }).text);
}

/** What the parser of bodies (by its `type`) and the router (by its `status`) throw, in our words. */
const BODY_PROBLEMS: Readonly<Record<string, ProblemDetails>> = {
  'entity.too.large': problem(413, 'The body is larger than is taken: 64 kB, or 1 MB for a table of answers.'),
  'entity.parse.failed': problem(400, 'The body is no JSON object that can be read: write one in braces.'),
  'encoding.unsupported': problem(415, 'The body has an unknown content encoding.'),
  'charset.unsupported': problem(415, 'The body has an unknown character set; send UTF-8.'),
  'request.size.invalid': problem(400, 'The body is not as long as its Content-Length says.'),
  'request.aborted': problem(400, 'The request was aborted.'),
};

function problemOf(error: unknown): ProblemDetails {
  if (error instanceof Refusal) return error.problem;
  const { type, status } = thrownByExpress(error);
  const known = BODY_PROBLEMS[type];
  if (known) return known;
  if (status >= 400 && status < 500) return problem(status, 'The request cannot be understood.');
  return problem(500, 'Something went wrong on our side; it has been logged.');
}

function thrownByExpress(error: unknown): { type: string; status: number } {
  if (!(error instanceof Error)) return { type: '', status: 500 };
  return {
    type: 'type' in error && typeof error.type === 'string' ? error.type : '',
    status: 'status' in error && typeof error.status === 'number' ? error.status : 500,
  };
}
