import { markPage } from '../../views/mark.ts';
import { type Shown, shown } from './page-route.ts';

/** The page that marks a table, before anything is pasted. */
export const showMark = (): Shown => shown(markPage({ table: '', of: '', wrt: '', isSpreadsheet: true }, ''));
