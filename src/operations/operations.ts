import { ARITHMETIC } from './arithmetic.ts';
import { FUNCTIONS } from './functions.ts';
import type { Operation } from './operation.ts';

/** The table: an operation exists by being in this list. */
export const OPERATIONS: readonly Operation[] = [...ARITHMETIC, ...FUNCTIONS];

const BY_NAME: ReadonlyMap<string, Operation> = new Map(OPERATIONS.map(row => [row.name, row]));
const BY_SPELLING: ReadonlyMap<string, Operation> = new Map(
  FUNCTIONS.flatMap(row => [row.name, ...row.aliases].map(spelling => [spelling.toLowerCase(), row])),
);

/** The row of an operation by its own name; undefined for what the table does not know (an unknown function f). */
export const operationNamed = (name: string): Operation | undefined => BY_NAME.get(name);

/** The function a student means by a word such as `arctg` or `ln`, upper and lower case alike; undefined for no function. */
export const functionSpelled = (word: string): Operation | undefined => BY_SPELLING.get(word.toLowerCase());

/** Every spelling of a function, names first, for a reader that splits run-on words and for suggestions. */
export const FUNCTION_SPELLINGS: readonly string[] = [...BY_SPELLING.keys()];
