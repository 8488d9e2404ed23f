import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { randomNumbers } from '../src/checking/random.ts';
import { loadProblems } from '../src/problems/load.ts';
import { outcome, pasted, surfaces, trials } from '../test/hostile.ts';

const { values } = parseArgs({
  options: { minutes: { type: 'string', default: '5' }, seed: { type: 'string', default: '1' } },
});

const { problems } = await loadProblems(fileURLToPath(new URL('../problems', import.meta.url)));
const end = performance.now() + 60_000 * Number(values.minutes);

let [tried, faults, longest] = [0, 0, 0];
for (const trial of trials(randomNumbers(Number(values.seed)), surfaces(problems))) {
  if (performance.now() > end) break;
  const { fault, milliseconds } = outcome(trial);
  tried += 1;
  longest = Math.max(longest, milliseconds);
  if (fault === undefined) continue;
  faults += 1;
  console.log(`${pasted(trial)}\n    ${fault}\n`);
}
console.log(
  `Seed ${values.seed}: ${tried} texts, ${faults} faults, at most ${longest.toFixed(0)} ms of processor time.`,
);
process.exitCode = faults > 0 ? 1 : 0;
