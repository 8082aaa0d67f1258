import { describe, expect, test } from '@jest/globals';
import { EDITOR, OWNER, seen, simulated } from '../simulated/builders';

const MINUTE = 60_000;

/** What an event object says, as far as it is plain, is kept in the script's properties. */
const SOURCE = `
  function keep(name, e, more) {
    const store = PropertiesService.getScriptProperties();
    const kept = JSON.parse(store.getProperty('kept') || '[]');
    kept.push(Object.assign({ name, authMode: e && e.authMode, user: Session.getActiveUser().getEmail(), at: Date.now() }, more));
    store.setProperty('kept', JSON.stringify(kept));
  }
  function tick(e) { keep('tick', e, { hour: e.hour, day: e['day-of-week'], uid: typeof e.triggerUid, timezone: e.timezone }); }
  function onOpen(e) { keep('onOpen', e, { source: e.source.getName() }); }
  function onInstall(e) { keep('onInstall', e); }
  function onEdit(e) { keep('onEdit', e, { value: e.value, oldValue: e.oldValue, range: e.range.getA1Notation(), uid: typeof e.triggerUid }); }
  function edited(e) { keep('edited', e, { value: e.value, uid: typeof e.triggerUid }); }
  function changed(e) { keep('changed', e, { changeType: e.changeType }); }
  function opensUi() { SpreadsheetApp.getUi(); }
  function after(milliseconds, handler) { ScriptApp.newTrigger(handler || 'tick').timeBased().after(milliseconds).create(); }
  function every(minutes) { ScriptApp.newTrigger('tick').timeBased().everyMinutes(minutes).create(); }
  function daily(hour, minute, zone) { ScriptApp.newTrigger('tick').timeBased().everyDays(1).atHour(hour).nearMinute(minute).inTimezone(zone).create(); }
  function atMoment(milliseconds) { ScriptApp.newTrigger('tick').timeBased().at(new Date(milliseconds)).create(); }
  function onEvents() {
    const builder = () => SpreadsheetApp.getActiveSpreadsheet();
    ScriptApp.newTrigger('edited').forSpreadsheet(builder()).onEdit().create();
    ScriptApp.newTrigger('changed').forSpreadsheet(builder()).onChange().create();
  }
  function removeAll() { ScriptApp.getProjectTriggers().forEach((trigger) => ScriptApp.deleteTrigger(trigger)); }
  function write() { SpreadsheetApp.getActiveSheet().getRange(1, 1).setValue('by a script'); }`;

type Kept = { name: string; at: number; [field: string]: unknown };
const kept = (script: ReturnType<typeof simulated>): Kept[] =>
  JSON.parse(script.properties('script').get('kept') ?? '[]') as Kept[];

describe('the clock', () => {
  test('fires once, not before its time, with all rights of whoever made the trigger', () => {
    const script = simulated(SOURCE);
    script.window(EDITOR).call('after', 10 * MINUTE);
    const made = script.clock.now();
    script.clock.advance(10 * MINUTE - 1000);
    expect(kept(script)).toEqual([]);
    script.clock.advance(60 * MINUTE);
    expect(kept(script)).toMatchObject([
      { authMode: 'FULL', user: EDITOR, uid: 'string', hour: 9, day: 1, timezone: 'UTC' },
    ]);
    expect(kept(script)[0]!.at - made).toBeGreaterThan(9 * MINUTE);
    expect(kept(script)[0]!.at - made).toBeLessThan(11 * MINUTE);
  });

  test('fires again and again until the trigger is deleted', () => {
    const script = simulated(SOURCE);
    seen(script, 'every', 5);
    script.clock.advance(26 * MINUTE);
    expect(kept(script)).toHaveLength(5);
    seen(script, 'removeAll');
    script.clock.advance(60 * MINUTE);
    expect(kept(script)).toHaveLength(5);
  });

  test('counts hours in the time zone that was asked for', () => {
    const script = simulated(SOURCE, { startAt: Date.UTC(2026, 6, 1, 12) });
    seen(script, 'daily', 9, 30, 'America/New_York');
    script.clock.advance(48 * 60 * MINUTE);
    const times = kept(script).map(({ at }) => new Date(at).toISOString().slice(0, 16));
    expect(times).toEqual(['2026-07-01T13:30', '2026-07-02T13:30']);
  });

  test('fires at a moment, or at once when that is over', () => {
    const script = simulated(SOURCE, { startAt: Date.UTC(2026, 6, 1, 12) });
    seen(script, 'atMoment', Date.UTC(2026, 6, 1, 12, 20));
    seen(script, 'atMoment', Date.UTC(2020, 0, 1));
    script.clock.advance(1000);
    expect(kept(script)).toHaveLength(1);
    script.clock.advance(20 * MINUTE);
    expect(kept(script)).toHaveLength(2);
  });

  test('takes 1, 5, 10, 15 and 30 minutes only', () => {
    const script = simulated(SOURCE);
    expect([1, 5, 10, 15, 30].map((minutes) => seen(script, 'every', minutes))).toEqual([null, null, null, null, null]);
    expect(seen(script, 'every', 7)).toContain('It must be one of 1, 5, 10, 15 or 30');
  });

  test('there is nobody to show anything to', () => {
    const script = simulated(SOURCE);
    expect(script.run({ kind: 'trigger', functionName: 'opensUi', args: [], user: OWNER }).thrown!.message).toBe(
      'Cannot call SpreadsheetApp.getUi() from this context.',
    );
  });
});

