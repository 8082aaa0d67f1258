/** Runs a rule's probe; what it throws is what was seen. */
function run_(rule) {
  try {
    return String(rule.probe());
  } catch (error) {
    return 'threw ' + error;
  }
}

/** What a call throws, as text; `nothing` when it throws nothing. */
function thrownBy_(call) {
  try {
    call();
    return 'nothing';
  } catch (error) {
    return String(error);
  }
}

/** For refusals whose words nobody has documented or reported. */
function refusalOf_(call) {
  return thrownBy_(call) === 'nothing' ? 'allowed' : 'refused';
}

function repeat_(text, times) {
  return new Array(times + 1).join(text);
}

function scratch_() {
  return SpreadsheetApp.getActiveSpreadsheet().getSheetByName(SCRATCH);
}

/** A sheet of this name with nothing in it. */
function emptySheet_(name) {
  var spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
  var sheet = spreadsheet.getSheetByName(name) || spreadsheet.insertSheet(name);
  sheet.getRange(1, 1, sheet.getMaxRows(), sheet.getMaxColumns()).clear();
  return sheet;
}

/** What cells show once nothing is being calculated any more, or after half a minute. */
function settled_(range) {
  for (var tries = 0; tries < 60; tries++) {
    SpreadsheetApp.flush();
    var shown = range.getDisplayValues();
    if (JSON.stringify(shown).indexOf('Loading...') < 0) return shown;
    Utilities.sleep(tries < 10 ? 50 : 500);
  }
  return range.getDisplayValues();
}

/** Puts values and one formula into the scratch sheet; gives what the formula's cell and those around it show. */
function shownFor_(formula, values, rows, columns) {
  var sheet = scratch_();
  sheet.getRange(1, 1, 20, 10).clear();
  if (values) sheet.getRange(1, 1, values.length, values[0].length).setValues(values);
  sheet.getRange(1, 4).setFormula(formula);
  return settled_(sheet.getRange(1, 4, rows || 1, columns || 1));
}
