import type { Asked } from '../../views/asked.ts';
import type { Offer } from '../../views/reading.ts';
import { isList } from '../kinds/lists.ts';
import { isProgram } from '../question.ts';

/** Texts that fit one kind alone, and what is offered to somebody who asked for another. */
const FITTING: readonly (Offer & { readonly fits: (f: string) => boolean })[] = [
  { kind: 'jacobian', says: 'Derive the list as a Jacobian matrix', fits: isList },
  { kind: 'implicit', says: 'Differentiate the equation implicitly', fits: f => f.split('=').length === 2 },
];

/** The kinds that what stands in the box would fit better than the one asked for. */
export const betterKinds = ({ f, kind }: Asked): readonly Offer[] =>
  isProgram({ f }) ? [] : FITTING.filter(offer => offer.kind !== kind && offer.fits(f));
