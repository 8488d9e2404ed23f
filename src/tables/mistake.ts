import type { Circumstance } from './circumstances.ts';
import type { Companion } from './companions.ts';
import type { Fork } from './forks.ts';

interface MistakeRow {
  /** Of the catalogue of mistakes, which the table of rules begins. */
  readonly id: string;
  /** What a teacher calls it, in words joined by hyphens. */
  readonly name: string;
  /**
   * One or two sentences to the student about this cell. In braces stand {cell} and its {typed} number; of the place where
   * it happened {at} (the derivative there), {gate} and {input}, the numbers {upstream} (what arrives, {arrives} by name),
   * {slope}, {x} of the input, {y} of the gate and {other}, a companion with its number; {paths} of a fork; {value},
   * {adjoint} and {rate} of a step.
   */
  readonly feedback: string;
  /** The same without the answer: where to look and what to ask oneself. In braces names alone. */
  readonly clue: string;
}

/** Where a mistake is made and what a use of the node then brings, in the letters upstream, slope, x, y and other. */
export interface AtGate {
  /** The gate's operations; any without it. */
  readonly operations?: readonly string[];
  readonly where?: readonly Circumstance[];
  readonly brings: string;
  /** What `other` stands for: made with each that there is. */
  readonly other?: Companion;
  /** Made in a cell that the student has written, not in one on the way to it. */
  readonly writtenOnly?: true;
}

/** At one use of a node something else is brought back than upstream · slope. */
interface GateMistake extends MistakeRow {
  readonly kind: 'gate';
  readonly made: readonly AtGate[];
}

/** What a node's uses bring is put together in another way than by a sum. */
interface ForkMistake extends MistakeRow {
  readonly kind: 'fork';
  /** At which forks; any without it. */
  readonly of?: readonly Fork[];
  /** One path by itself is taken as if all were like it: the loss of one example instead of their mean. */
  readonly takes: 'one path' | 'one path by itself' | 'the product';
}

/** The step of gradient descent is another, in the letters value, adjoint and rate. */
interface StepMistake extends MistakeRow {
  readonly kind: 'step';
  readonly gives: string;
}

/** Instead of a derivative there is the value of a node: of the one it is by, or of the one it is of. */
interface ValueMistake extends MistakeRow {
  readonly kind: 'value';
}

/** A mistake in a backprop table: at a gate, where paths meet, in the step of gradient descent, or a value of the forward pass. */
export type TableMistake = GateMistake | ForkMistake | StepMistake | ValueMistake;
