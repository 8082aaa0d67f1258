import type { Intent, RowChoice, Take } from '../src/contract';

const ROWS: readonly RowChoice[] = ['selected', 'all', 'without-email'];
const TAKES: readonly Take[] = ['unsettled', 'failed', 'not-found', 'again'];

/** As the menu names them. */
const NAMES: { [take in Take]: string } = {
  unsettled: 'Enrich selected rows',
  failed: 'Retry failed rows',
  'not-found': 'Retry not-found rows',
  again: 'Re-run selected rows',
};

/** A menu item's choice as the page carries it: JSON of an `Intent` or of null. Anything else counts as no choice. */
export function readIntent(json: string | undefined): Intent | null {
  try {
    const { rows, take } = JSON.parse(json ?? 'null') as { rows: RowChoice; take: Take };
    return ROWS.includes(rows) && TAKES.includes(take) ? { rows, take } : null;
  } catch {
    return null;
  }
}

export function nameIntent({ take }: Intent): string {
  return NAMES[take];
}
