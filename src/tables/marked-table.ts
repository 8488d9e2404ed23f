import type { NamedMistake } from '../marking/verdict.ts';
import type { Quantity } from './quantity.ts';

/** What is said of one cell. */
export type CellVerdict = 'right' | 'wrong' | 'carried forward' | 'missing' | 'unreadable';

/** One cell of a table, marked. */
export interface MarkedCell {
  readonly quantity: Quantity;
  /** As it was handed in; empty where nothing was. */
  readonly typed: string;
  readonly verdict: CellVerdict;
  /** The right number. */
  readonly expected: number;
  /** What follows from the student's own earlier numbers. */
  readonly expectedFromOwn: number;
  /** The mistakes that give this number; none where none fits. */
  readonly mistakes: readonly NamedMistake[];
  /** What can be said of a wrong number that fits no mistake. */
  readonly hint?: string;
  /** Whether the question asks for it; everything handed in is where the question does not say. */
  readonly asked: boolean;
  /** Whether the cell counts: what the question itself gives does only where it is wrong. */
  readonly counts: boolean;
}

/** A row that is about nothing in the computation. */
export interface UnknownRow {
  readonly name: string;
  /** A sentence with the names there are. */
  readonly message: string;
}

/** A table marked cell by cell. */
export interface MarkedTable {
  /** In the order they were handed in, then those that were asked for and are not there. */
  readonly cells: readonly MarkedCell[];
  readonly unknown: readonly UnknownRow[];
  /** How many of the cells that count are right or carried forward. */
  readonly score: { readonly right: number; readonly of: number };
  /** The node whose derivatives the adjoints are. */
  readonly output: string;
  /** The decimals that numbers are told with. */
  readonly decimals: number;
}

/** Whether nothing is left to say: every cell that counts is right. */
export const isAllRight = ({ cells, unknown, score }: MarkedTable): boolean =>
  score.of > 0 && unknown.length === 0 && cells.every(({ verdict, counts }) => !counts || verdict === 'right');
