import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { judgementTable } from './judgements.ts';
import { marathonTable } from './many-answers.ts';
import { environment } from './report.ts';

/** Labelled pairs: a header, then what is expected, an answer and 1 or 0, with tabs between. Another file may be given. */
const PAIRS = process.argv[2] ?? fileURLToPath(new URL('../test/cases/pairs.tsv', import.meta.url));

console.error(`Judging the pairs of ${PAIRS} …`);
const judged = judgementTable(readFileSync(PAIRS, 'utf8'));
console.error('Many answers to one reference, a minute or two …');
console.log(`${environment()}\n\n${judged}\n\n${await marathonTable()}`);
