import type { Expr } from '../expression/expression.ts';
import type { Program } from '../expression/program.ts';

/** What a problem asks for; training and matrix problems are read like any other and marked by rooms of their own. */
export const KINDS = ['derivative', 'gradient', 'backprop', 'matrix', 'training', 'working'] as const;
/** A kind of problem. */
export type Kind = (typeof KINDS)[number];

/** The shape an answer must have. */
export const FORMS = ['any', 'simplified', 'factored', 'expanded', 'single-fraction'] as const;
type Form = (typeof FORMS)[number];

/** A number exactly as the file writes it: "-0.10". */
export type Numeral = string;

/** What is differentiated: one function or a program, never both. `text` is as typed; `name` is what the function is called. */
export type Body =
  | { readonly kind: 'function'; readonly text: string; readonly name: string; readonly expr: Expr }
  | { readonly kind: 'program'; readonly text: string; readonly program: Program };

/** A value of a defined name, or the derivative of one name with respect to another: `yhat`, `dL/dw1`. */
export type Quantity =
  | { readonly kind: 'value'; readonly of: string }
  | { readonly kind: 'derivative'; readonly of: string; readonly wrt: string };

/** The quantity that a key of `expect` names; undefined where it is neither a name nor of the form dL/dw. */
export function quantityNamed(key: string): Quantity | undefined {
  const [, of, wrt] = /^d([A-Za-z]\w*)\/d([A-Za-z]\w*)$/.exec(key) ?? [];
  if (of && wrt) return { kind: 'derivative', of, wrt };
  return /^[A-Za-z]\w*$/.test(key) ? { kind: 'value', of: key } : undefined;
}

/** What a lecture says of a quantity: a number at the problem's point, to the digits given, or a formula that always holds. */
export type Claim =
  | { readonly kind: 'number'; readonly digits: Numeral }
  | { readonly kind: 'formula'; readonly text: string; readonly expr: Expr };

/** A quantity and what the file says it is: number, formula or both. */
export interface Expectation {
  /** The quantity as the file writes it: "dL/dw1". */
  readonly name: string;
  readonly quantity: Quantity;
  readonly claims: readonly Claim[];
}

/** For each input a number, or the name of the parameter that gives it. */
type Setting = Readonly<Record<string, Numeral>>;

/** Each parameter's choices, in the order of the file. A range stands here as its numbers. */
export type Parameters = Readonly<Record<string, readonly Numeral[]>>;

/** Which part of a problem's points an answer earns that is neither wholly right nor wholly wrong; each from 0 to 1. */
export interface PartialCredit {
  /** Right, but not in the form that was asked for. */
  readonly form: number;
  /** Wrong by a mistake that has a name. */
  readonly mistake: number;
}

interface Common {
  /** Lower-case words joined by hyphens; the file's name too. */
  readonly id: string;
  /** The folder the file lies in. */
  readonly course: string;
  readonly title: string;
  readonly source: string;
  /** Markdown with LaTeX between dollars; `{{a}}` stands for the parameter a. */
  readonly statement: string;
  readonly body: Body;
  readonly wrt: readonly [string, ...string[]];
  /** Empty where the problem has one variant. */
  readonly parameters: Parameters;
  /** What `log` means in this problem. */
  readonly log: 'natural' | 'ten';
  /** Conditions on the letters, as written: "a > 0". */
  readonly assume: readonly string[];
  /** `strict`: an answer equal in value but on another domain is wrong. */
  readonly domain?: 'strict';
  readonly form: Form;
  /** The answer as text, where it is not derived. */
  readonly answer?: string;
  /** How many decimals a numeric answer is rounded to. */
  readonly rounding?: number;
  /** How far the step of gradient descent goes that a backprop problem asks for. */
  readonly rate?: number;
  readonly points: number;
  readonly partial: PartialCredit;
  readonly hints: readonly string[];
  readonly expect: readonly Expectation[];
}

/** A problem as its file states it. A backprop problem always has a point to run at. */
export type Problem = Common &
  (
    | { readonly kind: 'backprop'; readonly at: Setting }
    | { readonly kind: Exclude<Kind, 'backprop'>; readonly at?: Setting }
  );

/** A body as a program is typed: a function has its name in front, by which answers speak of it. */
export const programText = (body: Body): string =>
  body.kind === 'program' ? body.text : `${body.name} = ${body.text.trim()}`;

/** The program of a body; a function is the one definition of its own name. */
export const programOf = (body: Body): Program =>
  body.kind === 'program' ? body.program : { definitions: [{ name: body.name, value: body.expr }] };
