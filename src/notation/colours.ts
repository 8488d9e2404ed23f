/** Blue of the Okabe–Ito palette, whose colours every kind of colour vision tells apart; a page may override by class. */
export const BLUE = '#0072B2';
/** Vermilion of the same palette. */
export const VERMILION = '#D55E00';
