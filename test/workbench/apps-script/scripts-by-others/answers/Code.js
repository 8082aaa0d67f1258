/** Asks a language model for each row, from a sidebar, several at once, with what can fail. */
const MODEL = 'https://model.example/v1/messages';

function onOpen(e) {
  const menu = SpreadsheetApp.getUi().createAddonMenu().addItem('Open', 'openPanel');
  if (e && e.authMode !== ScriptApp.AuthMode.NONE) menu.addItem('Freeze answers', 'freeze');
  menu.addToUi();
}

function openPanel() {
  const template = HtmlService.createTemplateFromFile('Panel.html');
  template.model = 'small <model>';
  SpreadsheetApp.getUi().showSidebar(template.evaluate().setTitle('Answers'));
}

const include = (name) => HtmlService.createHtmlOutputFromFile(name).getContent();

/** What the page calls. */
const answerRows = (prompt) => {
  const sheet = SpreadsheetApp.getActiveSheet();
  const rows = sheet.getRange('A2:A').getDisplayValues().flat().filter(String);
  const headers = { 'x-key': 'secret', 'content-type': 'application/json' };
  const requests = rows.map((row) => ({
    url: MODEL,
    method: 'post',
    headers,
    payload: JSON.stringify({ prompt: prompt.replace('{{row}}', row) }),
    muteHttpExceptions: true,
  }));
  const answers = UrlFetchApp.fetchAll(requests).map((response) =>
    response.getResponseCode() === 200 ? JSON.parse(response.getContentText('UTF-8')).text : `#ERROR ${response.getResponseCode()}`,
  );
  const range = sheet.getRange(2, 2, answers.length, 1);
  range.setValues(answers.map((answer) => [answer]));
  range.setWrapStrategy(SpreadsheetApp.WrapStrategy.CLIP).setBorder(true, true, true, true, null, null, 'silver', SpreadsheetApp.BorderStyle.SOLID);
  sheet.autoResizeColumns(1, 2);
  return { done: answers.length, failed: answers.filter((answer) => answer.startsWith('#ERROR')).length };
};

function freeze() {
  const range = SpreadsheetApp.getActiveSheet().getDataRange();
  range.copyTo(range, SpreadsheetApp.CopyPasteType.PASTE_VALUES, false);
}
