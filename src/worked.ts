import type { Certificate } from './checking/certificate.ts';
import type { Derivation } from './derivation/step.ts';
import type { Expr } from './expression/expression.ts';
import type { Read, Reading } from './reading/reading.ts';

/** What is asked of a function: how it is typed, by what to differentiate it and how often. */
export interface Question {
  readonly f: string;
  readonly syntax?: 'text' | 'latex';
  /** The variable; without it the only one there is. */
  readonly wrt?: string;
  /** How often to differentiate, 1 to 6; once without it. */
  readonly order?: number;
  /** Where the result's value is wanted; its names are whole names for the reader. */
  readonly at?: Readonly<Record<string, number>>;
  readonly log?: 'natural' | 'ten';
}

/** A question worked out: everything that page, terminal and API tell of it. */
export interface Worked {
  readonly reading: Reading;
  readonly wrt: string;
  /** One derivation an order: the first of the function, each further one of the result before it. */
  readonly derivations: readonly [Derivation, ...Derivation[]];
  readonly result: Expr;
  readonly certificate: Certificate;
  /** The result's value at `at`, where every variable has one. */
  readonly value?: number;
}

/** The walk: read, derive, certify. A complaint leaves at the reading. */
export type WorkOut = (question: Question) => Read<Worked>;
