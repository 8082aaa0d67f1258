/** Fetches and writes one row after the other; rows that have their answer are skipped when it is started again. */
function findEmails() {
  var sheet = SpreadsheetApp.getActiveSheet();
  var table = readRows_(sheet);
  table.rows.forEach(function (row, index) {
    if (isDone_(row)) return;
    var answer = ask_(combinations_(row));
    sheet.getRange(index + 2, table.emailColumn, 1, 2).setValues([[answer.email, answer.status]]);
  });
}

function ask_(combinations) {
  var answer = { email: '', status: 'Missing data' };
  for (var i = 0; i < combinations.length; i++) {
    try {
      var request = request_(combinations[i]);
      answer = readAnswer_(UrlFetchApp.fetch(request.url, request));
    } catch (error) {
      answer = { email: '', status: 'Error ' + error.message };
    }
    if (answer.status !== 'Not found') break;
  }
  return answer;
}
