import type { Certificate } from '../checking/certificate.ts';
import { certify } from '../checking/certify.ts';
import { combined } from '../checking/combined.ts';
import { certifyGradient } from '../checking/sweep.ts';
import { gradientSign } from '../expression/display.ts';
import type { Expr } from '../expression/expression.ts';
import type { Read } from '../reading/reading.ts';
import type { DerivationPart, KindQuestion, KindWorked, Part } from './kind.ts';
import { definitionLine, partialPart, readSeveral, type Several, severalWorked, stated, together } from './several.ts';

/** Variables of a gradient that is written out. */
export const MOST_VARIABLES = 40;

/** The gradient: every partial derivative derived, then all of them as a vector. */
export function workOutGradient(question: KindQuestion): Read<KindWorked> {
  const read = readSeveral(question, 'a gradient', MOST_VARIABLES);
  if (!read.ok) return read;
  const { reading, of, name, wrt } = read.value;
  const { parts, result, certificate } = gradientOf(read.value);
  const found = { reading, read: [of], wrt, parts, result, sign: gradientSign(name), certificate };
  return { ok: true, value: severalWorked('gradient', question, found) };
}

/** What is told of a gradient, its entries, and what its certificates say. */
interface Gradient {
  readonly parts: readonly Part[];
  readonly result: readonly Expr[];
  readonly certificate: Certificate;
}

/** The gradient of a function that has been read. */
export function gradientOf(function_: Several): Gradient {
  const { of, name, wrt } = function_;
  const derivations = wrt.map(variable => partialPart(function_, variable));
  const result = derivations.map(({ derivation }) => derivation.result);
  const sign = together(gradientSign(name), result);
  return {
    parts: [stated(definitionLine(function_, wrt)), ...derivations, sign],
    result,
    certificate: certified(derivations, certifyGradient({ f: of, formulas: result }, wrt)),
  };
}

/** The certificates of all derivations and that of the whole; it is the whole that shows its entries. */
export function certified(derivations: readonly DerivationPart[], all: Certificate): Certificate {
  const each = derivations.map(({ derivation: { of, wrt, result } }) => certify(of, wrt, result));
  return { ...combined([all, ...each]), ...(all.entries && { entries: all.entries }) };
}
