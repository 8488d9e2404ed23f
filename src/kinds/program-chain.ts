import type { Certificate } from '../checking/certificate.ts';
import { certify } from '../checking/certify.ts';
import { combined } from '../checking/combined.ts';
import { derive } from '../derivation/derive.ts';
import { silently } from '../derivation/silent.ts';
import { tidy, tidyingOf } from '../derivation/tidy.ts';
import { dotted, slopeSign } from '../expression/display.ts';
import { add, type Expr, isNumber, multiply, parts as partsOf, symbol, ZERO } from '../expression/expression.ts';
import { treeSize, variables } from '../expression/measure.ts';
import { LONGEST_TREE } from '../expression/naming.ts';
import { inlined, output, type Program } from '../expression/program.ts';
import { share } from '../expression/sharing.ts';
import { substitute } from '../expression/substitution.ts';
import { chooseVariable, readComputation } from '../question.ts';
import type { ProgramReading, Read } from '../reading/reading.ts';
import { valueAt } from '../values.ts';
import { type FactorOf, factorsOf, type SignOf } from './factors.ts';
import type { DerivationPart, KindQuestion, KindWorked, Part, Statement } from './kind.ts';
import { inNames, inputParts } from './program-names.ts';
import { type Path, type Route, routeOf } from './route.ts';
import { stated } from './several.ts';

/**
 * The derivative of a program by the chain rule through its named quantities: dL/dw = dL/dŷ·dŷ/dv·dv/dw. Each factor is
 * derived on its own, the factors are put together, all ways summed, and in the end every name is replaced by what it
 * stands for. Of higher orders each takes the result before it, in the inputs.
 */
export function workOutChain(question: KindQuestion): Read<KindWorked> {
  const read = readComputation(question);
  if (!read.ok) return read;
  const { order = 1 } = question;
  const of = inlined(read.value.program);
  const wrt = chooseVariable({ expr: of, order, ...(question.wrt !== undefined && { wrt: question.wrt }) }, question);
  return typeof wrt === 'string'
    ? { ok: true, value: worked(read.value, of, wrt, question) }
    : { ok: false, complaint: wrt };
}

function worked(
  { program, notes, spelling }: ProgramReading,
  of: Expr,
  wrt: string,
  { order = 1, at }: KindQuestion,
): KindWorked {
  const first = chainOf(program, wrt);
  const higher = higherOrders(first.result, output(program).name, wrt, order);
  const result = higher.at(-1)?.derivation.result ?? first.result;
  const value = valueAt(result, at);
  return {
    kind: 'derivative',
    notes,
    spelling,
    read: [of],
    wrt: [wrt],
    parts: [definitionsPart(program), ...first.parts, ...higher],
    result,
    ...(order === 1 && { inNames: inNames(first.inNames, program) }),
    certificate: certified(of, wrt, first.result, higher),
    ...(value !== undefined && { value }),
  };
}

/** The program's definitions as they were given. */
export const definitionsPart = ({ definitions }: Program): Part =>
  stated(...definitions.map(({ name, value }): Statement => ({ left: symbol(name), right: value, reason: '' })));

function higherOrders(first: Expr, name: string, wrt: string, order: number): DerivationPart[] {
  const found: DerivationPart[] = [];
  for (let last = first; found.length < order - 1; last = found.at(-1)?.derivation.result ?? last) {
    const left = slopeSign(name, wrt, found.length + 2);
    found.push({ kind: 'derivation', derivation: derive(last, wrt), left });
  }
  return found;
}

/** The first derivative against the whole program, each further one against the one before it. */
const certified = (of: Expr, wrt: string, first: Expr, higher: readonly DerivationPart[]): Certificate => {
  const each = higher.map(({ derivation }) => certify(derivation.of, wrt, derivation.result)).toReversed();
  return combined([...each, certify(of, wrt, first)]);
};

/** What is told of a derivative, and what it comes to in the names of the program. */
interface Chain {
  readonly parts: readonly Part[];
  readonly result: Expr;
}

/** The same, and what it comes to in the inputs. */
interface ChainInInputs extends Chain {
  readonly inNames: Expr;
}

const chainOf = (program: Program, wrt: string): ChainInInputs =>
  inInputs(chainInNames(program, wrt, slopeSign), program);