describe('the spreadsheet', () => {
  const typed = (text: string) => ({ sheetId: 0, row: 2, column: 3, texts: [[text]] });

  test('typing into a cell runs onEdit with what was and is there', () => {
    const script = simulated(SOURCE);
    const window = script.window(OWNER);
    window.edit(typed('007'));
    window.edit(typed('Ann'));
    window.edit(typed(''));
    expect(kept(script)).toMatchObject([
      { name: 'onEdit', authMode: 'LIMITED', user: '', value: '7', range: 'C2', uid: 'undefined' },
      { value: 'Ann', oldValue: '7' },
      { oldValue: 'Ann' },
    ]);
    expect(kept(script)[0]).not.toHaveProperty('oldValue');
    expect(kept(script)[2]).not.toHaveProperty('value');
  });

  test('an edit of several cells names the range only', () => {
    const script = simulated(SOURCE);
    script.window(OWNER).edit({
      sheetId: 0,
      row: 1,
      column: 1,
      texts: [
        ['a', 'b'],
        ['c', 'd'],
      ],
    });
    expect(kept(script)).toMatchObject([{ range: 'A1:B2' }]);
    expect(kept(script)[0]).not.toHaveProperty('value');
  });

  test('installed triggers run as whoever made them, whoever types', () => {
    const script = simulated(SOURCE);
    seen(script, 'onEvents');
    script.window(EDITOR).edit(typed('x'));
    expect(kept(script)).toMatchObject([
      { name: 'onEdit', user: '' },
      { name: 'edited', user: OWNER, authMode: 'FULL', value: 'x', uid: 'string' },
      { name: 'changed', user: OWNER, changeType: 'EDIT' },
    ]);
  });

  test('what a script writes starts nothing', () => {
    const script = simulated(SOURCE);
    seen(script, 'onEvents');
    seen(script, 'write');
    expect(kept(script)).toEqual([]);
  });

  test('opening it runs onOpen with few rights, installing runs onInstall with all', () => {
    const script = simulated(SOURCE);
    script.window(OWNER).openDocument();
    script.window(OWNER).install();
    expect(kept(script)).toMatchObject([
      { name: 'onOpen', authMode: 'LIMITED', user: '' },
      { name: 'onInstall', authMode: 'FULL', user: OWNER },
    ]);
  });
});

describe('a published add-on', () => {
  const inAddOn = () => simulated(SOURCE, { addOn: true });

  test('has one clock trigger for each user of a document', () => {
    const script = inAddOn();
    expect(seen(script, 'every', 60)).toContain('must be one of');
    expect(seen(script, 'after', MINUTE)).toBeNull();
    expect(seen(script, 'after', MINUTE)).toBe(
      'Exception: This add-on has created too many time-based triggers in this document for this Google user account.',
    );
    expect(script.window(EDITOR).call('after', MINUTE).thrown).toBeUndefined();
  });

  test('has none that runs more than once an hour', () => {
    expect(seen(inAddOn(), 'every', 30)).toBe(
      'Exception: The recurrence interval for an Add-on trigger must be at least one hour.',
    );
    expect(seen(inAddOn(), 'daily', 9, 0, 'Etc/UTC')).toBeNull();
  });

  test('has one trigger for each event of a document', () => {
    const script = inAddOn();
    expect(seen(script, 'onEvents')).toBeNull();
    expect(seen(script, 'onEvents')).toContain('has a trigger of this kind in this document');
  });
});
