import { describe, expect, test } from '@jest/globals';
import { EDITOR, OWNER, simulated } from '../simulated/builders';

const SOURCE = `
  function putUser(value) { PropertiesService.getUserProperties().setProperty('mine', value); CacheService.getUserCache().put('mine', value); }
  function getUser() { return [PropertiesService.getUserProperties().getProperty('mine'), CacheService.getUserCache().get('mine')]; }
  function setInFormula() { PropertiesService.getUserProperties().setProperty('mine', 'formula'); }
  function who() { return [Session.getActiveUser().getEmail(), Session.getActiveUserLocale()]; }
  function selected() { return SpreadsheetApp.getActiveRange().getA1Notation(); }
  function write() { SpreadsheetApp.getActiveSheet().getRange('A1:B2').setValues([[1, 2], [3, 4]]); }
  function canEdit() { return SpreadsheetApp.getActiveSheet().getRange('B2').canEdit(); }
  function asks() {
    const lock = LockService.getDocumentLock();
    lock.waitLock(1000);
    const answer = SpreadsheetApp.getUi().alert('Sure?', SpreadsheetApp.getUi().ButtonSet.YES_NO);
    return [String(answer), lock.hasLock()];
  }`;

const CELL = { sheetId: 0, row: 1, column: 1 };

describe('several people at one sheet', () => {
  test('have user properties and caches of their own', () => {
    const script = simulated(SOURCE);
    script.window(OWNER).call('putUser', 'one');
    script.window(EDITOR).call('putUser', 'other');
    expect(script.window(OWNER).call('getUser').value).toEqual(['one', 'one']);
    expect(script.window(EDITOR).call('getUser').value).toEqual(['other', 'other']);
  });

  test("see the owner's properties in formulas, whoever typed them, and cannot set any there", () => {
    const script = simulated(SOURCE);
    script.window(OWNER).call('putUser', "the owner's");
    script.window(EDITOR).call('putUser', 'other');
    expect((script.evaluate('getUser', [], { by: EDITOR, ...CELL }).value as string[])[0]).toBe("the owner's");
    expect(script.evaluate('setInFormula', [], { by: EDITOR, ...CELL }).thrown!.message).toContain(
      'You do not have permission to call set',
    );
    expect(script.properties(`user:${OWNER}`).get('mine')).toBe("the owner's");
  });

  test('are who they are, in their language', () => {
    const script = simulated(SOURCE, {
      people: [
        { email: OWNER, owner: true },
        { email: EDITOR, locale: 'de' },
      ],
    });
    expect(script.window(EDITOR).call('who').value).toEqual([EDITOR, 'de']);
    expect(script.evaluate('who', [], { by: EDITOR, ...CELL }).value).toEqual(['', 'de']);
  });

  test('have a selection for each window', () => {
    const script = simulated(SOURCE);
    const [one, other] = [script.window(OWNER), script.window(OWNER)];
    one.select({ sheetId: 0, areas: [{ row: 2, column: 2, rows: 3, columns: 1 }], cell: { row: 2, column: 2 } });
    expect([one, other].map((window) => window.call('selected').value)).toEqual(['B2:B4', 'A1']);
  });

  test('may write where they are among the editors; the owner always may', () => {
    const script = simulated(SOURCE);
    const refusal =
      'You are trying to edit a protected cell or object. Please contact the spreadsheet owner to remove protection if you need to edit.';
    const protection = script.workbook.protect({
      sheetId: 0,
      area: { row: 2, column: 2, rows: 1, columns: 1 },
      editors: [],
      description: '',
    });
    expect(script.window(EDITOR).call('write').thrown!.message).toBe(refusal);
    expect(script.window(EDITOR).call('canEdit').value).toBe(false);
    expect(script.window(OWNER).call('write').thrown).toBeUndefined();
    script.workbook.unprotect(protection.id);
    script.workbook.protect({ sheetId: 0, area: null, editors: [EDITOR], description: '' });
    expect(script.window(EDITOR).call('write').thrown).toBeUndefined();
  });

  test('edit while a script is between two of its calls', () => {
    const script = simulated(
      "function twice() { const cell = SpreadsheetApp.getActiveSheet().getRange('A1'); return [cell.getValue(), cell.getValue()]; }",
    );
    let reads = 0;
    script.before(({ name }) => {
      if (name.startsWith('Range.getValue') && ++reads === 2)
        script.workbook.change(0, { row: 1, column: 1, rows: 1, columns: 1 }, [[{ value: 'typed' }]]);
    });
    expect(script.window(OWNER).call('twice').value).toEqual(['', 'typed']);
  });
});

test('a lock does not outlast a question', () => {
  const window = simulated(SOURCE).window(OWNER);
  window.answers.push({ button: 'YES' });
  expect(window.call('asks').value).toEqual(['YES', false]);
});
