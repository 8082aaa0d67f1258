/**
 * What the workbench takes for true of Apps Script, asked of the platform itself: each rule has a probe that says what
 * it saw. Bind this project to a spreadsheet of your own, reload it, and choose Conformance > Run all rules; the table
 * is in the sheet "Conformance" afterwards.
 *
 * A rule is { id, where, rule, confidence, source, expected, probe }. `where` is the kind of execution that its probe
 * needs: a menu item, a formula cell, an onOpen trigger, an onOpen trigger where the add-on is not enabled, or a page.
 * Confidence is D for documented by Google, R for reported by others, ? where nobody tells: what is expected is what
 * the workbench does.
 */

var GUIDES = 'https://developers.google.com/apps-script/guides/';
var REFERENCE = 'https://developers.google.com/apps-script/reference/';
var ADD_ONS = 'https://developers.google.com/workspace/add-ons/';

var TABLE = 'Conformance';
var SCRATCH = 'Conformance scratch';
var HEADERS = ['Id', 'Where', 'Rule', 'Confidence', 'Expected', 'Seen', 'Agrees', 'Source'];

function allRules_() {
  return [].concat(
    formulaRules_(),
    cellRules_(),
    openRules_(),
    notEnabledRules_(),
    storeRules_(),
    fetchRules_(),
    htmlRules_(),
    pageRules_(),
    triggerRules_(),
    utilityRules_(),
    serviceRules_(),
    addOnRules_(),
    sheetRules_(),
    runtimeRules_(),
  );
}

function rulesFor_(where) {
  return allRules_().filter(function (rule) {
    return rule.where === where;
  });
}

/** The menu item: runs every rule it can, writes the table, and opens the page that runs the rest. */
function runConformance() {
  var scratch = emptySheet_(SCRATCH);
  var seen = JSON.parse(PropertiesService.getDocumentProperties().getProperty('onOpen') || '{}');
  askFormulas_(scratch, seen);
  rulesFor_('menu').forEach(function (rule) {
    seen[rule.id] = run_(rule);
  });
  writeTable_(seen);
  SpreadsheetApp.getUi().showSidebar(HtmlService.createHtmlOutputFromFile('Page').setTitle('Conformance'));
}

/** What a formula cell asks for: `=CONFORMANCE("formula/cache")`. */
function CONFORMANCE(id) {
  var found = rulesFor_('formula').filter(function (rule) {
    return rule.id === id;
  });
  return run_(found[0]);
}

/** Every rule of formulas in a cell of its own, all asked at once. */
function askFormulas_(scratch, seen) {
  var rules = rulesFor_('formula');
  var range = scratch.getRange(1, 1, rules.length, 1);
  range.setFormulas(
    rules.map(function (rule) {
      return ['=CONFORMANCE("' + rule.id + '")'];
    }),
  );
  var shown = settled_(range);
  rules.forEach(function (rule, index) {
    seen[rule.id] = shown[index][0];
  });
  range.clear();
}

function writeTable_(seen) {
  var rows = allRules_().map(function (rule) {
    var result = rule.id in seen ? seen[rule.id] : '';
    return [
      rule.id,
      rule.where,
      rule.rule,
      rule.confidence,
      rule.expected,
      result,
      agreement_(rule, result),
      rule.source,
    ];
  });
  var sheet = emptySheet_(TABLE);
  var range = sheet.getRange(1, 1, rows.length + 1, HEADERS.length);
  range.setNumberFormat('@');
  range.setValues([HEADERS].concat(rows));
}

/** What the page saw is written into its rows of the table. */
function recordPageRules(seen) {
  var sheet = SpreadsheetApp.getActiveSpreadsheet().getSheetByName(TABLE);
  var range = sheet.getRange(2, 1, sheet.getLastRow() - 1, HEADERS.length);
  var rules = allRules_();
  range.setValues(
    range.getDisplayValues().map(function (row, index) {
      if (!(row[0] in seen)) return row;
      row[5] = String(seen[row[0]]);
      row[6] = agreement_(rules[index], row[5]);
      return row;
    }),
  );
}

function agreement_(rule, seen) {
  if (seen === '') return 'not asked';
  return seen === rule.expected ? 'yes' : 'NO';
}
