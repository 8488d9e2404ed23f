import type { Expr } from '../expression/expression.ts';
import type { Program } from '../expression/program.ts';

/** A stretch of what was typed, in UTF-16 units from 0, end exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Said beside a reading that could have been another one. */
export interface Note extends Span {
  readonly message: string;
  /** The whole text typed the other way, where there is another way: offered at a click. */
  readonly instead?: string;
}

/** Why a text could not be read: what was found, where, what to write instead. */
export interface Complaint extends Span {
  readonly message: string;
}

/** How the student writes what has two spellings; what is shown keeps to it. */
export interface Spelling {
  readonly exponential: 'e^' | 'exp';
  readonly logarithm: 'ln' | 'log';
}

/** Where each part of the expression stands in the text; a path is the argument indices from the root, joined by dots. */
export type Spans = ReadonlyMap<string, Span>;

/** An expression as read. */
export interface Reading {
  readonly expr: Expr;
  readonly notes: readonly Note[];
  readonly spelling: Spelling;
  /** Found when they are asked for: few ask. */
  readonly spans: () => Spans;
}

/** A program as read; a single expression is not a program. */
export interface ProgramReading {
  readonly program: Program;
  readonly notes: readonly Note[];
  readonly spelling: Spelling;
}

/** What was read, or the complaint about the text. */
export type Read<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly complaint: Complaint };

/** How a text is to be read. */
export interface ReaderOptions {
  readonly syntax?: 'text' | 'latex';
  /** Names that are one symbol each, whatever letters they have: defined names, and those given values. */
  readonly names?: readonly string[];
  /** What `log` without a base means; natural unless a problem says otherwise. */
  readonly log?: 'natural' | 'ten';
  /** The variable by which a prime behind a bracket differentiates, (x^2)'; without it that is a complaint. */
  readonly wrt?: string | undefined;
}
