/** Text between tags or in quoted attributes of HTML, SVG and XML: what has a meaning there is written as an entity. */
export const escaped = (text: string): string => text.replace(/[&<>"']/g, mark => ENTITIES[mark] ?? '');

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
