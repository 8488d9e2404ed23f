import type { Quantity } from '../tables/quantity.ts';
import { textName } from './names.ts';

/** A quantity as a student reads it: ŷ, dL/dŷ, new w₁. */
export function quantityText(quantity: Quantity): string {
  if (quantity.kind === 'derivative') return `d${textName(quantity.of)}/d${textName(quantity.wrt)}`;
  return quantity.kind === 'value' ? textName(quantity.of) : `new ${textName(quantity.of)}`;
}

/** The same as it is typed, in the names of the program: yhat, dL/dyhat, new w1. */
export function quantityName(quantity: Quantity): string {
  if (quantity.kind === 'derivative') return `d${quantity.of}/d${quantity.wrt}`;
  return quantity.kind === 'value' ? quantity.of : `new ${quantity.of}`;
}
