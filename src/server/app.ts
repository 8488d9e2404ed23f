import express, { type Express, type RequestHandler, type Response, Router } from 'express';
import { rateLimit } from 'express-rate-limit';
import { ENDPOINTS } from './api.ts';
import { assets } from './assets.ts';
import type { Endpoint } from './endpoint.ts';
import { failed, methodNotAllowed, notFound } from './failures.ts';
import { securityHeaders } from './headers.ts';
import type { Done, Job } from './job.ts';
import { MARK_PATH, markApi, onlyTable } from './mark-api.ts';
import { markTable } from './mark-table.ts';
import type { Log } from './page-route.ts';
import { PAGES } from './pages.ts';
import { problem, Refusal } from './problem-details.ts';
import { TABLE_LIMIT } from './table-marking.ts';

/** What the server is told when it starts. */
export interface AppOptions {
  /** Does what is asked for: threads.ts, so that no question can stop the server. */
  readonly perform: (job: Job) => Promise<Done>;
  /** Requests that compute something, a minute and an address; 600 without it. */
  readonly requestsPerMinute?: number;
  /** Where a line of the log goes; standard error without it. */
  readonly log?: Log;
}

type Perform = AppOptions['perform'];

const BODY_LIMIT = '64kb';
/** How a table of answers may be sent to its page. */
const FORMS = ['multipart/form-data', 'application/x-www-form-urlencoded'];

/** Pages and API as one application; nothing listens yet. */
export function createApp({ perform, requestsPerMinute = 600, log = console.error }: AppOptions): Express {
  const app = express();
  app.disable('x-powered-by');
  app.use(securityHeaders, assets());
  app.get('/healthz', (_request, response) => {
    response.set('Cache-Control', 'no-store').json({ status: 'ok' });
  });
  app.all('/healthz', methodNotAllowed('GET', 'HEAD'));
  app.use(limited(requestsPerMinute), api(perform), tables(log));
  app.use(pages(perform));
  app.use(notFound, failed(log));
  return app;
}

/** The limit on what costs time; answers over it are refused with 429. */
const limited = (limit: number): RequestHandler =>
  rateLimit({
    windowMs: 60_000,
    limit,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    validate: { xForwardedForHeader: false },
    handler: (_request, _response, next) => next(new Refusal(problem(429, 'Too many requests; wait a minute.'))),
  });

function api(perform: Perform): Router {
  const router = Router();
  for (const endpoint of ENDPOINTS) mount(router, endpoint, perform);
  return router;
}

function mount(router: Router, { method, path }: Endpoint, perform: Perform): void {
  const respond: RequestHandler = async (request, response) => {
    response.set('Cache-Control', 'no-store');
    send(response, 'application/json', await perform({ table: 'endpoints', path, body: request.body }));
  };
  if (method === 'get') router.get(path, respond);
  else router.post(path, onlyJson, express.json({ limit: BODY_LIMIT }), respond);
  router.all(path, method === 'get' ? methodNotAllowed('GET', 'HEAD') : methodNotAllowed('POST'));
}

/** Tables of answers are marked in threads of their own: they may take longer than a page. */
function tables(log: Log): Router {
  const router = Router();
  const limit = TABLE_LIMIT;
  router.post('/mark', express.raw({ type: FORMS, limit }), markTable(log));
  router.post(MARK_PATH, onlyTable, express.json({ limit }), express.raw({ type: 'text/csv', limit }), markApi(log));
  router.all(MARK_PATH, methodNotAllowed('POST'));
  return router;
}

/** Sends what was done; a problem goes the way of all problems. */
function send(response: Response, type: string, done: Done): void {
  if (!done.ok) throw new Refusal(done.problem);
  response.status(done.status).type(type).send(done.text);
}

/** A body that does not call itself JSON is refused before it is read. */
const onlyJson: RequestHandler = (request, _response, next) => {
  if (request.is('application/json') === 'application/json') next();
  else throw new Refusal(problem(415, 'The body must be JSON: send it with Content-Type: application/json.'));
};

function pages(perform: Perform): Router {
  const router = Router();
  for (const { path, takesForms } of PAGES) {
    const respond: RequestHandler = async ({ query, body, params }, response) => {
      const said = { ...query, ...fieldsOf(body) };
      send(response, 'html', await perform({ table: 'pages', path, query: said, parameters: { ...params } }));
    };
    router.get(path, respond);
    if (takesForms) router.post(path, express.urlencoded({ limit: BODY_LIMIT, extended: false }), respond);
    router.all(path, methodNotAllowed('GET', 'HEAD', ...(takesForms ? ['POST'] : [])));
  }
  return router;
}

/** The fields of a form that was posted; none without one. */
const fieldsOf = (body: unknown): object => (typeof body === 'object' && body !== null ? body : {});
