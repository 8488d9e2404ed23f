import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { benchProblems, submissions } from '../bench/submissions.ts';
import { grade } from '../src/grading/grade.ts';
import { gradedSheet } from '../src/grading/graded-sheet.ts';
import { answerMarker } from '../src/grading/problem-marker.ts';
import { scoreOf } from '../src/grading/score.ts';
import { openSheet, rowsOf } from '../src/grading/sheet.ts';
import { problemIn } from '../src/problems/load.ts';
import type { Problem } from '../src/problems/problem.ts';
import { variant } from '../src/problems/variant.ts';
import { commandLine } from './command-line.ts';

const text = (id: string, rest: string): string =>
  `id: ${id}\ntitle: ${id}\nsource: made up\nstatement: Differentiate.\n${rest}\n`;

const PROBLEMS: Readonly<Record<string, string>> = {
  wave: 'kind: derivative\nfunction: x^2 sin x\nwrt: x\npoints: 4',
  cubic: 'kind: derivative\nfunction: (x^3 + 3x^2)/3\nwrt: x\nform: factored\npoints: 5\npartial: {form: 0.6}',
  strict: 'kind: derivative\nfunction: x^2 sin x\nwrt: x\npoints: 4\npartial: {mistake: 0}',
  squash: 'kind: derivative\nprogram: s = 1/(1 + e^(-b))\nwrt: b\npoints: 1',
  bowl: 'kind: gradient\nfunction: x^2 y + y^2\nwrt: [x, y]\nat: {x: 1, y: 2}\npoints: 2',
  cell: 'kind: backprop\nprogram: v = w x + b; s = v^2; L = 3 s\nwrt: [w, b]\nat: {w: 2, x: 3, b: 1}\nrounding: 1\npoints: 4',
  slope: 'kind: derivative\nfunction: a x^2\nwrt: x\nparameters: {a: [2, 3, 5, 7]}\npoints: 1',
  lines: 'kind: working\nfunction: x^2 sin x\nwrt: x\npoints: 2',
  mats: 'kind: matrix\nfunction: x^2\nwrt: x\npoints: 2',
};

function problemNamed(id: string): Problem {
  const { problems, complaints } = problemIn(text(id, PROBLEMS[id] ?? ''), id, 'course', `${id}.yaml`);
  const [problem] = problems;
  if (!problem) throw new Error(complaints.map(({ message }) => message).join('\n'));
  return problem;
}

let folder = '';
const at = (name: string): string => join(folder, name);
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gradwork-grading-'));
  await mkdir(at('problems/course'), { recursive: true });
  const files = Object.entries(PROBLEMS);
  await Promise.all(files.map(([id, rest]) => writeFile(at(`problems/course/${id}.yaml`), text(id, rest))));
});
afterAll(() => rm(folder, { recursive: true }));

/** What the command prints, says and exits with for a file of answers. */
async function graded(csv: string | Uint8Array, ...options: readonly string[]) {
  await writeFile(at('submissions.csv'), csv);
  return run(at('submissions.csv'), ...options);
}

async function run(...args: readonly string[]) {
  const { status, out, err } = await commandLine(['grade', '--problems', at('problems'), ...args]);
  return { status, out: out && `${out}\n`, err: err === '' ? [] : err.split('\n') };
}

const objects = (csv: string): Record<string, string>[] => parse(csv, { columns: true, bom: true });

