import { call, type Expr } from '../../expression/expression.ts';
import { readStrict } from '../../reading/strict-reader.ts';
import { EXTRA_LETTERS, type Mistake, type WrongRewrite, type WrongRule } from '../../rules/mistake.ts';
import { type CompiledRule, compile, lettersIn } from '../../rules/rules.ts';

/** What a wrong rule is looked for at: the chain rule of any outer function, a part of some form, a term of a sum. */
type Where = { readonly kind: 'chain' } | { readonly kind: 'part' | 'term'; readonly left: CompiledRule };

/** One left side of a wrong rule with one of the right sides that students write. */
export interface WrongForm {
  readonly mistake: WrongRule;
  readonly where: Where;
  readonly right: CompiledRule;
  /** Which of the right sides of its left side it is, from 0. */
  readonly way: number;
  /** The names on the right, of which some may be extra letters. */
  readonly names: readonly string[];
}

/** What a rule of the table has and a mistake has not. */
const BLANK = { name: '', because: '', example: '' };

/** A right side of a rule of our own; never matched. */
export const rightSide = (right: Expr): CompiledRule => ({
  rule: { ...BLANK, id: '', left: '', right: '' },
  left: right,
  right,
});

/** Reads a row's texts; throws where a letter on a right side is neither bound on its left nor an extra one. */
export function wrongForms(mistake: WrongRule): readonly WrongForm[] {
  return Object.entries(mistake.wrong).flatMap(([left, wrong]) =>
    (typeof wrong === 'string' ? [wrong] : wrong).map((text, way) => wrongForm(mistake, left, text, way)),
  );
}

function wrongForm(mistake: WrongRule, left: string, text: string, way: number): WrongForm {
  const where = whereOf(mistake.id, left);
  const right = readStrict(text);
  const names = lettersIn(right);
  const bound = lettersOf(left);
  refuseUnbound(mistake.id, names, [...bound, ...EXTRA_LETTERS], left);
  return { mistake, where, right: rightSide(right), way, names };
}

const TERM = /^\.\.\. (?<sign>[+-]) (?<rest>.*)$/;

function whereOf(id: string, left: string): Where {
  if (left === 'chain') return { kind: 'chain' };
  const { sign, rest } = TERM.exec(left)?.groups ?? {};
  const compiled = compile({ ...BLANK, id, left: rest ?? left, right: '0' });
  if (rest === undefined) return { kind: 'part', left: compiled };
  return { kind: 'term', left: sign === '-' ? { ...compiled, left: call('negate', compiled.left) } : compiled };
}

/** Reads the forms of a wrong rewrite; throws where a letter is not bound. */
export const rewriteForms = (mistake: WrongRewrite): readonly CompiledRule[] =>
  Object.entries(mistake.into).map(([left, right]) => compile({ ...BLANK, id: mistake.id, left, right }));

/** The letters that a left side binds. */
function lettersOf(left: string): readonly string[] {
  if (left === 'chain') return ['f'];
  return lettersIn(readStrict(TERM.exec(left)?.groups?.rest ?? left));
}

/** The letters that are bound wherever a row applies. */
export function lettersOfRow(mistake: Mistake): readonly string[] {
  const [first = [], ...others] = leftSides(mistake).map(lettersOf);
  return first.filter(letter => others.every(letters => letters.includes(letter)));
}

function leftSides(mistake: Mistake): readonly string[] {
  if (mistake.kind === 'rule') return Object.keys(mistake.wrong);
  return mistake.kind === 'rewrite' ? Object.keys(mistake.into) : [];
}

/** Throws where one of the names is not among the bound ones. */
export function refuseUnbound(id: string, names: readonly string[], bound: readonly string[], by: string): void {
  const unbound = names.find(name => !bound.includes(name));
  if (unbound) throw new Error(`mistake ${id}: the letter ${unbound} is not bound by ${by}`);
}
