import { diagnosis } from '../diagnosis/diagnose.ts';
import { clueOn, feedbackOn } from '../diagnosis/feedback.ts';
import type { Expr } from '../expression/expression.ts';
import { strictText } from '../expression/strict.ts';
import type { NamedMistake } from './verdict.ts';

/** Names the mistakes in wrong answers to one problem: the derivation with every mistake in it is made once, when it is first asked. */
export function mistakeNamer(f: Expr, wrt: string): (wrong: Expr) => readonly NamedMistake[] {
  let diagnose: ReturnType<typeof diagnosis> | undefined;
  return wrong => {
    diagnose ??= diagnosis({ kind: 'derivative', f, wrt, order: 1 });
    return diagnose(wrong).mistakes.map(made => ({
      id: made.mistake.id,
      name: made.mistake.name,
      at: strictText(made.at),
      feedback: feedbackOn(made),
      clue: clueOn(made),
    }));
  };
}
