import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { nearest } from '../reading/suggestions.ts';
import { meaning } from './meaning.ts';
import { complaint, type Objection, type ProblemComplaint, type Source } from './objection.ts';
import type { Problem } from './problem.ts';
import { FIELDS, problemFile } from './schema.ts';
import { standing } from './standing.ts';
import { numberedVariant, variant, variantCount } from './variant.ts';

/** The problems of a folder, by course and id, and a complaint for every file that is none. */
interface Loaded {
  readonly problems: readonly Problem[];
  readonly complaints: readonly ProblemComplaint[];
}

/**
 * Reads every `<directory>/<course>/<id>.yaml`. A bad file is left out and complained of; so is one outside a course.
 * Throws where there is no such folder.
 */
export async function loadProblems(directory: string): Promise<Loaded> {
  const places = await problemFiles(directory);
  const loaded: Loaded[] = [];
  for (const place of places) loaded.push(refusedUnread(place, places) ?? (await loadFile(place)));
  return {
    problems: loaded.flatMap(each => each.problems),
    complaints: loaded.flatMap(each => each.complaints),
  };
}

interface ProblemFilePlace {
  /** Empty for a file that lies outside a course. */
  readonly course: string;
  readonly name: string;
  /** The path: folder, course and name. */
  readonly file: string;
}

/** The YAML files of the folder and its courses, by course and name. */
async function problemFiles(directory: string): Promise<ProblemFilePlace[]> {
  const entries = await readdir(directory, { withFileTypes: true }).catch(() => {
    throw new Error(`There is no folder of problems at ${directory}; name one that holds a folder a course.`);
  });
  const courses = entries.filter(entry => entry.isDirectory()).map(({ name }) => name);
  const folders = ['', ...courses.sort()].map(async course =>
    (await readdir(join(directory, course)))
      .filter(name => /\.ya?ml$/.test(name))
      .sort()
      .map(name => ({ course, name, file: join(directory, course, name) })),
  );
  return (await Promise.all(folders)).flat();
}

const loadFile = async ({ course, name, file }: ProblemFilePlace): Promise<Loaded> =>
  problemIn(await readFile(file, 'utf8'), file, course, name);

/** A file outside a course is no problem, and an id, which is the name of a file, is one problem's only. */
function refusedUnread({ course, name, file }: ProblemFilePlace, all: readonly ProblemFilePlace[]): Loaded | undefined {
  if (course === '') return refusal(file, '', 'the file lies outside a course; move it into a folder of its course');
  const first = all.find(other => other.course !== '' && other.name === name)?.file ?? file;
  return first === file ? undefined : refusal(file, 'id', `id is taken by ${first}; give one of the two another name`);
}

const refusal = (file: string, field: string, sentence: string): Loaded => ({
  problems: [],
  complaints: [{ file, line: 1, field, message: `${file}, line 1: ${sentence}.` }],
});

/** The problem with this id; undefined where there is none. */
export const problemById = (problems: readonly Problem[], id: string): Problem | undefined =>
  problems.find(problem => problem.id === id);

/** The problem in the text of one file, or what is wrong with it. `name` is the file's own name, `file` its whole path. */
export function problemIn(text: string, file: string, course: string, name: string): Loaded {
  const lines = new LineCounter();
  const document = parseDocument(text, { schema: 'failsafe', lineCounter: lines, prettyErrors: false });
  const source: Source = { file, root: document.contents, lines };
  const [broken] = document.errors;
  if (broken) return { problems: [], complaints: [notYaml(source, broken.message, broken.pos[0])] };
  const { problem, objections } = problemOf(document.toJS(), course, name);
  return { problems: problem ? [problem] : [], complaints: objections.map(each => complaint(source, each)) };
}

function notYaml({ file, lines }: Source, message: string, position: number): ProblemComplaint {
  const { line } = lines.linePos(position);
  return { file, line, field: '', message: `${file}, line ${line}: this is not YAML: ${message.replace(/\.$/, '')}.` };
}

interface Judged {
  readonly problem?: Problem;
  readonly objections: readonly Objection[];
}

/** A file's data, taken as far as it goes: the fields, their meaning, and whether the mathematics holds. */
function problemOf(data: unknown, course: string, name: string): Judged {
  const parsed = problemFile.safeParse(data);
  if (!parsed.success) return { objections: parsed.error.issues.flatMap(objectionsTo) };
  const meant = meaning(parsed.data, course);
  if (!meant.ok) return meant;
  const { problem } = meant;
  const objections = [...checkName(problem, name), ...checkVariants(problem)];
  return objections.length === 0 ? { problem, objections } : { objections };
}

function objectionsTo(issue: z.core.$ZodIssue): Objection[] {
  if (issue.code !== 'unrecognized_keys') return [{ path: issue.path, says: issue.message }];
  return issue.keys.map(key => {
    const like = nearest(key, FIELDS);
    const instead = like ? `did you mean ${like}?` : `the fields are ${FIELDS.join(', ')}`;
    return { path: [...issue.path, key], says: `is no field of a problem; ${instead}` };
  });
}

const checkName = ({ id }: Problem, name: string): Objection[] =>
  name === `${id}.yaml`
    ? []
    : [{ path: ['id'], says: `is ${id}, but the file is ${name}; name both alike, the file ending in .yaml` }];

/** With more variants than this, as many are tried by seeds. */
const MOST_VARIANTS = 40;

/** Objections to the first variant that does not stand. */
function checkVariants(problem: Problem): Objection[] {
  const count = variantCount(problem);
  for (let i = 0; i < Math.min(count, MOST_VARIANTS); i++) {
    const objections = standing(count > MOST_VARIANTS ? variant(problem, i) : numberedVariant(problem, i));
    if (objections.length > 0) return objections;
  }
  return [];
}
