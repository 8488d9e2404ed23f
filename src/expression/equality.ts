import type { Call, Expr } from './expression.ts';
import { knownOf } from './known.ts';
import { postorder } from './walk.ts';

/** FNV-1a's step, then high bits into low ones: without that, expressions nested alike (e/(e + 1) in itself) collide. */
function mix(hash: number, part: number): number {
  const mixed = Math.imul(hash ^ part, 0x01000193);
  return mixed ^ (mixed >>> 15);
}

function textHash(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = mix(hash, text.charCodeAt(i));
  return hash;
}

function callHash(node: Call): number {
  let hash = mix(textHash(node.op), 2);
  for (const arg of node.args) hash = mix(hash, knownHash(arg) ?? 0);
  return hash;
}

/** Letters and numbers are read again each time, which costs less than keeping them. */
function knownHash(e: Expr): number | undefined {
  if (e.kind === 'call') return knownOf(e).hash;
  return e.kind === 'number' ? textHash(e.digits) : mix(textHash(e.name), 1);
}

/** A call made of known parts, the usual case, needs no walk. */
const partsUnknown = (e: Call): boolean => e.args.some(arg => knownHash(arg) === undefined);

/** A hash of the structure, kept with the node: equal expressions have equal hashes. */
export function structuralHash(e: Expr): number {
  const known = knownHash(e);
  if (known !== undefined || e.kind !== 'call') return known ?? 0;
  if (partsUnknown(e)) for (const node of postorder(e)) if (node.kind === 'call') knownOf(node).hash ??= callHash(node);
  const own = knownOf(e);
  own.hash ??= callHash(e);
  return own.hash;
}

/** Whether two expressions are the same tree, letter by letter (no algebra: x + 1 is not 1 + x). */
export function same(a: Expr, b: Expr): boolean {
  return sameWithin(a, b, LEVELS) ?? (structuralHash(a) === structuralHash(b) && sameStructure(a, b));
}

/** A product written anew is so deep above the parts that it shares with the one before it: then nothing is hashed. */
const LEVELS = 4;
/** Of calls of more arguments than this only the heads of the arguments are compared. */
const WIDE = 8;

/** Whether two expressions are the same as far down as so many levels; undefined where that cannot tell. */
function sameWithin(a: Expr, b: Expr, levels: number): boolean | undefined {
  if (a === b) return true;
  if (!sameHead(a, b)) return false;
  if (a.kind !== 'call' || b.kind !== 'call') return true;
  return levels > 0 ? samePartsWithin(a.args, b.args, a.args.length > WIDE ? 0 : levels - 1) : undefined;
}

function samePartsWithin(as: readonly Expr[], bs: readonly Expr[], levels: number): boolean | undefined {
  let told: boolean | undefined = true;
  for (let i = 0; i < as.length; i++) {
    const a = as[i];
    const b = bs[i];
    const part = a && b && sameWithin(a, b, levels);
    if (part === false) return false;
    if (part === undefined) told = undefined;
  }
  return told;
}

/** Pairs already compared are not compared again, so two expressions with much sharing cost what their nodes cost. */
function sameStructure(a: Expr, b: Expr): boolean {
  const met = new Map<Expr, Expr>();
  const stack: [Expr, Expr][] = [[a, b]];
  for (let pair = stack.pop(); pair; pair = stack.pop()) {
    const [left, right] = pair;
    if (left === right || met.get(left) === right) continue;
    if (!sameHead(left, right)) return false;
    met.set(left, right);
    if (left.kind === 'call' && right.kind === 'call') {
      right.args.forEach((arg, i) => {
        const other = left.args[i];
        if (other) stack.push([other, arg]);
      });
    }
  }
  return true;
}

function sameHead(a: Expr, b: Expr): boolean {
  if (a.kind === 'number') return b.kind === 'number' && a.digits === b.digits;
  if (a.kind === 'symbol') return b.kind === 'symbol' && a.name === b.name;
  return b.kind === 'call' && a.op === b.op && a.args.length === b.args.length;
}
