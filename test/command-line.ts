import { Readable } from 'node:stream';
import { main } from '../src/cli/main.ts';

/** What one command line prints, complains and exits with; `input` is what comes from the pipe. */
export async function commandLine(args: readonly string[], input = '') {
  const [out, err]: [string[], string[]] = [[], []];
  const status = await main(args, {
    print: text => out.push(text),
    complain: text => err.push(text),
    input: Readable.from([input]),
  });
  return { status, out: out.join('\n'), err: err.join('\n') };
}