describe('what an answer earns', () => {
  test.each([
    ['wave', '2x sin x + x^2 cos x', 'correct', 4],
    ['wave', "y' = x(2 sin x + x cos x)", 'correct', 4],
    ['wave', '= 2x sin x + x^2 cos x', 'correct', 4],
    ['wave', '2x \\sin x + x^{2} \\cos x', 'correct', 4],
    ['wave', '$2x \\sin x + x^{2} \\cos x$', 'correct', 4],
    // The product rule is wrong, the power rule and the sine are right: two thirds of half the points.
    ['wave', '2x cos x', 'wrong', 1.33],
    ['strict', '2x cos x', 'wrong', 0],
    ['wave', '17x + 1', 'wrong', 0],
    ['wave', '2x sin(', 'unreadable', undefined],
    ['cubic', 'x(x + 2)', 'correct', 5],
    ['cubic', 'x^2 + 2x', 'correct', 3],
    ['squash', 's(1 - s)', 'correct', 1],
    ['squash', 'e^(-b)/(1 + e^(-b))^2', 'correct', 1],
    ['squash', 's(1 + s)', 'wrong', 0],
    ['bowl', '(2xy, x^2 + 2y)', 'correct', 2],
    ['bowl', '(4, 5)', 'correct', 2],
    ['bowl', '(4, 6)', 'wrong', 0],
    ['cell', 'dL/dw = 126; dL/db = 42', 'correct', 4],
    ['cell', '126, 42', 'correct', 4],
    ['cell', 'dL/dw = 126', 'wrong', 2],
    ['cell', 'about forty', 'unreadable', undefined],
    ['cell', '; ; ;', 'unreadable', undefined],
    ['cell', 'dL/dw = ; dL/dq = 42', 'unreadable', undefined],
    ['cell', 'node,value,adjoint\nv,7,42\nw,2,126\nb,1,42', 'correct', 4],
    ['lines', 'd/dx(x^2) sin x + x^2 d/dx(sin x)\n= 2x sin x + x^2 cos x', 'correct', 2],
    ['lines', '2x sin x - x^2 cos x\n= x(2 sin x - x cos x)', 'wrong', 1],
    ['lines', 'd/dx(x^2) sin x + x^2 d/dx(sin x)', 'undecided', undefined],
    ['lines', '2x sin(', 'unreadable', undefined],
    ['mats', '2x', 'unmarked', undefined],
  ])('%s: %j is %s, %s points', (id, answer, verdict, score) => {
    const problem = problemNamed(id);
    const mark = answerMarker(variant(problem, 1))(answer);
    expect(mark.verdict).toBe(verdict);
    expect(mark.share === undefined ? undefined : scoreOf(problem.points, mark.share)).toBe(score);
  });

  test('partial credit is a part from 0 to 1', () => {
    const { complaints } = problemIn(text('wave', `${PROBLEMS.wave}\npartial: {form: 2}`), 'f', 'c', 'wave.yaml');
    expect(complaints.map(({ message }) => message)).toEqual([
      'f, line 9: partial.form is “2”; write a part of the points from 0 to 1, such as 0.5.',
    ]);
  });
});

test('a class hands in: test/cases/graded.csv, of which the first four columns are what was handed in', async () => {
  const wanted: string[][] = parse(await readFile(new URL('cases/graded.csv', import.meta.url), 'utf8'));
  const { out } = await graded(stringify(wanted.map(row => row.slice(0, 4))));
  const found: string[][] = parse(out);
  // Three dots stand for whatever is said there.
  const said = found.map((row, i) => row.map((cell, j) => (wanted[i]?.[j] === '…' && cell !== '' ? '…' : cell)));
  expect(said).toEqual(wanted);
});

test('a mistake that explains several numbers of a table is listed, and explained, once', () => {
  // A loss (p − y)² whose residual is turned round: p = 3 · 2 = 6 and y = 1 give dL/dw = 20 and dL/dx = 30.
  const { problems } = problemIn(
    text('residual', 'kind: backprop\nprogram: p = w x; L = (p - y)^2\nwrt: [w, x]\nat: {w: 3, x: 2, y: 1}\npoints: 4'),
    'residual',
    'course',
    'residual.yaml',
  );
  const [problem] = problems;
  const mark = problem && answerMarker(variant(problem, 1))('dL/dw = -20.0000; dL/dx = -30.0000');
  expect(mark?.mistakes).toEqual([{ id: 'B14', name: 'residual-sign-flipped' }]);
  expect(mark?.feedback.split('turned round')).toHaveLength(2);
});

