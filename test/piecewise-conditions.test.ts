import { describe, expect, test } from 'vitest';
import { derive } from '../src/derivation/derive.ts';
import type { Expr } from '../src/expression/expression.ts';
import type { Statement } from '../src/kinds/kind.ts';
import { pieceByPiece } from '../src/kinds/piecewise.ts';
import { mathText } from '../src/notation/math-text.ts';
import { readExpression } from '../src/reading/expression-reader.ts';

const printed = (words: Statement['reason']): string =>
  [words]
    .flat()
    .map((part: string | Expr) => (typeof part === 'string' ? part : mathText(part)))
    .join('');

const lineText = ({ left, right, remark = [], reason }: Statement): string =>
  [left && mathText(left), right && 'kind' in right && mathText(right), printed(remark), printed(reason)]
    .filter(part => part)
    .join(' | ');

function told(f: string): string[] {
  const read = readExpression(f);
  if (!read.ok) throw new Error(read.complaint.message);
  const { expr } = read.value;
  const parts = pieceByPiece(expr, 'x', derive(expr, 'x').result);
  return parts.flatMap(part => (part.kind === 'statements' ? part.lines.map(lineText) : []));
}

describe('kinks whose places cannot be written are told by their conditions', () => {
  test.each<[string, readonly string[]]>([
    [
      'abs(sin x)',
      [
        'cos(x) | for sin(x) > 0',
        '−cos(x) | for sin(x) < 0',
        'no derivative where sin(x) = 0 | slopes cos(x) and −cos(x) | kink',
      ],
    ],
    [
      'max(sin x, cos x)',
      [
        '−sin(x) | for cos(x) > sin(x)',
        'cos(x) | for cos(x) < sin(x)',
        'no derivative where cos(x) = sin(x) | slopes −sin(x) and cos(x) | kink',
      ],
    ],
    [
      'min(sin x, cos x)',
      [
        '−sin(x) | for sin(x) > cos(x)',
        'cos(x) | for sin(x) < cos(x)',
        'no derivative where sin(x) = cos(x) | slopes −sin(x) and cos(x) | kink',
      ],
    ],
    [
      'relu(ln x)',
      ['1/x | for ln(x) > 0', '0 | for ln(x) < 0', 'no derivative where ln(x) = 0 | slopes 1/x and 0 | kink'],
    ],
    [
      'x sign(sin x)',
      ['1 | for sin(x) > 0', '−1 | for sin(x) < 0', 'no derivative where sin(x) = 0 | values x and −x | jump'],
    ],
  ])('%s', (f, expected) => {
    expect(told(f)).toEqual(expected);
  });

  test('slopes that meet are no exception', () => {
    expect(told('abs(sin x)^3')).toEqual(['3 sin²(x) cos(x) | for sin(x) > 0', '−3 sin²(x) cos(x) | for sin(x) < 0']);
  });

  test('two kinks have up to four forms; those that no place takes are left out', () => {
    expect(told('relu(sin x) + abs(cos x)').filter(line => line.includes('for '))).toHaveLength(4);
    expect(told('relu(1 - abs(cos x))').filter(line => line.includes('for '))).toHaveLength(2);
    expect(told('max(sin x, 2)')).toEqual([]);
  });

  test.each(['abs(a x)', 'f(abs(sin x))', 'sin x'])('of %s nothing is told', f => {
    expect(told(f)).toEqual([]);
  });

  test('kinks at places that can be written keep them', () => {
    expect(told('abs(x - 1) + abs(x + 2)')[0]).toBe('−2 | x < −2 | x − 1 < 0, x + 2 < 0');
  });
});
