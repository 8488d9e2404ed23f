import type { Asked } from './asked.ts';
import { implicitSubject } from './implicit.ts';
import { derivativeSubject } from './orders.ts';
import { parametricSubject } from './parametric.ts';
import type { Subject } from './subject.ts';

/** A question of any kind laid out for diagnosis. */
export function subjectOf(asked: Asked): Subject {
  if (asked.kind === 'implicit') return implicitSubject(asked);
  return asked.kind === 'parametric' ? parametricSubject(asked) : derivativeSubject(asked);
}
