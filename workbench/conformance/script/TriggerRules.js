/** ScriptApp and Session, with all rights. */
function triggerRules_() {
  var trigger = REFERENCE + 'script/trigger';
  var clock = REFERENCE + 'script/clock-trigger-builder';
  var triggerBuilder = function () {
    return ScriptApp.newTrigger('runConformance');
  };
  /** Leaves no trigger behind, whatever the probe did; those that were there before stay. */
  var cleaned = function (probe) {
    return function () {
      var before = ids_();
      try {
        return probe();
      } finally {
        ScriptApp.getProjectTriggers().forEach(function (one) {
          if (before.indexOf(one.getUniqueId()) < 0) ScriptApp.deleteTrigger(one);
        });
      }
    };
  };
  return [
    rule_(
      'authorized',
      'D',
      'Nothing has to be authorized any more once the user has',
      REFERENCE + 'script/authorization-info',
      'NOT_REQUIRED, null',
      function () {
        var info = ScriptApp.getAuthorizationInfo(ScriptApp.AuthMode.FULL);
        return info.getAuthorizationStatus() + ', ' + info.getAuthorizationUrl();
      },
    ),
    rule_(
      'created',
      'D',
      'A trigger tells its function, event and source',
      trigger,
      'runConformance, CLOCK, CLOCK, null',
      cleaned(function () {
        var made = triggerBuilder().timeBased().after(3600000).create();
        return [
          made.getHandlerFunction(),
          made.getEventType(),
          made.getTriggerSource(),
          String(made.getTriggerSourceId()),
        ].join(', ');
      }),
    ),
    rule_(
      'spreadsheet',
      'D',
      "A spreadsheet's trigger names the spreadsheet",
      trigger,
      'ON_EDIT, SPREADSHEETS, true',
      cleaned(function () {
        var spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
        var made = triggerBuilder().forSpreadsheet(spreadsheet).onEdit().create();
        return [made.getEventType(), made.getTriggerSource(), made.getTriggerSourceId() === spreadsheet.getId()].join(
          ', ',
        );
      }),
    ),
    rule_(
      'listed',
      'D',
      'getProjectTriggers() lists it until it is deleted',
      REFERENCE + 'script/script-app#getProjectTriggers()',
      'true, false',
      cleaned(function () {
        var made = triggerBuilder().timeBased().everyHours(1).create();
        var there = ids_().indexOf(made.getUniqueId()) >= 0;
        ScriptApp.deleteTrigger(made);
        return there + ', ' + (ids_().indexOf(made.getUniqueId()) >= 0);
      }),
    ),
    rule_(
      'every-minutes',
      'D',
      'everyMinutes() takes 1, 5, 10, 15 and 30 only',
      clock + '#everyMinutes(Integer)',
      'allowed, refused',
      cleaned(function () {
        return [30, 7]
          .map(function (minutes) {
            return refusalOf_(function () {
              triggerBuilder().timeBased().everyMinutes(minutes).create();
            });
          })
          .join(', ');
      }),
    ),
    rule_(
      'twenty',
      'R',
      'A user has 20 triggers in a script; the next is refused in these words',
      GUIDES + 'services/quotas',
      'Exception: This script has too many triggers. Triggers must be deleted from the script before more can be added.',
      cleaned(function () {
        return thrownBy_(function () {
          for (var i = 0; i < 21; i++)
            triggerBuilder()
              .timeBased()
              .after(3600000 + i)
              .create();
        });
      }),
    ),
    rule_(
      'script-edits',
      'D',
      'An edit by a script starts no trigger',
      GUIDES + 'triggers#restrictions',
      'null',
      function () {
        CacheService.getDocumentCache().remove('onEdit');
        scratch_().getRange(30, 1).setValue('edited');
        SpreadsheetApp.flush();
        Utilities.sleep(500);
        return CacheService.getDocumentCache().get('onEdit');
      },
    ),
    rule_(
      'user',
      'D',
      'With all rights the user at the keyboard is known',
      REFERENCE + 'base/session#getActiveUser()',
      'true',
      function () {
        return (
          Session.getActiveUser().getEmail() === Session.getEffectiveUser().getEmail() &&
          Session.getActiveUser().getEmail() !== ''
        );
      },
    ),
    rule_(
      'time-zone',
      'D',
      "The script's time zone is the manifest's",
      REFERENCE + 'base/session#getScriptTimeZone()',
      'Etc/UTC',
      function () {
        return Session.getScriptTimeZone();
      },
    ),
  ];

  function ids_() {
    return ScriptApp.getProjectTriggers().map(function (one) {
      return one.getUniqueId();
    });
  }

  function rule_(name, confidence, rule, source, expected, probe) {
    return {
      id: 'script/' + name,
      where: 'menu',
      rule: rule,
      confidence: confidence,
      source: source,
      expected: expected,
      probe: probe,
    };
  }
}
