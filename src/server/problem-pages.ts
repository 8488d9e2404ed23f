import { fileURLToPath } from 'node:url';
import type { Query } from '../../views/asked.ts';
import { problemPage, problemsPage } from '../../views/problems.ts';
import { loadProblems, problemById } from '../problems/load.ts';
import type { Problem } from '../problems/problem.ts';
import { DEFAULT_SEED, variant } from '../problems/variant.ts';
import { shortened } from '../reading/complaints.ts';
import { type Log, type Shown, shown } from './page-route.ts';
import { problemAnswers } from './problem-answers.ts';
import { problem, Refusal } from './problem-details.ts';

const PROBLEMS = fileURLToPath(new URL('../../problems', import.meta.url));

let loading: Promise<readonly Problem[]> | undefined;

/** The project's problems, read once; files that could not be used are logged then. */
export function problems(log: Log): Promise<readonly Problem[]> {
  loading ??= loadProblems(PROBLEMS).then(({ problems: found, complaints }) => {
    for (const { message } of complaints) log(message);
    return found;
  });
  return loading;
}

/** The list. */
export const showProblems = async (_query: Query, log: Log): Promise<Shown> => shown(problemsPage(await problems(log)));

/** One problem, in the variant that `seed` picks; the first for everybody without it. */
export async function showProblem(query: Query, log: Log, { id }: Readonly<Record<string, unknown>>): Promise<Shown> {
  const found = problemById(await problems(log), String(id));
  if (!found) throw new Refusal(problem(404, `There is no problem ${shortened(String(id))}.`));
  const seed = Number(query.seed ?? DEFAULT_SEED);
  const usable = Number.isSafeInteger(seed) ? seed : DEFAULT_SEED;
  const chosen = variant(found, usable);
  return shown(problemPage(chosen, usable, problemAnswers(chosen, query)));
}
