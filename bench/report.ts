import { availableParallelism, cpus } from 'node:os';
import type { Spread } from './rounds.ts';

/** What is wanted of a figure. */
export type Goal = { readonly atLeast: number } | { readonly atMost: number };

/** A figure measured, and what it was wanted to be. */
export interface Figure {
  readonly what: string;
  readonly measured: Spread;
  readonly unit: '×' | 'ms';
  readonly goal?: Goal;
  /** The times behind a ratio. */
  readonly times?: string;
}

/** Three significant digits are what such figures are good for. */
export const shown = (figure: number): string => String(Number(figure.toPrecision(3)));

const wanted = (goal: Goal): string => ('atLeast' in goal ? `≥ ${goal.atLeast}` : `≤ ${goal.atMost}`);

const isMet = ({ measured: { median } }: Figure, goal: Goal): boolean =>
  'atLeast' in goal ? median >= goal.atLeast : median <= goal.atMost;

function row(figure: Figure): string[] {
  const { what, measured, unit, goal, times = '' } = figure;
  const range = `${shown(measured.least)}–${shown(measured.most)}`;
  const verdict = goal ? (isMet(figure, goal) ? 'met' : '**missed**') : '';
  return [what, `${shown(measured.median)} ${unit}`, range, goal ? `${wanted(goal)} ${unit}` : '', verdict, times];
}

/** The figures as a Markdown table. */
export const figureTable = (figures: readonly Figure[]): string =>
  table(['Measured', 'median', 'min–max', 'goal', '', 'times'], figures.map(row));

/** A Markdown table. */
export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map(cells => `| ${cells.join(' | ')} |`).join('\n');

/** What the figures were measured on. */
export const environment = (): string =>
  `Node ${process.versions.node}, ${availableParallelism()} × ${cpus()[0]?.model.trim() ?? 'unknown processor'}`;
