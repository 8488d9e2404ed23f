import { parseArgs } from 'node:util';

/** An option of a command: what its value is called in the help, the values allowed, what it does. */
export interface Option {
  /** Left out for a switch that takes no value. */
  readonly value?: string;
  readonly choices?: readonly string[];
  /** A letter that stands for it behind one minus. */
  readonly short?: string;
  readonly says: string;
}

/** The options of a command by their names. */
export type Options = Readonly<Record<string, Option>>;

/** What was typed after the command's name. */
export interface Typed {
  readonly words: readonly string[];
  /** The value of an option that was given; a switch has the value ''. */
  readonly given: ReadonlyMap<string, string>;
}

/** The command line could not be used: told in one line, exit status 2. */
export class Unusable extends Error {}

/**
 * Splits a command line by a command's options. Whatever begins with one minus is a word (an expression may begin with
 * a minus), unless it is the letter of an option; options begin with two. Throws `Unusable` on an unknown option, a
 * missing value or a value not allowed.
 */
export function parseTyped(args: readonly string[], options: Options): Typed {
  const { words, given } = parseOrRefuse(args, options);
  for (const [name, value] of given) refuseUnknownChoice(name, value, options[name]?.choices);
  return { words, given };
}

/** A word with one minus is hidden from parseArgs, which would take it for an option, behind a mark of our own. */
const WORD = '\u0000';

/** A switch has the value ''. */
function parseOrRefuse(args: readonly string[], options: Options): Typed {
  const letters = Object.values(options).map(({ short }) => `-${short}`);
  const hidden = args.map(arg => (/^-(?!-)/.test(arg) && !letters.includes(arg) ? WORD + arg : arg));
  try {
    const spec = { args: hidden, options: flagsOf(options), allowPositionals: true, strict: true };
    const { values, positionals } = parseArgs(spec);
    const given = Object.entries(values).map(
      ([name, value]) => [name, value === true ? '' : bare(String(value))] as const,
    );
    return { words: positionals.map(bare), given: new Map(given) };
  } catch (error) {
    throw new Unusable(refusal(error, options));
  }
}

const bare = (word: string): string => word.replace(WORD, '');

/** The options as parseArgs takes them. */
const flagsOf = (options: Options) =>
  Object.fromEntries(
    Object.entries(options).map(([name, { value, short }]) => [
      name,
      { type: value ? 'string' : 'boolean', ...(short && { short }) } as const,
    ]),
  );

function refusal(error: unknown, options: Options): string {
  const message = error instanceof Error ? error.message : String(error);
  const empty = /Option '(?:-\w, )?--(?<name>[\w-]+) <value>' argument missing/.exec(message)?.groups?.name;
  if (empty !== undefined) return `--${empty} needs a value: --${empty} ${options[empty]?.value ?? 'VALUE'}.`;
  const unknown = /Unknown option '(?<name>[^']*)'/.exec(message)?.groups?.name;
  if (unknown === undefined) return message.replaceAll(WORD, '').split('\n')[0] ?? message;
  const known = Object.keys(options).map(name => `--${name}`);
  return `${unknown} is not an option here; there ${known.length === 1 ? 'is' : 'are'} ${known.join(', ') || 'none'}.`;
}

function refuseUnknownChoice(name: string, value: string, choices: readonly string[] | undefined): void {
  if (choices && !choices.includes(value))
    throw new Unusable(`--${name} ${value} is not known; it is one of ${choices.join(', ')}.`);
}
