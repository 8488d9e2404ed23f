// What the comparisons use of their peers. The peers themselves are installed for a benchmark only, and the type check
// of the project must not need them.

declare module '@cortex-js/compute-engine' {
  export interface Expression {
    readonly isValid: boolean;
    /** The real part of a number; NaN of what is none. */
    readonly re: number;
    subs(values: Readonly<Record<string, number>>): Expression;
    N(): Expression;
    explain(operation: 'D', options: { readonly variable: string }): Explanation;
  }
  export interface Explanation {
    readonly result: Expression;
    readonly steps: readonly unknown[];
  }
  export class ComputeEngine {
    parse(latex: string): Expression;
  }
}

declare module '@tensorflow/tfjs' {
  export interface Tensor {
    dataSync(): Float32Array;
    dispose(): void;
  }
  export function setBackend(name: 'cpu'): Promise<boolean>;
  export function tensor1d(values: Float32Array): Tensor;
  export function scalar(value: number): Tensor;
  export function add(a: Tensor, b: Tensor): Tensor;
  export function sub(a: Tensor, b: Tensor): Tensor;
  export function mul(a: Tensor, b: Tensor): Tensor;
  export function div(a: Tensor, b: Tensor): Tensor;
  export function exp(a: Tensor): Tensor;
  export function log(a: Tensor): Tensor;
  export function sin(a: Tensor): Tensor;
  export function cos(a: Tensor): Tensor;
  export function square(a: Tensor): Tensor;
  export function sigmoid(a: Tensor): Tensor;
  export function tidy<T>(work: () => T): T;
  export function valueAndGrads(
    f: (...inputs: Tensor[]) => Tensor,
  ): (inputs: readonly Tensor[]) => { readonly value: Tensor; readonly grads: readonly Tensor[] };
}

declare module '@khanacademy/kas' {
  export interface KasExpression {
    readonly name: string;
  }
  export type KasReading =
    | { readonly parsed: true; readonly expr: KasExpression }
    | { readonly parsed: false; readonly error: string };
  export function parse(text: string, options: Readonly<Record<string, never>>): KasReading;
  export function compare(a: KasExpression, b: KasExpression): { readonly equal: boolean };
}

declare module 'math-expressions' {
  export interface MathExpression {
    equals(other: MathExpression): boolean;
  }
  const reader: { fromText(text: string): MathExpression };
  export default reader;
}
