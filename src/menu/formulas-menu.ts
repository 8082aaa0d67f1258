import { forgetRefusals } from '../formula/refusals';
import { RETRY_ITEM } from '../formula/sentences';
import { createLedger } from '../ledger/ledger';
import type { SelectedArea } from '../sheet/sheet';
import type { Services } from '../services';
import { findFormulas, type FormulaCell, type Table } from './formula-cells';
import type { FormulaDocument, FormulaSheet } from './formula-sheet';
import { judgeFormulas, type Judgement } from './judge';
import { replaceFormulas } from './replace-formulas';
import { retryFormulas } from './retry-formulas';
import { notePaused, noteResumed } from './paused';
import { persist } from './stretches';

/** The items of the *Formulas* menu: what they work on, what they ask, and what they say. */

/** Google ends a menu item after six minutes (https://developers.google.com/apps-script/guides/services/quotas). */
const BUDGET = 5 * 60_000;
/** While a question waits for its answer, time goes by; this much there is afterwards in any case. */
const AT_LEAST = 60_000;
const REPLACE_ITEM = 'Replace formulas with values';

interface Work {
  sheet: FormulaSheet;
  /** False with several cells selected: then only their formulas count. */
  isWholeSheet: boolean;
  table: Table;
  judged: Map<FormulaCell, Judgement>;
  unfinished: FormulaCell[];
}

export function retryUnfinishedFormulas(document: FormulaDocument, services: Services): void {
  say(document, () => {
    const startedAt = services.clock.now();
    const { sheet, isWholeSheet, judged, unfinished } = readFormulas(document, services);
    const place = isWholeSheet ? 'on this sheet' : 'in the selected cells';
    if (judged.size === 0) return `There is no ECORE_EMAIL formula ${place}.`;
    const mistakes = [...judged.values()].filter(({ kind }) => kind === 'mistake').length;
    if (unfinished.length === 0)
      return sentences([
        `No ECORE_EMAIL formula ${place} is unfinished.`,
        mistakes > 0 && `${formulas(mistakes)} in error would show the same again. Check the data that they use.`,
      ]);
    const question =
      `Calculate ${formulas(unfinished.length, 'unfinished ')} on this sheet again? Each email found costs the file's ` +
      'owner one credit; answers that are saved already are free. To choose formulas, select their cells first.';
    if (isWholeSheet && !document.confirm(question)) return null;
    forgetRefusals(services.documentCache, services.clock.now());
    notePaused(services.documentCache);
    const { retried, left, refused } = retryFormulas(sheet, unfinished, services.clock, endOf(startedAt, services));
    noteResumed(services.documentCache);
    return sentences([
      `${formulas(retried)} ${retried === 1 ? 'is' : 'are'} being calculated again.`,
      left > 0 && `There was no time for the remaining ${left}. Choose ${RETRY_ITEM} again to continue.`,
      refused > 0 && `${formulas(refused)} could not be changed. The cells may be protected.`,
    ]);
  });
}

export function replaceFormulasWithValues(document: FormulaDocument, services: Services): void {
  say(document, () => {
    const startedAt = services.clock.now();
    const { sheet, isWholeSheet, table, judged, unfinished } = readFormulas(document, services);
    const place = isWholeSheet ? 'on this sheet' : 'in the selected cells';
    if (judged.size === 0) return `There is no ECORE_EMAIL formula ${place}.`;
    const ready = judged.size - unfinished.length;
    const question =
      `Replace ${formulas(ready)} on this sheet with ${ready === 1 ? 'its value' : 'their values'}? The values stay as ` +
      'they are from then on. To choose formulas, select their cells first.';
    if (isWholeSheet && ready > 0 && !document.confirm(question)) return null;
    notePaused(services.documentCache);
    const { replaced, left, refused } = replaceFormulas(
      sheet,
      { judged, table },
      { clock: services.clock, endsAt: endOf(startedAt, services) },
    );
    noteResumed(services.documentCache);
    const stay = unfinished.length;
    return sentences([
      `${formulas(replaced)} replaced with values.`,
      stay > 0 && `${formulas(stay, 'unfinished ')} stayed. ${RETRY_ITEM} continues ${stay === 1 ? 'it' : 'them'}.`,
      left > 0 && `There was no time for the remaining ${left}. Choose ${REPLACE_ITEM} again to continue.`,
      refused > 0 && `${formulas(refused)} could not be replaced. The cells may be protected or still changing.`,
    ]);
  });
}

function readFormulas(document: FormulaDocument, { clock, ...services }: Services): Work {
  const sheet = document.activeSheet();
  // What an earlier call left paused, because it was cut off, is calculated from now on.
  try {
    sheet.resume();
  } catch {
    // Perhaps in a cell that this user may not change.
  }
  const areas = severalCells(document.selectedAreas().filter(({ sheetId }) => sheetId === sheet.id));
  const { cells, table } = persist(clock, () => findFormulas(sheet, areas));
  const judged = judgeFormulas(cells, table, createLedger({ clock, ...services }));
  const unfinished = cells.filter((cell) => judged.get(cell)?.kind === 'unfinished');
  return { sheet, isWholeSheet: areas === null, table, judged, unfinished };
}

/** The selection, or null for a single cell: some cell is always selected. */
function severalCells(areas: SelectedArea[]): SelectedArea[] | null {
  const [only, ...more] = areas;
  if (!only) return null;
  const isSingle = more.length === 0 && only.row === only.lastRow && only.column === only.lastColumn;
  return isSingle ? null : areas;
}

function endOf(startedAt: number, { clock }: Services): number {
  return Math.max(startedAt + BUDGET, clock.now() + AT_LEAST);
}

/** Says what came of it. Nothing is lost when Google fails, and its own words help nobody. */
function say(document: FormulaDocument, work: () => string | null): void {
  let message: string | null;
  try {
    message = work();
  } catch {
    message = `Google Sheets did not respond. Nothing is lost. Wait a minute, then choose ${RETRY_ITEM}.`;
  }
  if (message !== null) document.notify(message);
}

function sentences(parts: (string | false)[]): string {
  return parts.filter((part) => part !== false).join(' ');
}

function formulas(count: number, what = ''): string {
  return count === 1 ? `1 ${what}formula` : `${count} ${what}formulas`;
}
