import type { Certificate } from '../checking/certificate.ts';
import { namedChanges } from '../derivation/named-changes.ts';
import type { Derivation, Step } from '../derivation/step.ts';
import type { Expr } from '../expression/expression.ts';
import { treeSize } from '../expression/measure.ts';
import { LONGEST_TREE, named } from '../expression/naming.ts';
import { strictText } from '../expression/strict.ts';
import type { Nested } from '../kinds/kind.ts';
import { latex } from '../notation/math-latex.ts';
import { mathText, type TextOptions } from '../notation/math-text.ts';
import { tooLong } from '../notation/printing.ts';
import type { Spelling } from '../reading/reading.ts';
import type { Worked } from '../worked.ts';
import { tidyingSentence } from './reasons.ts';
import { because } from './sentences.ts';
import type { Sentence } from './told.ts';

/** A step as `derive` gives it to other programs: expressions as strict text, the sentence as a person reads it. */
export interface StepJson {
  readonly rule: string;
  readonly of: string;
  readonly result: string;
  readonly latex: string;
  readonly because: string;
  readonly substeps: readonly StepJson[];
}

/** The object that `derive --format json`, `derive --stdin` and the API give. Numbers that are not finite are null. */
interface DerivationJson {
  readonly read: string;
  readonly notes: Worked['reading']['notes'];
  readonly wrt: string;
  readonly derivative: string;
  /** What the names in `derivative` stand for, in order, where it is written with names. */
  readonly where?: readonly { readonly name: string; readonly text: string; readonly shape: string }[];
  readonly latex: string;
  readonly size: number | null;
  readonly ms: number;
  readonly value?: number | null;
  readonly steps?: readonly StepJson[];
  readonly certificate: CertificateJson;
}

/** A certificate without the expressions that it leaves open. */
export type CertificateJson = Omit<Certificate, 'worst' | 'open'> & { readonly worst: number | null };

/** A certificate as plain data. */
export const certificateJson = ({ open: _, worst, ...said }: Certificate): CertificateJson => ({
  ...said,
  worst: finite(worst),
});

/** More steps than this are not given: a derivation so long is not read, and its texts would grow without bound. */
const MOST_STEPS = 400;

/** A worked question as plain data that survives JSON; `ms` is how long it took, `steps: false` leaves the steps out. */
export function derivationJson(worked: Worked, ms: number, steps = true): DerivationJson {
  const { reading, wrt, result, certificate, value } = worked;
  const { body, where } = named(result);
  return {
    read: text(reading.expr),
    notes: reading.notes,
    wrt,
    derivative: strictText(body),
    ...(where.length > 0 && {
      where: where.map(({ name, value: of }) => ({ name, text: strictText(of), shape: 'scalar' })),
    }),
    latex: latex(body, { spelling: reading.spelling, marks: 'none' }),
    size: finite(treeSize(result)),
    ms: Math.round(ms * 1000) / 1000,
    ...(value !== undefined && { value: finite(value) }),
    ...(steps && { steps: worked.derivations.flatMap(derivation => stepsOf(derivation, reading.spelling)) }),
    certificate: certificateJson(certificate),
  };
}

/** A number, or null for what JSON has no number for. */
export const finite = (x: number): number | null => (Number.isFinite(x) ? x : null);

/** Strict text, or how long it would be. */
export function text(e: Expr): string {
  const size = treeSize(e);
  return size > LONGEST_TREE ? `(${tooLong(size)})` : strictText(e);
}

/** Strict text; of a gradient a list, of a matrix a list of rows. */
export type NestedText = string | readonly NestedText[];

/** A result of any shape as strict text. */
export const nestedText = (nested: Nested): NestedText => ('kind' in nested ? text(nested) : nested.map(nestedText));

/** The differentiation as a tree, then each tidied line. A step that several others use is written out once. */
export function stepsOf({ differentiation, tidying, wrt }: Derivation, spelling: Spelling): StepJson[] {
  const given = { wrt, spelling, told: new Set<Step>() };
  return [stepJson(differentiation, given), ...tidying.map(step => tidyingJson(step))];
}

interface Given {
  readonly wrt: string;
  readonly spelling: Spelling;
  readonly told: Set<Step>;
}

/** Recursion is bounded: no more than MOST_STEPS are entered. */
function stepJson(step: Step, given: Given): StepJson {
  const entered = !given.told.has(step) && given.told.size < MOST_STEPS;
  given.told.add(step);
  return {
    rule: step.rule,
    of: text(step.of),
    result: text(step.result),
    latex: latex(step.result, { marks: 'none' }),
    because: words(because(step, given.wrt), given),
    substeps: entered ? step.substeps.map(substep => stepJson(substep, given)) : [],
  };
}

const tidyingJson = (step: Step): StepJson => ({
  rule: step.rule,
  of: text(step.of),
  result: text(step.result),
  latex: latex(step.result, { marks: 'none' }),
  because: namedChanges(step).map(tidyingSentence).join(' '),
  substeps: [],
});

/** More nodes than this are named by their number in a sentence. */
const QUOTED_NODES = 200;

/** A sentence is for people: its mathematics as a terminal shows it, in the function's own spelling. */
export const words = (sentence: Sentence, look: Pick<TextOptions, 'spelling' | 'notation'> = {}): string =>
  sentence.map(part => (typeof part === 'string' ? part : mathText(part, { ...look, limit: QUOTED_NODES }))).join('');