/** Rows that cannot be read, and what is said of each. */
const BAD_ROWS = [
  ['ada,wave', 'This row has 2 fields, the first row 4; a field with a comma in it stands in quotation marks.'],
  [
    'ada,cell,126, 42,1,7',
    'This row has 6 fields, the first row 4; a field with a comma in it stands in quotation marks, such as "(2x, 3y)".',
  ],
  ['ada,wav,2x,', 'There is no problem “wav”; did you mean wave?'],
  ['ada,entirely-else,2x,', 'There is no problem “entirely-else”.'],
  ['ada,,2x,', 'There is no problem in this row.'],
  [',wave,2x,', 'There is no student in this row.'],
  ['ada,wave,   ,', 'There is no answer in this row.'],
  ['ada,slope,2x,seven', '“seven” is not a seed; a seed is an integer.'],
  ['ada,wave,2x(,', 'This cannot be read. This parenthesis is never closed: write ) where it ends.'],
  ['bob,wave,1\u00002,', 'This cannot be read. The sign U+0000 is not understood here: leave it out.'],
] as const;

describe('rows that cannot be read', () => {
  test('are marked, kept and told; the others are marked', async () => {
    const lines = BAD_ROWS.map(([row]) => row);
    const { status, out, err } = await graded(
      `student,problem,answer,seed\n${lines.join('\n')}\ncem,wave,2x sin x + x^2 cos x,\n`,
    );
    expect(status).toBe(0);
    expect(objects(out).map(({ verdict, score, feedback }) => [verdict, score, feedback])).toEqual([
      ...BAD_ROWS.map(([, says]) => ['unreadable', '', says]),
      ['correct', '4', 'Right.'],
    ]);
    expect(err).toEqual([
      ...BAD_ROWS.map(([, says], i) => `row ${i + 2}: ${says}`),
      '11 rows: 1 correct, 10 unreadable.',
    ]);
    expect(objects(out)[1]).toMatchObject({ answer: '126', seed: ' 42,1,7' });
  });
});

describe('rows of another width than the first, and a quotation mark that never closes', () => {
  const head = 'student,problem,answer,seed';
  const answer = '2x sin x + x^2 cos x';
  test.each<[string, string, string, string]>([
    ['short of an optional column', `ada,wave,${answer}`, 'correct', 'ada'],
    ['an empty field too many', `ada,wave,${answer},,`, 'correct', 'ada'],
    ['a field too many that says something', `ada,wave,${answer},1,late`, 'correct', 'ada'],
    ['an answer cut in two, or a field too many', 'ada,bowl,4, 5,7,8', 'unreadable', 'ada'],
    ['short of its answer', 'ada,wave', 'unreadable', 'ada'],
  ])('%s', async (_, row, verdict, student) => {
    const { out } = await graded(`${head}\n${row}\n`);
    expect(objects(out)).toMatchObject([{ student, verdict }]);
  });

  test.each([
    [
      'student,problem,answer',
      'ada,bowl,(2x y, x^2 + 2y)',
      'The answer stood in 2 fields; an answer with a comma in it stands in quotation marks, such as "(2x, 3y)".',
    ],
    [
      'student,problem,answer',
      'ada,cell,126, 42',
      'The answer stood in 2 fields; an answer with a comma in it stands in quotation marks, such as "(2x, 3y)".',
    ],
    [
      head,
      'ada,bowl,(4, 5),1',
      'The answer stood in 2 fields; an answer with a comma in it stands in quotation marks, such as "(2x, 3y)".',
    ],
    [head, `ada,wave,${answer},1,late`, 'Not read, for no column is there for it: “late”.'],
  ])('under %s the row %s is put right, marked and told', async (columns, row, remark) => {
    const { out, err } = await graded(`${columns}\n${row}\n`);
    expect(objects(out)).toMatchObject([{ student: 'ada', verdict: 'correct', feedback: `Right. ${remark}` }]);
    expect(err).toContain(`row 2: ${remark}`);
  });

  test('columns that are not read are told once', async () => {
    const { err } = await graded(`student,problem,answer,group,Notes\nada,wave,${answer},A,\nbob,wave,${answer},B,\n`);
    expect(err).toEqual(['the columns “group”, “Notes” are not read.', '2 rows: 2 correct.']);
  });

  test('an empty field too many leaves no trace in the graded sheet', async () => {
    const { out } = await graded(`${head}\nada,wave,${answer},,\n`);
    expect(objects(out)).toMatchObject([{ seed: '' }]);
  });

  test('rows before the quotation mark are marked, the rest is one row', async () => {
    const { status, out } = await graded(`${head}\nada,wave,${answer},\nbob,wave,"1\ncem,wave,2\n`);
    expect(status).toBe(0);
    expect(objects(out).map(({ verdict, feedback }) => [verdict, feedback])).toEqual([
      ['correct', 'Right.'],
      [
        'unreadable',
        'A quotation mark opens a field here and none closes it. This row and the line below it are not read. Close it, or write a quotation mark inside a field twice.',
      ],
    ]);
    expect(out).toContain('cem,wave,2');
  });
});

