/** What add-ons on spreadsheets need beside values: looks, names, rules, metadata, notation. */
function addOnRules_() {
  var spreadsheet = REFERENCE + 'spreadsheet/';
  var range = spreadsheet + 'range';
  var book = function () {
    return SpreadsheetApp.getActiveSpreadsheet();
  };
  var cells = function (rows, columns) {
    var area = scratch_().getRange(50, 1, rows || 1, columns || 1);
    area.breakApart().clear().clearDataValidations();
    return area;
  };
  return [
    rule_(
      'font',
      'D',
      'Fonts are set and told, by one cell and by all',
      range + '#setFontColor(String)',
      '#ff0000 14 italic underline Lato',
      function () {
        var one = cells(1, 2)
          .setFontColor('red')
          .setFontSize(14)
          .setFontStyle('italic')
          .setFontLine('underline')
          .setFontFamily('Lato');
        return [
          one.getFontColor(),
          one.getFontSizes()[0][1],
          one.getFontStyle(),
          one.getFontLine(),
          one.getFontFamilies()[0][1],
        ].join(' ');
      },
    ),
    rule_('font-default', 'R', 'What a new cell looks like', 'many logs', '#000000 10 normal none Arial', function () {
      var one = cells();
      return [one.getFontColor(), one.getFontSize(), one.getFontStyle(), one.getFontLine(), one.getFontFamily()].join(
        ' ',
      );
    }),
    rule_(
      'border',
      'D',
      'setBorder() takes six sides, and a colour and a style',
      range + '#setBorder(Boolean,Boolean,Boolean,Boolean,Boolean,Boolean,String,BorderStyle)',
      'true',
      function () {
        var area = cells(2, 2);
        return (
          area
            .setBorder(true, null, false, true, true, true, '#ff0000', SpreadsheetApp.BorderStyle.DASHED)
            .getA1Notation() === area.getA1Notation()
        );
      },
    ),
    rule_(
      'merge',
      'D',
      'Merged cells keep the first value, and say that they are merged',
      range + '#merge()',
      '1,,, true',
      function () {
        var area = cells(2, 2)
          .setValues([
            [1, 2],
            [3, 4],
          ])
          .merge();
        var seen = area.getValues().join() + ' ' + area.getCell(2, 2).isPartOfMerge();
        area.breakApart();
        return seen;
      },
    ),
    rule_(
      'named-range',
      'D',
      'A named range is found by its name',
      spreadsheet + 'spreadsheet#setNamedRange(String,Range)',
      'A50',
      function () {
        book().setNamedRange('ConformanceName', cells());
        var found = book().getRangeByName('ConformanceName').getA1Notation();
        book().removeNamedRange('ConformanceName');
        return found;
      },
    ),
    rule_(
      'no-such-name',
      'D',
      'A name that is not there is null',
      spreadsheet + 'spreadsheet#getRangeByName(String)',
      'null',
      function () {
        return book().getRangeByName('NoSuchConformanceName');
      },
    ),
    rule_('r1c1', 'D', 'getRange() reads R1C1 notation', spreadsheet + 'sheet#getRange(String)', 'B3', function () {
      return scratch_().getRange('R3C2').getA1Notation();
    }),
    rule_(
      'formula-r1c1',
      'D',
      'A formula is written in R1C1 notation',
      range + '#setFormulaR1C1(String)',
      '=A50',
      function () {
        return cells(1, 2).getCell(1, 2).setFormulaR1C1('=R[0]C[-1]').getFormula();
      },
    ),
    rule_(
      'value-in-range',
      'D',
      'A rule by a range keeps other values out',
      spreadsheet + 'data-validation-builder#requireValueInRange(Range)',
      'refused',
      function () {
        var area = cells(1, 2);
        area.getCell(1, 1).setValue('yes');
        area
          .getCell(1, 2)
          .setDataValidation(
            SpreadsheetApp.newDataValidation().requireValueInRange(area.getCell(1, 1)).setAllowInvalid(false).build(),
          );
        return refusalOf_(function () {
          area.getCell(1, 2).setValue('no');
          SpreadsheetApp.flush();
        });
      },
    ),
    rule_('checkbox', 'D', 'A checkbox is ticked and not', range + '#insertCheckboxes()', 'false true', function () {
      var one = cells().insertCheckboxes();
      var before = one.getValue();
      return before + ' ' + one.check().getValue();
    }),
    rule_(
      'require-date',
      'D',
      'A rule for dates keeps other values out',
      spreadsheet + 'data-validation-builder#requireDate()',
      'refused',
      function () {
        var one = cells().setDataValidation(
          SpreadsheetApp.newDataValidation().requireDate().setAllowInvalid(false).build(),
        );
        return refusalOf_(function () {
          one.setValue('soon');
          SpreadsheetApp.flush();
        });
      },
    ),
    rule_(
      'column-metadata',
      'D',
      'Metadata on a column moves with it',
      spreadsheet + 'developer-metadata',
      '3',
      function () {
        var sheet = scratch_();
        sheet.getRange('B:B').addDeveloperMetadata('conformance', 'b');
        sheet.insertColumnBefore(1);
        var found = sheet.createDeveloperMetadataFinder().withKey('conformance').find()[0];
        var column = found.getLocation().getColumn().getColumn();
        found.remove();
        sheet.deleteColumn(1);
        return column;
      },
    ),
    rule_(
      'metadata-range',
      'R',
      'Metadata on a part of a sheet is refused',
      'many logs',
      'Exception: Adding developer metadata to arbitrary ranges is not currently supported. Developer metadata may only be added to the top-level spreadsheet, an individual sheet, or an entire row or column.',
      function () {
        return thrownBy_(function () {
          cells(2, 2).addDeveloperMetadata('x');
        });
      },
    ),
    rule_(
      'frozen-columns',
      'D',
      'Frozen columns are counted',
      spreadsheet + 'sheet#getFrozenColumns()',
      '1',
      function () {
        scratch_().setFrozenColumns(1);
        var frozen = scratch_().getFrozenColumns();
        scratch_().setFrozenColumns(0);
        return frozen;
      },
    ),
    rule_(
      'auto-resize',
      'D',
      'A column is made as wide as its texts',
      spreadsheet + 'sheet#autoResizeColumn(Integer)',
      'wider',
      function () {
        var sheet = scratch_();
        var before = sheet.setColumnWidth(1, 30).getColumnWidth(1);
        cells().setValue('a text that is rather long');
        return sheet.autoResizeColumn(1).getColumnWidth(1) > before ? 'wider' : 'not wider';
      },
    ),
    rule_(
      'current-cell',
      'D',
      'The current cell cannot be several cells',
      spreadsheet + 'sheet#setCurrentCell(Range)',
      'refused',
      function () {
        return refusalOf_(function () {
          scratch_().setCurrentCell(cells(2, 2));
        });
      },
    ),
    rule_(
      'semicolon',
      'R',
      'A semicolon separates arguments in every locale',
      'many answers in forums',
      'shown',
      function () {
        var one = cells().setFormula('=HYPERLINK("https://example.com";"shown")');
        return settled_(one)[0][0];
      },
    ),
    rule_(
      'week-day',
      'D',
      'A clock trigger may fire on a day of the week',
      REFERENCE + 'script/clock-trigger-builder#onWeekDay(Weekday)',
      'CLOCK',
      function () {
        var trigger = ScriptApp.newTrigger('pageEcho')
          .timeBased()
          .onWeekDay(ScriptApp.WeekDay.FRIDAY)
          .atHour(9)
          .create();
        var type = trigger.getEventType();
        ScriptApp.deleteTrigger(trigger);
        return type;
      },
    ),
    rule_(
      'builder',
      'D',
      'A builder is changed by its methods',
      REFERENCE + 'script/clock-trigger-builder',
      'true',
      function () {
        var builder = ScriptApp.newTrigger('pageEcho').timeBased();
        return builder.everyHours(1) === builder;
      },
    ),
  ];

  function rule_(name, confidence, rule, source, expected, probe) {
    return {
      id: 'add-on/' + name,
      where: 'menu',
      rule: rule,
      confidence: confidence,
      source: source,
      expected: expected,
      probe: probe,
    };
  }
}
