import { ruleNamed } from '../rules/rules.ts';
import type { Line } from './told.ts';

/** More names than this beside the last line say less than one for all of them. */
const MOST_NAMES = 3;

/**
 * The lines of the brief level: what is to be differentiated, the key lines, those that open their sub-derivations, and
 * the last line, which names what is left out above it. Key lines are those of the rules that are not small; where all
 * are small, those of the small ones.
 */
export function briefly(lines: readonly Line[]): Line[] {
  const last = lines.at(-1);
  if (!last || lines.length < 3) return [...lines];
  const key = keyLines(lines);
  const blocks = new Set([...key].map(line => line.block));
  const opens = (line: Line, i: number): boolean => i === 0 || (line.kind === 'start' && blocks.has(line.block));
  const kept = lines.slice(0, -1).filter((line, i) => opens(line, i) || key.has(line) || line.kind === 'omitted');
  const leftOut = lines.slice(lines.findLastIndex(line => kept.includes(line)) + 1);
  return [...kept, key.has(last) || leftOut.length === 1 ? last : closing(leftOut, last)];
}

function keyLines(lines: readonly Line[]): ReadonlySet<Line> {
  const rules = lines.filter(line => line.kind === 'rule');
  const large = rules.filter(line => line.rules.some(id => !ruleNamed(id).small));
  return new Set(large.length > 0 ? large : rules);
}

/** The last line, with the names and sentences of what leads to it. */
function closing(leftOut: readonly Line[], last: Line): Line {
  const names = [...new Set(leftOut.flatMap(leadingNames))];
  return {
    ...last,
    rules: [...new Set(leftOut.flatMap(({ rules }) => rules))],
    reasons: names.length > MOST_NAMES ? [SMALL_RULES, 'tidying'] : names,
    because: leftOut.flatMap(({ because }) => because),
  };
}

const SMALL_RULES = 'small rules';

const leadingNames = ({ kind, reasons }: Line): readonly string[] => (kind === 'rule' ? [SMALL_RULES] : reasons);
