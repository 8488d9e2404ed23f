import type { Asked } from '../../views/asked.ts';
import type { WayThere } from '../../views/derive.ts';
import type { Expr } from '../expression/expression.ts';
import { strictText } from '../expression/strict.ts';
import { workOutKind } from '../kinds/kinds.ts';
import { type OtherWay, otherWays } from '../kinds/other-ways.ts';
import { readExpression } from '../reading/expression-reader.ts';
import type { Reading, Spelling } from '../reading/reading.ts';
import { tellKind } from '../telling/kind-lines.ts';
import type { Told } from '../telling/told.ts';

/** How many lines are told. */
export const linesIn = (tolds: readonly Told[]): number => tolds.reduce((sum, { lines }) => sum + lines.length, 0);

/** The rules are another way for a page that shows one of the others. */
const BY_THE_RULES: OtherWay = { says: 'by the rules', kind: 'derivative' };

/** The other ways to the derivative of what a page has asked for, each worked out and counted, the shortest first. */
export function waysThere(
  state: Asked,
  { expr, spelling }: Pick<Reading, 'expr' | 'spelling'>,
  wrt: string,
): readonly WayThere[] {
  return [BY_THE_RULES, ...otherWays(expr, wrt)]
    .filter(way => !isShown(way, state))
    .flatMap(way => counted(way, state, { wrt, spelling }))
    .sort((a, b) => a.lines - b.lines);
}

/** The page shows this very way already. */
const isShown = ({ f, kind = 'derivative', output = '' }: OtherWay, state: Asked): boolean =>
  !f && kind === state.kind && output === state.output;

interface Setting {
  readonly wrt: string;
  readonly spelling: Spelling;
}

/** Nothing where the way does not lead there after all, or its text would be read as something else. */
function counted(way: OtherWay, state: Asked, setting: Setting): readonly WayThere[] {
  const there = stateOf(way, state, setting);
  const question = there && { ...there, wrt: setting.wrt, order: 1, at: {}, dependent: undefined, output: way.output };
  const read = question && workOutKind(question);
  if (!there || !read?.ok) return [];
  const { level, notation } = state;
  return [{ says: way.says, state: there, lines: linesIn(tellKind(read.value, { level, notation })) }];
}

/** The page of a way; undefined where the function written otherwise would not be read as what it is. */
function stateOf({ f, kind = 'derivative', output = '' }: OtherWay, state: Asked, setting: Setting): Asked | undefined {
  if (!f) return { ...state, kind, output };
  const typed = typedAs(f, setting);
  return typed === undefined ? undefined : { ...state, kind, output, f: typed, syntax: 'text', log: 'natural' };
}

/** Strict text, with e^x for exp(x) where that is how it was typed and is read as the same. */
function typedAs(f: Expr, { wrt, spelling }: Setting): string | undefined {
  const strict = strictText(f);
  const usual = spelling.exponential === 'e^' ? strict.replaceAll(/\bexp\(/g, 'e^(') : strict;
  return [usual, strict].find(text => {
    const read = readExpression(text, { names: [wrt] });
    return read.ok && strictText(read.value.expr) === strict;
  });
}
