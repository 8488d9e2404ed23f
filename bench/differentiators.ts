import { ComputeEngine } from '@cortex-js/compute-engine';
import { derivative } from 'mathjs';
import type { Comparison } from '../src/checking/certificate.ts';
import { strictText } from '../src/expression/strict.ts';
import { latex } from '../src/notation/math-latex.ts';
import type { Worked } from '../src/worked.ts';
import type { Work } from './rounds.ts';

/** A peer that differentiates: it takes a function from text to its derivative. */
export interface Differentiator {
  readonly name: string;
  /** What is timed for one function: reading its text and differentiating it. */
  readonly work: (worked: Worked) => Work;
  /** The derivative's value at a point; NaN or an exception where the peer gives none. */
  readonly value: (worked: Worked, at: Comparison['at']) => number;
}

const engine = new ComputeEngine();

const simplified = (text: string, wrt: string) => derivative(text, wrt, { simplify: true });
const explained = (text: string, wrt: string) => engine.parse(text).explain('D', { variable: wrt }).result;

/** Each peer gets its own notation: strict text is mathjs's, LaTeX is what compute-engine reads. */
const forMathjs = ({ reading }: Worked): string => strictText(reading.expr);
const forEngine = ({ reading }: Worked): string => latex(reading.expr, { marks: 'none' });

/** The peers whose derivatives are timed: mathjs without steps, compute-engine with its steps. */
export const DIFFERENTIATORS: readonly Differentiator[] = [
  {
    name: '`derivative` of mathjs with simplify',
    work: worked => {
      const text = forMathjs(worked);
      return () => simplified(text, worked.wrt);
    },
    value: (worked, at) => Number(simplified(forMathjs(worked), worked.wrt).evaluate({ ...at })),
  },
  {
    name: "`explain('D')` of compute-engine",
    work: worked => {
      const text = forEngine(worked);
      return () => explained(text, worked.wrt);
    },
    value: (worked, at) => explained(forEngine(worked), worked.wrt).subs(at).N().re,
  },
];
