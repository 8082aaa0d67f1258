import type { Controller } from '../state/controller';
import { hasRowsLeft } from '../state/state';
import type { State } from '../state/state';

export interface Remedy {
  label: string;
  apply(act: Controller): unknown;
}

const TRY_AGAIN: Remedy = { label: 'Try again', apply: (act) => act.tryAgain() };
const CHECK_AGAIN: Remedy = { label: 'Check again', apply: (act) => act.check() };
const LOOK_AGAIN: Remedy = { label: 'Refresh', apply: (act) => act.open() };
const CHANGE_TOKEN: Remedy = { label: 'Change token', apply: (act) => act.goTo('connect') };
const CHOOSE_COLUMNS: Remedy = { label: 'Choose columns', apply: (act) => act.goTo('columns') };
const ALL_ROWS: Remedy = { label: 'All rows', apply: (act) => act.checkAllRows() };
const READ_SHEET: Remedy = { label: 'Use the current sheet', apply: (act) => act.turnToSheetInView() };

/** What can be done at once about the trouble on show, as buttons below its words. */
export function findRemedies(state: State): Remedy[] {
  const { trouble, step } = state;
  if (!trouble) return [];
  switch (trouble.code) {
    case 'no-token':
    case 'bad-token':
      return step === 'connect' ? [] : [CHANGE_TOKEN];
    case 'nothing-selected':
    case 'header-only':
      return [CHECK_AGAIN, ALL_ROWS];
    case 'protected':
    case 'rows-left':
      return [CHECK_AGAIN];
    case 'empty-sheet':
      return [CHECK_AGAIN, READ_SHEET];
    case 'other-sheet':
      return [READ_SHEET];
    case 'no-columns':
    case 'column-gone':
      return step === 'columns' ? [READ_SHEET] : [CHOOSE_COLUMNS];
    case 'sheet-changed':
      return step === 'done' ? [] : [CHECK_AGAIN, READ_SHEET];
    case 'sheet-gone':
      return [READ_SHEET];
    case 'busy':
      // Whoever is in the way is named above, with what can be done about it.
      return trouble.run ? [] : [TRY_AGAIN];
    case 'taken-over':
    case 'no-run':
      return [LOOK_AGAIN];
    case 'network':
    case 'ecore-failing':
    case 'google-quota':
    case 'google-busy':
    case 'google-refuses':
    case 'two-accounts':
    case 'unexpected':
      // A run that broke off is taken up by its own Resume.
      return step === 'done' && hasRowsLeft(state.run) ? [] : [TRY_AGAIN];
    default:
      return [];
  }
}
