import type { Markup } from '../../views/html.ts';
import { rulesPage } from '../../views/rules.ts';
import { NAMED_BESIDE, SILENT, TIDYINGS } from '../derivation/tidyings.ts';
import { FUNCTIONS } from '../operations/functions.ts';
import { FUNCTION_RULES } from '../rules/functions.ts';
import { RULES } from '../rules/rules.ts';
import { type Shown, shown } from './page-route.ts';

let made: Markup | undefined;

/** The page of rules, made from the tables once. */
export function showRules(): Shown {
  made ??= rulesPage({
    taught: RULES.filter(rule => !FUNCTION_RULES.includes(rule)),
    functions: FUNCTIONS.map(row => [row, FUNCTION_RULES.filter(({ id }) => id.split(':')[1] === row.name)]),
    tidyings: [...TIDYINGS, ...NAMED_BESIDE, ...Object.values(SILENT)],
  });
  return shown(made);
}
