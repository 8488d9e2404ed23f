import { readFileSync, writeFileSync } from 'node:fs';
import { ComputeEngine } from '@cortex-js/compute-engine';
import { z } from 'zod';
import { latex } from '../src/notation/math-latex.ts';
import { asText } from '../src/telling/as-text.ts';
import { tellOrders } from '../src/telling/lines.ts';
import { type Worked, workOut } from '../src/worked.ts';

/** The comparison of derivations; it says itself which functions are compared. */
const DOCUMENT = new URL('STEPS.md', import.meta.url);

/** A fenced block, its opening line saying who derives what: "```text Gradwork: x^2 sin x". All are derived by x. */
const BLOCK = /^```text (?<who>[^:\n]+): (?<f>.+)\n(?:(?!```).*\n)*```$/gm;

/** What is shown of a step of compute-engine. */
const STEP = z.object({ value: z.unknown(), description: z.string() });

const engine = new ComputeEngine();

/** Who can be asked here; the blocks of others stay as they are. */
const TELLERS: Readonly<Record<string, (worked: Worked) => string>> = {
  Gradwork: ({ derivations, certificate, reading: { spelling } }) =>
    asText(tellOrders(derivations, { spelling }), certificate).trimEnd(),
  'compute-engine': ({ reading, wrt }) => {
    const { steps, result } = engine.parse(latex(reading.expr, { marks: 'none' })).explain('D', { variable: wrt });
    return [...steps.map(explained), `Result: ${result}`].join('\n');
  },
};

function explained(step: unknown): string {
  const { value, description } = STEP.parse(step);
  return `${description}\n    ${value}`;
}

/** A block with what its teller says today. */
function toldAnew(block: string, who: string, f: string): string {
  const teller = TELLERS[who];
  if (!teller) return block;
  const worked = workOut({ f, wrt: 'x' });
  if (!worked.ok) throw new Error(`STEPS.md: ${f} cannot be read: ${worked.complaint.message}`);
  return `\`\`\`text ${who}: ${f}\n${teller(worked.value)}\n\`\`\``;
}

const before = readFileSync(DOCUMENT, 'utf8');
const after = before.replaceAll(BLOCK, toldAnew);
writeFileSync(DOCUMENT, after);
console.log(after === before ? 'bench/STEPS.md is as it was.' : 'bench/STEPS.md has changed: read its verdicts again.');
