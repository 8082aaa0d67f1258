/** What the services' own objects are: enumerations, blobs, answers, dates. */
function serviceRules_() {
  var fetchApp = REFERENCE + 'url-fetch/url-fetch-app#advanced-parameters';
  var utilities = REFERENCE + 'utilities/utilities';
  var blob = REFERENCE + 'base/blob';
  var sent = function (options) {
    return UrlFetchApp.getRequest('https://www.google.com/', options);
  };
  return [
    rule_(
      'enumeration',
      'D',
      'A value of an enumeration is an object, the same wherever it is given',
      REFERENCE + 'spreadsheet/protection-type',
      'object true',
      function () {
        var protection = scratch_().getRange(45, 1).protect();
        var type = protection.getProtectionType();
        protection.remove();
        return typeof type + ' ' + (type === SpreadsheetApp.ProtectionType.RANGE);
      },
    ),
    rule_('enumeration-text', '?', 'Used as text it is its name', 'nobody tells', 'UP', function () {
      return String(SpreadsheetApp.Direction.UP);
    }),
    rule_(
      'object-text',
      'R',
      'A range, a sheet and a blob used as text are the names of their classes',
      'many logs',
      'Range,Sheet,Blob',
      function () {
        return [scratch_().getRange(1, 1), scratch_(), Utilities.newBlob('')].map(String).join();
      },
    ),
    rule_(
      'response-text',
      'R',
      'An answer used as text is its content',
      'many scripts that parse it',
      'true',
      function () {
        var response = UrlFetchApp.fetch('https://www.google.com/robots.txt');
        return String(response) === response.getContentText();
      },
    ),
    rule_(
      'content-type-header',
      'D',
      'A Content-Type among the headers is kept when there is a payload',
      fetchApp,
      'application/json',
      function () {
        return sent({ method: 'post', payload: '{}', headers: { 'Content-Type': 'application/json' } }).headers[
          'Content-Type'
        ];
      },
    ),
    rule_(
      'content-type-default',
      'D',
      'It is that of a form by default',
      fetchApp,
      'application/x-www-form-urlencoded',
      function () {
        return sent({ method: 'post', payload: { a: 'b' } }).contentType;
      },
    ),
    rule_(
      'get-request-keys',
      'D',
      'getRequest() has at least these keys',
      REFERENCE + 'url-fetch/url-fetch-app#getRequest(String)',
      'url,method,contentType,payload,headers',
      function () {
        var request = sent();
        return ['url', 'method', 'contentType', 'payload', 'headers']
          .filter(function (key) {
            return key in request;
          })
          .join();
      },
    ),
    rule_('escaping', 'D', 'Spaces and quotes in an address are escaped', fetchApp, '404', function () {
      return UrlFetchApp.fetch('https://www.google.com/no such "page"', { muteHttpExceptions: true }).getResponseCode();
    }),
    rule_('null-parameters', '?', 'No parameters may be given as null', 'nobody tells', '200', function () {
      return UrlFetchApp.fetch('https://www.google.com/robots.txt', null).getResponseCode();
    }),
    rule_(
      'unknown-method',
      'R',
      'A method that is none of the five is refused',
      'many logs',
      'Exception: Attribute provided with invalid value: method',
      function () {
        return thrownBy_(function () {
          UrlFetchApp.fetch('https://www.google.com/', { method: 'head' });
        });
      },
    ),
    rule_(
      'blob-setter',
      'D',
      "A blob's setters change the blob and give it back",
      blob + '#setName(String)',
      'true name.txt a/b',
      function () {
        var one = Utilities.newBlob('text');
        var same = one.setName('name.txt').setContentType('a/b') === one;
        return same + ' ' + one.getName() + ' ' + one.getContentType();
      },
    ),
    rule_('blob-copy', 'D', 'A copy of it is another one', blob + '#copyBlob()', 'before', function () {
      var one = Utilities.newBlob('before');
      one.copyBlob().setDataFromString('after');
      return one.getDataAsString();
    }),
    rule_('blob-charset', 'D', 'Bytes are read by a charset', blob + '#getDataAsString(String)', '\u00e9', function () {
      return Utilities.newBlob([-23]).getDataAsString('ISO-8859-1');
    }),
    rule_(
      'base64-charset',
      'D',
      'base64Encode() takes a charset',
      utilities + '#base64Encode(String,Charset)',
      'Zz8=',
      function () {
        return Utilities.base64Encode('g\u00e9', Utilities.Charset.US_ASCII);
      },
    ),
    rule_(
      'hmac-md5',
      'D',
      'computeHmacSignature() takes an algorithm',
      utilities + '#computeHmacSignature(MacAlgorithm,String,String)',
      '-128,7,7,19',
      function () {
        return Utilities.computeHmacSignature(
          Utilities.MacAlgorithm.HMAC_MD5,
          'The quick brown fox jumps over the lazy dog',
          'key',
        )
          .slice(0, 4)
          .join();
      },
    ),
    rule_(
      'parse-csv',
      'D',
      'parseCsv() gives rows of texts',
      utilities + '#parseCsv(String)',
      '[["a","b,c"],["1","2"]]',
      function () {
        return JSON.stringify(Utilities.parseCsv('a,"b,c"\n1,2'));
      },
    ),
    rule_('gzip', 'D', 'What gzip() packs, ungzip() unpacks', utilities + '#gzip(BlobSource)', 'text', function () {
      return Utilities.ungzip(Utilities.gzip(Utilities.newBlob('text'))).getDataAsString();
    }),
    rule_(
      'parse-date',
      'D',
      'parseDate() reads what formatDate() writes',
      utilities + '#parseDate(String,String,String)',
      '2026-01-15T09:05:00.000Z',
      function () {
        return Utilities.parseDate('15/01/2026 09:05', 'GMT', 'dd/MM/yyyy HH:mm').toISOString();
      },
    ),
    rule_(
      'gmt-offset',
      'D',
      'A time zone may be an offset from GMT',
      utilities + '#formatDate(Date,String,String)',
      '14:35',
      function () {
        return Utilities.formatDate(new Date(Date.UTC(2026, 0, 15, 9, 5)), 'GMT+5:30', 'HH:mm');
      },
    ),
    rule_(
      'zone-name',
      'D',
      'z is the short name of the zone',
      utilities + '#formatDate(Date,String,String)',
      'PST',
      function () {
        return Utilities.formatDate(new Date(Date.UTC(2026, 0, 15)), 'America/Los_Angeles', 'z');
      },
    ),
    rule_(
      'script-time-zone',
      'R',
      "A Date's local time is that of the script's time zone",
      'many logs',
      'true',
      function () {
        var date = new Date(2026, 6, 15, 9, 5);
        return Utilities.formatDate(date, Session.getScriptTimeZone(), 'yyyy-M-d H:m') === '2026-7-15 9:5';
      },
    ),
    rule_(
      'date-cell',
      'D',
      "A date in a cell is that day in the spreadsheet's time zone",
      REFERENCE + 'spreadsheet/range#getValue()',
      '2026-01-15 00:00',
      function () {
        var cell = scratch_().getRange(46, 1).clear().setValue('1/15/2026');
        return Utilities.formatDate(
          cell.getValue(),
          SpreadsheetApp.getActiveSpreadsheet().getSpreadsheetTimeZone(),
          'yyyy-MM-dd HH:mm',
        );
      },
    ),
    rule_('date-text', 'D', 'Date() without new is a text', GUIDES + 'v8-runtime', 'string', function () {
      return typeof Date();
    }),
    rule_(
      'not-a-number',
      '?',
      'What is no number, and what is infinite, is an error in a cell',
      'nobody tells',
      '#NUM!,#NUM!',
      function () {
        var range = scratch_().getRange(47, 1, 1, 2).clear();
        return range
          .setValues([[NaN, Infinity]])
          .getDisplayValues()[0]
          .join();
      },
    ),
    rule_(
      'template-code',
      'D',
      "eval() of a template's code gives the page",
      REFERENCE + 'html/html-template#getCode()',
      '<b>2</b>',
      function () {
        return eval(HtmlService.createTemplate('<b><?= 1 + 1 ?></b>').getCode()).getContent();
      },
    ),
    rule_(
      'template-output',
      'D',
      'A scriptlet may write into output',
      GUIDES + 'html/templates#walk_through_evaluated_code',
      'abc',
      function () {
        return HtmlService.createTemplate('a<? output.append("b") ?>c').evaluate().getContent();
      },
    ),
    rule_(
      'file-ending',
      'R',
      'A file is found by its name with its ending, too',
      'scripts that include() it so',
      'found',
      function () {
        return HtmlService.createHtmlOutputFromFile('Page.html').getContent() ? 'found' : 'empty';
      },
    ),
    rule_(
      'log-format',
      'D',
      'Logger.log() takes a template and its values',
      REFERENCE + 'base/logger#log(String,Object...)',
      'true',
      function () {
        Logger.log('%s is %s', 'a', 1);
        return Logger.getLog().indexOf('a is 1') >= 0;
      },
    ),
    rule_(
      'service-there',
      'D',
      'A service that is not used is there all the same',
      REFERENCE + 'mail/mail-app',
      'object',
      function () {
        return typeof MailApp;
      },
    ),
  ];

  function rule_(name, confidence, rule, source, expected, probe) {
    return {
      id: 'service/' + name,
      where: 'menu',
      rule: rule,
      confidence: confidence,
      source: source,
      expected: expected,
      probe: probe,
    };
  }
}