/** The derivative of a program's output by one of its inputs, in the program's names. */
export function chainInNames(program: Program, wrt: string, signOf: SignOf): Chain {
  const route = routeOf(program, wrt);
  const left = signOf(output(program).name, wrt);
  if (!route) {
    const derivation = derive(inlined(program), wrt);
    return { parts: [{ kind: 'derivation', derivation, left }], result: derivation.result };
  }
  const factorOf = factorsOf(program, route, signOf);
  return route.stretches ? multiplied(route, factorOf, program, left) : stepByStep(route, factorOf, wrt, signOf);
}

/** The chain rule in one line, its factors, and all of them put together and tidied. One factor alone needs no chain rule. */
function multiplied(route: Route, factorOf: FactorOf, program: Program, left: Expr): Chain {
  const { stretches = [], count } = route;
  const edges = stretches.flat(2);
  const factors = [...new Set(edges.map(factorOf))];
  const [only] = factors;
  if (only && factors.length === 1) return { parts: [{ ...only.part, inset: 0 }], result: only.result };
  const rule = { left, right: assembled(stretches, edge => [factorOf(edge).sign], dotted), reason: ruleName(count) };
  const results = (product: Product): Expr => assembled(stretches, edge => factorsIn(factorOf(edge).result), product);
  const steps = tidy(share(results(multiply)), tidyingOf(inlined(program)));
  return {
    parts: [
      stated(rule),
      ...factors.map(({ part }) => part),
      stated({ right: results(dotted), reason: 'put together' }),
      { kind: 'tidying', steps },
    ],
    result: steps.at(-1)?.result ?? results(multiply),
  };
}

const ruleName = (count: bigint): string => (count > 1n ? `chain rule, ${count} paths` : 'chain rule');

type Product = (...factors: readonly Expr[]) => Expr;

/** The stretches as factors of a product; one with several ways is the sum of their products. */
function assembled(
  stretches: readonly (readonly Path[])[],
  factors: (edge: Path[number]) => readonly Expr[],
  product: Product,
): Expr {
  const along = (path: Path): readonly Expr[] => path.flatMap(factors);
  return product(
    ...stretches.flatMap(paths =>
      paths.length === 1 ? paths.flatMap(along) : [add(...paths.map(path => product(...along(path))))],
    ),
  );
}

/** The factors of a product, a 1 among them left out. */
const factorsIn = (e: Expr): readonly Expr[] => partsOf(e, 'multiply').filter(factor => !isNumber(factor, '1'));

/**
 * Where the ways are too many to be written out: the slope of each quantity from the slopes of those that it uses, from
 * the variable up to the output.
 */
function stepByStep(route: Route, factorOf: FactorOf, wrt: string, signOf: SignOf): Chain {
  const slopes = new Map<string, Expr>();
  const parts = route.names
    .slice(0, -1)
    .toReversed()
    .flatMap((name): Part[] => {
      const edges = route.down.get(name) ?? [];
      const slopesOf = (by: string): readonly Expr[] => (by === wrt ? [] : [signOf(by, wrt)]);
      const right = add(...edges.map(edge => dotted(factorOf(edge).sign, ...slopesOf(edge.by))));
      const known = (by: string): readonly Expr[] => (by === wrt ? [] : [slopes.get(by) ?? ZERO]);
      slopes.set(name, add(...edges.map(edge => multiply(factorOf(edge).result, ...known(edge.by)))));
      const rule = { left: signOf(name, wrt), right, reason: 'chain rule' };
      const single = edges.length === 1 && edges[0]?.by === wrt;
      return [
        ...(single ? [] : [stated(rule)]),
        ...edges.map(edge => ({ ...factorOf(edge).part, inset: single ? 0 : 4 })),
      ];
    });
  return { parts, result: slopes.get(route.names[0] ?? '') ?? ZERO };
}

/** The result with every name replaced by what it stands for, tidied once more. */
function inInputs({ parts, result }: Chain, program: Program): ChainInInputs {
  const put = putIn(result, program);
  if (put === result) return { parts, result, inNames: result };
  const steps = tidy(put, tidyingOf(inlined(program)));
  const last = steps.at(-1)?.result ?? put;
  const isLong = treeSize(put) > LONGEST_TREE;
  return {
    parts: [
      ...parts,
      ...inputParts(isLong ? last : put, program),
      ...(isLong ? [] : [{ kind: 'tidying', steps } as const]),
    ],
    result: last,
    inNames: result,
  };
}

/** An expression in the inputs alone; the same where it has no other names. */
export function putIn(e: Expr, program: Program): Expr {
  const values = new Map<string, Expr>();
  for (const { name, value } of program.definitions) values.set(name, substitute(value, values));
  return variables(e).some(name => values.has(name)) ? silently(share(substitute(e, values))) : e;
}
