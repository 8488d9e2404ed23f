import type { ReaderOptions } from '../../reading/reading.ts';
import { type AskedFor, NO_LETTERS } from './asked-for.ts';
import { constantIn } from './left-side.ts';

/** Units that students write behind a number, longer names before their beginnings. */
const NAMES: readonly string[] = [
  ...[
    'kilomet(?:er|re)s?',
    'centimet(?:er|re)s?',
    'millimet(?:er|re)s?',
    'met(?:er|re)s?',
    'miles?',
    'feet',
    'foot',
    'inch(?:es)?',
  ],
  ...['seconds?', 'minutes?', 'hours?', 'days?', 'weeks?', 'months?', 'years?', 'sec', 'min', 'hrs?'],
  ...['grams?', 'kilograms?', 'newtons?', 'joules?', 'watts?', 'volts?', 'lit(?:er|re)s?', 'radians?', 'rad'],
  ...[
    'dollars?',
    'euros?',
    'units?',
    'people',
    'mph',
    'km',
    'cm',
    'mm',
    'ft',
    'yd',
    'kg',
    'mg',
    'lbs?',
    'ms',
    'mL',
    'ml',
    'kW',
    'Hz',
    'Pa',
  ],
  ...['[msghNJWVAL€£]'],
];
const ONE = `(?:${NAMES.join('|')})(?![\\p{L}])(?:\\s?\\^?\\s?\\{?[-−]?[1-4]\\}?(?!\\d)|[⁻¹²³]{1,2})?`;
const UNIT = `(?:per\\s)?${ONE}(?:\\s?(?:/|\\bper\\b|[*·⋅.]|\\\\cdot|\\s)\\s?${ONE}){0,3}`;
const BEHIND = new RegExp(
  `^(.*?[^\\s\\\\^_/*·+\\-−(,])((?:\\s|\\\\[,;: ]|~|\\\\quad)*)(?:\\\\(?:text|mathrm|textrm|rm|unit)\\s*\\{\\s*(${UNIT})\\s*\\}|(${UNIT})|[([]\\s*(${UNIT})\\s*[)\\]])\\s*$`,
  'su',
);

const IN_FRACTION = `\\{\\s*(?:\\\\(?:text|mathrm|rm)\\s*\\{)?\\s*(${ONE})\\s*\\}?\\s*\\}\\s*`;
/** \frac{\mathrm{m}}{\mathrm{s}} at the end of an answer. */
const FRACTION = new RegExp(`\\\\[dt]?frac\\s*${IN_FRACTION}${IN_FRACTION}$`, 'u');

/** So much of an answer may stand before a unit. */
const LONGEST = 200;

/**
 * An answer without the unit behind it, "3 m/s" or "3 (m/s)": its place blank, and the unit. A number alone may be followed by any;
 * m is a unit behind a space only (3 m), and behind a formula there must be more than that letter (6t m/s). Undefined
 * where no unit stands there, or where its letters are letters of the question.
 */
export function withoutUnit(
  typed: string,
  { known = NO_LETTERS, isNested }: AskedFor,
  options: ReaderOptions,
): { readonly text: string; readonly unit: string } | undefined {
  if (isNested || typed.length > LONGEST) return undefined;
  const [, before = '', space = '', inText, plain, inBrackets = ''] =
    BEHIND.exec(typed.replace(FRACTION, '$1/$2')) ?? [];
  const unit = inText ?? plain ?? inBrackets;
  if (unit === '' || names(unit).some(name => [...name].every(letter => known.has(letter)))) return undefined;
  const isLetter = /^\p{L}$/u.test(unit);
  const isNumber = constantIn(before.split(/[=≈]/).at(-1) ?? '', options) !== undefined;
  if (isNumber ? isLetter && space === '' : isLetter || space === '') return undefined;
  return { text: before.padEnd(typed.length), unit };
}

const names = (unit: string): readonly string[] => unit.match(/\p{L}+/gu) ?? [];
