import type { SpreadsheetDocument } from '../run/sheet';
import type { Services } from '../services';
import { forgetRefusals } from '../formula/refusals';
import { replaceFormulas, retryFormulas } from './formula-cells';

export function retryFormulasWithErrors(document: SpreadsheetDocument, services: Services): void {
  forgetRefusals(services.documentCache, services.clock.now());
  const count = retryFormulas(document.activeSheet());
  document.notify(
    count === 0 ? 'No ECORE_EMAIL formula shows an error on this sheet.' : `${formulas(count)} recalculated.`,
  );
}

/** In the selection; with a single cell selected, on the whole sheet. */
export function replaceFormulasWithValues(document: SpreadsheetDocument): void {
  const sheet = document.activeSheet();
  const areas = document.selectedAreas().filter(({ sheetId }) => sheetId === sheet.id);
  const [only] = areas;
  const singleCell = areas.length === 1 && only && only.row === only.lastRow && only.column === only.lastColumn;
  const { replaced, kept } = replaceFormulas(sheet, areas.length === 0 || singleCell ? null : areas);
  const rest = kept === 0 ? '' : ` ${formulas(kept)} in error or pending stayed.`;
  document.notify(
    replaced + kept === 0
      ? 'There is no ECORE_EMAIL formula here.'
      : `${formulas(replaced)} replaced with values.${rest}`,
  );
}

function formulas(count: number): string {
  return count === 1 ? '1 formula' : `${count} formulas`;
}
