import { letterOf, type ModularFunction, type WalkedField } from './modular-functions.ts';
import { type Modulo, NOTHING, ONE, type Residue } from './residue.ts';

const signLetter = letterOf('sign');

/** Of u and −u the one below half of the prime, and whether it is −u; undefined where a divisor vanishes. */
function upright(u: Residue | undefined, modulo: Modulo) {
  const number = u && modulo.dividedOut(u);
  if (!u || number === undefined) return undefined;
  const isTurned = number > modulo.prime / 2;
  return { of: isTurned ? modulo.negated(u) : u, isTurned, isZero: number === 0 };
}

/** sign(−u) is −sign(u). */
const sign: ModularFunction = ([u], field) => {
  const found = upright(u, field.modulo);
  if (found?.isZero) return NOTHING;
  const letter = found && signLetter([found.of], field);
  return letter && found.isTurned ? field.modulo.negated(letter) : letter;
};

/** |u| is u sign(u). */
const size: ModularFunction = ([u], field) => {
  const found = u && sign([u], field);
  return u && found && field.modulo.times(u, found);
};

/** Half of a sum; undefined where one of the two is. */
function half(a: Residue | undefined, b: Residue | undefined, modulo: Modulo): Residue | undefined {
  return a && b && modulo.over(modulo.plus(a, b), modulo.integer(2));
}

/** (1 + sign u)/2, but for 0 itself. */
const step: ModularFunction = (args, field) => {
  const found = sign(args, field);
  return found?.top === 0 ? NOTHING : half(ONE, found, field.modulo);
};

const relu: ModularFunction = (args, field) => half(args[0], size(args, field), field.modulo);

/** (a + b ± |a − b|)/2, from the left. */
const extreme =
  (isLargest: boolean): ModularFunction =>
  (args, field) => {
    const { modulo } = field;
    const [first, ...others] = args;
    return others.reduce<Residue | undefined>((a, b) => {
      const distance = a && distanceOf(a, b, field);
      if (!a || !distance) return undefined;
      return half(modulo.plus(a, b), isLargest ? distance : modulo.negated(distance), modulo);
    }, first);
  };

/** |a − b|; that of u and −u is 2|u|, which is no letter of its own. */
function distanceOf(a: Residue, b: Residue, field: WalkedField): Residue | undefined {
  const { modulo } = field;
  if (modulo.dividedOut(modulo.plus(a, b)) !== 0) return size([modulo.plus(a, modulo.negated(b))], field);
  const once = size([a], field);
  return once && modulo.plus(once, once);
}

/** Functions that bend or jump, by the size and the sign of their arguments: what holds for these holds but for single points. */
export const KINKED: Readonly<Record<string, ModularFunction>> = {
  abs: size,
  sign,
  step,
  relu,
  max: extreme(true),
  min: extreme(false),
};
