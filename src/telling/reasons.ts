import type { Step } from '../derivation/step.ts';
import { NAMED_BESIDE, SILENT, TIDYINGS } from '../derivation/tidyings.ts';
import { ruleNamed } from '../rules/rules.ts';
import { stepsInOrder } from './step-tree.ts';
import type { Sentence } from './told.ts';

const ROWS = new Map([...TIDYINGS, ...NAMED_BESIDE, ...Object.values(SILENT)].map(row => [row.id, row]));

/** What is said beside a line of tidying, by the id of its step: 'tidy:like-terms' is "like terms". */
export const tidyingReason = (id: string): string =>
  ROWS.get(id)?.name ?? id.replace(/^tidy:/, '').replaceAll('-', ' ');

/** The same as a sentence; none for an id without a row. */
export function tidyingSentences(id: string): Sentence[] {
  const clause = ROWS.get(id)?.because;
  return clause ? [[`${clause.charAt(0).toUpperCase()}${clause.slice(1)}.`]] : [];
}

/** A constant factor of the variable itself: "constant multiple" says all of d/dx[3x] = 3. */
const WITH_VARIABLE: ReadonlySet<string> = new Set([
  'constant-multiple',
  'constant-multiple-behind',
  'constant-divisor',
  'negation',
]);

const heard = (step: Step): readonly Step[] =>
  WITH_VARIABLE.has(step.rule) ? step.substeps.filter(sub => sub.rule !== 'variable') : step.substeps;

/** The names of the rules that find these derivatives, each once, in the order of their first use. */
export const ruleReasons = (roots: readonly Step[]): string[] => [
  ...new Set(stepsInOrder(roots, heard).map(step => ruleNamed(step.rule).name)),
];
