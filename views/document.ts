import { type Content, html, type Markup } from './html.ts';

/** What one document has of its own. */
interface Document {
  /** Stands in the window's title before the name of the site. */
  readonly title: string;
  /** Sheets, scripts and the icon. */
  readonly head: Content;
  /** What the sheets call the body. */
  readonly bodyClass?: string | undefined;
  readonly body: Content;
}

/** A whole HTML document: of the site, or one that stands alone. */
export const htmlDocument = ({ title, head, bodyClass, body }: Document): Markup => html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} · Gradwork</title>
${head}
</head>
<body${bodyClass !== undefined && html` class="${bodyClass}"`}>
${body}
</body>
</html>`;
