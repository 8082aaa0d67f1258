/** The simple trigger: probes its own rights, and makes the menu that starts everything else. */
function onOpen(e) {
  var menu = SpreadsheetApp.getUi().createMenu('Conformance');
  if (e && e.authMode === ScriptApp.AuthMode.NONE) {
    // Nothing can be stored in this mode: what was seen stands in the menu itself.
    notEnabledRules_().forEach(function (rule) {
      menu.addItem(rule.id + ': ' + run_(rule), 'runConformance');
    });
  } else {
    menu.addItem('Run all rules', 'runConformance');
    var seen = {};
    openRules_(e).forEach(function (rule) {
      seen[rule.id] = run_(rule);
    });
    PropertiesService.getDocumentProperties().setProperty('onOpen', JSON.stringify(seen));
  }
  menu.addToUi();
}

/** An edit by a script must not start this. */
function onEdit() {
  CacheService.getDocumentCache().put('onEdit', 'ran');
}

/** What a simple trigger may do in a document where the script is at home. */
function openRules_(e) {
  var source = ADD_ONS + 'concepts/editor-auth-lifecycle';
  return [
    rule_('auth-mode', 'onOpen runs in AuthMode.LIMITED', 'LIMITED', function () {
      return e.authMode;
    }),
    rule_('event-source', 'The event names the spreadsheet', 'true', function () {
      return e.source.getId() === SpreadsheetApp.getActiveSpreadsheet().getId();
    }),
    rule_('properties', 'A simple trigger may use properties', 'null', function () {
      return PropertiesService.getDocumentProperties().getProperty('no such key');
    }),
    rule_('cache', 'A simple trigger may use the cache', 'stored', function () {
      CacheService.getDocumentCache().put('onOpen', 'stored');
      return CacheService.getDocumentCache().get('onOpen');
    }),
    rule_('read-document', 'A simple trigger may read the document', 'true', function () {
      return SpreadsheetApp.getActiveSpreadsheet().getSheets().length > 0;
    }),
    rule_('fetch', 'A simple trigger may not fetch', 'refused', function () {
      return refusalOf_(function () {
        UrlFetchApp.fetch(SITE + '/robots.txt');
      });
    }),
    rule_('sidebar', 'A simple trigger may not open a sidebar', 'refused', function () {
      return refusalOf_(function () {
        SpreadsheetApp.getUi().showSidebar(HtmlService.createHtmlOutput('page'));
      });
    }),
    rule_('triggers', 'A simple trigger may not create triggers', 'refused', function () {
      return refusalOf_(function () {
        ScriptApp.newTrigger('runConformance').timeBased().after(60000).create();
      });
    }),
    rule_('locale', "A simple trigger may know the user's locale", 'true', function () {
      return Session.getActiveUserLocale().length > 0;
    }),
  ];

  function rule_(name, rule, expected, probe) {
    return {
      id: 'onOpen/' + name,
      where: 'onOpen',
      rule: rule,
      confidence: 'D',
      source: source,
      expected: expected,
      probe: probe,
    };
  }
}

/** What an add-on may do in a document where it is installed but not enabled. */
function notEnabledRules_() {
  var source = ADD_ONS + 'concepts/editor-auth-lifecycle';
  return [
    rule_('properties', 'No properties in AuthMode.NONE', 'refused', function () {
      return refusalOf_(function () {
        PropertiesService.getDocumentProperties().getProperty('key');
      });
    }),
    rule_('document', 'No document in AuthMode.NONE', 'refused', function () {
      return refusalOf_(function () {
        SpreadsheetApp.getActiveSpreadsheet().getSheets();
      });
    }),
    rule_('fetch', 'No fetch in AuthMode.NONE', 'refused', function () {
      return refusalOf_(function () {
        UrlFetchApp.fetch(SITE + '/robots.txt');
      });
    }),
    rule_('utilities', 'Utilities and Logger work in AuthMode.NONE', 'YQ==', function () {
      Logger.log('logged');
      return Utilities.base64Encode('a');
    }),
    rule_('locale', "The user's locale is known in AuthMode.NONE", 'true', function () {
      return Session.getActiveUserLocale().length > 0;
    }),
  ];

  function rule_(name, rule, expected, probe) {
    return {
      id: 'not-enabled/' + name,
      where: 'onOpen, not enabled',
      rule: rule,
      confidence: 'D',
      source: source,
      expected: expected,
      probe: probe,
    };
  }
}
