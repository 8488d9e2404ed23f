import { certify } from '../src/checking/certify.ts';
import { derive } from '../src/derivation/derive.ts';
import type { Expr } from '../src/expression/expression.ts';
import { readQuestion } from '../src/question.ts';
import { shown, table } from './report.ts';
import { column, median, timed } from './rounds.ts';

const SCHEDULE = { rounds: 3, warmUp: 1, turns: 1, runs: 1 };

/** A family of functions that grows with n. */
interface Family {
  readonly name: string;
  readonly text: (n: number) => string;
  readonly sizes: readonly number[];
}

const FAMILIES: readonly Family[] = [
  {
    name: 'sin(sin(… x)), n deep',
    text: n => `${'sin('.repeat(n)}x${')'.repeat(n)}`,
    sizes: [125, 250, 500],
  },
  {
    name: '(x + 1)(x + 2)…(x + n)',
    text: n => Array.from({ length: n }, (_, i) => `(x + ${i + 1})`).join(''),
    sizes: [50, 100, 200],
  },
  {
    name: 'sin(x) sin(2x) … sin(nx)',
    text: n => Array.from({ length: n }, (_, i) => `sin(${i + 1}x)`).join(' '),
    sizes: [50, 100, 200],
  },
  {
    name: 'e^x e^(2x) … e^(nx)',
    text: n => Array.from({ length: n }, (_, i) => `e^(${i + 1}x)`).join(' '),
    sizes: [50, 100, 200],
  },
  {
    name: 'u = x; u sin(u) n times, by names',
    text: n => ['u0 = x', ...Array.from({ length: n }, (_, i) => `u${i + 1} = u${i} sin(u${i})`)].join('; '),
    sizes: [7, 14, 28],
  },
];

/** How derivation and certificate grow with the function, as a Markdown table; linear growth keeps the last column level. */
export function growthTable(): string {
  const rows = FAMILIES.flatMap(({ name, text, sizes }) => sizes.map(n => [name, String(n), ...growthRow(text(n), n)]));
  return table(['function', 'n', 'read and derive, ms', 'certify, ms', 'agrees', 'µs for each of n'], rows);
}

function growthRow(text: string, n: number): string[] {
  const f = expressionOf(text);
  const { result } = derive(f, 'x');
  const rounds = timed([() => derive(expressionOf(text), 'x'), () => certify(f, 'x', result)], SCHEDULE);
  const [deriving, certifying] = [median(column(rounds, 0)), median(column(rounds, 1))];
  const each = ((deriving + certifying) * 1000) / n;
  return [shown(deriving), shown(certifying), String(certify(f, 'x', result).agrees), shown(each)];
}

function expressionOf(text: string): Expr {
  const read = readQuestion({ f: text });
  if (!read.ok) throw new Error(`${text} could not be read: ${read.complaint.message}`);
  return read.value.expr;
}
