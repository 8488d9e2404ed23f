import { quantityName, quantityText } from '../notation/quantities.ts';
import type { Variant } from '../problems/variant.ts';
import type { Read } from '../reading/reading.ts';
import { isAllRight, type MarkedCell, type MarkedTable } from '../tables/marked-table.ts';
import { problemTableMarker } from '../tables/problem-table.ts';
import { remarksOn, scoreSentence, verdictWords } from '../telling/marked-table-text.ts';
import { type Mark, withoutScore } from './mark.ts';

/**
 * What marks the numbers of a backward pass: each cell that counts earns an equal part of the points, one that follows
 * from a wrong one too. A table without a number that can be read is for a person.
 */
export function tableAnswers(variant: Variant): Read<(answer: string) => Mark> {
  const marker = problemTableMarker(variant);
  if (!marker.ok) return marker;
  return {
    ok: true,
    value: answer => {
      const marked = marker.value(answer);
      return marked.ok ? tableMark(marked.value) : withoutScore('unreadable', marked.complaint.message);
    },
  };
}

function tableMark(table: MarkedTable): Mark {
  const { cells, unknown, score } = table;
  const readAs = cells
    .filter(({ typed }) => typed !== '')
    .map(({ quantity, typed }) => `${quantityName(quantity)} = ${typed}`)
    .join('; ');
  if (isAllRight(table)) return { verdict: 'correct', share: 1, mistakes: [], feedback: 'Right.', readAs };
  const faulty = cells.filter(({ verdict, counts }) => counts && verdict !== 'right');
  // What is said of several cells is told at the first of them.
  const said = new Set([
    ...faulty.flatMap(cell => [cellSentence(cell, table), ...remarksOn(cell)]),
    ...unknown.map(({ message }) => message),
  ]);
  const feedback = [scoreSentence(table), ...said].join(' ');
  const isRead = cells.some(({ verdict }) => verdict !== 'unreadable' && verdict !== 'missing');
  if (!isRead) return { ...withoutScore('unreadable', feedback), readAs };
  const made = new Map(faulty.flatMap(cell => cell.mistakes.map(({ id, name }) => [id, { id, name }] as const)));
  const mistakes = [...made.values()];
  return { verdict: 'wrong', share: score.of > 0 ? score.right / score.of : 0, mistakes, feedback, readAs };
}

const cellSentence = (cell: MarkedCell, table: MarkedTable): string =>
  `${quantityText(cell.quantity)}${cell.typed === '' ? '' : ` = ${cell.typed}`} is ${verdictWords(cell, table)}.`;
