/** Fetches headlines, has another service judge them, and paints what came of it. */
let sheet = null;

function onOpen() {
  const ui = SpreadsheetApp.getUi();
  ui.createMenu('Headlines').addItem('Judge…', 'judge').addToUi();
}

function judge() {
  sheet = SpreadsheetApp.getActiveSheet();
  const ui = SpreadsheetApp.getUi();
  const result = ui.prompt('Topic', 'What about?', ui.ButtonSet.OK_CANCEL);
  switch (result.getSelectedButton()) {
    case ui.Button.OK:
      return paint(headlines(result.getResponseText()));
    case ui.Button.CANCEL:
      return ui.alert('Nothing was judged.');
    default:
      return undefined;
  }
}

function headlines(topic) {
  const response = UrlFetchApp.fetch(`https://news.example/everything?q=${topic}`);
  return JSON.parse(response).articles.map(({ title }) => [title]);
}

function paint(rows) {
  sheet.getRange(2, 1, rows.length, 1).setValues(rows).setWrapStrategy(SpreadsheetApp.WrapStrategy.CLIP);
  rows.forEach(([title], index) => {
    const options = { method: 'post', contentType: 'application/json', payload: JSON.stringify({ title }) };
    const { score } = JSON.parse(UrlFetchApp.fetch('https://judge.example/v1:score', options));
    const cell = sheet.getRange(index + 2, 2);
    cell.setValue(score).setBackgroundColor(score > 0 ? '#44f83d' : 'tomato').setHorizontalAlignment('center');
  });
  SpreadsheetApp.getActiveSpreadsheet().toast('Done!');
}