describe('of two answers by one student to one problem the later counts', () => {
  test('the earlier is kept without a score; an empty one replaces nothing', async () => {
    const { out } = await graded(
      'student,problem,answer\nada,wave,1\nbob,wave,2\nada,slope,3\n ada ,wave,2x sin x + x^2 cos x\nada,wave,\n',
    );
    expect(
      objects(out).map(({ verdict, score, max_score, feedback }) => [verdict, score, max_score, feedback]),
    ).toEqual([
      ['superseded', '', '', 'The answer in row 5 counts.'],
      ['wrong', '0', '4', expect.stringMatching(/^Not right\./)],
      ['wrong', '0', '1', expect.stringMatching(/^Not right\./)],
      ['correct', '4', '4', 'Right.'],
      ['unreadable', '', '4', 'There is no answer in this row.'],
    ]);
  });
});

test('what a spreadsheet left of an answer is none: it is told, and replaces nothing', async () => {
  const { out } = await graded('student,problem,answer\nada,wave,2x sin x + x^2 cos x\nada,wave,#NAME?\n');
  expect(objects(out).map(({ verdict, feedback }) => [verdict, feedback])).toEqual([
    ['correct', 'Right.'],
    [
      'unreadable',
      '“#NAME?” is what a spreadsheet shows where it took the answer for a formula of its own; the answer is not in the file. Write an apostrophe before its equals sign.',
    ],
  ]);
});

describe('a seed picks the variant', () => {
  test('of seeds 1 to 8 each has one right answer; without a seed it is that of seed 1', async () => {
    const answers = ['4x', '6x', '10x', '14x'];
    const rows = ['', 1, 2, 3, 4, 5, 6, 7, 8].flatMap(seed =>
      answers.map((answer, i) => `s${seed}-${i},slope,${seed},${answer}`),
    );
    const { out } = await graded(`student,problem,seed,answer\n${rows.join('\n')}\n`);
    const right = objects(out).filter(({ verdict }) => verdict === 'correct');
    expect(right.map(({ seed }) => seed)).toEqual(['', '1', '2', '3', '4', '5', '6', '7', '8']);
    expect(right[0]?.answer).toBe(right[1]?.answer);
    expect(new Set(right.map(({ answer }) => answer)).size).toBeGreaterThan(1);
  });
});

