import type { Numbers } from '../checking/certificate.ts';
import type { Expr } from '../expression/expression.ts';
import { treeSize } from '../expression/measure.ts';
import { named } from '../expression/naming.ts';
import { strictText } from '../expression/strict.ts';
import type { Kind, KindWorked, Nested } from '../kinds/kind.ts';
import { latex } from '../notation/math-latex.ts';
import { lineLatex } from './as-latex.ts';
import { lineText } from './as-text.ts';
import {
  type CertificateJson,
  certificateJson,
  finite,
  type NestedText,
  nestedText,
  type StepJson,
  stepsOf,
  text,
  words,
} from './json.ts';
import { shownAs, tellKind } from './kind-lines.ts';
import type { Told } from './told.ts';

/** A number or null where it is not finite, in the shape of the result. */
type NestedNumber = number | null | readonly NestedNumber[];

/** A line as a terminal and as LaTeX would print it. */
interface LineJson {
  /** What stands above it on a line of its own. */
  readonly heading?: string;
  readonly text: string;
  readonly latex: string;
  readonly reasons: readonly string[];
  readonly because: readonly string[];
}

/** The object that `derive` gives for the kinds beside the plain derivative. */
interface KindJson {
  readonly kind: Kind;
  readonly read: string | readonly string[];
  readonly notes: KindWorked['notes'];
  readonly wrt?: string | readonly string[];
  readonly derivative: NestedText;
  /** The derivative in terms of the letter of its output, where that was asked for. */
  readonly inTerms?: string;
  /** What the names in `derivative` stand for, in order, where it is written with names. */
  readonly where?: readonly { readonly name: string; readonly text: string; readonly shape: string }[];
  readonly latex: string;
  /** The nodes of all entries together. */
  readonly size: number | null;
  readonly ms: number;
  readonly value?: NestedNumber;
  /** The steps of every derivation among the parts, one after another. */
  readonly steps?: readonly StepJson[];
  /** What is told, part by part: the lines of each derivation, and those that say how results combine. */
  readonly parts?: readonly { readonly lines: readonly LineJson[] }[];
  readonly certificate: CertificateJson;
}

/** A question of some kind worked out, as plain data that survives JSON; `steps: false` leaves steps and parts out. */
export function kindJson(worked: KindWorked, ms: number, steps = true): KindJson {
  const { kind, read, notes, wrt, result, value, certificate, spelling } = worked;
  const { body, where } = worked.inNames ?? ('kind' in result ? named(result) : { body: result, where: [] });
  return {
    kind,
    read: single(read.map(text)),
    notes,
    ...(wrt && { wrt: single(wrt) }),
    derivative: nestedText(body),
    ...(worked.inTerms && { inTerms: text(worked.inTerms) }),
    ...(where.length > 0 && {
      where: where.map(({ name, value: of }) => ({ name, text: strictText(of), shape: 'scalar' })),
    }),
    latex: latex(shownAs(body), { spelling, marks: 'none' }),
    size: finite(entriesOf(result).reduce((sum, entry) => sum + treeSize(entry), 0)),
    ms: Math.round(ms * 1000) / 1000,
    ...(value !== undefined && { value: nestedNumber(value) }),
    ...(steps && {
      steps: worked.parts.flatMap(part => (part.kind === 'derivation' ? stepsOf(part.derivation, spelling) : [])),
    }),
    ...(steps && { parts: tellKind(worked).map(partJson) }),
    certificate: certificateJson(certificate),
  };
}

/** One alone stands without a list around it. */
const single = (texts: readonly string[]): string | readonly string[] => {
  const [only = ''] = texts;
  return texts.length === 1 ? only : texts;
};

const nestedNumber = (value: Numbers): NestedNumber =>
  typeof value === 'number' ? finite(value) : value.map(nestedNumber);

const entriesOf = (nested: Nested): readonly Expr[] => ('kind' in nested ? [nested] : nested.flatMap(entriesOf));

const partJson = (told: Told): { readonly lines: readonly LineJson[] } => ({
  lines: told.lines.map(line => ({
    ...(line.heading !== undefined && { heading: line.heading }),
    text: lineText(line, told),
    latex: lineLatex(line, told, 'none'),
    reasons: line.reasons,
    because: line.because.map(sentence => words(sentence, told)),
  })),
});
