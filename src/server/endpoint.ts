import type { z } from 'zod';
import { SAID } from './fields.ts';
import type { Log } from './page-route.ts';
import { Refusal, shapeProblem } from './problem-details.ts';

/** One row of the API as its document tells it: what is sent where, what comes back. */
export interface Described {
  readonly method: 'get' | 'post';
  readonly path: string;
  readonly summary: string;
  /** The shape of the body; none for a GET. */
  readonly takes?: z.ZodType;
  /** The shape of the answer; none for one described elsewhere. */
  readonly gives?: z.ZodType;
  /** What a CSV table is answered with, where one may be sent instead of JSON. */
  readonly ofCsv?: string;
}

/** The same with what answers it. */
export interface Endpoint extends Described {
  /** The answer to a body as it was parsed from JSON; throws a Refusal for one it cannot use. */
  readonly answer: (body: unknown, log: Log) => unknown;
}

/** An endpoint whose body is read by its schema before the answer is made. */
export const posted = <Body extends z.ZodObject>(
  path: string,
  summary: string,
  takes: Body,
  gives: z.ZodType,
  answer: (body: z.infer<Body>, log: Log) => object | Promise<object>,
): Endpoint => ({
  method: 'post',
  path,
  summary,
  takes,
  gives,
  answer: async (body, log) => {
    try {
      return { ...(await answer(parsed(takes, body), log)), ...ignoredIn(body, takes) };
    } catch (error) {
      throw error instanceof Refusal ? new Refusal({ ...error.problem, ...idOf(body) }) : error;
    }
  },
});

/** An endpoint that is only asked for. */
export const got = (
  path: string,
  summary: string,
  gives: z.ZodType | undefined,
  answer: (log: Log) => unknown,
): Endpoint => ({
  method: 'get',
  path,
  summary,
  answer: (_body, log) => answer(log),
  ...(gives && { gives }),
});

const fieldsOf = (body: unknown): Readonly<Record<string, unknown>> =>
  typeof body === 'object' && body !== null && !Array.isArray(body) ? { ...body } : {};

/** A request's own name for itself, given back with whatever answers it; nothing where it has none that could be one. */
function idOf(body: unknown): { readonly id?: string | number } {
  const { id } = fieldsOf(body);
  return typeof id === 'string' || typeof id === 'number' ? { id } : {};
}

/** Fields that the endpoint does not know have no effect, and the answer says which they are. */
function ignoredIn(body: unknown, takes: z.ZodObject): { readonly ignored?: readonly string[] } {
  const ignored = Object.keys(fieldsOf(body)).filter(name => !Object.hasOwn(takes.shape, name));
  return ignored.length > 0 ? { ignored } : {};
}

function parsed<Body extends z.ZodType>(schema: Body, body: unknown): z.infer<Body> {
  const result = schema.safeParse(body, { error: SAID });
  if (!result.success) throw new Refusal(shapeProblem(result.error));
  return result.data;
}
