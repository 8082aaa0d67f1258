/** What cells do with what a script writes, and the words of refusals. */
function sheetRules_() {
  var range = REFERENCE + 'spreadsheet/range';
  var cell = function () {
    var one = scratch_().getRange(40, 1);
    one.clear();
    return one;
  };
  var shownAs = function (value) {
    var one = cell();
    one.setValue(value);
    return typeof one.getValue() + ' ' + one.getValue();
  };
  return [
    rule_(
      'number-text',
      'R',
      'A written text is read as if typed: digits become a number',
      range + '#setValue(Object)',
      'number 7',
      function () {
        return shownAs('007');
      },
    ),
    rule_(
      'plain-text',
      'R',
      'unless the cell is formatted as plain text',
      range + '#setNumberFormat(String)',
      'string 007',
      function () {
        var one = cell();
        one.setNumberFormat('@');
        one.setValue('007');
        return typeof one.getValue() + ' ' + one.getValue();
      },
    ),
    rule_('boolean-text', 'R', 'A written TRUE is a boolean', range + '#setValue(Object)', 'boolean true', function () {
      return shownAs('TRUE');
    }),
    rule_(
      'formula-text',
      'D',
      'A text that begins with = is a formula',
      range + '#setValue(Object)',
      'the formula =A1',
      function () {
        var one = cell();
        one.setValue('=A1');
        return 'the formula ' + one.getFormula();
      },
    ),
    rule_(
      'formula-in-text-cell',
      '?',
      'but not in a cell formatted as plain text',
      'nobody tells',
      'no formula',
      function () {
        var one = cell();
        one.setNumberFormat('@');
        one.setValue('=A1');
        return one.getFormula() || 'no formula';
      },
    ),
    rule_('undefined', 'D', 'Undefined clears a cell', GUIDES + 'v8-runtime/migration', 'true', function () {
      var one = cell();
      one.setValue('x');
      one.setValue(undefined);
      return one.isBlank();
    }),
    rule_(
      'values',
      'D',
      'getValues() keeps kinds; an empty cell is an empty text',
      range + '#getValues()',
      'number,boolean,string,object,string ',
      function () {
        var row = scratch_().getRange(41, 1, 1, 5);
        row.clear();
        row.setValues([[1.5, true, 'text', new Date(2026, 0, 15), '']]);
        var values = row.getValues()[0];
        return (
          values
            .map(function (value) {
              return typeof value;
            })
            .join() +
          ' ' +
          values[4]
        );
      },
    ),
    rule_(
      'display-values',
      'D',
      'getDisplayValues() gives texts',
      range + '#getDisplayValues()',
      'string TRUE',
      function () {
        var one = cell();
        one.setValue(true);
        return typeof one.getDisplayValue() + ' ' + one.getDisplayValue();
      },
    ),
    rule_(
      'too-few-rows',
      'R',
      'setValues() wants as many rows as the range has',
      range + '#setValues(Object)',
      'Exception: The number of rows in the data does not match the number of rows in the range. The data has 1 but the range has 2.',
      function () {
        return thrownBy_(function () {
          scratch_()
            .getRange(40, 1, 2, 1)
            .setValues([[1]]);
        });
      },
    ),
    rule_(
      'too-many-columns',
      'R',
      'and as many columns',
      range + '#setValues(Object)',
      'Exception: The number of columns in the data does not match the number of columns in the range. The data has 2 but the range has 1.',
      function () {
        return thrownBy_(function () {
          scratch_()
            .getRange(40, 1, 1, 1)
            .setValues([[1, 2]]);
        });
      },
    ),
    rule_(
      'outside',
      'R',
      'A range outside the sheet is refused',
      REFERENCE + 'spreadsheet/sheet#getRange(Integer,Integer)',
      'Exception: The coordinates of the range are outside the dimensions of the sheet.',
      function () {
        return thrownBy_(function () {
          scratch_().getRange(scratch_().getMaxRows() + 1, 1);
        });
      },
    ),
    rule_(
      'long-text',
      'R',
      'A cell holds 50,000 characters, and not one more',
      range + '#setValue(Object)',
      '50000, Exception: Your input contains more than the maximum of 50000 characters in a single cell.',
      function () {
        var one = cell();
        one.setValue(repeat_('x', 50000));
        var length = one.getValue().length;
        var thrown = thrownBy_(function () {
          one.setValue(repeat_('x', 50001));
          SpreadsheetApp.flush();
        });
        one.clear();
        return length + ', ' + thrown;
      },
    ),
    rule_(
      'ten-million-cells',
      'R',
      'A workbook holds 10,000,000 cells',
      'https://gist.github.com/tanaikech/cc4380692790150cc090114553e38a0e',
      'Exception: This action would increase the number of cells in the workbook above the limit of 10000000 cells.',
      function () {
        return thrownBy_(function () {
          scratch_().insertRowsAfter(1, 10000000);
          SpreadsheetApp.flush();
        });
      },
    ),
    rule_(
      'validation',
      'R',
      'A rule that rejects fails the write, and names cell and values',
      range + '#setDataValidation(DataValidation)',
      'Exception: The data you entered in cell A40 violates the data validation rules set on this cell. Please enter one of the following values: a, b.',
      function () {
        var one = cell();
        one.setDataValidation(
          SpreadsheetApp.newDataValidation().requireValueInList(['a', 'b']).setAllowInvalid(false).build(),
        );
        var thrown = thrownBy_(function () {
          one.setValue('c');
          SpreadsheetApp.flush();
        });
        one.clearDataValidations();
        return thrown;
      },
    ),
    rule_(
      'last-row',
      'D',
      'getLastRow() is the last row with content',
      REFERENCE + 'spreadsheet/sheet#getLastRow()',
      '44',
      function () {
        scratch_().getRange(1, 1, scratch_().getMaxRows(), scratch_().getMaxColumns()).clear();
        scratch_().getRange(44, 2).setValue('last');
        var last = scratch_().getLastRow();
        scratch_().getRange(44, 2).clear();
        return last;
      },
    ),
    rule_(
      'sheet-by-id',
      'D',
      'getSheetById() finds a sheet by its id',
      REFERENCE + 'spreadsheet/spreadsheet#getSheetById(Integer)',
      SCRATCH,
      function () {
        return SpreadsheetApp.getActiveSpreadsheet().getSheetById(scratch_().getSheetId()).getName();
      },
    ),
    rule_(
      'no-such-sheet',
      'D',
      'A sheet that is not there is null',
      REFERENCE + 'spreadsheet/spreadsheet#getSheetByName(String)',
      'null',
      function () {
        return SpreadsheetApp.getActiveSpreadsheet().getSheetByName('no such sheet');
      },
    ),
    rule_('can-edit', 'D', 'The owner may always edit', range + '#canEdit()', 'true', function () {
      return cell().canEdit();
    }),
    rule_('note', 'D', 'A cell keeps a note', range + '#setNote(String)', 'a note', function () {
      return cell().setNote('a note').getNote();
    }),
  ];

  function rule_(name, confidence, rule, source, expected, probe) {
    return {
      id: 'sheet/' + name,
      where: 'menu',
      rule: rule,
      confidence: confidence,
      source: source,
      expected: expected,
      probe: probe,
    };
  }
}
