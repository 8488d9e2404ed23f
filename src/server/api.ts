import { backprop } from '../backprop.ts';
import { settle } from '../checking/witness.ts';
import { strictText } from '../expression/strict.ts';
import { answered } from '../kinds/kinds.ts';
import { latex } from '../notation/math-latex.ts';
import { readExpression } from '../reading/expression-reader.ts';
import type { Read } from '../reading/reading.ts';
import { checkInGraph } from '../tables/graph-check.ts';
import { tableMarker } from '../tables/mark-table.ts';
import { entriesOf } from '../tables/read-table.ts';
import { backpropJson } from '../telling/backprop-json.ts';
import { derivationJson } from '../telling/json.ts';
import { kindJson } from '../telling/kind-json.ts';
import { markedTableJson } from '../telling/marked-table-json.ts';
import { verdictJson } from '../telling/verdict-json.ts';
import { workingJson } from '../telling/working-json.ts';
import { working } from '../working/work-question.ts';
import { type Endpoint, got, posted } from './endpoint.ts';
import { markEndpoint } from './mark-api.ts';
import { CheckAnswer, CheckRequest, WorkingAnswer, WorkingRequest } from './marking-shapes.ts';
import { openapi } from './openapi.ts';
import { complaintProblem, Refusal } from './problem-details.ts';
import { problems } from './problem-pages.ts';
import {
  BackpropAnswer,
  BackpropRequest,
  DeriveAnswer,
  DeriveRequest,
  ProblemList,
  ReadAnswer,
  ReadRequest,
} from './shapes.ts';
import { reportFailing } from './witnessed.ts';

/** Every endpoint of the API but that of tables (mark-api.ts), which takes longer than a thread may. */
export const ENDPOINTS: readonly Endpoint[] = [
  posted('/api/v1/read', 'Reads an expression.', ReadRequest, ReadAnswer, ({ id, text, syntax, names }) => {
    const { expr, notes, spelling } = readable(
      readExpression(text, { ...(syntax && { syntax }), ...(names && { names }) }),
    );
    return { ...given(id), read: strictText(expr), latex: latex(expr, { spelling, marks: 'none' }), notes };
  }),
  posted(
    '/api/v1/derive',
    'Derives a function, step by step.',
    DeriveRequest,
    DeriveAnswer,
    async ({ id, steps, ...asked }, log) => {
      const begun = performance.now();
      const worked = readable(answered(asked));
      const ms = performance.now() - begun;
      const done = await settle(worked);
      const answer = 'parts' in done ? kindJson(done, ms, steps) : derivationJson(done, ms, steps);
      reportFailing(asked.f, answer.certificate, log);
      return { ...given(id), ...answer };
    },
  ),
  posted(
    '/api/v1/backprop',
    'Runs a program forward and backward.',
    BackpropRequest,
    BackpropAnswer,
    async ({ id, table, rounding, rate, ...asked }, log) => {
      const done = await settle(readable(backprop(asked)));
      reportFailing(asked.f, done.certificate, log);
      const marker = table && readable(tableMarker(done, { rounding, rate }));
      const marked = marker && markedTableJson(readable(marker(entriesOf(table))));
      return { ...given(id), ...backpropJson(done, done.certificate), ...(marked && { marked }) };
    },
  ),
  posted('/api/v1/check', 'Marks an answer.', CheckRequest, CheckAnswer, ({ id, answer, ...question }) => ({
    ...given(id),
    ...verdictJson(readable(checkInGraph(question, answer))),
  })),
  posted(
    '/api/v1/working',
    'Marks a derivation line by line.',
    WorkingRequest,
    WorkingAnswer,
    ({ id, of, lines, ...asked }) => ({ ...given(id), ...workingJson(readable(working({ ...asked, f: of }, lines))) }),
  ),
  got('/api/v1/problems', 'Lists the problems.', ProblemList, async log => ({
    problems: (await problems(log)).map(({ id, title, course, kind, source }) => ({ id, title, course, kind, source })),
  })),
  got('/api/v1/openapi.json', 'This document.', undefined, () => openapi([...ENDPOINTS, markEndpoint])),
];

/** What was read, or a refusal with the complaint and its span. */
function readable<T>(read: Read<T>): T {
  if (!read.ok) throw new Refusal(complaintProblem(read.complaint));
  return read.value;
}

/** A request's own name for itself is given back. */
const given = (id: string | number | undefined) => (id === undefined ? {} : { id });
