/** Columns on a screen: an accent that combines with the letter before it takes none. */
export const width = (text: string): number => [...text.replaceAll(/\p{M}/gu, '')].length;

/** A text with blanks behind it, up to so many columns. */
export const padded = (text: string, columns = 0): string => text + ' '.repeat(Math.max(0, columns - width(text)));
