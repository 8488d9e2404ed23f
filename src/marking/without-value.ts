import { divide, ONE, symbol, ZERO } from '../expression/expression.ts';
import { mapped } from '../kinds/several.ts';
import { hasKinkAt } from './kink.ts';
import type { Marking } from './marking.ts';
import type { Verdict } from './verdict.ts';

/** What is said of "undefined": it is wrong where the derivative has a value somewhere. */
export function withoutValue(text: string, marking: Marking): Verdict {
  const { judge, expected } = marking;
  const nowhere = judge(mapped(expected.value, () => divide(ONE, ZERO)));
  const asRead = { answer: symbol(text.trim()), notes: [] };
  if (nowhere.kind !== 'different' || isAtKink(marking)) return { ...asRead, verdict: 'undecided', why: VALUELESS };
  return { ...asRead, verdict: 'wrong', mistakes: [], hint: HAS_VALUE };
}

/** At a kink, or an end of the domain, our slope is a convention, and there is no derivative. */
function isAtKink({ expected: { source, at }, question }: Marking): boolean {
  const [[f] = [], [wrt] = []] = [source?.read, source?.wrt];
  return at !== undefined && f !== undefined && wrt !== undefined && hasKinkAt(f, wrt, question.at ?? {});
}

const VALUELESS = 'No value of the derivative could be found that would say otherwise.';
const HAS_VALUE = 'The derivative has a value: find it with the rules of differentiation.';
