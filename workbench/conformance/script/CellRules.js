/** How many times this execution has been here: a global lives as long as one execution. */
var callsInThisExecution = 0;

function CONFORMANCE_CALLS() {
  callsInThisExecution += 1;
  return callsInThisExecution;
}

function CONFORMANCE_TYPE(value) {
  if (Array.isArray(value)) return 'list of ' + value.length + ' x ' + value[0].length;
  return value instanceof Date ? 'Date' : typeof value + ' ' + JSON.stringify(value);
}

function CONFORMANCE_GIVE(what) {
  if (what === 'rows')
    return [
      [1, 2],
      [3, 4],
    ];
  if (what === 'nothing') return undefined;
  if (what === 'date') return new Date(2026, 0, 15);
  if (what === 'text') return '=1+1';
  throw new Error('Nothing of that kind');
}

function CONFORMANCE_READS() {
  return 'read ' + SpreadsheetApp.getActiveSpreadsheet().getSheetByName(SCRATCH).getRange('A1').getValue();
}

function CONFORMANCE_HIDDEN_() {
  return 'called';
}

/** What a cell hands to a custom function and shows of its answer. The probes write formulas and wait for them. */
function cellRules_() {
  var source = GUIDES + 'sheets/functions';
  var type = function (formula, values) {
    return shownFor_(formula, values)[0][0];
  };
  return [
    rule_('argument-number', 'D', 'A cell is handed over as its value', source + '#arguments', 'number 7', function () {
      return type('=CONFORMANCE_TYPE(A1)', [[7]]);
    }),
    rule_(
      'argument-percent',
      'D',
      'A percentage is its decimal number',
      source + '#arguments',
      'number 0.1',
      function () {
        return type('=CONFORMANCE_TYPE(A1)', [['10%']]);
      },
    ),
    rule_('argument-boolean', 'D', 'A boolean stays one', source + '#arguments', 'boolean true', function () {
      return type('=CONFORMANCE_TYPE(A1)', [[true]]);
    }),
    rule_('argument-date', 'D', 'A date becomes a Date', source + '#arguments', 'Date', function () {
      return type('=CONFORMANCE_TYPE(A1)', [[new Date(Date.UTC(2026, 0, 15))]]);
    }),
    rule_('argument-duration', 'D', 'So does a duration', source + '#arguments', 'Date', function () {
      scratch_().getRange(1, 1, 20, 10).clear();
      scratch_().getRange('A1').setValue(0.5).setNumberFormat('[h]:mm:ss');
      scratch_().getRange(1, 4).setFormula('=CONFORMANCE_TYPE(A1)');
      return settled_(scratch_().getRange(1, 4))[0][0];
    }),
    rule_(
      'argument-omitted',
      'D',
      'An argument that is left out is undefined',
      source + '#arguments',
      'undefined undefined',
      function () {
        return type('=CONFORMANCE_TYPE()');
      },
    ),
    rule_('argument-range', 'D', 'A range is a list of lists', source + '#arguments', 'list of 3 x 2', function () {
      return type('=CONFORMANCE_TYPE(A1:B3)', [
        [1, 2],
        [3, 4],
        [5, 6],
      ]);
    }),
    rule_(
      'argument-empty',
      'D',
      'An empty cell is an empty text',
      REFERENCE + 'spreadsheet/range#getValues()',
      'string ""',
      function () {
        return type('=CONFORMANCE_TYPE(A1)');
      },
    ),
    rule_('case', 'D', "A function's name counts in any case", source + '#naming', 'number 7', function () {
      return type('=conformance_type(A1)', [[7]]);
    }),
    rule_(
      'private',
      'D',
      'A name that ends in an underscore is no custom function',
      source + '#naming',
      '#NAME?',
      function () {
        return type('=CONFORMANCE_HIDDEN_()');
      },
    ),
    rule_('spill', 'D', 'A list of lists spills into empty cells', source + '#return_values', '1,2,3,4', function () {
      return shownFor_('=CONFORMANCE_GIVE("rows")', null, 2, 2).join();
    }),
    rule_(
      'spill-collision',
      'D',
      'A list of lists that would overwrite something is an error',
      source + '#return_values',
      '#REF!',
      function () {
        scratch_().getRange(1, 1, 20, 10).clear();
        scratch_().getRange(2, 4).setValue('in the way');
        scratch_().getRange(1, 4).setFormula('=CONFORMANCE_GIVE("rows")');
        return settled_(scratch_().getRange(1, 4))[0][0];
      },
    ),
    rule_('spill-outside', 'R', 'So is one that would not fit into the sheet', 'many logs', '#REF!', function () {
      var corner = scratch_().getRange(1, scratch_().getMaxColumns());
      corner.setFormula('=CONFORMANCE_GIVE("rows")');
      var shown = settled_(corner)[0][0];
      corner.clear();
      return shown;
    }),
    rule_('throws', 'D', 'What throws shows an error', source + '#return_values', '#ERROR!', function () {
      return type('=CONFORMANCE_GIVE("error")');
    }),
    rule_('text-result', '?', 'A text that begins with = stays a text', 'nobody tells', 'shows =1+1', function () {
      return 'shows ' + type('=CONFORMANCE_GIVE("text")');
    }),
    rule_('date-result', '?', 'A Date makes a date cell', 'nobody tells', '1/15/2026', function () {
      return type('=CONFORMANCE_GIVE("date")');
    }),
    rule_('nothing-result', '?', 'Undefined shows as an empty cell', 'nobody tells', '(empty)', function () {
      return type('=CONFORMANCE_GIVE("nothing")') || '(empty)';
    }),
    rule_(
      'argument-error',
      '?',
      "A cell with an error is handed over as the error's text",
      'nobody tells',
      'string "#ERROR!"',
      function () {
        scratch_().getRange(1, 1, 20, 10).clear();
        scratch_().getRange('A1').setFormula('=CONFORMANCE_GIVE("error")');
        settled_(scratch_().getRange('A1'));
        scratch_().getRange(1, 4).setFormula('=CONFORMANCE_TYPE(A1)');
        return settled_(scratch_().getRange(1, 4))[0][0];
      },
    ),
    rule_('own-execution', 'D', 'Each cell is an execution of its own', source + '#optimization', '1,1', function () {
      scratch_().getRange(1, 1, 20, 10).clear();
      scratch_()
        .getRange(1, 4, 2, 1)
        .setFormulas([['=CONFORMANCE_CALLS()'], ['=CONFORMANCE_CALLS()']]);
      return settled_(scratch_().getRange(1, 4, 2, 1)).join();
    }),
    rule_(
      'recalculated',
      'D',
      'A cell that is handed over directly has its formula calculated again when it changes',
      source,
      'number 8',
      function () {
        type('=CONFORMANCE_TYPE(A1)', [[7]]);
        scratch_().getRange('A1').setValue(8);
        var shown = 'number 7';
        for (var tries = 0; tries < 50 && shown === 'number 7'; tries++) {
          Utilities.sleep(100);
          shown = settled_(scratch_().getRange(1, 4))[0][0];
        }
        return shown;
      },
    ),
    rule_('not-recalculated', 'D', 'A cell that the function reads by itself has not', source, 'read 7', function () {
      type('=CONFORMANCE_READS()', [[7]]);
      scratch_().getRange('A1').setValue(8);
      Utilities.sleep(200);
      return settled_(scratch_().getRange(1, 4))[0][0];
    }),
    rule_(
      'owner-properties',
      'D',
      "A custom function reads the user properties of the file's owner (run this as the owner)",
      source + '#using_services',
      "the owner's",
      function () {
        PropertiesService.getUserProperties().setProperty('conformance', "the owner's");
        return shownFor_('=CONFORMANCE_OWNER_PROPERTY()')[0][0];
      },
    ),
  ];

  function rule_(name, confidence, rule, source, expected, probe) {
    return {
      id: 'cell/' + name,
      where: 'menu',
      rule: rule,
      confidence: confidence,
      source: source,
      expected: expected,
      probe: probe,
    };
  }
}

function CONFORMANCE_OWNER_PROPERTY() {
  return PropertiesService.getUserProperties().getProperty('conformance');
}
