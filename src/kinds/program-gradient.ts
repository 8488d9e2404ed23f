import { certifyGradient } from '../checking/sweep.ts';
import { gradientSign, partialSign } from '../expression/display.ts';
import { same } from '../expression/equality.ts';
import type { Expr } from '../expression/expression.ts';
import { treeSize } from '../expression/measure.ts';
import { LONGEST_TREE } from '../expression/naming.ts';
import { inlined, output } from '../expression/program.ts';
import { strictText } from '../expression/strict.ts';
import { readComputation } from '../question.ts';
import type { ProgramReading, Read } from '../reading/reading.ts';
import { MOST_VARIABLES } from './gradient.ts';
import type { KindQuestion, KindWorked, Part } from './kind.ts';
import { chainInNames, definitionsPart, putIn } from './program-chain.ts';
import { listInNames } from './program-names.ts';
import { type SeveralFound, severalWorked, stated, tidied, together, variablesAsked } from './several.ts';

/**
 * The gradient of a program: the derivative by each of its inputs by the chain rule through its named quantities, each
 * factor derived once, then all of them as a vector, in the names and in the inputs.
 */
export function workOutProgramGradient(question: KindQuestion): Read<KindWorked> {
  const read = readComputation(question);
  if (!read.ok) return read;
  const of = inlined(read.value.program);
  const asked = variablesAsked([of], question, 'a gradient', MOST_VARIABLES);
  if (!asked.ok) return asked;
  return { ok: true, value: severalWorked('gradient', question, gradientOf(read.value, of, asked.value)) };
}

function gradientOf(reading: ProgramReading, of: Expr, wrt: readonly string[]): SeveralFound {
  const { program } = reading;
  const chains = wrt.map(variable => chainInNames(program, variable, partialSign));
  const entries = chains.map(chain => chain.result);
  const result = entries.map(entry => tidied(putIn(entry, program)));
  const sign = gradientSign(output(program).name);
  return {
    reading,
    read: [of],
    wrt,
    parts: [
      definitionsPart(program),
      ...toldOnce(chains.flatMap(({ parts }) => parts)),
      ...vectors(sign, entries, result),
    ],
    inNames: listInNames(entries, program),
    result,
    sign,
    certificate: certifyGradient({ f: of, formulas: result }, wrt),
  };
}

/** ∇L in the names, then in the inputs where that is another vector short enough to be read. */
function vectors(sign: Expr, entries: readonly Expr[], result: readonly Expr[]): Part[] {
  const inputs = stated({ left: sign, right: result, reason: 'definitions put in' });
  const isNews = entries.some((entry, i) => !same(entry, result[i] ?? entry));
  const isShort = result.every(entry => treeSize(entry) <= LONGEST_TREE);
  return [together(sign, entries), ...(isNews && isShort ? [{ ...inputs, heading: 'In inputs' }] : [])];
}

/** A factor that several derivatives have is derived where it is met first. */
function toldOnce(parts: readonly Part[]): Part[] {
  const told = new Set<string>();
  return parts.filter(part => {
    if (part.kind !== 'derivation' || !part.left) return true;
    const sign = strictText(part.left);
    return !told.has(sign) && told.add(sign);
  });
}
