var REPORT = 'Report';

function onOpen() {
  SpreadsheetApp.getUi()
    .createMenu('Sales')
    .addItem('Report for a region…', 'showRegionReport')
    .addSeparator()
    .addSubMenu(SpreadsheetApp.getUi().createMenu('More').addItem('Delete the report', 'deleteReport'))
    .addToUi();
}

function showRegionReport() {
  var ui = SpreadsheetApp.getUi();
  var response = ui.prompt('Sales report', 'Which region?', ui.ButtonSet.OK_CANCEL);
  if (response.getSelectedButton() !== ui.Button.OK) return;
  var region = response.getResponseText().trim();
  var ss = SpreadsheetApp.getActiveSpreadsheet();
  var source = ss.getSheetByName('Orders');
  var rows = source.getDataRange().getValues();
  var header = rows.shift();
  var regionColumn = header.indexOf('Region');
  var matching = rows.filter(function (row) {
    return String(row[regionColumn]).toLowerCase() === region.toLowerCase();
  });
  if (matching.length === 0) {
    ui.alert('No orders for "' + region + '".');
    return;
  }
  var report = ss.getSheetByName(REPORT) || ss.insertSheet(REPORT);
  report.clear();
  report.clearConditionalFormatRules();
  report.getRange(1, 1, 1, header.length).setValues([header]).setFontWeight('bold').setBackground('#eeeeee');
  report.setFrozenRows(1);
  var body = report.getRange(2, 1, matching.length, header.length).setValues(matching);
  body.sort({ column: header.indexOf('Amount') + 1, ascending: false });
  var amounts = report.getRange(2, header.indexOf('Amount') + 1, matching.length);
  amounts.setNumberFormat('$#,##0.00');
  report.setConditionalFormatRules([
    SpreadsheetApp.newConditionalFormatRule().whenNumberGreaterThan(1000).setBackground('#b7e1cd').setRanges([amounts]).build(),
  ]);
  var total = matching.reduce(function (sum, row) {
    return sum + row[header.indexOf('Amount')];
  }, 0);
  report.appendRow(['Total', '', '', total]);
  report.getRange(report.getLastRow(), 4).setNumberFormat('$#,##0.00').setNote('Made by the Sales menu');
  ss.setActiveSheet(report);
  ss.toast(matching.length + ' orders', 'Report', 3);
}

function deleteReport() {
  var ss = SpreadsheetApp.getActive();
  var report = ss.getSheetByName(REPORT);
  if (!report) return SpreadsheetApp.getUi().alert('There is no report.');
  var ui = SpreadsheetApp.getUi();
  if (ui.alert('Delete the report?', ui.ButtonSet.YES_NO) == ui.Button.YES) ss.deleteSheet(report);
}
