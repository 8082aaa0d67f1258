/** A host that everybody can reach. */
var SITE = 'https://www.google.com';
var NO_SUCH_PAGE = SITE + '/conformance-no-such-page';
/** Never registered: https://www.rfc-editor.org/rfc/rfc2606#section-2 */
var NOWHERE = 'https://conformance.invalid/';

function fetchRules_() {
  var reference = REFERENCE + 'url-fetch/url-fetch-app';
  var reported = 'https://justin.poehnelt.com/posts/definitive-guide-to-urlfetchapp/';
  return [
    rule_('status', 'D', 'An answer has a code, and a text', reference, '200 string', function () {
      var response = UrlFetchApp.fetch(SITE + '/robots.txt');
      return response.getResponseCode() + ' ' + typeof response.getContentText();
    }),
    rule_(
      'muted',
      'D',
      'With muteHttpExceptions an error is an answer',
      reference + '#advanced-parameters',
      '404',
      function () {
        return UrlFetchApp.fetch(NO_SUCH_PAGE, { muteHttpExceptions: true }).getResponseCode();
      },
    ),
    rule_(
      'not-muted',
      'R',
      'Without, it throws, naming scheme and host only',
      reported,
      'Exception: Request failed for https://www.google.com returned code 404.',
      function () {
        return thrownBy_(function () {
          UrlFetchApp.fetch(NO_SUCH_PAGE);
        }).replace(/ Truncated server response:[\s\S]*/, '');
      },
    ),
    rule_(
      'muted-hint',
      'R',
      'The words end with the hint at muteHttpExceptions',
      reported,
      '(use muteHttpExceptions option to examine full response)',
      function () {
        return thrownBy_(function () {
          UrlFetchApp.fetch(NO_SUCH_PAGE);
        }).slice(-56);
      },
    ),
    rule_(
      'dns',
      'R',
      'A host that does not exist throws, muted or not, with the full address',
      reported,
      'Exception: DNS error: ' + NOWHERE,
      function () {
        return thrownBy_(function () {
          UrlFetchApp.fetch(NOWHERE, { muteHttpExceptions: true });
        });
      },
    ),
    rule_(
      'localhost',
      'R',
      'A private host does not exist',
      reported,
      'Exception: DNS error: http://localhost/',
      function () {
        return thrownBy_(function () {
          UrlFetchApp.fetch('http://localhost/', { muteHttpExceptions: true });
        });
      },
    ),
    rule_(
      'illegal-character',
      'R',
      'An address with an illegal character is refused where nothing is escaped',
      reported,
      'Exception: Invalid argument: https://www.google.com/"quoted"',
      function () {
        return thrownBy_(function () {
          UrlFetchApp.fetch(SITE + '/"quoted"', { escaping: false });
        });
      },
    ),
    rule_(
      'url-length',
      'R',
      'An address that is too long is refused',
      GUIDES + 'services/quotas',
      'Exception: Limit Exceeded: URLFetch URL Length.',
      function () {
        return thrownBy_(function () {
          UrlFetchApp.fetch(SITE + '/?' + repeat_('x', 2100));
        });
      },
    ),
    rule_(
      'host-header',
      'R',
      'The Host header cannot be set',
      reported,
      'Exception: Attribute provided with invalid value: Header:Host',
      function () {
        return thrownBy_(function () {
          UrlFetchApp.fetch(SITE + '/robots.txt', { headers: { Host: 'example.com' } });
        });
      },
    ),
    rule_(
      'null-header',
      'R',
      'A header cannot be null',
      reported,
      'Exception: Attribute provided with invalid value: Header:null',
      function () {
        return thrownBy_(function () {
          UrlFetchApp.fetch(SITE + '/robots.txt', { headers: { Authorization: null } });
        });
      },
    ),
    rule_('redirect', 'D', 'Redirects are followed', reference + '#advanced-parameters', '200', function () {
      return UrlFetchApp.fetch('https://google.com/robots.txt').getResponseCode();
    }),
    rule_(
      'no-redirect',
      'D',
      'unless followRedirects is false',
      reference + '#advanced-parameters',
      '301',
      function () {
        return UrlFetchApp.fetch('https://google.com/robots.txt', { followRedirects: false }).getResponseCode();
      },
    ),
    rule_('timeout-option', 'D', 'timeoutSeconds is taken, in fetchAll too', reference, '200', function () {
      return UrlFetchApp.fetchAll([{ url: SITE + '/robots.txt', timeoutSeconds: 20 }])[0].getResponseCode();
    }),
    rule_(
      'fetch-all-order',
      'D',
      'fetchAll answers in the order of its requests',
      reference + '#fetchAll(Object)',
      '404,200',
      function () {
        return UrlFetchApp.fetchAll([{ url: NO_SUCH_PAGE, muteHttpExceptions: true }, SITE + '/robots.txt'])
          .map(function (response) {
            return response.getResponseCode();
          })
          .join();
      },
    ),
    rule_(
      'fetch-all-or-nothing',
      'R',
      'One failure on the network throws the whole fetchAll',
      reported,
      'Exception: DNS error: ' + NOWHERE,
      function () {
        return thrownBy_(function () {
          UrlFetchApp.fetchAll([
            { url: SITE + '/robots.txt', muteHttpExceptions: true },
            { url: NOWHERE, muteHttpExceptions: true },
          ]);
        });
      },
    ),
    rule_(
      'headers',
      'D',
      'getHeaders() gives texts',
      REFERENCE + 'url-fetch/http-response#getHeaders()',
      'string',
      function () {
        return typeof UrlFetchApp.fetch(SITE + '/robots.txt').getHeaders()['Content-Type'];
      },
    ),
    rule_(
      'bytes',
      'D',
      'getContent() is the answer in signed bytes, getBlob() as a blob',
      REFERENCE + 'url-fetch/http-response#getContent()',
      'true',
      function () {
        var response = UrlFetchApp.fetch(SITE + '/robots.txt');
        return (
          response.getContent().length === response.getBlob().getBytes().length &&
          response.getBlob().getDataAsString() === response.getContentText()
        );
      },
    ),
    rule_(
      'get-request',
      'D',
      'getRequest() tells what would be sent, without sending it',
      reference + '#getRequest(String)',
      'post',
      function () {
        return UrlFetchApp.getRequest(NOWHERE, { method: 'post', payload: 'body' }).method;
      },
    ),
  ];

  function rule_(name, confidence, rule, source, expected, probe) {
    return {
      id: 'fetch/' + name,
      where: 'menu',
      rule: rule,
      confidence: confidence,
      source: source,
      expected: expected,
      probe: probe,
    };
  }
}
