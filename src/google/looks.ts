import type { Looks, SheetLook, StatusColour } from '../look/sheet-look';

type GoogleSheet = GoogleAppsScript.Spreadsheet.Sheet;
type Rule = GoogleAppsScript.Spreadsheet.ConditionalFormatRule;

/** The looks of the open spreadsheet. */
export function googleLooks(): Looks {
  const spreadsheet = () => SpreadsheetApp.getActiveSpreadsheet();
  return {
    sheet(id) {
      const sheet = spreadsheet()
        .getSheets()
        .find((candidate) => candidate.getSheetId() === id);
      return sheet ? wrap(sheet) : null;
    },
    allSheets: () => spreadsheet().getSheets().map(wrap),
    formatTime: (at) => Utilities.formatDate(new Date(at), spreadsheet().getSpreadsheetTimeZone(), 'd MMM yyyy, HH:mm'),
  };
}

function wrap(sheet: GoogleSheet): SheetLook {
  return {
    lastRow: () => sheet.getLastRow(),
    texts: (column, firstRow, rows) =>
      sheet
        .getRange(firstRow, column, rows, 1)
        .getDisplayValues()
        .map(([text]) => text || ''),
    copyLookFromLeft(headerRow, column) {
      const target = sheet.getRange(headerRow, column);
      sheet.getRange(headerRow, column - 1).copyTo(target, SpreadsheetApp.CopyPasteType.PASTE_FORMAT, false);
    },
    setWidth: (column, pixels) => void sheet.setColumnWidth(column, pixels),
    formatAsText(fromRow, column, columns) {
      const rows = sheet.getMaxRows() - fromRow + 1;
      if (rows > 0) sheet.getRange(fromRow, column, rows, columns).setNumberFormat('@');
    },
    widenFilter: (column, columns) => widenFilter(sheet, column, columns),
    addColours(fromRow, column, colours) {
      const rows = sheet.getMaxRows() - fromRow + 1;
      if (rows < 1) return;
      const range = sheet.getRange(fromRow, column, rows, 1);
      const rules = sheet.getConditionalFormatRules();
      const elsewhere = rules.filter((rule) => isOneOf(rule, colours)).flatMap((rule) => rule.getRanges());
      const ranges = [...distinct(elsewhere.filter((other) => other.getColumn() !== column)), range];
      const others = rules.filter((rule) => !isOneOf(rule, colours));
      sheet.setConditionalFormatRules([...others, ...colours.map((colour) => build(colour, ranges))]);
    },
    removeColours(colours) {
      const rules = sheet.getConditionalFormatRules();
      const others = rules.filter((rule) => !isOneOf(rule, colours));
      if (others.length < rules.length) sheet.setConditionalFormatRules(others);
      return rules.length - others.length;
    },
    notes: (column, firstRow, rows) =>
      sheet
        .getRange(firstRow, column, rows, 1)
        .getNotes()
        .map(([note]) => note || ''),
    writeNotes: (column, firstRow, notes) =>
      void sheet.getRange(firstRow, column, notes.length, 1).setNotes(notes.map((note) => [note])),
  };
}

/** A filter can't be resized: it is made anew with what each of its columns showed and hid. */
function widenFilter(sheet: GoogleSheet, column: number, columns: number): void {
  const filter = sheet.getFilter();
  if (!filter) return;
  const range = filter.getRange();
  const first = range.getColumn();
  if (range.getLastColumn() !== column - 1) return;
  const criteria = Array.from({ length: range.getNumColumns() }, (_, index) =>
    filter.getColumnFilterCriteria(first + index),
  );
  const create = (added: number): void => {
    const area = sheet.getRange(range.getRow(), first, range.getNumRows(), range.getNumColumns() + added);
    const made = area.createFilter();
    criteria.forEach((one, index) => one && made.setColumnFilterCriteria(first + index, one));
  };
  filter.remove();
  try {
    create(columns);
  } catch (error) {
    // A list is not to lose its filter because it could not be made wider.
    sheet.getFilter()?.remove();
    create(0);
    throw error;
  }
}

function build({ text, match, background, font }: StatusColour, ranges: GoogleAppsScript.Spreadsheet.Range[]): Rule {
  const builder = SpreadsheetApp.newConditionalFormatRule();
  (match === 'whole' ? builder.whenTextEqualTo(text) : builder.whenTextStartsWith(text))
    .setBackground(background)
    .setFontColor(font)
    .setRanges(ranges);
  return builder.build();
}

/** Ours are known by what they look for and by both colours: a rule of somebody's own differs in one of them. */
function isOneOf(rule: Rule, colours: readonly StatusColour[]): boolean {
  const condition = rule.getBooleanCondition();
  if (!condition) return false;
  const { TEXT_EQUAL_TO, TEXT_STARTS_WITH } = SpreadsheetApp.BooleanCriteria;
  const type = condition.getCriteriaType();
  const [value] = condition.getCriteriaValues() as unknown[];
  return colours.some(
    ({ text, match, background, font }) =>
      type === (match === 'whole' ? TEXT_EQUAL_TO : TEXT_STARTS_WITH) &&
      value === text &&
      condition.getBackground()?.toLowerCase() === background &&
      condition.getFontColor()?.toLowerCase() === font,
  );
}

/** All our rules have the same ranges: each once is enough. */
function distinct(ranges: GoogleAppsScript.Spreadsheet.Range[]): GoogleAppsScript.Spreadsheet.Range[] {
  const seen = new Set<string>();
  return ranges.filter((range) => {
    const place = range.getA1Notation();
    return seen.has(place) ? false : seen.add(place);
  });
}
