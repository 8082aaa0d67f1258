import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  decodeUndo,
  describeWritten,
  encodeUndo,
  forgetUndo,
  NOTHING,
  personHash,
  recordWritten,
} from '../../../src/undo/undo-record';
import type { UndoRecord, UndoRow } from '../../../src/undo/undo-record';

const PROPERTY_BYTES = 9_000;

const record = (rows: UndoRow[], patch: Partial<UndoRecord> = {}): UndoRecord => ({
  startedAt: 1_700_000_000_000,
  sheetId: 7,
  sheetName: 'Contacts',
  headerRow: 1,
  headers: { 1: 'Name', 2: 'Société' },
  mapping: { full_name: 1, company_name: 2 },
  email: 3,
  status: 4,
  waterfall: true,
  headed: ['email', 'status'],
  taken: rows.length,
  rows,
  ...patch,
});

const row = (number: number, before = { email: '', status: '' }, written = NOTHING): UndoRow => ({
  row: number,
  person: personHash(`person ${number}`),
  before,
  written,
});

const anyRows = fc
  .uniqueArray(fc.integer({ min: 2, max: 3_000_000 }), { maxLength: 60 })
  .chain((numbers) =>
    fc.tuple(
      ...numbers
        .sort((a, b) => a - b)
        .map((number) =>
          fc
            .record({ email: fc.string({ unit: 'grapheme' }), status: fc.constantFrom('', 'Failed: ¡no!', 'Queued') })
            .map((before) => row(number, before)),
        ),
    ),
  )
  .map((rows) => [...rows] as UndoRow[]);

describe('the record of a run', () => {
  test('comes back from its properties as it went in, whatever stood in the cells', () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const properties = encodeUndo(record(rows));
        expect(decodeUndo(properties)).toEqual(record(rows));
        for (const text of Object.values(properties)) expect(Buffer.byteLength(text)).toBeLessThan(PROPERTY_BYTES);
      }),
    );
  });

  test('holds some four thousand rows, and of more it says that they are too many', () => {
    const rows = (count: number) => Array.from({ length: count }, (_, index) => row(index + 2));
    expect(decodeUndo(encodeUndo(record(rows(4_000))))?.rows).toHaveLength(4_000);
    const tooMany = encodeUndo(record(rows(6_000)));
    expect(decodeUndo(tooMany)).toMatchObject({ rows: null, taken: 6_000, sheetName: 'Contacts' });
    expect(Object.values(tooMany).join('').length).toBeLessThan(1_000);
  });

  test('leaves nothing of a longer one before it', () => {
    const properties = new Map(Object.entries(encodeUndo(record(Array.from({ length: 3_000 }, (_, i) => row(i + 2))))));
    Object.entries(encodeUndo(record([row(2)]))).forEach(([name, text]) => properties.set(name, text));
    expect(decodeUndo(Object.fromEntries(properties))?.rows).toEqual([row(2)]);
    Object.entries(forgetUndo()).forEach(([name, text]) => properties.set(name, text));
    expect(decodeUndo(Object.fromEntries(properties))).toBeNull();
  });

  test('that nobody can read any more counts as one that is too large, or as none', () => {
    const properties = encodeUndo(record([row(2), row(3)]));
    expect(decodeUndo({ ...properties, 'undo.0': 'B' })?.rows).toBeNull();
    expect(decodeUndo({ undo: '{' })).toBeNull();
    expect(decodeUndo({})).toBeNull();
  });
});

describe('what a step has written', () => {
  const run = { startedAt: 1_700_000_000_000, sheetId: 7 };
  const ada = describeWritten({ email: 'ada@acme.example', word: 'found' }, { email: '' });

  test('goes to its person, and among people who are alike to the row', () => {
    const alike = [row(2), { ...row(5), person: row(2).person }];
    const properties = encodeUndo(record(alike));
    const changed = recordWritten(properties, run, [{ row: 5, person: row(2).person, written: ada }]);
    expect(decodeUndo({ ...properties, ...changed })?.rows?.map(({ written }) => written)).toEqual([NOTHING, ada]);
  });

  test('goes to the person wherever the row has moved', () => {
    const properties = encodeUndo(record([row(2), row(3)]));
    const changed = recordWritten(properties, run, [{ row: 900, person: row(3).person, written: ada }]);
    expect(decodeUndo({ ...properties, ...changed })?.rows?.map(({ written }) => written)).toEqual([NOTHING, ada]);
  });

  test('changes nothing in the record of another run', () => {
    const properties = encodeUndo(record([row(2)]));
    const result = { row: 2, person: row(2).person, written: ada };
    expect(recordWritten(properties, { ...run, startedAt: 1 }, [result])).toEqual({});
    expect(recordWritten(properties, { ...run, sheetId: 8 }, [result])).toEqual({});
    expect(recordWritten({}, run, [result])).toEqual({});
  });

  test('tells an email that was emptied from one that was left alone', () => {
    const before = { email: 'old@acme.example' };
    expect(describeWritten({ email: '', word: 'not-found' }, before)).not.toBe(
      describeWritten({ email: null, word: 'not-found' }, before),
    );
    expect(describeWritten({ email: null, word: 'found' }, before)).not.toBe(
      describeWritten({ email: null, word: 'failed' }, before),
    );
  });
});
