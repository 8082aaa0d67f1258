import { describe, expect, test } from '@jest/globals';
import { adapters, closeAll, deskWith } from '../sheets/desk';

describe('enumerations', () => {
  const [, create] = adapters[0]!;
  const desk = () => deskWith(create)([['x', 1]]);

  test('their values are objects, each the same wherever it is given', () => {
    const { run, window } = desk();
    window.answers.push({ button: 'YES' }, { button: 'CLOSE' });
    const found = run((sheet) => {
      const ui = SpreadsheetApp.getUi();
      const protection = sheet.getRange('A1').protect();
      const rule = SpreadsheetApp.newDataValidation().requireValueInList(['a']).build();
      const trigger = ScriptApp.newTrigger('go').timeBased().everyHours(1).create();
      return [
        typeof SpreadsheetApp.Direction.UP,
        new Set([SpreadsheetApp.Direction.UP, SpreadsheetApp.Direction.UP]).size === 1,
        (SpreadsheetApp.Direction.UP as unknown) === 'UP',
        ui.alert('?', ui.ButtonSet.YES_NO) === ui.Button.YES,
        ui.prompt('?').getSelectedButton() === ui.Button.CLOSE,
        protection.getProtectionType() === SpreadsheetApp.ProtectionType.RANGE,
        rule.getCriteriaType() === SpreadsheetApp.DataValidationCriteria.VALUE_IN_LIST,
        trigger.getEventType() === ScriptApp.EventType.CLOCK,
        trigger.getTriggerSource() === ScriptApp.TriggerSource.CLOCK,
        ScriptApp.getAuthorizationInfo(ScriptApp.AuthMode.FULL).getAuthorizationStatus() ===
          ScriptApp.AuthorizationStatus.NOT_REQUIRED,
      ];
    });
    expect(found).toEqual(['object', true, false, true, true, true, true, true, true, true]);
  });

  test('used as text they are their names, and they know their order', () => {
    expect(
      desk().run(() => [
        `${SpreadsheetApp.Direction.DOWN}`,
        String(SpreadsheetApp.Direction),
        (SpreadsheetApp.BorderStyle.SOLID as unknown as { ordinal(): number }).ordinal(),
        (SpreadsheetApp.BorderStyle.SOLID as unknown as { name(): string }).name(),
        JSON.stringify([Utilities.Charset.UTF_8]),
      ]),
    ).toEqual(['DOWN', 'Direction', 2, 'SOLID', '["UTF_8"]']);
  });

  test.each<[string, (sheet: GoogleAppsScript.Spreadsheet.Sheet) => unknown]>([
    ['Sheet.getProtections', (sheet) => sheet.getProtections('SHEET' as never)],
    ['Range.getNextDataCell', (sheet) => sheet.getRange('A1').getNextDataCell('DOWN' as never)],
    ['Utilities.computeDigest', () => Utilities.computeDigest('MD5' as never, 'x')],
    ['Ui.alert', () => SpreadsheetApp.getUi().alert('x', 'YES_NO' as never)],
    ['ScriptApp.getAuthorizationInfo', () => ScriptApp.getAuthorizationInfo('FULL' as never)],
    ['Range.copyTo', (sheet) => sheet.getRange('A1').copyTo(sheet.getRange('B1'), 'PASTE_VALUES' as never, false)],
  ])('%s takes no name in place of a value', (method, body) => {
    expect(desk().refusal(body)).toContain(`don't match the method signature for ${method}`);
  });

  test('a value that there is not is told loudly', () => {
    expect(desk().refusal(() => (SpreadsheetApp.Direction as unknown as { LEFT: unknown }).LEFT)).toBe(
      'Error: Direction.LEFT is not part of the workbench: add it with its real behaviour',
    );
    closeAll();
  });
});
