import { describe, expect, test } from 'vitest';
import { quantityName } from '../src/notation/quantities.ts';
import { type TableQuestion, tableMarker } from '../src/tables/mark-table.ts';
import { readTypedNumber } from '../src/tables/typed-number.ts';
import { marked, passed } from './marked-tables.ts';

describe('a table is read', () => {
  const [neuron, at] = ['v = w x; yhat = sigmoid(v); L = (yhat - y)^2', { w: 0.5, x: 2, y: 0 }];
  const done = passed(neuron, at);
  const read = (table: string, question: TableQuestion = { rate: 0.5 }) =>
    marked(done, table, question).cells.map(
      ({ quantity, typed, verdict }) => `${quantityName(quantity)} ${typed} ${verdict}`,
    );

  // v = 1, ŷ = 0.7311, dL/dv = 2 · 0.7311 · 0.1966 = 0.2875, dL/dw = 0.5750, the new w is 0.5 − 0.2875.
  test.each<[what: string, table: string, cells: readonly string[]]>([
    ['headings', 'node,value,adjoint\nv,1,0.287', ['v 1 right', 'dL/dv 0.287 right']],
    ['other headings', 'Name; Forward; Gradient\nv; 1; 0,287', ['v 1 right', 'dL/dv 0,287 right']],
    ['columns in another order', 'backward\tquantity\n0.287\tv', ['dL/dv 0.287 right']],
    ['no headings, three columns', 'v,1,.287', ['v 1 right', 'dL/dv .287 right']],
    ['no headings, quantities', 'v,1\ndL/dv,0.2875', ['v 1 right', 'dL/dv 0.2875 right']],
    ['an updated input', 'node,value,adjoint,updated\nw,,0.575,0.2125', ['dL/dw 0.575 right', 'new w 0.2125 right']],
    ['updated inputs as rows', "new w,0.2125\nw',0.2125", ['new w 0.2125 right']],
    ['byte-order mark, CRLF, blank lines', '\uFEFFnode,value\r\n\r\nv,1\r\n', ['v 1 right']],
    ['lines', 'dL/dw = 0.575\nv = 1', ['dL/dw 0.575 right', 'v 1 right']],
    [
      'assignments on a line',
      'v = 1, dL/dw = 0,575; yhat: 0.73',
      ['v 1 right', 'dL/dw 0,575 right', 'yhat 0.73 right'],
    ],
    ['underscores in names', 'y_hat,0.7311\ndL/dy_hat,1.4621', ['yhat 0.7311 right', 'dL/dyhat 1.4621 right']],
    ['spellings of names', 'ŷ,0.7311\n∂L/∂ŷ,1.4621', ['yhat 0.7311 right', 'dL/dyhat 1.4621 right']],
    [
      'names in LaTeX',
      '\\hat{y},0.7311\n\\frac{\\partial L}{\\partial v},0.287',
      ['yhat 0.7311 right', 'dL/dv 0.287 right'],
    ],
    ['a local slope', 'dyhat/dv,0.1966', ['dyhat/dv 0.1966 right']],
    ['a derivative of another node', 'dyhat/dw,0.3932', ['dyhat/dw 0.3932 right']],
    ['how it gathered', 'dL/dv,"0.1, then 0.287"', ['dL/dv 0.1, then 0.287 right']],
    [
      'blanks',
      'node,value,adjoint\nv,,\nyhat,0.73,',
      ['v  missing', 'dL/dv  missing', 'yhat 0.73 right', 'dL/dyhat  missing'],
    ],
    [
      'what the question gives is not missing',
      'node,value,adjoint\nw,,0.575\nL,0.5344,',
      ['dL/dw 0.575 right', 'L 0.5344 right'],
    ],
    ['a title above the headings', 'Exercise 3\n\nnode,value\nv,1', ['v 1 right']],
    [
      'names above the headings',
      'Name: Ana,,\nID: 12,,\nnode,value,adjoint\nv,1,0.287',
      ['v 1 right', 'dL/dv 0.287 right'],
    ],
    ['the separator that Excel writes', 'sep=;\nnode;value\nv;1,0', ['v 1,0 right']],
    [
      'decimal commas between tabs',
      'node\tvalue\tadjoint\nyhat\t0,731\t1,462',
      ['yhat 0,731 right', 'dL/dyhat 1,462 right'],
    ],
    ['decimal commas in quotes', 'node,value\nyhat,"0,731"', ['yhat 0,731 right']],
    ['columns nobody marks', 'step,node,formula,value,notes\n1,v,w x,1,ok', ['v 1 right']],
    ['other names of the passes', 'Variable,Forward pass,Backward pass\nv,1,0.287', ['v 1 right', 'dL/dv 0.287 right']],
    ['headings with brackets', 'node,value (forward),dL/d(node)\nv,1,0.287', ['v 1 right', 'dL/dv 0.287 right']],
    [
      'a line a pass',
      'pass,v,yhat\nforward,1,0.731\nbackward,0.287,1.462',
      ['v 1 right', 'dL/dv 0.287 right', 'yhat 0.731 right', 'dL/dyhat 1.462 right'],
    ],
    ['a line a pass, without a corner', ',v\nvalue,1\nadjoint,0.287', ['v 1 right', 'dL/dv 0.287 right']],
    ['numbers below their names', 'dL/dw,dL/dv\n0.575,0.2875', ['dL/dw 0.575 right', 'dL/dv 0.2875 right']],
    ['pairs on one line', 'v,1,yhat,0.731', ['v 1 right', 'yhat 0.731 right']],
    ['Markdown', '| node | value |\n|:-----|------:|\n| v | 1 |', ['v 1 right']],
    ['LaTeX', 'v & 1 & 0.287 \\\\ \\hline', ['v 1 right', 'dL/dv 0.287 right']],
    ['columns parted by blanks', 'node  value  adjoint\nv     1      0.287', ['v 1 right', 'dL/dv 0.287 right']],
    ['a whole table in LaTeX', '\\begin{tabular}{cc}\n$v$ & 1 \\\\\n\\end{tabular}', ['v 1 right']],
    ['a title above lines', 'Exercise 3\n\nv: 1', ['v 1 right']],
    ['an object of Python', "{'v': 1, 'dL/dw': 0.575}", ['v 1 right', 'dL/dw 0.575 right']],
    ['bullets', '- v = 1\n- dL/dw = 0.575', ['v 1 right', 'dL/dw 0.575 right']],
    ['numbered lines', '1. v = 1\n2) dL/dw ≈ 0.575', ['v 1 right', 'dL/dw 0.575 right']],
    ['the formula before the number', 'v = w x = 0.5 * 2 = 1', ['v 1 right']],
    ['the formula beside the name', 'v = w x,1\nsigmoid(v),0.731', ['v 1 right', 'yhat 0.731 right']],
    ['gradients as programs name them', 'w.grad,0.575\ngrad_v,0.287', ['dL/dw 0.575 right', 'dL/dv 0.287 right']],
    ['gradients in words', 'grad w,0.575\ngradient of v,0.287', ['dL/dw 0.575 right', 'dL/dv 0.287 right']],
    [
      'derivatives without a stroke',
      'dL_dw,0.575\ndLdv,0.287\ndyhat,1.462',
      ['dL/dw 0.575 right', 'dL/dv 0.287 right', 'dL/dyhat 1.462 right'],
    ],
    ['deltas', 'delta_v = 0.287', ['dL/dv 0.287 right']],
    ['updates in other words', 'updated w,0.2125', ['new w 0.2125 right']],
    ['an update behind a bar', 'w_new = 0.2125', ['new w 0.2125 right']],
    [
      'dashes and question marks for blanks',
      'node,value,adjoint\nv,-,?\nyhat,n/a,1.462',
      ['v - missing', 'dL/dv ? missing', 'yhat n/a missing', 'dL/dyhat 1.462 right'],
    ],
    ['the later of two', 'v,7\nv,1', ['v 1 right']],
    ['what is no number', 'v,one', ['v one unreadable']],
    ['a number not asked for by rounding', 'v,1.0004', ['v 1.0004 wrong']],
  ])('%s', (_, table, cells) => {
    expect(read(table)).toEqual(cells);
  });

  test.each([
    ['0.13', 0.13, 0.005],
    ['−0.026', -0.026, 0.0005],
    ['.5', 0.5, 0.005],
    ['1.5', 1.5, 0.05],
    ['0,64', 0.64, 0.005],
    ['-3', -3, 0],
    ['1/3', 1 / 3, 0],
    ['-pi/2', -Math.PI / 2, 0],
    ['0.64e-2', 0.0064, 0.00005],
    ['1.25·10⁻⁵', 1.25e-5, 5e-8],
    ['1.250 * 10^-5', 1.25e-5, 5e-9],
    ['= 2.5', 2.5, 0.05],
    ['≈ 0.25', 0.25, 0.005],
    ['–0.026', -0.026, 0.0005],
    ['(-0.13)', -0.13, 0.005],
    ['tensor([-0.0130], grad_fn=<MulBackward0>)', -0.013, 0.00005],
  ])('%s is a number', (text, value, halfUnit) => {
    expect(readTypedNumber(text)).toEqual({
      value: expect.closeTo(value, 12),
      halfUnit: expect.closeTo(halfUnit, 12),
    });
  });

  test.each(['', 'one', '0.1.2', 'x', '1/0', '0.1 0.2'])('“%s” is none', text => {
    expect(readTypedNumber(text)).toBeUndefined();
  });

  test.each([
    [
      'yhta,0.73',
      '“yhta” is no quantity here. Did you mean yhat? There are w, x, y, v, yhat, u1, L, and derivatives such as dL/dw.',
    ],
    ['dL/dq,1', '“dL/dq” is no quantity here. There are w, x, y, v, yhat, u1, L, and derivatives such as dL/dw.'],
    [
      'V,1',
      '“V” is no quantity here. Did you mean v? There are w, x, y, v, yhat, u1, L, and derivatives such as dL/dw.',
    ],
    [
      'dl/dw,1',
      '“dl/dw” is no quantity here. Did you mean dL/dw? There are w, x, y, v, yhat, u1, L, and derivatives such as dL/dw.',
    ],
    ['new v,1', '“new v” is not updated by the step; the inputs are w, x, y.'],
  ])('%s is about nothing in it', (table, message) => {
    expect(marked(done, table, { rate: 1 }).unknown.map(row => row.message)).toEqual([message]);
  });

  test.each([`${'d'.repeat(20_000)},1`, `v${'='.repeat(20_000)}`, `v,${'('.repeat(20_000)}`, 'v,1\n'.repeat(5000)])(
    'what is long takes no long time',
    table => {
      const marker = tableMarker(done);
      const begun = performance.now();
      expect(marker.ok && marker.value(table).ok).toBe(true);
      expect(performance.now() - begun).toBeLessThan(2000);
    },
  );

  test('without a step size an updated input cannot be marked, and says so', () => {
    const { cells, unknown } = marked(done, 'new w = 1');
    expect(cells).toEqual([]);
    expect(unknown.map(({ message }) => message)).toEqual([
      '“new w” after the step cannot be marked: the step size is not known; give it as the rate.',
    ]);
  });

  test.each([
    [
      '',
      'There is no table here; write a row a quantity, such as “v,0.09” under “node,value”, or lines such as dL/dw = 0.12.',
    ],
    [
      '0.12',
      'Its columns are not known: write a row a quantity, such as “v,0.09” under “node,value”, or lines such as dL/dw = 0.12.',
    ],
    [
      'node,value',
      'There is no row under its headings; write a row a quantity, such as “v,0.09” under “node,value”, or lines such as dL/dw = 0.12.',
    ],
    [
      'node,value,adjoint\nyhat,0,731,1,462',
      'The row “yhat,0,731,1,462” is torn apart by its decimal commas: part the cells by semicolons.',
    ],
    ['v,1,0\nw,0,05', 'The row “w,0,05” is torn apart by its decimal commas: part the cells by semicolons.'],
    ['v,"0.1', 'It cannot be read as CSV: Quote Not Closed: the parsing is finished with an opening quote at line 1.'],
  ])('%j is no table', (table, message) => {
    const marker = tableMarker(done);
    const result = marker.ok ? marker.value(table) : marker;
    expect(result.ok ? 'no complaint' : result.complaint.message).toBe(message);
  });

  test('where the program has no value there is nothing to mark', () => {
    const marker = tableMarker(passed('J = ln(x)', { x: -1 }));
    expect(marker.ok ? 'no complaint' : marker.complaint.message).toBe(
      'The value of J = ln(x) is undefined at x = −1: nothing after it has a value either; choose another point.',
    );
  });
});
