/** What is said beside a line of tidying, by the id of its step: 'tidy:like-terms' is "like terms". */
export const tidyingReason = (id: string): string => id.replace(/^tidy:/, '').replaceAll('-', ' ');
