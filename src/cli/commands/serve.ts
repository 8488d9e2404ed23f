import { serveUntilStopped } from '../../server/serve.ts';
import { Unusable } from '../arguments.ts';
import type { Command } from '../command.ts';

/** The port asked for, that of the environment, or 3000. */
function portOf(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port < 65536) return port;
  throw new Unusable(`“${text}” is not a port; give a number from 0 to 65535, such as --port 3000.`);
}

/** What keeps a server from listening, as a sentence. */
function refusal(error: unknown, port: number): Unusable {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') return new Unusable(`port ${port} is taken by another program; choose one with --port.`);
  return new Unusable(
    `the server could not listen on port ${port}: ${error instanceof Error ? error.message : String(error)}.`,
  );
}

/** `gradwork serve`: the web pages and the API. */
export const command: Command = {
  summary: 'serves the pages and the API until it is stopped',
  usage: '',
  options: { port: { value: 'PORT', says: 'the port; without it that of the environment variable PORT, else 3000' } },
  examples: ['--port 8080'],
  async run({ words, given }, terminal) {
    if (words.length > 0) throw new Unusable(`serve takes no words; found “${words[0]}”.`);
    const port = portOf(given.get('port') ?? process.env.PORT ?? '3000');
    const running = await serveUntilStopped({ port }).catch((error: unknown) => {
      throw refusal(error, port);
    });
    terminal.print(`Gradwork is at ${running.address}`);
    return 0;
  },
};
