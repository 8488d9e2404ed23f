import { variables } from '../expression/measure.ts';
import { readExpression } from '../reading/expression-reader.ts';
import { isNumeral } from './numeral.ts';
import type { Objection } from './objection.ts';
import { type Claim, type Expectation, type Quantity, quantityNamed } from './problem.ts';
import type { ProblemFile } from './schema.ts';
import { type ReadOrRefused, type Scope, unreadable } from './scope.ts';

/** What a file expects, and its objections to whatever of it makes no sense. */
interface Expected {
  readonly expect: readonly Expectation[];
  readonly objections: readonly Objection[];
}

/** Reads `expect`: quantities of the scope, each with numbers and formulas in the scope's names. */
export function readExpectations(file: ProblemFile, scope: Scope): Expected {
  const read = Object.entries(file.expect).map(([name, claims]) => readExpectation(name, claims, file, scope));
  return { expect: read.flatMap(each => each.expect), objections: read.flatMap(each => each.objections) };
}

function readExpectation(name: string, texts: readonly string[], file: ProblemFile, scope: Scope): Expected {
  const quantity = quantityNamed(name);
  if (!quantity) return refusedWhole(name, 'is no quantity; write a name such as yhat or a derivative such as dL/dw1');
  const unknown = unknownQuantity(quantity, scope);
  if (unknown) return refusedWhole(name, unknown);
  const claims = texts.map((text, i) => readClaim(text, ['expect', name, i], file, scope));
  return {
    expect: [{ name, quantity, claims: claims.flatMap(claim => (claim.ok ? [claim.value] : [])) }],
    objections: claims.flatMap(claim => (claim.ok ? [] : [claim.objection])),
  };
}

const refusedWhole = (name: string, says: string): Expected => ({
  expect: [],
  objections: [{ path: ['expect', name], says }],
});

/** Values are of what is defined; derivatives are of what is defined, with respect to any name. */
function unknownQuantity(quantity: Quantity, { defined, inputs }: Scope): string | undefined {
  if (!defined.includes(quantity.of))
    return `speaks of ${quantity.of}, which is not defined; defined are ${defined.join(', ')}`;
  if (quantity.kind === 'value' || [...defined, ...inputs].includes(quantity.wrt)) return undefined;
  return `speaks of ${quantity.wrt}, which does not occur; there are ${[...defined, ...inputs].join(', ')}`;
}

function readClaim(text: string, path: readonly PropertyKey[], file: ProblemFile, scope: Scope): ReadOrRefused<Claim> {
  if (!isNumeral(text)) return readFormula(text, path, scope);
  const says = numberNeeds(file);
  return says ? { ok: false, objection: { path, says } } : { ok: true, value: { kind: 'number', digits: text } };
}

function numberNeeds({ at, parameters }: ProblemFile): string | undefined {
  if (!at) return 'is a number, which needs a point; give at: or write a formula';
  if (Object.keys(parameters).length > 0) return 'is a number, but every variant has its own; write a formula';
  return undefined;
}

function readFormula(text: string, path: readonly PropertyKey[], scope: Scope): ReadOrRefused<Claim> {
  const names = [...scope.defined, ...scope.inputs, ...Object.keys(scope.parameters)];
  const read = readExpression(text, { names });
  if (!read.ok) return { ok: false, objection: unreadable(path, read.complaint) };
  const { expr } = read.value;
  const unknown = variables(expr).find(name => !names.includes(name));
  if (unknown === undefined) return { ok: true, value: { kind: 'formula', text, expr } };
  return {
    ok: false,
    objection: { path, says: `speaks of ${unknown}, which does not occur; there are ${names.join(', ')}` },
  };
}
