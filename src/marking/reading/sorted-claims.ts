import { type AskedFor, NO_LETTERS } from './asked-for.ts';
import type { Claim } from './claims.ts';
import { leftSideOf } from './left-side.ts';
import { isOfEntry } from './named-entries.ts';

/** The claims of an answer by what they are good for. */
export interface Sorted {
  readonly about: readonly Claim[];
  readonly beside: readonly Claim[];
  /** "where u = x^2": what a letter of the answer stands for. */
  readonly meanings: readonly Claim[];
}

/** A slope y'/x', of which x' and y' stand before it; the derivative of an inverse; those that name the order asked for, where there are such; else those without a name, else the last. */
export function sorted(claims: readonly Claim[], asked: AskedFor): Sorted {
  const { isNested, order = 1 } = asked;
  const entries = isNested ? claims.filter(({ name }) => isOfEntry(name)) : [];
  if (entries.length > 1) return { about: entries, beside: [], meanings: [] };
  const meanings = claims.length > 1 ? claims.filter((claim, i) => isMeaning(claim, i, asked)) : [];
  const others = claims.filter(claim => !meanings.includes(claim));
  const ofOrder = whereAsked(
    others.filter(({ name }) => name?.order === order),
    asked,
  );
  const unnamed = others.filter(({ name }) => !name);
  const branches = others.filter(({ name }) => name?.isBranch);
  const ofWhole = ofOrder.filter(({ name }) => !meanings.some(each => each.name?.by[0] === name?.of));
  const quotients = others.filter(({ name }) => name?.isQuotient);
  const inverses = others.filter(({ name }) => name?.isInverse);
  const about =
    [quotients, inverses, ofWhole, ofOrder, branches, unnamed, others.slice(-1)].find(some => some.length > 0) ?? [];
  const beside =
    quotients.length + inverses.length > 0
      ? []
      : others.filter(claim => claim.name && claim.name.order > 0 && !about.includes(claim));
  return { about, beside, meanings };
}

/** A letter that the question does not have, and what it stands for; before the first value only one of the chain rule's. */
function isMeaning({ name }: Claim, i: number, { known = NO_LETTERS }: AskedFor): boolean {
  const [letter] = name?.order === 0 ? name.by : [];
  return letter !== undefined && !known.has(letter) && (i > 0 || /^[uvw]$/.test(letter));
}

/** Without derivatives by other letters (dy/du beside dy/dx) and at other points, where something else is left. */
function whereAsked(claims: readonly Claim[], { at, by }: AskedFor): readonly Claim[] {
  const sides = claims.map(claim => ({ claim, side: claim.name ? leftSideOf(claim.name) : {} }));
  const isBy = sides.some(({ side }) => by !== undefined && side.by === by);
  const left = sides.filter(
    ({ side }) => (!side.at || side.at.value === at) && (!isBy || side.by === undefined || side.by === by),
  );
  return left.length > 0 ? left.map(({ claim }) => claim) : claims;
}

/** Whether these are entries with names, of which a list is to be made. */
export const isByEntries = (about: readonly Claim[], { isNested }: AskedFor): boolean =>
  isNested && about.length > 1 && about.every(({ name }) => isOfEntry(name));
