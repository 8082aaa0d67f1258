import type { Area, CellValue, FormulaDocument, FormulaSheet } from '../menu/formula-sheet';
import { googleDocument } from './spreadsheet';

const NAME = 'ECORE_EMAIL';
/**
 * No function has a name that begins so. A cell is calculated again when its formula has become another one and then
 * itself again; setting it over itself does nothing
 * (https://tanaikech.github.io/2019/10/28/automatic-recalculation-of-custom-function-on-spreadsheet-part-2/). Both ways
 * are searches and replacements inside the formulas, so a formula is in its cell at every moment, and wherever
 * somebody moves it.
 */
const PAUSED = 'ECORE_PAUSED.';

/** The open spreadsheet as the *Formulas* menu sees it. */
export function googleFormulas(): FormulaDocument {
  const { selectedAreas, notify } = googleDocument();
  return {
    activeSheet: () => wrap(SpreadsheetApp.getActiveSpreadsheet().getActiveSheet()),
    selectedAreas,
    notify,
    confirm(question) {
      const ui = SpreadsheetApp.getUi();
      return ui.alert('eCore Email Enrichment', question, ui.ButtonSet.YES_NO) === ui.Button.YES;
    },
  };
}

/** Resumes formulas in the whole document that an execution which was cut off has left paused. */
export function resumeAllFormulas(): void {
  replaceInFormulas(SpreadsheetApp.getActiveSpreadsheet().createTextFinder(PAUSED), '');
}

function wrap(sheet: GoogleAppsScript.Spreadsheet.Sheet): FormulaSheet {
  const range = ({ row, column, rows, columns }: Area) => sheet.getRange(row, column, rows, columns);
  return {
    id: sheet.getSheetId(),
    size: () => ({ rows: sheet.getLastRow(), columns: sheet.getLastColumn() }),
    shown: (area) => range(area).getDisplayValues(),
    formulas: (area) => range(area).getFormulas(),
    values: (area) => range(area).getValues() as CellValue[][],
    pause: (area) => replaceInFormulas(range(area).createTextFinder(NAME), PAUSED + NAME),
    pauseWhole(area, { formula, outer }) {
      if (outer !== null) return replaceInFormulas(range(area).createTextFinder(`=${outer}(`), `=${PAUSED}${outer}(`);
      range(area).setFormula(`=${PAUSED}ARRAYFORMULA(${formula.replace(/^=/, '')})`);
      SpreadsheetApp.flush();
    },
    resume: () => replaceInFormulas(sheet.createTextFinder(PAUSED), ''),
    freeze(area) {
      range(area).copyTo(range(area), SpreadsheetApp.CopyPasteType.PASTE_VALUES, false);
      SpreadsheetApp.flush();
    },
    write(area, values) {
      range(area).setValues(values.map((row) => row.map(asIs)));
      SpreadsheetApp.flush();
    },
    putFormula(area, formula) {
      const cells = Array.from({ length: area.rows }, (_, row) =>
        Array.from({ length: area.columns }, (_unused, column) => (row === 0 && column === 0 ? formula : '')),
      );
      range(area).setValues(cells);
      SpreadsheetApp.flush();
    },
  };
}

/** Flushing makes a refusal show here and not at some later read. */
function replaceInFormulas(finder: GoogleAppsScript.Spreadsheet.TextFinder, text: string): void {
  finder.matchCase(false).matchFormulaText(true).replaceAllWith(text);
  SpreadsheetApp.flush();
}

/** What reads as a text and as nothing else when it is typed. */
const PLAIN = /^(?:[\p{L}\p{N}][^\s@]*@[^\s@]+|Not found|Error: .*|Pending: .*|)$/u;

/** Written texts are read like typed input: an apostrophe says that they are texts. */
function asIs(value: CellValue): CellValue {
  return typeof value === 'string' && !PLAIN.test(value) ? `'${value}` : value;
}
