import { asText } from '../src/telling/as-text.ts';
import { tellOrders } from '../src/telling/lines.ts';
import { type Worked, workOut } from '../src/worked.ts';
import type { CorpusFunction } from '../test/corpus.ts';
import { DIFFERENTIATORS } from './differentiators.ts';
import type { Work } from './rounds.ts';

/** What is timed of one function. */
type Side = (worked: Worked, question: CorpusFunction) => Work;

/** The name of what we do without telling it. */
export const OURS = 'Steps and certificate';
/** The name of what we do, told as a terminal shows it. */
export const TOLD = 'Steps and certificate told as text';

const ours: Side = (_, question) => () => workOut(question);

/** The walk to its last arrow. */
const told: Side = (_, question) => () => {
  const worked = workOut(question);
  return worked.ok ? asText(tellOrders(worked.value.derivations), worked.value.certificate) : worked.complaint;
};

/** Everything that is timed, by its name in the table. */
export const SIDES: ReadonlyMap<string, Side> = new Map<string, Side>([
  [OURS, ours],
  [TOLD, told],
  ...DIFFERENTIATORS.map(({ name, work }) => [name, work] as const),
]);
