import type { Subject } from '../suspects/subject.ts';
import type { Asked } from './asked.ts';
import { directionalSubject } from './directions.ts';
import { implicitSubject } from './implicit.ts';
import { derivativeSubject, mixedSubject } from './orders.ts';
import { parametricSubject } from './parametric.ts';
import { programSubject } from './paths.ts';

/** A question of any kind laid out for diagnosis. */
export function subjectOf(asked: Asked): Subject {
  if (asked.kind === 'implicit') return implicitSubject(asked);
  if (asked.kind === 'parametric') return parametricSubject(asked);
  if (asked.kind === 'directional') return directionalSubject(asked);
  if (asked.kind === 'program') return programSubject(asked);
  return asked.kind === 'mixed' ? mixedSubject(asked) : derivativeSubject(asked);
}
