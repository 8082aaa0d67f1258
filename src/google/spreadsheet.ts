import { columnLetter } from '../columns/column-letter';
import { letsThrough } from './validation-rule';
import type { Sheet, SpreadsheetDocument } from '../sheet/sheet';

const APP_NAME = 'eCore Email Enrichment';
const TOAST_SECONDS = 8;

/** The open spreadsheet as runs see it. */
export function googleDocument(): SpreadsheetDocument {
  const spreadsheet = () => SpreadsheetApp.getActiveSpreadsheet();
  return {
    activeSheet: () => wrapSheet(spreadsheet().getActiveSheet()),
    sheet(id) {
      const sheet = spreadsheet()
        .getSheets()
        .find((candidate) => candidate.getSheetId() === id);
      return sheet ? wrapSheet(sheet) : null;
    },
    selectedAreas() {
      const list = spreadsheet().getActiveRangeList();
      return (list ? list.getRanges() : []).map((range) => ({
        sheetId: range.getSheet().getSheetId(),
        row: range.getRow(),
        column: range.getColumn(),
        lastRow: range.getLastRow(),
        lastColumn: range.getLastColumn(),
      }));
    },
    locale: () => spreadsheet().getSpreadsheetLocale(),
    notify: (message) => spreadsheet().toast(message, APP_NAME, TOAST_SECONDS),
  };
}

function wrapSheet(sheet: GoogleAppsScript.Spreadsheet.Sheet): Sheet {
  return {
    id: sheet.getSheetId(),
    name: sheet.getName(),
    lastRow: () => sheet.getLastRow(),
    lastColumn: () => sheet.getLastColumn(),
    columns: () => sheet.getMaxColumns(),
    read: (row, column, rows, columns) =>
      rows < 1 || columns < 1 ? [] : sheet.getRange(row, column, rows, columns).getDisplayValues(),
    formulas: (row, column, rows, columns) =>
      rows < 1 ? [] : sheet.getRange(row, column, rows, columns).getFormulas(),
    contents(row, column, rows, columns) {
      if (rows < 1 || columns < 1) return [];
      const range = sheet.getRange(row, column, rows, columns);
      const formulas = range.getFormulas();
      return (range.getValues() as unknown[][]).map((line, r) =>
        line.map((value, c) => ({ formula: formulas[r]?.[c] || '', value })),
      );
    },
    putContent(row, column, { formula, value }) {
      const range = sheet.getRange(row, column);
      if (formula === '') range.setValue(value);
      else range.setFormula(formula);
      SpreadsheetApp.flush();
    },
    links: (row, column, rows) => readLinks(sheet.getRange(row, column, rows, 1)),
    write(row, column, values) {
      writeTexts(sheet.getRange(row, column, values.length, values[0]?.length ?? 1), values);
    },
    writeAsText(row, column, values) {
      const range = sheet.getRange(row, column, values.length, values[0]?.length ?? 1);
      range.setNumberFormat('@').setValues(values.map((texts) => texts.map((text) => `'${text}`)));
      SpreadsheetApp.flush();
    },
    writeToRows(column, ranges, text) {
      const letter = columnLetter(column);
      for (let index = 0; index < ranges.length; index += RANGES_A_CALL) {
        sheet
          .getRangeList(
            ranges.slice(index, index + RANGES_A_CALL).map(([first, last]) => `${letter}${first}:${letter}${last}`),
          )
          .setValue(text);
      }
      SpreadsheetApp.flush();
    },
    addColumns(headers, headerRow) {
      const first = sheet.getLastColumn() + 1;
      const missing = first + headers.length - 1 - sheet.getMaxColumns();
      if (missing > 0) sheet.insertColumnsAfter(sheet.getMaxColumns(), missing);
      if (headerRow > 0) sheet.getRange(headerRow, first, 1, headers.length).setValues([headers]);
      SpreadsheetApp.flush();
      return first;
    },
    hiddenRows(ranges) {
      const filtered = sheet.getFilter() !== null;
      const hidden = new Set<number>();
      for (const [first, last] of ranges) {
        for (let row = first; row <= last; row++) {
          if (sheet.isRowHiddenByUser(row) || (filtered && sheet.isRowHiddenByFilter(row))) hidden.add(row);
        }
      }
      return hidden;
    },
    protectedRows: (column, first, last) => protectedRows(sheet, column, first, last),
    restrictedRows(column, first, last, kind) {
      const rows = new Set<number>();
      sheet
        .getRange(first, column, last - first + 1, 1)
        .getDataValidations()
        .forEach(([rule], index) => rule && !letsThrough(rule, kind) && rows.add(first + index));
      return rows;
    },
    setFormula(row, column, formula) {
      const range = sheet.getRange(row, column);
      if (formula === '') range.clearContent();
      else range.setFormula(formula);
    },
    flush: () => SpreadsheetApp.flush(),
    select(row) {
      sheet.activate();
      sheet.setActiveRange(sheet.getRange(row, 1, 1, Math.max(1, sheet.getLastColumn())));
    },
    selectCells(ranges, firstColumn, lastColumn) {
      const [left, right] = [columnLetter(firstColumn), columnLetter(lastColumn)];
      sheet.activate();
      sheet.getRangeList(ranges.map(([first, last]) => `${left}${first}:${right}${last}`)).activate();
    },
  };
}

