import { ruleNamed } from '../rules/rules.ts';
import type { Line } from './told.ts';

/**
 * The lines of the brief level: what is to be differentiated, the lines of the rules that are not small, what
 * sub-derivations with such a rule come to, what is put together, and of the tidying its last line.
 */
export function briefly(lines: readonly Line[]): Line[] {
  const blocks = new Set(lines.filter(isKey).map(line => line.block));
  const last = new Map(lines.map(line => [line.kind === 'tidied' ? 'tidied' : line.block, line]));
  return lines.filter(line => {
    if (last.get('tidied') === line) return true;
    if (line.kind === 'tidied' || (line.depth > 0 && !blocks.has(line.block))) return false;
    return line.kind !== 'rule' || isKey(line) || last.get(line.block) === line;
  });
}

const isKey = (line: Line): boolean =>
  line.kind === 'rule' && line.rules.some(id => !ruleNamed(id).small && line.remarks.length + line.reasons.length > 0);
