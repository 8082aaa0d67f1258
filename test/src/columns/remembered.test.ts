import { expect, test } from '@jest/globals';
import { columnsOf, recallColumns, rememberedColumns } from '../../../src/columns/remembered';
import type { ColumnChoice } from '../../../src/columns/remembered';
import type { Properties } from '../../../src/services';

const CHOICE: ColumnChoice = {
  headerRow: 2,
  mapping: { full_name: 1, company_name: 3 },
  outputs: { email: 4, status: 5 },
};
const HEADERS = ['Name', 'Phone', 'Company', 'Email', 'eCore status'];

function kept(texts: { [name: string]: string }): Properties {
  return {
    get: (key) => texts[key] ?? null,
    getAll: () => texts,
    setAll: () => undefined,
    remove: () => undefined,
  };
}
const recalled = (headers: string[], sheetId = 7) =>
  recallColumns(kept(rememberedColumns(7, CHOICE, HEADERS)), sheetId, [['A list'], headers]);

test('a choice is remembered as long as the headers stand where they stood', () => {
  expect(recalled(HEADERS)).toMatchObject(CHOICE);
  expect(recalled(['Name', 'Fax', 'Company', 'Email', 'eCore status'])).toMatchObject(CHOICE);
  expect(recalled(['Name', 'Company', 'Phone', 'Email', 'eCore status'])).toBeNull();
  expect(recalled([])).toBeNull();
});

test('it is one sheet\u2019s', () => expect(recalled(HEADERS, 8)).toBeNull());

test('without a header row nothing has to be compared', () => {
  const texts = rememberedColumns(7, { ...CHOICE, headerRow: 0 }, []);
  expect(recallColumns(kept(texts), 7, [['Mara Quillon']])).toMatchObject({ headerRow: 0 });
});

test('long headers are told by their beginning, and take little room', () => {
  const long = HEADERS.map((header) => header + 'x'.repeat(50_000));
  const texts = rememberedColumns(7, CHOICE, long);
  expect(JSON.stringify(texts).length).toBeLessThan(1_000);
  expect(recallColumns(kept(texts), 7, [[], long])).toMatchObject(CHOICE);
});

test('what nobody can read counts as no choice', () => {
  for (const text of ['', '{', 'null', '7', '{"mapping":{}}']) {
    expect(recallColumns(kept({ 'columns.7': text }), 7, [])).toBeNull();
  }
});

test('the columns of a choice are those that there are', () => {
  expect(columnsOf(CHOICE)).toEqual([1, 3, 4, 5]);
  expect(columnsOf({ mapping: { email: 2 }, outputs: { email: null, status: null } })).toEqual([2]);
});
