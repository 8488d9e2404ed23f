/** The door of this room: what a student types, or our own tables hold, becomes an expression here. */
export { readEquation } from './equation-reader.ts';
export { readExpression } from './expression-reader.ts';
export { readProgram } from './program-reader.ts';
export { readStrict } from './strict-reader.ts';
