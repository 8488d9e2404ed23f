/** ± and its spellings, "+-" where no number stands before it. */
const UPPER_PLUS = /±|\\pm(?![A-Za-z])|\+\s?\/\s?[-−–]|(?<=^\s*|[=(/]\s*)\+\s?[-−–]/g;
/** ∓ is minus where ± is plus. */
const UPPER_MINUS = /∓|\\mp(?![A-Za-z])|[-−–]\s?\/\s?\+/g;

/** A quicker look, which most formulas do not pass. */
const MAY_HAVE_BOTH = /[±∓]|\\[mp]|[+\-−–]\s?[/+\-−–]/;

/** The two formulas that ± stands for, the upper signs first; one without it is left as it is. Each as long as what was typed. */
export function eitherSign(text: string): readonly string[] {
  if (!MAY_HAVE_BOTH.test(text) || (text.search(UPPER_PLUS) < 0 && text.search(UPPER_MINUS) < 0)) return [text];
  return [
    ['+', '-'],
    ['-', '+'],
  ].map(([upper = '', lower = '']) =>
    text.replace(UPPER_PLUS, sign => upper.padEnd(sign.length)).replace(UPPER_MINUS, sign => lower.padEnd(sign.length)),
  );
}