describe('how files are written', () => {
  const answer = '2x sin x';
  const row = ['ada', 'wave', answer];
  test.each([
    ['semicolons, CRLF and a byte-order mark', `\uFEFFStudent;Problem; Answer\r\nada;wave;${answer}\r\n`, [row]],
    ['tabs', `student\tproblem\tanswer\nada\twave\t${answer}\n`, [row]],
    ['old line ends', `student,problem,answer\rada,wave,${answer}\r`, [row]],
    ['mixed line ends', `student,problem,answer\r\n\nada,wave,${answer}\n\r\nada,wave,${answer}`, [row, row]],
    ['a line break in an answer', 'student,problem,answer\nada,wave,"2x\r\nsin x"\n', [['ada', 'wave', '2x\r\nsin x']]],
    ['a quotation mark in a field', `student,problem,answer\n5" nail,wave,${answer}\n`, [['5" nail', 'wave', answer]]],
    ['quotation marks and delimiters', 'student,problem,answer\nada,wave,"a, ""b"""\n', [['ada', 'wave', 'a, "b"']]],
    ['a header with quotation marks', `"student","problem","answer"\n"ada","wave","${answer}"\n`, [row]],
  ])('%s', async (_, csv, rows) => {
    await writeFile(at('one.csv'), csv);
    const read = await Array.fromAsync(rowsOf(await openSheet(at('one.csv'))));
    expect(read.map(({ fields }) => fields)).toEqual(rows);
  });

  test('rows are counted as a spreadsheet does', async () => {
    await writeFile(at('one.csv'), 'student,problem,answer\n"a\nb",wave,1\n\nada,wave,1\n');
    const read = await Array.fromAsync(rowsOf(await openSheet(at('one.csv'))));
    expect(read.map(({ number }) => number)).toEqual([2, 4]);
  });

  test('rows in which nothing stands are none, and are counted', async () => {
    const { out, err } = await graded('student,problem,answer\n,,\nada,wave,2x(\n , ,\t\n\n,,\n');
    expect(objects(out)).toHaveLength(1);
    expect(err[0]).toMatch(/^row 3: /);
  });

  test('the graded file is written as the file was', async () => {
    const { out } = await graded('\uFEFFstudent;problem;answer;note\r\nada;wave;2x sin x + x^2 cos x;"a;b"\r\n');
    expect(out.split('\r\n')).toEqual([
      '\uFEFFstudent;problem;answer;note;score;max_score;verdict;mistake;feedback;read_as',
      'ada;wave;2x sin x + x^2 cos x;"a;b";4;4;correct;;Right.;2 * x * sin(x) + x^2 * cos(x)',
      '',
    ]);
  });
});

describe('the cells of the graded file', () => {
  const cells = ['=1', '+1', '-1', '@x', '\t1', '\r1', '1=1', 'a\rb', 'a"b'];
  const mark = { verdict: 'wrong', share: 0.5, mistakes: [], feedback: 'a, "b"\nc', readAs: '-x' } as const;
  const columns = ['student', 'problem', 'answer', 'score', ...cells.map((_, i) => `c${i}`)];
  const sheet = {
    file: 'a.csv',
    columns,
    dialect: { delimiter: ',', newline: '\n', marked: false },
    places: { student: 0, problem: 1, answer: 2 },
    unread: [],
  } as const;
  const row = {
    number: 2,
    fields: ['ada', 'wave', '-x', '7', ...cells],
    student: 'ada',
    problem: problemNamed('wave'),
  };
  const written = (isSpreadsheet: boolean) => {
    const { head, rows } = gradedSheet(sheet, isSpreadsheet);
    return objects(head + rows([{ ...row, complaint: '', mark }]));
  };

  test('come back as they were, a column with the name of an added one too', () => {
    const others = Object.fromEntries(cells.map((cell, i) => [`c${i}`, cell]));
    const added = { score: '2', max_score: '4', verdict: 'wrong', mistake: '', feedback: 'a, "b"\nc', read_as: '-x' };
    expect(written(false)).toEqual([
      { student: 'ada', problem: 'wave', answer: '-x', 'score (before)': '7', ...others, ...added },
    ]);
  });

  test('are no formulas for spreadsheets where that is asked', () => {
    const [safe = {}] = written(true);
    expect(Object.values(safe).filter(cell => /^[=+\-@\t\r]/.test(cell))).toEqual([]);
    expect([safe.answer, safe.c0, safe.c6, safe.read_as]).toEqual(["'-x", "'=1", '1=1', "'-x"]);
  });
});

