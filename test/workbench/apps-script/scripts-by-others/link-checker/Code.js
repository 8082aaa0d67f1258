/** Checks the addresses of column A and writes what came of it into column B; goes on where it stopped. */
const MAX_MILLISECONDS = 4.5 * 60 * 1000;

function checkLinks() {
  const started = Date.now();
  const lock = LockService.getDocumentLock();
  if (!lock.tryLock(1000)) throw new Error('The check is running already.');
  const sheet = SpreadsheetApp.getActiveSpreadsheet().getSheetByName('Links');
  const properties = PropertiesService.getDocumentProperties();
  let row = Number(properties.getProperty('nextRow') || 2);
  let checked = 0;
  try {
    for (; row <= sheet.getLastRow(); row++) {
      if (Date.now() - started > MAX_MILLISECONDS) break;
      const url = sheet.getRange(row, 1).getDisplayValue();
      if (url === '' || sheet.isRowHiddenByUser(row)) continue;
      sheet.getRange(row, 2, 1, 2).setValues([[statusOf_(url), new Date()]]);
      checked++;
      Utilities.sleep(200);
    }
  } finally {
    if (row > sheet.getLastRow()) properties.deleteProperty('nextRow');
    else properties.setProperty('nextRow', String(row));
    SpreadsheetApp.flush();
    lock.releaseLock();
  }
  Logger.log('%s checked, next row %s', checked, row);
  return { checked: checked, finished: row > sheet.getLastRow() };
}

function statusOf_(url) {
  for (let attempt = 1; ; attempt++) {
    try {
      const response = UrlFetchApp.fetch(url, { method: 'get', muteHttpExceptions: true, followRedirects: false });
      const code = response.getResponseCode();
      if (code < 500 || attempt === 3) return code === 200 ? 'OK' : 'HTTP ' + code;
    } catch (e) {
      if (attempt === 3) return 'Error: ' + e.message.split(':')[0];
    }
    Utilities.sleep(1000 * Math.pow(2, attempt));
  }
}
