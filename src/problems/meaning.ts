import { variables } from '../expression/measure.ts';
import { readExpectations } from './expectation.ts';
import { isNumeral, MOST_CHOICES, numeralRange } from './numeral.ts';
import type { Objection } from './objection.ts';
import { type Expectation, type Parameters, type Problem, programOf } from './problem.ts';
import type { ProblemFile } from './schema.ts';
import { readScope, type Scope } from './scope.ts';

/** A problem, or everything that keeps its file from being one. */
type Meaning =
  | { readonly ok: true; readonly problem: Problem }
  | { readonly ok: false; readonly objections: readonly Objection[] };

/** The problem that a file means: its mathematics read, its names checked against one another. */
export function meaning(file: ProblemFile, course: string): Meaning {
  const read = readScope(file, choicesOf(file));
  if (!read.ok) return { ok: false, objections: [read.objection] };
  const scope = read.value;
  const { expect, objections } = readExpectations(file, scope);
  const found = [...CHECKS.flatMap(check => check(file, scope)), ...objections];
  const problem = found.length === 0 ? assembled(file, course, scope, expect) : undefined;
  return problem ? { ok: true, problem } : { ok: false, objections: found };
}

/** Ranges counted out. */
const choicesOf = ({ parameters }: ProblemFile): Parameters =>
  Object.fromEntries(
    Object.entries(parameters).map(([name, choice]) => [
      name,
      Array.isArray(choice) ? choice : numeralRange(choice.from, choice.to, choice.step),
    ]),
  );

/** The problem of a file that every check has passed; undefined where one of them should have spoken. */
function assembled(
  file: ProblemFile,
  course: string,
  { body, parameters }: Scope,
  expect: readonly Expectation[],
): Problem | undefined {
  const { kind, at, function: _function, program: _program, wrt, ...facts } = file;
  const [first, ...others] = wrt;
  if (first === undefined) return undefined;
  const common = { ...facts, course, body, wrt: [first, ...others] as const, parameters, expect };
  if (kind === 'backprop') return at && { ...common, kind, at };
  return at ? { ...common, kind, at } : { ...common, kind };
}

type Check = (file: ProblemFile, scope: Scope) => Objection[];

const when = (wrong: boolean, path: readonly PropertyKey[], says: string): Objection[] =>
  wrong ? [{ path, says }] : [];

const theVariables = ({ inputs }: Scope): string =>
  inputs.length === 0 ? 'there are none' : `the variables are ${inputs.join(', ')}`;

/** Every variable to differentiate by is an input, and a plain derivative has one. */
const checkWrt: Check = ({ wrt, kind }, scope) => [
  ...when(kind === 'derivative' && wrt.length > 1, ['wrt'], 'has several variables; keep one, or write kind: gradient'),
  ...wrt.flatMap((name, i) =>
    when(!scope.inputs.includes(name), ['wrt', i], `is ${name}, which is no variable here; ${theVariables(scope)}`),
  ),
];

/** A point gives every input a number, or a parameter's; and nothing else. */
const checkAt: Check = ({ at, kind }, scope) => {
  if (!at) return when(kind === 'backprop', ['at'], 'is missing; a backprop problem runs at a point');
  const missing = scope.inputs.filter(name => !Object.hasOwn(at, name));
  return [
    ...when(missing.length > 0, ['at'], `has no value for ${missing.join(', ')}; give every variable one`),
    ...Object.entries(at).flatMap(([name, value]) => checkCoordinate(name, value, scope)),
  ];
};

const checkCoordinate = (name: string, value: string, scope: Scope): Objection[] => [
  ...when(!scope.inputs.includes(name), ['at', name], `is no variable here; ${theVariables(scope)}`),
  ...when(
    !isNumeral(value) && !Object.hasOwn(scope.parameters, value),
    ['at', name],
    `is “${value}”; write a number, or the name of a parameter`,
  ),
];

/** Every parameter has a name of its own, something to choose from and something to stand in. */
const checkParameters: Check = ({ at }, { body, parameters, defined }) => {
  const symbols = programOf(body).definitions.flatMap(({ value }) => variables(value));
  const used = new Set([...symbols, ...Object.values(at ?? {})]);
  return Object.entries(parameters).flatMap(([name, choices]) => {
    const path = ['parameters', name];
    return [
      ...when(choices.length === 0, path, 'is an empty range; write from: below to:, and a step: above 0'),
      ...when(choices.length > MOST_CHOICES, path, `has more than ${MOST_CHOICES} choices; take larger steps`),
      ...when(defined.includes(name), path, 'is defined by the program too; give one of the two another name'),
      ...when(!used.has(name), path, `is used neither in the ${body.kind} nor in at; use it or leave it out`),
    ];
  });
};

/** Double braces in the statement stand for parameters. */
const checkStatement: Check = ({ statement }, { parameters }) =>
  [...statement.matchAll(/\{\{(\w+)\}\}/g)].flatMap(({ 1: name = '', index }) => {
    if (Object.hasOwn(parameters, name)) return [];
    const says = `has {{${name}}}, which is no parameter; for braces of LaTeX write { {${name}} }`;
    return [{ path: ['statement'], says, offset: index }];
  });

/** An answer that is written down is one answer. */
const checkAnswer: Check = ({ answer, parameters }) =>
  when(
    answer !== undefined && Object.keys(parameters).length > 0,
    ['answer'],
    'stands beside parameters, but every variant has its own; leave it out, it is derived',
  );

const CHECKS: readonly Check[] = [checkWrt, checkAt, checkParameters, checkStatement, checkAnswer];