describe('what cannot be graded: exit status 2 and one line', () => {
  test.each([
    ['', 'the file is empty; it needs a first row with the columns student, problem and answer.'],
    ['student,problem\nada,wave\n', 'the first row has no column answer; it has student, problem.'],
    ['student;task\n', 'the first row has no column problem and no column answer; it has student, task.'],
    ['student,problem,answer,Answer\n', 'the column answer stands twice in the first row; leave one of the two.'],
    [
      `student,problem,answer\nada,wave,${'1+'.repeat(5e6)}1\n`,
      'row 2 is longer than 1,000,000 bytes; is a closing quotation mark missing?',
    ],
  ])('%.40j', async (csv, message) => {
    expect(await graded(csv)).toEqual({ status: 2, out: '', err: [`gradwork: ${message}`] });
  });

  test.each([
    ['Latin-1', Buffer.from('student,problem,answer\nJosé,wave,1\n', 'latin1')],
    ['UTF-16', Buffer.from('\uFEFFstudent,problem,answer\nada,wave,1\n', 'utf16le')],
  ])('%s', async (_, csv) => {
    const err = [expect.stringMatching(/submissions\.csv is not in UTF-8; save it as “CSV UTF-8”\.$/)];
    expect(await graded(csv)).toEqual({ status: 2, out: '', err });
  });

  test.each([
    [['none.csv'], 'there is no file none.csv.'],
    [['test'], 'test is not a file; save the answers as a CSV file and name that.'],
    [[], 'grade takes one CSV file with the columns student, problem and answer.'],
    [['a.csv', '-o', 'a.csv'], 'submissions, graded CSV and report are three files; give each a name of its own.'],
    [['a.csv', '--workers', '0'], '“0” is no number of threads; give one from 1 to 64, such as --workers 2.'],
    [['a.csv', '-o'], '--output needs a value: --output FILE.'],
    [
      ['test/cases/graded.csv', '-o', 'none/a.csv'],
      'none/a.csv cannot be written; name a file in a folder that is there and may be written to.',
    ],
    [['test/cases/graded.csv', '-o', 'test'], 'test is a folder; name a file in it.'],
    [['test/cases/graded.csv', '--report', 'test'], 'test is a folder; name a file in it.'],
    [['a.csv', '--problems', 'none'], 'there is no folder of problems at none.'],
  ])('%j', async (args, message) => {
    expect(await run(...args)).toEqual({ status: 2, out: '', err: [`gradwork: ${message}`] });
  });
});

test('the report has the points of every student, by name', async () => {
  const csv = 'student,problem,answer\ns10,wave,2x cos x\ns9,wave,2x sin x + x^2 cos x\ns9,cubic,x(x + 2)\n';
  await graded(csv, '-o', at('points.csv'), '--report', at('points.html'));
  const page = await readFile(at('points.html'), 'utf8');
  expect(page).toContain('students have 57 % on average');
  expect(
    [...page.matchAll(/<td class="student">(s\d+)<\/td><td class="number">([^<]*)/g)].map(([, ...cells]) => cells),
  ).toEqual([
    ['s9', '9.00'],
    ['s10', '1.33'],
  ]);
});

test('what a file says never steers the terminal', async () => {
  const { err } = await graded('student,problem,answer,\u001b[2J\nada,\u001b]0;wave\u0007,2x,\n');
  expect(err).toEqual([
    'the column “␛[2J” is not read.',
    'row 2: There is no problem “␛]0;wave␇”.',
    '1 row: 1 unreadable.',
  ]);
});

test('a run that fails leaves no file behind, and those that were there as they were', async () => {
  await writeFile(at('kept.html'), 'of yesterday');
  const long = `student,problem,answer\nada,wave,"${'x'.repeat(1_100_000)}"\n`;
  const { status } = await graded(long, '-o', at('left.csv'), '--report', at('kept.html'));
  await graded('student,problem,answer\n', '-o', at('none/left.csv'), '--report', at('kept.html'));
  await graded('student,problem,answer\n', '-o', at('left.csv'), '--report', at('none/kept.html'));
  expect(status).toBe(2);
  expect((await readdir(folder)).filter(name => /left|kept/.test(name))).toEqual(['kept.html']);
  expect(await readFile(at('kept.html'), 'utf8')).toBe('of yesterday');
});

/** Text that would be markup, were it not escaped. */
const HOSTILE = '<img src=x onerror=alert(1)>';

