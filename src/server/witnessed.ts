import type { Certificate, Witness } from '../checking/certificate.ts';
import { witness } from '../checking/witness.ts';
import type { Worked } from '../worked.ts';
import type { Log } from './page-route.ts';

/** What the 64-digit witness says of the last derivative, at the point that the certificate shows. */
export async function witnessOf({ derivations, certificate, wrt }: Worked): Promise<Witness | undefined> {
  const last = derivations.at(-1) ?? derivations[0];
  return certificate.shown && witness(last.of, wrt, last.result, certificate.shown);
}

/** A derivation whose check failed is an error of ours: it is shown as failed, and leaves a line in the log. */
export function reportFailing(f: string, { agrees, shown }: Pick<Certificate, 'agrees' | 'shown'>, log: Log): void {
  if (agrees === false) log(`certificate FAILED for ${JSON.stringify(f)} ${JSON.stringify(shown ?? {})}`);
}
