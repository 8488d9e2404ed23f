import { expect, test } from 'vitest';
import { output } from '../src/expression/program.ts';
import { loadProblems } from '../src/problems/load.ts';
import { type Expectation, programOf } from '../src/problems/problem.ts';
import { type Variant, variant } from '../src/problems/variant.ts';
import { working } from '../src/working/work-question.ts';

const { problems } = await loadProblems('problems');

/** What a lecture says of its quantities, a line each: numbers to the digits given, formulas as typed. */
const linesOf = ({ expect: expected }: Variant): readonly string[] => expected.flatMap(linesOfOne);
const linesOfOne = ({ name, claims }: Expectation): readonly string[] =>
  claims.map(claim => `${name} = ${claim.kind === 'number' ? claim.digits : claim.text}`);

/** Of the first variable of a problem: the lines that are not found to be right. */
function notRightAmong({ problem, body, at }: Variant, lines: readonly string[]): readonly string[] {
  const judged = working({ f: `${body.text};`, wrt: problem.wrt[0], at, log: problem.log }, lines);
  if (!judged.ok) throw new Error(judged.complaint.message);
  return judged.value.lines.filter(({ verdict }) => verdict !== 'right').map(({ text }) => text);
}

const PROGRAMS = problems
  .filter(({ body, expect: { length } }) => body.kind === 'program' && length > 0)
  .map(problem => [problem.id, variant(problem, 1)] as const);

test.each(PROGRAMS)(
  'lines of working for %s: all that the lecture says is right, a wrong number behind it is not',
  (_, given) => {
    const { body, problem } = given;
    const slip = `d${output(programOf(body)).name}/d${problem.wrt[0]} = 77`;
    expect(notRightAmong(given, [...linesOf(given), slip])).toEqual([slip]);
  },
);
