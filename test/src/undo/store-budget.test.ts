import { expect, test } from '@jest/globals';
import { mergeDurable } from '../../../src/ledger/durable-answers';
import type { Entry } from '../../../src/ledger/entry';
import { encodeKeyFilter } from '../../../src/ledger/key-filter';
import { lookupKey } from '../../../src/lookups/key';
import { encodeUndo, NOTHING, personHash } from '../../../src/undo/undo-record';

/** 500 KB in all: https://developers.google.com/apps-script/guides/services/quotas */
const STORE = 500_000;
const PROPERTY = 9_000;
/** The latest run and five that were left, the last runs, and the columns of some sheets. */
const OTHERS = 7 * PROPERTY + 3_000;

test('answers, a long run and what undoing it needs have room beside each other, all at their largest', () => {
  const keys = Array.from({ length: 14_000 }, (_, index) => lookupKey('email', [`person${index}@company.example`]));
  const answers = new Map(
    keys.map((key, index): [string, Entry] => [
      key,
      { kind: 'found', email: `person${index}@company.example`, at: 1e12 },
    ]),
  );
  const undo = encodeUndo({
    startedAt: 1e12,
    sheetId: 1,
    sheetName: 'Contacts',
    headerRow: 1,
    headers: {},
    mapping: {},
    email: 1,
    status: 2,
    waterfall: true,
    headed: [],
    taken: 4_400,
    rows: Array.from({ length: 4_400 }, (_, row) => ({
      row: row + 2,
      person: personHash(`p${row}`),
      before: { email: '', status: '' },
      written: NOTHING,
    })),
  });
  const properties = {
    ...mergeDurable({}, answers, { notFound: true }),
    ...encodeKeyFilter(keys).properties,
    ...undo,
  };
  const bytes = Object.entries(properties).reduce((sum, [name, text]) => sum + Buffer.byteLength(name + text), 0);
  expect(bytes).toBeGreaterThan(400_000);
  expect(bytes + OTHERS).toBeLessThan(STORE);
});
