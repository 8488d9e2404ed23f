import { escaped } from '../notation/markup.ts';

type Attributes = Readonly<Record<string, string | number>>;

/** An element; attribute values are escaped, numbers rounded to a hundredth, `content` is markup already. */
export function element(name: string, attributes: Attributes, ...content: readonly string[]): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${attribute(value)}"`);
  return `<${name}${written.join('')}>${content.join('')}</${name}>`;
}

const attribute = (value: string | number): string =>
  typeof value === 'number' ? String(hundredths(value)) : escaped(value);

/** Coordinates to a hundredth of a unit: finer is not seen and makes a picture three times as long. */
export const hundredths = (value: number): number => Math.round(value * 100) / 100;

/** An element that holds one text. */
export const textElement = (name: string, attributes: Attributes, text: string): string =>
  element(name, attributes, escaped(text));

/**
 * A whole picture: scales to the width it is given, and tells its title and description to those who do not see it.
 * It holds no script, no style element and no reference outside itself, so a strict Content-Security-Policy passes it.
 */
export function picture(
  size: { readonly width: number; readonly height: number },
  told: { readonly title: string; readonly description: string },
  ...content: readonly string[]
): string {
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${hundredths(size.width)} ${hundredths(size.height)}`,
      width: size.width,
      height: size.height,
      role: 'img',
      'aria-label': told.title,
      'font-family': 'system-ui, sans-serif',
      fill: 'currentColor',
      style: 'max-width: 100%; height: auto',
    },
    textElement('title', {}, told.title),
    textElement('desc', {}, told.description),
    ...content,
  );
}
