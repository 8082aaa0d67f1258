import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { CacheStore } from '../../../../workbench/apps-script/host/cache';
import { Locks } from '../../../../workbench/apps-script/host/locks';
import { PropertyStore } from '../../../../workbench/apps-script/host/properties';
import { EDITOR, OWNER, simulated } from '../simulated/builders';

const keys = fc.constantFrom('a', 'b', 'c', 'dé', '__proto__', 'constructor', '');
const size = (entries: [string, string][]) =>
  entries.reduce((sum, [key, value]) => sum + Buffer.byteLength(key) + Buffer.byteLength(value), 0);

test('a property store is a map of texts that never exceeds its size', () => {
  const values = fc.oneof(
    fc.string(),
    fc.integer({ min: 0, max: 9300 }).map((length) => 'x'.repeat(length)),
  );
  const operations = fc.oneof(
    fc.record({
      kind: fc.constant('set' as const),
      entries: fc.array(fc.tuple(fc.oneof(keys, fc.nat(80).map(String)), values), { maxLength: 20 }),
      others: fc.boolean(),
    }),
    fc.record({ kind: fc.constant('delete' as const), key: keys }),
    fc.record({ kind: fc.constant('clear' as const) }),
  );
  fc.assert(
    fc.property(fc.array(operations, { maxLength: 30 }), (list) => {
      const store = new PropertyStore();
      let model = new Map<string, string>();
      for (const operation of list) {
        if (operation.kind === 'clear') {
          store.clear();
          model.clear();
        } else if (operation.kind === 'delete') {
          store.delete(operation.key);
          model.delete(operation.key);
        } else {
          const entries = new Map(operation.entries);
          const next = new Map([...(operation.others ? [] : model), ...entries]);
          const fits =
            size([...next]) <= 500 * 1024 &&
            [...entries.values()].every((value) => Buffer.byteLength(value) <= 9 * 1024);
          const set = () => store.set(Object.fromEntries(entries), operation.others);
          if (fits) {
            set();
            model = next;
          } else expect(set).toThrow('property storage quota');
        }
        expect(new Map(store.keys().map((key) => [key, store.get(key)]))).toEqual(model);
      }
    }),
    { numRuns: 200 },
  );
});

test('a cache gives what was put last, for as long as it was put, or nothing', () => {
  const operations = fc.oneof(
    fc.record({
      kind: fc.constant('put' as const),
      key: keys,
      value: fc.string(),
      seconds: fc.integer({ min: 1, max: 30_000 }),
    }),
    fc.record({ kind: fc.constant('remove' as const), key: keys }),
    fc.record({ kind: fc.constant('wait' as const), milliseconds: fc.nat(20_000_000) }),
  );
  fc.assert(
    fc.property(fc.array(operations, { maxLength: 40 }), (list) => {
      const cache = new CacheStore();
      const model = new Map<string, { value: string; until: number }>();
      let now = 0;
      for (const operation of list) {
        if (operation.kind === 'wait') now += operation.milliseconds;
        else if (operation.key === '') expect(() => cache.get('', now)).toThrow('Invalid argument: key');
        else if (operation.kind === 'remove') {
          cache.remove(operation.key);
          model.delete(operation.key);
        } else {
          cache.put(operation.key, operation.value, operation.seconds, now);
          model.set(operation.key, { value: operation.value, until: now + Math.min(operation.seconds, 21_600) * 1000 });
        }
        for (const [key, { value, until }] of model) expect(cache.get(key, now)).toBe(now < until ? value : null);
      }
    }),
    { numRuns: 200 },
  );
});

test('a lock has one holder at most, and whoever releases or ends gives it up', () => {
  const operations = fc.record({
    kind: fc.constantFrom('acquire' as const, 'release' as const, 'end' as const),
    execution: fc.integer({ min: 1, max: 3 }),
    object: fc.integer({ min: 1, max: 2 }),
  });
  fc.assert(
    fc.property(fc.array(operations, { maxLength: 40 }), (list) => {
      const locks = new Locks();
      let holder: string | null = null;
      for (const { kind, execution, object } of list) {
        const me = `${execution} ${object}`;
        if (kind === 'acquire') {
          expect(locks.acquire('document', { execution, object })).toBe(holder === null || holder === me);
          holder ??= me;
        } else if (kind === 'release') {
          locks.release('document', { execution, object });
          if (holder === me) holder = null;
        } else {
          locks.releaseAll(execution);
          if (holder?.startsWith(`${execution} `)) holder = null;
        }
        const current = locks.holder('document');
        expect(current && `${current.execution} ${current.object}`).toBe(holder);
      }
    }),
    { numRuns: 200 },
  );
});

describe('user properties in a custom function', () => {
  const source = `function SET() { PropertiesService.getUserProperties().setProperty('a', 'b'); return 'done'; }
    function SETALL() { PropertiesService.getUserProperties().setProperties({ a: 'c' }); return 'done'; }
    function DELETE() { PropertiesService.getUserProperties().deleteProperty('a'); return 'done'; }
    function CLEAR() { PropertiesService.getUserProperties().deleteAllProperties(); return 'done'; }`;
  const evaluated = (name: string, by: string) => {
    const script = simulated(source);
    script.properties(`user:${OWNER}`).set({ a: '1' });
    const { value, thrown } = script.evaluate(name, [], { by, sheetId: 0, row: 1, column: 1 });
    return [value ?? thrown!.message, script.properties(`user:${OWNER}`).get('a')];
  };

  test('may be set and deleted by the owner, whose they are', () => {
    expect(['SET', 'SETALL', 'DELETE', 'CLEAR'].map((name) => evaluated(name, OWNER))).toEqual([
      ['done', 'b'],
      ['done', 'c'],
      ['done', null],
      ['done', null],
    ]);
  });

  test('may neither be set nor deleted by an editor', () => {
    for (const name of ['SET', 'SETALL', 'DELETE', 'CLEAR']) {
      expect(evaluated(name, EDITOR)).toEqual([expect.stringMatching(/^You do not have permission to call /), '1']);
    }
  });
});
