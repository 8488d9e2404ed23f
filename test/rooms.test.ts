import { existsSync, readFileSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import { dirname, join, normalize, sep } from 'node:path';
import { expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '..');
const page = readFileSync(join(ROOT, 'ARCHITECTURE.md'), 'utf8');

/** The rooms from the top of the table to its foot: "src/telling/", "src/question.ts", "views/". */
const rooms = page
  .split('\n')
  .filter(line => /^\| `(src|views)/.test(line) && line.split('|').length === 5)
  .flatMap(line => (line.split('|')[1] ?? '').match(/(?:src|views)[\w./-]*/g) ?? []);

/** The innermost room that a file stands in: a folder within a room may be a room, too. */
const roomOf = (file: string): number =>
  rooms.reduce(
    (found, room, i) => (file.startsWith(room) && room.length > (rooms[found] ?? '').length ? i : found),
    -1,
  );

const files = (await Array.fromAsync(glob('{src,views}/**/*.ts', { cwd: ROOT }))).map(file =>
  file.replaceAll(sep, '/'),
);

/** The files that a file imports; those it takes types alone from are left out. */
const imported = (file: string): readonly string[] =>
  namedIn(file, /^(?:import|export) (?!type )[^;]*?from '(\.[^']+)'|import\('(\.[^']+)'\)/gm);

/** The same with those it takes types alone from. */
const importedWithTypes = (file: string): readonly string[] =>
  namedIn(file, /^(?:import|export) [^;]*?from '(\.[^']+)'|import\('(\.[^']+)'\)/gm);

function namedIn(file: string, form: RegExp): readonly string[] {
  const found = [...readFileSync(join(ROOT, file), 'utf8').matchAll(form)];
  return found.map(([, still, late]) => normalize(join(dirname(file), still ?? late ?? '')).replaceAll(sep, '/'));
}

test('every file of src and views stands in a room of the architecture', () =>
  expect(files.filter(file => roomOf(file) < 0)).toEqual([]));

test('a room imports from those above it', () => {
  expect(imported('src/worked.ts')).toContain('src/question.ts');
  const upwards = files.flatMap(file =>
    imported(file)
      .filter(other => roomOf(other) > roomOf(file))
      .map(other => `${file} imports ${other}`),
  );
  expect(upwards).toEqual([]);
});

test('what a file imports does not lead back to it, by types neither', () => {
  expect(importedWithTypes('src/telling/lines.ts')).toContain('src/derivation/step.ts');
  const left = new Map(files.map(file => [file, importedWithTypes(file)]));
  for (let before = Number.NaN; left.size !== before; ) {
    before = left.size;
    for (const [file, others] of left) if (!others.some(other => left.has(other))) left.delete(file);
  }
  expect([...left.keys()]).toEqual([]);
});

test('every file that the architecture names with its folder exists', () => {
  const named = [...page.matchAll(/`((?:src|views|test|problems)\/[\w./-]+\.\w+)`/g)].map(([, file = '']) => file);
  expect(named).toContain('src/worked.ts');
  expect(named.filter(file => !existsSync(join(ROOT, file)))).toEqual([]);
});

/** Names of files without their folder, `tops.ts`: they lie in one that the same line names before them. */
const bare = page.split('\n').flatMap(line =>
  [...line.matchAll(/`([\w-]+\.ts)`/g)].map(({ 1: name = '', index }) => {
    const folders = [...line.slice(0, index).matchAll(/`((?:src|views|test)\/(?:[\w-]+\/)*)/g)].map(
      ([, folder = '']) => folder,
    );
    return { name, folders };
  }),
);

test('a file that the architecture names without its folder lies in one named before it', () => {
  expect(bare.map(({ name }) => name)).toContain('tidyings.ts');
  const lost = bare.filter(({ name, folders }) => !folders.some(folder => existsSync(join(ROOT, folder, name))));
  expect(lost.map(({ name }) => name)).toEqual([]);
});
