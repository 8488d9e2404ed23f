import { parseTyped, Unusable } from './arguments.ts';
import type { Command, ExitStatus, Terminal } from './command.ts';
import { helpOf, helpPage } from './help.ts';

/** Each command is imported when it is asked for: a one-shot `derive` pays for nothing else. */
const COMMANDS: Readonly<Record<string, () => Promise<{ readonly command: Command }>>> = {
  derive: () => import('./commands/derive.ts'),
  backprop: () => import('./commands/backprop.ts'),
  check: () => import('./commands/check.ts'),
  working: () => import('./commands/working.ts'),
  grade: () => import('./commands/grade.ts'),
  read: () => import('./commands/read.ts'),
  problem: () => import('./commands/problem.ts'),
  rules: () => import('./commands/rules.ts'),
  serve: () => import('./commands/serve.ts'),
};

const STANDARD: Terminal = {
  print: text => process.stdout.write(`${text}\n`),
  complain: text => process.stderr.write(`${text}\n`),
  input: process.stdin,
};

/** A reader that has seen enough (`| head`) closes the pipe; that is no failure. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});

/** Runs one command line; gives the exit status. What cannot be used is told in one line on standard error. */
export async function main(args: readonly string[], terminal: Terminal = STANDARD): Promise<ExitStatus> {
  const [name = 'help', ...rest] = args;
  try {
    if (['help', '--help', '-h'].includes(name)) return await help(rest[0], terminal);
    const command = await commandNamed(name);
    if (rest.includes('--help')) return await help(name, terminal);
    return await command.run(parseTyped(rest, command.options), terminal);
  } catch (error) {
    if (!(error instanceof Unusable)) throw error;
    terminal.complain(`gradwork: ${error.message}`);
    return 2;
  }
}

async function commandNamed(name: string): Promise<Command> {
  const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!load) throw new Unusable(`${name} is not a command; there are ${Object.keys(COMMANDS).join(', ')} and help.`);
  return (await load()).command;
}

async function help(name: string | undefined, terminal: Terminal): Promise<ExitStatus> {
  if (name !== undefined) {
    terminal.print(helpOf(name, await commandNamed(name)));
    return 0;
  }
  const commands = await Promise.all(Object.keys(COMMANDS).map(async key => [key, await commandNamed(key)] as const));
  terminal.print(helpPage(commands));
  return 0;
}
