import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readExpression } from '../src/reading/expression-reader.ts';

/** Cases of a file: `> typed` (`L> typed` for LaTeX), then the span and the whole complaint. */
const cases = readFileSync(new URL('cases/complaints.txt', import.meta.url), 'utf8')
  .split('\n\n')
  .map(block => block.split('\n').filter(line => line !== '' && !line.startsWith('#')))
  .filter(lines => lines.length === 2)
  .map(([typed = '', complaint = '']) => ({ typed, complaint }));

describe('complaints', () => {
  it('are many', () => expect(cases.length).toBeGreaterThan(60));

  it.each(cases)('$typed', ({ typed, complaint }) => {
    const syntax = typed.startsWith('L>') ? 'latex' : 'text';
    const read = readExpression(typed.replace(/^L?> ?/, ''), { syntax });
    expect(read.ok ? 'read' : `${read.complaint.start}-${read.complaint.end} ${read.complaint.message}`).toBe(
      complaint,
    );
  });

  it.each(cases)('$complaint is whole sentences', ({ complaint }) => {
    expect(complaint).toMatch(/^\d+-\d+ \p{Lu}.*[.?]$/u);
  });
});
