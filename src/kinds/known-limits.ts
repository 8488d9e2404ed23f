import { tidy } from '../derivation/tidy.ts';
import { letter } from '../expression/display.ts';
import { type Expr, symbol } from '../expression/expression.ts';
import { share } from '../expression/sharing.ts';
import { substitute } from '../expression/substitution.ts';
import { readStrict } from '../reading/strict-reader.ts';
import type { Difference } from './difference.ts';
import { type Limit, Lines } from './difference-limits.ts';

/** A function of x whose difference quotient comes down to limits that are proved before it, in strict text. */
interface Row {
  readonly op: string;
  /** The lines from the difference quotient on, each with its reason. */
  readonly lines: readonly (readonly [line: string, reason: string])[];
  /** What is known to tend to what as h goes to 0. */
  readonly known: readonly (readonly [of: string, to: string])[];
  /** The last line with those limits put in. */
  readonly put: string;
}

const COSINE = ['(cos(h) - 1) / h', '0'] as const;
const SINE = ['sin(h) / h', '1'] as const;

const ROWS: readonly Row[] = [
  {
    op: 'sin',
    lines: [
      ['(sin(x) * cos(h) + cos(x) * sin(h) - sin(x)) / h', 'sine of a sum'],
      ['sin(x) * ((cos(h) - 1) / h) + cos(x) * (sin(h) / h)', 'common factor'],
    ],
    known: [COSINE, SINE],
    put: 'sin(x) * 0 + cos(x) * 1',
  },
  {
    op: 'cos',
    lines: [
      ['(cos(x) * cos(h) - sin(x) * sin(h) - cos(x)) / h', 'cosine of a sum'],
      ['cos(x) * ((cos(h) - 1) / h) - sin(x) * (sin(h) / h)', 'common factor'],
    ],
    known: [COSINE, SINE],
    put: 'cos(x) * 0 - sin(x) * 1',
  },
  {
    op: 'exp',
    lines: [
      ['(exp(x) * exp(h) - exp(x)) / h', 'power of a sum'],
      ['exp(x) * ((exp(h) - 1) / h)', 'common factor'],
    ],
    known: [['(exp(h) - 1) / h', '1']],
    put: 'exp(x)',
  },
  {
    op: 'log',
    lines: [
      ['log((x + h) / x) / h', 'logarithm of a quotient'],
      ['1 / x * (log(1 + h / x) / (h / x))', 'over h/x'],
    ],
    known: [['log(1 + h / x) / (h / x)', '1']],
    put: '1 / x',
  },
];

/** sin x, cos x, e^x and ln x by the limits that are known of them; undefined for any other function. */
export function ofKnownLimit(difference: Difference): Limit | undefined {
  const { f, x, h, style } = difference;
  const [argument] = f.kind === 'call' ? f.args : [];
  const row = ROWS.find(({ op }) => f.kind === 'call' && f.op === op);
  if (!row || argument?.kind !== 'symbol' || argument.name !== x) return undefined;
  const written = (text: string, step: Expr): Expr =>
    substitute(
      readStrict(text),
      new Map([
        ['x', symbol(x)],
        ['h', step],
      ]),
    );
  const lines = new Lines(difference);
  for (const [line, reason] of row.lines) lines.say(written(line, symbol(h)), reason);
  const remark = row.known.flatMap(([of, to], i) => [i > 0 ? ', ' : '', written(of, letter(h)), ` → ${to}`]);
  const put = share(written(row.put, symbol(h)));
  const steps = tidy(put, style);
  return {
    lines: [...lines.said, { right: put, remark, reason: 'limit' }],
    steps,
    result: steps.at(-1)?.result ?? put,
  };
}
