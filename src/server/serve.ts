import { createServer, type Server } from 'node:http';
import { type AppOptions, createApp } from './app.ts';
import { startThreads, type ThreadOptions } from './threads.ts';

interface ServeOptions extends Omit<AppOptions, 'perform'>, Partial<ThreadOptions> {
  /** 0 takes any free port. */
  readonly port: number;
  readonly host?: string;
}

/** A running server: where it listens, and how to stop it once what it is doing is done. */
export interface Running {
  readonly address: string;
  readonly stop: () => Promise<void>;
}

/** An expression of 10,000 characters stands in the address of its page; each may take three when escaped. */
const LONGEST_ADDRESS = 64 * 1024;
const SLOWEST_REQUEST = 30_000;

/** Listens; rejects where the port is taken. */
export async function serve({
  port,
  host,
  log = console.error,
  patience,
  requestsPerMinute,
}: ServeOptions): Promise<Running> {
  const threads = startThreads({ log, ...(patience && { patience }) });
  const server = createServer(
    { maxHeaderSize: LONGEST_ADDRESS, requestTimeout: SLOWEST_REQUEST, headersTimeout: SLOWEST_REQUEST },
    createApp({ perform: threads.perform, log, ...(requestsPerMinute && { requestsPerMinute }) }),
  );
  await new Promise<void>((listening, failed) => {
    server.once('error', failed).listen(port, host, listening);
  });
  return { address: addressOf(server), stop: () => stop(server).then(threads.close) };
}

function addressOf(server: Server): string {
  const address = server.address();
  return typeof address === 'object' && address ? `http://localhost:${address.port}` : String(address);
}

/** How long requests under way may take to finish, and how often connections that became idle are closed meanwhile. */
const PATIENCE = 10_000;
const IDLE_CHECK = 100;

/** Takes no more connections, lets requests under way finish, then resolves. */
function stop(server: Server): Promise<void> {
  const idle = setInterval(() => server.closeIdleConnections(), IDLE_CHECK);
  const patience = setTimeout(() => server.closeAllConnections(), PATIENCE);
  return new Promise(stopped => {
    server.close(() => {
      clearInterval(idle);
      clearTimeout(patience);
      stopped();
    });
  });
}

/** Serves until the terminal or the system asks it to end (SIGINT, SIGTERM); the process then ends by itself. */
export async function serveUntilStopped(options: ServeOptions): Promise<Running> {
  const running = await serve(options);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => running.stop());
  return running;
}
