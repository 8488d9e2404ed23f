import { z } from 'zod';
import type { Described } from './endpoint.ts';
import { SHAPES } from './named-shapes.ts';
import { ProblemDetails } from './problem-details.ts';

const reference = (name: string): string => `#/components/schemas/${name}`;

/** The OpenAPI 3.1 document of a table of endpoints, its schemas made from those that read the requests. */
export const openapi = (endpoints: readonly Described[]) => ({
  openapi: '3.1.1',
  info: {
    title: 'Gradwork',
    version: '1',
    description: 'Worked derivatives, each checked against backpropagation. Errors are RFC 9457 problem details.',
  },
  paths: Object.fromEntries(endpoints.map(endpoint => [endpoint.path, { [endpoint.method]: operation(endpoint) }])),
  components: { schemas: schemas() },
});

const operation = ({ summary, takes, gives, ofCsv }: Described) => ({
  summary,
  ...(takes && {
    requestBody: { required: true, content: { ...content(JSON_TYPE, takes), ...csv(ofCsv && 'A table of answers.') } },
  }),
  responses: {
    200: {
      description: 'Done.',
      content: { ...(gives ? content(JSON_TYPE, gives) : { [JSON_TYPE]: {} }), ...csv(ofCsv) },
    },
    ...(takes && {
      422: { description: 'An expression could not be read.', content: content(PROBLEM, ProblemDetails) },
    }),
    default: { description: 'Refused.', content: content(PROBLEM, ProblemDetails) },
  },
});

const JSON_TYPE = 'application/json';
const PROBLEM = 'application/problem+json';

const csv = (description: string | undefined) =>
  description === undefined ? {} : { 'text/csv': { schema: { type: 'string', description } } };

const content = (type: string, schema: z.ZodType) => ({ [type]: { schema: { $ref: reference(nameOf(schema)) } } });

function nameOf(schema: z.ZodType): string {
  const entry = SHAPES.get(schema);
  if (!entry) throw new Error('A schema of an endpoint is missing in SHAPES.');
  return entry.id;
}

/** The schemas by name; the names are theirs in the document, so their own ids and dialects are left out. */
function schemas() {
  const named = z.toJSONSchema(SHAPES, { uri: reference, io: 'input' }).schemas;
  return Object.fromEntries(
    Object.entries(named).map(([name, { $id: _id, $schema: _dialect, ...schema }]) => [name, schema]),
  );
}
