import type { Kind } from '../src/kinds/kind.ts';

/** A field of the derive form that only some kinds need. */
export type KindField = 'dependent' | 'along' | 'at' | 'order' | 'output';

/** What the derive page says of a kind of differentiation, and which fields it needs. */
interface KindForm {
  /** As the list of kinds names it. */
  readonly name: string;
  /** As a page's title begins: "Gradient of". */
  readonly title: string;
  readonly fields: readonly KindField[];
  /** The one of them that cannot be left empty. */
  readonly needed?: KindField;
  /** The variable is chosen among several; the other kinds take all of them, or know their own. */
  readonly ofOneVariable?: true;
  readonly example: { readonly f: string } & Readonly<Partial<Record<KindField, string>>>;
}

/** The kinds in the order in which the page lists them. */
export const KIND_FORMS: Readonly<Record<Kind, KindForm>> = {
  derivative: {
    name: 'derivative',
    title: 'Derivative of',
    fields: ['order', 'output'],
    ofOneVariable: true,
    example: { f: 'x^2 sin(3x) / (1 + e^x)' },
  },
  gradient: {
    name: 'gradient',
    title: 'Gradient of',
    fields: ['at'],
    example: { f: 'x^2 y + sin(y)', at: 'x = 1, y = 2' },
  },
  jacobian: {
    name: 'Jacobian matrix',
    title: 'Jacobian matrix of',
    fields: ['at'],
    example: { f: '[x y, x + y^2]' },
  },
  hessian: {
    name: 'Hessian matrix',
    title: 'Hessian matrix of',
    fields: ['at'],
    example: { f: 'x^2 y + y^3' },
  },
  directional: {
    name: 'in a direction',
    title: 'Directional derivative of',
    fields: ['along', 'at'],
    needed: 'along',
    example: { f: 'x^2 y', along: '(3, 4)' },
  },
  implicit: {
    name: 'implicit',
    title: 'Implicit derivative of',
    fields: ['dependent', 'order'],
    example: { f: 'x^2 + y^2 = 25' },
  },
  parametric: {
    name: 'of a parametric curve',
    title: 'Slope of the curve',
    fields: ['order'],
    example: { f: 'x = t - sin t; y = 1 - cos t' },
  },
  inverse: {
    name: 'of the inverse, at a point',
    title: 'Derivative of the inverse of',
    fields: ['at'],
    needed: 'at',
    ofOneVariable: true,
    example: { f: 'x^3 + x', at: 'x = 1' },
  },
  'first-principles': {
    name: 'from first principles',
    title: 'From first principles:',
    fields: [],
    ofOneVariable: true,
    example: { f: '1 / x' },
  },
  logarithmic: {
    name: 'by logarithms',
    title: 'Logarithmic differentiation of',
    fields: [],
    ofOneVariable: true,
    example: { f: 'x^x' },
  },
  tangent: {
    name: 'tangent line, at a point',
    title: 'Tangent line of',
    fields: ['at'],
    needed: 'at',
    ofOneVariable: true,
    example: { f: 'sqrt(x)', at: 'x = 4' },
  },
  critical: {
    name: 'critical points',
    title: 'Critical points of',
    fields: [],
    ofOneVariable: true,
    example: { f: 'x^3 - 3x' },
  },
};

/** Whether the form of a kind has this field. */
export const hasField = (kind: Kind, field: KindField): boolean => KIND_FORMS[kind].fields.includes(field);