/** Longer lists of ranges in one call have not been tried on Google. */
const RANGES_A_CALL = 500;

/**
 * What typing would turn into a formula, a sign, or take away: such a text needs both guards. East Asian keyboards type
 * the signs in full width, and spreadsheets take them for the same
 * (https://owasp.org/www-community/attacks/CSV_Injection).
 */
const READ_AS_INPUT = /^[\s=+\-@'\uff1d\uff0b\uff0d\uff20]/;

/**
 * Written strings are read like typed input (https://developers.google.com/apps-script/reference/spreadsheet/range#setvaluesvalues).
 * An email or a status stays what it is; one that begins like a formula is written as plain text, with the apostrophe
 * that says so. Flushing makes a refusal (protection, validation) show here and not at some later read.
 */
function writeTexts(range: GoogleAppsScript.Spreadsheet.Range, values: string[][]): void {
  let guarded = false;
  const texts = values.map((row, rowIndex) =>
    row.map((text, columnIndex) => {
      if (!READ_AS_INPUT.test(text)) return text;
      range.getCell(rowIndex + 1, columnIndex + 1).setNumberFormat('@');
      guarded = true;
      return `'${text}`;
    }),
  );
  range.setValues(guarded ? texts : values);
  SpreadsheetApp.flush();
}

/** The link of a cell or of a part of its text, and the address in a `HYPERLINK` formula. */
function readLinks(range: GoogleAppsScript.Spreadsheet.Range): string[] {
  const formulas = range.getFormulas();
  return range.getRichTextValues().map(([text], index) => {
    const written = /^=\s*HYPERLINK\s*\(\s*"([^"]+)"/i.exec(formulas[index]?.[0] || '');
    if (written) return written[1] || '';
    const whole = text?.getLinkUrl();
    if (whole) return whole;
    for (const run of text?.getRuns() || []) {
      const link = run.getLinkUrl();
      if (link) return link;
    }
    return '';
  });
}

/**
 * Asks for the whole block first; only when that is not free, range by range of the sheet's protections. A protected sheet
 * may have ranges that are not protected.
 */
function protectedRows(
  sheet: GoogleAppsScript.Spreadsheet.Sheet,
  column: number,
  first: number,
  last: number,
): Set<number> {
  const rows = new Set<number>();
  if (sheet.getRange(first, column, last - first + 1, 1).canEdit()) return rows;
  const eachRow = (range: GoogleAppsScript.Spreadsheet.Range, tell: (row: number) => void) => {
    if (range.getColumn() > column || range.getLastColumn() < column) return;
    for (let row = Math.max(range.getRow(), first); row <= Math.min(range.getLastRow(), last); row++) tell(row);
  };
  for (const protection of sheet.getProtections(SpreadsheetApp.ProtectionType.SHEET)) {
    if (protection.canEdit()) continue;
    for (let row = first; row <= last; row++) rows.add(row);
    for (const range of protection.getUnprotectedRanges()) eachRow(range, (row) => rows.delete(row));
  }
  for (const protection of sheet.getProtections(SpreadsheetApp.ProtectionType.RANGE))
    if (!protection.canEdit()) eachRow(protection.getRange(), (row) => rows.add(row));
  return rows;
}
