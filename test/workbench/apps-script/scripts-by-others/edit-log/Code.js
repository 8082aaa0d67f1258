/** Writes the time into column D when column B or C of a task is edited, and clears it with them. */
function onEdit(e) {
  var range = e.range;
  var sheet = range.getSheet();
  if (sheet.getName() !== 'Tasks' || range.getRow() === 1) return;
  if (range.getLastColumn() < 2 || range.getColumn() > 3) return;
  for (var i = 0; i < range.getNumRows(); i++) {
    var row = range.getRow() + i;
    var stamp = sheet.getRange(row, 4);
    if (sheet.getRange(row, 2, 1, 2).isBlank()) stamp.clearContent();
    else stamp.setValue(new Date()).setNumberFormat('yyyy-mm-dd hh:mm');
  }
  if (range.getNumRows() === 1 && range.getNumColumns() === 1) {
    stamp.setNote((e.oldValue === undefined ? '(empty)' : e.oldValue) + ' -> ' + (e.value === undefined ? '(empty)' : e.value));
  }
}
