import { expect, test } from 'vitest';
import { FORMATS } from '../src/cli/derive-formats.ts';
import { answered } from '../src/kinds/kinds.ts';

const LOOK = { level: 'normal', notation: 'leibniz' } as const;

async function printed(f: string, format: string): Promise<string> {
  const read = answered({ f });
  return read.ok ? ((await FORMATS[format]?.(read.value, LOOK, 0)) ?? '') : read.complaint.message;
}

test.each(['text', 'html', 'latex', 'markdown'])(
  'a plain derivative says as %s where it does not exist',
  async format => {
    expect(await printed('abs(x^2 - 1)', format)).toMatch(/no derivative at/);
    expect(await printed('x^2 - 1', format)).not.toMatch(/no derivative at/);
  },
);
