import { isProgram } from '../question.ts';
import { whole } from '../reading/complaints.ts';
import type { Read } from '../reading/reading.ts';
import { type Worked, workOut } from '../worked.ts';
import { workOutCritical } from './critical-points.ts';
import { workOutDerivative } from './derivative.ts';
import { workOutDirectional } from './directional.ts';
import { workOutFirstPrinciples } from './first-principles.ts';
import { workOutGradient } from './gradient.ts';
import { workOutHessian } from './hessian.ts';
import { workOutImplicit } from './implicit.ts';
import { workOutInverse } from './inverse.ts';
import { workOutJacobian } from './jacobian.ts';
import { KINDS, type Kind, type KindQuestion, type KindWorked } from './kind.ts';
import { workOutLogarithmic } from './logarithmic.ts';
import { workOutParametric } from './parametric.ts';
import { workOutProgramGradient } from './program-gradient.ts';
import { workOutTangent } from './tangent.ts';
import { allWays } from './ways.ts';

type WorkOut = (question: KindQuestion) => Read<KindWorked>;

/** How each kind is worked out. */
const WAYS: ReadonlyMap<Kind, WorkOut> = new Map<Kind, WorkOut>([
  ['critical', workOutCritical],
  ['logarithmic', workOutLogarithmic],
  ['tangent', workOutTangent],
  ['inverse', workOutInverse],
  ['derivative', question => (question.ways ? allWays : workOutDerivative)(question)],
  ['first-principles', workOutFirstPrinciples],
  ['parametric', workOutParametric],
  ['gradient', question => (isProgram(question) ? workOutProgramGradient : workOutGradient)(question)],
  ['jacobian', workOutJacobian],
  ['hessian', workOutHessian],
  ['directional', workOutDirectional],
  ['implicit', workOutImplicit],
]);

/** A plain derivative as `workOut` gives it, or a differentiation of some kind. */
export type Answer = Worked | KindWorked;

/** Whatever is asked: the derivative of one function is plain; all else is of some kind, that of a program too. What doubles leave open of it is for `settle`. */
export function answered(question: KindQuestion): Read<Answer> {
  const { kind = 'derivative', output, ways } = question;
  const isPlain = kind === 'derivative' && output === undefined && ways !== true && !isProgram(question);
  return isPlain ? workOut(question) : workOutKind(question);
}

/** Works a question out in the way it asks for; a complaint where its texts cannot be read or do not fit its kind. */
export function workOutKind(question: KindQuestion): Read<KindWorked> {
  const { kind = 'derivative', f } = question;
  const way = WAYS.get(kind);
  if (way) return way(question);
  const known = KINDS.filter(name => WAYS.has(name)).join(', ');
  return {
    ok: false,
    complaint: whole(f, `The kind ${kind} is not known; there are ${known}.`),
  };
}
