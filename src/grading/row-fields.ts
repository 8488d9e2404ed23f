/** Where the fields of a row belong: how many columns there are, which one is the answer, and what tells that a row cannot be meant so. */
interface Columns {
  readonly count: number;
  readonly answer: number;
  readonly isUsable: (fields: readonly string[]) => boolean;
}

/** The fields of a row in their columns, and what has been done to bring them there. */
export interface PlacedRow {
  readonly fields: readonly string[];
  readonly remark?: string;
}

/**
 * The fields of a row that has more of them than there are columns, or whose answer has a bracket that closes in the next
 * field only: an answer with the delimiter in it has been cut. An answer in the last column is all that is left; another
 * one is put together where that can be meant in one way alone. Undefined where it cannot be told.
 */
export function placed(typed: readonly string[], delimiter: string, columns: Columns): PlacedRow | undefined {
  const fields = withoutEmptyEnd(typed, columns.count);
  const { count, answer } = columns;
  if (fields.length <= count && !isCut(fields[answer] ?? '')) return { fields };
  if (answer === count - 1) return joined(fields, fields.length - answer, delimiter, columns);
  const most = Math.max(fields.length - count, 1) + 1;
  const ways = Array.from({ length: most }, (_, i) => joined(fields, i + 1, delimiter, columns)).filter(
    way => way && !isCut(way.fields[answer] ?? '') && columns.isUsable(way.fields),
  );
  const [only, another] = ways;
  if (only && !another) return only;
  return fields.length <= count ? { fields } : undefined;
}

/** Without empty fields beyond the columns. */
function withoutEmptyEnd(fields: readonly string[], count: number): readonly string[] {
  const last = fields.findLastIndex(field => field.trim() !== '');
  return fields.slice(0, Math.max(last + 1, Math.min(count, fields.length)));
}

/** So much of a field is told. */
const SHOWN = 60;

/** The row with an answer of so many fields; what is beyond the columns then is not read, and told. */
function joined(
  fields: readonly string[],
  parts: number,
  delimiter: string,
  { count, answer }: Columns,
): PlacedRow | undefined {
  const whole = fields.slice(answer, answer + parts).join(delimiter);
  const together = [...fields.slice(0, answer), whole, ...fields.slice(answer + parts)];
  const beyond = together.slice(count).map(field => `“${field.trim().slice(0, SHOWN)}”`);
  const said = [
    ...(parts > 1 ? [`The answer stood in ${parts} fields; ${QUOTED}.`] : []),
    ...(beyond.length > 0 ? [`Not read, for no column is there for it: ${beyond.join(', ')}.`] : []),
  ];
  return { fields: together.slice(0, count), ...(said.length > 0 && { remark: said.join(' ') }) };
}

const QUOTED = 'an answer with a comma in it stands in quotation marks, such as "(2x, 3y)"';

const SIGNS: Readonly<Record<string, string>> = { ',': 'a comma', ';': 'a semicolon', '\t': 'a tab' };

/** What is said of a row whose fields do not fit the columns. */
export const widthComplaint = (found: number, wanted: number, delimiter: string): string =>
  `This row has ${found} ${found === 1 ? 'field' : 'fields'}, the first row ${wanted}; a field with ${SIGNS[delimiter]} in it stands in quotation marks${found > wanted ? ', such as "(2x, 3y)"' : ''}.`;

const isCut = (answer: string): boolean => answer.split(/[([{⟨]/).length > answer.split(/[)\]}⟩]/).length;
