/** The language and what a browser or Node would have beside it. */
function runtimeRules_() {
  var v8 = GUIDES + 'v8-runtime';
  var tested = 'J. Poehnelt, who tried them';
  var global = (0, eval)('this');
  var missing = function (names) {
    return function () {
      return (
        names
          .filter(function (name) {
            return typeof global[name] !== 'undefined';
          })
          .join() || 'none'
      );
    };
  };
  return [
    rule_(
      'timers',
      'D',
      'There are no timers',
      v8,
      'none',
      missing(['setTimeout', 'setInterval', 'clearTimeout', 'clearInterval']),
    ),
    rule_(
      'fetch',
      'D',
      'There is no fetch and what belongs to it',
      v8,
      'none',
      missing(['fetch', 'FormData', 'File', 'Blob', 'URL', 'URLSearchParams', 'DOMException']),
    ),
    rule_(
      'encoding',
      'D',
      'There are no encoders',
      v8,
      'none',
      missing(['atob', 'btoa', 'TextEncoder', 'TextDecoder']),
    ),
    rule_(
      'streams',
      'D',
      'There are no streams',
      v8,
      'none',
      missing(['ReadableStream', 'WritableStream', 'TransformStream']),
    ),
    rule_('crypto', 'D', 'There is no crypto', v8, 'none', missing(['crypto', 'SubtleCrypto'])),
    rule_(
      'environment',
      'D',
      'There is nothing of a browser or of Node',
      v8,
      'none',
      missing(['window', 'navigator', 'performance', 'process', 'require', 'module', 'Buffer', 'document']),
    ),
    rule_(
      'other',
      'R',
      'Nor these',
      tested,
      'none',
      missing(['AbortController', 'Event', 'Headers', 'Request', 'Response', 'queueMicrotask', 'structuredClone']),
    ),
    rule_(
      'console',
      'D',
      'There is a console with log, info, warn and error',
      v8,
      'function,function,function,function',
      function () {
        return [typeof console.log, typeof console.info, typeof console.warn, typeof console.error].join();
      },
    ),
    rule_('console-table', 'R', 'It has no table', tested, 'undefined', function () {
      return typeof console.table;
    }),
    rule_('web-assembly', 'R', 'There is WebAssembly', tested, 'object', function () {
      return typeof WebAssembly;
    }),
    rule_('promise', 'D', 'There is Promise', v8, 'function', function () {
      return typeof Promise;
    }),
    rule_(
      'microtasks',
      'R',
      'What waits for a promise runs when the call stack is empty',
      tested,
      'not yet',
      function () {
        var seen = 'not yet';
        Promise.resolve().then(function () {
          seen = 'done';
        });
        return seen;
      },
    ),
    rule_(
      'modern-syntax',
      'D',
      "ECMAScript's newer syntax is understood",
      v8 + '#modern-ecmascript-syntax',
      '1,2,3',
      function () {
        return [...[1, 2], ((a = 3) => a)()].map((n) => `${n}`).join();
      },
    ),
    rule_('files-share-globals', 'D', 'All files share one global scope', v8, 'function', function () {
      return typeof global.pageEcho;
    }),
    rule_('locale', 'R', 'Numbers and dates are written by locale', tested, '1.234,5', function () {
      return (1234.5).toLocaleString('de-DE');
    }),
    rule_('error-stack', 'D', 'A stack names function, file and line', v8, 'true', function () {
      return /at .*\(.*:\d+:\d+\)/.test(new Error('here').stack);
    }),
  ];

  function rule_(name, confidence, rule, source, expected, probe) {
    return {
      id: 'runtime/' + name,
      where: 'menu',
      rule: rule,
      confidence: confidence,
      source: source,
      expected: expected,
      probe: probe,
    };
  }
}
