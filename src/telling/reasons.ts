import type { Step } from '../derivation/step.ts';
import { NAMED_BESIDE, SILENT, TIDYINGS } from '../derivation/tidyings.ts';
import { ruleNamed } from '../rules/rules.ts';
import { stepsInOrder } from './step-tree.ts';

const ROWS = new Map([...TIDYINGS, ...NAMED_BESIDE, ...Object.values(SILENT)].map(row => [row.id, row]));

/** What is said beside a line of tidying, by the id of its step: 'tidy:like-terms' is "like terms". */
export const tidyingReason = (id: string): string =>
  ROWS.get(id)?.name ?? id.replace(/^tidy:/, '').replaceAll('-', ' ');

/** The same as a sentence, after its name: "Like terms: terms that differ in their number alone become one." */
export function tidyingSentence(id: string): string {
  const [name, clause] = [tidyingReason(id), ROWS.get(id)?.because];
  const capital = `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  return clause ? `${capital}: ${clause}.` : `${capital}.`;
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
