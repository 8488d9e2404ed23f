import type { Certificate } from './certificate.ts';

/**
 * Several certificates in one: it agrees only if all do. What it says and shows is that of the first that fails, else of
 * the first that proves nothing, else of the first; it counts the fewest points and the largest difference, and what
 * is open is all that is open in them; nothing is where one of them disagrees for good. `none` is what none of them come to.
 */
export function combined(certificates: readonly Certificate[], none = NOTHING): Certificate {
  const [only, second] = certificates;
  // Of one alone, the usual case, everything said stays as it is.
  if (only && !second) return only;
  const [first = none] = [false, null, true].flatMap(said => certificates.find(({ agrees }) => agrees === said) ?? []);
  const { open: _, ...said } = first;
  const disagreeing = certificates.filter(({ agrees }) => agrees !== true);
  const open = disagreeing.flatMap(certificate => certificate.open ?? []);
  const mayBeSettled = open.length > 0 && disagreeing.every(certificate => certificate.open);
  return {
    ...said,
    ...(mayBeSettled && { open }),
    points: Math.min(...[first, ...certificates].map(({ points }) => points)),
    worst: Math.max(...[first, ...certificates].map(({ worst }) => worst)),
  };
}

const NOTHING: Certificate = { agrees: null, points: 0, worst: 0, why: 'There is nothing to differentiate by.' };
