/** Prepares a sheet for its reviewers: shows what is open, hides what is archived, and leaves them two columns to write in. */
function prepareReview() {
  const sheet = SpreadsheetApp.getActiveSheet();
  const lastRow = sheet.getLastRow();
  const existing = sheet.getFilter();
  if (existing) existing.remove();
  const filter = sheet.getRange(1, 1, lastRow, sheet.getLastColumn()).createFilter();
  filter.setColumnFilterCriteria(2, SpreadsheetApp.newFilterCriteria().setHiddenValues(['done']).build());
  sheet.getRange(2, 3, lastRow - 1).getNotes().forEach(([note], i) => {
    if (note === 'archived') sheet.hideRows(i + 2);
  });
  const rule = SpreadsheetApp.newDataValidation().requireValueInList(['yes', 'no'], true).setAllowInvalid(false).build();
  sheet.getRange(2, 4, lastRow - 1).setDataValidation(rule);
  const protection = sheet.protect().setDescription('Review');
  protection.setUnprotectedRanges([sheet.getRange(2, 4, lastRow - 1, 2)]);
  const me = Session.getEffectiveUser();
  protection.addEditor(me);
  protection.removeEditors(protection.getEditors());
  if (protection.canDomainEdit()) protection.setDomainEdit(false);
  return visibleRows();
}

function visibleRows() {
  const sheet = SpreadsheetApp.getActiveSheet();
  const rows = [];
  for (let row = 2; row <= sheet.getLastRow(); row++) {
    if (!sheet.isRowHiddenByFilter(row) && !sheet.isRowHiddenByUser(row)) rows.push(row);
  }
  return rows;
}

/** What a reviewer's add-on would do. */
function answer(row, text) {
  SpreadsheetApp.getActiveSheet().getRange(row, 4).setValue(text);
}

function rename(row, text) {
  const cell = SpreadsheetApp.getActiveSheet().getRange(row, 1);
  if (!cell.canEdit()) return 'kept';
  cell.setValue(text);
}

function finishReview() {
  const sheet = SpreadsheetApp.getActiveSheet();
  SpreadsheetApp.getActive().getProtections(SpreadsheetApp.ProtectionType.SHEET).filter((p) => p.getDescription() === 'Review' && p.canEdit()).forEach((p) => p.remove());
  sheet.getFilter().remove();
  sheet.showRows(1, sheet.getMaxRows());
  return visibleRows().length;
}
