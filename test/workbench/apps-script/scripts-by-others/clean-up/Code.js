/** Deletes blank rows and rows that repeat an earlier one, and trims what is left. */
function cleanUp() {
  var sheet = SpreadsheetApp.getActiveSheet();
  var range = sheet.getDataRange();
  var values = range.getValues();
  var formulas = range.getFormulas();
  var seen = {};
  var removed = 0;
  for (var i = values.length - 1; i >= 0; i--) {
    if (values[i].join('') === '') {
      sheet.deleteRow(i + 1);
      values.splice(i, 1);
      formulas.splice(i, 1);
      removed++;
    }
  }
  for (var row = 0; row < values.length; row++) {
    for (var column = 0; column < values[row].length; column++) {
      var value = values[row][column];
      if (typeof value === 'string' && value !== value.trim() && !formulas[row][column]) {
        sheet.getRange(row + 1, column + 1).setValue(value.trim());
        values[row][column] = value.trim();
      }
    }
  }
  var duplicates = [];
  values.forEach(function (line, index) {
    var key = JSON.stringify(line).toLowerCase();
    if (seen[key]) duplicates.push(index + 1);
    seen[key] = true;
  });
  while (duplicates.length) {
    sheet.deleteRow(duplicates.pop());
    removed++;
  }
  if (sheet.getMaxRows() > sheet.getLastRow() + 5) {
    sheet.deleteRows(sheet.getLastRow() + 6, sheet.getMaxRows() - sheet.getLastRow() - 5);
  }
  SpreadsheetApp.getActiveSpreadsheet().toast(removed + ' rows removed');
  return removed;
}
