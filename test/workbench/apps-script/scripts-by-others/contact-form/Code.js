function onOpen(e) {
  SpreadsheetApp.getUi().createAddonMenu().addItem('Add a contact', 'showForm').addToUi();
}

function onInstall(e) {
  onOpen(e);
}

function showForm() {
  const template = HtmlService.createTemplateFromFile('Form');
  template.groups = groups();
  const page = template.evaluate().setTitle('Add a contact');
  SpreadsheetApp.getUi().showSidebar(page);
}

function include(name) {
  return HtmlService.createHtmlOutputFromFile(name).getContent();
}

function groups() {
  const rule = contacts_().getRange('C2').getDataValidation();
  return rule ? rule.getCriteriaValues()[0] : [];
}

/** Called by the form. */
function saveContact(contact) {
  if (!/^[^@\s]+@[^@\s]+$/.test(contact.email)) throw new Error('Please enter an email address.');
  const sheet = contacts_();
  const known = sheet.createTextFinder(contact.email).matchEntireCell(true).findNext();
  if (known) {
    known.activate();
    return { row: known.getRow(), added: false };
  }
  const lock = LockService.getDocumentLock();
  lock.waitLock(10000);
  try {
    sheet.appendRow(["'" + contact.name, contact.email, contact.group, new Date()]);
    SpreadsheetApp.flush();
    return { row: sheet.getLastRow(), added: true };
  } finally {
    lock.releaseLock();
  }
}

/** A slip that many scripts make: a Date never reaches the page. */
function lastContact() {
  const sheet = contacts_();
  return sheet.getRange(sheet.getLastRow(), 1, 1, 4).getValues()[0];
}

function contacts_() {
  return SpreadsheetApp.getActiveSpreadsheet().getSheetByName('Contacts');
}
