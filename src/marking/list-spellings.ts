/** The T of a column written as a row: (2x, 3y)^T. */
const TRANSPOSED = /(?:\^\s*(?:T|\\top|\\intercal|\{\s*(?:T|\\top|\\intercal)\s*\})|ᵀ)\s*$/;

/** ⟨2x, 3y⟩, <2x, 3y>, \langle … \rangle. */
const ANGLES = /^(\s*(?:\\left\s*)?(?:\\langle|⟨|<))(.*?)((?:\\right\s*)?(?:\\rangle|⟩|>)\s*)$/s;

/** pmatrix and its like, array with its columns. */
const MATRIX =
  /^\s*(?:\\left\s*[[(]\s*)?\\begin\s*\{((?:[pbBvV]|small)?matrix|array)\*?\}(?:\s*\{[lcr|\s]*\})?(.*)\\end\s*\{\1\*?\}(?:\s*\\right\s*[\])])?\s*$/s;

/** [2y, 2x; 2x, 0], (2x; 3y). */
const SEMICOLONS = /^\s*[[(]([^;]*(?:;[^;]*)+)[\])]\s*$/s;

/** A vector or matrix with commas in brackets, however it was spelled: (a, b)^T, ⟨a, b⟩, pmatrix, rows behind semicolons. */
export function inBrackets(text: string): string {
  const bare = withoutAngles(text.replace(TRANSPOSED, ''));
  const [, , matrix] = MATRIX.exec(bare) ?? [];
  if (matrix !== undefined) return ofRows(latexRows(matrix).map(row => row.split('&')));
  const [, rows] = SEMICOLONS.exec(bare) ?? [];
  return rows === undefined ? bare : ofRows(rows.split(';').map(row => row.split(',')));
}

/** As long as it was, for complaints point into the text. */
const withoutAngles = (text: string): string =>
  text.replace(
    ANGLES,
    (_, open: string, entries: string, close: string) =>
      `${'('.padStart(open.length)}${entries}${')'.padEnd(close.length)}`,
  );

/** Two backslashes end a row, with the room below it in brackets. */
const latexRows = (matrix: string): readonly string[] =>
  matrix.split(/\\\\(?:\s*\[[^\]]*\])?/).filter(row => row.trim() !== '');

/** One row or one column is a vector. */
const ofRows = (rows: readonly (readonly string[])[]): string =>
  rows.length === 1 || rows.every(cells => cells.length === 1)
    ? `[${rows.flat().join(',')}]`
    : `[${rows.map(cells => `[${cells.join(',')}]`).join(',')}]`;
