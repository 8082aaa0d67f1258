/** Properties, caches and locks. */
function storeRules_() {
  var quotas = GUIDES + 'services/quotas';
  var measured = 'https://justin.poehnelt.com/posts/exploring-apps-script-cacheservice-limits/';
  var storeFull =
    'Exception: You have exceeded the property storage quota. Please remove some properties and try again.';
  var properties = function () {
    return PropertiesService.getScriptProperties();
  };
  var cache = function () {
    return CacheService.getScriptCache();
  };
  var many = function (count, value) {
    var entries = {};
    for (var i = 0; i < count; i++) entries['k' + (1000 + i)] = value;
    return entries;
  };
  var emptied = function (probe) {
    return function () {
      properties().deleteAllProperties();
      try {
        return probe();
      } finally {
        properties().deleteAllProperties();
      }
    };
  };
  return [
    rule_(
      'property-strings',
      'D',
      'Properties are texts',
      REFERENCE + 'properties/properties',
      'string 5',
      emptied(function () {
        properties().setProperty('n', 5);
        return typeof properties().getProperty('n') + ' ' + Number(properties().getProperty('n'));
      }),
    ),
    rule_(
      'property-missing',
      'D',
      'A property that is not there is null',
      REFERENCE + 'properties/properties#getProperty(String)',
      'null',
      emptied(function () {
        return properties().getProperty('missing');
      }),
    ),
    rule_(
      'property-delete-others',
      'D',
      'setProperties(…, true) deletes all others',
      REFERENCE + 'properties/properties#setProperties(Object,Boolean)',
      'two',
      emptied(function () {
        properties().setProperties({ one: 1 });
        properties().setProperties({ two: 2 }, true);
        return properties().getKeys().join();
      }),
    ),
    rule_(
      'property-9-kb',
      'D',
      'A value of 9 KB is stored',
      quotas,
      '9216',
      emptied(function () {
        properties().setProperty('v', repeat_('x', 9216));
        return properties().getProperty('v').length;
      }),
    ),
    rule_(
      'property-too-large',
      'D',
      'A value of one byte more is refused',
      quotas,
      'refused',
      emptied(function () {
        return refusalOf_(function () {
          properties().setProperty('v', repeat_('x', 9217));
        });
      }),
    ),
    rule_(
      'property-store-full',
      'R',
      'A store that would hold more than 500 KB is refused in these words',
      'https://github.com/lucasvtiradentes/gcal-sync/issues/115',
      storeFull,
      emptied(function () {
        return thrownBy_(function () {
          properties().setProperties(many(56, repeat_('x', 9216)));
        });
      }),
    ),
    rule_(
      'cache-missing',
      'D',
      'A key that is not there is null',
      REFERENCE + 'cache/cache#get(String)',
      'null',
      function () {
        return cache().get('missing');
      },
    ),
    rule_(
      'cache-get-all',
      'D',
      'getAll gives only what was found',
      REFERENCE + 'cache/cache#getAll(String)',
      '{"a":"1"}',
      function () {
        cache().put('a', '1');
        return JSON.stringify(cache().getAll(['a', 'missing']));
      },
    ),
    rule_('cache-object', 'R', 'Values become texts: an object', measured, '[object Object]', function () {
      cache().put('object', {});
      return cache().get('object');
    }),
    rule_('cache-null', 'R', 'Values become texts: null', measured, 'string null', function () {
      cache().put('null', null);
      return typeof cache().get('null') + ' ' + cache().get('null');
    }),
    rule_(
      'cache-expires',
      'D',
      'An entry is gone after its time',
      REFERENCE + 'cache/cache#put(String,String,Integer)',
      'here, null',
      function () {
        cache().put('short', 'here', 2);
        var before = cache().get('short');
        Utilities.sleep(2500);
        return before + ', ' + cache().get('short');
      },
    ),
    rule_('cache-100-kb', 'R', 'A value of 102,400 bytes is kept', measured, '102400', function () {
      cache().put('large', repeat_('x', 102400));
      return cache().get('large').length;
    }),
    rule_(
      'cache-too-large',
      'R',
      'A value of one byte more is refused',
      measured,
      'Exception: Argument too large: value',
      function () {
        return thrownBy_(function () {
          cache().put('large', repeat_('x', 102401));
        });
      },
    ),
    rule_(
      'cache-key-250',
      'D',
      'A key of 250 characters is kept, one of 251 refused',
      REFERENCE + 'cache/cache#put(String,String)',
      'allowed, refused',
      function () {
        return [250, 251]
          .map(function (length) {
            return refusalOf_(function () {
              cache().put(repeat_('k', length), '1');
            });
          })
          .join(', ');
      },
    ),
    rule_('cache-no-key', 'R', 'No key is refused', measured, 'Exception: Invalid argument: key', function () {
      return thrownBy_(function () {
        cache().put(null, '1');
      });
    }),
    rule_(
      'cache-1000-items',
      'R',
      'When the cache is full the entries that were created first go',
      measured,
      'null, 1',
      function () {
        cache().put('first', '1');
        cache().putAll(many(500, '1'));
        cache().putAll(many(1000, '1'));
        cache().put('last', '1');
        return cache().get('first') + ', ' + cache().get('last');
      },
    ),
    rule_(
      'lock-held',
      'D',
      'hasLock() says whether this object has it',
      REFERENCE + 'lock/lock#hasLock()',
      'false, true, false',
      function () {
        var lock = LockService.getScriptLock();
        var seen = [lock.hasLock()];
        lock.waitLock(10000);
        seen.push(lock.hasLock());
        lock.releaseLock();
        return seen.concat(lock.hasLock()).join(', ');
      },
    ),
    rule_(
      'lock-again',
      'D',
      'Taking a lock that this object has changes nothing',
      REFERENCE + 'lock/lock#tryLock(Integer)',
      'true',
      function () {
        var lock = LockService.getScriptLock();
        lock.waitLock(10000);
        try {
          return lock.tryLock(10);
        } finally {
          lock.releaseLock();
        }
      },
    ),
    rule_(
      'lock-timeout',
      'R',
      'waitLock throws in these words; another object of the same execution has to wait too',
      'many logs',
      'Exception: Lock timeout: another process was holding the lock for too long.',
      function () {
        var lock = LockService.getScriptLock();
        lock.waitLock(10000);
        try {
          return thrownBy_(function () {
            LockService.getScriptLock().waitLock(10);
          });
        } finally {
          lock.releaseLock();
        }
      },
    ),
    rule_('exception-name', 'R', 'What a service throws is named Exception', measured, 'Exception', function () {
      try {
        cache().put('large', repeat_('x', 102401));
      } catch (error) {
        return error.name;
      }
    }),
  ];

  function rule_(name, confidence, rule, source, expected, probe) {
    return {
      id: 'store/' + name,
      where: 'menu',
      rule: rule,
      confidence: confidence,
      source: source,
      expected: expected,
      probe: probe,
    };
  }
}
