import { type Expr, symbol } from '../expression/expression.ts';

/** A letter and the word behind it: yhat, ystar, xin. */
const LETTER_AND_WORD = /^(\p{L})(\p{L}{2,})$/u;

/**
 * What names spelled with an underscore stand for, y_hat and y_{hat} where the question has yhat, y_star for ystar: what
 * the name stands for in the program, or the name. None of those that are names of the question themselves.
 */
export const underscored = (
  known: ReadonlySet<string>,
  quantities: ReadonlyMap<string, Expr>,
): ReadonlyMap<string, Expr> =>
  new Map(
    [...known].flatMap(name => {
      const [, letter, word] = LETTER_AND_WORD.exec(name) ?? [];
      const spelled = `${letter}_${word}`;
      return word === undefined || known.has(spelled) ? [] : [[spelled, quantities.get(name) ?? symbol(name)] as const];
    }),
  );
