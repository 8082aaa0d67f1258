var CHUNK = 50;

/** Fetches in chunks until every row has its answer, then writes both columns at once. */
function findEmails() {
  var sheet = SpreadsheetApp.getActiveSheet();
  var table = readRows_(sheet);
  var work = [];
  table.rows.forEach(function (row) {
    if (isDone_(row)) return;
    row.combinations = combinations_(row);
    row.status = row.combinations.length > 0 ? '' : 'Missing data';
    if (row.combinations.length > 0) work.push(row);
  });
  while (work.length > 0) {
    for (var start = 0; start < work.length; start += CHUNK) askChunk_(work.slice(start, start + CHUNK));
    // Whoever was not found is asked for by what else the row holds.
    work = work.filter(function (row) {
      return row.status === 'Not found' && row.combinations.length > 0;
    });
  }
  var results = table.rows.map(function (row) {
    return [row.found, row.status];
  });
  sheet.getRange(2, table.emailColumn, results.length, 2).setValues(results);
}

function askChunk_(rows) {
  try {
    var requests = rows.map(function (row) {
      return request_(row.combinations.shift());
    });
    UrlFetchApp.fetchAll(requests).forEach(function (response, index) {
      var answer = readAnswer_(response);
      rows[index].found = answer.email;
      rows[index].status = answer.status;
    });
  } catch (error) {
    rows.forEach(function (row) {
      row.status = 'Error ' + error.message;
    });
  }
}
