var HEADERS = {
  full: 'Full name',
  first: 'First name',
  last: 'Last name',
  company: 'Company',
  website: 'Website',
  linkedin: 'LinkedIn',
  email: 'Known email',
};

/** The sheet's rows by the names of their columns; status and found email are the two last columns. */
function readRows_(sheet) {
  var values = sheet.getDataRange().getDisplayValues();
  var headers = values[0];
  var emailColumn = headers.indexOf('Email') + 1;
  if (emailColumn === 0) {
    emailColumn = headers.length + 1;
    sheet.getRange(1, emailColumn, 1, 2).setValues([['Email', 'Status']]);
  }
  var rows = values.slice(1).map(function (cells) {
    var row = { found: cells[emailColumn - 1] || '', status: cells[emailColumn] || '' };
    for (var name in HEADERS) row[name] = String(cells[headers.indexOf(HEADERS[name])] || '').trim();
    return row;
  });
  return { rows: rows, emailColumn: emailColumn };
}

/** A row that was answered is left alone when the script is started again. */
function isDone_(row) {
  return row.status !== '' && row.status.indexOf('Error') !== 0;
}
