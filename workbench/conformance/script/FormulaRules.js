/** What an execution may do that a formula cell starts. Each probe runs inside of one. */
function formulaRules_() {
  var source = GUIDES + 'sheets/functions';
  return [
    rule_(
      'anonymous',
      'D',
      'Session.getActiveUser().getEmail() is blank in a custom function',
      REFERENCE + 'base/session',
      '(blank)',
      function () {
        return Session.getActiveUser().getEmail() || '(blank)';
      },
    ),
    rule_('cache', 'D', 'The cache works in a custom function', source, 'stored', function () {
      CacheService.getDocumentCache().put('formula', 'stored');
      return CacheService.getDocumentCache().get('formula');
    }),
    rule_('lock', 'D', 'Locks work in a custom function', source, 'true', function () {
      return LockService.getUserLock().tryLock(10000);
    }),
    rule_('html', 'D', 'HTML can be generated in a custom function', source, '<b>bold</b>', function () {
      return HtmlService.createHtmlOutput('<b>bold</b>').getContent();
    }),
    rule_('utilities', 'D', 'Utilities work in a custom function', source, 'YQ==', function () {
      return Utilities.base64Encode('a');
    }),
    rule_('fetch', 'D', 'UrlFetchApp works in a custom function', source, '200', function () {
      return UrlFetchApp.fetch(SITE + '/robots.txt').getResponseCode();
    }),
    rule_('read-sheet', 'D', 'A custom function may read the spreadsheet', source, SCRATCH, function () {
      return SpreadsheetApp.getActiveSheet().getName();
    }),
    rule_(
      'set-value',
      'R',
      'A custom function may not write: the words name the bare method',
      'https://stackoverflow.com/q/15933019',
      'Exception: You do not have permission to call setValue',
      function () {
        return thrownBy_(function () {
          SpreadsheetApp.getActiveSheet().getRange(20, 10).setValue(1);
        });
      },
    ),
    rule_(
      'get-ui',
      'R',
      'There is no user interface in a custom function',
      'many logs',
      'Exception: Cannot call SpreadsheetApp.getUi() from this context.',
      function () {
        return thrownBy_(function () {
          SpreadsheetApp.getUi();
        });
      },
    ),
    rule_('triggers', 'D', 'A custom function may not create triggers', source, 'refused', function () {
      return refusalOf_(function () {
        ScriptApp.newTrigger('runConformance').timeBased().after(60000).create();
      });
    }),
    rule_(
      'set-user-property',
      'D',
      'A custom function may set user properties for the owner (run this as the owner); editors may not',
      source,
      'allowed',
      function () {
        return refusalOf_(function () {
          PropertiesService.getUserProperties().setProperty('formula', '1');
        });
      },
    ),
    rule_('document-properties', 'D', 'Properties can be read in a custom function', source, 'null', function () {
      return PropertiesService.getDocumentProperties().getProperty('no such key');
    }),
    rule_(
      'active-range',
      'D',
      'getActiveRange() is the cell that is being calculated',
      REFERENCE + 'spreadsheet/sheet#getActiveRange()',
      'true',
      function () {
        var range = SpreadsheetApp.getActiveRange();
        return range.getFormula().indexOf('formula/active-range') > 0;
      },
    ),
  ];

  function rule_(name, confidence, rule, source, expected, probe) {
    return {
      id: 'formula/' + name,
      where: 'formula',
      rule: rule,
      confidence: confidence,
      source: source,
      expected: expected,
      probe: probe,
    };
  }
}
