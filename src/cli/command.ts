import type { Options, Typed } from './arguments.ts';

/** Where a command writes; a result goes to `print`, what is not the result to `complain`. */
export interface Terminal {
  readonly print: (text: string) => void;
  readonly complain: (text: string) => void;
  readonly input: NodeJS.ReadableStream;
}

/** 0: done. 1: done, and the answer is no. 2: could not be used. */
export type ExitStatus = 0 | 1 | 2;

/** One word behind `gradwork`: what help says of it, what it takes, what it does. */
export interface Command {
  /** One line for `gradwork help`. */
  readonly summary: string;
  /** How it is typed, without the options. */
  readonly usage: string;
  readonly options: Options;
  readonly examples: readonly string[];
  /** Does it; throws `Unusable` on what cannot be used. */
  readonly run: (typed: Typed, terminal: Terminal) => Promise<ExitStatus>;
}
