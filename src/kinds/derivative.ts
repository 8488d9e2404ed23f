import { derivative, type Expr } from '../expression/expression.ts';
import { isProgram } from '../question.ts';
import type { Read } from '../reading/reading.ts';
import { workOut } from '../worked.ts';
import type { KindQuestion, KindWorked } from './kind.ts';
import { workOutChain } from './program-chain.ts';

/** The plain derivative: of a program through its named quantities, of anything else as `workOut` gives it. */
export function workOutDerivative(question: KindQuestion): Read<KindWorked> {
  if (isProgram(question)) return workOutChain(question);
  const read = workOut(question);
  if (!read.ok) return read;
  const { reading, wrt, derivations, result, certificate, value } = read.value;
  const asked = (order: number): Expr =>
    Array.from({ length: order }).reduce<Expr>(e => derivative(e, wrt), reading.expr);
  return {
    ok: true,
    value: {
      ...{ kind: 'derivative', notes: reading.notes, spelling: reading.spelling, read: [reading.expr], wrt: [wrt] },
      parts: derivations.map((derivation, i) => ({
        ...{ kind: 'derivation', derivation },
        ...(i > 0 && { left: asked(i + 1) }),
      })),
      ...{ result, certificate },
      ...(value !== undefined && { value }),
    },
  };
}
