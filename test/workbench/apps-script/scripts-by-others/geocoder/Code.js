/** A geocoder for selected rows, in the manner of those that map services offer: menu, key in a box, waits, a note of time. */
const SERVICE = 'https://geo.example/json';

const onOpen = () => {
  SpreadsheetApp.getUi()
    .createMenu('Geocoder')
    .addItem('Geocode selected cells', 'geocode_')
    .addItem('Set key', 'setKey_')
    .addToUi();
};

const setKey_ = () => {
  const key = Browser.inputBox('Key', 'Enter your key', Browser.Buttons.OK_CANCEL);
  if (key === 'cancel') return;
  PropertiesService.getUserProperties().setProperty('key', key);
};

const geocode_ = function () {
  const key = PropertiesService.getUserProperties().getProperty('key');
  const range = SpreadsheetApp.getActiveRange();
  if (range.getNumColumns() !== 1) return Browser.msgBox('Select one column of addresses.');
  const found = range.getValues().map(([address]) => {
    if (!address) return ['', ''];
    const response = UrlFetchApp.fetch(`${SERVICE}?q=${address}&key=${key}`, { muteHttpExceptions: true });
    waitFor(1000);
    if (response.getResponseCode() !== 200) return ['Error', response.getResponseCode()];
    const { lat, lng } = JSON.parse(response);
    return [lat, lng];
  });
  const target = range.offset(0, 1, found.length, 2);
  target.setValues(found).setFontColor('#188038').setHorizontalAlignment('right');
  target.getCell(1, 1).setNote('Geocoded on ' + Utilities.formatDate(new Date(), Session.getScriptTimeZone(), 'yyyy-MM-dd HH:mm z'));
};

/** As old scripts wait. */
function waitFor(milliseconds) {
  const end = new Date().getTime() + milliseconds;
  while (new Date().getTime() < end) {}
}
