/**
 * A text in which signs that no one sees, and that terminals obey and HTML does not allow, stand as their pictures
 * (U+2400 to U+2421). Line breaks and tabs stay.
 */
export const visible = (text: string): string =>
  [...text]
    .map(sign =>
      isControl(sign) ? String.fromCodePoint(0x2400 + (sign === DELETE ? 0x21 : sign.charCodeAt(0))) : sign,
    )
    .join('');

const DELETE = '\x7f';
const isControl = (sign: string): boolean => (sign < ' ' && sign !== '\n' && sign !== '\t') || sign === DELETE;