test('the mean of a problem is of all its answers, one that cannot be read as 0', async () => {
  const csv = 'student,problem,answer\nada,wave,2x sin x + x^2 cos x\nbob,wave,2x(\n';
  await graded(csv, '-o', at('means.csv'), '--report', at('means.html'));
  expect(await readFile(at('means.html'), 'utf8')).toMatch(
    /2\.0 of 4.*The mean is of all answers, one without a score as 0\./s,
  );
});

test('the report tells wrong answers that earn a part from those that earn nothing, and where the unread ones are', async () => {
  const answers = ['2x sin x + x^2 cos x', '2x cos x', '17x + 1', '2x('];
  const csv = `student,problem,answer\n${answers.map((answer, i) => `s${i},wave,${answer}`).join('\n')}\n`;
  await graded(csv, '-o', at('parts.csv'), '--report', at('parts.html'));
  const page = await readFile(at('parts.html'), 'utf8');
  const cells = [...page.matchAll(/data-heading="([^"]*)">([^<]*)</g)].map(([, name, number]) => `${name} ${number}`);
  expect(cells.slice(1, 6)).toEqual(['Right 1', 'In part 1', 'Wrong 1', 'Open 0', 'Not readable 1']);
  expect(page).toContain('1 row without a score could <a href="#unreadable">not be read</a>.');
});

test('-o and --report write files and print nothing; in the report all that was handed in is text', async () => {
  const csv = `student,problem,answer\n${HOSTILE},wave,2x cos x\nada,lines,d/dx(x^2 sin x)\n"a""><b>",wave,"${HOSTILE}\u0001"\n`;
  const files = ['-o', at('graded.csv'), '--report', at('report.html')];
  const { status, out, err } = await graded(csv, ...files);
  expect([status, out, err.at(-1)]).toEqual([0, '', '3 rows: 1 wrong, 1 undecided, 1 unreadable.']);
  expect(objects(await readFile(at('graded.csv'), 'utf8')).map(({ score }) => score)).toEqual(['1.33', '', '']);
  const page = await readFile(at('report.html'), 'utf8');
  expect(page).toContain('&lt;img src=x onerror=alert(1)&gt;␁');
  expect(page).not.toMatch(/<img|<b>|<script|<link|https?:\/\/(?!www\.w3\.org\/2000\/svg)/);
  expect(page.includes('\u0001')).toBe(false);
  const places = [
    'For you to look at</h2>',
    'd/dx(x^2 sin x)',
    'Scores</h2>',
    'Problems</h2>',
    'Mistakes</h2>',
    '2x cos x',
    'Not readable</h2>',
    '&lt;img src=x onerror=alert(1)&gt;␁',
  ];
  expect(places.map(place => page.indexOf(place))).toEqual(
    places.map(place => page.indexOf(place)).sort((a, b) => a - b),
  );
});

test('six hundred answers come out the same whatever the number of threads', async () => {
  await writeFile(at('many.csv'), [...submissions(600, 7)].join(''));
  const sheet = await openSheet(at('many.csv'));
  const digests = await Promise.all(
    [1, 3].map(async workers => {
      const { rows, graded } = await grade(sheet, benchProblems(), { workers });
      const texts = (await Array.fromAsync(graded)).map(gradedSheet(sheet, false).rows);
      expect([rows, objects(`${sheet.columns.join()},a,b,c,d,e,f\n${texts.join('')}`).length]).toEqual([600, 600]);
      return createHash('sha256').update(texts.join('')).digest('hex');
    }),
  );
  expect(new Set(digests).size).toBe(1);
});

test('an answer that a thread does not get done with is left undecided, and the next ones are marked', async () => {
  await writeFile(at('slow.csv'), 'student,problem,answer\nada,wave,1\nbob,wave,2\n');
  const { graded } = await grade(await openSheet(at('slow.csv')), [problemNamed('wave')], { patience: 0 });
  const [rows = []] = await Array.fromAsync(graded);
  expect(rows.map(({ mark }) => mark.feedback)).toEqual(
    Array(2).fill('This takes too long to mark, or too much memory.'),
  );
});
