import type { Nested } from '../kinds/kind.ts';
import type { ClaimedValue } from '../marking/reading/claimed-value.ts';

/** What an answer claims, with the words between its values: 1 or −1; 2x = x + x; 2x where x > 0, −2x where x < 0. */
export const claimedSaid = (claimed: readonly ClaimedValue[]): readonly (string | Nested)[] =>
  claimed.flatMap(({ value, link, where }, i) => {
    const between = where ? ', ' : ' or ';
    const before = i === 0 ? [] : [link === '=' ? ' = ' : between];
    return [...before, value, ...(where ? [conditionSaid(where.text)] : [])];
  });

const conditionSaid = (text: string): string => (text === 'otherwise' ? ' otherwise' : ` where ${text}`);
