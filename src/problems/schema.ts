import { z } from 'zod';
import { FORMS, KINDS } from './problem.ts';

/** The name of a variable, a definition or a parameter. */
const NAME = /^[A-Za-z]\w*$/;

function shown(found: unknown): string {
  if (typeof found === 'string' && found.trim() !== '') return `“${found}”`;
  if (Array.isArray(found) && found.length > 0) return 'a list';
  return isMapped(found) ? 'a map' : 'empty';
}

const isMapped = (found: unknown): boolean => typeof found === 'object' && found !== null && !Array.isArray(found);

/** The sentence for a field that is missing or is not `what` it should be; the field's name goes in front of it. */
const wanted = (what: string) => ({
  error: ({ input }: { readonly input?: unknown }) =>
    input === undefined ? `is missing; write ${what}` : `is ${shown(input)}; write ${what}`,
});

const text = (what: string, pattern = /\S/) => z.string(wanted(what)).regex(pattern, wanted(what));
const numberLike = (what: string, pattern: RegExp) => text(what, pattern).transform(Number);
const oneOf = <const Values extends readonly string[]>(values: Values) =>
  z.enum(values, wanted(`one of ${values.join(', ')}`));
const listOf = <Item extends z.ZodType>(item: Item, what: string) => z.array(item, wanted(what)).min(1, wanted(what));

const name = text('a name such as x or w1', NAME);
/** Parameters are drawn in steps; six decimals are enough and count exactly. */
const choice = text('a number such as 3 or -0.5, of at most six decimals', /^[+-]?\d{1,9}(\.\d{1,6})?$/);

const range = z.strictObject({ from: choice, to: choice, step: choice.default('1') });
const CHOICES = 'a list of numbers such as [2, 3, 5] or a range such as {from: 1, to: 9, step: 2}';

const part = numberLike('a part of the points from 0 to 1, such as 0.5', /^(0|1|[01]\.0+|0?\.\d{1,6})$/);

const CLAIM = 'a number, a formula, or a list of them';

/**
 * A problem file as it stands, before its mathematics is read. Every scalar is text (the file is parsed without YAML's
 * guesses, so 0.10 keeps its zero and `no` stays a word). The messages are the ends of sentences that begin with the field.
 */
export const problemFile = z.strictObject(
  {
    id: text('lower-case words joined by hyphens, the name of the file', /^[a-z0-9]+(-[a-z0-9]+)*$/),
    title: text('a title'),
    source: text('where the problem comes from'),
    kind: oneOf(KINDS),
    statement: text('the statement in Markdown'),
    function: text('a function of x such as x^2 sin x').exactOptional(),
    program: text('definitions such as t = x^2; J = cos t').exactOptional(),
    wrt: z.preprocess(
      value => (typeof value === 'string' ? [value] : value),
      listOf(name, 'a variable or a list of variables'),
    ),
    at: z
      .record(z.string(), text('a number, or the name of a parameter'), wanted('a map such as {x: 1}'))
      .exactOptional(),
    parameters: z
      .record(
        z.string(),
        z.union([listOf(choice, CHOICES), range], wanted(CHOICES)),
        wanted('a map such as {a: [2, 3, 5]}'),
      )
      .default({}),
    log: oneOf(['natural', 'ten']).default('natural'),
    assume: listOf(text('a condition such as a > 0'), 'a list of conditions such as [a > 0]').default([]),
    domain: oneOf(['strict']).exactOptional(),
    form: oneOf(FORMS).default('any'),
    answer: text('the answer as text').exactOptional(),
    rounding: numberLike('a number of decimals from 0 to 15', /^(\d|1[0-5])$/).exactOptional(),
    rate: numberLike('a step size such as 0.5', /^\d{1,9}(\.\d{1,6})?$/).exactOptional(),
    points: numberLike('a whole number from 1 to 999', /^[1-9]\d{0,2}$/),
    partial: z
      .strictObject(
        { form: part.default(0.8), mistake: part.default(0.5) },
        wanted('a map such as {form: 0.8, mistake: 0.5}'),
      )
      .default({ form: 0.8, mistake: 0.5 }),
    hints: listOf(text('a hint'), 'a list of hints').default([]),
    expect: z
      .record(
        z.string(),
        z.preprocess(value => (typeof value === 'string' ? [value] : value), listOf(text(CLAIM), CLAIM)),
        wanted('a map such as {dy/dx: 2 * x}'),
      )
      .default({}),
  },
  wanted('fields such as id: and title:'),
);
/** A problem file as it is written. */
export type ProblemFile = z.infer<typeof problemFile>;

/** Every field a problem file may have. */
export const FIELDS: readonly string[] = Object.keys(problemFile.shape);
