import { describe, expect, test } from '@jest/globals';
import { outputColumns } from '../../../src/plan/output-columns';
import { request } from '../support/memory-run';
import { memorySheet } from '../support/memory-sheet';
import type { MemorySheet } from '../support/memory-sheet';

const HEADERS = ['First name', 'Last name', 'Company'];
const NEW = { email: null, status: null };

function placed(
  headers: string[],
  outputs: { email: number | null; status: number | null },
  prepare = (_: MemorySheet) => {},
  headerRow = 1,
) {
  const sheet = memorySheet([[...headers], ['Ann', 'Lee', 'Acme']]);
  prepare(sheet);
  const existing = [...headers];
  const columns = outputColumns(sheet, request({ outputs, headerRow }), existing);
  return { columns, existing, headers: sheet.cells[headerRow === 0 ? 0 : headerRow - 1]! };
}

test('new columns come at the right edge, with headers of their own', () => {
  const { columns, existing, headers } = placed(HEADERS, NEW);
  expect(columns).toMatchObject({ email: 4, status: 5 });
  expect(headers).toEqual([...HEADERS, 'Email', 'eCore status']);
  expect(existing).toEqual(headers);
});

test('beside an email column of the list ours has another name', () =>
  expect(placed([...HEADERS, 'Email'], NEW).headers.slice(4)).toEqual(['eCore email', 'eCore status']));

test('columns that are there are taken, and get a header where they have none', () => {
  expect(placed([...HEADERS, 'Mail', 'State'], { email: 4, status: 5 })).toMatchObject({
    columns: { email: 4, status: 5, added: 0 },
    headers: [...HEADERS, 'Mail', 'State'],
  });
  expect(placed([...HEADERS, '', ''], { email: 4, status: 5 }).headers).toEqual([...HEADERS, 'Email', 'eCore status']);
});

test('without a header row none is written', () =>
  expect(placed(HEADERS, { email: 4, status: 5 }, undefined, 0).headers).toEqual(HEADERS));

describe('where a column comes in right before the header is written', () => {
  const insertFirst = (sheet: MemorySheet) => {
    let done = false;
    sheet.meanwhile = (call) => {
      if (call !== 'write' || done) return;
      done = true;
      for (const row of sheet.cells) row.unshift('');
    };
  };
  test('nothing is placed, and what was written over says what it said', () => {
    const { columns, headers } = placed([...HEADERS, '', 'Notes'], { email: 4, status: 5 }, insertFirst);
    expect(columns).toBeNull();
    expect(headers).toEqual(['', ...HEADERS, '', 'Notes']);
  });
});
