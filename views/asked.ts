import { KINDS, type Kind } from '../src/kinds/kind.ts';
import type { Notation } from '../src/notation/layout.ts';
import type { Level } from '../src/telling/told.ts';

/** What the address of a derive page says; every field is text, as it was typed. */
export interface Asked {
  readonly f: string;
  readonly syntax: 'text' | 'latex';
  /** Empty: the only variable there is. */
  readonly wrt: string;
  readonly order: string;
  /** What `log` without a base means. */
  readonly log: 'natural' | 'ten';
  readonly level: Level;
  readonly notation: Notation;
  /** A point such as `x = 1, a = 2`; empty: one that shows well. */
  readonly at: string;
  /** The kind of differentiation. */
  readonly kind: Kind;
  /** The direction of a directional derivative: `3, 4`. */
  readonly along: string;
  /** The variable of an equation that depends on the other; empty: y. */
  readonly dependent: string;
  /** The letter for the function itself, where the derivative is wanted in terms of it. */
  readonly output: string;
}

/** How much is told, as the form offers it. */
export const LEVELS = ['brief', 'normal', 'full'] as const satisfies readonly Level[];
/** The notations that the form offers. */
export const NOTATIONS = ['leibniz', 'lagrange'] as const satisfies readonly Notation[];
/** The orders that the form offers. */
export const ORDERS = ['1', '2', '3', '4', '5', '6'] as const;

/** What an address says before anything is chosen. */
export const UNASKED: Asked = {
  f: '',
  syntax: 'text',
  wrt: '',
  log: 'natural',
  order: '1',
  level: 'normal',
  notation: 'leibniz',
  at: '',
  kind: 'derivative',
  along: '',
  dependent: '',
  output: '',
};

/** Parameters of an address, as express parses them: a name given twice is an array, and counts as not given. */
export type Query = Readonly<Record<string, unknown>>;

/** Reads the parameters of an address; what is not one of a choice counts as not given. */
export const asked = (query: Query): Asked => ({
  f: field(query, 'f'),
  syntax: field(query, 'syntax') === 'latex' || isLatex(field(query, 'f')) ? 'latex' : 'text',
  wrt: field(query, 'wrt').trim(),
  log: field(query, 'log') === 'ten' ? 'ten' : 'natural',
  order: chosen(ORDERS, field(query, 'order'), '1'),
  level: chosen(LEVELS, field(query, 'level'), 'normal'),
  notation: chosen(NOTATIONS, field(query, 'notation'), 'leibniz'),
  at: field(query, 'at').trim(),
  kind: chosen(KINDS, field(query, 'kind'), 'derivative'),
  along: field(query, 'along').trim(),
  dependent: field(query, 'dependent').trim(),
  output: field(query, 'output').trim(),
});

/** A backslash or a dollar stands in LaTeX alone. */
const isLatex = (typed: string): boolean => /[\\$]/.test(typed);

/** A field as text; empty where it was not sent, or sent twice. */
export function field(query: Query, name: string): string {
  const value = query[name];
  return typeof value === 'string' ? value : '';
}

const chosen = <Choice extends string>(choices: readonly Choice[], value: string, otherwise: Choice): Choice =>
  choices.find(choice => choice === value) ?? otherwise;

/** The address of a page that says this; what is as it is before anything is chosen is left out. */
export function address(path: string, state: Partial<Asked>): string {
  const given = Object.entries({ ...UNASKED, ...state }).filter(([name, value]) => !isUnasked(name, value));
  return given.length ? `${path}?${new URLSearchParams(given)}` : path;
}

const isUnasked = (name: string, value: string): boolean =>
  Object.entries(UNASKED).some(([n, v]) => n === name && v === value);
